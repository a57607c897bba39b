/** Content that is wider than the page is printed smaller as a whole, rather than cut off at the edge of the paper. */
import { type BoxFragment, type Placed, wholeOverflow } from "../fragments/fragment.js";

/** Browsers shrink to two thirds at most; what is still wider then runs into the margin. */
const MOST = 1.5;

/** How much wider than `width` px the page area must be for the content to fit, at least 1. */
export function widening({ x, fragment: root }: Placed<BoxFragment>, width: number): number {
  if (root.box.style.direction === "rtl") return 1;
  const overflow = (x + wholeOverflow(root).right) / width;
  return overflow > 1 + 1e-4 ? Math.min(overflow, MOST) : 1;
}
