/**
 * Flex containers over several pages (CSS Flexbox 1, section 10): laid out as on one page, then broken there. Each function
 * moves and grows what is laid out already, and returns how much height the container gains.
 */

import type { FlowPosition } from "../../fragmentation/position.js";
import { atPageTop, contentTop, isForced, moved, pushFor, roomLeft, toNextPage } from "../../fragmentation/position.js";
import type { BoxFragment } from "../../fragments/fragment.js";
import type { Container, FlexItem, FlexLine } from "./items.js";

/**
 * The items of a column, each pushed to the next page or broken there like a block.
 * @param flow where the container's content box begins
 */
export function breakColumn(line: FlexLine, container: Container, flow: FlowPosition): number {
  const items = line.items.toSorted((a, b) => a.y - b.y);
  let grown = 0;
  items.forEach((item, i) => {
    const whole = item.fragment!;
    item.y += grown;
    const here = moved(flow, item.y);
    const forced = i > 0 && breaksBetween(items[i - 1]!, item, flow) && !atPageTop(here);
    if (!forced && whole.height <= roomLeft(here) + 0.01) return;
    const broken = forced ? whole : brokenItem(item, container, flow);
    const leaves = forced || contentTop(broken) >= roomLeft(here) || (isWhole(item) && pushFor(whole.height, here) > 0);
    if (!leaves || atPageTop(here)) {
      item.fragment = broken;
      grown += broken.height - whole.height;
      return;
    }
    let first = i;
    while (first > 0 && avoidsBreakBetween(items[first - 1]!, items[first]!)) first--;
    const start = moved(flow, items[first]!.y);
    if (first === 0 || forced || atPageTop(start)) first = i;
    const push = toNextPage(moved(flow, items[first]!.y));
    for (let k = first; k <= i; k++) items[k]!.y += push;
    grown += push;
    if (whole.height <= roomLeft(moved(flow, item.y)) + 0.01) return;
    item.fragment = brokenItem(item, container, flow);
    grown += item.fragment.height - whole.height;
  });
  return grown;
}

function breaksBetween(before: FlexItem, after: FlexItem, flow: FlowPosition): boolean {
  return isForced(after.box.style.breakBefore, flow) || isForced(before.box.style.breakAfter, flow);
}

function avoidsBreakBetween(before: FlexItem, after: FlexItem): boolean {
  return after.box.style.breakBefore === "avoid" || before.box.style.breakAfter === "avoid";
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
    if (bottom - top <= roomLeft(here) + 0.01) continue;
    const broken = line.items.map((item) => ({ item, fragment: brokenItem(item, container, flow) }));
    const end = top + roomLeft(here);
    const leaves = broken.some(
      ({ item, fragment }) =>
        end <= item.y + contentTop(fragment) + 0.01 || (isWhole(item) && item.y + fragment.height > end + 0.01),
    );
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
  if (whole.height <= roomLeft(here) + 0.01 || isWhole(item)) return whole;
  const fragment = container.context.layout(item.box, {
    availableWidth: container.contentWidth,
    availableHeight: undefined,
    fixedWidth: whole.width,
    flow: here,
  });
  return fragment.height < whole.height ? fragment.with({ height: whole.height }) : fragment;
}

const isWhole = ({ box }: FlexItem): boolean => box.inside === "replaced" || box.style.breakInside === "avoid";
