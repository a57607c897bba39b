import type { BoxFragment } from "../fragment.js";
import { clampHeight, horizontal, vertical } from "../sizing.js";
import { distribute } from "./distribute.js";
import {
  alignOf,
  autoMargins,
  type Container,
  type FlexItem,
  type FlexLine,
  hasAutoMargin,
  layOutItem,
  withHeight,
} from "./items.js";

/** Steps 11 to 14 for one line; returns the extent of its items along the main axis. */
export function placeLine(line: FlexLine, container: Container, minHeight: number): number {
  const { row, style, mainGap, contentWidth } = container;
  for (const item of line.items) stretch(item, line, container);
  const sizes = line.items.map((item) => (row ? item.fragment!.width : item.fragment!.height) + item.mainMargins);
  const gaps = mainGap * Math.max(0, line.items.length - 1);
  const content = sum(sizes, (size) => size) + gaps;
  const available = container.mainSize ?? Math.max(minHeight, content);
  let free = available - content;
  const autos = sum(line.items, (item) => autoMargins(item.box, row).length);
  const share = autos > 0 && free > 0 ? free / autos : 0;
  if (share > 0) free = 0;
  const spread = distribute(style.justifyContent, free, line.items.length);
  // The main axis runs from right to left in a row of right-to-left text, and in a reversed one of left-to-right.
  const rtl = row && style.direction === "rtl";
  const backwards = (style.flexDirection === "row-reverse" || style.flexDirection === "column-reverse") !== rtl;
  const baseline = Math.max(
    0,
    ...line.items.map((item) => item.margins.top + (item.fragment!.firstBaseline ?? item.fragment!.height)),
  );
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
    const cross = line.offset + crossOffset(item, line, container, baseline);
    fragment.x = row ? start + leading : rtlCross(cross, fragment, item, container, contentWidth);
    fragment.y = row ? cross : start + leading;
    offset += outer + mainGap + spread.between;
  });
  return available;
}

/** In a column of right-to-left text the cross axis starts at the right. */
function rtlCross(cross: number, fragment: BoxFragment, item: FlexItem, container: Container, width: number): number {
  if (container.style.direction !== "rtl") return cross;
  return width - (cross - item.margins.left) - fragment.width - item.margins.right;
}

/** Step 11: a stretched item takes the cross size of its line. */
function stretch(item: FlexItem, line: FlexLine, container: Container): void {
  const { row } = container;
  if (
    !row ||
    alignOf(item, container) !== "stretch" ||
    item.box.style.height !== "auto" ||
    hasAutoMargin(item.box, "cross", row)
  )
    return;
  const space = { availableWidth: container.contentWidth, availableHeight: line.cross };
  const height = clampHeight(item.box.style, line.cross - vertical(item.margins), space);
  item.fragment = withHeight(item.fragment!, height, () =>
    layOutItem(item.box, container, { fixedWidth: item.main, fixedHeight: height }),
  );
}

/** Steps 13 and 14: where the item's border box begins across the line. */
function crossOffset(item: FlexItem, line: FlexLine, container: Container, baseline: number): number {
  const { row } = container;
  const fragment = item.fragment!;
  const size = row ? fragment.height + vertical(item.margins) : fragment.width + horizontal(item.margins);
  const leading = row ? item.margins.top : item.margins.left;
  const free = line.cross - size;
  const { style } = item.box;
  const [before, after] = row ? [style.marginTop, style.marginBottom] : [style.marginLeft, style.marginRight];
  if (before === "auto" || after === "auto")
    return leading + (before === "auto" ? Math.max(0, free) / (after === "auto" ? 2 : 1) : 0);
  switch (alignOf(item, container)) {
    case "flex-end":
    case "end":
      return leading + free;
    case "center":
      return leading + free / 2;
    case "baseline":
      return row ? baseline - (fragment.firstBaseline ?? fragment.height) : leading;
    default:
      return leading;
  }
}

export function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
