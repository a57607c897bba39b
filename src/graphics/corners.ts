/**
 * Rectangles with round corners, and with corners of other shapes (CSS Backgrounds 3, section 4.2; Borders 4, section 3.2). Units are
 * the caller's; y points down.
 */
import { type Path, type PathSegment, type Rect, rectPath } from "./geometry.js";

/** Radii of one corner of an ellipse's quarter. */
export interface CornerRadius {
  readonly x: number;
  readonly y: number;
  /** Absent where the corner is a quarter of an ellipse. */
  readonly shape?: CornerShape;
}

/** A corner as a superellipse. */
interface CornerShape {
  /** Its exponent, 2 to the power of the argument of `superellipse()`: 0 a notch, 1/2 a scoop, 1 a bevel, 4 a squircle. */
  readonly exponent: number;
  /** How far its own corner lies outside of that of the rectangle, which cuts it off there. */
  readonly beyond: { readonly x: number; readonly y: number };
}

export interface CornerRadii {
  readonly topLeft: CornerRadius;
  readonly topRight: CornerRadius;
  readonly bottomRight: CornerRadius;
  readonly bottomLeft: CornerRadius;
}

/** Distance of the control points of a quarter circle drawn as a cubic Bézier curve, for radius 1. */
const KAPPA = 0.5522847498;

/** The corners of a box clockwise, from where its top begins. */
export const CORNERS = ["topLeft", "topRight", "bottomRight", "bottomLeft"] as const;

type Corner = keyof CornerRadii;
type Point = readonly [x: number, y: number];
/** A cubic Bézier curve, as a quarter of an ellipse is one; a straight line has its control points at its ends. */
export type Arc = readonly [from: Point, control: Point, control: Point, to: Point];

/** The corner of a rectangle clockwise: one arc, all four points of which are the same where it is sharp, or the lines of its shape. */
function cornerArcs(rect: Rect, corner: Corner, { x: rx, y: ry, shape }: CornerRadius): readonly Arc[] {
  const [isLeft, isTop] = [corner.endsWith("Left"), corner.startsWith("top")];
  const x = isLeft ? rect.x : rect.x + rect.width;
  const y = isTop ? rect.y : rect.y + rect.height;
  const at = (across: number, down: number): Point => [x + (isLeft ? across : -across), y + (isTop ? down : -down)];
  const arcs = shape
    ? joined(seen(superellipse(rx, ry, shape), shape.exponent < 1).map(([across, down]) => at(across, down)))
    : [[at(0, ry), at(0, ry * (1 - KAPPA)), at(rx * (1 - KAPPA), 0), at(rx, 0)] satisfies Arc];
  return isLeft === isTop ? arcs : arcs.toReversed().map(turned);
}

/** In so many lines a corner of a page's size is off its curve by less than a tenth of a pixel. */
const PIECES = 48;

/** Points from below a corner to beside it, as distances from that of the rectangle. */
function superellipse(rx: number, ry: number, { exponent, beyond }: CornerShape): Point[] {
  if (exponent < LEAST) return [at(0, 1), at(1, 1), at(1, 0)];
  const isConvex = exponent >= 1;
  const power = 2 / (isConvex ? exponent : 1 / exponent);
  const pieces = exponent === 1 ? 1 : PIECES;
  return Array.from({ length: pieces + 1 }, (_, i) => {
    const angle = (i / pieces) * (Math.PI / 2);
    const [sine, cosine] = [Math.sin(angle) ** power, i === pieces ? 0 : Math.cos(angle) ** power];
    return isConvex ? at(1 - cosine, 1 - sine) : at(sine, cosine);
  });

  function at(across: number, down: number): Point {
    return [rx * across - beyond.x, ry * down - beyond.y];
  }
}

/** Exponents below it are a notch, and those above its reciprocal a sharp corner: no page shows the difference. */
const LEAST = 2 ** -9;

/** Whether a superellipse of this exponent fills its corner. */
export const isSquare = (exponent: number): boolean => exponent > 1 / LEAST;

/**
 * What of a line lies in the rectangle: one that leads through its sides begins and ends on them, and one that falls short goes on,
 * a hollow one as it leaves the sides.
 */
function seen(line: readonly Point[], isHollow: boolean): Point[] {
  const [from, to] = [line[0]!, line.at(-1)!];
  const onSide = (): Point => (isHollow ? [0, from[1]] : between(from, to, -from[0] / (to[0] - from[0])));
  const onTop = (): Point => (isHollow ? [to[0], 0] : between(to, from, -to[1] / (from[1] - to[1])));
  const points = [...(from[0] > 0 ? [onSide()] : []), ...line, ...(to[1] > 0 ? [onTop()] : [])];
  const within: Point[] = [];
  points.slice(1).forEach((to, i) => {
    const from = points[i]!;
    const part = partWithin(from, to);
    if (!part) return;
    const ends = part.map((share) => between(from, to, share));
    within.push(...(within.length > 0 ? ends.slice(1) : ends));
  });
  return within.length > 0 ? within : [[0, 0]];
}

const between = ([x, y]: Point, [toX, toY]: Point, share: number): Point => [
  x + (toX - x) * share,
  y + (toY - y) * share,
];

/** Between which shares of a line neither of its coordinates is negative. */
function partWithin(from: Point, to: Point): readonly [number, number] | undefined {
  let [start, end] = [0, 1];
  for (const axis of [0, 1] as const) {
    const [a, b] = [from[axis], to[axis]];
    if (a < 0 && b < 0) return undefined;
    if (a < 0) start = Math.max(start, a / (a - b));
    else if (b < 0) end = Math.min(end, a / (a - b));
  }
  return start < end ? [start, end] : undefined;
}

function joined(points: readonly Point[]): Arc[] {
  if (points.length === 1) return [[points[0]!, points[0]!, points[0]!, points[0]!]];
  return points.slice(1).map((to, i) => [points[i]!, points[i]!, to, to]);
}

/** All four corners of a rectangle. Shapes that would cross one another end where they meet. */
export function allCorners(rect: Rect, radii: CornerRadii): Readonly<Record<Corner, readonly Arc[]>> {
  const hasShapes = CORNERS.some((corner) => radii[corner].shape);
  const arcs = (corner: Corner) => {
    const radius = radii[corner];
    return cornerArcs(rect, corner, hasShapes && radius.x > 0 ? { shape: ROUND, ...radius } : radius);
  };
  const corners = {
    topLeft: arcs("topLeft"),
    topRight: arcs("topRight"),
    bottomRight: arcs("bottomRight"),
    bottomLeft: arcs("bottomLeft"),
  };
  if (!hasShapes) return corners;
  CORNERS.forEach((corner, i) => {
    const next = CORNERS[(i + 1) % 4]!;
    const meeting = meetingOf(corners[corner], corners[next]);
    if (!meeting) return;
    const [at, first, second] = meeting;
    const [before, after] = [corners[corner].slice(0, first + 1), corners[next].slice(second)];
    const [last, start] = [before.pop()![0], after.shift()![3]];
    corners[corner] = [...before, [last, last, at, at]];
    corners[next] = [[at, at, start, start], ...after];
  });
  return corners;
}

const ROUND: CornerShape = { exponent: 2, beyond: { x: 0, y: 0 } };

/** Where two lines first meet, and at which of their pieces. */
function meetingOf(line: readonly Arc[], other: readonly Arc[]): readonly [Point, number, number] | undefined {
  for (const [i, [a, , , b]] of line.entries()) {
    for (const [k, [c, , , d]] of [...other.entries()].reverse()) {
      const at = crossing(a, b, c, d);
      if (at) return [at, i, k];
    }
  }
  return undefined;
}

/** Where two straight lines cross; of two that lie on one another, a point of both. */
function crossing(a: Point, b: Point, c: Point, d: Point): Point | undefined {
  const [along, across] = [
    [b[0] - a[0], b[1] - a[1]],
    [d[0] - c[0], d[1] - c[1]],
  ] as const;
  const cross = (u: Point, v: Point) => u[0] * v[1] - u[1] * v[0];
  const apart: Point = [c[0] - a[0], c[1] - a[1]];
  const turn = cross(along, across);
  if (Math.abs(turn) > NEAR_NOTHING) {
    const [first, second] = [cross(apart, across) / turn, cross(apart, along) / turn];
    return first > 0 && first < 1 && second > 0 && second < 1 ? between(a, b, first) : undefined;
  }
  const length = along[0] ** 2 + along[1] ** 2;
  if (length === 0 || Math.abs(cross(apart, along)) > NEAR_NOTHING) return undefined;
  const share = (point: Point) => ((point[0] - a[0]) * along[0] + (point[1] - a[1]) * along[1]) / length;
  const [start, end] = [share(c), share(d)].sort((x, y) => x - y) as [number, number];
  return end > 0 && start < 1 && end > start ? between(a, b, Math.max(0, start)) : undefined;
}

const NEAR_NOTHING = 1e-9;

/** The same the other way. */
export const turned = ([a, b, c, d]: Arc): Arc => [d, c, b, a];

/** From the end of what is drawn before to the end of the arcs. */
export function drawnArcs(arcs: readonly Arc[]): PathSegment[] {
  return arcs.flatMap((arc, i): PathSegment[] => {
    const [from, a, b, to] = arc;
    const goesOn = i > 0 && isStraight(arc) && isSame(arcs[i - 1]![3], from);
    const begin: PathSegment[] = goesOn ? [] : [["L", ...from]];
    if (isSame(from, to)) return begin;
    return [...begin, isStraight(arc) ? ["L", ...to] : ["C", ...a, ...b, ...to]];
  });
}

const isStraight = ([from, a, b, to]: Arc): boolean => isSame(from, a) && isSame(b, to);

const isSame = (a: Point, b: Point): boolean => a[0] === b[0] && a[1] === b[1];

/** A rectangle with elliptical corners, or those of other shapes; the radii must fit (CSS Backgrounds 3, section 4.5). */
export function roundedRectPath(rect: Rect, radii: CornerRadii): Path {
  if (CORNERS.every((corner) => radii[corner].x === 0 || radii[corner].y === 0)) return rectPath(rect);
  const { topLeft, topRight, bottomRight, bottomLeft } = allCorners(rect, radii);
  const path: PathSegment[] = [["M", ...topLeft.at(-1)![3]]];
  for (const arcs of [topRight, bottomRight, bottomLeft, topLeft]) {
    if (arcs.length > 1 || isStraight(arcs[0]!)) path.push(...drawnArcs(arcs));
    else for (const [from, a, b, to] of arcs) path.push(["L", ...from], ["C", ...a, ...b, ...to]);
  }
  path.push(["Z"]);
  return path;
}

export function ellipsePath(cx: number, cy: number, rx: number, ry: number): Path {
  const radius = { x: rx, y: ry };
  const radii = { topLeft: radius, topRight: radius, bottomRight: radius, bottomLeft: radius };
  return roundedRectPath({ x: cx - rx, y: cy - ry, width: 2 * rx, height: 2 * ry }, radii);
}

/** Radii with each corner changed. */
export function mapRadii(
  radii: CornerRadii,
  change: (radius: CornerRadius, corner: Corner) => CornerRadius,
): CornerRadii {
  return {
    topLeft: change(radii.topLeft, "topLeft"),
    topRight: change(radii.topRight, "topRight"),
    bottomRight: change(radii.bottomRight, "bottomRight"),
    bottomLeft: change(radii.bottomLeft, "bottomLeft"),
  };
}

/** The corners of a rectangle in other units. */
export const scaledRadii = (radii: CornerRadii, factor: number): CornerRadii =>
  mapRadii(radii, ({ x, y, shape }) => {
    if (!shape) return { x: x * factor, y: y * factor };
    const beyond = { x: shape.beyond.x * factor, y: shape.beyond.y * factor };
    return { x: x * factor, y: y * factor, shape: { ...shape, beyond } };
  });

/** How much of each side an area lies inside of another. */
interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/**
 * The corners of an area within another: the lines between are as thick as they are beside the corners, whatever the shape
 * (CSS Borders 4, section 3.2). Negative insets make radii larger.
 */
export const insetRadii = (radii: CornerRadii, by: Insets): CornerRadii =>
  mapRadii(radii, (radius, corner) =>
    insetCorner(radius, corner.endsWith("Left") ? by.left : by.right, corner.startsWith("top") ? by.top : by.bottom),
  );

function insetCorner({ x, y, shape }: CornerRadius, across: number, down: number): CornerRadius {
  if (!shape) return { x: Math.max(0, x - across), y: Math.max(0, y - down) };
  const { exponent, beyond } = shape;
  const [along, off] = normalOf(exponent);
  const within = { x: x - across * off - down * along, y: y - down * off - across * along };
  if (within.x > 0 && within.y > 0) {
    const moved = { x: beyond.x + across * (1 - off), y: beyond.y + down * (1 - off) };
    return { ...within, shape: { exponent, beyond: moved } };
  }
  // From far outside a hollow corner is a notch.
  return exponent < 1 && across < 0 && down < 0 ? { x, y, shape: { exponent: 0, beyond } } : { x: 0, y: 0 };
}

/**
 * Where a line at the same distance from a superellipse begins, beside where that begins: how far along the side and how far off it, of
 * a distance of 1. What stands for the curve is the quadratic one through its middle.
 */
function normalOf(exponent: number): readonly [along: number, off: number] {
  if (exponent < LEAST) return [-1, 0];
  const middle = 0.5 ** (1 / Math.min(2, exponent < 1 ? 1 / exponent : exponent));
  const [x, y] = [2 * (exponent < 1 ? 1 - middle : middle) - 0.5, 1.5 - 2 * (exponent < 1 ? 1 - middle : middle)];
  const length = Math.hypot(x, y);
  return [-y / length, x / length];
}
