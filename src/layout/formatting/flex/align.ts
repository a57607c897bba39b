/** Lines of flex items with their sizes -> items at their places (CSS Flexbox 1, section 9.5 and 9.6: steps 11 to 16). */

import type { ComputedStyle } from "../../../css/index.js";
import type { BoxFragment } from "../../fragments/fragment.js";
import { distribute, resolveOverflow } from "../alignment.js";
import { UNCONSTRAINED } from "../context.js";
import { clampHeight, clampWidth, horizontal, vertical } from "../sizing.js";
import { isAtEnd, type LineBaselines, lineBaselines, onBaseline } from "./baselines.js";
import {
  alignOf,
  autoMargins,
  type Container,
  type FlexItem,
  type FlexLine,
  hasAutoMargin,
  layOutItem,
  type SizedContainer,
  withHeight,
} from "./items.js";

/** Steps 11 to 14 for one line. */
export function placeLine(line: FlexLine, container: SizedContainer): void {
  const { row, style, mainGap, contentWidth } = container;
  for (const item of line.items) stretch(item, line, container);
  const sizes = line.items.map((item) => (row ? item.fragment!.width : item.fragment!.height) + item.mainMargins);
  const gaps = mainGap * Math.max(0, line.items.length - 1);
  const content = sum(sizes, (size) => size) + gaps;
  const available = container.mainSize;
  let free = available - content;
  const autos = sum(line.items, (item) => autoMargins(item.box, row).length);
  const share = autos > 0 && free > 0 ? free / autos : 0;
  if (share > 0) free = 0;
  // The main axis runs from right to left in a row of right-to-left text, and in a reversed one of left-to-right.
  const rtl = row && style.direction === "rtl";
  const backwards = (style.flexDirection === "row-reverse" || style.flexDirection === "column-reverse") !== rtl;
  const spread = distribute(alongMainAxis(container, backwards, free), free, line.items.length);
  const baselines = lineBaselines(line, container);
  let offset = spread.before;
  line.items.forEach((item, i) => {
    const fragment = item.fragment!;
    const auto = autoMargins(item.box, row);
    const [before, after] = row
      ? rtl
        ? (["marginRight", "marginLeft"] as const)
        : (["marginLeft", "marginRight"] as const)
      : (["marginTop", "marginBottom"] as const);
    const extra = (auto.includes(before) ? share : 0) + (auto.includes(after) ? share : 0);
    const outer = sizes[i]! + extra;
    const start = backwards ? available - offset - outer : offset;
    const leading = row
      ? item.margins.left + (auto.includes("marginLeft") ? share : 0)
      : item.margins.top + (auto.includes("marginTop") ? share : 0);
    const cross = line.offset + crossOffset(item, line, container, baselines);
    item.x = row ? start + leading : rtlCross(cross, fragment, item, container, contentWidth);
    item.y = row ? cross : start + leading;
    offset += outer + mainGap + spread.between;
  });
}

/** In a column of right-to-left text the cross axis starts at the right. */
function rtlCross(cross: number, fragment: BoxFragment, item: FlexItem, container: Container, width: number): number {
  if (container.style.direction !== "rtl") return cross;
  return width - (cross - item.margins.left) - fragment.width - item.margins.right;
}

/** Whether an item of a row is as high as its line. */
export const isStretched = (item: FlexItem, container: Container): boolean =>
  item.box.style.height === "auto" && takesCrossSize(item, container);

const takesCrossSize = (item: FlexItem, container: Container): boolean =>
  alignOf(item, container) === "stretch" && !hasAutoMargin(item.box, "cross", container.row);

/** Step 11: a stretched item takes the cross size of its line. */
function stretch(item: FlexItem, line: FlexLine, container: Container): void {
  const { row, contentWidth } = container;
  const { style } = item.box;
  if (!takesCrossSize(item, container)) return;
  if (row && style.height === "auto") {
    const space = { ...UNCONSTRAINED, availableWidth: contentWidth, availableHeight: line.cross };
    const height = clampHeight(style, line.cross - vertical(item.margins), space);
    item.fragment = withHeight(item.fragment!, height, () =>
      layOutItem(item.box, container, { fixedWidth: item.main, fixedHeight: height }),
    );
  } else if (!row && container.style.flexWrap !== "nowrap" && style.width === "auto") {
    const width = clampWidth(item.box, line.cross - horizontal(item.margins), contentWidth, container.context);
    item.fragment = layOutItem(item.box, container, { fixedWidth: width, fixedHeight: item.main });
  }
}

/** Steps 13 and 14: where the item's border box begins across the line. */
function crossOffset(item: FlexItem, line: FlexLine, container: Container, baselines: LineBaselines): number {
  const { row } = container;
  const fragment = item.fragment!;
  const size = row ? fragment.height + vertical(item.margins) : fragment.width + horizontal(item.margins);
  const leading = row ? item.margins.top : item.margins.left;
  const free = line.cross - size;
  const { style } = item.box;
  const [before, after] = row ? [style.marginTop, style.marginBottom] : [style.marginLeft, style.marginRight];
  if (before === "auto" || after === "auto")
    return leading + (before === "auto" ? Math.max(0, free) / (after === "auto" ? 2 : 1) : 0);
  const reversed = container.style.flexWrap === "wrap-reverse";
  // In a column the item's own text may begin on the other side than the container's.
  const opposed = !row && style.direction !== container.style.direction;
  switch (resolveOverflow(alignOf(item, container), free)) {
    case "end":
      return leading + free;
    case "start":
      return leading;
    case "self-end":
      return leading + (opposed ? 0 : free);
    case "self-start":
      return leading + (opposed ? free : 0);
    case "flex-end":
      return leading + (reversed ? 0 : free);
    case "center":
      return leading + free / 2;
    case "baseline":
    case "last baseline":
      if (row || style.direction === "ltr") return onBaseline(item, line, container, baselines);
      return leading + (isAtEnd(item, container) ? free : 0);
    default:
      return leading + (reversed ? free : 0);
  }
}

/** `justify-content` in terms of the main axis, which may run against the writing direction (CSS Align 3, section 6.1). */
function alongMainAxis(container: Container, backwards: boolean, free: number): ComputedStyle["justifyContent"] {
  const { row, style } = container;
  const reversed = style.flexDirection === "row-reverse" || style.flexDirection === "column-reverse";
  const justify = resolveOverflow(style.justifyContent, free);
  switch (justify) {
    // What is spread about the items falls back to safe centring.
    case "space-around":
    case "space-evenly":
      return free < 0 && reversed ? "flex-end" : justify;
    case "start":
      return reversed ? "flex-end" : "flex-start";
    case "end":
      return reversed ? "flex-start" : "flex-end";
    // Along a column both are the start.
    case "left":
      return (row ? backwards : reversed) ? "flex-end" : "flex-start";
    case "right":
      return (row ? !backwards : reversed) ? "flex-end" : "flex-start";
    default:
      return justify;
  }
}

export function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
