/** The hyphen that a break inside a word shows: U+2010 where the face has it, else the hyphen-minus (CSS Text 4, 6.1.1). */
import type { FontFace } from "../fonts.js";

export interface HyphenGlyph {
  readonly id: number;
  /** em */
  readonly advance: number;
}

const hyphens = new WeakMap<FontFace, HyphenGlyph>();

export function hyphenGlyph(face: FontFace): HyphenGlyph {
  let hyphen = hyphens.get(face);
  if (!hyphen) {
    const glyph = face.fontkit.glyphForCodePoint(face.fontkit.hasGlyphForCodePoint(0x2010) ? 0x2010 : 0x2d);
    hyphen = { id: glyph.id, advance: glyph.advanceWidth / face.unitsPerEm };
    hyphens.set(face, hyphen);
  }
  return hyphen;
}
