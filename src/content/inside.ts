/** Whether files lie in a folder, links followed: asked of every file of a collection, so folders are resolved once. */
import { lstatSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, relative, sep } from "node:path";

export class Inside {
  readonly #real: string | undefined;
  /** Whether the folder of that path lies inside. */
  readonly #folders = new Map<string, boolean>();

  /** @param folder absolute */
  constructor(readonly folder: string) {
    this.#real = real(folder);
  }

  /** Whether the path as written is below the folder, wherever its links lead. */
  names(path: string): boolean {
    return isBelow(this.folder, path);
  }

  /** Undefined where there is no such file. @param path absolute */
  holds(path: string): boolean | undefined {
    if (!this.names(path)) return false;
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (!stats || this.#real === undefined) return undefined;
    if (!stats.isSymbolicLink()) return this.#holdsFolder(dirname(path));
    const target = real(path);
    return target === undefined ? undefined : isBelow(this.#real, target);
  }

  #holdsFolder(folder: string): boolean {
    let inside = this.#folders.get(folder);
    if (inside === undefined) {
      const target = real(folder);
      inside = target !== undefined && isBelow(this.#real!, target);
      this.#folders.set(folder, inside);
    }
    return inside;
  }
}

function real(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function isBelow(folder: string, path: string): boolean {
  if (path.startsWith(folder + sep)) return true;
  const way = relative(folder, path);
  return !(way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way));
}
