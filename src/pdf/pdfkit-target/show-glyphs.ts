/**
 * Glyphs -> text-showing operators (ISO 32000-1, section 9.4.3), so that poppler, pdf.js and pdfium get back the text.
 * Marks come last, in a span whose replacement text is empty: among the letters, their displacement would look like gaps
 * between words. Their text goes to the letters that they stand on.
 */
import type { GlyphRun } from "../target.js";
import type { EmbeddedFace } from "./embedded-face.js";

interface PlacedGlyph {
  /** Where the glyph is drawn, from the start of the run, thousandths of an em. */
  readonly at: number;
  /** pt, upwards */
  readonly rise: number;
  readonly code: number;
}

/** Operators for a run, to be placed after its font and position are set. */
export function showGlyphs(run: GlyphRun, face: EmbeddedFace): string[] {
  const letters: PlacedGlyph[] = [];
  const marks: PlacedGlyph[] = [];
  const texts = textsOfLetters(run);
  let pen = 0;
  run.glyphs.forEach((glyph, i) => {
    const at = pen + (glyph.xOffset / run.size) * 1000;
    const text = texts[i]!;
    const placed = { at, rise: Math.round(glyph.yOffset * 1000) / 1000, code: face.code(glyph.id, text) };
    (text === "" ? marks : letters).push(placed);
    pen += (glyph.advance / run.size) * 1000;
  });
  if (marks.length === 0) return show(letters, face);
  // `0 0 Td` takes the pen back to the start of the run.
  return [...show(letters, face), "/Span <</ActualText <feff>>> BDC", "0 0 Td", ...show(marks, face), "EMC"];
}

/**
 * The text that each glyph gives back; none for marks. Readers take right-to-left glyphs in visual order and turn the whole
 * sequence round, the characters of a ligature or of a letter with its marks as well: these are given in visual order too.
 */
function textsOfLetters({ glyphs, rtl }: GlyphRun): string[] {
  const texts = glyphs.map((glyph) => glyph.text);
  let letter = -1;
  for (let k = 0; k < glyphs.length; k++) {
    const i = rtl ? glyphs.length - 1 - k : k;
    if (letter >= 0 && glyphs[i]!.advance === 0 && MARKS.test(texts[i]!)) {
      texts[letter] += texts[i]!;
      texts[i] = "";
    } else if (texts[i] !== "") letter = i;
  }
  return rtl ? texts.map((text) => (text.length > 1 ? Array.from(text).reverse().join("") : text)) : texts;
}

const MARKS = /^\p{M}+$/u;

function show(glyphs: readonly PlacedGlyph[], face: EmbeddedFace): string[] {
  const operators: string[] = [];
  let items = "";
  let hex = "";
  let rise = 0;
  /** Where the reader's pen is, thousandths of an em. */
  let written = 0;
  const closeString = () => {
    if (hex !== "") items += `<${hex}>`;
    hex = "";
  };
  const flush = () => {
    closeString();
    if (items !== "") operators.push(`[${items}] TJ`);
    items = "";
  };
  for (const glyph of glyphs) {
    if (glyph.rise !== rise) {
      flush();
      operators.push(`${glyph.rise} Ts`);
      rise = glyph.rise;
    }
    // Rounding the sum rather than each step keeps a line within half a thousandth of an em, however long.
    const move = Math.round(glyph.at - written);
    if (move !== 0) {
      closeString();
      items += String(-move);
      written += move;
    }
    hex += glyph.code.toString(16).padStart(4, "0");
    written += face.width(glyph.code);
  }
  flush();
  if (rise !== 0) operators.push("0 Ts");
  return operators;
}
