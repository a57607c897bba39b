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
import { isFew, writeWhole } from "./write.js";

export const STAMPS = ".versus-stamps.json";
const VERSION = 1;
/** Files that are looked at before others have their turn. */
const LOOKED_AT_ONCE = 32;

interface Known {
  readonly stamp: Stamp;
  readonly sha256: string;
  /** Whether somebody has asked for it. */
  isSeen: boolean;
  /** Whether it was hashed or written by this process. */
  isOwn: boolean;
}

/** As the file of stamps has it. */
type Written = readonly [...Stamp, sha256: string];

export class FileHashes {
  /** By absolute path. */
  readonly #known: Map<string, Known>;
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
    this.#known = new Map();
    for (const [path, [size, mtime, ctime, inode, sha256]] of files)
      this.#known.set(path, { stamp: [size, mtime, ctime, inode], sha256, isSeen: false, isOwn: false });
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
    const known = this.#known.get(path);
    if (!known?.isSeen) return this.input(path);
    this.#unseen.add(path);
    return known.sha256;
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
      const before = this.#known.get(path)?.sha256;
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
    if (!isSame(this.#known.get(path), stamp)) this.#changes++;
    this.#known.set(path, { stamp, sha256, isSeen: true, isOwn: true });
  }

  /**
   * Writes the stamps; those of files that nobody asked for are kept only where not all were to be asked for.
   * @param goesOn whether another build follows: then not for a few, since a file whose stamp isn't the written one is only read again
   */
  save(outDir: string, all: boolean, goesOn = false): void {
    if (all) for (const [path, { isSeen }] of this.#known) if (!isSeen && this.#known.delete(path)) this.#changes++;
    if (this.#changes === 0 || (goesOn && isFew(this.#changes, this.#known.size))) return;
    rmSync(join(outDir, this.name), { force: true });
    const files = [...this.#known].map(([path, { stamp, sha256 }]): [string, Written] => [path, [...stamp, sha256]]);
    const text = `{"version":${VERSION},"files":${JSON.stringify(Object.fromEntries(files))}}\n`;
    writeWhole(outDir, this.name, text);
    this.#changes = 0;
  }

  #hash(path: string, stats: Stats | undefined, maxBytes: number, links: Links): string | undefined {
    const known = this.#known.get(path);
    if (known) known.isSeen = true;
    if (!stats?.isFile()) return undefined;
    const stamp = stampOf(stats);
    const isTrusted = known?.isOwn || (stats.mtimeMs < this.written && stats.ctimeMs < this.written);
    if (known && isTrusted && isSame(known, stamp)) return known.sha256;
    const sha256 = hashRegular(path, maxBytes, links);
    if (sha256 === undefined) return undefined;
    this.#known.set(path, { stamp, sha256, isSeen: true, isOwn: true });
    this.#changes++;
    return sha256;
  }
}

function isSame(known: Known | undefined, stamp: Stamp): boolean {
  return known !== undefined && stamp.every((value, i) => known.stamp[i] === value);
}

function isKnown(entry: [string, unknown]): entry is [string, Written] {
  const [, known] = entry;
  return Array.isArray(known) && known.length === 5 && known.every((value, i) => (i < 4 ? number : text)(value));
}
