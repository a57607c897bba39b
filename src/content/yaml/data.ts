/** What YAML and a program's objects are read to: plain data in which texts keep their characters, and the way back to their places. */
import type { Diagnostic, SourceText } from "../../diagnostics/index.js";

export type Data = string | boolean | null | Data[] | { [key: string]: Data };
/** Whether data is a mapping of keys to values. */
export const isMapping = (data: Data | undefined): data is { [key: string]: Data } =>
  typeof data === "object" && data !== null && !Array.isArray(data);

export type DataPath = readonly (string | number)[];

/** A range of the text, as offsets. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface YamlData {
  readonly data: Data;
  readonly source: SourceText;
  /** Paths of plain numbers, as `pathKey` writes them. */
  readonly numbers: ReadonlySet<string>;
  /** Paths of the words of `MARK_WORDS` without quotes, where a value stands; written as those of `numbers`. */
  readonly marks: ReadonlySet<string>;
  /** The place of a value. */
  place(path: DataPath): Place;
  /** The place of the key that leads to a value, or the value's where it has none. */
  keyPlace(path: DataPath): Place;
}

export interface YamlOutcome {
  readonly value?: YamlData;
  readonly source: SourceText;
  readonly diagnostics: readonly Diagnostic[];
}

/** Words that may be marks where they stand without quotes. */
export const MARK_WORDS = ["partial", "unknown"] as const;
export type MarkWord = (typeof MARK_WORDS)[number];

export const isMarkWord = (text: string): text is MarkWord => text === "partial" || text === "unknown";

/** Larger files are no comparison. */
export const MAX_FILE_BYTES = 1_048_576;
/** What is told of one file. More errors than this have one cause. */
export const MAX_ERRORS = 100;

/** Keys that valibot's records leave out, lest a prototype be changed. Here they are names like any others. */
const GUARDED_KEYS = new Set(["__proto__", "prototype", "constructor"]);
/** No text of an author's has this character, so a guarded key with it at its end is no other key. */
const GUARD = "\u0000";

/** The key under which a name stands in the data, and back. */
export const keyOf = (name: string): string => (GUARDED_KEYS.has(name) ? name + GUARD : name);
export const nameOfKey = (key: string): string => (key.endsWith(GUARD) ? key.slice(0, -1) : key);

export const pathKey = (path: DataPath): string => path.join("\u0001");

/** A path as messages name it: `subjects[0].points`. */
export function shownKey(path: DataPath): string {
  const parts = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${nameOfKey(key)}`));
  return parts.join("").replace(/^\./, "");
}

/** What a reader of YAML must know of the data that it is to read. */
export interface YamlShape {
  /** Whether a path is one where true, false, null and numbers are not text. */
  readonly isValue: (path: DataPath) => boolean;
  /** Keys that a mapping may have, for telling a key from a text with a colon. */
  readonly keys: ReadonlySet<string>;
  /** Those of them that stand at the beginning of a line. */
  readonly fileKeys: ReadonlySet<string>;
  /** How much of the data is of another shape than it should be, for telling which of two ways to read a line was meant; 0 for nothing. */
  readonly misshapen: (data: Data) => number;
}

/** Of a file in which all is text, and that nothing is known of. */
export const TEXTS_ALONE: YamlShape = {
  isValue: () => false,
  keys: new Set(),
  fileKeys: new Set(),
  misshapen: () => 0,
};

/** Whether a file says nothing: all of it is comments and blank lines. */
export const isOnlyComments = (text: string): boolean => text.split("\n").every((line) => /^\s*(#|$)/.test(line));

/** The first errors, the last of which says that there are more. */
export function atMost(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length <= MAX_ERRORS) return diagnostics;
  const last = diagnostics[MAX_ERRORS - 1]!;
  return [...diagnostics.slice(0, MAX_ERRORS - 1), { ...last, message: `${last.message}; more errors are not shown` }];
}
