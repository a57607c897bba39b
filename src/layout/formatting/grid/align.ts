/** Items in their areas (CSS Grid 2, section 10; CSS Align 3, sections 6 and 9). Lengths in px. */
import type { BoxFragment } from "../../fragments/fragment.js";
import { justifiedBy, resolveOverflow } from "../alignment.js";
import { baselineWithin } from "../baselines.js";
import { horizontal, vertical } from "../sizing.js";
import { alignmentOf, type GridItem, justificationOf } from "./items.js";

/**
 * Sets how far baseline-aligned items move: those aligned on their first baseline share that of the row in which they begin,
 * those on their last that of the row in which they end.
 */
export function alignBaselines(items: readonly GridItem[]): void {
  const first = items.filter(isBaselineAligned);
  const last = items.filter((item) => baselineOf(item) === "last baseline");
  shareBaseline(
    first,
    (item) => item.row.start,
    (item) => item.margins.top + baselineWithin(item.natural, "first"),
  );
  shareBaseline(
    last,
    (item) => item.row.start + item.row.span,
    (item) => item.margins.bottom + item.natural.height - baselineWithin(item.natural, "last"),
  );
}

function shareBaseline(
  items: readonly GridItem[],
  row: (item: GridItem) => number,
  toBaseline: (item: GridItem) => number,
): void {
  const farthest = new Map<number, number>();
  for (const item of items) farthest.set(row(item), Math.max(farthest.get(row(item)) ?? 0, toBaseline(item)));
  for (const item of items) item.shim = farthest.get(row(item))! - toBaseline(item);
}

export const isBaselineAligned = (item: GridItem): boolean => baselineOf(item) === "baseline";

function baselineOf(item: GridItem): "baseline" | "last baseline" | undefined {
  const { style } = item.box;
  if (style.marginTop === "auto" || style.marginBottom === "auto") return undefined;
  const alignment = alignmentOf(item.box, item.container);
  return alignment === "baseline" || alignment === "last baseline" ? alignment : undefined;
}

/** Where the border box begins below the top of the item's area. */
export function alignmentOffset(item: GridItem, height: number, areaHeight: number): number {
  const { style } = item.box;
  const { margins } = item;
  const free = areaHeight - height - vertical(margins);
  if (style.marginTop === "auto" || style.marginBottom === "auto") {
    const share = Math.max(0, free) / (style.marginTop === style.marginBottom ? 2 : 1);
    return margins.top + (style.marginTop === "auto" ? share : 0);
  }
  switch (resolveOverflow(alignmentOf(item.box, item.container), free)) {
    case "end":
    case "self-end":
    case "flex-end":
      return margins.top + free;
    case "last baseline":
      return margins.top + free - item.shim;
    case "center":
      return margins.top + free / 2;
    case "baseline":
      return margins.top + item.shim;
    default:
      return margins.top;
  }
}

/** Where the border box begins right of the left edge of the item's area. */
export function justificationOffset(item: GridItem, fragment: BoxFragment): number {
  const { style } = item.box;
  const { margins } = item;
  const free = item.areaWidth - fragment.width - horizontal(margins);
  if ((style.marginLeft === "auto" || style.marginRight === "auto") && free > 0) {
    const share = free / (style.marginLeft === style.marginRight ? 2 : 1);
    return margins.left + (style.marginLeft === "auto" ? share : 0);
  }
  return margins.left + justifiedBy(justificationOf(item.box, item.container), free, style, item.container);
}
