/**
 * Hashes of files that are read once and then known by their stamps: as long as size, times and inode are those of last time, a
 * file is not read again. The stamps are of one machine, and stand in a file of their own beside the cache; without it all is read.
 */
import { rmSync, type Stats } from "node:fs";
import { join } from "node:path";
import {
  hashRegular,
  type Links,
  lstatOf,
  MAX_BYTES,
  readRegular,
  type Stamp,
  stampOf,
  statOf,
} from "../../files/index.js";
import { number, text } from "./shapes.js";
import { isFew, joined, writeWhole } from "./write.js";

export const STAMPS = ".versus-stamps.json";
const VERSION = 1;
/** Files that are looked at before others have their turn. */
const LOOKED_AT_ONCE = 32;

/** Whether somebody has asked for a file, and whether it was hashed or written by this process. */
const SEEN = 1;
const OWN = 2;
/** Numbers of a stamp. */
const STAMP = 4;

/** As the file of stamps has it. */
type Written = readonly [...Stamp, sha256: string];

export class FileHashes {
  /** By absolute path where a file stands in the columns: there are tens of thousands, and an object for each takes three times the room. */
  readonly #places = new Map<string, number>();
  #stamps = new Float64Array(STAMP * 64);
  #marks = new Uint8Array(64);
  readonly #sha256: string[] = [];
  /** Inputs that were told without a look at them. */
  readonly #unseen = new Set<string>();
  /** Of those that are known, since the stamps were written. */
  #changes = 0;

  private constructor(
    files: Iterable<readonly [string, Written]>,
    /** When the stamps were written, ms. A file of the same moment or later may have changed since without a trace. */
    readonly written: number,
    /** Of the file. */
    readonly name: string,
  ) {
    for (const [path, [size, mtime, ctime, inode, sha256]] of files)
      this.#set(path, [size, mtime, ctime, inode], sha256, 0);
  }

  /** @param outDir where the stamps of earlier builds stand; without it nothing is known */
  static open(outDir?: string, name = STAMPS): FileHashes {
    if (outDir === undefined) return new FileHashes([], Number.POSITIVE_INFINITY, name);
    const path = join(outDir, name);
    const mtimeMs = lstatOf(path)?.mtimeMs;
    const { bytes } = readRegular(path, MAX_BYTES.json, "refuse");
    try {
      if (!bytes || mtimeMs === undefined) throw new Error("none");
      const { version, files }: { version?: unknown; files?: unknown } = JSON.parse(bytes.toString("utf8"));
      if (version !== VERSION || typeof files !== "object" || files === null) throw new Error("not ours");
      return new FileHashes(Object.entries(files).filter(isKnown), mtimeMs, name);
    } catch {
      return new FileHashes([], Number.POSITIVE_INFINITY, name);
    }
  }

  /** SHA-256 of a file of the author's, links followed; undefined where there is none that can be read. @param path absolute */
  input(path: string): string | undefined {
    return this.#hash(path, statOf(path), MAX_BYTES.input, "follow");
  }

  /** As `input`, without a look at a file that this process has looked at before: `hasStayed` does that later. */
  inputAsBefore(path: string): string | undefined {
    const place = this.#places.get(path);
    if (place === undefined || !(this.#marks[place]! & SEEN)) return this.input(path);
    this.#unseen.add(path);
    return this.#sha256[place];
  }

  /**
   * Looks at the inputs that were told without.
   * @param isDisturbed asked now and then: true leaves the rest for another time
   * @returns whether those that were looked at are as they were
   */
  async hasStayed(isDisturbed: () => boolean): Promise<boolean> {
    let have = true;
    let looked = 0;
    for (const path of this.#unseen) {
      if (looked++ % LOOKED_AT_ONCE === 0) await new Promise(setImmediate);
      if (isDisturbed()) break;
      this.#unseen.delete(path);
      const place = this.#places.get(path);
      const before = place === undefined ? undefined : this.#sha256[place];
      have = this.input(path) === before && have;
    }
    return have;
  }

  /** SHA-256 of a file of ours, if it has so many bytes: a link in its place is none. @param path absolute */
  output(path: string, bytes: number): string | undefined {
    const stats = lstatOf(path);
    return stats?.size === bytes ? this.#hash(path, stats, MAX_BYTES.output, "refuse") : undefined;
  }

  /** Learns a file that was just written. @param path absolute */
  learn(path: string, stamp: Stamp, sha256: string): void {
    const place = this.#places.get(path);
    if (place === undefined || !this.#isSame(place, stamp)) this.#changes++;
    this.#set(path, stamp, sha256, SEEN | OWN);
  }

  /**
   * Writes the stamps; those of files that nobody asked for are kept only where not all were to be asked for.
   * @param goesOn whether another build follows: then not for a few, since a file whose stamp isn't the written one is only read again
   */
  save(outDir: string, all: boolean, goesOn = false): void {
    if (all)
      for (const [path, place] of this.#places)
        if (!(this.#marks[place]! & SEEN) && this.#places.delete(path)) this.#changes++;
    if (this.#changes === 0 || (goesOn && isFew(this.#changes, this.#places.size))) return;
    rmSync(join(outDir, this.name), { force: true });
    writeWhole(outDir, this.name, joined(this.#text()));
    this.#changes = 0;
  }

  /** File by file: all at once would take more room than what is known of them. */
  *#text(): Iterable<string> {
    yield `{"version":${VERSION},"files":{`;
    let separator = "";
    for (const [path, place] of this.#places) {
      const [size, mtime, ctime, inode] = this.#stamps.subarray(STAMP * place, STAMP * (place + 1));
      const written: Written = [size!, mtime!, ctime!, inode!, this.#sha256[place]!];
      yield `${separator}${JSON.stringify(path)}:${JSON.stringify(written)}`;
      separator = ",";
    }
    yield "}}\n";
  }

  #set(path: string, stamp: Stamp, sha256: string, marks: number): void {
    const place = this.#places.get(path) ?? this.#sha256.length;
    this.#places.set(path, place);
    if (place >= this.#marks.length) {
      const [stamps, all] = [this.#stamps, this.#marks];
      this.#stamps = new Float64Array(2 * stamps.length);
      this.#stamps.set(stamps);
      this.#marks = new Uint8Array(2 * all.length);
      this.#marks.set(all);
    }
    this.#stamps.set(stamp, STAMP * place);
    this.#marks[place] = marks;
    this.#sha256[place] = sha256;
  }

  #isSame(place: number, stamp: Stamp): boolean {
    return stamp.every((value, i) => this.#stamps[STAMP * place + i] === value);
  }

  #hash(path: string, stats: Stats | undefined, maxBytes: number, links: Links): string | undefined {
    const place = this.#places.get(path);
    const marks = place === undefined ? 0 : (this.#marks[place]! |= SEEN);
    if (!stats?.isFile()) return undefined;
    const stamp = stampOf(stats);
    const isTrusted = (marks & OWN) !== 0 || (stats.mtimeMs < this.written && stats.ctimeMs < this.written);
    if (place !== undefined && isTrusted && this.#isSame(place, stamp)) return this.#sha256[place];
    const sha256 = hashRegular(path, maxBytes, links);
    if (sha256 === undefined) return undefined;
    this.#set(path, stamp, sha256, SEEN | OWN);
    this.#changes++;
    return sha256;
  }
}

function isKnown(entry: [string, unknown]): entry is [string, Written] {
  const [, known] = entry;
  return Array.isArray(known) && known.length === 5 && known.every((value, i) => (i < 4 ? number : text)(value));
}
