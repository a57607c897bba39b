/** The cells of a row -> values: marks, scores, numbers, lists, texts. What a cell means depends on those beside it. */
import type { Cell } from "../../source/document.js";
import { cut, isBlank, linesOf, oneLine, ours, type Phrase, plain, split, trim, without } from "../../source/phrase.js";
import { isLetterMark, type Mark, markOf, type Parted, partedMark, scoreOf, weakMarkOf } from "../../words/marks.js";
import type { DraftValue } from "../draft.js";
import type { Legend, Notes } from "./notes.js";

export interface CellContext {
  readonly legend: Legend;
  readonly notes: Notes;
  /** Whether a cell's column is mostly marks. */
  readonly isMarkColumn: readonly boolean[];
  /** Whether commas may part items: the cells are those of a spreadsheet. */
  readonly splitsCommas: boolean;
  /** The number in a criterion such as "Score (of 10)". */
  readonly outOf: number | undefined;
}

const BULLET = /^(?:[•‣–·▪*-]|\d{1,2}[.)])\s+/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

interface Read {
  readonly cell: Cell | undefined;
  /** Without what refers to notes. */
  readonly phrase: Phrase;
  readonly text: string;
  readonly notes: readonly Phrase[];
  readonly marks: Phrase;
}

/** Values of a row, one for each cell. @returns also notes that have no cell which could carry them, and what became part of values */
export function valuesOf(
  cells: readonly (Cell | undefined)[],
  context: CellContext,
): { values: DraftValue[]; notes: Phrase[]; became: Phrase[] } {
  const read = cells.map((cell): Read => {
    const { phrase, notes, marks } = context.notes.take(trim(cell?.phrase ?? []));
    return { cell, phrase, text: oneLine(phrase), notes: [...notes, ...(cell?.note ? [cell.note] : [])], marks };
  });
  const row = rowOf(read, context);
  const left: Phrase[] = [];
  const became: Phrase[] = read.map(({ marks }) => marks);
  const values = read.map((each, i): DraftValue => {
    const value = cellValue(each, i, read, row, context);
    if (each.notes.length === 0) return value;
    const note = noteOf(each.notes);
    if (value.kind === "text" && value.note === undefined) return { ...value, note };
    if (value.kind === "mark" && value.note === undefined) return { ...value, note };
    if (value.kind === "number") return { kind: "text", text: value.text, note };
    left.push(...each.notes);
    return value;
  });
  return { values, notes: left, became };
}

const noteOf = (notes: readonly Phrase[]): Phrase =>
  notes.flatMap((note, i) => (i === 0 ? note : [...ours(" · "), ...note]));

interface RowKind {
  /** Half of what is said are marks, letters and weak words included. */
  readonly isMarks: boolean;
  /** Most cells have a sign and words: the sign is a tone. */
  readonly isTones: boolean;
  /** All that is said are crosses, and other cells are empty. */
  readonly isCrosses: boolean;
  readonly longestStars: number;
}

function rowOf(read: readonly Read[], { legend }: CellContext): RowKind {
  const said = read.filter(({ text }) => text !== "");
  const sure = said.filter(
    ({ text }) => markOf(text) !== undefined || legend.find(text) !== undefined || partedMark(text) !== undefined,
  );
  const all = said.filter((each) => sure.includes(each) || weakMarkOf(each.text) !== undefined);
  const yesOrNo = sure.some(({ text }) => ["true", "false"].includes(markOf(text) ?? partedMark(text)?.mark ?? ""));
  const letters = all.filter(({ text }) => /^(?:y|n|x|\+|-|j)$/i.test(text));
  const tones = said.filter(({ text }) => {
    const parted = partedMark(text);
    return parted !== undefined && !parted.isApart && !/^[\p{L}~]/u.test(parted.sign);
  });
  const stars = said.flatMap(({ text }) => scoreOf(text) ?? []);
  return {
    isMarks:
      said.length > 0 &&
      all.length >= said.length / 2 &&
      (yesOrNo || letters.length >= 2 || letters.length === said.length),
    isTones: tones.length > said.length / 2,
    isCrosses: said.length > 0 && said.length < read.length && said.every(({ text }) => /^[xX✗✕]$/.test(text)),
    longestStars: Math.max(5, ...stars.filter(({ isOpen }) => isOpen).map(({ of }) => of)),
  };
}

function cellValue(each: Read, i: number, all: readonly Read[], row: RowKind, context: CellContext): DraftValue {
  const { phrase, text } = each;
  const isMarks = row.isMarks || (context.isMarkColumn[i] === true && isLetterMark(text));
  if (text === "" || isBlank(phrase))
    return row.isCrosses
      ? { kind: "mark", mark: "false", became: [], guess: "an empty cell beside crosses was taken for no" }
      : { kind: "missing" };
  if (phrase.length > 0 && phrase.every(({ image, text: said }) => image === true || said.trim() === ""))
    return imageValue(phrase, isMarks);
  if (row.isCrosses) return { kind: "mark", mark: "true", became: phrase };
  const legend = context.legend.find(text);
  if (legend) return legendValue(phrase, legend.mark, legend.words);
  const mark = markOf(text) ?? (isMarks ? weakMarkOf(text) : undefined);
  if (mark === "ditto") return ditto(each, i, all, row, context);
  if (mark !== undefined) return markValue(mark, phrase);
  const score = scoreValue(text, phrase, row, context);
  if (score) return score;
  const parted = partedMark(text);
  if (parted) {
    const value = partedValue(phrase, parted, row, context);
    if (value) return value;
  }
  return textValue(phrase, context);
}

function imageValue(phrase: Phrase, isMarks: boolean): DraftValue {
  const text = oneLine(phrase);
  const mark =
    markOf(text) ??
    (/^(?:ok|check|tick|checkmark|check mark)$/i.test(text)
      ? "true"
      : /^(?:cross|times)$/i.test(text)
        ? "false"
        : isMarks
          ? weakMarkOf(text)
          : undefined);
  if (mark !== undefined && mark !== "ditto") return markValue(mark, phrase);
  return text === "" ? { kind: "missing" } : { kind: "text", text: phrase };
}

function markValue(mark: Exclude<Mark, "ditto">, became: Phrase): DraftValue {
  return mark === "none" ? { kind: "none", became } : { kind: "mark", mark, became };
}

/** A legend's words say more than a mark, but for yes and no. */
function legendValue(became: Phrase, mark: Mark | undefined, words: Phrase): DraftValue {
  if (mark !== undefined && mark !== "ditto" && mark !== "partial") return markValue(mark, became);
  return { kind: "text", text: words, tone: "neutral" };
}

function ditto(each: Read, i: number, all: readonly Read[], row: RowKind, context: CellContext): DraftValue {
  const left = all[i - 1];
  if (!left || left.text === "") return { kind: "text", text: each.phrase };
  const value = cellValue(left, i - 1, all, row, context);
  return { ...value, guess: `"${each.text}" repeats the cell to the left` };
}

function scoreValue(text: string, phrase: Phrase, row: RowKind, { outOf }: CellContext): DraftValue | undefined {
  const score = scoreOf(text);
  if (score) {
    const of = score.isOpen ? row.longestStars : score.of;
    if (of <= 10) return { kind: "score", score: score.score, of, became: phrase };
  }
  if (outOf === undefined || !/^\d+(?:[.,]\d+)?$/.test(text)) return undefined;
  const value = Number(text.replace(",", "."));
  return value <= outOf ? { kind: "score", score: value, of: outOf, became: phrase } : undefined;
}

const TONES = { true: "good", false: "bad", partial: "neutral" } as const;

/** A mark with words: a note to it, or a text with a tone where most cells of the row are so. */
function partedValue(phrase: Phrase, parted: Parted, row: RowKind, { legend }: CellContext): DraftValue | undefined {
  const { mark, sign, from, to, isApart } = parted;
  // The places are those of the text in one line.
  const whole = plain(phrase).replace(/\s+/g, " ").trim() === plain(phrase) ? phrase : undefined;
  if (!whole || !(mark === "true" || mark === "false" || mark === "partial" || mark === "unknown")) return undefined;
  const words = trim(cut(whole, from, to));
  const explained = legend.find(sign);
  if (explained && (explained.mark === undefined || explained.mark === "partial"))
    return { kind: "text", text: explained.words, tone: "neutral", note: words };
  if (row.isTones && !isApart && mark !== "unknown") return { kind: "text", text: words, tone: TONES[mark] };
  const became = [...cut(whole, 0, from), ...cut(whole, to)];
  return { kind: "mark", mark, became, note: words };
}

function textValue(phrase: Phrase, { splitsCommas }: CellContext): DraftValue {
  const text = oneLine(phrase);
  if (NUMBER.test(text) && phrase.every(({ href, code }) => !href && !code)) return { kind: "number", text: phrase };
  const hard = splitHard(phrase);
  if (hard.length > 1) return { kind: "list", items: hard.map((line) => without(line, BULLET)) };
  const parts = split(phrase, /\s*;\s+/g).filter((part) => !isBlank(part));
  if (parts.length > 1 && parts.every((part) => oneLine(part).length <= 40) && !/[.!?]\s/.test(text))
    return { kind: "list", items: parts };
  if (splitsCommas) {
    const items = split(phrase, /,\s+/g).filter((part) => !isBlank(part));
    if (items.length >= 3 && items.every((part) => oneLine(part).length <= 25)) return { kind: "list", items };
  }
  return { kind: "text", text: without(phrase, BULLET) };
}

/** Lines that readers see as such. */
function splitHard(phrase: Phrase): Phrase[] {
  const lines = linesOf(phrase.map((run) => (run.isSoft ? { ...run, text: " " } : run)));
  return lines.length > 1 ? lines : [];
}
