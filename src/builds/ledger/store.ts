/** What other builds have made in folders of their own. */
import { join } from "node:path";
import { lstatOf, statOf } from "../../files/index.js";
import { MANIFEST } from "../folder/manifest.js";
import { CACHE, Cache } from "./cache.js";

export interface Store {
  /** Absolute path of an output folder. */
  readonly dir: string;
  readonly cache: Cache;
  /** No build has written there. */
  readonly isEmpty: boolean;
}

/** Undefined where there is no such folder. @param shown the folder as the user named it */
export function openStore(dir: string, shown: string): Store | undefined {
  const isFolder = statOf(dir)?.isDirectory();
  if (!isFolder) return undefined;
  const isEmpty = ![MANIFEST, CACHE].some((name) => lstatOf(join(dir, name)));
  return { dir, cache: Cache.open(dir, shown, true), isEmpty };
}
