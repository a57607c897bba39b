/**
 * Flex containers over several pages (CSS Flexbox 1, section 10): laid out as on one page, then broken there. Each function
 * moves and grows what is laid out already, and returns how much height the container gains.
 */

import type { Box } from "../../boxes/box.js";
import {
  breakBetween,
  holdsForcedBreak,
  isBrokenInside,
  isMonolithic,
  leaderOf,
  overflows,
} from "../../fragmentation/breaks.js";
import { contentTop, unbrokenHeight } from "../../fragmentation/content-edges.js";
import { TOLERANCE } from "../../fragmentation/fragmentainers.js";
import type { FlowPosition } from "../../fragmentation/position.js";
import {
  atPageTop,
  begins,
  fits,
  fitsOnePage,
  isAtTop,
  isParted,
  moved,
  roomLeft,
  toNextPage,
} from "../../fragmentation/position.js";
import { type BoxFragment, uncut } from "../../fragments/fragment.js";
import { UNCONSTRAINED } from "../context.js";
import { isStretched } from "./align.js";
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
    // A margin above it is kept after a forced break.
    const margin = isForced ? Math.max(0, item.margins.top) : 0;
    const push = toNextPage(moved(flow, items[first]!.y)) + margin;
    for (let k = first; k <= i; k++) items[k]!.y += push;
    grown += push;
    item.fragment = brokenItem(item, container, flow);
    grown += item.fragment.height - whole.height;
  });
  return grown;
}

/**
 * The lines of a row: the items of one break side by side, each for itself; a line of which an item would only begin on the
 * next page goes there as a whole, with those before it between which no break is wanted.
 * @param flow where the container's content box begins
 */
export function breakRows(lines: readonly FlexLine[], container: Container, flow: FlowPosition): number {
  let grown = 0;
  let end = 0;
  const sorted = lines.toSorted((a, b) => a.offset - b.offset);
  const tops: number[] = [];
  const between = (i: number) => breakBetween(stylesOf(sorted[i - 1]!), stylesOf(sorted[i]!), flow);
  for (const [i, line] of sorted.entries()) {
    if (i > 0) grown -= overGap(end, { top: line.offset + grown, margin: 0, gap: container.crossGap }, flow);
    tops[i] = line.offset + grown;
    for (const item of line.items) item.y += grown;
    const here = moved(flow, tops[i]);
    const isForced = i > 0 && between(i) === "forced";
    const leaves = isForced ? !atPageTop(here) : leavesPage(line, tops[i], container, flow);
    const height = bottomOf(line) - tops[i];
    const parted = leaves || (i > 0 && isParted(moved(flow, tops[i - 1]!), end - tops[i - 1]!, here));
    const first =
      isForced || !parted
        ? i
        : leaderOf(i, {
            avoids: (k) => between(k) === "avoid",
            start: (k) => moved(flow, tops[k]!),
            // What is higher than a page is broken after its first lines.
            extent: (k) => tops[i]! + (fitsOnePage(height, here) ? height : 0) - tops[k]!,
          });
    if (leaves || first < i) {
      const push = toNextPage(moved(flow, tops[first]!));
      for (let k = first; k <= i; k++) {
        for (const item of sorted[k]!.items) item.y += push;
        tops[k]! += push;
      }
      grown += push;
    }
    const over = breakItems(line, tops[i]!, container, flow);
    grown += over;
    end = Math.max(bottomOf(line), tops[i]! + line.cross);
  }
  return grown;
}

/**
 * The items of a line side by side where it has its place: one that can't begin beside the others begins the next page.
 * @returns how much further down the line ends
 */
function breakItems(line: FlexLine, top: number, container: Container, flow: FlowPosition): number {
  const end = marginEnd(line);
  const heights = line.items.map(({ fragment }) => fragment!.height);
  for (const item of line.items) {
    const at = moved(flow, item.y);
    if (item.y > top + TOLERANCE && !atPageTop(at) && leavesAlone(item, container, flow)) item.y += toNextPage(at);
    item.fragment = brokenItem(item, container, flow);
  }
  const broken = marginEnd(line);
  const over = broken - top - line.cross;
  if (over > TOLERANCE && container.crossSize === undefined)
    line.items.forEach((item, k) => {
      const height = heights[k]! + over;
      if (isStretched(item, container) && item.fragment!.height < height)
        item.fragment = item.fragment!.with({ height });
    });
  return Math.max(0, broken - end);
}

/** Where the margin boxes of a line end. */
const marginEnd = ({ items }: FlexLine) =>
  Math.max(0, ...items.map(({ y, fragment, margins }) => y + fragment!.height + margins.bottom));

/** Whether an item rather begins on the next page, wherever the others do. */
function leavesAlone(item: FlexItem, container: Container, flow: FlowPosition): boolean {
  const at = moved(flow, item.y);
  if (!staysWhere(item.box, item.fragment!.height, at)) return true;
  return !begins(contentTop(brokenItem(item, container, flow)), at);
}

const bottomOf = ({ items }: FlexLine) => Math.max(0, ...items.map(({ y, fragment }) => y + fragment!.height));

/** Whether a line should rather begin on the next page. */
function leavesPage(line: FlexLine, top: number, container: Container, flow: FlowPosition): boolean {
  const here = moved(flow, top);
  const height = bottomOf(line) - top;
  if (fits(height, here)) return false;
  const first = line.items.filter((item) => item.y <= top + TOLERANCE);
  if (first.some((item) => !staysWhere(item.box, item.fragment!.height, here))) return true;
  return !atPageTop(here) && first.some((item) => !begins(contentTop(brokenItem(item, container, flow)), here));
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
  if (!isMonolithic(box, flow) || isBrokenInside(box, flow) || fits(height, flow)) return true;
  return fitsOnePage(height, flow) ? atPageTop(flow) : isAtTop(flow);
}

/** An item laid out in the flow of pages, at least as high as it is without. */
function brokenItem(item: FlexItem, container: Container, flow: FlowPosition): BoxFragment {
  const whole = item.fragment!;
  const here = moved(flow, item.y);
  if (fits(whole.height, here) && !holdsForcedBreak(item.box)) return whole;
  if (isMonolithic(item.box, here) && !isBrokenInside(item.box, here)) {
    if (item.box.inside === "replaced" || fitsOnePage(whole.height, here)) return whole;
    if (overflows(item.box, here)) return uncut(whole, roomLeft(here));
  }
  const fragment = container.context.layout(item.box, {
    ...UNCONSTRAINED,
    availableWidth: container.contentWidth,
    availableHeight: undefined,
    fixedWidth: whole.width,
    flow: here,
  });
  return fragment.height < whole.height ? fragment.with({ height: whole.height }) : fragment;
}
