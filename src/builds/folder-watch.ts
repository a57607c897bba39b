/**
 * Tells that something below some folders has changed. What it was is for others to find out, so each folder is watched, not
 * each file, and no event is weighed: those of an editor that saves by renaming come in any number and order.
 */
import { type FSWatcher, readdirSync, watch } from "node:fs";
import { join } from "node:path";
import { isBelow, realOf, statOf } from "../files/index.js";

export class FolderWatch {
  readonly #watchers = new Map<string, { readonly of: string; readonly watcher: FSWatcher }>();

  /** What no link may lead out of: no build reads what is elsewhere. */
  readonly #roots: readonly string[];

  /**
   * @param paths absolute, of folders; what is not there is left out
   * @param isIgnored whether a folder, by its absolute path, is left out with all that it holds
   * @param onChange told of each change, and which file it was where that is known and can't be a folder
   */
  constructor(
    paths: readonly string[],
    readonly isIgnored: (path: string) => boolean,
    readonly onChange: (path?: string) => void,
  ) {
    this.#roots = paths.flatMap((path) => realOf(path) ?? []);
    for (const path of paths) this.#add(path, new Set());
  }

  close(): void {
    for (const { watcher } of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  /** @param above real paths of the folders that led here: a link to one of them would lead round in a circle */
  #add(folder: string, above: ReadonlySet<string>): void {
    const stats = statOf(folder);
    const known = this.#watchers.get(folder);
    // A folder that went away and came back is another one, though it may have got the same inode.
    const of = stats?.isDirectory() ? `${stats.ino} ${stats.birthtimeMs}` : undefined;
    if (known && known.of === of) return;
    known?.watcher.close();
    this.#watchers.delete(folder);
    if (of === undefined || this.isIgnored(folder)) return;
    const real = realOf(folder);
    if (real === undefined || above.has(real) || !this.#roots.some((root) => isBelow(root, real))) return;
    try {
      const watcher = watch(folder, { persistent: true }, (_, name) => this.#changed(folder, name, above));
      watcher.on("error", () => this.#remove(folder));
      this.#watchers.set(folder, { of, watcher });
    } catch {
      // It went away in between, of which its parent tells.
      return;
    }
    const inside = new Set([...above, real]);
    for (const entry of entriesOf(folder))
      if (entry.isDirectory() || entry.isSymbolicLink()) this.#add(join(folder, entry.name), inside);
  }

  #changed(folder: string, name: string | null, above: ReadonlySet<string>): void {
    const real = realOf(folder);
    const path = name === null ? undefined : join(folder, name);
    const wasFolder = path !== undefined && this.#watchers.has(path);
    if (path !== undefined && real !== undefined) this.#add(path, new Set([...above, real]));
    const isFolder = path !== undefined && this.#watchers.has(path);
    this.onChange(wasFolder || isFolder ? undefined : path);
  }

  #remove(folder: string): void {
    this.#watchers.get(folder)?.watcher.close();
    this.#watchers.delete(folder);
    this.onChange();
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
