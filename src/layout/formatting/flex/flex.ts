/**
 * The flex formatting context (CSS Flexbox 1, section 9): items sized along the main axis, lines, cross sizes, alignment.
 * Numbers in comments are the steps of the specification's algorithm.
 */

import { type ComputedStyle, resolvePositive } from "../../../css/index.js";
import { largest } from "../../../graphics/index.js";
import type { Box } from "../../boxes/box.js";
import { holdsForcedBreak } from "../../fragmentation/breaks.js";
import { fits } from "../../fragmentation/position.js";
import { BoxFragment, type Placed, placed } from "../../fragments/fragment.js";
import { distribute, resolveFlexibleLengths, resolveOverflow } from "../alignment.js";
import { clonedEdges, contentFlow } from "../broken-box.js";
import {
  type ConstraintSpace,
  type FormattingContext,
  type IntrinsicSizes,
  type KnownHeights,
  type LayoutContext,
  UNCONSTRAINED,
} from "../context.js";
import { flexRules } from "../gaps/flex-rules.js";
import {
  borderPadding,
  clampHeight,
  type Edges,
  horizontal,
  insetsIn,
  knownContentHeight,
  outerIntrinsic,
  ratioHeight,
  specifiedHeight,
  usedHeight,
  usedWidth,
  vertical,
} from "../sizing.js";
import { placeLine, sum } from "./align.js";
import { containerBaselines, rowCross } from "./baselines.js";
import { breakColumn, breakRows } from "./fragmentation.js";
import { rowContribution } from "./intrinsic.js";
import {
  type Container,
  type FlexItem,
  type FlexLine,
  flexItem,
  hasDefiniteHeight,
  itemHeights,
  type Limits,
  layOutItem,
  type SizedContainer,
  withHeight,
  within,
} from "./items.js";

export const flexFormatting: FormattingContext = {
  layout(box: Box, space: ConstraintSpace, context: LayoutContext): BoxFragment {
    const { style } = box;
    const width = usedWidth(box, space, context);
    const inset = insetsIn(style, space);
    const contentWidth = Math.max(0, width - horizontal(inset));
    const definiteHeight = space.fixedHeight ?? specifiedHeight(style, space) ?? ratioHeight(style, space, width);
    const heights: Limits = {
      min: clampHeight(style, 0, space) - vertical(inset),
      max: clampHeight(style, Number.POSITIVE_INFINITY, space) - vertical(inset),
    };
    const contentHeight =
      definiteHeight === undefined
        ? undefined
        : space.fixedHeight === undefined
          ? within(definiteHeight - vertical(inset), heights)
          : Math.max(0, space.fixedHeight - vertical(inset));
    const row = isRow(style);
    const container: Container = {
      box,
      style,
      row,
      mainSize: row ? contentWidth : contentHeight,
      crossSize: row ? contentHeight : contentWidth,
      contentWidth,
      definiteHeight: space.indefiniteHeight ? undefined : contentHeight,
      heights,
      mainGap: row ? gap(style.columnGap, contentWidth) : gap(style.rowGap, contentHeight ?? 0),
      crossGap: row ? gap(style.rowGap, contentHeight ?? 0) : gap(style.columnGap, contentWidth),
      context,
    };
    const items = orderedChildren(box).map((child) => flexItem(child, container));
    const lines = breakIntoLines(items, container);
    const sized = { ...container, mainSize: container.mainSize ?? mainSizeOf(lines, container) };
    for (const line of lines) sizeLine(line, sized);
    const autoHeight = layOutLines(lines, sized);
    const height = usedHeight(box, space, width, autoHeight + vertical(inset));
    const breaks = space.flow && (!fits(height, space.flow) || items.some(hasBreaks));
    const pages = space.flow && breaks ? contentFlow(style, inset, space.flow) : undefined;
    const grown = !pages
      ? 0
      : row
        ? breakRows(lines, container, pages)
        : Math.max(...lines.map((line) => breakColumn(line, container, pages)));
    const children = items.map((item) => placedItem(item, inset));
    const { firstBaseline, lastBaseline } = containerBaselines(lines, container, inset.top);
    const wholeHeight = height + (contentHeight === undefined ? grown : 0);
    return new BoxFragment(box, width, wholeHeight, children, {
      firstBaseline,
      lastBaseline,
      cloned: clonedEdges(style, inset, space.flow),
      gapRules: flexRules(lines, container, row ? contentWidth : wholeHeight - vertical(inset), inset, pages),
    });
  },

  intrinsic(box: Box, context: LayoutContext, heights: KnownHeights): IntrinsicSizes {
    const { style } = box;
    const cross = knownContentHeight(box, heights);
    if (!isRow(style)) {
      const outers = box.children.map((child) => outerIntrinsic(child, context, itemHeights(child, style, cross)));
      const widths = outers.map((o) => o.max);
      return { min: largest(outers.map((o) => o.min)), max: columnsWidth(box, widths, cross, context) };
    }
    const items = box.children.map((child) => rowContribution(child, box, cross, context));
    const gaps = gap(style.columnGap, 0) * Math.max(0, items.length - 1);
    const max = sum(items, (item) => item.max) + gaps;
    const isSingle = style.flexWrap === "nowrap";
    const min = isSingle ? sum(items, (item) => item.minOnLine) + gaps : largest(items.map((item) => item.min));
    return { min, max: Math.max(min, max) };
  },
};

/**
 * The width of a column of several lines, in which the items are broken as they are at the largest width of any of them.
 * @param widths of the items, in their order
 */
function columnsWidth(box: Box, widths: readonly number[], height: number | undefined, context: LayoutContext): number {
  const { style } = box;
  const widest = largest(widths);
  const most =
    height ?? clampHeight(style, Number.POSITIVE_INFINITY, UNCONSTRAINED) - vertical(borderPadding(style, 0));
  if (style.flexWrap === "nowrap" || most === Number.POSITIVE_INFINITY) return widest;
  const container: Container = {
    box,
    style,
    row: false,
    mainSize: height,
    crossSize: widest,
    contentWidth: widest,
    definiteHeight: height,
    heights: { min: 0, max: most },
    mainGap: gap(style.rowGap, height ?? 0),
    crossGap: gap(style.columnGap, 0),
    context,
  };
  const widthOf = new Map(box.children.map((child, i) => [child, widths[i]!]));
  const lines = breakIntoLines(
    orderedChildren(box).map((child) => flexItem(child, container)),
    container,
  );
  const across = lines.map(({ items }) => largest(items.map((item) => widthOf.get(item.box)!)));
  return sum(across, (width) => width) + container.crossGap * (lines.length - 1);
}

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
  const { style, heights, mainGap } = container;
  const mainSize = container.mainSize ?? heights.max;
  if (style.flexWrap === "nowrap" || mainSize === Number.POSITIVE_INFINITY) return [{ items, cross: 0, offset: 0 }];
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

/** Step 4 for a column of indefinite height: as high as its highest line. */
function mainSizeOf(lines: readonly FlexLine[], { mainGap, heights }: Container): number {
  const extents = lines.map(
    ({ items }) => mainGap * Math.max(0, items.length - 1) + sum(items, (item) => item.hypothetical + item.mainMargins),
  );
  return within(largest(extents), heights);
}

/** Steps 6 to 8: main sizes, then the line's cross size from its items laid out at those. */
function sizeLine(line: FlexLine, container: SizedContainer): void {
  const { row, mainGap, mainSize } = container;
  const gaps = mainGap * Math.max(0, line.items.length - 1);
  resolveFlexibleLengths(line.items, mainSize - gaps);
  for (const item of line.items) {
    if (row) item.fragment = layOutItem(item.box, container, { fixedWidth: item.main });
    else
      item.fragment = withHeight(item.natural(), item.main, () =>
        layOutItem(item.box, container, {
          fixedHeight: item.main,
          indefiniteHeight: hasDefiniteHeight(item, container) ? undefined : true,
        }),
      );
  }
  line.cross = row
    ? rowCross(line, container)
    : largest(line.items.map((item) => item.fragment!.width + horizontal(item.margins)));
}

/** Steps 9 to 16: lines placed along the cross axis, items along both. Returns the content height. */
function layOutLines(lines: FlexLine[], container: SizedContainer): number {
  const { row, style, crossGap, heights } = container;
  const gaps = crossGap * Math.max(0, lines.length - 1);
  const content = gaps + sum(lines, (line) => line.cross);
  const cross = container.crossSize ?? (row ? within(content, heights) : content);
  if (style.flexWrap === "nowrap") lines[0]!.cross = cross;
  const free = cross - gaps - sum(lines, (line) => line.cross);
  const reversed = style.flexWrap === "wrap-reverse";
  const align = style.alignContent === "normal" ? "stretch" : resolveOverflow(style.alignContent, free);
  const stretches = align === "stretch" && free > 0;
  if (stretches) for (const line of lines) line.cross += free / lines.length;
  const spread = distribute(
    alongReversed(align, reversed, free < 0 || lines.length === 1),
    stretches ? 0 : free,
    lines.length,
  );
  let offset = spread.before;
  for (const line of reversed ? lines.toReversed() : lines) {
    line.offset = offset;
    offset += line.cross + crossGap + spread.between;
  }
  for (const line of lines) placeLine(line, container);
  return row ? cross : container.mainSize;
}

type Distribution = ComputedStyle["alignContent"];

/** Lines of `wrap-reverse` start at the end of the cross axis; what the values fall back to does so too. */
function alongReversed(align: Distribution, reversed: boolean, hasNothingBetween: boolean): Distribution {
  if (!reversed) return align;
  if (align === "flex-start" || align === "stretch" || (align === "space-between" && hasNothingBetween))
    return "flex-end";
  return align === "flex-end" ? "flex-start" : align;
}

const placedItem = ({ fragment, x, y }: FlexItem, inset: Edges): Placed<BoxFragment> =>
  placed(fragment!, x + inset.left, y + inset.top);

const hasBreaks = ({ box }: FlexItem): boolean =>
  box.style.breakBefore !== "auto" || box.style.breakAfter !== "auto" || holdsForcedBreak(box);
