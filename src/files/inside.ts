/** Whether files lie in a folder, links followed: asked of every file of a collection, so folders are resolved once. */
import { realpathSync } from "node:fs";
import own, { dirname, type PlatformPath } from "node:path";
import { lstatOf } from "./read.js";

export class Inside {
  readonly #real: string | undefined;
  /** Whether the folder of that path lies inside. */
  readonly #folders = new Map<string, boolean>();

  /** @param folder absolute */
  constructor(readonly folder: string) {
    this.#real = realOf(folder);
  }

  /** Whether the path as written is below the folder, wherever its links lead. */
  names(path: string): boolean {
    return isBelow(this.folder, path);
  }

  /** Undefined where there is no such file. @param path absolute */
  holds(path: string): boolean | undefined {
    if (!this.names(path)) return false;
    if (path === this.folder) return this.#real === undefined ? undefined : true;
    const stats = lstatOf(path);
    if (!stats || this.#real === undefined) return undefined;
    if (!stats.isSymbolicLink()) return this.#holdsFolder(dirname(path));
    const target = realOf(path);
    return target === undefined ? undefined : isBelow(this.#real, target);
  }

  #holdsFolder(folder: string): boolean {
    let inside = this.#folders.get(folder);
    if (inside === undefined) {
      const target = realOf(folder);
      inside = target !== undefined && isBelow(this.#real!, target);
      this.#folders.set(folder, inside);
    }
    return inside;
  }
}

/** Whether a path, links followed, lies in a folder; undefined where there is no such file. */
export function liesInside(folder: string, path: string): boolean | undefined {
  return new Inside(folder).holds(path);
}

/** Where a path leads, all links followed; undefined where that is nothing. */
export function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/**
 * Whether a path as written is a folder, or below it: `..` leads out, `..name` doesn't. Both absolute, or both relative.
 * @param system whose paths they are
 */
export function isBelow(folder: string, path: string, { isAbsolute, relative, sep }: PlatformPath = own): boolean {
  const way = relative(folder, path);
  // On Windows what is on another drive has no relative way.
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
