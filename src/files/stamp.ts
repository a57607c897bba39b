/** A file -> what its file system says of it without reading it: as long as that stays, so does the file. */
import type { Stats } from "node:fs";
import { statOf } from "./read.js";

/** Size, times of its content and its inode (ms), number of the inode. */
export type Stamp = readonly [size: number, mtime: number, ctime: number, inode: number];

export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): Stamp {
  return [size, mtimeMs, ctimeMs, ino];
}

/** As a text, links followed; the same one for all files that aren't there. */
export function stampText(path: string): string {
  const stats = statOf(path);
  return stats ? stampOf(stats).join(" ") : "";
}
