/**
 * The flex formatting context (CSS Flexbox 1, section 9): items sized along the main axis, lines, cross sizes, alignment.
 * Numbers in comments are the steps of the specification's algorithm.
 */
import type { ComputedStyle } from "../css/properties.js";
import type { Box } from "./box.js";
import type { ConstraintSpace, FormattingContext, IntrinsicSizes, LayoutContext } from "./context.js";
import { distribute, resolveFlexibleLengths } from "./flex-distribute.js";
import { breaksBetweenItems, stackInFlow } from "./flex-flow.js";
import type { BoxFragment } from "./fragment.js";
import {
  clampHeight,
  clampWidth,
  type Edges,
  horizontal,
  insets,
  keywordWidth,
  outerIntrinsic,
  resolve,
  specifiedHeight,
  specifiedWidth,
  usedMargins,
  usedWidth,
  vertical,
} from "./sizing.js";

/** An item on its way through the algorithm. Sizes are of the border box, along the container's main axis. */
interface FlexItem {
  readonly box: Box;
  readonly margins: Edges;
  readonly mainMargins: number;
  readonly base: number;
  readonly min: number;
  readonly max: number;
  readonly grow: number;
  readonly shrink: number;
  readonly hypothetical: number;
  main: number;
  fragment: BoxFragment | undefined;
  /** The layout at the item's natural height, which a column needs more than once. */
  readonly natural: () => BoxFragment;
}

interface FlexLine {
  readonly items: FlexItem[];
  cross: number;
  offset: number;
}

/** The container, with its axes resolved. Lengths in px. */
interface Container {
  readonly box: Box;
  readonly style: ComputedStyle;
  readonly row: boolean;
  /** Content size along the main axis; undefined for a column of indefinite height. */
  readonly mainSize: number | undefined;
  readonly crossSize: number | undefined;
  readonly contentWidth: number;
  readonly mainGap: number;
  readonly crossGap: number;
  readonly context: LayoutContext;
}

export const flexFormatting: FormattingContext = {
  layout(box: Box, space: ConstraintSpace, context: LayoutContext): BoxFragment {
    const { style } = box;
    const width = usedWidth(box, space, context);
    const inset = insets(style, space.availableWidth);
    const contentWidth = Math.max(0, width - horizontal(inset));
    const definiteHeight = space.fixedHeight ?? specifiedHeight(style, space);
    const minHeight = clampHeight(style, 0, space) - vertical(inset);
    const contentHeight =
      definiteHeight === undefined ? undefined : Math.max(0, definiteHeight - vertical(inset), minHeight);
    const row = isRow(style);
    if (space.flow && breaksBetweenItems(box) && definiteHeight === undefined) {
      return stackInFlow(box, { ...space, flow: space.flow }, width, context);
    }
    const container: Container = {
      box,
      style,
      row,
      mainSize: row ? contentWidth : contentHeight,
      crossSize: row ? contentHeight : contentWidth,
      contentWidth,
      mainGap: gap(row ? style.columnGap : style.rowGap, contentWidth),
      crossGap: gap(row ? style.rowGap : style.columnGap, contentWidth),
      context,
    };
    const items = orderedChildren(box).map((child) => flexItem(child, container));
    const lines = breakIntoLines(items, container);
    for (const line of lines) sizeLine(line, container, minHeight);
    const autoHeight = layOutLines(lines, container, minHeight);
    const height = space.fixedHeight ?? clampHeight(style, definiteHeight ?? autoHeight + vertical(inset), space);
    const fragment: BoxFragment = { kind: "box", box, x: 0, y: 0, width, height, children: [] };
    for (const item of items) {
      const child = item.fragment!;
      child.x += inset.left;
      child.y += inset.top;
      fragment.children.push(child);
    }
    setBaseline(fragment, lines);
    return fragment;
  },

  intrinsic(box: Box, context: LayoutContext): IntrinsicSizes {
    const { style } = box;
    const outers = box.children.map((child) => outerIntrinsic(child, context));
    if (!isRow(style)) {
      return { min: Math.max(0, ...outers.map((o) => o.min)), max: Math.max(0, ...outers.map((o) => o.max)) };
    }
    const gaps = gap(style.columnGap, 0) * Math.max(0, outers.length - 1);
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    const max = sum(outers.map((o) => o.max)) + gaps;
    const min =
      style.flexWrap === "nowrap" ? sum(outers.map((o) => o.min)) + gaps : Math.max(0, ...outers.map((o) => o.min));
    return { min, max };
  },
};

const isRow = (style: ComputedStyle): boolean => style.flexDirection === "row" || style.flexDirection === "row-reverse";

const gap = (value: ComputedStyle["rowGap"], reference: number): number =>
  value === "normal" ? 0 : resolve(value, reference);

function orderedChildren(box: Box): Box[] {
  return box.children
    .map((child, i) => ({ child, i }))
    .sort((a, b) => a.child.style.order - b.child.style.order || a.i - b.i)
    .map(({ child }) => child);
}

/** Steps 3 and, for the limits, 4.5: the flex base size and the hypothetical main size. */
function flexItem(box: Box, container: Container): FlexItem {
  const { style } = box;
  const { row, contentWidth } = container;
  const margins = usedMargins(style, contentWidth);
  const inset = insets(style, contentWidth);
  const insetMain = row ? horizontal(inset) : vertical(inset);
  const natural = once(() => layOutItem(box, container, {}));
  const base = Math.max(insetMain, row ? baseWidth(box, container, inset) : baseHeight(box, container, natural));
  const [min, max] = row ? widthLimits(box, container, inset) : heightLimits(box, container, natural);
  const hypothetical = Math.max(min, Math.min(base, max), insetMain);
  const mainMargins = row ? horizontal(margins) : vertical(margins);
  const { flexGrow: grow, flexShrink: shrink } = style;
  return {
    box,
    margins,
    mainMargins,
    base,
    min,
    max,
    grow,
    shrink,
    hypothetical,
    main: hypothetical,
    fragment: undefined,
    natural,
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function baseWidth(box: Box, container: Container, inset: Edges): number {
  const { style } = box;
  const { contentWidth, context } = container;
  const basis = style.flexBasis;
  const size = basis === "auto" ? style.width : basis === "content" ? "max-content" : basis;
  const asked = keywordWidth(box, size === "auto" ? "max-content" : size, contentWidth, horizontal(inset), context);
  return asked ?? context.intrinsic(box).max + horizontal(inset);
}

function baseHeight(box: Box, container: Container, natural: () => BoxFragment): number {
  const { style } = box;
  const basis = style.flexBasis;
  if (typeof basis !== "string" && (basis.percent === 0 || container.mainSize !== undefined)) {
    const inset = vertical(insets(style, container.contentWidth));
    const length = resolve(basis, container.mainSize ?? 0);
    return style.boxSizing === "border-box" ? Math.max(length, inset) : length + inset;
  }
  const specified = specifiedHeight(style, {
    availableWidth: container.contentWidth,
    availableHeight: container.mainSize,
  });
  if (basis === "auto" && specified !== undefined) return specified;
  return natural().height;
}

/** Section 4.5: an item is not shrunk below its content, unless it says so. */
function widthLimits(box: Box, container: Container, inset: Edges): [min: number, max: number] {
  const { style } = box;
  const { contentWidth, context } = container;
  const max = keywordWidth(box, style.maxWidth, contentWidth, horizontal(inset), context) ?? Infinity;
  const explicit = keywordWidth(box, style.minWidth, contentWidth, horizontal(inset), context);
  if (explicit !== undefined) return [explicit, max];
  const content = context.intrinsic(box).min + horizontal(inset);
  const specified = specifiedWidth(style, contentWidth);
  return [Math.min(content, specified ?? Infinity, max), max];
}

function heightLimits(box: Box, container: Container, natural: () => BoxFragment): [min: number, max: number] {
  const { style } = box;
  const space = { availableWidth: container.contentWidth, availableHeight: container.mainSize };
  const max = clampHeight(style, Infinity, space);
  if (style.minHeight !== "auto") return [clampHeight(style, 0, space), max];
  // The automatic minimum of a column item is its content's height.
  const content = natural().height;
  return [Math.min(content, specifiedHeight(style, space) ?? Infinity, max), max];
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
    : Math.max(0, ...line.items.map((item) => item.fragment!.width + horizontal(item.margins)));
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

/** An item's fragment at the sizes that are decided; in a column its width is found as for a block, or shrunk to fit. */
function layOutItem(box: Box, container: Container, fixed: { fixedWidth?: number; fixedHeight?: number }): BoxFragment {
  const { contentWidth, crossSize, row, context } = container;
  const space: ConstraintSpace = {
    availableWidth: contentWidth,
    availableHeight: row ? crossSize : container.mainSize,
    ...(fixed.fixedWidth !== undefined && { fixedWidth: fixed.fixedWidth }),
    ...(fixed.fixedHeight !== undefined && { fixedHeight: fixed.fixedHeight }),
  };
  if (row || fixed.fixedWidth !== undefined) return context.layout(box, space);
  const stretch = alignOfBox(box, container.style) === "stretch" && !hasAutoMargin(box, "cross", row);
  return context.layout(box, stretch ? stretchedWidth(box, space, context) : { ...space, shrinkToFit: true });
}

function stretchedWidth(box: Box, space: ConstraintSpace, context: LayoutContext): ConstraintSpace {
  if (box.style.width !== "auto") return space;
  const width = space.availableWidth - horizontal(usedMargins(box.style, space.availableWidth));
  return { ...space, fixedWidth: clampWidth(box, Math.max(0, width), space.availableWidth, context) };
}

/** Steps 9 to 16: lines placed along the cross axis, items along both. Returns the content height. */
function layOutLines(lines: FlexLine[], container: Container, minHeight: number): number {
  const { row, style, crossGap } = container;
  const gaps = crossGap * Math.max(0, lines.length - 1);
  const cross = container.crossSize ?? Math.max(row ? minHeight : 0, gaps + sum(lines, (line) => line.cross));
  if (style.flexWrap === "nowrap") lines[0]!.cross = cross;
  const free = cross - gaps - sum(lines, (line) => line.cross);
  const align = style.alignContent === "normal" ? "stretch" : style.alignContent;
  if (align === "stretch" && free > 0) for (const line of lines) line.cross += free / lines.length;
  const spread = distribute(
    align,
    free > 0 && align !== "stretch" ? free : align === "stretch" ? 0 : free,
    lines.length,
  );
  const reversed = style.flexWrap === "wrap-reverse";
  let offset = spread.before;
  for (const line of reversed ? lines.toReversed() : lines) {
    line.offset = offset;
    offset += line.cross + crossGap + spread.between;
  }
  let main = 0;
  for (const line of lines) main = Math.max(main, placeLine(line, container, minHeight));
  return row ? cross : main;
}

/** Steps 11 to 14 for one line; returns the extent of its items along the main axis. */
function placeLine(line: FlexLine, container: Container, minHeight: number): number {
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

/** The fragment at another height: laid out anew only where what is inside depends on it. */
function withHeight(fragment: BoxFragment, height: number, again: () => BoxFragment): BoxFragment {
  if (Math.abs(height - fragment.height) < 0.01) return fragment;
  const { inside, children } = fragment.box;
  const isPercent = (child: Box) => typeof child.style.height !== "string" && child.style.height.percent !== 0;
  if (inside === "inline" || (inside === "block" && !children.some(isPercent))) {
    fragment.height = height;
    return fragment;
  }
  return again();
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

const alignOf = (item: FlexItem, container: Container) => alignOfBox(item.box, container.style);

function alignOfBox(box: Box, container: ComputedStyle): ComputedStyle["alignItems"] {
  const own = box.style.alignSelf === "auto" ? container.alignItems : box.style.alignSelf;
  return own === "normal" ? "stretch" : own;
}

type MarginName = "marginTop" | "marginRight" | "marginBottom" | "marginLeft";

function autoMargins(box: Box, row: boolean): MarginName[] {
  const names: MarginName[] = row ? ["marginLeft", "marginRight"] : ["marginTop", "marginBottom"];
  return names.filter((name) => box.style[name] === "auto");
}

function hasAutoMargin(box: Box, _axis: "cross", row: boolean): boolean {
  return autoMargins(box, !row).length > 0;
}

function setBaseline(fragment: BoxFragment, lines: readonly FlexLine[]): void {
  const first = lines[0]?.items[0]?.fragment;
  const last = lines.at(-1)?.items[0]?.fragment;
  if (first?.firstBaseline !== undefined) fragment.firstBaseline = first.y + first.firstBaseline;
  if (last?.lastBaseline !== undefined) fragment.lastBaseline = last.y + last.lastBaseline;
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
