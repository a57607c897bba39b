/** Rows of a table -> fragments of its rows and row groups, on one page or over several. Lengths in px. */
import { BoxFragment, type Placed, placed } from "../../fragments/fragment.js";
import { relativeShift } from "../positioned/relative.js";
import { aligned, cellsByRow, filled, type LaidOutCell, type RowsInput } from "./cells.js";
import type { TableGroup } from "./grid.js";
import { rowHeights } from "./row-heights.js";
import { RowStack } from "./row-stack.js";

/** Returns fragments of row groups and of rows outside of groups, and the bottom of the last row with its spacing. */
export function layOutRows(input: RowsInput): { children: Placed<BoxFragment>[]; bottom: number } {
  const { grid, spacing } = input;
  const cells = cellsByRow(input);
  const { heights, baselines } = rowHeights(grid, cells.flat(), spacing.y, input.minHeight);
  const stack = new RowStack(input, cells, heights);
  stack.fill();
  const rows = grid.rows.map((_, r) => rowFragment(r, stack.tops, stack.heights, cells[r]!, baselines[r]!, input));
  const children = groupFragments(rows, input);
  for (const { group, y } of stack.repetitions) {
    const { x, fragment } = children.find((child) => child.fragment.box === group.box)!;
    children.push(placed(fragment.with({ repeated: true }), x, y));
  }
  return { children, bottom: stack.bottom };
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
    return placed(
      aligned(filled(own, height, input), height, isWhole ? baseline : undefined),
      Math.min(...columns) - spacing.x,
      0,
    );
  });
  const firstBaseline = baseline > 0 ? baseline : undefined;
  const width = innerWidth - 2 * spacing.x;
  const { box } = grid.rows[row]!;
  const shift = relativeShift(box.style, width, undefined);
  const fragment = new BoxFragment(box, width, heights[row]!, children, { firstBaseline, shift });
  return placed(fragment, left + spacing.x, tops[row]!);
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
    const shift = relativeShift(group.box.style, width, undefined);
    fragments.push(placed(new BoxFragment(group.box, width, height, children, { firstBaseline, shift }), row.x, row.y));
  });
  return fragments;
}
