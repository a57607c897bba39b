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
import { distribute } from "../alignment.js";
import { baselineWithin } from "../baselines.js";
import { clonedEdges, contentFlow } from "../broken-box.js";
import type { ConstraintSpace, FormattingContext, IntrinsicSizes, LayoutContext } from "../context.js";
import { ofPass } from "../pass.js";
import {
  clampHeight,
  type Edges,
  horizontal,
  insetsIn,
  ratioHeight,
  resolve,
  specifiedHeight,
  usedWidth,
  vertical,
} from "../sizing.js";
import { absoluteArea, type LaidOutAxis } from "./absolute-area.js";
import { alignBaselines, alignmentOffset, isBaselineAligned, justificationOffset } from "./align.js";
import { countRepetitions, type ExplicitAxis, explicitAxis, type RepeatRoom } from "./explicit.js";
import { type LaidOutItem, layOutRowsInFlow } from "./flow.js";
import { columnContribution, type GridItem, gridItem, layOutItem, rowContribution } from "./items.js";
import { type PlacedGrid, placeItems } from "./placement.js";
import { sizeTracks } from "./track-sizing.js";
import { areaOf, createTracks, type Track, type TrackEdges, type TrackSpace, totalSize, trackEdges } from "./tracks.js";

export const gridFormatting: FormattingContext = {
  layout(box: Box, space: ConstraintSpace, context: LayoutContext): BoxFragment {
    const { style } = box;
    const width = usedWidth(box, space, context);
    const inset = insetsIn(style, space);
    const contentWidth = Math.max(0, width - horizontal(inset));
    const heights = contentHeights(style, space, inset, width);
    const grid = placedGrid(box, columnRoom(style, contentWidth), rowRoom(style, heights), context);
    const columns = layOutColumns(grid, style, contentWidth, context);
    const items = grid.placed.items.map((placed) =>
      gridItem(placed, style, areaOf(placed.column, columns).size, context),
    );
    alignBaselines(items);
    const { edges: rows, height: contentHeight } = layOutRows(grid, items, style, heights);
    const planned = rows.ends.at(-1) ?? 0;
    const flow = contentFlow(style, inset, space.flow);
    const laidOut =
      flow && needsBreaks(items, planned, flow)
        ? layOutRowsInFlow(items, rows, flow, context)
        : items.map((item) => inItsArea(item, rows, context));
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
    });
    return containsAbsolute(style)
      ? fragment.with({ areaFor: areas(fragment, grid, columns, rows, inset, space) })
      : fragment;
  },

  intrinsic(box: Box, context: LayoutContext): IntrinsicSizes {
    const { style } = box;
    const size = (value: ComputedStyle["width"]) =>
      typeof value === "string" || value.percent !== 0 ? undefined : Math.max(0, value.px);
    const gap = gapOf(style.columnGap, 0);
    const columns = { most: size(style.width) ?? size(style.maxWidth), least: size(style.minWidth), gap };
    const heights: ContentHeights = { definite: undefined, least: 0, most: Number.POSITIVE_INFINITY };
    const grid = placedGrid(box, columns, rowRoom(style, heights), context);
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

/** A container with its templates repeated as often as there is room, and its items in cells. */
interface Grid {
  readonly columns: ExplicitAxis;
  readonly rows: ExplicitAxis;
  readonly placed: PlacedGrid;
}

interface Remembered {
  readonly repeats: string;
  readonly grid: Grid;
}

const placedGrids = ofPass(() => new Map<Box, Remembered>());

/** Placement depends on nothing but style and how often tracks are repeated, so it is remembered for all layouts of a pass. */
function placedGrid(box: Box, columnRoom: RepeatRoom, rowRoom: RepeatRoom, context: LayoutContext): Grid {
  const { style } = box;
  const across = countRepetitions(style.gridTemplateColumns, columnRoom);
  const down = countRepetitions(style.gridTemplateRows, rowRoom);
  const repeats = `${across} ${down}`;
  const ofThisPass = placedGrids(context);
  const known = ofThisPass.get(box);
  if (known?.repeats === repeats) return known.grid;
  const columns = explicitAxis(style.gridTemplateColumns, style.gridTemplateAreas, "column", across);
  const rows = explicitAxis(style.gridTemplateRows, style.gridTemplateAreas, "row", down);
  const grid = { columns, rows, placed: placeItems(box, columns, rows) };
  ofThisPass.set(box, { repeats, grid });
  return grid;
}

function gapOf(value: ComputedStyle["rowGap"], reference: number): number {
  return value === "normal" ? 0 : Math.max(0, resolve(value, reference));
}

/** The content height, where it is definite, and its limits. */
interface ContentHeights {
  readonly definite: number | undefined;
  readonly least: number;
  readonly most: number;
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

const columnRoom = (style: ComputedStyle, contentWidth: number): RepeatRoom => ({
  most: contentWidth,
  least: undefined,
  gap: gapOf(style.columnGap, contentWidth),
});

function rowRoom(style: ComputedStyle, { definite, least, most }: ContentHeights): RepeatRoom {
  const limit = definite ?? (most === Number.POSITIVE_INFINITY ? undefined : most);
  return { most: limit, least: least > 0 ? least : undefined, gap: gapOf(style.rowGap, limit ?? 0) };
}

function sizeColumns(
  { columns, placed }: Grid,
  style: ComputedStyle,
  available: number | undefined,
  constraint: TrackSpace["constraint"],
  context: LayoutContext,
): Track[] {
  const spans = placed.items.map((item) => item.column);
  const tracks = createTracks(columns, placed.columns, style.gridAutoColumns, spans, available);
  const gap = gapOf(style.columnGap, available ?? 0);
  const items = placed.items.map((item) => ({
    span: item.column,
    contribution: columnContribution(item, tracks, gap, context),
  }));
  const stretch = isStretch(alongColumns(style));
  sizeTracks(tracks, items, { available, least: 0, most: Number.POSITIVE_INFINITY, gap, constraint, stretch });
  return tracks;
}

function layOutColumns(grid: Grid, style: ComputedStyle, contentWidth: number, context: LayoutContext): TrackEdges {
  const tracks = sizeColumns(grid, style, contentWidth, "none", context);
  return distributed(tracks, alongColumns(style), contentWidth, gapOf(style.columnGap, contentWidth));
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

type Distribution = ComputedStyle["alignContent"];

/** `left` and `right` as the start and end of the inline axis. */
function alongColumns({ justifyContent, direction }: ComputedStyle): Distribution {
  const side = /(left|right)$/.exec(justifyContent)?.[0];
  if (!side) return justifyContent as Distribution;
  const edge = (side === "left") === (direction === "ltr") ? "start" : "end";
  return justifyContent.replace(side, edge) as Distribution;
}

const isStretch = (value: Distribution): boolean => value === "normal" || value === "stretch";

/** Places tracks in the content box (CSS Align 3, section 5): what is left goes before, between and behind them. */
function distributed(tracks: readonly Track[], value: Distribution, size: number, gap: number): TrackEdges {
  const count = tracks.filter((track) => !track.collapsed).length;
  const spread = distribute(value, size - totalSize(tracks, gap), Math.max(1, count));
  return trackEdges(tracks, spread.before, gap + spread.between);
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
