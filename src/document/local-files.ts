/** URLs of a document -> what it may read: files below its folder, and what `data:` URLs hold. */
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { liesInside, readRegular, statOf } from "../files/index.js";
import { isDataUrl, readDataUrl } from "../graphics/index.js";

/** Where the files of a document are. */
export interface DocumentFolders {
  /** Absolute folder that relative URLs start from. Without it nothing is read from disk. */
  readonly baseDir?: string;
  /** Absolute folder outside of which nothing is read. Default: `baseDir`. */
  readonly root?: string;
  /** What `<base href>` says: URLs start from there, and that from `baseDir`. */
  readonly baseUrl?: string;
}

/** The file that a URL names, below the root; undefined for anything else. */
function localPath(url: string, { baseDir, root = baseDir, baseUrl = "" }: DocumentFolders): string | undefined {
  if (!baseDir || !root) return undefined;
  try {
    const folder = pathToFileURL(`${baseDir}/`);
    const found = new URL(url.trim(), new URL(baseUrl, folder));
    // A folder of another machine's, on Windows, has a host of its own.
    if (found.protocol !== "file:" || found.host !== folder.host) return undefined;
    found.search = "";
    found.hash = "";
    const path = fileURLToPath(found);
    // A link below the root may lead out of it.
    return liesInside(resolve(root), path) === false ? undefined : path;
  } catch {
    return undefined;
  }
}

/** What a URL names: the path of a file that is there, or bytes; else why it isn't read, as the end of a sentence. */
export type Resource =
  | { readonly kind: "file"; readonly path: string }
  | {
      readonly kind: "data";
      readonly bytes: Uint8Array;
      readonly mimeType: string;
      readonly charset: string | undefined;
    }
  | { readonly kind: "refused"; readonly reason: string };

/** The one way from a URL in HTML or CSS to what is read: images, stylesheets and fonts take it. */
export function findResource(url: string, folders: DocumentFolders): Resource {
  if (isDataUrl(url)) {
    const data = readDataUrl(url);
    return data ? { kind: "data", ...data } : { kind: "refused", reason: "its data can't be decoded" };
  }
  if (url.trim() === "") return { kind: "refused", reason: "it has no address" };
  const path = localPath(url, folders);
  if (path === undefined) return { kind: "refused", reason: "it is not a file below the document's folder" };
  return statOf(path) ? { kind: "file", path } : { kind: "refused", reason: "there is no such file" };
}

/** The bytes of what a URL names. @param maxBytes larger files are not read */
export function readResource(
  url: string,
  folders: DocumentFolders,
  maxBytes: number,
): { readonly bytes: Uint8Array; readonly charset?: string | undefined } | { readonly reason: string } {
  const found = findResource(url, folders);
  if (found.kind === "refused") return found;
  if (found.kind === "data") return found;
  const { bytes, fault } = readRegular(found.path, maxBytes);
  return fault ? { reason: fault.reason } : { bytes };
}

/** A URL as messages name it: those that hold data are long. */
export const shownUrl = (url: string): string => (url.length > 80 ? `${url.slice(0, 60)}…` : url);
