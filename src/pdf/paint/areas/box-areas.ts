/** The areas of a box between its edges, with their corners (CSS Backgrounds 3, sections 4.2 and 4.5). Lengths in px. */
import type { ComputedStyle, Values } from "../../../css/index.js";
import {
  type CornerRadii,
  type CornerRadius,
  mapRadii,
  type Path,
  type Rect,
  roundedRectPath,
} from "../../../graphics/index.js";
import {
  type BoxFragment,
  borderPadding,
  borderWidths,
  type Edges as Lengths,
  resolve,
  type UsedBox,
} from "../../../layout/index.js";
import { rectInPt } from "../../units.js";

/** The edges that a fragment of a box has; a break takes one away (`box-decoration-break: slice`). */
export interface Edges {
  readonly top: boolean;
  readonly right: boolean;
  readonly bottom: boolean;
  readonly left: boolean;
}

/** Which edges a fragment of a box has, as it stands on its page. */
export const edgesHere = ({ slice, cloned }: BoxFragment): Edges => ({
  top: cloned !== undefined || (slice?.top ?? true),
  right: true,
  bottom: cloned !== undefined || (slice?.bottom ?? true),
  left: true,
});

const NONE: CornerRadius = { x: 0, y: 0 };
export const SHARP: CornerRadii = { topLeft: NONE, topRight: NONE, bottomRight: NONE, bottomLeft: NONE };
const radiiInPt = (radii: CornerRadii): CornerRadii => mapRadii(radii, ({ x, y }) => ({ x: x * 0.75, y: y * 0.75 }));

/** Used radii, reduced where they overlap (section 4.5); undefined where all corners are sharp. */
export function cornerRadii(style: ComputedStyle, rect: Rect, edges: Edges): CornerRadii | undefined {
  const corner = (radius: ComputedStyle["borderTopLeftRadius"], present: boolean): CornerRadius => {
    const used = { x: resolve(radius.x, rect.width), y: resolve(radius.y, rect.height) };
    return present && used.x > 0 && used.y > 0 ? used : NONE;
  };
  const topLeft = corner(style.borderTopLeftRadius, edges.top && edges.left);
  const topRight = corner(style.borderTopRightRadius, edges.top && edges.right);
  const bottomRight = corner(style.borderBottomRightRadius, edges.bottom && edges.right);
  const bottomLeft = corner(style.borderBottomLeftRadius, edges.bottom && edges.left);
  const sums = [
    [rect.width, topLeft.x + topRight.x],
    [rect.width, bottomLeft.x + bottomRight.x],
    [rect.height, topLeft.y + bottomLeft.y],
    [rect.height, topRight.y + bottomRight.y],
  ] as const;
  if (sums.every(([, sum]) => sum === 0)) return undefined;
  const factor = Math.min(1, ...sums.filter(([, sum]) => sum > 0).map(([available, sum]) => available / sum));
  return mapRadii({ topLeft, topRight, bottomRight, bottomLeft }, ({ x, y }) => ({ x: x * factor, y: y * factor }));
}

/** How far an area lies inside of the border box. @param used values of the box that aren't as computed */
export function edgesOf(
  box: Values.BackgroundBox,
  style: ComputedStyle,
  width: number,
  edges: Edges,
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

/** Radii of the corners of an area that lies inside of the border box by so much. */
export function radiiWithin(radii: CornerRadii, by: Lengths): CornerRadii {
  return mapRadii(radii, ({ x, y }, corner) => ({
    x: Math.max(0, x - (corner.endsWith("Left") ? by.left : by.right)),
    y: Math.max(0, y - (corner.startsWith("top") ? by.top : by.bottom)),
  }));
}

/** The outline in pt. */
export function outline(rect: Rect, radii: CornerRadii | undefined): Path {
  return roundedRectPath(rectInPt(rect), radii ? radiiInPt(radii) : SHARP);
}
