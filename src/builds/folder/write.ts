/** Files written whole or not at all: under a temporary name in the same folder, then renamed. */
import { accessSync, constants, lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Diagnostic } from "../../diagnostics/index.js";
import { hashOf, lstatOf, readRegular, type Stamp, stampOf } from "../../files/index.js";
import { NoFolder, placeOf } from "./output-path.js";

/** The end of a temporary name: unlike any output's, and the same for every build: what a killed one leaves is overwritten by the next. */
export const TEMPORARY = ".versus-tmp";
/** Bytes of a name that leave room for the end of a temporary one: file systems take 255. */
const LONG_NAME = 200;

/** The name under which a file is written before it is whole, in the same folder. */
export function temporaryName(target: string): string {
  const name = basename(target);
  const short = Buffer.byteLength(name) > LONG_NAME ? hashOf(name) : name;
  return join(dirname(target), `${short}${TEMPORARY}`);
}

/**
 * Writes a file below the output folder. A file that has the content already is left as it is; a link is replaced, and what it
 * leads to is not written; nor is what a hard link shares. Throws what the system says, and `NoFolder`.
 * @param path relative to the folder, with forward slashes
 */
export function writeWhole(outDir: string, path: string, content: Uint8Array | string): Stamp {
  const target = placeOf(outDir, path);
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  const present = lstatOf(target);
  if (present?.isFile() && present.size === bytes.length && hasContent(target, bytes)) return stampOf(present);
  const temporary = temporaryName(target);
  try {
    writeNew(temporary, bytes);
    renameSync(temporary, target);
  } catch (error) {
    removeQuietly(temporary);
    throw error;
  }
  return stampOf(lstatSync(target));
}

/** Whether so few parts of a file have changed that it is not written anew while builds follow one another. */
export const isFew = (changes: number, all: number): boolean => changes < all / 10;

/** Characters that are joined at a time. */
const PIECE = 1 << 20;

/** Texts, as such or in UTF-8, as one content: together they may be longer than a string can be (2^29 characters in V8). */
export function joined(texts: Iterable<string | Uint8Array>): Uint8Array {
  const pieces: Uint8Array[] = [];
  let piece = "";
  const end = () => {
    if (piece !== "") pieces.push(Buffer.from(piece, "utf8"));
    piece = "";
  };
  for (const text of texts) {
    if (typeof text === "string") piece += text;
    else {
      end();
      pieces.push(text);
    }
    if (piece.length >= PIECE) end();
  }
  end();
  return Buffer.concat(pieces);
}

function hasContent(path: string, bytes: Uint8Array): boolean {
  const { bytes: present } = readRegular(path, bytes.length, "refuse");
  return present !== undefined && Buffer.compare(present, bytes) === 0;
}

/** What went wrong before is what is to be told. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A folder, or nobody's to remove.
  }
}

/** What stands at the place is not written through: it may be a link. */
function writeNew(path: string, bytes: Uint8Array): void {
  const write = () => writeFileSync(path, bytes, { flag: "wx" });
  try {
    write();
  } catch (error) {
    if (codeOf(error) === "ENOENT") mkdirSync(dirname(path), { recursive: true });
    else if (codeOf(error) === "EEXIST") rmSync(path, { force: true });
    else throw error;
    write();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Whether an error came from the system, and not from a fault of ours. */
export function isSystemError(error: unknown): boolean {
  return error instanceof Error && "code" in error && "syscall" in error;
}

const REASONS: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  EACCES: ["there is no permission to write there", "choose another folder with --out, or change its permissions"],
  EPERM: ["there is no permission to write there", "choose another folder with --out, or change its permissions"],
  EROFS: ["the file system is read-only", "choose another folder with --out"],
  ENOSPC: ["the disk is full", "make room, and build again: what was written so far is whole, and is not made again"],
  EDQUOT: ["your share of the disk is full", "make room, and build again: what was written so far is whole"],
  EFBIG: ["the file system takes no file of that size", "choose another folder with --out"],
  EMFILE: ["too many files are open", "build with fewer workers: --jobs 1"],
  ENOTDIR: ["a part of the path is a file, not a folder", "choose another folder with --out"],
  EEXIST: ["a part of the path is a file, not a folder", "choose another folder with --out"],
  EISDIR: ["a folder stands where a file should go", "remove it, or choose another folder with --out"],
  ENOTEMPTY: ["a folder stands where a file should go", "remove it, or choose another folder with --out"],
  ERR_FS_EISDIR: ["a folder stands where a file should go", "remove it, or choose another folder with --out"],
  ENAMETOOLONG: ["its name is longer than the file system takes", "give the content file a shorter name"],
  EINVAL: ["the file system takes no such name", "give the content file another name"],
  EILSEQ: ["the file system takes no such name", "give the content file another name"],
  ELOOP: ["it is a link that leads back to itself", "remove it, or choose another folder with --out"],
  EBUSY: ["another program holds the file", "close it there, and build again"],
  ETXTBSY: ["another program holds the file", "close it there, and build again"],
};
/** With these no other file will fare better. */
const OF_ALL = new Set(["EROFS", "ENOSPC", "EDQUOT", "EIO", "EMFILE", "ENFILE", "LINK", "ENOTDIR"]);

/** What the system said about a path of the output folder, in words. `build/write` (error). */
export function writeFailure(outDir: string, error: unknown): Diagnostic {
  const [reason, hint] = reasonFor(error);
  return {
    severity: "error",
    code: "build/write",
    message: `the output folder ${outDir} can't be written: ${reason}`,
    hints: [hint],
  };
}

/**
 * The same about one file; undefined where it concerns all that is in the folder.
 * @param outDir absolute; @param shownOut as the user named it; @param path relative to it
 */
export function fileFailure(outDir: string, shownOut: string, path: string, error: unknown): Diagnostic | undefined {
  if (OF_ALL.has(codeOf(error)) || !isWritable(dirname(join(outDir, path)))) return undefined;
  const [reason, hint] = reasonFor(error);
  return {
    severity: "error",
    code: "build/write",
    message: `${shownOut}/${path} can't be written: ${reason}`,
    hints: [hint],
  };
}

function reasonFor(error: unknown): readonly [reason: string, hint: string] {
  if (error instanceof NoFolder && error.code === "LINK")
    return [
      `${error.folder} in it is a link, and nothing is written through it`,
      "put a folder in its place, or name the folder that is meant with --out, which may itself be a link",
    ];
  const words = error instanceof Error ? error.message.replace(/, \w+( '[\s\S]*)?$/, "") : String(error);
  return REASONS[codeOf(error)] ?? [words, "choose another folder with --out"];
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
