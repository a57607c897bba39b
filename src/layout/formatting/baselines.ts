/** Baselines that boxes are aligned by (CSS Align 3, section 9.1), px from the top of the border box. */
import type { BoxFragment } from "../fragments/fragment.js";
import { isScrollContainer } from "../fragments/overflow.js";

/** The first or last baseline inside, or else the bottom; that of a scroll container lies within its edges. */
export function baselineWithin(fragment: BoxFragment, which: "first" | "last"): number {
  const baseline = (which === "first" ? fragment.firstBaseline : fragment.lastBaseline) ?? fragment.height;
  if (!isScrollContainer(fragment.box.style)) return baseline;
  return Math.max(0, Math.min(baseline, fragment.height));
}
