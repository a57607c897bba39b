/**
 * All that a source says, text by text in its order, and where each stands in it. Texts are added as they are read, and each piece of them
 * knows its place on the tape; so whatever becomes of a piece, it can be told what of the tape is still to be said (`Ledger`).
 */

/** Where a text stands in its source; a spreadsheet's has no lines. */
export interface Place {
  /** From 1. */
  readonly line?: number;
  /** As "Tents!B5". */
  readonly cell?: string;
  /** Of a document without lines, from 1. */
  readonly paragraph?: number;
}

/** A piece of text in one style. */
export interface Run {
  readonly text: string;
  /** Where it stands on the tape; undefined for what is put between pieces by us. */
  readonly at?: number;
  readonly strong?: boolean;
  readonly em?: boolean;
  readonly code?: boolean;
  readonly sup?: boolean;
  /** Where it links to. */
  readonly href?: Run;
  /** It is what stands for an image. */
  readonly image?: boolean;
  /** A break of a line in the source that is none for readers. */
  readonly isSoft?: boolean;
}

interface Entry {
  readonly at: number;
  readonly text: string;
  readonly place: Place;
}

/** What no file may have (control characters, halves of characters, noncharacters), and what turns the direction of text unseen. */
const UNWRITABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const BREAKS = /[\u000b\u000c\u0085\u2028\u2029]/;

/** A text as a content file can carry it: characters that none may have are left out, or spaces where they part words. */
export const writable = (text: string): string =>
  text.replace(UNWRITABLE, (character) => (BREAKS.test(character) ? " " : ""));

export class Tape {
  readonly entries: Entry[] = [];
  length = 0;

  /** Adds a text of the source, and gives it as a piece. */
  add(text: string, place: Place): Run {
    const entry = { at: this.length, text: writable(text), place };
    if (entry.text !== "") this.entries.push(entry);
    this.length += entry.text.length;
    return { text: entry.text, at: entry.at };
  }

  /** Where a piece stands in the source. */
  placeOf({ at }: Run): Place | undefined {
    if (at === undefined) return undefined;
    let [low, high] = [0, this.entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.entries[middle]!.at <= at) low = middle + 1;
      else high = middle;
    }
    return this.entries[low - 1]?.place;
  }
}

export interface Unplaced {
  readonly place: Place;
  readonly text: string;
}

/** Which of a tape has been said: claimed by a value that is written, or by a mark, a subject, a date that it became. */
export class Ledger {
  readonly #said: Uint8Array;
  readonly #became: Uint8Array;

  constructor(readonly tape: Tape) {
    this.#said = new Uint8Array(tape.length);
    this.#became = new Uint8Array(tape.length);
  }

  /** A value says the text. */
  say(runs: readonly Run[]): void {
    for (const { at, text } of runs) if (at !== undefined) this.#said.fill(1, at, at + text.length);
  }

  /** The text became something else: a mark, a score, a subject, a date, a language. */
  became(runs: readonly Run[]): void {
    for (const { at, text } of runs) if (at !== undefined) this.#became.fill(1, at, at + text.length);
  }

  /** What is left, by place and in order. */
  unplaced(): Unplaced[] {
    const left: { place: Place; text: string }[] = [];
    for (const { at, text, place } of this.tape.entries) {
      const rest = this.#rest(at, text);
      if (!WORD.test(rest)) continue;
      const last = left.at(-1);
      if (last && samePlace(last.place, place)) last.text += ` ${rest}`;
      else left.push({ place, text: rest });
    }
    return left;
  }

  /** Words that stand in values, became something, or neither. */
  count(): { said: number; became: number; unplaced: number } {
    const counts = { said: 0, became: 0, unplaced: 0 };
    for (const { at, text } of this.tape.entries)
      for (const { 0: word, index } of text.matchAll(WORDS)) {
        const [from, to] = [at + index, at + index + word.length];
        if (this.#said.subarray(from, to).every(Boolean)) counts.said++;
        else if (this.#became.subarray(from, to).some(Boolean)) counts.became++;
        else counts.unplaced++;
      }
    return counts;
  }

  /** What of an entry is claimed by nobody, the parts of it that have a word. */
  #rest(at: number, text: string): string {
    const parts: string[] = [];
    let from = 0;
    for (let i = 0; i <= text.length; i++) {
      if (i < text.length && !this.#said[at + i] && !this.#became[at + i]) continue;
      const part = text.slice(from, i).replace(/\s+/g, " ").trim();
      if (WORD.test(part)) parts.push(part);
      from = i + 1;
    }
    return parts.join(" … ");
  }
}

const WORD = /[\p{L}\p{N}]/u;
const WORDS = /[\p{L}\p{N}\p{M}]+/gu;

const samePlace = (a: Place, b: Place): boolean =>
  a.line === b.line && a.cell === b.cell && a.paragraph === b.paragraph;

/** As people read it: "line 12", "Tents!B5". */
export function shownPlace({ line, cell, paragraph }: Place): string {
  if (cell !== undefined) return cell;
  if (line !== undefined) return `line ${line}`;
  return paragraph === undefined ? "" : `paragraph ${paragraph}`;
}
