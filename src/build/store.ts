/** What other builds have made in folders of their own. */
import { lstatSync, statSync } from "node:fs";
import { join } from "node:path";
import { CACHE, Cache } from "./cache.js";
import { MANIFEST } from "./manifest.js";

export interface Store {
  /** Absolute path of an output folder. */
  readonly dir: string;
  readonly cache: Cache;
  /** No build has written there. */
  readonly isEmpty: boolean;
}

/** Undefined where there is no such folder. @param shown the folder as the user named it */
export function openStore(dir: string, shown: string): Store | undefined {
  const isFolder = statSync(dir, { throwIfNoEntry: false })?.isDirectory();
  if (!isFolder) return undefined;
  const isEmpty = ![MANIFEST, CACHE].some((name) => lstatSync(join(dir, name), { throwIfNoEntry: false }));
  return { dir, cache: Cache.open(dir, shown, true), isEmpty };
}
