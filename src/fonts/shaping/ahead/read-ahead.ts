/** Built-in fonts -> the text of a module like `ahead.ts`, with what their tables tell of Latin letters. */
import { builtInFonts } from "../../built-in.js";
import { type FontFace, openFonts } from "../../library.js";
import type { Letter, LetterPairs } from "../letter-pairs.js";
import { pairsOf } from "../pair-shaping.js";
import type { FontFeature } from "../shaped-text.js";
import type { FaceAhead, LettersAhead } from "./ahead.js";
import { CHARACTERS_AHEAD, hashOfTables } from "./pairs-ahead.js";

/** The family that sheets are set in. */
const FAMILY = "Source Sans 3";
const LINING: FontFeature = ["lnum", 1];
/** As `letter-spacing` asks for. */
const APART: readonly FontFeature[] = [
  ["liga", 0],
  ["clig", 0],
];
/** Those that the built-in templates ask for, with and without their numbers. */
const FEATURES: readonly (readonly FontFeature[])[] = [[], [LINING], APART, [...APART, LINING]];

/** @throws Error where the tables don't tell enough of a face */
export function readAhead(): string {
  const fonts = openFonts(builtInFonts().filter(({ family }) => family === FAMILY)).value?.sources ?? [];
  const faces = fonts.map((source) => source.open()!.face());
  const entries = faces.map((face) => [face.postScriptName, faceAhead(face)] as const);
  return `export const AHEAD = new Map(${JSON.stringify(entries)});\n`;
}

function faceAhead(face: FontFace): FaceAhead {
  const shapeFully = () => {
    throw new Error(`the tables of ${face.key} don't tell all of its letters`);
  };
  const sets = FEATURES.map((features) => {
    const read = pairsOf(face, features, shapeFully);
    return { key: features.join(";"), latin: lettersOf(read.latin(), face), signs: lettersOf(read.signs(), face) };
  });
  const all = sets.flatMap(({ latin, signs }) => [latin, signs]);
  const glyphs = [...new Map(all.flatMap(({ letters }) => letters).map((letter) => [letter.id, letter])).values()];
  const table = kerningTable(glyphs, (left, right) => kerningOf(all, face, left, right));
  return {
    hash: hashOfTables(face),
    ...table,
    sets: Object.fromEntries(sets.map(({ key, latin, signs }) => [key, { latin: latin.ahead, signs: signs.ahead }])),
  };
}

interface ReadLetters {
  readonly pairs: LetterPairs;
  /** With the ligatures that they become. */
  readonly letters: readonly Letter[];
  readonly ahead: LettersAhead;
}

function lettersOf(pairs: LetterPairs, { unitsPerEm }: FontFace): ReadLetters {
  const units = (letter: Letter | undefined) => Math.round((letter?.advance ?? 0) * unitsPerEm);
  const single = CHARACTERS_AHEAD.map((code) => pairs.letter(code));
  const numbers = single.flatMap((letter) => [letter ? letter.id * 2 + (letter.isNominal ? 1 : 0) : 0, units(letter)]);
  const letters = single.filter((letter) => letter !== undefined);
  const rules = new Set(letters.flatMap((letter) => pairs.ligatures(letter)));
  const joined = [...rules].flatMap((rule) => {
    const letter = pairs.ligature(rule.result, "");
    return letter ? [{ rule, letter }] : [];
  });
  const ligatures = joined.map(({ rule, letter }) => [rule.first!, rule.rest, rule.result, units(letter)] as const);
  return {
    pairs,
    letters: [...letters, ...joined.map(({ letter }) => letter)],
    ahead: { letters: integers(numbers), ligatures },
  };
}

/**
 * Font units. @throws Error where it depends on features or the script, which is tried with letters of English, or more than the
 * advance changes
 */
function kerningOf(all: readonly ReadLetters[], { key, unitsPerEm }: FontFace, left: Letter, right: Letter): number {
  const isEnglish = /^[a-z,.]{2}$/i.test(left.text + right.text);
  const [first, ...others] = all.slice(0, isEnglish ? undefined : 1).map(({ pairs }) => pairs.advance(left, right));
  if (first === undefined || others.some((advance) => advance !== first))
    throw new Error(`the tables of ${key} don't tell how ${left.text} and ${right.text} stand beside each other`);
  return Math.round((first - left.advance) * unitsPerEm);
}

/** A table of all pairs, in which glyphs that are kerned alike share a row or a column. */
function kerningTable(glyphs: readonly Letter[], kerning: (left: Letter, right: Letter) => number) {
  const lines = glyphs.map((left) => glyphs.map((right) => kerning(left, right)));
  const byRow = distinct(lines);
  const byColumn = distinct(glyphs.map((_, i) => byRow.lists.map((line) => line[i]!)));
  const cells = byRow.lists.flatMap((_, row) => byColumn.lists.map((column) => column[row]!));
  const values = [...new Set(cells)];
  const numbers = new Map(values.map((value, i) => [value, i]));
  return {
    glyphs: integers(glyphs.map(({ id }) => id)),
    rows: integers(byRow.numbers),
    columns: integers(byColumn.numbers),
    kerning: Buffer.from(cells.map((value) => numbers.get(value)!)).toString("base64"),
    values: integers(values),
  };
}

/** Each of some lists once, and for each the number of its like. */
function distinct(all: readonly (readonly number[])[]) {
  const lists = new Map(all.map((list) => [list.join(), list]));
  const order = [...lists.keys()];
  return { lists: [...lists.values()], numbers: all.map((list) => order.indexOf(list.join())) };
}

/** @throws RangeError for what is no integer of 16 bits */
function integers(values: readonly number[]): string {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [i, value] of values.entries()) bytes.writeInt16LE(value, i * 2);
  return bytes.toString("base64");
}
