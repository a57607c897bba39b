/**
 * Subgrids (CSS Grid 2, section 9): what their items ask of the tracks that they take over, at the edges with margin, border and padding
 * of the subgrid, between tracks with half of what its gap differs by. Lengths in px, along the axis from its start.
 */
import type { ComputedStyle } from "../../../css/index.js";
import type { LayoutContext, TrackEdges } from "../context.js";
import { borderPadding, usedMargins } from "../sizing.js";
import { columnContribution } from "./contributions.js";
import { type Grid, gapOf, intrinsicRoom, NO_HEIGHTS, placedGrid, rowRoom, takesTracks } from "./placed-grid.js";
import type { PlacedItem, Span } from "./placement/placement.js";
import { areaOf, type Contribution, type SizedItem, type Track } from "./tracks.js";

/** Where the tracks of a grid stand among those of the outermost grid that they are taken from, along one axis. */
export interface Level {
  readonly start: number;
  readonly count: number;
  readonly mirrored: boolean;
  /** What lies between the edges of tracks and of the items in them: at the edges of the grid, and beside a gap. */
  readonly before: number;
  readonly after: number;
  readonly between: number;
}

/** Tracks of the grid's own. */
export const ownTracks = (count: number): Level => ({
  start: 0,
  count,
  mirrored: false,
  before: 0,
  after: 0,
  between: 0,
});

/** An item's tracks among those of the outermost grid, and how far from their edges its area begins and ends. */
export interface Within {
  readonly span: Span;
  readonly before: number;
  readonly after: number;
}

export function within(level: Level, { start, span }: Span): Within {
  const own = level.mirrored ? level.count - start - span : start;
  return {
    span: { start: level.start + own, span },
    before: own === 0 ? level.before : level.between,
    after: own + span === level.count ? level.after : level.between,
  };
}

/** The level in a subgrid. @param edges its margin, border and padding @param between half of how much wider its gap is */
export function inside(at: Within, edges: EdgesAlong, between: number, mirrored: boolean): Level {
  return {
    start: at.span.start,
    count: at.span.span,
    mirrored,
    before: at.before + edges.before,
    after: at.after + edges.after,
    between,
  };
}

/** Margin, border and padding of a box at both ends of an axis. */
interface EdgesAlong {
  readonly before: number;
  readonly after: number;
}

/** @param width that of its area, which percentages refer to */
export function edgesAcross(style: ComputedStyle, container: ComputedStyle, width: number): EdgesAlong {
  const [margin, inner] = [usedMargins(style, width), borderPadding(style, width)];
  const [left, right] = [margin.left + inner.left, margin.right + inner.right];
  return container.direction === "rtl" ? { before: right, after: left } : { before: left, after: right };
}

export function edgesDown(style: ComputedStyle, width: number): EdgesAlong {
  const [margin, inner] = [usedMargins(style, width), borderPadding(style, width)];
  return { before: margin.top + inner.top, after: margin.bottom + inner.bottom };
}

/** What all items ask of the columns, those of subgrids among them, which themselves ask for room for their edges alone. */
export function columnsOfSubgrids(
  grid: Grid,
  style: ComputedStyle,
  tracks: readonly Track[],
  gap: number,
  context: LayoutContext,
): SizedItem[] {
  const sized: SizedItem[] = [];
  const visit = (items: readonly PlacedItem[], level: Level): void => {
    for (const item of items) {
      const at = within(level, item.column);
      const { box } = item;
      if (!takesColumns(item)) {
        const contribution = columnContribution({ ...item, column: at.span }, tracks, gap, context);
        sized.push({ span: at.span, contribution: widened(contribution, at) });
        continue;
      }
      const edges = edgesAcross(box.style, style, 0);
      sized.push({ span: at.span, contribution: widened(only(edges.before + edges.after), at) });
      const between = box.style.columnGap === "normal" ? level.between : (gapOf(box.style.columnGap, 0) - gap) / 2;
      const inner = placedGrid(box, intrinsicRoom(box.style), rowRoom(box.style, NO_HEIGHTS), context);
      visit(inner.placed.items, inside(at, edges, between, box.style.direction !== style.direction));
    }
  };
  visit(grid.placed.items, ownTracks(grid.placed.columns.count));
  return sized;
}

/** Whether an item of a grid takes over its columns. */
export const takesColumns = ({ box }: PlacedItem): boolean => takesTracks(box, "gridTemplateColumns");

export const takesRows = ({ box }: PlacedItem): boolean => takesTracks(box, "gridTemplateRows");

const only = (size: number): Contribution => ({ minContent: size, maxContent: size, minimum: size });

function widened({ minContent, maxContent, minimum }: Contribution, { before, after }: Within): Contribution {
  const extra = before + after;
  return {
    minContent: Math.max(0, minContent + extra),
    maxContent: Math.max(0, maxContent + extra),
    minimum: Math.max(0, minimum + extra),
  };
}

/**
 * The tracks that a subgrid takes over, from the start of its content box: gaps of its own have the same middles.
 * @param gap undefined for those of the grid around
 */
export function takenTracks(
  span: Span,
  around: TrackEdges,
  edges: EdgesAlong,
  gap: number | undefined,
  mirrored: boolean,
): TrackEdges {
  const { start: origin, size } = areaOf(span, around);
  const content = Math.max(0, size - edges.before - edges.after);
  const [starts, ends]: [number[], number[]] = [[], []];
  for (let i = 0; i < span.span; i++) {
    const track = span.start + i;
    starts.push(i === 0 ? 0 : begin(around, track, gap) - origin - edges.before);
    ends.push(i === span.span - 1 ? content : end(around, track, gap) - origin - edges.before);
  }
  if (!mirrored) return { starts, ends };
  return { starts: ends.map((at) => content - at).reverse(), ends: starts.map((at) => content - at).reverse() };
}

/** Where a track begins behind another, and ends before one. */
function begin({ starts, ends }: TrackEdges, track: number, gap: number | undefined): number {
  return gap === undefined ? starts[track]! : (ends[track - 1]! + starts[track]! + gap) / 2;
}

function end({ starts, ends }: TrackEdges, track: number, gap: number | undefined): number {
  return gap === undefined ? ends[track]! : (ends[track]! + starts[track + 1]! - gap) / 2;
}
