/** Grid items: what they ask of their tracks (CSS Grid 2, sections 6.6 and 12.5), and their layout in their areas. Lengths in px. */
import type { ComputedStyle, Values } from "../../../css/index.js";
import type { Box } from "../../boxes/box.js";
import { type FlowPosition, moved } from "../../fragmentation/position.js";
import type { BoxFragment } from "../../fragments/fragment.js";
import { isScrollContainer } from "../../fragments/overflow.js";
import {
  type ConstraintSpace,
  type InheritedTracks,
  type LayoutContext,
  type TrackEdges,
  UNCONSTRAINED,
} from "../context.js";
import {
  borderPadding,
  clampHeight,
  clampWidth,
  dependsOnHeight,
  type Edges,
  horizontal,
  specifiedHeight,
  transferredWidth,
  usedMargins,
  vertical,
} from "../sizing.js";
import { layOutColumns } from "./columns.js";
import { automaticMinimum, isPercent } from "./contributions.js";
import { columnRoom, type Grid, gapOf, NO_HEIGHTS, placedGrid, rowRoom } from "./placed-grid.js";
import type { PlacedItem, Span } from "./placement/placement.js";
import {
  edgesAcross,
  edgesDown,
  inside,
  type Level,
  ownTracks,
  takenTracks,
  takesColumns,
  takesRows,
  within,
} from "./subgrid.js";
import { areaOf, type Contribution, type Track } from "./tracks.js";

/** An item whose columns are sized. */
export interface GridItem {
  readonly box: Box;
  readonly column: Span;
  readonly row: Span;
  /** The style of the container. */
  readonly container: ComputedStyle;
  readonly areaWidth: number;
  readonly margins: Edges;
  /** The item at the height that its content asks for. */
  readonly natural: BoxFragment;
  /** The columns that it takes over from its container. */
  readonly taken: TrackEdges | undefined;
  /** The items in it, if it takes over rows. */
  readonly inner: readonly GridItem[] | undefined;
  /** How far baseline alignment moves it from the edge of its area. */
  shim: number;
}

export function gridItems(
  { placed }: Grid,
  container: ComputedStyle,
  columns: TrackEdges,
  context: LayoutContext,
): GridItem[] {
  return placed.items.map((item) => {
    const { box, column, row } = item;
    const areaWidth = areaOf(column, columns).size;
    const margins = usedMargins(box.style, areaWidth);
    const taken = takesColumns(item) ? takenColumns(item, container, columns, areaWidth) : undefined;
    const area = { width: areaWidth, height: undefined };
    const natural = context.layout(box, itemSpace(box, container, area, taken, context));
    const inner = takesRows(item) ? innerItems(natural, areaWidth, taken, context) : undefined;
    return { box, column, row, container, areaWidth, margins, natural, taken, inner, shim: 0 };
  });
}

function takenColumns(
  { box: { style }, column }: PlacedItem,
  container: ComputedStyle,
  columns: TrackEdges,
  areaWidth: number,
): TrackEdges {
  const edges = edgesAcross(style, container, areaWidth);
  const gap = style.columnGap === "normal" ? undefined : gapOf(style.columnGap, areaWidth);
  return takenTracks(column, columns, edges, gap, style.direction !== container.direction);
}

/** The items of a subgrid whose rows are those of the grid around. */
function innerItems(
  { box, width }: BoxFragment,
  areaWidth: number,
  taken: TrackEdges | undefined,
  context: LayoutContext,
): GridItem[] {
  const { style } = box;
  const contentWidth = Math.max(0, width - horizontal(borderPadding(style, areaWidth)));
  const grid = placedGrid(box, columnRoom(style, contentWidth), rowRoom(style, NO_HEIGHTS), context);
  return gridItems(grid, style, taken ?? layOutColumns(grid, style, contentWidth, context), context);
}

/**
 * The items that ask something of the rows: those of subgrids among them, with margins that reach to the edges of the rows.
 * @param gap of the rows
 */
export function itemsOfRows(items: readonly GridItem[], count: number, gap: number): readonly GridItem[] {
  if (!items.some((item) => item.inner)) return items;
  const all: GridItem[] = [];
  const visit = (own: readonly GridItem[], level: Level): void => {
    for (const item of own) {
      const at = within(level, item.row);
      const { margins, box, inner, areaWidth } = item;
      const top = margins.top + at.before;
      const bottom = margins.bottom + at.after;
      all.push(own === items ? item : { ...item, row: at.span, margins: { ...margins, top, bottom } });
      if (!inner) continue;
      const { rowGap } = box.style;
      const between = rowGap === "normal" ? level.between : (gapOf(rowGap, 0) - gap) / 2;
      visit(inner, inside(at, edgesDown(box.style, areaWidth), between, false));
    }
  };
  visit(items, ownTracks(count));
  return all;
}

interface Area {
  readonly width: number;
  readonly height: number | undefined;
}

/** The space of an item in its area: along the inline axis it is stretched or shrunk to fit (section 6.2). */
function itemSpace(
  box: Box,
  container: ComputedStyle,
  area: Area,
  taken: TrackEdges | undefined,
  context: LayoutContext,
): ConstraintSpace {
  const { style } = box;
  const space = { ...UNCONSTRAINED, availableWidth: area.width, availableHeight: area.height };
  const width = Math.max(0, area.width - horizontal(usedMargins(style, area.width)));
  if (taken) return { ...space, fixedWidth: width, tracks: { columns: taken, rows: undefined, shims: undefined } };
  if (!stretches(box, container).across || isAsWideAsHeightSays(box, container, space))
    return { ...space, shrinkToFit: true };
  return { ...space, fixedWidth: clampWidth(box, transferredWidth(box, width, space), area.width, context) };
}

/** A ratio makes the width of an item of its own height, unless it is asked to fill its area (section 6.2). */
function isAsWideAsHeightSays(box: Box, container: ComputedStyle, space: ConstraintSpace): boolean {
  return (
    box.style.aspectRatio !== "auto" &&
    !asksAcross(box.style, container) &&
    specifiedHeight(box.style, space) !== undefined
  );
}

const asksAcross = ({ justifySelf }: ComputedStyle, { justifyItems }: ComputedStyle): boolean =>
  (justifySelf === "auto" ? justifyItems : justifySelf) === "stretch";

/** Along which axes an item fills its area; where a ratio leaves it one of both, that is the one along which it was asked to (section 6.2). */
function stretches(box: Box, container: ComputedStyle): { readonly across: boolean; readonly down: boolean } {
  const { style } = box;
  const across =
    style.width === "auto" &&
    style.marginLeft !== "auto" &&
    style.marginRight !== "auto" &&
    justificationOf(box, container) === "stretch";
  const down =
    style.height === "auto" &&
    style.marginTop !== "auto" &&
    style.marginBottom !== "auto" &&
    alignmentOf(box, container) === "stretch";
  if (style.aspectRatio === "auto") return { across, down };
  const asksDown = (style.alignSelf === "auto" ? container.alignItems : style.alignSelf) === "stretch";
  return {
    across: across && (asksAcross(style, container) || !asksDown),
    down: down && (asksDown || (style.width === "auto" && !across)),
  };
}

export function justificationOf(box: Box, container: ComputedStyle): Values.JustifySelf {
  const own = box.style.justifySelf === "auto" ? container.justifyItems : box.style.justifySelf;
  return own === "normal" ? (box.inside === "replaced" ? "start" : "stretch") : own;
}

export function alignmentOf(box: Box, container: ComputedStyle): ComputedStyle["alignItems"] {
  const own = box.style.alignSelf === "auto" ? container.alignItems : box.style.alignSelf;
  return own === "normal" ? (box.inside === "replaced" ? "start" : "stretch") : own;
}

/** Whether the item takes the height of its area. */
export const isStretched = (item: GridItem): boolean => stretches(item.box, item.container).down;

/** The height of a stretched item in an area. */
export function stretchedHeight(item: GridItem, areaHeight: number): number {
  const space = { ...UNCONSTRAINED, availableWidth: item.areaWidth, availableHeight: areaHeight };
  return clampHeight(item.box.style, Math.max(0, areaHeight - vertical(item.margins)), space);
}

/** The item laid out in an area of this height. */
export function layOutItem(item: GridItem, areaHeight: number, context: LayoutContext): BoxFragment {
  const { box, natural } = item;
  const target = isStretched(item) ? stretchedHeight(item, areaHeight) : undefined;
  if (isReusable(box, natural, target)) return target === undefined ? natural : natural.with({ height: target });
  const space = itemSpace(box, item.container, { width: item.areaWidth, height: areaHeight }, item.taken, context);
  return context.layout(box, target === undefined ? space : { ...space, fixedHeight: target });
}

/** Whether a layout at the natural height serves at the final one: nothing inside may depend on it. */
function isReusable(box: Box, fragment: BoxFragment, target: number | undefined): boolean {
  const { style } = box;
  if (target === undefined)
    return !isPercent(style.height) && !isPercent(style.minHeight) && !isPercent(style.maxHeight);
  if (style.aspectRatio !== "auto" || dependsOnHeight(box)) return false;
  return box.inside === "inline" || box.inside === "block" || Math.abs(fragment.height - target) < 0.01;
}

/** A subgrid whose rows are laid out. @param flow where the content box of its container begins, where it is over pages */
export function layOutSubgrid(
  item: GridItem,
  rows: TrackEdges,
  shims: InheritedTracks["shims"],
  flow: FlowPosition | undefined,
  context: LayoutContext,
): { y: number; fragment: BoxFragment } {
  const { box, row, areaWidth, margins, container, taken: columns } = item;
  const { style } = box;
  const { start, size } = areaOf(row, rows);
  const y = start + margins.top;
  const gap = style.rowGap === "normal" ? undefined : gapOf(style.rowGap, size);
  const tracks = { columns, rows: takenTracks(row, rows, edgesDown(style, areaWidth), gap, false), shims };
  const space = itemSpace(box, container, { width: areaWidth, height: size }, columns, context);
  const fixedHeight = Math.max(0, size - vertical(margins));
  const fragment = context.layout(box, { ...space, fixedHeight, tracks, flow: flow && moved(flow, y) });
  return { y, fragment };
}

/** The item laid out in the flow of pages, at the height that it takes there. */
export function layOutItemInFlow(item: GridItem, flow: FlowPosition, context: LayoutContext): BoxFragment {
  const area = { width: item.areaWidth, height: undefined };
  const space = itemSpace(item.box, item.container, area, item.taken, context);
  return context.layout(item.box, { ...space, flow });
}

/** What an item asks of rows: the height that it has at the width of its columns. */
export function rowContribution(item: GridItem, tracks: readonly Track[], gap: number): Contribution {
  const { style } = item.box;
  const space = { ...UNCONSTRAINED, availableWidth: item.areaWidth };
  const margins = vertical(item.margins) + item.shim;
  const content = item.natural.height + margins;
  const edges = vertical(borderPadding(style, item.areaWidth)) + margins;
  if (item.inner) return { minContent: edges, maxContent: edges, minimum: edges };
  const isAuto = style.height === "auto" || isPercent(style.height);
  const minimum = !isAuto
    ? content
    : style.minHeight !== "auto" || isScrollContainer(style)
      ? clampHeight(style, 0, space) + margins
      : automaticMinimum(content, edges, tracks, item.row, gap);
  return { minContent: content, maxContent: content, minimum };
}
