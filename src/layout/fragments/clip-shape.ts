/** `clip-path` and the box that it is for -> where its shape lies (CSS Masking 1, section 5.1; Shapes 1, section 3.1). All px. */
import { type ComputedStyle, resolveLength as resolve, resolveOrZero, type Values } from "../../css/index.js";
import { type PlacedShape, placedShape, type Rect } from "../../graphics/index.js";
import { cornerRadii, radiiAround, radiiWithin } from "./corners.js";
import { borderWidths } from "./fragment.js";

interface Sides {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** How far the box that a shape lies in is within the border box. @param width what percentages of paddings refer to */
function clipInset(box: Values.ClipBox, style: ComputedStyle, width: number): Sides {
  if (box === "margin-box") {
    const out = (margin: ComputedStyle["marginTop"]) => -resolveOrZero(margin, width);
    const { marginTop, marginRight, marginBottom, marginLeft } = style;
    return { top: out(marginTop), right: out(marginRight), bottom: out(marginBottom), left: out(marginLeft) };
  }
  if (box === "border-box" || box === "stroke-box" || box === "view-box")
    return { top: 0, right: 0, bottom: 0, left: 0 };
  const { top, right, bottom, left } = borderWidths(style);
  if (box === "padding-box") return { top, right, bottom, left };
  const { paddingTop, paddingRight, paddingBottom, paddingLeft } = style;
  return {
    top: top + resolve(paddingTop, width),
    right: right + resolve(paddingRight, width),
    bottom: bottom + resolve(paddingBottom, width),
    left: left + resolve(paddingLeft, width),
  };
}

/** @param border the border box of what is clipped */
export function placedClip({ shape, box }: Values.ClipPath, style: ComputedStyle, border: Rect): PlacedShape {
  const { top, right, bottom, left } = clipInset(box, style, border.width);
  const width = Math.max(0, border.width - left - right);
  const height = Math.max(0, border.height - top - bottom);
  const bounds = { x: border.x + left, y: border.y + top, width, height };
  if (shape) return placedShape(shape, bounds);
  // A box has the corners of its edge.
  const radii = cornerRadii(style, border);
  const inside = { top, right, bottom, left };
  const grown = { top: -top, right: -right, bottom: -bottom, left: -left };
  return {
    kind: "rect",
    bounds,
    radii: radii && (box === "margin-box" ? radiiAround(radii, grown) : radiiWithin(radii, inside)),
  };
}
