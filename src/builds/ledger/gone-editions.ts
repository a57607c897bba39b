/** Editions that versus.yaml no longer has: what earlier builds made of them goes, as that of sheets does which are gone. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { editionsKept, folderOf, keptName } from "../folder/edition-folder.js";
import { FileHashes, STAMPS } from "../folder/file-hashes.js";
import { readManifest } from "../folder/manifest.js";
import { type FinishedFolder, OutputFolder } from "../folder/output-folder.js";
import { findPlace } from "../folder/output-path.js";
import { isSystemError, writeFailure } from "../folder/write.js";
import { CACHE, Cache } from "./cache.js";

/** @param editions those that there are @returns of each that is gone what became of its folder */
export function removeGoneEditions(
  outDir: string,
  shownOut: string,
  editions: readonly string[],
): { readonly edition: string; readonly removed: FinishedFolder }[] {
  return editionsKept(CACHE, outDir)
    .filter((edition) => !editions.includes(edition))
    .map((edition) => ({ edition, removed: removeEdition(outDir, shownOut, edition) }));
}

function removeEdition(outDir: string, shownOut: string, edition: string): FinishedFolder {
  const place = folderOf(outDir, shownOut, edition);
  const { dir, shown, keptIn } = place;
  try {
    // What a link in its place leads to is nobody's of ours.
    const isOurs = findPlace(outDir, `${edition}/x`) !== undefined;
    const cache = Cache.open(keptIn, shown, true, keptName(CACHE, place));
    const folder = new OutputFolder(dir, shown, FileHashes.open(), readManifest(dir, shown), cache.entries);
    const removed = isOurs ? folder.clear() : { pruned: [], diagnostics: [] };
    if (removed.diagnostics.length === 0)
      for (const file of [CACHE, STAMPS]) rmSync(join(keptIn, keptName(file, place)), { force: true });
    return removed;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { pruned: [], diagnostics: [writeFailure(shown, error)] };
  }
}
