/**
 * The grid formatting context (CSS Grid 2): items placed in cells, columns sized, then rows by the heights that items have in
 * their columns, then items aligned in their areas. Over pages in flow.ts.
 */
import type { ComputedStyle } from "../../../css/index.js";
import type { Box } from "../../boxes/box.js";
import { containsAbsolute } from "../../boxes/kinds.js";
import { holdsForcedBreak } from "../../fragmentation/breaks.js";
import type { FlowPosition } from "../../fragmentation/position.js";
import { fits } from "../../fragmentation/position.js";
import { BoxFragment, borderWidths, placed } from "../../fragments/fragment.js";
import { baselineWithin } from "../baselines.js";
import { clonedEdges, contentFlow } from "../broken-box.js";
import type {
  ConstraintSpace,
  FormattingContext,
  InheritedTracks,
  IntrinsicSizes,
  LayoutContext,
  TrackEdges,
} from "../context.js";
import { gridRules } from "../gaps/grid-rules.js";
import {
  clampHeight,
  type Edges,
  horizontal,
  insetsIn,
  ratioHeight,
  specifiedHeight,
  usedWidth,
  vertical,
} from "../sizing.js";
import { absoluteArea, type LaidOutAxis } from "./absolute-area.js";
import { alignBaselines, alignmentOffset, isBaselineAligned, justificationOffset } from "./align.js";
import { distributed, isStretch, layOutColumns, sizeColumns } from "./columns.js";
import { type LaidOutItem, layOutInRowsInFlow, layOutRowsInFlow } from "./flow.js";
import { type GridItem, gridItems, itemsOfRows, layOutItem, layOutSubgrid, rowContribution } from "./items.js";
import {
  type ContentHeights,
  columnRoom,
  type Grid,
  gapOf,
  intrinsicRoom,
  NO_HEIGHTS,
  placedGrid,
  rowRoom,
} from "./placed-grid.js";
import type { ExplicitAxis } from "./placement/explicit.js";
import { sizeTracks } from "./track-sizing.js";
import { areaOf, createTracks, type Track, type TrackSpace, totalSize } from "./tracks.js";

export const gridFormatting: FormattingContext = {
  layout(box: Box, space: ConstraintSpace, context: LayoutContext): BoxFragment {
    const { style } = box;
    const width = usedWidth(box, space, context);
    const inset = insetsIn(style, space);
    const contentWidth = Math.max(0, width - horizontal(inset));
    const heights = contentHeights(style, space, inset, width);
    const grid = placedGrid(box, columnRoom(style, contentWidth), rowRoom(style, heights), context);
    const columns = space.tracks?.columns ?? layOutColumns(grid, style, contentWidth, context);
    const items = gridItems(grid, style, columns, context);
    const { edges: rows, height: contentHeight, asking, shims } = rowsOf(space, grid, items, style, heights);
    const planned = rows.ends.at(-1) ?? 0;
    const flow = contentFlow(style, inset, space.flow);
    const laidOut = layOutItems(items, asking, rows, shims, flow, context);
    const children = laidOut.map(({ item, y, fragment }) => {
      const { start, size } = areaOf(item.column, columns);
      const left = style.direction === "rtl" ? contentWidth - start - size : start;
      return placed(fragment, inset.left + left + justificationOffset(item, fragment), y + inset.top);
    });
    const moves = (rows.ends.at(-1) ?? 0) - planned;
    const height = space.fixedHeight ?? contentHeight + vertical(inset) + (heights.definite === undefined ? moves : 0);
    const baseline = baselineOf(laidOut, inset.top);
    // Atomic inlines stand on the last baseline; a grid stands on its first (CSS Align 3, section 9.1).
    const fragment = new BoxFragment(box, width, height, children, {
      firstBaseline: baseline,
      lastBaseline: baseline,
      cloned: clonedEdges(style, inset, space.flow),
      gapRules: gridRules(style, grid.placed.items, columns, rows, { edges: inset, width: contentWidth, flow }),
    });
    return containsAbsolute(style)
      ? fragment.with({ areaFor: areas(fragment, grid, columns, rows, inset, space) })
      : fragment;
  },

  intrinsic(box: Box, context: LayoutContext): IntrinsicSizes {
    const { style } = box;
    const gap = gapOf(style.columnGap, 0);
    const grid = placedGrid(box, intrinsicRoom(style), rowRoom(style, NO_HEIGHTS), context);
    const under = (constraint: TrackSpace["constraint"]): number => {
      const tracks = sizeColumns(grid, style, undefined, constraint, context);
      return totalSize(tracks, gap);
    };
    const min = under("min-content");
    return { min, max: Math.max(min, under("max-content")) };
  },
};

/** How it finds the areas of absolutely positioned boxes. */
function areas(
  { box: { style }, width, height }: BoxFragment,
  { columns, rows, placed }: Grid,
  columnEdges: TrackEdges,
  rowEdges: TrackEdges,
  inset: Edges,
  { used }: ConstraintSpace,
): BoxFragment["areaFor"] {
  const border = used?.border ?? borderWidths(style);
  const rtl = style.direction === "rtl";
  const [before, after] = rtl ? [border.right, border.left] : [border.left, border.right];
  const across: LaidOutAxis = {
    explicit: columns,
    implicit: placed.columns,
    edges: columnEdges,
    content: rtl ? inset.right : inset.left,
    padding: { start: before, end: width - after },
  };
  const down: LaidOutAxis = {
    explicit: rows,
    implicit: placed.rows,
    edges: rowEdges,
    content: inset.top,
    padding: { start: border.top, end: height - border.bottom },
  };
  return (own) => absoluteArea(own, across, down, rtl ? width : undefined);
}

function contentHeights(style: ComputedStyle, space: ConstraintSpace, inset: Edges, width: number): ContentHeights {
  const content = (height: number) => Math.max(0, height - vertical(inset));
  const specified = specifiedHeight(style, space) ?? ratioHeight(style, space, width);
  const definite = space.fixedHeight ?? (specified === undefined ? undefined : clampHeight(style, specified, space));
  return {
    definite: definite === undefined ? undefined : content(definite),
    least: content(clampHeight(style, 0, space)),
    most: content(clampHeight(style, Number.POSITIVE_INFINITY, space)),
  };
}

interface Rows {
  readonly edges: TrackEdges;
  /** That of the content box, where nothing else decides it. */
  readonly height: number;
  /** The items that stand in the rows, those of subgrids among them; undefined where the rows are those of the grid around. */
  readonly asking: readonly GridItem[] | undefined;
  readonly shims: InheritedTracks["shims"];
}

function rowsOf(
  { tracks }: ConstraintSpace,
  grid: Grid,
  items: readonly GridItem[],
  style: ComputedStyle,
  heights: ContentHeights,
): Rows {
  if (tracks?.rows) {
    const { rows, shims } = tracks;
    for (const item of items) item.shim = shims?.get(item.box) ?? 0;
    return { edges: rows, height: rows.ends.at(-1) ?? 0, asking: undefined, shims };
  }
  const asking = itemsOfRows(items, grid.placed.rows.count, gapOf(style.rowGap, heights.definite ?? 0));
  alignBaselines(asking);
  const shared = asking === items ? [] : asking.filter((item) => item.shim !== 0);
  const shims = shared.length > 0 ? new Map(shared.map(({ box, shim }) => [box, shim])) : undefined;
  const { edges, height } = layOutRows(grid, asking, style, heights);
  return { edges, height, asking, shims };
}

/** @param flow where the content box begins, where it is over pages */
function layOutItems(
  items: readonly GridItem[],
  asking: readonly GridItem[] | undefined,
  rows: TrackEdges,
  shims: InheritedTracks["shims"],
  flow: FlowPosition | undefined,
  context: LayoutContext,
): readonly LaidOutItem[] {
  const planned = rows.ends.at(-1) ?? 0;
  const overPages = flow && (!asking || needsBreaks(asking, planned, flow)) ? flow : undefined;
  const laidOut = overPages && asking ? layOutRowsInFlow(items, asking, rows, overPages, context) : undefined;
  return items.map((item, i) => {
    if (item.inner) return { item, ...layOutSubgrid(item, rows, shims, overPages, context) };
    if (laidOut) return laidOut[i]!;
    return overPages ? layOutInRowsInFlow(item, rows, overPages, context) : inItsArea(item, rows, context);
  });
}

/** Sizes the rows. Percentages of an automatic height refer to the height that is found without them (section 7.2.1). */
function layOutRows(
  { rows, placed }: Grid,
  items: readonly GridItem[],
  style: ComputedStyle,
  heights: ContentHeights,
): { edges: TrackEdges; height: number } {
  const spans = placed.items.map((item) => item.row);
  const sized = (available: number | undefined): { tracks: Track[]; gap: number } => {
    const tracks = createTracks(rows, placed.rows, style.gridAutoRows, spans, available);
    const gap = gapOf(style.rowGap, available ?? 0);
    const { least, most } = heights;
    const contributions = items.map((item) => ({ span: item.row, contribution: rowContribution(item, tracks, gap) }));
    const stretch = isStretch(style.alignContent);
    sizeTracks(tracks, contributions, { available, least, most, gap, constraint: "none", stretch });
    return { tracks, gap };
  };
  let { tracks, gap } = sized(heights.definite);
  const height = heights.definite ?? Math.max(heights.least, Math.min(totalSize(tracks, gap), heights.most));
  if (heights.definite === undefined && (hasPercentages(rows, style) || leavesRoom(tracks)))
    ({ tracks, gap } = sized(height));
  return { edges: distributed(tracks, style.alignContent, height, gap), height };
}

/** Whether flex factors add up to less than 1: of a height that they have made the tracks take a part. */
function leavesRoom(tracks: readonly Track[]): boolean {
  let [sum, count] = [0, 0];
  for (const { flex } of tracks) {
    if (flex === undefined) continue;
    sum += flex;
    count++;
  }
  return count > 0 && sum < 1;
}

function hasPercentages(rows: ExplicitAxis, style: ComputedStyle): boolean {
  const isPercent = (value: unknown): boolean => {
    if (typeof value !== "object" || value === null) return false;
    return "percent" in value && value.percent !== 0;
  };
  if (isPercent(style.rowGap)) return true;
  return [...rows.sizes, ...style.gridAutoRows].some(
    (size) => isPercent(size.min) || isPercent(size.max) || isPercent(size.limit),
  );
}

function inItsArea(item: GridItem, rows: TrackEdges, context: LayoutContext): LaidOutItem {
  const { start, size } = areaOf(item.row, rows);
  const fragment = layOutItem(item, size, context);
  return { item, y: start + alignmentOffset(item, fragment.height, size), fragment };
}

/** Whether the end of a page, or a forced break, falls into the grid. */
function needsBreaks(items: readonly GridItem[], height: number, flow: FlowPosition): boolean {
  if (!fits(height, flow)) return true;
  return items.some(
    ({ box }) => box.style.breakBefore !== "auto" || box.style.breakAfter !== "auto" || holdsForcedBreak(box),
  );
}

/** Section 10.6: the baseline of the first row's baseline-aligned items, or of its first item. @param top of the content box */
function baselineOf(items: readonly LaidOutItem[], top: number): number | undefined {
  let first: LaidOutItem | undefined;
  for (const candidate of items) {
    const { row, column } = candidate.item;
    const best = first?.item;
    const isBetter =
      !best ||
      row.start < best.row.start ||
      (row.start === best.row.start &&
        (Number(isBaselineAligned(candidate.item)) > Number(isBaselineAligned(best)) ||
          (isBaselineAligned(candidate.item) === isBaselineAligned(best) && column.start < best.column.start)));
    if (isBetter) first = candidate;
  }
  return first && first.y + top + baselineWithin(first.fragment, "first");
}
