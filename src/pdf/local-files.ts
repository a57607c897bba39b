/** URLs of a document -> files that it may read. */
import { existsSync, realpathSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

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
    const inside = path.startsWith(`${resolve(root)}/`) || dirname(path) === resolve(root);
    // A link below the root may lead out of it.
    if (inside && existsSync(path) && relative(realpathSync(root), realpathSync(path)).startsWith(".."))
      return undefined;
    return inside ? path : undefined;
  } catch {
    return undefined;
  }
}
