/**
 * Flex containers over several pages (CSS Flexbox 1, section 10): laid out as on one page, then broken there. Each function
 * moves and grows what is laid out already, and returns how much height the container gains.
 */

import type { Box } from "../../boxes/box.js";
import { breakBetween, holdsForcedBreak, isMonolithic, leaderOf } from "../../fragmentation/breaks.js";
import { contentTop, unbrokenHeight } from "../../fragmentation/content-edges.js";
import type { FlowPosition } from "../../fragmentation/position.js";
import {
  atPageTop,
  begins,
  fits,
  fitsOnePage,
  isAtTop,
  isParted,
  moved,
  pushFor,
  toNextPage,
} from "../../fragmentation/position.js";
import type { BoxFragment } from "../../fragments/fragment.js";
import { UNCONSTRAINED } from "../context.js";
import type { Container, FlexItem, FlexLine } from "./items.js";

/**
 * The items of a column, each pushed to the next page or broken there like a block.
 * @param flow where the container's content box begins
 */
export function breakColumn(line: FlexLine, container: Container, flow: FlowPosition): number {
  const items = line.items.toSorted((a, b) => a.y - b.y);
  const between = (i: number) => breakBetween([items[i - 1]!.box.style], [items[i]!.box.style], flow);
  let grown = 0;
  items.forEach((item, i) => {
    const whole = item.fragment!;
    const before = items[i - 1];
    if (before) {
      const top = item.y + grown;
      const gap = container.mainGap + before.margins.bottom;
      grown -= overGap(before.y + before.fragment!.height, { top, margin: item.margins.top, gap }, flow);
    }
    item.y += grown;
    const here = moved(flow, item.y);
    const isForced = before !== undefined && between(i) === "forced" && !atPageTop(here);
    const broken = isForced ? whole : brokenItem(item, container, flow);
    const isCut = !staysWhere(item.box, whole.height, here);
    const leaves = isForced || ((isCut || !begins(contentTop(broken), here)) && !atPageTop(here));
    const parted = leaves || (before && isParted(moved(flow, before.y), before.fragment!.height, here));
    const first =
      isForced || !parted
        ? i
        : leaderOf(i, {
            avoids: (k) => between(k) === "avoid",
            start: (k) => moved(flow, items[k]!.y),
            extent: (k) => item.y + unbrokenHeight(broken, here) - items[k]!.y,
          });
    if (!leaves && first === i) {
      item.fragment = broken;
      grown += broken.height - whole.height;
      return;
    }
    const push = toNextPage(moved(flow, items[first]!.y));
    for (let k = first; k <= i; k++) items[k]!.y += push;
    grown += push;
    item.fragment = brokenItem(item, container, flow);
    grown += item.fragment.height - whole.height;
  });
  return grown;
}

/**
 * The lines of a row: the items of one break side by side, each for itself; a line of which an item would only begin on the
 * next page goes there as a whole.
 * @param flow where the container's content box begins
 */
export function breakRows(lines: readonly FlexLine[], container: Container, flow: FlowPosition): number {
  let grown = 0;
  let end = 0;
  const sorted = lines.toSorted((a, b) => a.offset - b.offset);
  for (const [i, line] of sorted.entries()) {
    if (i > 0) grown -= overGap(end, { top: line.offset + grown, margin: 0, gap: container.crossGap }, flow);
    let top = line.offset + grown;
    for (const item of line.items) item.y += grown;
    const move = (push: number) => {
      for (const item of line.items) item.y += push;
      grown += push;
      top += push;
    };
    const bottomOf = () => Math.max(0, ...line.items.map(({ y, fragment }) => y + fragment!.height));
    const here = moved(flow, top);
    const between = i > 0 && breakBetween(stylesOf(sorted[i - 1]!), stylesOf(line), flow);
    if (between === "forced" && !atPageTop(here)) move(toNextPage(here));
    else if (!fits(bottomOf() - top, here)) {
      const isCut = line.items.some((item) => !staysWhere(item.box, item.y - top + item.fragment!.height, here));
      const leaves = line.items.some(
        (item) => !begins(item.y - top + contentTop(brokenItem(item, container, flow)), here),
      );
      move(isCut ? toNextPage(here) : leaves ? pushFor(bottomOf() - top, here) : 0);
    }
    const bottom = bottomOf();
    const broken = line.items.map((item) => ({ item, fragment: brokenItem(item, container, flow) }));
    let reached = bottom;
    for (const { item, fragment } of broken) {
      item.fragment = fragment;
      reached = Math.max(reached, item.y + fragment.height);
    }
    grown += reached - bottom;
    end = Math.max(reached, top + line.cross);
  }
  return grown;
}

const stylesOf = ({ items }: FlexLine) => items.map(({ box }) => box.style);

/**
 * How much of a gap reaches beyond the end of a page, where it ends (CSS Fragmentation 3, section 5.2): not what alignment adds to it.
 * @param end of what stands before it
 * @param next where the border box after it begins, with the margin that this keeps
 */
function overGap(
  end: number,
  { top, margin, gap }: { readonly top: number; readonly margin: number; readonly gap: number },
  flow: FlowPosition,
): number {
  const from = moved(flow, end);
  const isAtEnd = from.offset > 0 && atPageTop(from);
  if (gap <= 0 || (!isAtEnd && fits(top - end, from))) return 0;
  return Math.max(0, Math.min(gap, top - margin - end - (isAtEnd ? 0 : toNextPage(from))));
}

/** Whether an item is broken where it begins, or whole there, rather than on the next page. @param height to its end, from the place that `flow` is */
function staysWhere(box: Box, height: number, flow: FlowPosition): boolean {
  if (!isMonolithic(box, flow) || fits(height, flow)) return true;
  return fitsOnePage(height, flow) ? atPageTop(flow) : isAtTop(flow);
}

/** An item laid out in the flow of pages, at least as high as it is without. */
function brokenItem(item: FlexItem, container: Container, flow: FlowPosition): BoxFragment {
  const whole = item.fragment!;
  const here = moved(flow, item.y);
  if (fits(whole.height, here) && !holdsForcedBreak(item.box)) return whole;
  if (isMonolithic(item.box, here) && (item.box.inside === "replaced" || fitsOnePage(whole.height, here))) return whole;
  const fragment = container.context.layout(item.box, {
    ...UNCONSTRAINED,
    availableWidth: container.contentWidth,
    availableHeight: undefined,
    fixedWidth: whole.width,
    flow: here,
  });
  return fragment.height < whole.height ? fragment.with({ height: whole.height }) : fragment;
}
