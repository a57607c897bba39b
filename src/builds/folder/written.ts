/** What the last build has written -> its entries, and their files as they were written. Nothing of it is made anew. */
import { hashOf, MAX_BYTES, readRegular } from "../../files/index.js";
import { type ManifestEntry, readManifest } from "./manifest.js";
import { findPlace } from "./output-path.js";

/** None where there is no manifest of ours. @param outDir absolute; @param shownOut as the user named it */
export function writtenOutputs(outDir: string, shownOut: string): readonly ManifestEntry[] {
  return readManifest(outDir, shownOut).entries;
}

/** The bytes of an output; undefined where the file is not what the build has written. */
export function readOutput(outDir: string, { path, sha256 }: ManifestEntry): Buffer | undefined {
  const place = findPlace(outDir, path);
  const bytes = place === undefined ? undefined : readRegular(place, MAX_BYTES.input, "refuse").bytes;
  return bytes && hashOf(bytes) === sha256 ? bytes : undefined;
}
