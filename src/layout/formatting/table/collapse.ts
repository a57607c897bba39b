/**
 * The collapsing border model (CSS 2.2 section 17.6.2): for every edge of the grid the border that wins. Half of it is the cell's own,
 * since the other half belongs to the neighbour.
 */
import type { ComputedStyle } from "../../../css/index.js";
import { anonymousIn, type Box, makeBox } from "../../boxes/box.js";
import type { Edges, UsedBorder, UsedBorders, UsedBox } from "../../fragments/fragment.js";
import type { TableCell, TableGrid } from "./grid.js";

type Side = "Top" | "Right" | "Bottom" | "Left";

/** `hidden` beats all; then the wider; then by style in this order; then cell, row, group, table. */
const STYLE_RANK = ["none", "inset", "groove", "outset", "ridge", "dotted", "dashed", "solid", "double"];

function borderOf(style: ComputedStyle, side: Side): UsedBorder {
  return { width: style[`border${side}Width`], style: style[`border${side}Style`], color: style[`border${side}Color`] };
}

function winner(a: UsedBorder, b: UsedBorder): UsedBorder {
  if (a.style === "hidden" || b.style === "hidden") return a.style === "hidden" ? a : b;
  if (a.style === "none") return b;
  if (b.style === "none") return a;
  if (a.width !== b.width) return a.width > b.width ? a : b;
  return STYLE_RANK.indexOf(b.style) > STYLE_RANK.indexOf(a.style) ? b : a;
}

/** A table in the collapsing model. */
interface CollapsedTable {
  /** Cells with their used borders: in full width, and the half of that which is in the cell. */
  readonly cells: readonly TableCell[];
  /** The table itself has half of the widest borders along its edges, and no padding. */
  readonly used: UsedBox & { readonly border: Edges };
}

const NO_PADDING: Edges = { top: 0, right: 0, bottom: 0, left: 0 };

export function collapseBorders(table: Box, given: TableGrid): CollapsedTable {
  const grid = withMissingCells(given);
  const owner = cellMap(grid);
  const rtl = table.style.direction === "rtl";
  const half = { top: 0, right: 0, bottom: 0, left: 0 };
  const cells = grid.cells.map((cell): TableCell => {
    const collapsed: UsedBorders = {
      top: edge(table, grid, owner, cell, "Top"),
      right: edge(table, grid, owner, cell, "Right"),
      bottom: edge(table, grid, owner, cell, "Bottom"),
      left: edge(table, grid, owner, cell, "Left"),
    };
    const border = halved(collapsed);
    if (cell.row === 0) half.top = Math.max(half.top, border.top);
    if (cell.row + cell.rowSpan === grid.rows.length) half.bottom = Math.max(half.bottom, border.bottom);
    if (isOuter(cell, grid, "Left", rtl)) half.left = Math.max(half.left, border.left);
    if (isOuter(cell, grid, "Right", rtl)) half.right = Math.max(half.right, border.right);
    return { ...cell, used: { border, collapsed } };
  });
  const none = { width: 0, style: "none", color: table.style.color } as const;
  const collapsed = { top: none, right: none, bottom: none, left: none };
  return { cells, used: { border: half, padding: NO_PADDING, collapsed } };
}

const halved = ({ top, right, bottom, left }: UsedBorders): Edges => ({
  top: top.width / 2,
  right: right.width / 2,
  bottom: bottom.width / 2,
  left: left.width / 2,
});

function cellMap(grid: TableGrid): (TableCell | undefined)[][] {
  const map: (TableCell | undefined)[][] = grid.rows.map(() => []);
  for (const cell of grid.cells) {
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++) {
      for (let c = cell.column; c < cell.column + cell.columnSpan; c++) map[r]![c] = cell;
    }
  }
  return map;
}

/** Cells that are added to a table: a row of a thousand of them would make as many of each row that has one. */
const MAX_MISSING = 10_000;

/** Rows own enough cells to fill all columns: along those that they lack, the table has its borders (CSS Tables 3, section 3.3.1). */
function withMissingCells(grid: TableGrid): TableGrid {
  const taken = grid.cells.reduce((sum, { rowSpan, columnSpan }) => sum + rowSpan * columnSpan, 0);
  if (grid.rows.length * grid.columns.length - taken > MAX_MISSING) return grid;
  const owner = cellMap(grid);
  const missing = grid.rows.flatMap(({ box }, row) =>
    grid.columns.flatMap((_, column) => (owner[row]![column] ? [] : [emptyCell(box, row, column)])),
  );
  return missing.length === 0 ? grid : { ...grid, cells: [...grid.cells, ...missing].sort((a, b) => a.row - b.row) };
}

function emptyCell({ style, element }: Box, row: number, column: number): TableCell {
  const box = makeBox({ inside: "block", ...anonymousIn(style, "table-cell"), element, origin: "anonymous" });
  return { box, row, column, rowSpan: 1, columnSpan: 1, used: undefined };
}

const OPPOSITE: Record<Side, Side> = { Top: "Bottom", Bottom: "Top", Left: "Right", Right: "Left" };

/** The border that wins on one side of a cell, among all boxes that have an edge there. */
function edge(
  table: Box,
  grid: TableGrid,
  owner: (TableCell | undefined)[][],
  cell: TableCell,
  side: Side,
): UsedBorder {
  const lastRow = cell.row + cell.rowSpan - 1;
  const lastColumn = cell.column + cell.columnSpan - 1;
  const rtl = table.style.direction === "rtl";
  const [before, after] = [cell.column - 1, lastColumn + 1];
  const beyond = (side === "Left") !== rtl ? before : after;
  const neighbour = {
    Top: owner[cell.row - 1]?.[cell.column],
    Bottom: owner[lastRow + 1]?.[cell.column],
    Left: owner[cell.row]?.[beyond],
    Right: owner[cell.row]?.[beyond],
  }[side];
  const vertical = side === "Top" || side === "Bottom";
  const row = grid.rows[side === "Bottom" ? lastRow : cell.row]!;
  // The cell further left or up is considered first, which decides a tie.
  let border = borderOf(cell.box.style, side);
  if (neighbour) {
    const other = borderOf(neighbour.box.style, OPPOSITE[side]);
    border = side === "Top" || side === "Left" ? winner(other, border) : winner(border, other);
  }
  if (vertical || isOuter(cell, grid, side, rtl)) border = winner(border, borderOf(row.box.style, side));
  if (vertical && neighbour) {
    const otherRow = grid.rows[side === "Top" ? cell.row - 1 : lastRow + 1]!;
    border = winner(border, borderOf(otherRow.box.style, OPPOSITE[side]));
    if (otherRow.group && otherRow.group !== row.group)
      border = winner(border, borderOf(otherRow.group.box.style, OPPOSITE[side]));
  }
  if (row.group && (isGroupEdge(cell, side, row.group) || (!vertical && isOuter(cell, grid, side, rtl)))) {
    border = winner(border, borderOf(row.group.box.style, side));
  }
  const own = vertical
    ? grid.columns.slice(cell.column, lastColumn + 1)
    : [grid.columns[beyond === before ? cell.column : lastColumn]];
  if (!vertical || isOuter(cell, grid, side, rtl))
    for (const column of own) if (column) border = winner(border, borderOf(column.style, side));
  const nextColumn = vertical ? undefined : grid.columns[beyond];
  if (nextColumn) border = winner(border, borderOf(nextColumn.style, OPPOSITE[side]));
  if (isOuter(cell, grid, side, rtl)) border = winner(border, borderOf(table.style, side));
  if (border.style === "hidden") return { ...border, width: 0 };
  const style = AS_SEEN.get(border.style);
  return style ? { ...border, style } : border;
}

/** Nothing lies before or behind what two cells share: its edges do (CSS 2.2 section 17.6.3). */
const AS_SEEN: ReadonlyMap<UsedBorder["style"], UsedBorder["style"]> = new Map([
  ["inset", "ridge"],
  ["outset", "groove"],
]);

function isOuter(cell: TableCell, grid: TableGrid, side: Side, rtl: boolean): boolean {
  switch (rtl && (side === "Left" || side === "Right") ? OPPOSITE[side] : side) {
    case "Top":
      return cell.row === 0;
    case "Bottom":
      return cell.row + cell.rowSpan === grid.rows.length;
    case "Left":
      return cell.column === 0;
    case "Right":
      return cell.column + cell.columnSpan === grid.columns.length;
  }
}

function isGroupEdge(cell: TableCell, side: Side, group: { firstRow: number; rowCount: number }): boolean {
  if (side === "Top") return cell.row === group.firstRow;
  return side === "Bottom" && cell.row + cell.rowSpan === group.firstRow + group.rowCount;
}
