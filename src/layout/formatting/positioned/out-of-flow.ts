/** Boxes that are taken out of the flow (CSS Positioned Layout 3, section 2.1), and what stands for them until they are placed. */
import type { Box } from "../../boxes/box.js";
import type { BoxFragment } from "../../fragments/fragment.js";
import { insets } from "../sizing.js";

/**
 * Stands at the box's static position: where its margin box would begin if it were not positioned.
 * @param within the element of the inline box that is its containing block, where there is one
 */
export function placeholder(box: Box, x: number, y: number, within?: Box["element"]): BoxFragment {
  return { kind: "box", box, x, y, width: 0, height: 0, children: [], awaits: { ...(within && { within }) } };
}

/** Adds placeholders at the start of the content box, which is the static position in flex and grid containers at `start`. */
export function holdOutOfFlow(fragment: BoxFragment, boxes: readonly Box[], containingWidth: number): void {
  const inset = insets(fragment.box.style, containingWidth);
  const rtl = fragment.box.style.direction === "rtl";
  const x = rtl ? fragment.width - inset.right : inset.left;
  for (const box of boxes) fragment.children.push(placeholder(box, x, inset.top));
}
