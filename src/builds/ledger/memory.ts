/** What one build leaves to the next in the same process: whatever is expensive to open and still the same. */
import { join } from "node:path";
import type { Outcome } from "../../diagnostics/index.js";
import { lstatOf, stampOf } from "../../files/index.js";
import { type EditionFolder, keptName } from "../folder/edition-folder.js";
import { FileHashes, STAMPS } from "../folder/file-hashes.js";
import {
  type BuildRecord,
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
import type { LookUps } from "./lookup.js";

interface Kept<T> {
  readonly key: string;
  readonly value: T;
}

export class BuildMemory {
  #toolbox: Kept<Outcome<Toolbox>> | undefined;
  #cache: Kept<Cache> | undefined;
  #hashes: Kept<FileHashes> | undefined;
  #manifest: Kept<EarlierManifest> | undefined;
  #clean: Kept<Set<string>> | undefined;
  #folder: OutputFolder | undefined;
  readonly #editions = new Map<string, BuildMemory>();
  readonly #texts = new WeakMap<ManifestEntry, Uint8Array>();

  /** What this process has found as it was written: until the build has been told, it is taken to be so. */
  readonly #whole = new WeakSet<BuildRecord>();

  readonly #lookUps: LookUps = new WeakMap();

  /** @param goesOn whether another build is to follow, and another: what only speeds up the start of a process then waits */
  constructor(readonly goesOn = false) {}

  async toolbox(fingerprint: string, open: () => Promise<Outcome<Toolbox>>): Promise<Outcome<Toolbox>> {
    if (this.#toolbox?.key !== fingerprint) this.#toolbox = { key: fingerprint, value: await open() };
    return this.#toolbox.value;
  }

  /** The cache of a folder as it was left, if nobody else has written it since. */
  cache(folder: EditionFolder): Cache {
    const name = keptName(CACHE, folder);
    const { keptIn, shown } = folder;
    return this.#cache?.key === stateOf(keptIn, name) ? this.#cache.value : Cache.open(keptIn, shown, false, name);
  }

  /** The same for the hashes of files. */
  hashes(folder: EditionFolder): FileHashes {
    const name = keptName(STAMPS, folder);
    return this.#hashes?.key === stateOf(folder.keptIn, name)
      ? this.#hashes.value
      : FileHashes.open(folder.keptIn, name);
  }

  /** The same for the manifest. */
  manifest({ dir, shown }: EditionFolder): EarlierManifest {
    const known = this.#manifest;
    return known?.key === stateOf(dir, MANIFEST) ? known.value : readManifest(dir, shown);
  }

  /** An entry of the manifest as text: an entry that is the same as last time is the same object, and need not be encoded again. */
  readonly entryText: EntryText = (entry) => {
    if (!this.goesOn) return entryText(entry);
    let text = this.#texts.get(entry);
    if (text === undefined) this.#texts.set(entry, (text = Buffer.from(entryText(entry), "utf8")));
    return text;
  };

  get lookUps(): LookUps | undefined {
    return this.goesOn ? this.#lookUps : undefined;
  }

  get whole(): WeakSet<BuildRecord> | undefined {
    return this.goesOn ? this.#whole : undefined;
  }

  /**
   * Looks at the files that the last build has taken up unseen, as long as there is nothing else to do.
   * @returns whether those that were looked at are as they were
   */
  async hasStayed(isDisturbed: () => boolean): Promise<boolean> {
    const folders = [this, ...this.#editions.values()].flatMap((memory) => memory.#folder ?? []);
    let have = true;
    for (const folder of folders)
      for (const part of [folder.hashes, folder]) have = (await part.hasStayed(isDisturbed)) && have;
    return have;
  }

  keep(folder: OutputFolder, cache: Cache, hashes: FileHashes): void {
    const { dir: outDir, listed } = folder;
    this.#folder = folder;
    // What was to be known of it has been told.
    cache.note = undefined;
    this.#manifest = { key: stateOf(outDir, MANIFEST), value: { entries: listed } };
    this.#cache = { key: stateOf(cache.outDir, cache.name), value: cache };
    this.#hashes = { key: stateOf(cache.outDir, hashes.name), value: hashes };
  }

  /** Files in which nothing was found that must not be there, of the same that was looked for; to be added to. */
  clean(key: string): Set<string> {
    if (this.#clean?.key !== key) this.#clean = { key, value: new Set() };
    return this.#clean.value;
  }

  /** What is left of an edition: each has its own. */
  of(edition: string | undefined): BuildMemory {
    if (edition === undefined) return this;
    let own = this.#editions.get(edition);
    if (!own) this.#editions.set(edition, (own = new BuildMemory(this.goesOn)));
    return own;
  }
}

/** A file by its place and its stamp. */
function stateOf(outDir: string, name: string): string {
  const path = join(outDir, name);
  const stats = lstatOf(path);
  return JSON.stringify([path, stats && stampOf(stats)]);
}
