/** The intrinsic sizes of a block container (CSS Sizing 3, section 5.1; CSS 2.2 section 10.3.5). Lengths in px. */
import type { Box } from "../../boxes/box.js";
import { isFloating, isOutOfFlow } from "../../boxes/kinds.js";
import type { IntrinsicSizes, KnownHeights, LayoutContext } from "../context.js";
import { FloatWidths } from "../floats/float-widths.js";
import { knownContentHeight, outerIntrinsic } from "../sizing.js";
import { isIsolated } from "./margins.js";

/**
 * The widest of the children; floats stand beside one another, and beside formatting contexts of their own.
 * @param children those of the box that count
 */
export function blockIntrinsic(
  box: Box,
  context: LayoutContext,
  heights: KnownHeights,
  children: readonly Box[] = box.children,
): IntrinsicSizes {
  let min = 0;
  let max = 0;
  const available = knownContentHeight(box, heights);
  let floats: FloatWidths | undefined;
  for (const child of children) {
    const { style } = child;
    if (isOutOfFlow(style)) continue;
    const outer = outerIntrinsic(child, context, { available });
    min = Math.max(min, outer.min);
    max = Math.max(max, outer.max);
    if (isFloating(style)) max = Math.max(max, (floats ??= new FloatWidths()).add(style, box.style, outer.max));
    else if (floats) {
      if (isIsolated(child)) max = Math.max(max, floats.widthWith(style, box.style, outer.max));
      floats = undefined;
    }
  }
  return { min, max };
}
