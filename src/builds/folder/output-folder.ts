/** The output folder during a build: what earlier ones left, what this one writes, and at the end the manifest of both. */
import { lstatSync, readdirSync, rmdirSync, rmSync, unlinkSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { madeWith, outputPath } from "../../content/index.js";
import type { Diagnostic } from "../../diagnostics/index.js";
import { hashOf, lstatOf, readRegular, type Stamp, stampOf } from "../../files/index.js";
import type { FileHashes } from "./file-hashes.js";
import type { BuildRecord } from "./manifest.js";
import {
  type EarlierManifest,
  type EntryText,
  MANIFEST,
  type ManifestEntry,
  manifestEntry,
  manifestText,
} from "./manifest.js";
import { findPlace, placeOf, WRITTEN_FOLDERS } from "./output-path.js";
import { fileFailure, isSystemError, TEMPORARY, writeFailure, writeWhole } from "./write.js";

/** What became of the folder at the end of a build. */
export interface FinishedFolder {
  /** Paths of what was removed, sorted. */
  readonly pruned: readonly string[];
  /** Errors: `build/vanished`, `build/write`. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Records whose files are looked at before others have their turn. */
const LOOKED_AT_ONCE = 32;

export class OutputFolder {
  readonly #earlier: readonly ManifestEntry[];
  /** Those that this build has made, or has found as they would be; and at the end others that are kept. */
  readonly #entries = new Map<string, ManifestEntry>();
  /** Of these what this build hasn't written: sets of the many that it writes would take more room. */
  readonly #found = new Set<string>();
  readonly #kept = new Set<string>();
  readonly #discarded = new Set<string>();
  readonly #folders = new Map<string, boolean>();
  readonly #listing: Listing;
  /** The folder, with what parts it from what is in it. */
  readonly #prefix: string;
  /** What was taken up without a look at its files. */
  readonly #unseen: BuildRecord[] = [];
  /** What the manifest names as it stands there. */
  #listed: readonly ManifestEntry[];
  /** What the user should know: of the manifest not all can be used. */
  readonly note: string | undefined;
  /** Why nothing more can be written, once that is so: `build/write` (error). */
  failure: Diagnostic | undefined;

  /**
   * @param dir absolute
   * @param shown as the user named it
   * @param earlier the manifest that stands there
   * @param unlisted outputs that a killed build has made and named in no manifest
   * @param whole what earlier builds of this process have found as it was written: it is taken to be so where its files are there; to be
   *   added to. By default all is looked at
   */
  constructor(
    readonly dir: string,
    readonly shown: string,
    readonly hashes: FileHashes,
    { entries: listed, note }: EarlierManifest,
    unlisted: readonly ManifestEntry[],
    readonly whole?: WeakSet<BuildRecord>,
  ) {
    this.#listing = new Listing(dir);
    this.#prefix = join(dir, sep);
    this.#listed = listed;
    const paths = new Set(listed.map(({ path }) => path));
    this.#earlier = [...listed, ...unlisted.filter(({ path }) => !paths.has(path))];
    this.note = note;
  }

  /** Removes what a killed build has left of the files that it was writing. */
  sweep(): void {
    for (const folder of WRITTEN_FOLDERS) {
      const dir = findPlace(this.dir, `${folder}/x`);
      for (const name of dir === undefined ? [] : list(dirname(dir)))
        if (name.endsWith(TEMPORARY) && lstatOf(join(this.dir, folder, name))?.isDirectory() === false)
          rmSync(join(this.dir, folder, name), { force: true });
    }
  }

  /** Runs what writes into the folder; undefined where the system refused, which is then its failure. */
  attempt<T>(write: () => T): T | undefined {
    try {
      return write();
    } catch (error) {
      if (!isSystemError(error)) throw error;
      this.failure ??= writeFailure(this.shown, error);
      return undefined;
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
    return stampOf(lstatSync(placeOf(this.dir, path)));
  }

  /** Takes up files that were written. */
  add(entries: readonly ManifestEntry[], stamps: readonly Stamp[]): void {
    for (const [i, entry] of entries.entries()) {
      this.#entries.set(entry.path, entry);
      this.#found.delete(entry.path);
      this.hashes.learn(this.#at(entry.path), stamps[i]!, entry.sha256);
    }
  }

  /** Absolute path of an output, of texts that are there anyway: thousands of them are remembered. */
  #at(path: string): string {
    return sep === "/" ? `${this.#prefix}${path}` : join(this.dir, path);
  }

  /** Takes up what an earlier build made, if its files are still there as they were. */
  reuse(record: BuildRecord): boolean {
    const isTrusted = this.whole?.has(record) && record.entries.every(({ path }) => this.#listing.has(path));
    if (isTrusted) this.#unseen.push(record);
    else if (!this.#isWhole(record)) return false;
    for (const entry of record.entries) {
      this.#entries.set(entry.path, entry);
      this.#found.add(entry.path);
    }
    return true;
  }

  #isWhole(record: BuildRecord): boolean {
    const isWhole = record.entries.every(({ path, sha256, bytes }) => {
      return this.#isReal(dirname(path)) && this.hashes.output(this.#at(path), bytes) === sha256;
    });
    if (isWhole) this.whole?.add(record);
    else this.whole?.delete(record);
    return isWhole;
  }

  /**
   * Looks at the files of what was taken up unseen.
   * @param isDisturbed asked now and then: true leaves the rest for another time
   * @returns whether those that were looked at are as they were; what isn't is no longer taken to be so
   */
  async hasStayed(isDisturbed: () => boolean): Promise<boolean> {
    this.#folders.clear();
    let have = true;
    for (const [i, record] of this.#unseen.entries()) {
      if (i % LOOKED_AT_ONCE === 0) await new Promise(setImmediate);
      if (isDisturbed()) break;
      have = this.#isWhole(record) && have;
    }
    return have;
  }

  /** Whether no folder of that path is a link. Asked for every output of an unchanged collection, so each is looked at once. */
  #isReal(folder: string): boolean {
    let isReal = this.#folders.get(folder);
    if (isReal === undefined) this.#folders.set(folder, (isReal = findPlace(this.dir, `${folder}/x`) !== undefined));
    return isReal;
  }

  /** Copies what a build elsewhere has made, if its files are there as they were. Throws what the system says of writing. */
  takeOver({ entries }: BuildRecord, dir: string): boolean {
    const contents = entries.map(({ path, bytes }) => {
      const place = findPlace(dir, path);
      return place === undefined ? undefined : readRegular(place, bytes, "refuse").bytes;
    });
    const isWhole = contents.every((content, i) => content && hashOf(content) === entries[i]!.sha256);
    if (isWhole)
      for (const [i, entry] of entries.entries()) this.add([entry], [writeWhole(this.dir, entry.path, contents[i]!)]);
    return isWhole;
  }

  /** Removes outputs that must not be there, whoever made them. Throws what the system says. */
  discard(paths: Iterable<string>): void {
    for (const path of paths) {
      const place = findPlace(this.dir, path);
      if (place !== undefined) rmSync(place, { force: true });
      for (const paths of [this.#found, this.#entries]) paths.delete(path);
      this.#discarded.add(path);
    }
  }

  /** Takes up the earlier outputs that this build didn't make and that still stand for something. */
  keep(stays: (entry: ManifestEntry) => boolean): void {
    const withSnippets = new Set<string | undefined>();
    for (const { format, slug } of this.#entries.values()) if (format === "snippet") withSnippets.add(slug);
    for (const entry of this.#earlier) {
      if (this.#entries.has(entry.path) || this.#isLeft(entry, withSnippets) || !stays(entry)) continue;
      this.#entries.set(entry.path, entry);
      this.#kept.add(entry.path);
    }
  }

  /** Whether it was discarded, or this build has made that which an output of a sheet was made with, and not the output itself. */
  #isLeft({ path, slug, format }: ManifestEntry, withSnippets: ReadonlySet<string | undefined>): boolean {
    if (this.#discarded.has(path)) return true;
    if (slug === undefined) return false;
    // It was made for another host.
    if (format === "snippet" && withSnippets.has(slug)) return true;
    const other = madeWith(format);
    return other !== undefined && this.#isOwn(outputPath(other, slug));
  }

  /** Whether this build has made an output, or has found it as it would be. */
  #isOwn(path: string): boolean {
    return this.#entries.has(path) && !this.#kept.has(path);
  }

  get entries(): IterableIterator<ManifestEntry> {
    return this.#entries.values();
  }

  /** What the manifest names as it stands there, that of an earlier build until it is written. */
  get listed(): readonly ManifestEntry[] {
    return this.#listed;
  }

  /** Paths of the files that this build made, relative to the folder, sorted. */
  get written(): string[] {
    return [...this.#entries.keys()].filter((path) => !this.#found.has(path) && !this.#kept.has(path)).sort();
  }

  /**
   * Removes what no longer stands for anything, then writes the manifest, which has named it until now, of what is there. Throws what
   * the system says of the manifest.
   * @param textOf an entry of the manifest as text
   */
  finish(textOf: EntryText): FinishedFolder {
    const diagnostics: Diagnostic[] = [];
    const pruned = this.#prune(diagnostics);
    const vanished = this.#vanished();
    if (vanished.length > 0) diagnostics.push(vanishedFiles(this.shown, vanished));
    const entries = [...this.#entries.values()];
    writeWhole(this.dir, MANIFEST, manifestText(entries, textOf));
    this.#listed = entries;
    return { pruned, diagnostics };
  }

  /** Removes all that earlier builds made, and the folder with it if nothing else stands there. Throws what the system says. */
  clear(): FinishedFolder {
    const diagnostics: Diagnostic[] = [];
    const pruned = this.#prune(diagnostics);
    if (diagnostics.length > 0) return { pruned, diagnostics };
    rmSync(join(this.dir, MANIFEST), { force: true });
    for (const folder of [...WRITTEN_FOLDERS].sort((a, b) => b.length - a.length)) {
      const place = findPlace(this.dir, `${folder}/x`);
      if (place !== undefined) removeEmpty(dirname(place));
    }
    return { pruned, diagnostics };
  }

  #prune(diagnostics: Diagnostic[]): string[] {
    const old = this.#earlier.filter(({ path }) => !this.#entries.has(path) && !this.#discarded.has(path));
    if (old.length === 0) return [];
    const listing = new Listing(this.dir);
    const kept = new Set([...this.#entries.keys()].map(folded));
    const pruned: string[] = [];
    for (const entry of old) {
      const { path } = entry;
      const place = findPlace(this.dir, path);
      // Where a file system doesn't tell `Tea.pdf` from `tea.pdf`, this may be the file that was just written.
      if (place === undefined || (kept.has(folded(path)) && !listing.has(path))) continue;
      try {
        if (lstatOf(place)?.isDirectory() === false) unlinkSync(place);
        pruned.push(path);
      } catch (error) {
        if (!isSystemError(error)) throw error;
        this.#entries.set(path, entry);
        this.#kept.add(path);
        diagnostics.push(fileFailure(this.dir, this.shown, path, error) ?? notRemoved(this.shown, path));
      }
    }
    return pruned.sort();
  }

  /** Takes out of the manifest what is not there any more. @returns paths of those that this build has made or found, sorted */
  #vanished(): string[] {
    // What was taken up unseen is looked at later, with all the rest.
    const listing = this.#unseen.length > 0 ? this.#listing : new Listing(this.dir);
    const gone = [...this.#entries.keys()].filter((path) => !listing.has(path) && !lstatOf(join(this.dir, path)));
    const own = gone.filter((path) => this.#isOwn(path)).sort();
    for (const path of gone) this.#entries.delete(path);
    return own;
  }
}

/** The names in the folders of outputs, each folder listed once. */
class Listing {
  readonly #names = new Map<string, ReadonlySet<string>>();

  constructor(readonly dir: string) {}

  has(path: string): boolean {
    const slash = path.lastIndexOf("/");
    const folder = path.slice(0, Math.max(slash, 0));
    let names = this.#names.get(folder);
    if (!names) this.#names.set(folder, (names = new Set(list(join(this.dir, folder)))));
    return names.has(path.slice(slash + 1));
  }
}

/** A name as file systems compare it that don't tell small letters from capitals. */
const folded = (path: string): string => path.normalize("NFC").toLowerCase();

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** What has something in it, or isn't there, stays as it is. */
function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

function vanishedFiles(shown: string, paths: readonly string[]): Diagnostic {
  const first = `${shown}/${paths[0]}`;
  const message =
    paths.length === 1
      ? `${first} is not there any more: it was removed while the build was running`
      : `${first} and ${paths.length - 1} more are not there any more: they were removed while the build was running`;
  return { severity: "error", code: "build/vanished", message, hints: ["build again: what is gone is made anew"] };
}

function notRemoved(shown: string, path: string): Diagnostic {
  const message = `${shown}/${path}, whose sheet is gone, can't be removed`;
  return { severity: "error", code: "build/write", message, hints: ["are the folder's permissions right?"] };
}
