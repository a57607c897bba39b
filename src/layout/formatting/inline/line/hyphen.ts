/** The hyphen that a break inside a word shows: `hyphenate-character`, else U+2010 or the hyphen-minus (CSS Text 4, 6.3.2). */
import { type ComputedStyle, fontFeatures } from "../../../../css/index.js";
import { type FontFace, glyphSize, type ShapedText, shape } from "../../../../fonts/index.js";

/**
 * The hyphen of a style as the face of the divided word draws it; where the face lacks a character of it, as `auto`.
 * Shaping is remembered, so this is cheap.
 */
export function hyphenOf(face: FontFace, style: ComputedStyle): ShapedText {
  const wanted = style.hyphenateCharacter;
  const own =
    wanted !== "auto" && Array.from(wanted).every((c) => face.fontkit.hasGlyphForCodePoint(c.codePointAt(0)!));
  const text = own ? wanted : face.fontkit.hasGlyphForCodePoint(0x2010) ? "\u2010" : "-";
  return shape(face, text, fontFeatures(style), false);
}

/** Width of the hyphen, px. */
export function hyphenWidth(face: FontFace, style: ComputedStyle): number {
  const hyphen = hyphenOf(face, style);
  return hyphen.advance * glyphSize(style.fontSize) + hyphen.ids.length * style.letterSpacing;
}
