/** Paths and affine matrices, as images and painting share them. Units are the caller's; y points down. */

export type PathSegment =
  | readonly ["M", x: number, y: number]
  | readonly ["L", x: number, y: number]
  | readonly ["C", x1: number, y1: number, x2: number, y2: number, x: number, y: number]
  | readonly ["R", x: number, y: number, width: number, height: number]
  | readonly ["Z"];

export type Path = readonly PathSegment[];

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `[a b c d e f]`: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export function rectPath({ x, y, width, height }: Rect): Path {
  return [["R", x, y, width, height]];
}

export function polygonPath(points: readonly (readonly [x: number, y: number])[], close: boolean): Path {
  const path: PathSegment[] = points.map(([x, y], i) => [i === 0 ? "M" : "L", x, y]);
  return close ? [...path, ["Z"]] : path;
}

/** The matrix that applies `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Coordinates and factors beyond this are no longer places on a page: what is drawn with them can't be seen. */
export const MOST = 1e6;

/** Whether a matrix leads to places on a page, rather than beyond all numbers. */
export function isUsable(matrix: Matrix): boolean {
  return matrix.every((value) => Math.abs(value) <= MOST);
}

/** The smallest rectangle around all points of the path, control points included. */
export function pathBounds(path: Path): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const include = (x: number, y: number) => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  };
  for (const segment of path) {
    if (segment[0] === "Z") continue;
    if (segment[0] === "R") {
      include(segment[1], segment[2]);
      include(segment[1] + segment[3], segment[2] + segment[4]);
    } else {
      include(segment[1], segment[2]);
      if (segment[0] === "C") {
        include(segment[3], segment[4]);
        include(segment[5], segment[6]);
      }
    }
  }
  return left > right
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}

/** The largest of any number of values: `Math.max(...values)` fails where there are more than fit the stack. */
export function largest(values: readonly number[], least = 0): number {
  let most = least;
  for (const value of values) if (value > most) most = value;
  return most;
}

/** Turns the part of an array from `start` to `end` (exclusive) round, in place. */
export function reverse(values: unknown[], start: number, end: number): void {
  for (let i = start, k = end - 1; i < k; i++, k--) [values[i], values[k]] = [values[k], values[i]];
}
