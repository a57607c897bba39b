/** The corners of a box, and of the areas within it and around it (CSS Backgrounds 3, sections 4.2 and 4.5). Lengths in px. */
import { type ComputedStyle, resolveLength as resolve } from "../../css/index.js";
import {
  type CornerRadii,
  type CornerRadius,
  insetRadii,
  isSquare,
  mapRadii,
  type Rect,
} from "../../graphics/index.js";
import type { Edges } from "./fragment.js";

/** The edges that a fragment of a box has; a break takes one away (`box-decoration-break: slice`). */
export interface PresentEdges {
  readonly top: boolean;
  readonly right: boolean;
  readonly bottom: boolean;
  readonly left: boolean;
}

const NONE: CornerRadius = { x: 0, y: 0 };
const ALL: PresentEdges = { top: true, right: true, bottom: true, left: true };

/** Used radii, reduced where they overlap (section 4.5); undefined where all corners are sharp. */
export function cornerRadii(
  style: ComputedStyle,
  rect: Pick<Rect, "width" | "height">,
  edges = ALL,
): CornerRadii | undefined {
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
  const round = mapRadii({ topLeft, topRight, bottomRight, bottomLeft }, ({ x, y }) => ({
    x: x * factor,
    y: y * factor,
  }));
  return hasShapes(style) ? shaped(round, style) : round;
}

const ROUND = 2;

const hasShapes = ({
  cornerTopLeftShape,
  cornerTopRightShape,
  cornerBottomRightShape,
  cornerBottomLeftShape,
}: ComputedStyle) =>
  cornerTopLeftShape !== ROUND ||
  cornerTopRightShape !== ROUND ||
  cornerBottomRightShape !== ROUND ||
  cornerBottomLeftShape !== ROUND;

/** Corners of the shapes that `corner-shape` gives them (CSS Borders 4, section 3.2). */
function shaped(radii: CornerRadii, style: ComputedStyle): CornerRadii {
  const exponents = {
    topLeft: style.cornerTopLeftShape,
    topRight: style.cornerTopRightShape,
    bottomRight: style.cornerBottomRightShape,
    bottomLeft: style.cornerBottomLeftShape,
  };
  return mapRadii(radii, (radius, corner) => {
    const exponent = exponents[corner];
    if (exponent === ROUND || radius === NONE) return radius;
    return isSquare(exponent) ? NONE : { ...radius, shape: { exponent, beyond: NONE } };
  });
}

/** Radii of the corners of an area that lies inside of the border box by so much. */
export const radiiWithin = (radii: CornerRadii, by: Edges): CornerRadii => insetRadii(radii, by);

/** Corners of an area that is larger by so much on each side: sharp ones stay sharp, and slightly rounded ones nearly so (section 6.1.1). */
export function radiiAround(radii: CornerRadii, by: Edges): CornerRadii {
  const shaped = insetRadii(radii, { top: -by.top, right: -by.right, bottom: -by.bottom, left: -by.left });
  return mapRadii(radii, ({ x, y, shape }, corner): CornerRadius => {
    if (x <= 0 || y <= 0) return NONE;
    if (shape) return shaped[corner];
    const across = corner.endsWith("Left") ? by.left : by.right;
    const down = corner.startsWith("top") ? by.top : by.bottom;
    return { x: outsetRadius(x, across), y: outsetRadius(y, down) };
  });
}

function outsetRadius(radius: number, by: number): number {
  if (by <= 0 || radius >= by) return Math.max(0, radius + by);
  return radius + by * (1 + (radius / by - 1) ** 3);
}
