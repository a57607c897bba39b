/** Spaces of a set width (Unicode, table 6-2), where the first font has none: its space stands for them, as wide as they are. */
import type { FontFace } from "../fonts.js";

const WIDTHS: Readonly<Record<string, number>> = {
  "\u2000": 1 / 2,
  "\u2001": 1,
  "\u2002": 1 / 2,
  "\u2003": 1,
  "\u2004": 1 / 3,
  "\u2005": 1 / 4,
  "\u2006": 1 / 6,
  "\u2009": 1 / 5,
  "\u200A": 1 / 16,
  "\u205F": 4 / 18,
};

/** Those that are as wide as a character of the font. */
const LIKE: Readonly<Record<string, string>> = { "\u2007": "0", "\u2008": ".", "\u00A0": " " };

/** The width in em; undefined for what is no such space, or where the face has a glyph for it. */
export function fixedSpaceWidth(character: string, face: FontFace): number | undefined {
  const em = WIDTHS[character];
  const like = LIKE[character];
  if (em === undefined && like === undefined && character !== "\u202F") return undefined;
  if (face.fontkit.hasGlyphForCodePoint(character.codePointAt(0)!)) return undefined;
  if (em !== undefined) return em;
  const width = face.fontkit.glyphForCodePoint((like ?? " ").codePointAt(0)!).advanceWidth / face.unitsPerEm;
  return character === "\u202F" ? width / 2 : width;
}
