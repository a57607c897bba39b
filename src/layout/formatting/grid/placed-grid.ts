/** A grid whose templates are repeated as often as there is room, with its items in cells (CSS Grid 2, sections 7 and 8). Lengths in px. */
import { type ComputedStyle, resolveLength } from "../../../css/index.js";
import type { Box } from "../../boxes/box.js";
import { isContained } from "../../boxes/containment.js";
import type { LayoutContext } from "../context.js";
import { ofPass } from "../pass.js";
import {
  countRepetitions,
  type ExplicitAxis,
  explicitAxis,
  type InheritedAxis,
  type RepeatRoom,
  subgridAxis,
} from "./placement/explicit.js";
import { type PlacedGrid, type PlacedItem, placeItems } from "./placement/placement.js";

export interface Grid {
  readonly columns: ExplicitAxis;
  readonly rows: ExplicitAxis;
  readonly placed: PlacedGrid;
  /** Whether items take over tracks of the grid. */
  readonly hasSubgrids: boolean;
}

interface Remembered {
  readonly repeats: string;
  readonly inherited: Inherited | undefined;
  readonly grid: Grid;
}

/** What a subgrid takes over along each axis. */
interface Inherited {
  readonly columns: InheritedAxis | undefined;
  readonly rows: InheritedAxis | undefined;
}

const placedGrids = ofPass(() => new Map<Box, Remembered>());
const inheritedAxes = ofPass(() => new Map<Box, Inherited>());

/**
 * Placement depends on nothing but style, how often tracks are repeated, and what a subgrid takes over, so it is remembered for all
 * layouts of a pass. Of a subgrid the grid around must have been asked before.
 */
export function placedGrid(box: Box, columnRoom: RepeatRoom, rowRoom: RepeatRoom, context: LayoutContext): Grid {
  const { style } = box;
  const across = countRepetitions(style.gridTemplateColumns, columnRoom);
  const down = countRepetitions(style.gridTemplateRows, rowRoom);
  const repeats = `${across} ${down}`;
  const inherited = isSubgrid(box) ? inheritedAxes(context).get(box) : undefined;
  const ofThisPass = placedGrids(context);
  const known = ofThisPass.get(box);
  if (known?.repeats === repeats && known.inherited === inherited) return known.grid;
  const columns = axisOf(style, "column", across, inherited?.columns);
  const rows = axisOf(style, "row", down, inherited?.rows);
  const placed = placeItems(box, columns, rows);
  let hasSubgrids = false;
  for (const item of placed.items) {
    if (!isSubgrid(item.box)) continue;
    hasSubgrids = true;
    inheritedAxes(context).set(item.box, inheritedBy(item, style, columns, rows, placed));
  }
  const grid = { columns, rows, placed, hasSubgrids };
  ofThisPass.set(box, { repeats, inherited, grid });
  return grid;
}

const isSubgrid = (box: Box): boolean =>
  takesTracks(box, "gridTemplateColumns") || takesTracks(box, "gridTemplateRows");

/** Whether a grid takes over tracks, if it is an item of one: not where its layout or painting is contained (CSS Grid 2, section 9). */
export function takesTracks({ inside, style }: Box, axis: "gridTemplateColumns" | "gridTemplateRows"): boolean {
  return inside === "grid" && style[axis].subgrid !== undefined && !isContained(style);
}

function axisOf(style: ComputedStyle, axis: "column" | "row", repeated: number, inherited: InheritedAxis | undefined) {
  const template = axis === "column" ? style.gridTemplateColumns : style.gridTemplateRows;
  return inherited && template.subgrid
    ? subgridAxis(template.subgrid, style.gridTemplateAreas, axis, inherited)
    : explicitAxis(template, style.gridTemplateAreas, axis, repeated);
}

function inheritedBy(
  { box: { style }, column, row }: PlacedItem,
  around: ComputedStyle,
  columns: ExplicitAxis,
  rows: ExplicitAxis,
  placed: PlacedGrid,
): Inherited {
  const mirrored = style.direction !== around.direction;
  const start = column.start - placed.columns.before;
  return {
    columns: style.gridTemplateColumns.subgrid && { of: columns, start, span: column.span, mirrored },
    rows: style.gridTemplateRows.subgrid && {
      of: rows,
      start: row.start - placed.rows.before,
      span: row.span,
      mirrored: false,
    },
  };
}

/** @param reference the size of the content box, which percentages refer to */
export function gapOf(value: ComputedStyle["rowGap"], reference: number): number {
  return value === "normal" ? 0 : Math.max(0, resolveLength(value, reference));
}

/** The content height, where it is definite, and its limits. */
export interface ContentHeights {
  readonly definite: number | undefined;
  readonly least: number;
  readonly most: number;
}

/** Of a height that nothing is known of yet. */
export const NO_HEIGHTS: ContentHeights = { definite: undefined, least: 0, most: Number.POSITIVE_INFINITY };

export const columnRoom = (style: ComputedStyle, contentWidth: number): RepeatRoom => ({
  most: contentWidth,
  least: undefined,
  gap: gapOf(style.columnGap, contentWidth),
});

/** The room for columns of a grid whose width its content decides. */
export function intrinsicRoom(style: ComputedStyle): RepeatRoom {
  const size = (value: ComputedStyle["width"]) =>
    typeof value === "string" || value.percent !== 0 ? undefined : Math.max(0, value.px);
  return {
    most: size(style.width) ?? size(style.maxWidth),
    least: size(style.minWidth),
    gap: gapOf(style.columnGap, 0),
  };
}

export function rowRoom(style: ComputedStyle, { definite, least, most }: ContentHeights): RepeatRoom {
  const limit = definite ?? (most === Number.POSITIVE_INFINITY ? undefined : most);
  return { most: limit, least: least > 0 ? least : undefined, gap: gapOf(style.rowGap, limit ?? 0) };
}
