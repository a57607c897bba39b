/** The units of layout -> those of PDF. */
import type { Rect } from "../graphics/index.js";

/** CSS px (96 to the inch) -> pt (72 to the inch). */
export const pt = (px: number): number => px * 0.75;

export const rectInPt = ({ x, y, width, height }: Rect): Rect => ({
  x: pt(x),
  y: pt(y),
  width: pt(width),
  height: pt(height),
});
