/** What other builds have made in folders of their own. */
import { join } from "node:path";
import { lstatOf, statOf } from "../../files/index.js";
import { folderOf, keptName } from "../folder/edition-folder.js";
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
export function openStore(outDir: string, shownOut: string, edition?: string): Store | undefined {
  const folder = folderOf(outDir, shownOut, edition);
  const { dir, keptIn, shown } = folder;
  const isFolder = statOf(dir)?.isDirectory();
  if (!isFolder) return undefined;
  const name = keptName(CACHE, folder);
  const isEmpty = ![join(dir, MANIFEST), join(keptIn, name)].some((path) => lstatOf(path));
  return { dir, cache: Cache.open(keptIn, shown, true, name), isEmpty };
}
