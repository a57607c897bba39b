/** Paths and rectangles under affine matrices, and the extent of curves. Units are the caller's; y points down. */
import { type Matrix, type Path, type PathSegment, polygonPath, type Rect } from "./geometry.js";

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

function isIdentity([a, b, c, d, e, f]: Matrix): boolean {
  return a === 1 && b === 0 && c === 0 && d === 1 && e === 0 && f === 0;
}

export function mapPoint([a, b, c, d, e, f]: Matrix, x: number, y: number): [x: number, y: number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** How many times larger areas become, as a factor of lengths. */
export function scaleOf([a, b, c, d]: Matrix): number {
  return Math.sqrt(Math.abs(a * d - b * c));
}

/** Whether all lengths change alike: what has a stroke keeps its shape. */
export function isSimilarity([a, b, c, d]: Matrix): boolean {
  const size = Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d)) * 1e-5;
  const turned = Math.abs(a - d) <= size && Math.abs(b + c) <= size;
  return turned || (Math.abs(a + d) <= size && Math.abs(b - c) <= size);
}

/** The matrix that leads back; undefined where one paints everything onto a line or a point. */
export function inverse([a, b, c, d, e, f]: Matrix): Matrix | undefined {
  const determinant = a * d - b * c;
  const back: Matrix = [
    d / determinant,
    -b / determinant,
    -c / determinant,
    a / determinant,
    (c * f - d * e) / determinant,
    (b * e - a * f) / determinant,
  ];
  return back.every(Number.isFinite) ? back : undefined;
}

export function mapPath(path: Path, matrix: Matrix): Path {
  if (isIdentity(matrix)) return path;
  const [a, b, c, d] = matrix;
  const mapped: PathSegment[] = [];
  for (const segment of path) {
    switch (segment[0]) {
      case "M":
      case "L":
        mapped.push([segment[0], ...mapPoint(matrix, segment[1], segment[2])]);
        break;
      case "C":
        mapped.push([
          "C",
          ...mapPoint(matrix, segment[1], segment[2]),
          ...mapPoint(matrix, segment[3], segment[4]),
          ...mapPoint(matrix, segment[5], segment[6]),
        ]);
        break;
      case "R": {
        const [, x, y, width, height] = segment;
        if (b === 0 && c === 0) {
          mapped.push(["R", ...mapPoint(matrix, x, y), width * a, height * d]);
          break;
        }
        const corners = [
          mapPoint(matrix, x, y),
          mapPoint(matrix, x + width, y),
          mapPoint(matrix, x + width, y + height),
          mapPoint(matrix, x, y + height),
        ];
        mapped.push(...polygonPath(corners, true));
        break;
      }
      case "Z":
        mapped.push(segment);
        break;
    }
  }
  return mapped;
}

/** The rectangle around a rectangle that a matrix has turned. */
export function mapRect(matrix: Matrix, { x, y, width, height }: Rect): Rect {
  return boundsOfPoints([
    mapPoint(matrix, x, y),
    mapPoint(matrix, x + width, y),
    mapPoint(matrix, x, y + height),
    mapPoint(matrix, x + width, y + height),
  ]);
}

function boundsOfPoints(points: readonly (readonly [x: number, y: number])[]): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The smallest rectangle around two; one of them may not be there. */
export function unionOf(one: Rect | undefined, other: Rect | undefined): Rect | undefined {
  if (!one || !other) return one ?? other;
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  const right = Math.max(one.x + one.width, other.x + other.width);
  const bottom = Math.max(one.y + one.height, other.y + other.height);
  return { x, y, width: right - x, height: bottom - y };
}

/** The smallest rectangle around what a path encloses: curves by where they turn, not by their control points. */
export function tightBounds(path: Path): Rect | undefined {
  const points: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const segment of path) {
    switch (segment[0]) {
      case "M":
      case "L":
        [x, y] = [segment[1], segment[2]];
        points.push([x, y]);
        break;
      case "R":
        points.push([segment[1], segment[2]], [segment[1] + segment[3], segment[2] + segment[4]]);
        break;
      case "C": {
        const [, x1, y1, x2, y2, toX, toY] = segment;
        for (const t of [...turns(x, x1, x2, toX), ...turns(y, y1, y2, toY)])
          points.push([cubic(x, x1, x2, toX, t), cubic(y, y1, y2, toY, t)]);
        [x, y] = [toX, toY];
        points.push([x, y]);
        break;
      }
      case "Z":
        break;
    }
  }
  return points.length === 0 ? undefined : boundsOfPoints(points);
}

const cubic = (p0: number, p1: number, p2: number, p3: number, t: number): number => {
  const u = 1 - t;
  return u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
};

/** Where a cubic curve goes neither up nor down along one axis, between its ends. */
function turns(p0: number, p1: number, p2: number, p3: number): number[] {
  const a = -p0 + 3 * p1 - 3 * p2 + p3;
  const b = 2 * (p0 - 2 * p1 + p2);
  const c = p1 - p0;
  const roots =
    Math.abs(a) < 1e-12 ? [-c / b] : [-1, 1].map((sign) => (-b + sign * Math.sqrt(b * b - 4 * a * c)) / (2 * a));
  return roots.filter((t) => t > 0 && t < 1);
}
