/** Relative positioning (CSS Positioned Layout 3, section 3.3): how far a box is painted from where it was laid out. */
import type { ComputedStyle } from "../../../css/index.js";
import { resolve } from "../sizing.js";

export interface Shift {
  readonly x: number;
  readonly y: number;
}

/** @param height of the containing block where it is definite; percentages count as auto where it isn't */
export function relativeShift(style: ComputedStyle, width: number, height: number | undefined): Shift | undefined {
  if (style.position !== "relative") return undefined;
  const { top, right, bottom, left } = style;
  const along = (inset: ComputedStyle["top"], reference: number | undefined): number | undefined =>
    inset === "auto" || (inset.percent !== 0 && reference === undefined) ? undefined : resolve(inset, reference ?? 0);
  const [fromLeft, fromRight] = [along(left, width), along(right, width)];
  const [fromTop, fromBottom] = [along(top, height), along(bottom, height)];
  const start = style.direction === "rtl" ? (fromRight === undefined ? fromLeft : -fromRight) : fromLeft;
  const x = start ?? (fromRight === undefined ? 0 : -fromRight);
  const y = fromTop ?? (fromBottom === undefined ? 0 : -fromBottom);
  return x === 0 && y === 0 ? undefined : { x, y };
}

/** The shift of a box that others carry along. */
export function carriedShift(
  moving: readonly { readonly style: ComputedStyle }[],
  width: number,
  height: number | undefined,
): Shift | undefined {
  let [x, y] = [0, 0];
  for (const { style } of moving) {
    const shift = relativeShift(style, width, height);
    x += shift?.x ?? 0;
    y += shift?.y ?? 0;
  }
  return x === 0 && y === 0 ? undefined : { x, y };
}
