/** Content that is wider than the page is printed smaller as a whole, rather than cut off at the edge of the paper. */
import type { BoxFragment, Placed } from "../fragments/fragment.js";
import { clippedAxes } from "../fragments/overflow.js";

/** Browsers shrink to two thirds at most; what is still wider then runs into the margin. */
const MOST = 1.5;

/** How much wider than `width` px the page area must be for the content to fit, at least 1. */
export function widening({ x, fragment: root }: Placed<BoxFragment>, width: number): number {
  if (root.box.style.direction === "rtl") return 1;
  const overflow = overflowRight(root, x) / width;
  return overflow > 1 + 1e-4 ? Math.min(overflow, MOST) : 1;
}

/** The rightmost edge of any border box or text that isn't cut off, px. */
function overflowRight(fragment: BoxFragment, at: number): number {
  let right = at + fragment.width;
  if (clippedAxes(fragment.box).x) return right;
  for (const { x, fragment: child } of fragment.children) {
    if (child.kind === "box") right = Math.max(right, overflowRight(child, at + x));
    else {
      const line = at + x;
      for (const { x: left, fragment: part } of child.content.children)
        right = Math.max(right, part.kind === "box" ? overflowRight(part, line + left) : line + left + part.width);
    }
  }
  return right;
}
