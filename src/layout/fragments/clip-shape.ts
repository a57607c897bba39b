/** `clip-path` and the box that it is for -> where its shape lies (CSS Masking 1, section 5.1; Shapes 1, section 3.1). All px. */
import { type ComputedStyle, resolveLength as resolve, resolveOrZero, type Values } from "../../css/index.js";
import {
  type CornerRadii,
  mapPath,
  mapRadii,
  type Path,
  pathBounds,
  pathData,
  type Rect,
} from "../../graphics/index.js";
import { cornerRadii, radiiAround, radiiWithin } from "./corners.js";
import { borderWidths } from "./fragment.js";

type Point = readonly [x: number, y: number];

export type PlacedShape =
  | { readonly kind: "rect"; readonly bounds: Rect; readonly radii: CornerRadii | undefined }
  | {
      readonly kind: "ellipse";
      readonly x: number;
      readonly y: number;
      readonly rx: number;
      readonly ry: number;
      readonly bounds: Rect;
    }
  | {
      readonly kind: "polygon";
      readonly points: readonly Point[];
      readonly rule: "nonzero" | "evenodd";
      readonly bounds: Rect;
    }
  | { readonly kind: "path"; readonly path: Path; readonly rule: "nonzero" | "evenodd"; readonly bounds: Rect };

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
  if (box === "border-box") return { top: 0, right: 0, bottom: 0, left: 0 };
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

function placedShape(shape: Values.ClipShape, box: Rect): PlacedShape {
  if (shape.kind === "path") {
    const path = mapPath(pathData(shape.data).path, [1, 0, 0, 1, box.x, box.y]);
    return { kind: "path", path, rule: shape.rule, bounds: pathBounds(path) };
  }
  if (shape.kind === "polygon") {
    const points = shape.points.map(([x, y]): Point => [box.x + resolve(x, box.width), box.y + resolve(y, box.height)]);
    return { kind: "polygon", points, rule: shape.rule, bounds: boundsOf(points) };
  }
  if (shape.kind === "inset") {
    const [top, bottom] = [resolve(shape.top, box.height), resolve(shape.bottom, box.height)];
    const [left, right] = [resolve(shape.left, box.width), resolve(shape.right, box.width)];
    const [width, height] = [Math.max(0, box.width - left - right), Math.max(0, box.height - top - bottom)];
    const bounds = { x: box.x + left, y: box.y + top, width, height };
    return { kind: "rect", bounds, radii: shape.radii && radiiOf(shape.radii, box, bounds) };
  }
  const x = resolve(shape.at.x, box.width);
  const y = resolve(shape.at.y, box.height);
  const across = [Math.abs(x), Math.abs(box.width - x)];
  const down = [Math.abs(y), Math.abs(box.height - y)];
  const side = (radius: string, distances: readonly number[]) =>
    radius === "closest-side" ? Math.min(...distances) : Math.max(...distances);
  let [rx, ry] = [0, 0];
  if (shape.kind === "circle") {
    const diagonal = Math.hypot(box.width, box.height) / Math.SQRT2;
    const { radius } = shape;
    rx = ry = typeof radius === "string" ? side(radius, [...across, ...down]) : resolve(radius, diagonal);
  } else {
    rx = typeof shape.rx === "string" ? side(shape.rx, across) : resolve(shape.rx, box.width);
    ry = typeof shape.ry === "string" ? side(shape.ry, down) : resolve(shape.ry, box.height);
  }
  const bounds = { x: box.x + x - rx, y: box.y + y - ry, width: 2 * rx, height: 2 * ry };
  return { kind: "ellipse", x: box.x + x, y: box.y + y, rx, ry, bounds };
}

type Inset = Extract<Values.ClipShape, { kind: "inset" }>;

/** Percentages refer to the box; radii that overlap are reduced (CSS Backgrounds 3, section 4.5). */
function radiiOf(radii: NonNullable<Inset["radii"]>, box: Rect, { width, height }: Rect): CornerRadii {
  const [a, b, c, d] = radii.map(({ x, y }) => ({ x: resolve(x, box.width), y: resolve(y, box.height) }));
  const [topLeft, topRight, bottomRight, bottomLeft] = [a!, b!, c!, d!];
  const factors = [
    width / (topLeft.x + topRight.x),
    width / (bottomLeft.x + bottomRight.x),
    height / (topLeft.y + bottomLeft.y),
    height / (topRight.y + bottomRight.y),
  ];
  const factor = Math.min(1, ...factors.filter((one) => !Number.isNaN(one)));
  const all = { topLeft, topRight, bottomRight, bottomLeft };
  return mapRadii(all, ({ x, y }) => ({ x: x * factor, y: y * factor }));
}

function boundsOf(points: readonly Point[]): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Whether a point is seen through the shape. */
export function isWithin(shape: PlacedShape, [x, y]: Point): boolean {
  const { bounds } = shape;
  if (x < bounds.x || x > bounds.x + bounds.width || y < bounds.y || y > bounds.y + bounds.height) return false;
  // Of a path only its bounds are known here: it is for a warning.
  if (shape.kind === "rect" || shape.kind === "path") return true;
  if (shape.kind === "ellipse") return ((x - shape.x) / shape.rx) ** 2 + ((y - shape.y) / shape.ry) ** 2 <= 1;
  const turns = windings(shape.points, x, y);
  return shape.rule === "nonzero" ? turns !== 0 : turns % 2 !== 0;
}

/** How often a closed line goes around a point. */
function windings(points: readonly Point[], x: number, y: number): number {
  let turns = 0;
  points.forEach(([x2, y2], i) => {
    const [x1, y1] = points.at(i - 1)!;
    if (y1 <= y === y2 <= y) return;
    const crossing = x1 + ((y - y1) / (y2 - y1)) * (x2 - x1);
    if (crossing > x) turns += y2 > y1 ? 1 : -1;
  });
  return turns;
}
