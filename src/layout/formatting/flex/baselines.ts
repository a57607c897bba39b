/** Baselines of flex items, and those of their container (CSS Flexbox 1, sections 8.3 and 8.5; CSS Align 3, section 9). */

import type { BoxFragment } from "../../fragments/fragment.js";
import { baselineWithin } from "../baselines.js";
import { vertical } from "../sizing.js";
import { alignOf, type Container, type FlexItem, type FlexLine, hasAutoMargin } from "./items.js";

type Which = "baseline" | "last baseline";

/** By which of its baselines an item takes part in baseline alignment. */
function participation(item: FlexItem, container: Container): Which | undefined {
  if (hasAutoMargin(item.box, "cross", container.row)) return undefined;
  const align = alignOf(item, container);
  return align === "baseline" || align === "last baseline" ? align : undefined;
}

const baselineOf = (fragment: BoxFragment, which: Which): number =>
  baselineWithin(fragment, which === "baseline" ? "first" : "last");

/** Along the cross axis: across a column there are none, and the left edge is taken for it. */
const crossBaseline = (item: FlexItem, which: Which, { row }: Container): number =>
  row ? baselineOf(item.fragment!, which) : 0;

/** Items that share their last baseline stand at the end of the line; `wrap-reverse` turns start and end around. */
export function isAtEnd(item: FlexItem, container: Container): boolean {
  return (alignOf(item, container) === "last baseline") !== (container.style.flexWrap === "wrap-reverse");
}

/** Cross size of a row: the tallest item, baseline-aligned ones measured about their common baselines (step 8). */
export function rowCross(line: FlexLine, container: Container): number {
  const above = { baseline: 0, "last baseline": 0 };
  const below = { baseline: 0, "last baseline": 0 };
  let tallest = 0;
  for (const item of line.items) {
    const fragment = item.fragment!;
    const outer = fragment.height + vertical(item.margins);
    tallest = Math.max(tallest, outer);
    const which = participation(item, container);
    if (!which) continue;
    const baseline = item.margins.top + baselineOf(fragment, which);
    above[which] = Math.max(above[which], baseline);
    below[which] = Math.max(below[which], outer - baseline);
  }
  return Math.max(tallest, above.baseline + below.baseline, above["last baseline"] + below["last baseline"]);
}

/** The common baseline of the items at the top of a line, from there, and that of those at its bottom, from there. px */
export interface LineBaselines {
  readonly fromTop: number;
  readonly fromBottom: number;
}

export function lineBaselines(line: FlexLine, container: Container): LineBaselines {
  let [fromTop, fromBottom] = [0, 0];
  for (const item of line.items) {
    const which = participation(item, container);
    if (!which) continue;
    const { width, height } = item.fragment!;
    const { top, bottom, left, right } = item.margins;
    const [before, after, size] = container.row ? [top, bottom, height] : [left, right, width];
    const baseline = crossBaseline(item, which, container);
    if (isAtEnd(item, container)) fromBottom = Math.max(fromBottom, after + size - baseline);
    else fromTop = Math.max(fromTop, before + baseline);
  }
  return { fromTop, fromBottom };
}

/** Where the border box of an item begins that stands on a common baseline. */
export function onBaseline(item: FlexItem, line: FlexLine, container: Container, common: LineBaselines): number {
  const baseline = crossBaseline(item, participation(item, container)!, container);
  return isAtEnd(item, container) ? line.cross - common.fromBottom - baseline : common.fromTop - baseline;
}

/**
 * The baselines of a container: those that items of its uppermost and its lowest line share, or else those of the items that stand
 * first and last. @param top of its content box
 */
export function containerBaselines(
  lines: readonly FlexLine[],
  container: Container,
  top: number,
): Pick<BoxFragment, "firstBaseline" | "lastBaseline"> {
  const down = container.style.flexWrap === "wrap-reverse" ? lines.toReversed() : lines;
  const backwards = container.style.flexDirection.endsWith("-reverse");
  const shared = (line: FlexLine | undefined, atEnd: boolean): number | undefined => {
    const item = !container.row
      ? undefined
      : line?.items.find((one) => participation(one, container) && isAtEnd(one, container) === atEnd);
    return item && top + item.y + baselineOf(item.fragment!, participation(item, container)!);
  };
  const own = (item: FlexItem | undefined, which: Which): number | undefined =>
    item && top + item.y + baselineOf(item.fragment!, which);
  const [first, last] = [down[0], down.at(-1)];
  return {
    firstBaseline: shared(first, false) ?? shared(first, true) ?? own(first?.items.at(backwards ? -1 : 0), "baseline"),
    lastBaseline: shared(last, true) ?? shared(last, false) ?? own(last?.items.at(backwards ? 0 : -1), "last baseline"),
  };
}
