/**
 * Where a build writes: the output folder, or of an edition a folder in it. An edition's folder is for others as it is: what a build keeps
 * for the next one stands beside it, in the output folder.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";

export interface EditionFolder {
  /** Absolute path of the outputs. */
  readonly dir: string;
  /** As the user named it. */
  readonly shown: string;
  /** Absolute path of what is kept for the next build. */
  readonly keptIn: string;
  /** Of an edition. */
  readonly name: string | undefined;
}

export function folderOf(outDir: string, shown: string, name: string | undefined): EditionFolder {
  if (name === undefined) return { dir: outDir, shown, keptIn: outDir, name };
  return { dir: join(outDir, name), shown: `${shown}/${name}`, keptIn: outDir, name };
}

/** The name of a file that is kept: `.versus-cache.jsonl` becomes `.versus-cache.large.jsonl`. */
export function keptName(file: string, { name }: EditionFolder): string {
  return name === undefined ? file : file.replace(/(?=\.[a-z]+$)/, `.${name}`);
}

/** The editions of which a file is kept in an output folder, sorted. */
export function editionsKept(file: string, outDir: string): string[] {
  const [start, end] = [`${file.slice(0, file.lastIndexOf("."))}.`, file.slice(file.lastIndexOf("."))];
  return readdirSync(outDir)
    .filter((name) => name.startsWith(start) && name.endsWith(end) && name.length > start.length + end.length)
    .map((name) => name.slice(start.length, -end.length))
    .filter((name) => /^[\w-]+$/.test(name))
    .sort();
}
