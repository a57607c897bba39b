/** The markers of lists that browsers draw as shapes. Input px, paths in pt. */
import type { ComputedStyle } from "../../css/index.js";
import { ellipsePath, polygonPath, rectPath } from "../../graphics/index.js";
import type { MarkerFragment } from "../../layout/index.js";
import type { PaintTarget } from "../target.js";
import { pt } from "../units.js";

/** The corners of the triangles beside a `summary`, as Chromium has them: from 0 to 1 in their square. */
const TRIANGLES = {
  "disclosure-open": [
    [0, 0.07],
    [0.5, 0.93],
    [1, 0.07],
  ],
  ltr: [
    [0, 0],
    [0.86, 0.5],
    [0, 1],
  ],
  rtl: [
    [1, 0],
    [0.14, 0.5],
    [1, 1],
  ],
} as const;

/** @param x of the square that the shape stands in, as `y` */
export function paintBullet(
  shape: NonNullable<MarkerFragment["shape"]>,
  { color, direction }: ComputedStyle,
  x: number,
  y: number,
  target: PaintTarget,
): void {
  const { kind } = shape;
  const [left, top, s] = [pt(x), pt(y), pt(shape.size)];
  switch (kind) {
    case "square":
      target.fill(rectPath({ x: left, y: top, width: s, height: s }), color);
      return;
    case "disc":
      target.fill(ellipsePath(left + s / 2, top + s / 2, s / 2, s / 2), color);
      return;
    case "circle": {
      const width = pt(1);
      const radius = (s - width) / 2;
      const stroke = { width, cap: "butt", join: "miter", miterLimit: 10, dash: [], dashOffset: 0 } as const;
      target.stroke(ellipsePath(left + s / 2, top + s / 2, radius, radius), color, stroke);
      return;
    }
    default: {
      const corners = TRIANGLES[kind === "disclosure-open" ? kind : direction];
      const points = corners.map(([across, down]) => [left + across * s, top + down * s] as const);
      target.fill(polygonPath(points, true), color);
    }
  }
}
