/** The output folder during a build: what earlier ones left, what this one writes, and at the end the manifest of both. */
import { lstatSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { hashOf } from "../content/hash.js";
import type { BuildRecord } from "./cache.js";
import type { FileHashes } from "./file-hashes.js";
import { MANIFEST, type ManifestEntry, manifestEntry, manifestText, readManifest } from "./manifest.js";
import { type Stamp, stampOf, TEMPORARY, writeWhole } from "./write.js";

/** Folders of outputs. */
const FOLDERS = ["pdf", "html", "snippets", "assets", "assets/images", "assets/fonts", "."];

export class OutputFolder {
  readonly #earlier: readonly ManifestEntry[];
  readonly #entries = new Map<string, ManifestEntry>();
  readonly #written: string[] = [];

  /**
   * @param dir absolute
   * @param unlisted outputs that a killed build has made and named in no manifest
   */
  constructor(
    readonly dir: string,
    readonly hashes: FileHashes,
    unlisted: readonly ManifestEntry[],
  ) {
    const listed = readManifest(dir);
    const paths = new Set(listed.map(({ path }) => path));
    this.#earlier = [...listed, ...unlisted.filter(({ path }) => !paths.has(path))];
  }

  /** Removes what a killed build has left of the files that it was writing. */
  sweep(): void {
    for (const folder of FOLDERS) {
      for (const name of list(join(this.dir, folder)))
        if (name.endsWith(TEMPORARY)) rmSync(join(this.dir, folder, name), { force: true });
    }
  }

  /** Writes a file that belongs to no single sheet. Throws what the system says. */
  put(
    path: string,
    content: Uint8Array | string,
    fields: Omit<ManifestEntry, "path" | "bytes" | "sha256">,
  ): ManifestEntry {
    const entry = manifestEntry({ path, ...fields }, content);
    this.add([entry], [writeWhole(this.dir, path, content)]);
    return entry;
  }

  /** The stamp of a file that was written by other means. */
  stamp(path: string): Stamp {
    return stampOf(lstatSync(join(this.dir, path)));
  }

  /** Takes up files that were written. */
  add(entries: readonly ManifestEntry[], stamps: readonly Stamp[]): void {
    for (const [i, entry] of entries.entries()) {
      this.#entries.set(entry.path, entry);
      this.#written.push(entry.path);
      this.hashes.learn(join(this.dir, entry.path), stamps[i]!, entry.sha256);
    }
  }

  /** Takes up what an earlier build made, if its files are still there as they were. */
  reuse({ entries }: BuildRecord): boolean {
    const isWhole = entries.every(({ path, sha256 }) => this.hashes.output(join(this.dir, path)) === sha256);
    if (isWhole) for (const entry of entries) this.#entries.set(entry.path, entry);
    return isWhole;
  }

  /** Copies what a build elsewhere has made, if its files are there as they were. Throws what the system says of writing. */
  takeOver({ entries }: BuildRecord, dir: string): boolean {
    const contents = entries.map(({ path }) => readBytes(join(dir, path)));
    const isWhole = contents.every((content, i) => content && hashOf(content) === entries[i]!.sha256);
    if (isWhole)
      for (const [i, entry] of entries.entries()) this.add([entry], [writeWhole(this.dir, entry.path, contents[i]!)]);
    return isWhole;
  }

  /** Takes up the earlier outputs that this build didn't make and that still stand for something. */
  keep(stays: (entry: ManifestEntry) => boolean): void {
    for (const entry of this.#earlier)
      if (!this.#entries.has(entry.path) && stays(entry)) this.#entries.set(entry.path, entry);
  }

  get entries(): IterableIterator<ManifestEntry> {
    return this.#entries.values();
  }

  /** Paths of the files that this build made, relative to the folder, sorted. */
  get written(): string[] {
    return this.#written.toSorted();
  }

  /** Removes what no longer stands for anything, then writes the manifest, which has named it until now. Returns the paths. */
  finish(): string[] {
    const gone = this.#earlier.filter(({ path }) => !this.#entries.has(path)).map(({ path }) => path);
    for (const path of gone) rmSync(join(this.dir, path), { force: true });
    writeWhole(this.dir, MANIFEST, manifestText([...this.#entries.values()]));
    return gone.sort();
  }
}

function readBytes(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
