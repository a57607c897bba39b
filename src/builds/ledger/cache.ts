/**
 * out/.versus-cache.jsonl: what earlier builds made and of what, a line for each thing. A line names its key, the fingerprint of
 * all that the thing was made of, and begins with a hash of itself. Lines are added while a build runs, so that one which is
 * killed has lost nothing; at its end the file is written anew, in the order of the keys. Where another build is to follow in the same
 * process, that waits until a share of it has changed: whoever reads lines in another order is told the same.
 */
import { closeSync, constants, fstatSync, openSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SheetCard } from "../../content/index.js";
import { isDiagnosticCode } from "../../diagnostics/index.js";
import { hashOf, lstatOf, MAX_BYTES, readRegular, readStart } from "../../files/index.js";
import { type BuildRecord, isManifestEntry, type ManifestEntry } from "../folder/manifest.js";
import { fits, list, maybe, number, oneOf, text } from "../folder/shapes.js";
import { isFew, joined, writeWhole } from "../folder/write.js";

export const CACHE = ".versus-cache.jsonl";
/** A cache that can't be used is kept under this name, for whoever wants to know. */
const SET_ASIDE = ".versus-cache.bad";
const LINE_FEED = 10;
const HEADER = '{"versus-cache":4}\n';
/** Characters of a line's hash: more than enough to tell damage. */
const CHECK = 16;
/** Lines that are made before they are written. */
const APPENDED_AT_ONCE = 100;

/** What is known of one thing: a card or a record. */
export interface CacheLine {
  readonly key: string;
  readonly fingerprint: string;
  readonly card?: SheetCard;
  readonly record?: BuildRecord;
}

export class Cache {
  #lines = new Map<string, CacheLine>();
  /** Whether the file has other lines, or in another order, than `#lines`. */
  #stale = false;
  /** Lines that were put or dropped since the file was written. */
  #changes = 0;
  /** Whether lines can be added to the file as it is. */
  #appendable = false;
  /** What the user should know: a cache was set aside. */
  note: string | undefined;

  /** @param outDir absolute, and locked by the caller */
  constructor(
    readonly outDir: string,
    readonly shownOut: string,
    readonly isForeign: boolean,
    /** Of the file. */
    readonly name = CACHE,
  ) {}

  /**
   * Reads the file; one that is damaged or of another version is set aside, with a note.
   * @param isForeign whether the folder is somebody else's: nothing in it is changed
   */
  static open(outDir: string, shownOut: string, isForeign = false, name = CACHE): Cache {
    const cache = new Cache(outDir, shownOut, isForeign, name);
    cache.#read();
    return cache;
  }

  has(key: string): boolean {
    return this.#lines.has(key);
  }

  card(key: string, fingerprint: string): SheetCard | undefined {
    const line = this.#lines.get(key);
    return line?.fingerprint === fingerprint ? line.card : undefined;
  }

  record(key: string, fingerprint: string): BuildRecord | undefined {
    const line = this.#lines.get(key);
    return line?.fingerprint === fingerprint ? line.record : undefined;
  }

  /** All files that were made. */
  get entries(): ManifestEntry[] {
    return [...this.#lines.values()].flatMap(({ record }) => record?.entries ?? []);
  }

  /** Puts what has been made, or read. */
  put(lines: readonly CacheLine[]): void {
    for (const line of lines) {
      this.#lines.delete(line.key);
      this.#lines.set(line.key, line);
      this.#changed();
    }
    this.#append(lines);
  }

  /** Drops what no longer stands for anything. */
  keep(stands: (key: string) => boolean): void {
    for (const key of this.#lines.keys()) {
      if (stands(key)) continue;
      this.#lines.delete(key);
      this.#changed();
    }
  }

  #changed(): void {
    this.#stale = true;
    this.#changes++;
  }

  /**
   * Writes the file anew if it has changed.
   * @param goesOn whether another build follows: then not for a few lines, which were added to it already
   */
  save(goesOn = false): void {
    if (!this.#stale && this.#appendable) return;
    if (goesOn && this.#appendable && isFew(this.#changes, this.#lines.size)) return;
    writeWhole(this.outDir, this.name, joined(this.#text()));
    this.#stale = false;
    this.#changes = 0;
    this.#appendable = true;
  }

  *#text(): Iterable<string> {
    yield HEADER;
    for (const key of [...this.#lines.keys()].sort()) yield `${lineText(this.#lines.get(key)!)}\n`;
  }

  #append(lines: readonly CacheLine[]): void {
    if (!this.#appendable) {
      this.save();
      return;
    }
    if (!appended(join(this.outDir, this.name), lines)) {
      this.#appendable = false;
      this.save();
    }
  }

  #read(): void {
    const path = join(this.outDir, this.name);
    const start = readStart(path, HEADER.length, "refuse");
    const isCache = start.bytes?.toString("latin1") === HEADER;
    const { bytes, fault } = isCache ? readRegular(path, MAX_BYTES.cache, "refuse") : start;
    if (fault) {
      if (fault.kind !== "missing") this.#setAside(`it can't be read: ${fault.reason}`);
      return;
    }
    if (!isCache) {
      this.#setAside("it is of another version of Versus, or of none");
      return;
    }
    let number = 1;
    let end = HEADER.length;
    for (let next = bytes.indexOf(LINE_FEED, end); next >= 0; next = bytes.indexOf(LINE_FEED, end)) {
      const line = parseLine(bytes.toString("utf8", end, next));
      end = next + 1;
      number++;
      if (!line) {
        this.#lines = new Map();
        this.#setAside(`its line ${number} is damaged`);
        return;
      }
      this.#lines.set(line.key, line);
    }
    // A build that was killed may have left half a line, and lines in the order in which they came.
    this.#appendable = end === bytes.length;
    this.#stale = !this.#appendable || !isSorted([...this.#lines.keys()]) || this.#lines.size !== number - 1;
  }

  #setAside(reason: string): void {
    try {
      if (this.isForeign) throw new Error("not ours");
      renameSync(join(this.outDir, this.name), join(this.outDir, SET_ASIDE));
      this.note = `the cache ${this.shownOut}/${this.name} is set aside as ${SET_ASIDE}, and all is built anew: ${reason}`;
    } catch {
      this.note = `the cache ${this.shownOut}/${this.name} is not used, and all is built anew: ${reason}`;
    }
  }
}

/**
 * Adds to a file that is ours alone. What has come into its place, or shares it by a hard link, is not written: false.
 * Throws what the system says.
 */
function appended(path: string, lines: readonly CacheLine[]): boolean {
  // On Windows, where the flags aren't.
  if (!lstatOf(path)?.isFile()) return false;
  const { O_WRONLY, O_APPEND, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const file = openSync(path, O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile() || stats.nlink > 1) return false;
    // Of thousands of cards the text is longer than all that is kept of them.
    for (let from = 0; from < lines.length; from += APPENDED_AT_ONCE)
      writeFileSync(
        file,
        lines
          .slice(from, from + APPENDED_AT_ONCE)
          .map((line) => `${lineText(line)}\n`)
          .join(""),
      );
    return true;
  } finally {
    closeSync(file);
  }
}

function lineText(line: CacheLine): string {
  const json = JSON.stringify(line);
  return `${hashOf(json).slice(0, CHECK)} ${json}`;
}

function parseLine(text: string): CacheLine | undefined {
  const json = text.slice(CHECK + 1);
  if (text[CHECK] !== " " || hashOf(json).slice(0, CHECK) !== text.slice(0, CHECK)) return undefined;
  try {
    const line: unknown = JSON.parse(json);
    return isLine(line) ? line : undefined;
  } catch {
    return undefined;
  }
}

const POSITION = fits({ line: number, column: number, offset: number });
const SPAN = maybe(fits({ file: text, start: POSITION, end: POSITION }));
const DIAGNOSTICS = list(
  fits({
    severity: oneOf(["error", "warning"]),
    code: isDiagnosticCode,
    message: text,
    span: SPAN,
    excerpt: maybe(text),
    hints: maybe(list(text)),
    sheet: maybe(text),
  }),
);
/** Line, column and offset of a start and an end. */
const isPlace = (value: unknown): boolean => Array.isArray(value) && value.length === 6 && value.every(number);
const CARD = fits({
  ...{ slug: text, source: text, sha256: text, title: text, question: maybe(text), lang: text },
  ...{ tags: list(text), subjects: list(text), images: list(text), keyPhrases: list(text), diagnostics: DIAGNOSTICS },
  related: list(fits({ slug: text, at: isPlace, excerpt: text })),
});
/** A cache from elsewhere must not lead to files outside of the output folder: entries name none. */
const RECORD = fits({ entries: list(isManifestEntry), diagnostics: DIAGNOSTICS });
const LINE = fits({ key: text, fingerprint: text, record: maybe(RECORD), card: maybe(CARD) });

function isLine(value: unknown): value is CacheLine {
  return LINE(value);
}

function isSorted(keys: readonly string[]): boolean {
  return keys.every((key, i) => i === 0 || keys[i - 1]! < key);
}
