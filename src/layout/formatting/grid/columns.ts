/** The columns of a grid, sized by what their items ask for (CSS Grid 2, section 12), and laid out. Lengths in px. */
import type { ComputedStyle } from "../../../css/index.js";
import { distribute } from "../alignment.js";
import type { LayoutContext, TrackEdges } from "../context.js";
import { columnContribution } from "./contributions.js";
import { dependsOnContent } from "./intrinsic-tracks.js";
import { type Grid, gapOf } from "./placed-grid.js";
import { columnsOfSubgrids } from "./subgrid.js";
import { sizeTracks } from "./track-sizing.js";
import { createTracks, type Track, type TrackSpace, totalSize, trackEdges } from "./tracks.js";

export function sizeColumns(
  grid: Grid,
  style: ComputedStyle,
  available: number | undefined,
  constraint: TrackSpace["constraint"],
  context: LayoutContext,
): Track[] {
  const { columns, placed } = grid;
  const spans = placed.items.map((item) => item.column);
  const tracks = createTracks(columns, placed.columns, style.gridAutoColumns, spans, available);
  const gap = gapOf(style.columnGap, available ?? 0);
  const items = grid.hasSubgrids
    ? columnsOfSubgrids(grid, style, tracks, gap, context)
    : placed.items
        .filter((item) => dependsOnContent(tracks, item.column, available))
        .map((item) => ({ span: item.column, contribution: columnContribution(item, tracks, gap, context) }));
  const stretch = isStretch(alongColumns(style));
  sizeTracks(tracks, items, { available, least: 0, most: Number.POSITIVE_INFINITY, gap, constraint, stretch });
  return tracks;
}

export function layOutColumns(
  grid: Grid,
  style: ComputedStyle,
  contentWidth: number,
  context: LayoutContext,
): TrackEdges {
  const tracks = sizeColumns(grid, style, contentWidth, "none", context);
  return distributed(tracks, alongColumns(style), contentWidth, gapOf(style.columnGap, contentWidth));
}

type Distribution = ComputedStyle["alignContent"];

/** `left` and `right` as the start and end of the inline axis. */
function alongColumns({ justifyContent, direction }: ComputedStyle): Distribution {
  const side = /(left|right)$/.exec(justifyContent)?.[0];
  if (!side) return justifyContent as Distribution;
  const edge = (side === "left") === (direction === "ltr") ? "start" : "end";
  return justifyContent.replace(side, edge) as Distribution;
}

export const isStretch = (value: Distribution): boolean => value === "normal" || value === "stretch";

/** Places tracks in the content box (CSS Align 3, section 5): what is left goes before, between and behind them. */
export function distributed(tracks: readonly Track[], value: Distribution, size: number, gap: number): TrackEdges {
  const count = tracks.filter((track) => !track.collapsed).length;
  const spread = distribute(value, size - totalSize(tracks, gap), Math.max(1, count));
  return trackEdges(tracks, spread.before, gap + spread.between);
}
