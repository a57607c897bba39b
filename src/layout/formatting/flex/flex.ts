/**
 * The flex formatting context (CSS Flexbox 1, section 9): items sized along the main axis, lines, cross sizes, alignment.
 * Numbers in comments are the steps of the specification's algorithm.
 */

import { type ComputedStyle, resolvePositive } from "../../../css/index.js";
import { largest } from "../../../graphics/index.js";
import type { Box } from "../../boxes/box.js";
import { fits, moved } from "../../fragmentation/position.js";
import { BoxFragment, type Placed, placed } from "../../fragments/fragment.js";
import { distribute, resolveFlexibleLengths } from "../alignment.js";
import type { ConstraintSpace, FormattingContext, IntrinsicSizes, KnownHeights, LayoutContext } from "../context.js";
import {
  clampHeight,
  type Edges,
  horizontal,
  insetsIn,
  knownContentHeight,
  outerIntrinsic,
  specifiedHeight,
  usedWidth,
  vertical,
} from "../sizing.js";
import { placeLine, sum } from "./align.js";
import { breakColumn, breakRows } from "./fragmentation.js";
import {
  alignOf,
  type Container,
  type FlexItem,
  type FlexLine,
  flexItem,
  itemHeights,
  layOutItem,
  withHeight,
} from "./items.js";

export const flexFormatting: FormattingContext = {
  layout(box: Box, space: ConstraintSpace, context: LayoutContext): BoxFragment {
    const { style } = box;
    const width = usedWidth(box, space, context);
    const inset = insetsIn(style, space);
    const contentWidth = Math.max(0, width - horizontal(inset));
    const definiteHeight = space.fixedHeight ?? specifiedHeight(style, space);
    const minHeight = clampHeight(style, 0, space) - vertical(inset);
    const contentHeight =
      definiteHeight === undefined ? undefined : Math.max(0, definiteHeight - vertical(inset), minHeight);
    const row = isRow(style);
    const container: Container = {
      box,
      style,
      row,
      mainSize: row ? contentWidth : contentHeight,
      crossSize: row ? contentHeight : contentWidth,
      contentWidth,
      mainGap: row ? gap(style.columnGap, contentWidth) : gap(style.rowGap, contentHeight ?? 0),
      crossGap: row ? gap(style.rowGap, contentHeight ?? 0) : gap(style.columnGap, contentWidth),
      context,
    };
    const items = orderedChildren(box).map((child) => flexItem(child, container));
    const lines = breakIntoLines(items, container);
    for (const line of lines) sizeLine(line, container, minHeight);
    const autoHeight = layOutLines(lines, container, minHeight);
    const height = space.fixedHeight ?? clampHeight(style, definiteHeight ?? autoHeight + vertical(inset), space);
    const breaks = space.flow && (!fits(height, space.flow) || (!row && items.some(hasBreaks)));
    const pages = space.flow && breaks ? moved(space.flow, inset.top) : undefined;
    const grown = !pages
      ? 0
      : row
        ? breakRows(lines, container, pages)
        : Math.max(0, ...lines.map((line) => breakColumn(line, container, pages)));
    const children = items.map((item) => placedItem(item, inset));
    return new BoxFragment(box, width, height + grown, children, baselines(lines, inset));
  },

  intrinsic(box: Box, context: LayoutContext, heights: KnownHeights): IntrinsicSizes {
    const { style } = box;
    const cross = knownContentHeight(box, heights);
    const outers = box.children.map((child) => outerIntrinsic(child, context, itemHeights(child, style, cross)));
    if (!isRow(style)) {
      return { min: largest(outers.map((o) => o.min)), max: largest(outers.map((o) => o.max)) };
    }
    const gaps = gap(style.columnGap, 0) * Math.max(0, outers.length - 1);
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    const max = sum(outers.map((o) => o.max)) + gaps;
    const min = style.flexWrap === "nowrap" ? sum(outers.map((o) => o.min)) + gaps : largest(outers.map((o) => o.min));
    return { min, max };
  },
};

const isRow = (style: ComputedStyle): boolean => style.flexDirection === "row" || style.flexDirection === "row-reverse";

const gap = (value: ComputedStyle["rowGap"], reference: number): number =>
  value === "normal" ? 0 : resolvePositive(value, reference);

function orderedChildren(box: Box): Box[] {
  return box.children
    .map((child, i) => ({ child, i }))
    .sort((a, b) => a.child.style.order - b.child.style.order || a.i - b.i)
    .map(({ child }) => child);
}

/** Step 5. */
function breakIntoLines(items: FlexItem[], container: Container): FlexLine[] {
  const { style, mainSize, mainGap } = container;
  if (style.flexWrap === "nowrap" || mainSize === undefined) return [{ items, cross: 0, offset: 0 }];
  const lines: FlexLine[] = [];
  let used = 0;
  for (const item of items) {
    const outer = item.hypothetical + item.mainMargins;
    const line = lines.at(-1);
    if (line && used + mainGap + outer <= mainSize + 0.01) {
      line.items.push(item);
      used += mainGap + outer;
    } else {
      lines.push({ items: [item], cross: 0, offset: 0 });
      used = outer;
    }
  }
  return lines.length > 0 ? lines : [{ items, cross: 0, offset: 0 }];
}

/** Steps 6 to 8: main sizes, then the line's cross size from its items laid out at those. */
function sizeLine(line: FlexLine, container: Container, minHeight: number): void {
  const { row, mainGap, mainSize } = container;
  const gaps = mainGap * Math.max(0, line.items.length - 1);
  const target =
    mainSize ?? Math.max(minHeight, gaps + sum(line.items, (item) => item.hypothetical + item.mainMargins));
  resolveFlexibleLengths(line.items, target - gaps);
  for (const item of line.items) {
    if (row) item.fragment = layOutItem(item.box, container, { fixedWidth: item.main });
    else
      item.fragment = withHeight(item.natural(), item.main, () =>
        layOutItem(item.box, container, { fixedHeight: item.main }),
      );
  }
  line.cross = row
    ? rowCross(line, container)
    : largest(line.items.map((item) => item.fragment!.width + horizontal(item.margins)));
}

/** Cross size of a row: the tallest item, baseline-aligned ones measured about their common baseline. */
function rowCross(line: FlexLine, container: Container): number {
  let above = 0;
  let below = 0;
  let tallest = 0;
  for (const item of line.items) {
    const fragment = item.fragment!;
    if (alignOf(item, container) === "baseline") {
      const baseline = item.margins.top + (fragment.firstBaseline ?? fragment.height);
      above = Math.max(above, baseline);
      below = Math.max(below, fragment.height + vertical(item.margins) - baseline);
    } else tallest = Math.max(tallest, fragment.height + vertical(item.margins));
  }
  return Math.max(tallest, above + below);
}

/** Steps 9 to 16: lines placed along the cross axis, items along both. Returns the content height. */
function layOutLines(lines: FlexLine[], container: Container, minHeight: number): number {
  const { row, style, crossGap } = container;
  const gaps = crossGap * Math.max(0, lines.length - 1);
  const cross = container.crossSize ?? Math.max(row ? minHeight : 0, gaps + sum(lines, (line) => line.cross));
  if (style.flexWrap === "nowrap") lines[0]!.cross = cross;
  const free = cross - gaps - sum(lines, (line) => line.cross);
  const reversed = style.flexWrap === "wrap-reverse";
  const align = style.alignContent === "normal" ? "stretch" : style.alignContent;
  const stretches = align === "stretch" && free > 0;
  if (stretches) for (const line of lines) line.cross += free / lines.length;
  const spread = distribute(alongReversed(align, reversed, free), stretches ? 0 : free, lines.length);
  let offset = spread.before;
  for (const line of reversed ? lines.toReversed() : lines) {
    line.offset = offset;
    offset += line.cross + crossGap + spread.between;
  }
  let main = 0;
  for (const line of lines) main = Math.max(main, placeLine(line, container, minHeight));
  return row ? cross : main;
}

type Distribution = ComputedStyle["alignContent"];

/** Lines of `wrap-reverse` start at the end of the cross axis; what the values fall back to does so too. */
function alongReversed(align: Distribution, reversed: boolean, free: number): Distribution {
  if (!reversed) return align;
  if (align === "flex-start" || align === "stretch" || (align === "space-between" && free < 0)) return "flex-end";
  return align === "flex-end" ? "flex-start" : align;
}

const placedItem = ({ fragment, x, y }: FlexItem, inset: Edges): Placed<BoxFragment> =>
  placed(fragment!, x + inset.left, y + inset.top);

/** @param inset what lies between the edges of the container and its items */
function baselines(lines: readonly FlexLine[], inset: Edges): Pick<BoxFragment, "firstBaseline" | "lastBaseline"> {
  const [first, last] = [lines[0]?.items[0], lines.at(-1)?.items[0]].map((item) => item && placedItem(item, inset));
  const [above, below] = [first?.fragment.firstBaseline, last?.fragment.lastBaseline];
  return {
    firstBaseline: above === undefined ? undefined : first!.y + above,
    lastBaseline: below === undefined ? undefined : last!.y + below,
  };
}

const hasBreaks = ({ box: { style } }: FlexItem): boolean =>
  style.breakBefore !== "auto" || style.breakAfter !== "auto";
