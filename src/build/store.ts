/** What other builds have made in folders of their own. */
import { join } from "node:path";
import { lstatOf } from "../files/read.js";
import { Cache } from "./cache.js";
import { MANIFEST } from "./manifest.js";

export interface Store {
  /** Absolute path of an output folder. */
  readonly dir: string;
  readonly cache: Cache;
}

/** Undefined for a folder that no build has written. @param shown the folder as the user named it */
export function openStore(dir: string, shown: string): Store | undefined {
  const isBuilt = lstatOf(join(dir, MANIFEST))?.isFile();
  return isBuilt ? { dir, cache: Cache.open(dir, shown, true) } : undefined;
}
