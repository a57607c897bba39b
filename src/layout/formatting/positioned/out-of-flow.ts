/** Boxes that are taken out of the flow (CSS Positioned Layout 3, section 2.1), and what stands for them until they are placed. */
import type { Box } from "../../boxes/box.js";
import { BoxFragment, type Placed, placed } from "../../fragments/fragment.js";
import { borderPadding } from "../sizing.js";

/**
 * Stands at the box's static position: where its margin box would begin if it were not positioned.
 * @param within the element of the inline box that is its containing block, where there is one
 */
export const placeholder = (box: Box, within?: Box["element"]): BoxFragment =>
  new BoxFragment(box, 0, 0, [], { awaits: { within } });

/** Placeholders at the start of the content box, which is the static position in flex and grid containers at `start`. */
export function heldOutOfFlow(
  { box: { style }, width, used }: BoxFragment,
  boxes: readonly Box[],
  containingWidth: number,
): Placed<BoxFragment>[] {
  const inset = borderPadding(style, containingWidth, used);
  const x = style.direction === "rtl" ? width - inset.right : inset.left;
  return boxes.map((box) => placed(placeholder(box), x, inset.top));
}
