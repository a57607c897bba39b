/** The units of CSS that depend on a font (CSS Values 4, section 6.1), measured in the first font that a style asks for. */
import type { FontStyle, FontUnits } from "../css/index.js";
import type { FontChain, FontLibrary } from "./library.js";
import { fontExtent } from "./metrics.js";

const WATER = "水".codePointAt(0)!;
const ZERO = "0".codePointAt(0)!;

const units = new WeakMap<FontChain, FontUnits>();

type UnitsOf = (style: FontStyle) => FontUnits;

const unitsOf = new WeakMap<FontLibrary, UnitsOf>();

/** @returns for the font properties of a style the measures of its first face; for one library always the same function */
export function fontUnits(fonts: FontLibrary): UnitsOf {
  let known = unitsOf.get(fonts);
  if (!known) {
    known = (style) => {
      const chain = fonts.chain(style);
      let measures = units.get(chain);
      if (!measures) units.set(chain, (measures = measure(chain)));
      return measures;
    };
    unitsOf.set(fonts, known);
  }
  return known;
}

function measure(chain: FontChain): FontUnits {
  const face = chain.primary;
  const advance = (codePoint: number) => {
    const own = chain.measuringFace(codePoint);
    return own && own.fontkit.glyphForCodePoint(codePoint).advanceWidth / own.unitsPerEm;
  };
  return {
    ex: face.xHeight,
    cap: face.capHeight,
    ch: advance(ZERO) ?? 0.5,
    ic: advance(WATER) ?? 1,
    normalLineHeight: (fontSize) => {
      const { ascent, descent } = fontExtent(face, fontSize);
      return ascent + descent + Math.round(face.lineGap * fontSize);
    },
  };
}
