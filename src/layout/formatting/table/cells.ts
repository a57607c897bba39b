/** Cells of a table -> their fragments, each in the columns that it spans, and where they stand in the height of their row. Lengths in px. */
import { largest } from "../../../graphics/index.js";
import type { FlowPosition } from "../../fragmentation/position.js";
import { type BoxFragment, placed } from "../../fragments/fragment.js";
import { contentOffset } from "../alignment.js";
import { type LayoutContext, UNCONSTRAINED } from "../context.js";
import { borderPadding, clampHeight, dependsOnHeight, insetsIn, specifiedHeight } from "../sizing.js";
import type { TableCell, TableGrid } from "./grid.js";
import type { CellHeight } from "./row-heights.js";

export interface RowsInput {
  readonly grid: TableGrid;
  readonly widths: readonly number[];
  /** Whether a column is not seen: it has no width then, and no spacing beside it. */
  readonly isCollapsed: (column: number) => boolean;
  /** Left edge of each column within the table's content box. */
  readonly columnOffsets: readonly number[];
  readonly spacing: { readonly x: number; readonly y: number };
  /** Origin and width of the table's content box, relative to its border box. */
  readonly left: number;
  readonly top: number;
  readonly innerWidth: number;
  /** The table's borders in the collapsing model, which go with its headers and footers; 0 in the other. */
  readonly edges: { readonly top: number; readonly bottom: number };
  /** The content height to reach, by growing the rows. */
  readonly minHeight: number;
  /** Where the table's border box begins in the flow of pages. */
  readonly flow: FlowPosition | undefined;
  readonly context: LayoutContext;
}

/** A cell laid out at its column's width, with what its row needs to know of it. */
export interface LaidOutCell extends CellHeight {
  readonly fragment: BoxFragment;
  /** How far the content of a cell that is broken over pages was moved down before it was. */
  readonly shift?: number;
}

/** The cells that begin in each row. */
export type LaidOutRows = LaidOutCell[][];

export function cellsByRow(input: RowsInput): LaidOutRows {
  const rows: LaidOutRows = input.grid.rows.map(() => []);
  for (const cell of input.grid.cells) rows[cell.row]!.push(layOutCell(cell, input, undefined));
  return rows;
}

export function layOutCell(cell: TableCell, input: RowsInput, flow: FlowPosition | undefined): LaidOutCell {
  const { widths, spacing, context } = input;
  const own = widths.slice(cell.column, cell.column + cell.columnSpan);
  const width = own.reduce((a, b) => a + b, 0) + spacing.x * gapsWithin(cell, input);
  const space = { ...UNCONSTRAINED, availableWidth: width, fixedWidth: width, used: cell.used };
  // A cell's height is the least of its row's: its content keeps its own, and is aligned in what the row gives.
  const fragment = context.layout(cell.box, { ...space, flow, autoHeight: true });
  const least = clampHeight(cell.box.style, specifiedHeight(cell.box.style, space) ?? 0, space);
  // All values but these three are baseline for a cell (CSS 2.2 section 17.5.3).
  const onBaseline = !["top", "middle", "bottom"].includes(cell.box.style.verticalAlign as string);
  return {
    cell,
    fragment,
    height: Math.max(fragment.height, least),
    natural: fragment.height,
    baseline: onBaseline ? baselineOf(cell, fragment) : undefined,
  };
}

/** Between how many of its columns there is spacing: before each that is seen, but for the first one of the table. */
function gapsWithin({ column, columnSpan }: TableCell, { grid, isCollapsed }: RowsInput): number {
  const first = grid.columns.findIndex((_, i) => !isCollapsed(i));
  let gaps = 0;
  for (let i = column + 1; i < column + columnSpan; i++) if (i !== first && !isCollapsed(i)) gaps++;
  return gaps;
}

/** Whether all columns of a cell are collapsed: nothing of it is seen. */
export function isUnseen({ column, columnSpan }: TableCell, { isCollapsed }: RowsInput): boolean {
  for (let i = column; i < column + columnSpan; i++) if (!isCollapsed(i)) return false;
  return true;
}

/** The baseline of a cell: that of its first line, else the end of its content (CSS 2.2 section 17.5.3). */
const baselineOf = ({ box, used }: TableCell, { firstBaseline, width, height }: BoxFragment): number =>
  firstBaseline ?? height - borderPadding(box.style, width, used).bottom;

/**
 * A cell in which something refers to its height, laid out at the one that its row gives it: where the cell or the table says how high it
 * is, as browsers have it. What is in it is aligned by the height that it comes to.
 */
export function filled(own: LaidOutCell, height: number, { minHeight, context }: RowsInput): LaidOutCell {
  const { cell, fragment, shift } = own;
  const { box, used } = cell;
  if ((box.style.height === "auto" && minHeight === 0) || shift !== undefined || !dependsOnHeight(box)) return own;
  const { width } = fragment;
  const space = { ...UNCONSTRAINED, availableWidth: width, fixedWidth: width, used, fixedHeight: height };
  const whole = context.layout(box, space);
  if (box.style.alignContent !== "normal") return { ...own, fragment: whole };
  const inset = insetsIn(box.style, space);
  const bottom = largest(whole.children.map((child) => child.y + child.fragment.height));
  const shown = whole.with({ height: Math.min(height, Math.max(bottom, inset.top) + inset.bottom) });
  return { ...own, fragment: shown, baseline: own.baseline === undefined ? undefined : baselineOf(cell, shown) };
}

/**
 * `vertical-align` of a cell: its content moves within the height of the row (CSS 2.2 section 17.5.3). Cells on baselines
 * stay at the top, as Chromium has them in rows that it may break over pages: only the row's height counts with the common
 * baseline. In headers and footers, and in tables on a line, which are never broken, they stand on it.
 * @param baseline of the row, where its cells are moved to it
 */
export function aligned(cell: LaidOutCell, height: number, baseline: number | undefined): BoxFragment {
  const { fragment } = cell;
  const shift = cell.shift ?? alignmentShift(cell, height, baseline);
  if (shift <= 0) return height === fragment.height ? fragment : fragment.with({ height });
  const { firstBaseline, lastBaseline } = fragment;
  return fragment.with({
    height,
    children: fragment.children.map((child) => placed(child.fragment, child.x, child.y + shift)),
    firstBaseline: firstBaseline === undefined ? undefined : firstBaseline + shift,
    lastBaseline: lastBaseline === undefined ? undefined : lastBaseline + shift,
  });
}

function alignmentShift(
  { baseline: own, fragment, cell }: LaidOutCell,
  height: number,
  baseline: number | undefined,
): number {
  const { alignContent } = cell.box.style;
  if (alignContent !== "normal") return contentOffset(alignContent, height - fragment.height);
  if (own !== undefined) return baseline === undefined ? 0 : Math.max(0, baseline - own);
  const align = cell.box.style.verticalAlign;
  const free = height - fragment.height;
  return align === "middle" ? free / 2 : align === "bottom" ? free : 0;
}
