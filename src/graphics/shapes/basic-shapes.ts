/** Basic shapes of CSS in the boxes that they refer to (CSS Shapes 1, section 3.1; Shapes 2, section 3). In the units of the boxes. */
import { resolveLength as resolve, type Values } from "../../css/index.js";
import { mapPath } from "../affine.js";
import { type CornerRadii, ellipsePath, mapRadii, roundedRectPath } from "../corners.js";
import { type Path, pathBounds, polygonPath, type Rect, rectPath } from "../geometry.js";
import { pathData } from "../svg/shapes/shapes.js";
import { drawnData } from "./drawn-data.js";

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

/** A shape in the box that it refers to. */
export function placedShape(shape: Values.ClipShape, box: Rect): PlacedShape {
  if (shape.kind === "path") {
    const path = mapPath(pathData(shape.data).path, [1, 0, 0, 1, box.x, box.y]);
    return { kind: "path", path, rule: shape.rule, bounds: pathBounds(path) };
  }
  if (shape.kind === "shape") {
    const path = mapPath(pathData(drawnData(shape, box)).path, [1, 0, 0, 1, box.x, box.y]);
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

/** Its path, with the rule that says what is inside. */
export function outlineOf(shape: PlacedShape): { readonly path: Path; readonly rule: "nonzero" | "evenodd" } {
  switch (shape.kind) {
    case "rect":
      return {
        path: shape.radii ? roundedRectPath(shape.bounds, shape.radii) : rectPath(shape.bounds),
        rule: "nonzero",
      };
    case "ellipse":
      return { path: ellipsePath(shape.x, shape.y, shape.rx, shape.ry), rule: "nonzero" };
    case "polygon":
      return { path: polygonPath(shape.points, true), rule: shape.rule };
    case "path":
      return shape;
  }
}
