/** `shape-outside` of a float -> how far lines stand from its side (CSS Shapes 1, sections 2, 3 and 5). Lengths in px. */
import { type ComputedStyle, resolveLength as resolve } from "../../../css/index.js";
import type { PlacedShape } from "../../../graphics/index.js";
import { ellipsePath, type Path, type PathSegment, type Rect, roundedRectPath } from "../../../graphics/index.js";
import { placedClip } from "../../fragments/clip-shape.js";
import { cornerRadii } from "../../fragments/corners.js";
import type { FloatShape, FloatSide } from "../../fragments/floats.js";

type Point = readonly [x: number, y: number];

/** Half of the smallest length that browsers know. */
const TOUCH = 1 / 128;

/** Into so many straight lines a curve of a quarter of a turn is cut. */
const CURVE_PARTS = 32;

/**
 * The shape of a float; undefined where lines keep clear of its margin box.
 * @param border its border box
 * @param width of its containing block, which percentages of the margin refer to
 */
export function floatShape(style: ComputedStyle, border: Rect, width: number): FloatShape | undefined {
  const { shapeOutside } = style;
  if (shapeOutside === "none") return undefined;
  const placed = placedClip(shapeOutside, style, border);
  const { bounds } = placed;
  // Browsers round whichever box as if it were the border box.
  const shape = shapeOutside.shape ? placed : { kind: "rect" as const, bounds, radii: cornerRadii(style, bounds) };
  const isEmpty = bounds.width <= 0 && bounds.height <= 0;
  const outlines = isEmpty ? [] : outlinesOf(shape);
  return { outlines, margin: resolve(style.shapeMargin, width), x: 0, y: 0 };
}

function outlinesOf(shape: PlacedShape): readonly (readonly Point[])[] {
  switch (shape.kind) {
    case "polygon":
      return [shape.points];
    case "ellipse":
      return straightened(ellipsePath(shape.x, shape.y, shape.rx, shape.ry));
    case "rect": {
      if (shape.radii) return straightened(roundedRectPath(shape.bounds, shape.radii));
      const { x, y, width, height } = shape.bounds;
      return [rectanglePoints(x, y, width, height)];
    }
    case "path":
      return straightened(shape.path);
  }
}

/** The lines of a path, its curves in short straight pieces. */
function straightened(path: Path): Point[][] {
  const outlines: Point[][] = [];
  for (const segment of path) {
    switch (segment[0]) {
      case "M":
        outlines.push([[segment[1], segment[2]]]);
        break;
      case "L":
        outlines.at(-1)!.push([segment[1], segment[2]]);
        break;
      case "C":
        outlines.at(-1)!.push(...curvePoints(outlines.at(-1)!.at(-1)!, segment));
        break;
      case "R":
        outlines.push(rectanglePoints(segment[1], segment[2], segment[3], segment[4]));
    }
  }
  return outlines;
}

const rectanglePoints = (x: number, y: number, width: number, height: number): Point[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

function curvePoints([x0, y0]: Point, [, x1, y1, x2, y2, x3, y3]: Extract<PathSegment, { 0: "C" }>): Point[] {
  return Array.from({ length: CURVE_PARTS }, (_, i): Point => {
    const t = (i + 1) / CURVE_PARTS;
    const u = 1 - t;
    const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
    return [a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3];
  });
}

/** The furthest place that a shape with its margin takes of a line from one height to another; undefined where it takes nothing of it. */
export function shapeEnd(shape: FloatShape, side: FloatSide, top: number, bottom: number): number | undefined {
  const sign = side === "left" ? 1 : -1;
  // What only touches the line takes nothing of it.
  const from = top - shape.y + TOUCH;
  const band = { top: from, bottom: Math.max(bottom - shape.y - TOUCH, from), margin: shape.margin, sign };
  let end = -Infinity;
  for (const outline of shape.outlines)
    outline.forEach((to, i) => {
      end = Math.max(end, edgeEnd(outline.at(i - 1)!, to, band));
    });
  return end === -Infinity ? undefined : sign * end + shape.x;
}

interface LineBand {
  readonly top: number;
  readonly bottom: number;
  readonly margin: number;
  /** Of the direction in which the furthest place is sought. */
  readonly sign: number;
}

/** The same of an edge, counted in the direction that is sought; `-Infinity` where it is too far above or below. */
function edgeEnd([x1, y1]: Point, [x2, y2]: Point, { top, bottom, margin, sign }: LineBand): number {
  const [from, to] = [top - margin, bottom + margin];
  if (Math.max(y1, y2) < from || Math.min(y1, y2) > to) return -Infinity;
  const at = (y: number) => (y1 === y2 ? undefined : (y - y1) / (y2 - y1));
  // Where the edge comes into the band and leaves it, and where the circle of the margin touches it before or after.
  const length = Math.hypot(x2 - x1, y2 - y1);
  const reach = length === 0 ? 0 : (margin * Math.abs(x2 - x1)) / length;
  const heights = [from, to, top, bottom, top - reach, bottom + reach];
  const places = [0, 1, ...heights.flatMap((y) => at(y) ?? [])];
  let end = -Infinity;
  for (const t of places) {
    if (t < 0 || t > 1) continue;
    const y = y1 + t * (y2 - y1);
    const away = Math.max(top - y, y - bottom, 0);
    if (away > margin + EPSILON) continue;
    const aside = Math.sqrt(Math.max(0, margin * margin - away * away));
    end = Math.max(end, sign * (x1 + t * (x2 - x1)) + aside);
  }
  return end;
}

/** What sums of lengths may miss each other by. */
const EPSILON = 1e-6;

/** Whether two shapes are the same to a line. */
export function isSameShape(a: FloatShape | undefined, b: FloatShape | undefined): boolean {
  if (a === b || !a || !b) return a === b;
  const near = (one: number, other: number) => Math.abs(one - other) <= EPSILON;
  return (
    near(a.x, b.x) &&
    near(a.y, b.y) &&
    near(a.margin, b.margin) &&
    a.outlines.length === b.outlines.length &&
    a.outlines.every((outline, i) => {
      const other = b.outlines[i]!;
      return (
        outline.length === other.length && outline.every(([x, y], j) => near(x, other[j]![0]) && near(y, other[j]![1]))
      );
    })
  );
}
