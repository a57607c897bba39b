/** Content that is wider than the page is printed smaller as a whole, rather than cut off at the edge of the paper. */
import { type BoxFragment, type Placed, wholeOverflow } from "../fragments/fragment.js";

/** Browsers shrink to two thirds at most; what is still wider then is cut off. */
const MOST = 1.5;

/** How much wider than `width` px the page area must be for the content to fit, at least 1. */
export function widening(root: Placed<BoxFragment>, width: number): number {
  const left = root.x + (root.fragment.shift?.x ?? 0);
  return shrinking(left + wholeOverflow(root.fragment).right, width, root);
}

/** The same for what reaches so far to the right, px, of a document. */
export function shrinking(reach: number, width: number, { fragment: root }: Placed<BoxFragment>): number {
  if (root.box.style.direction === "rtl") return 1;
  const overflow = reach / width;
  return overflow > 1 + 1e-4 ? Math.min(overflow, MOST) : 1;
}
