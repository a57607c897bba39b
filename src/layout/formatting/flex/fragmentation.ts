/**
 * Flex containers over several pages (CSS Flexbox 1, section 10): laid out as on one page, then broken there. Each function
 * moves and grows what is laid out already, and returns how much height the container gains.
 */

import { breakBetween, isMonolithic, leaderOf } from "../../fragmentation/breaks.js";
import { contentTop, unbrokenHeight } from "../../fragmentation/content-edges.js";
import type { FlowPosition } from "../../fragmentation/position.js";
import { atPageTop, begins, fits, isParted, moved, pushFor, toNextPage } from "../../fragmentation/position.js";
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
    item.y += grown;
    const here = moved(flow, item.y);
    const before = items[i - 1];
    const isForced = before !== undefined && between(i) === "forced" && !atPageTop(here);
    const broken = isForced ? whole : brokenItem(item, container, flow);
    const isCut = isMonolithic(item.box, here) && pushFor(whole.height, here) > 0;
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
    if (fits(whole.height, moved(flow, item.y))) return;
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
  for (const line of lines.toSorted((a, b) => a.offset - b.offset)) {
    for (const item of line.items) item.y += grown;
    const top = line.offset + grown;
    const here = moved(flow, top);
    const bottom = Math.max(0, ...line.items.map(({ y, fragment }) => y + fragment!.height));
    if (fits(bottom - top, here)) continue;
    const broken = line.items.map((item) => ({ item, fragment: brokenItem(item, container, flow) }));
    const leaves = broken.some(({ item, fragment }) => {
      const from = item.y - top;
      const isCut = isMonolithic(item.box, here) && !fits(from + fragment.height, here);
      return isCut || !begins(from + contentTop(fragment), here);
    });
    const push = leaves ? pushFor(bottom - top, here) : 0;
    if (push > 0) {
      for (const item of line.items) item.y += push;
      grown += push;
      continue;
    }
    let reached = bottom;
    for (const { item, fragment } of broken) {
      item.fragment = fragment;
      reached = Math.max(reached, item.y + fragment.height);
    }
    grown += reached - bottom;
  }
  return grown;
}

/** An item laid out in the flow of pages, at least as high as it is without. */
function brokenItem(item: FlexItem, container: Container, flow: FlowPosition): BoxFragment {
  const whole = item.fragment!;
  const here = moved(flow, item.y);
  if (fits(whole.height, here) || isMonolithic(item.box, here)) return whole;
  const fragment = container.context.layout(item.box, {
    ...UNCONSTRAINED,
    availableWidth: container.contentWidth,
    availableHeight: undefined,
    fixedWidth: whole.width,
    flow: here,
  });
  return fragment.height < whole.height ? fragment.with({ height: whole.height }) : fragment;
}
