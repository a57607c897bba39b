/**
 * A folder -> the files below it. Links are followed within the folders that are allowed, each folder is entered once, and what leads
 * elsewhere is not so much as looked into.
 */
import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Inside, realOf } from "./inside.js";
import { statOf } from "./read.js";

export interface WalkedFolder {
  /** Absolute paths, sorted; of all that is no folder. */
  readonly files: readonly string[];
  /** Absolute paths of links that lead elsewhere. */
  readonly outside: readonly { readonly path: string; readonly isFolder: boolean }[];
  /** Absolute paths of folders that can't be read. */
  readonly unreadable: readonly string[];
}

/**
 * Names that begin with a dot are left out, and so are links to nothing. Lets others have their turn between folders.
 * @param folder absolute; one that isn't there has no files
 * @param allowed folders of which the first that names a link says whether that may be entered
 */
export async function walkFolder(folder: string, allowed: readonly Inside[]): Promise<WalkedFolder> {
  const walk = steps(folder, allowed, Number.POSITIVE_INFINITY);
  for (let step = walk.next(); ; step = walk.next()) {
    if (step.done) return step.value;
    await new Promise(setImmediate);
  }
}

/** As `walkFolder`, before anything else happens in this thread. @param depth how many levels are looked at: 1 for the folder alone */
export function walkFolderNow(folder: string, allowed: readonly Inside[], depth: number): WalkedFolder {
  const walk = steps(folder, allowed, depth);
  for (let step = walk.next(); ; step = walk.next()) if (step.done) return step.value;
}

/** A step for each folder. */
function* steps(
  folder: string,
  allowed: readonly Inside[],
  depth: number,
): Generator<undefined, WalkedFolder, undefined> {
  const files: string[] = [];
  const outside: { path: string; isFolder: boolean }[] = [];
  const unreadable: string[] = [];
  const entered = new Set<string>();
  // What stands there itself comes before what links bring: a folder is then known by its own path.
  const plain = [{ path: folder, level: 1 }];
  const linked: typeof plain = [];
  for (let next = plain.shift(); next !== undefined; next = plain.shift() ?? linked.shift()) {
    const real = realOf(next.path);
    if (real === undefined || entered.has(real) || next.level > depth) continue;
    entered.add(real);
    const entries = entriesOf(next.path);
    if (!entries && statOf(next.path)?.isDirectory()) unreadable.push(next.path);
    for (const entry of entries ?? []) {
      if (entry.name.startsWith(".")) continue;
      const path = join(next.path, entry.name);
      const below = { path, level: next.level + 1 };
      if (entry.isDirectory()) plain.push(below);
      else if (!entry.isSymbolicLink()) files.push(path);
      else {
        const isFolder = statOf(path)?.isDirectory();
        if (isFolder === undefined) continue;
        if (allowed.find((each) => each.names(path))?.holds(path) === false) outside.push({ path, isFolder });
        else if (isFolder) linked.push(below);
        else files.push(path);
      }
    }
    yield undefined;
  }
  return { files: files.sort(), outside, unreadable };
}

function entriesOf(folder: string): Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}
