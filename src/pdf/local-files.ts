/** URLs of a document -> files that it may read: below its folder, links followed, and nothing else. */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isBelow, liesInside } from "../files/inside.js";
import { type FileRead, readRegular } from "../files/read.js";

/** Where the files of a document are. */
export interface DocumentFolders {
  /** Absolute folder that relative URLs start from. Without it nothing is read from disk. */
  readonly baseDir?: string;
  /** Absolute folder outside of which nothing is read. Default: `baseDir`. */
  readonly root?: string;
}

/** The file that a URL names, below the root; undefined for anything else. */
export function localPath(url: string, folders: DocumentFolders): string | undefined {
  const { baseDir, root = baseDir } = folders;
  if (!baseDir || !root || /^(?!file:)[a-z][a-z\d+.-]*:|^\/\//i.test(url)) return undefined;
  try {
    const path = url.startsWith("file:")
      ? fileURLToPath(url)
      : resolve(baseDir, decodeURIComponent(url.replace(/[?#].*$/, "")));
    // A link below the root may lead out of it.
    return isBelow(resolve(root), path) && liesInside(resolve(root), path) !== false ? path : undefined;
  } catch {
    return undefined;
  }
}

/** The file that a URL names, or why it isn't read. */
export function readLocal(url: string, folders: DocumentFolders, maxBytes: number): FileRead {
  const path = localPath(url, folders);
  if (path !== undefined) return readRegular(path, maxBytes);
  return { fault: { kind: "unreadable", reason: "it is not a file below the document's folder" } };
}
