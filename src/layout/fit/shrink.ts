/** Content that is wider than the page is printed smaller as a whole, rather than cut off at the edge of the paper. */
import type { BoxFragment } from "../fragments/fragment.js";
import { clippedAxes } from "../fragments/overflow.js";

/** Browsers shrink to two thirds at most; what is still wider then runs into the margin. */
const MOST = 1.5;

/** How much wider than `width` px the page area must be for the content to fit, at least 1. */
export function widening(root: BoxFragment, width: number): number {
  if (root.box.style.direction === "rtl") return 1;
  const overflow = overflowRight(root, 0) / width;
  return overflow > 1 + 1e-4 ? Math.min(overflow, MOST) : 1;
}

/** The rightmost edge of any border box or text that isn't cut off, px. */
function overflowRight(fragment: BoxFragment, left: number): number {
  const at = left + fragment.x;
  let right = at + fragment.width;
  if (clippedAxes(fragment.box).x) return right;
  for (const child of fragment.children) {
    if (child.kind === "box") right = Math.max(right, overflowRight(child, at));
    else {
      const line = at + child.x;
      for (const part of child.content.children)
        right = Math.max(right, part.kind === "box" ? overflowRight(part, line) : line + part.x + part.width);
    }
  }
  return right;
}
