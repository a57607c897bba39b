/** Rows of a table -> fragments of its rows and row groups, on one page or over several. Lengths in px. */
import type { CollapsedEdge, UsedBorders } from "../../fragments/borders.js";
import { BoxFragment, type Placed, placed } from "../../fragments/fragment.js";
import { relativeShift } from "../positioned/relative.js";
import { aligned, cellsByRow, filled, isUnseen, type LaidOutCell, type RowsInput } from "./cells.js";
import type { TableCell, TableGroup } from "./grid.js";
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
  measured: number,
  input: RowsInput,
): Placed<BoxFragment> {
  const { grid, columnOffsets, spacing, left, innerWidth } = input;
  const { group } = grid.rows[row]!;
  const isWhole = !input.flow || group?.kind === "header" || group?.kind === "footer";
  const heightOf = ({ rowSpan }: TableCell) => {
    const last = row + rowSpan - 1;
    return tops[last]! + heights[last]! - tops[row]!;
  };
  const laid = cells.map((own) => filled(own, heightOf(own.cell), input));
  // What is as high as a part of its cell may have another baseline now.
  const baseline = Math.max(measured, ...laid.map((cell) => cell.baseline ?? 0));
  const children = laid.map((own) => {
    const { cell } = own;
    const height = heightOf(cell);
    const columns = columnOffsets.slice(cell.column, cell.column + cell.columnSpan);
    const x = Math.min(...columns);
    const whole = isUnseen(cell, input)
      ? new BoxFragment(cell.box, 0, height, [])
      : aligned(own, height, isWhole ? baseline : undefined);
    const edges = edgesOf(cell, { x, tops, heights }, input);
    const fragment = edges ? whole.with({ used: { ...cell.used, edges } }) : whole;
    return placed(fragment, x - spacing.x, 0);
  });
  const firstBaseline = baseline > 0 ? baseline : undefined;
  const width = innerWidth - 2 * spacing.x;
  const { box } = grid.rows[row]!;
  const shift = relativeShift(box.style, width, undefined);
  const fragment = new BoxFragment(box, width, heights[row]!, children, { firstBaseline, shift });
  return placed(fragment, left + spacing.x, tops[row]!);
}

/** In the collapsing model the borders of a cell that spans columns or rows, along each of these. */
function edgesOf(
  { sides, row, column, rowSpan, columnSpan }: TableCell,
  place: { readonly x: number; readonly tops: readonly number[]; readonly heights: readonly number[] },
  { columnOffsets, widths }: RowsInput,
): CollapsedEdge[] | undefined {
  if (!sides || (rowSpan === 1 && columnSpan === 1)) return undefined;
  const { x, tops, heights } = place;
  const along = (side: keyof UsedBorders, starts: readonly number[], sizes: readonly number[], first: number) =>
    sides[side].map((border, i): CollapsedEdge => {
      const from = starts[first + i]! - (side === "left" || side === "right" ? tops[row]! : x);
      return { side, from, to: from + sizes[first + i]!, border };
    });
  return [
    ...along("top", columnOffsets, widths, column),
    ...along("bottom", columnOffsets, widths, column),
    ...along("left", tops, heights, row),
    ...along("right", tops, heights, row),
  ];
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
