/** What the last build has written -> its entries, and their files as they were written. Nothing of it is made anew. */
import { join } from "node:path";
import { hashOf, MAX_BYTES, readRegular } from "../files/index.js";
import { MANIFEST, type ManifestEntry, readManifest } from "./folder/manifest.js";
import { findPlace } from "./folder/output-path.js";

export interface Written {
  readonly entries: readonly ManifestEntry[];
  /** Why there are none, or not all. */
  readonly note?: string;
}

/** @param outDir absolute; @param shownOut as the user named it */
export function writtenOutputs(outDir: string, shownOut: string): Written {
  const { entries, note } = readManifest(outDir, shownOut);
  if (entries.length > 0 || note === undefined) return { entries };
  return { entries, note: `there is no manifest of Versus in ${join(shownOut, MANIFEST)}` };
}

/** The bytes of an output; undefined where the file is not what the build has written. */
export function readOutput(outDir: string, { path, sha256 }: ManifestEntry): Buffer | undefined {
  const place = findPlace(outDir, path);
  const bytes = place === undefined ? undefined : readRegular(place, MAX_BYTES.input, "refuse").bytes;
  return bytes && hashOf(bytes) === sha256 ? bytes : undefined;
}
