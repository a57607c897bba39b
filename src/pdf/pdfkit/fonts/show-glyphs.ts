/**
 * Glyphs -> text-showing operators (ISO 32000-1, section 9.4.3), so that poppler, pdf.js and pdfium get back the text.
 * Marks come last, in a span whose replacement text is empty: among the letters, their displacement would look like gaps
 * between words. Their text goes to the letters that they stand on.
 */
import type { GlyphRun } from "../../target.js";
import { number } from "../numbers.js";
import type { EmbeddedFace } from "./embedded-face.js";

/** Operators for a run, to be placed after its font and position are set. */
export function showGlyphs(run: GlyphRun, face: EmbeddedFace): string[] {
  // Text of no size is not seen, and has no ems to count in.
  if (run.size <= 0) return [];
  const { texts, marks } = textsOfLetters(run);
  if (!marks) return show(run, face, texts, () => true);
  // `0 0 Td` takes the pen back to the start of the run.
  return [
    ...show(run, face, texts, (text) => text !== ""),
    "/Span <</ActualText <feff>>> BDC",
    "0 0 Td",
    ...show(run, face, texts, (text) => text === ""),
    "EMC",
  ];
}

/**
 * The text that each glyph gives back; none for marks. Readers take right-to-left glyphs in visual order and turn the whole
 * sequence round, the characters of a ligature or of a letter with its marks as well: these are given in visual order too.
 */
function textsOfLetters({ glyphs, rtl }: GlyphRun): { readonly texts: readonly string[]; readonly marks: boolean } {
  const { advances } = glyphs;
  // Most runs have neither marks nor glyphs without a text of their own: nothing to move.
  if (!rtl && glyphs.texts.every((text, i) => text !== "" && (advances[i] !== 0 || !MARKS.test(text))))
    return { texts: glyphs.texts, marks: false };
  const texts = [...glyphs.texts];
  let letter = -1;
  for (let k = 0; k < texts.length; k++) {
    const i = rtl ? texts.length - 1 - k : k;
    if (letter >= 0 && advances[i] === 0 && MARKS.test(texts[i]!)) {
      texts[letter] += texts[i]!;
      texts[i] = "";
    } else if (letter >= 0 && advances[i] !== 0 && texts[i] === "") {
      // Of a cluster of several letters: without a character, it would be a gap in a word.
      shareOut(texts, letter, i, rtl ? i - 1 : i + 1);
      if (texts[i] !== "") letter = i;
    } else if (texts[i] !== "") letter = i;
  }
  const marks = texts.includes("");
  return {
    texts: rtl ? texts.map((text) => (text.length > 1 ? Array.from(text).reverse().join("") : text)) : texts,
    marks,
  };
}

/** Gives a letter what is left of the text of the one before it, or the beginning of a vowel behind it. */
function shareOut(texts: string[], before: number, letter: number, behind: number): void {
  const [first = "", ...rest] = charactersOf(texts[before]!);
  const vowel = texts[behind] ?? "";
  if (rest.length > 0) {
    texts[before] = first;
    texts[letter] = rest.join("");
  } else if (MARKS.test(vowel)) {
    const [left = "", ...right] = charactersOf(vowel);
    if (right.length === 0) return;
    texts[letter] = left;
    texts[behind] = right.join("");
  }
}

/** A vowel that stands on both sides of its letter is two characters (canonical decomposition). */
function charactersOf(text: string): string[] {
  return Array.from(MARKS.test(text) ? text.normalize("NFD") : text);
}

const MARKS = /^\p{M}+$/u;

/** A string has at most 32,767 bytes (ISO 32000-1, Annex C): a long line takes several. */
const MOST_OF_STRING = 30_000;

/** Shows the glyphs whose texts are wanted, each where the run has it. */
function show(
  { glyphs, size }: GlyphRun,
  face: EmbeddedFace,
  texts: readonly string[],
  wanted: (text: string) => boolean,
): string[] {
  const { ids, advances, xOffsets, yOffsets } = glyphs;
  const operators: string[] = [];
  let items = "";
  let string = "";
  let rise = 0;
  /** Where the glyph's origin and the reader's pen are, thousandths of an em. */
  let pen = 0;
  let written = 0;
  for (let i = 0; i < ids.length; i++) {
    const at = pen + xOffsets[i]! * 1000;
    pen += advances[i]! * 1000;
    if (!wanted(texts[i]!)) continue;
    const up = yOffsets[i] === 0 ? 0 : Math.round(yOffsets[i]! * size * 1000) / 1000;
    if (up !== rise) {
      if (string !== "") items += `(${string})`;
      if (items !== "") operators.push(`[${items}] TJ`);
      items = string = "";
      operators.push(`${number(up)} Ts`);
      rise = up;
    }
    // Rounding the sum rather than each step keeps a line within half a thousandth of an em, however long.
    const move = Math.round(at - written);
    if (move !== 0 || string.length > MOST_OF_STRING) {
      if (string !== "") items += `(${string})`;
      if (move !== 0) items += String(-move);
      string = "";
      written += move;
    }
    const code = face.code(ids[i]!, texts[i]!);
    string += face.bytes(code);
    written += face.width(code);
  }
  if (string !== "") items += `(${string})`;
  if (items !== "") operators.push(`[${items}] TJ`);
  if (rise !== 0) operators.push("0 Ts");
  return operators;
}
