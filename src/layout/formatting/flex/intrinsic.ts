/** What the items of a row add to its intrinsic widths (CSS Flexbox 1, section 9.9.1, in the simpler way that browsers have come to). */
import type { Box } from "../../boxes/box.js";
import type { LayoutContext } from "../context.js";
import { outerIntrinsic } from "../sizing.js";
import { type Container, flexItem, itemHeights } from "./items.js";

/** Of a margin box, px. */
export interface RowContribution {
  readonly min: number;
  readonly max: number;
  /** As `min`, in a row of one line. */
  readonly minOnLine: number;
}

/**
 * What an item contributes as any box does, or its hypothetical size, where it may not grow or shrink from the length of its `flex-basis` to
 * that.
 * @param row whose width isn't known @param height of its content, where that is known, px
 */
export function rowContribution(
  item: Box,
  row: Box,
  height: number | undefined,
  context: LayoutContext,
): RowContribution {
  const { min, max } = outerIntrinsic(item, context, itemHeights(item, row.style, height));
  const { flexGrow, flexShrink, flexBasis } = item.style;
  const isLength = typeof flexBasis !== "string" && flexBasis.percent === 0;
  if (!isLength || (flexGrow > 0 && flexShrink > 0)) return { min, max, minOnLine: min };
  const { base, hypothetical, mainMargins } = flexItem(item, unsized(row, height, context));
  const reached = (contribution: number): number => {
    const size = contribution - mainMargins;
    const isStuck = size > base ? flexGrow === 0 : size < base && flexShrink === 0;
    return isStuck ? hypothetical + mainMargins : contribution;
  };
  return { min, max: reached(max), minOnLine: reached(min) };
}

/** There is nothing for percentages to refer to. */
function unsized(box: Box, height: number | undefined, context: LayoutContext): Container {
  return {
    box,
    style: box.style,
    row: true,
    mainSize: undefined,
    crossSize: height,
    contentWidth: 0,
    definiteHeight: height,
    heights: { min: 0, max: Number.POSITIVE_INFINITY },
    mainGap: 0,
    crossGap: 0,
    context,
  };
}
