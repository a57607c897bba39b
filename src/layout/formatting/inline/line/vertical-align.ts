/** `vertical-align` of inline-level boxes (CSS 2.2 section 10.8.1). Lengths in px. */
import { type ComputedStyle, resolveLength } from "../../../../css/index.js";
import { type Extent, type FontChain, fontExtent, usedLineHeight } from "../../../../fonts/index.js";

/** `top` and `bottom` align with the line box, once that is known; all else is a shift of the baseline. */
export type Alignment = { readonly edge: "top" | "bottom" } | { readonly edge: undefined; readonly shift: number };

/**
 * How far `vertical-align` raises a box's baseline above its parent's.
 * @param extent the box's own extent, about its baseline
 */
export function alignment(style: ComputedStyle, extent: Extent, parent: ComputedStyle, chain: FontChain): Alignment {
  const value = style.verticalAlign;
  const face = chain.primary;
  const font = fontExtent(face, parent.fontSize);
  switch (value) {
    case "top":
    case "bottom":
      return { edge: value };
    case "baseline":
      return { edge: undefined, shift: 0 };
    // The two shifts are what browsers agree on; CSS leaves them open.
    case "sub":
      return { edge: undefined, shift: -(parent.fontSize / 5 + 1) };
    case "super":
      return { edge: undefined, shift: parent.fontSize / 3 + 1 };
    case "text-top":
      return { edge: undefined, shift: font.ascent - extent.ascent };
    case "text-bottom":
      return { edge: undefined, shift: extent.descent - font.descent };
    case "middle":
      return { edge: undefined, shift: (face.xHeight * parent.fontSize) / 2 + (extent.descent - extent.ascent) / 2 };
    default:
      return { edge: undefined, shift: resolveLength(value, usedLineHeight(style, face)) };
  }
}
