/** What one build leaves to the next in the same process: whatever is expensive to open and still the same. */
import { join } from "node:path";
import type { Outcome } from "../../diagnostics/index.js";
import { lstatOf, stampOf } from "../../files/index.js";
import { FileHashes, STAMPS } from "../folder/file-hashes.js";
import {
  type EarlierManifest,
  type EntryText,
  entryText,
  MANIFEST,
  type ManifestEntry,
  readManifest,
} from "../folder/manifest.js";
import type { OutputFolder } from "../folder/output-folder.js";
import type { Toolbox } from "../site/toolbox.js";
import { CACHE, Cache } from "./cache.js";

interface Kept<T> {
  readonly key: string;
  readonly value: T;
}

export class BuildMemory {
  #toolbox: Kept<Outcome<Toolbox>> | undefined;
  #cache: Kept<Cache> | undefined;
  #hashes: Kept<FileHashes> | undefined;
  #manifest: Kept<EarlierManifest> | undefined;
  readonly #texts = new WeakMap<ManifestEntry, Uint8Array>();

  /** @param goesOn whether another build is to follow, and another: what only speeds up the start of a process then waits */
  constructor(readonly goesOn = false) {}

  async toolbox(fingerprint: string, open: () => Promise<Outcome<Toolbox>>): Promise<Outcome<Toolbox>> {
    if (this.#toolbox?.key !== fingerprint) this.#toolbox = { key: fingerprint, value: await open() };
    return this.#toolbox.value;
  }

  /** The cache of a folder as it was left, if nobody else has written it since. */
  cache(outDir: string, shownOut: string): Cache {
    return this.#cache?.key === stateOf(outDir, CACHE) ? this.#cache.value : Cache.open(outDir, shownOut);
  }

  /** The same for the hashes of files. */
  hashes(outDir: string): FileHashes {
    return this.#hashes?.key === stateOf(outDir, STAMPS) ? this.#hashes.value : FileHashes.open(outDir);
  }

  /** The same for the manifest. */
  manifest(outDir: string, shownOut: string): EarlierManifest {
    const known = this.#manifest;
    return known?.key === stateOf(outDir, MANIFEST) ? known.value : readManifest(outDir, shownOut);
  }

  /** An entry of the manifest as text: an entry that is the same as last time is the same object, and need not be encoded again. */
  readonly entryText: EntryText = (entry) => {
    if (!this.goesOn) return entryText(entry);
    let text = this.#texts.get(entry);
    if (text === undefined) this.#texts.set(entry, (text = Buffer.from(entryText(entry), "utf8")));
    return text;
  };

  keep({ dir: outDir, listed }: OutputFolder, cache: Cache, hashes: FileHashes): void {
    // What was to be known of it has been told.
    cache.note = undefined;
    this.#manifest = { key: stateOf(outDir, MANIFEST), value: { entries: listed } };
    this.#cache = { key: stateOf(outDir, CACHE), value: cache };
    this.#hashes = { key: stateOf(outDir, STAMPS), value: hashes };
  }
}

/** A file by its place and its stamp. */
function stateOf(outDir: string, name: string): string {
  const path = join(outDir, name);
  const stats = lstatOf(path);
  return JSON.stringify([path, stats && stampOf(stats)]);
}
