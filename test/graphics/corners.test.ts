/** Corners of other shapes than a quarter of an ellipse (CSS Borders 4, section 3.2). */
import { describe, expect, it } from "vitest";
import { insetRadii, type Path, roundedRectPath } from "../../src/graphics/index.js";

const RECT = { x: 0, y: 0, width: 100, height: 80 };
const NONE = { x: 0, y: 0 };
const even = (by: number) => ({ top: by, right: by, bottom: by, left: by });
const topLeft = (exponent: number) => ({
  topLeft: { x: 30, y: 30, shape: { exponent, beyond: NONE } },
  topRight: NONE,
  bottomRight: NONE,
  bottomLeft: NONE,
});

const pointsOf = (path: Path): (readonly [number, number])[] =>
  path.flatMap((segment) => (segment[0] === "L" ? [[segment[1], segment[2]] as const] : []));
const corner = (path: Path) => pointsOf(path).filter(([x, y]) => x < 60 && y < 60);

describe("a corner", () => {
  it("is bevelled by one line, and notched by two", () => {
    expect(corner(roundedRectPath(RECT, topLeft(1)))).toEqual([
      [0, 30],
      [30, 0],
    ]);
    expect(corner(roundedRectPath(RECT, topLeft(0)))).toEqual([
      [0, 30],
      [30, 30],
      [30, 0],
    ]);
  });

  it("keeps to the superellipse of its exponent, hollow below 1", () => {
    for (const exponent of [4, 2, 1.4]) {
      for (const [x, y] of corner(roundedRectPath(RECT, topLeft(exponent))))
        expect((1 - x / 30) ** exponent + (1 - y / 30) ** exponent).toBeCloseTo(1, 6);
      for (const [x, y] of corner(roundedRectPath(RECT, topLeft(1 / exponent))))
        expect((x / 30) ** exponent + (y / 30) ** exponent).toBeCloseTo(1, 6);
    }
  });
});

describe("the corner of an area within", () => {
  it("has a bevel as far from the outer one as the sides are", () => {
    const inner = roundedRectPath({ x: 6, y: 6, width: 88, height: 68 }, insetRadii(topLeft(1), even(6)));
    const [[x, y], [toX, toY]] = corner(inner) as [[number, number], [number, number]];
    // The distance of each end from the line from (0, 30) to (30, 0).
    expect((x + y - 30) / Math.SQRT2).toBeCloseTo(6, 6);
    expect((toX + toY - 30) / Math.SQRT2).toBeCloseTo(6, 6);
    expect(x).toBeCloseTo(6, 6);
    expect(toY).toBeCloseTo(6, 6);
  });

  it("is sharp where nothing of the shape is left", () => {
    expect(insetRadii(topLeft(4), even(40)).topLeft).toEqual(NONE);
  });

  it("ends two hollow corners where they meet", () => {
    const both = { ...topLeft(0), bottomLeft: { x: 20, y: 30, shape: { exponent: 0, beyond: NONE } } };
    const inner = insetRadii(both, even(12));
    const left = pointsOf(roundedRectPath({ x: 12, y: 12, width: 76, height: 56 }, inner));
    // Without a cut the lines would lead to the left edge, and across one another.
    expect(Math.min(...left.map(([x]) => x))).toBeCloseTo(32, 6);
  });
});
