/** Rectangles in other coordinates, as PDF wants them: along the axes. */
import type { Matrix, Rect } from "../../graphics/index.js";

const FLAT: Rect = { x: 0, y: 0, width: 0, height: 0 };

/** The page in the coordinates that a matrix leads from, as a rectangle around it: left, top, right, bottom. */
export function pageIn(toPage: Matrix, { width, height }: { width: number; height: number }): number[] {
  const [a, b, c, d, e, f] = toPage;
  const determinant = a * d - b * c;
  // What a singular matrix paints can't be seen.
  if (determinant === 0) return Object.values(FLAT);
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ] as const;
  const xs = corners.map(([x, y]) => (d * (x - e) - c * (y - f)) / determinant);
  const ys = corners.map(([x, y]) => (a * (y - f) - b * (x - e)) / determinant);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
