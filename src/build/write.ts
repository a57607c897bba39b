/** Files written whole or not at all: under a temporary name in the same folder, then renamed. */
import { lstat, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** Unlike any output's name, and the same for every build: what a killed one leaves is overwritten by the next. */
const TEMPORARY = ".versus-tmp";

/**
 * Writes a file below the output folder. A file that has the content already is left as it is; a link is replaced, and what it
 * leads to is not written.
 */
export async function writeWhole(outDir: string, path: string, content: Uint8Array | string): Promise<void> {
  const target = join(outDir, path);
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  if (await hasContent(target, bytes)) return;
  await mkdir(dirname(target), { recursive: true });
  const temporary = `${target}${TEMPORARY}`;
  try {
    await rm(temporary, { force: true });
    await writeFile(temporary, bytes, { flag: "wx" });
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function hasContent(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    const stats = await lstat(path);
    return stats.isFile() && stats.size === bytes.length && Buffer.compare(await readFile(path), bytes) === 0;
  } catch {
    return false;
  }
}

/** Whether an error came from the system, and not from a fault of ours. */
export function isSystemError(error: unknown): boolean {
  return error instanceof Error && "code" in error && "syscall" in error;
}

/** What the system said about a path of the output folder, in words. `build/write` (error). */
export function writeFailure(outDir: string, error: unknown): Diagnostic {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reasons: Readonly<Record<string, readonly [string, string]>> = {
    EACCES: ["there is no permission to write there", "choose another folder with --out, or change its permissions"],
    EPERM: ["there is no permission to write there", "choose another folder with --out, or change its permissions"],
    EROFS: ["the file system is read-only", "choose another folder with --out"],
    ENOSPC: ["the disk is full", "make room, and build again: what was written so far is whole"],
    ENOTDIR: ["a part of the path is a file, not a folder", "choose another folder with --out"],
    EEXIST: ["a part of the path is a file, not a folder", "choose another folder with --out"],
    EISDIR: ["a folder stands where a file should go", "remove it, or choose another folder with --out"],
  };
  const [reason, hint] = reasons[code] ?? [
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
