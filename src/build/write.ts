/** Files written whole or not at all: under a temporary name in the same folder, then renamed. */
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, type Stats, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** Unlike any output's name, and the same for every build: what a killed one leaves is overwritten by the next. */
export const TEMPORARY = ".versus-tmp";

/** What a file system says of a file without reading it: size, times of its content and its inode (ms), number of the inode. */
export type Stamp = readonly [size: number, mtime: number, ctime: number, inode: number];

export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): Stamp {
  return [size, mtimeMs, ctimeMs, ino];
}

/**
 * Writes a file below the output folder. A file that has the content already is left as it is; a link is replaced, and what it
 * leads to is not written. Throws what the system says.
 * @param path relative to the folder, with forward slashes
 */
export function writeWhole(outDir: string, path: string, content: Uint8Array | string): Stamp {
  const target = join(outDir, path);
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  const present = lstatSync(target, { throwIfNoEntry: false });
  if (present?.isFile() && present.size === bytes.length && hasContent(target, bytes)) return stampOf(present);
  const temporary = `${target}${TEMPORARY}`;
  try {
    writeNew(temporary, bytes);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  return stampOf(lstatSync(target));
}

/** Characters that are joined at a time. */
const PIECE = 1 << 20;

/** Texts as one content: together they may be longer than a string can be (2^29 characters in V8). */
export function joined(texts: Iterable<string>): Uint8Array {
  const pieces: Buffer[] = [];
  let piece = "";
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    pieces.push(Buffer.from(piece, "utf8"));
    piece = "";
  }
  return Buffer.concat([...pieces, Buffer.from(piece, "utf8")]);
}

function hasContent(path: string, bytes: Uint8Array): boolean {
  try {
    return Buffer.compare(readFileSync(path), bytes) === 0;
  } catch {
    return false;
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
};

/** What the system said about a path of the output folder, in words. `build/write` (error). */
export function writeFailure(outDir: string, error: unknown): Diagnostic {
  const [reason, hint] = REASONS[codeOf(error)] ?? [
    error instanceof Error ? error.message : String(error),
    "choose another folder with --out",
  ];
  return {
    severity: "error",
    code: "build/write",
    message: `the output folder ${outDir} can't be written: ${reason}`,
    hints: [hint],
  };
}
