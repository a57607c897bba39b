/** Rows of a table: cells laid out in their columns, heights, vertical alignment, breaks between pages. Lengths in px. */

import { largest } from "../../../graphics/index.js";
import { breakBetween, leaderOf } from "../../fragmentation/breaks.js";
import { contentEnd, contentTop } from "../../fragmentation/content-edges.js";
import type { FlowPosition } from "../../fragmentation/position.js";
import {
  atPageTop,
  begins,
  fits,
  fitsOnePage,
  moved,
  pushFor,
  roomLeft,
  toNextPage,
} from "../../fragmentation/position.js";
import { BoxFragment, type Placed, placed } from "../../fragments/fragment.js";
import type { LayoutContext } from "../context.js";
import { specifiedHeight } from "../sizing.js";
import type { TableCell, TableGrid, TableGroup } from "./grid.js";
import { type CellHeight, rowHeights } from "./row-heights.js";

export interface RowsInput {
  readonly grid: TableGrid;
  readonly widths: readonly number[];
  /** Left edge of each column within the table's content box. */
  readonly columnOffsets: readonly number[];
  readonly spacing: { readonly x: number; readonly y: number };
  /** Origin and width of the table's content box, relative to its border box. */
  readonly left: number;
  readonly top: number;
  readonly innerWidth: number;
  /** The content height to reach, by growing the rows. */
  readonly minHeight: number;
  /** Where the table's border box begins in the flow of pages. */
  readonly flow: FlowPosition | undefined;
  readonly context: LayoutContext;
}

/** A cell laid out at its column's width, with what its row needs to know of it. */
interface LaidOutCell extends CellHeight {
  readonly fragment: BoxFragment;
  /** How far the content of a cell that is broken over pages was moved down before it was. */
  readonly shift?: number;
}

/** A header or footer that is taller than this part of a page is not repeated. */
const MAX_REPEATED = 1 / 4;

/** The cells that begin in each row. */
type LaidOutRows = LaidOutCell[][];

function cellsByRow(input: RowsInput): LaidOutRows {
  const rows: LaidOutRows = input.grid.rows.map(() => []);
  for (const cell of input.grid.cells) rows[cell.row]!.push(layOutCell(cell, input, undefined));
  return rows;
}

/** Returns fragments of row groups and of rows outside of groups, and the bottom of the last row with its spacing. */
export function layOutRows(input: RowsInput): { children: Placed<BoxFragment>[]; bottom: number } {
  const { grid, spacing, top } = input;
  const cells = cellsByRow(input);
  const { heights, baselines } = rowHeights(grid, cells.flat(), spacing.y, input.minHeight);
  const header = repeatedGroup("header", heights, input);
  const footer = repeatedGroup("footer", heights, input);
  // Rows see a flow whose pages begin below the repeated header.
  const flow = input.flow && { ...input.flow, reserved: input.flow.reserved + header.height };
  const below = (input.flow?.below ?? 0) + footer.height;
  const rowTops: number[] = [];
  const repeats: { group: TableGroup; y: number }[] = [];
  let y = top + spacing.y;
  /** Rows that begin a page since the one after them must not stand there without them. */
  const led = new Set<number>();
  for (let r = 0; r < grid.rows.length; r++) {
    const here = flow && { ...moved(flow, y), below: isIn(r, footer.group) ? (flow.below ?? 0) : below };
    const breaks =
      here !== undefined &&
      (led.has(r) || (r > 0 && breakBefore(grid, r, here) === "forced") || leavesAsGroup(r, heights, here, input));
    if (here && (breaks || !fits(heights[r]!, here))) {
      const repeat = (at: number) => {
        if (header.group && !isIn(r, header.group)) repeats.push({ group: header.group, y: at - header.height });
      };
      const height = breaks ? undefined : splitRow(r, cells[r]!, here, input);
      const push = height === undefined && !atPageTop(here) ? toNextPage(here) : 0;
      if (push > 0 && isIn(0, header.group) && r === header.group!.rowCount && rowTops[0] === top + spacing.y) {
        // A header doesn't stay behind alone: it goes to the next page together with the first row.
        y = rowTops[0]! + toNextPage(moved(input.flow!, rowTops[0]!));
        rowTops.length = 0;
        r = -1;
        continue;
      }
      const leader =
        push > 0 && !breaks
          ? leaderOf(r, {
              led,
              avoids: (k) => grid.rows[k - 1]!.group?.kind !== "header" && breakBefore(grid, k, here) === "avoid",
              start: (k) => moved(here, rowTops[k]! - y),
              extent: (k) => y + heights[r]! - rowTops[k]!,
            })
          : r;
      if (leader < r) {
        led.add(leader);
        y = rowTops[leader]!;
        rowTops.length = leader;
        r = leader - 1;
        continue;
      }
      if (push > 0) {
        const last = y + roomLeft(here);
        if (footer.group && !isIn(r, footer.group)) repeats.push({ group: footer.group, y: Math.min(y, last) });
        repeat(y + push);
        y += push;
      } else if (height !== undefined) {
        heights[r] = height;
        for (let end = y + toNextPage(here); end < y + height; end += toNextPage(moved(flow!, end))) {
          if (footer.group) repeats.push({ group: footer.group, y: end - here.reserved - below });
          repeat(end);
        }
      }
    }
    rowTops.push(y);
    y += heights[r]! + spacing.y;
  }
  if (flow) breakSpanningCells(cells, rowTops, heights, flow, input);
  const rows = grid.rows.map((_, r) => rowFragment(r, rowTops, heights, cells[r]!, baselines[r]!, input));
  const children = groupFragments(rows, input);
  for (const { group, y: at } of repeats) {
    const { x, fragment } = children.find((child) => child.fragment.box === group.box)!;
    children.push(placed(fragment.with({ repeated: true }), x, at));
  }
  return { children, bottom: grid.rows.length > 0 ? y : top };
}

/** The header or footer that every page repeats, with its height; none where it would take too much of the page. */
function repeatedGroup(
  kind: TableGroup["kind"],
  heights: readonly number[],
  { grid, spacing, flow }: RowsInput,
): { readonly group: TableGroup | undefined; readonly height: number } {
  const group = flow && grid.groups.find((candidate) => candidate.kind === kind);
  const height = group ? groupHeight(group, heights, spacing.y) : 0;
  return height > 0 && height <= flow!.pageHeight * MAX_REPEATED ? { group, height } : { group: undefined, height: 0 };
}

const isIn = (row: number, group: TableGroup | undefined): boolean =>
  group !== undefined && row >= group.firstRow && row < group.firstRow + group.rowCount;

function groupHeight(group: TableGroup, heights: readonly number[], spacing: number): number {
  const own = heights.slice(group.firstRow, group.firstRow + group.rowCount);
  return own.reduce((sum, height) => sum + height + spacing, 0);
}

function layOutCell(cell: TableCell, input: RowsInput, flow: FlowPosition | undefined): LaidOutCell {
  const { widths, spacing, context } = input;
  const own = widths.slice(cell.column, cell.column + cell.columnSpan);
  const width = own.reduce((a, b) => a + b, 0) + spacing.x * (cell.columnSpan - 1);
  const space = { availableWidth: width, availableHeight: undefined, fixedWidth: width, used: cell.used };
  // A cell's height is the least of its row's: its content keeps its own, and is aligned in what the row gives.
  const fragment = context.layout(cell.box, { ...space, flow, autoHeight: true });
  const least = specifiedHeight(cell.box.style, space) ?? 0;
  // All values but these three are baseline for a cell (CSS 2.2 section 17.5.3).
  const onBaseline = !["top", "middle", "bottom"].includes(cell.box.style.verticalAlign as string);
  return {
    cell,
    fragment,
    height: Math.max(fragment.height, least),
    baseline: onBaseline ? fragment.firstBaseline : undefined,
  };
}

/** What is said of a break before a row: by the rows on both sides, and by the groups that end and begin there. */
function breakBefore(grid: TableGrid, row: number, flow: FlowPosition): ReturnType<typeof breakBetween> {
  const [before, after] = [grid.rows[row - 1]!, grid.rows[row]!];
  const groups = before.group === after.group ? [] : [before.group, after.group];
  const [ending, beginning] = groups.map((group) => (group ? [group.box.style] : []));
  return breakBetween([before.box.style, ...(ending ?? [])], [after.box.style, ...(beginning ?? [])], flow);
}

/** Whether the row begins a group that must stay whole, fits a page, and doesn't fit this one. */
function leavesAsGroup(row: number, heights: readonly number[], flow: FlowPosition, input: RowsInput): boolean {
  const { group } = input.grid.rows[row]!;
  if (group?.firstRow !== row || group.box.style.breakInside !== "avoid") return false;
  return pushFor(groupHeight(group, heights, input.spacing.y) - input.spacing.y, flow) > 0;
}

/**
 * Lays the cells of a row out again in the flow, so that their lines break between pages; the row's new height. Undefined
 * for a row that must stay whole and can, or of which a cell would begin on the next page only: it moves there as a whole.
 */
function splitRow(row: number, cells: LaidOutRows[number], flow: FlowPosition, input: RowsInput): number | undefined {
  const { box, group } = input.grid.rows[row]!;
  const own = cells.flatMap(({ cell }, i) => (cell.rowSpan === 1 ? [i] : []));
  const height = largest(own.map((i) => cells[i]!.height));
  const canStay = fitsOnePage(height, flow);
  const whole = box.style.breakInside === "avoid" || (group && group.kind !== "body") || own.length === 0;
  if (whole && canStay) return undefined;
  const again = own.map((i) => {
    const shift = alignmentShift(cells[i]!, height, undefined);
    const broken = layOutCell(cells[i]!.cell, input, moved(flow, shift));
    return { ...broken, height: broken.height + shift, baseline: undefined, shift };
  });
  // Where no more than padding goes over the end there is no place to break in the row.
  const breaksInside = again.some((cell) => !fits(contentEnd(cell.fragment), flow));
  const allBegin = again.every((cell) => begins(contentTop(cell.fragment), flow));
  if (canStay && !atPageTop(flow) && !(allBegin && breaksInside)) return undefined;
  own.forEach((i, k) => {
    cells[i] = again[k]!;
  });
  return Math.max(height, ...again.map((cell) => cell.height));
}

/** Cells that span rows on several pages: their lines break there as well. */
function breakSpanningCells(
  cells: LaidOutRows,
  tops: readonly number[],
  heights: readonly number[],
  flow: FlowPosition,
  input: RowsInput,
): void {
  cells.forEach((own, row) => {
    const here = moved(flow, tops[row]!);
    own.forEach(({ cell }, i) => {
      if (cell.rowSpan === 1) return;
      const last = row + cell.rowSpan - 1;
      if (fits(tops[last]! + heights[last]! - tops[row]!, here)) return;
      own[i] = { ...layOutCell(cell, input, here), baseline: undefined, shift: 0 };
    });
  });
}

function rowFragment(
  row: number,
  tops: readonly number[],
  heights: readonly number[],
  cells: readonly LaidOutCell[],
  baseline: number,
  input: RowsInput,
): Placed<BoxFragment> {
  const { grid, columnOffsets, spacing, left, innerWidth } = input;
  const { group } = grid.rows[row]!;
  const isWhole = group?.kind === "header" || group?.kind === "footer";
  const children = cells.map((own) => {
    const { cell } = own;
    const last = row + cell.rowSpan - 1;
    const height = tops[last]! + heights[last]! - tops[row]!;
    const columns = columnOffsets.slice(cell.column, cell.column + cell.columnSpan);
    return placed(aligned(own, height, isWhole ? baseline : undefined), Math.min(...columns) - spacing.x, 0);
  });
  const firstBaseline = baseline > 0 ? baseline : undefined;
  const width = innerWidth - 2 * spacing.x;
  const fragment = new BoxFragment(grid.rows[row]!.box, width, heights[row]!, children, { firstBaseline });
  return placed(fragment, left + spacing.x, tops[row]!);
}

/**
 * `vertical-align` of a cell: its content moves within the height of the row (CSS 2.2 section 17.5.3). Cells on baselines
 * stay at the top, as Chromium has them in rows that it may break over pages: only the row's height counts with the common
 * baseline. In headers and footers, which are never broken, they stand on it.
 * @param baseline of the row, where its cells are moved to it
 */
function aligned(cell: LaidOutCell, height: number, baseline: number | undefined): BoxFragment {
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
  if (own !== undefined) return baseline === undefined ? 0 : Math.max(0, baseline - own);
  const align = cell.box.style.verticalAlign;
  const free = height - fragment.height;
  return align === "middle" ? free / 2 : align === "bottom" ? free : 0;
}

/** Puts the rows of each group into a fragment of the group. */
function groupFragments(rows: readonly Placed<BoxFragment>[], input: RowsInput): Placed<BoxFragment>[] {
  const { grid } = input;
  const fragments: Placed<BoxFragment>[] = [];
  const done = new Set<TableGroup>();
  rows.forEach((row, r) => {
    const group = grid.rows[r]!.group;
    if (!group) {
      fragments.push(row);
      return;
    }
    if (done.has(group)) return;
    done.add(group);
    const own = rows.slice(group.firstRow, group.firstRow + group.rowCount);
    const last = own.at(-1)!;
    const children = own.map(({ y, fragment }) => placed(fragment, 0, y - row.y));
    const height = last.y + last.fragment.height - row.y;
    const { width, firstBaseline } = row.fragment;
    fragments.push(placed(new BoxFragment(group.box, width, height, children, { firstBaseline }), row.x, row.y));
  });
  return fragments;
}
