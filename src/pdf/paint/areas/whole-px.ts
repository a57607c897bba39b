/**
 * Boxes on whole px, as browsers paint them: neighbours meet without a seam, and a line of 1 px is as dark wherever it stands. Layout knows
 * nothing of it.
 */
import type { ComputedStyle } from "../../../css/index.js";
import type { Rect } from "../../../graphics/index.js";
import { cornerRadii } from "../../../layout/index.js";

/** Where whole px are counted from, px on the page. */
export interface Origin {
  readonly x: number;
  readonly y: number;
}

/** What is less than this rounds to nothing, px: less is no length to a browser, whose lengths are 64ths. */
const LEAST = 4 / 64;

/** A sum of lengths that is half a px but for the last digits is half a px. */
const TOLERANCE = 1e-4;

const whole = (px: number): number => Math.floor(px + 0.5 + TOLERANCE);

/** The rectangle with its edges on whole px; what is seen at all is seen as 1 px at least. */
export function snapped({ x, y, width, height }: Rect, origin: Origin): Rect {
  const [left, across] = snappedSide(x - origin.x, width);
  const [top, down] = snappedSide(y - origin.y, height);
  return { x: origin.x + left, y: origin.y + top, width: across, height: down };
}

function snappedSide(start: number, length: number): [start: number, length: number] {
  const from = whole(start);
  const to = whole(start + length);
  return [from, to === from && length > LEAST ? 1 : to - from];
}

/**
 * An area of a box on whole px, but of one that is round all along: it has no edge that could meet another, and a circle stays a circle, as large
 * as the one beside it. Browsers make ellipses of them.
 * @param border the border box, if the area is another
 */
export function snappedBox(style: ComputedStyle, area: Rect, origin: Origin, border = area): Rect {
  return isOval(style, border) ? area : snapped(area, origin);
}

function isOval(style: ComputedStyle, border: Rect): boolean {
  const radii = cornerRadii(style, border);
  if (!radii) return false;
  const { topLeft, topRight, bottomRight, bottomLeft } = radii;
  const straight = [
    border.width - topLeft.x - topRight.x,
    border.width - bottomLeft.x - bottomRight.x,
    border.height - topLeft.y - bottomLeft.y,
    border.height - topRight.y - bottomRight.y,
  ];
  return straight.every((length) => length < TOLERANCE);
}
