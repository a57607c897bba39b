/** The markers of lists that browsers draw as shapes. Input px, paths in pt. */
import type { ComputedStyle } from "../../css/index.js";
import { ellipsePath, polygonPath, type Rect, rectPath } from "../../graphics/index.js";
import type { MarkerFragment } from "../../layout/index.js";
import type { PaintTarget } from "../target.js";
import { pt, rectInPt } from "../units.js";

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

/** @param box that the shape fills */
export function paintBullet(
  kind: NonNullable<MarkerFragment["shape"]>["kind"],
  { color, direction }: ComputedStyle,
  box: Rect,
  target: PaintTarget,
): void {
  const { x, y, width, height } = rectInPt(box);
  const middle = [x + width / 2, y + height / 2] as const;
  switch (kind) {
    case "square":
      target.fill(rectPath({ x, y, width, height }), color);
      return;
    case "disc":
      target.fill(ellipsePath(...middle, width / 2, height / 2), color);
      return;
    case "circle": {
      const line = pt(1);
      const stroke = { width: line, cap: "butt", join: "miter", miterLimit: 10, dash: [], dashOffset: 0 } as const;
      target.stroke(ellipsePath(...middle, (width - line) / 2, (height - line) / 2), color, stroke);
      return;
    }
    default: {
      const corners = TRIANGLES[kind === "disclosure-open" ? kind : direction];
      const points = corners.map(([across, down]) => [x + across * width, y + down * height] as const);
      target.fill(polygonPath(points, true), color);
    }
  }
}
