/** Background and borders of one box fragment (CSS Backgrounds 3). */
import type { ComputedStyle } from "../css/properties.js";
import type { BoxFragment, UsedBorders } from "../layout/fragment.js";
import { type CornerRadii, type CornerRadius, mapRadii, type Rect, roundedRectPath } from "../layout/geometry.js";
import { resolve } from "../layout/sizing.js";
import { paintBorders } from "./paint-borders.js";
import { markArtifact, type PaintContext } from "./paint-context.js";
import { rectInPt } from "./units.js";

/** The edges that a fragment of a box has; a break takes one away (`box-decoration-break: slice`). */
export interface Edges {
  readonly top: boolean;
  readonly right: boolean;
  readonly bottom: boolean;
  readonly left: boolean;
}

/** Paints a box at a place on the page, px. Collapsed borders are not its business: the table draws them at the end. */
export function paintBox(fragment: BoxFragment, x: number, y: number, context: PaintContext): void {
  const { style } = fragment.box;
  const edges: Edges = {
    top: fragment.slice?.top ?? true,
    right: true,
    bottom: fragment.slice?.bottom ?? true,
    left: true,
  };
  paintDecoration(
    style,
    { x, y, width: fragment.width, height: fragment.height },
    edges,
    context,
    fragment.borders === undefined,
  );
}

export function paintDecoration(
  style: ComputedStyle,
  rect: Rect,
  edges: Edges,
  context: PaintContext,
  withBorders = true,
): void {
  if (style.visibility !== "visible" || rect.width <= 0 || rect.height <= 0) return;
  const radii = cornerRadii(style, rect, edges);
  if (style.backgroundColor.a > 0) {
    markArtifact(context);
    const path = radii ? roundedRectPath(rectInPt(rect), radiiInPt(radii)) : roundedRectPath(rectInPt(rect), SHARP);
    context.target.fill(path, style.backgroundColor);
  }
  if (!withBorders) return;
  const borders = ownBorders(style, edges);
  if (Object.values(borders).every((border) => border.width === 0)) return;
  markArtifact(context);
  paintBorders(rect, borders, radii, context.target);
}

function ownBorders(style: ComputedStyle, edges: Edges): UsedBorders {
  const none = { width: 0, style: "none", color: style.borderTopColor } as const;
  return {
    top: edges.top ? { width: style.borderTopWidth, style: style.borderTopStyle, color: style.borderTopColor } : none,
    right: edges.right
      ? { width: style.borderRightWidth, style: style.borderRightStyle, color: style.borderRightColor }
      : none,
    bottom: edges.bottom
      ? { width: style.borderBottomWidth, style: style.borderBottomStyle, color: style.borderBottomColor }
      : none,
    left: edges.left
      ? { width: style.borderLeftWidth, style: style.borderLeftStyle, color: style.borderLeftColor }
      : none,
  };
}

const NONE: CornerRadius = { x: 0, y: 0 };
const SHARP: CornerRadii = { topLeft: NONE, topRight: NONE, bottomRight: NONE, bottomLeft: NONE };

/** Used radii, reduced where they overlap (CSS Backgrounds 3, section 4.5); undefined where all corners are sharp. */
function cornerRadii(style: ComputedStyle, rect: Rect, edges: Edges): CornerRadii | undefined {
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

const radiiInPt = (radii: CornerRadii): CornerRadii => mapRadii(radii, ({ x, y }) => ({ x: x * 0.75, y: y * 0.75 }));
