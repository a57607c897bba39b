/** The areas of a box between its edges, with their corners (CSS Backgrounds 3, sections 4.2 and 4.5). Lengths in px. */
import type { ComputedStyle, Values } from "../../../css/index.js";
import {
  type CornerRadii,
  type CornerRadius,
  type Path,
  type Rect,
  roundedRectPath,
  scaledRadii,
} from "../../../graphics/index.js";
import {
  type BoxFragment,
  borderPadding,
  borderWidths,
  type Edges as Lengths,
  type PresentEdges,
  type UsedBox,
} from "../../../layout/index.js";
import { pt, rectInPt } from "../../units.js";

/** Which edges a fragment of a box has, as it stands on its page. */
export const edgesHere = ({ slice, cloned }: BoxFragment): PresentEdges => ({
  top: cloned !== undefined || (slice?.top ?? true),
  right: true,
  bottom: cloned !== undefined || (slice?.bottom ?? true),
  left: true,
});

const NONE: CornerRadius = { x: 0, y: 0 };
export const SHARP: CornerRadii = { topLeft: NONE, topRight: NONE, bottomRight: NONE, bottomLeft: NONE };

/** How far an area lies inside of the border box. @param used values of the box that aren't as computed */
export function edgesOf(
  box: Values.BackgroundBox,
  style: ComputedStyle,
  width: number,
  edges: PresentEdges,
  used?: UsedBox,
): Lengths {
  if (box === "border-box") return { top: 0, right: 0, bottom: 0, left: 0 };
  const all = box === "content-box" ? borderPadding(style, width, used) : (used?.border ?? borderWidths(style));
  return {
    top: edges.top ? all.top : 0,
    right: edges.right ? all.right : 0,
    bottom: edges.bottom ? all.bottom : 0,
    left: edges.left ? all.left : 0,
  };
}

/** A rectangle less something on each side; negative lengths make it larger. */
export function within(rect: Rect, by: Lengths): Rect {
  return {
    x: rect.x + by.left,
    y: rect.y + by.top,
    width: Math.max(0, rect.width - by.left - by.right),
    height: Math.max(0, rect.height - by.top - by.bottom),
  };
}

/** The outline in pt. */
export function outline(rect: Rect, radii: CornerRadii | undefined): Path {
  return roundedRectPath(rectInPt(rect), radii ? scaledRadii(radii, pt(1)) : SHARP);
}
