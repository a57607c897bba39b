/** Where this code stands -> the folder of its package, in which templates and package.json are, as sources or compiled. */
import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(import.meta.url);

/** Absolute. */
export const PACKAGE = folderAbove(HERE);

/** Absolute: `src` or `dist`, with the same entries in both. */
export const PROGRAM = join(PACKAGE, relative(PACKAGE, HERE).split(sep)[0]!);

function folderAbove(path: string): string {
  const folder = dirname(path);
  return folder === dirname(folder) || existsSync(join(folder, "package.json")) ? folder : folderAbove(folder);
}
