/**
 * The collapsing border model (CSS 2.2 section 17.6.2): for every edge of the grid the border that wins. Half of it is the cell's own,
 * since the other half belongs to the neighbour.
 */
import { anonymousIn, type Box, makeBox } from "../../boxes/box.js";
import type { UsedBorder, UsedBorders } from "../../fragments/borders.js";
import type { Edges, UsedBox } from "../../fragments/fragment.js";
import type { TableCell, TableGrid } from "./grid.js";
import { GridEdges, noBorder } from "./grid-edges.js";

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
  const edges = new GridEdges(table, grid);
  const half = { top: 0, right: 0, bottom: 0, left: 0 };
  const cells = grid.cells.map((cell): TableCell => {
    const sides = edges.around(cell);
    const collapsed: UsedBorders = {
      top: widest(sides.top),
      right: widest(sides.right),
      bottom: widest(sides.bottom),
      left: widest(sides.left),
    };
    const border = halved(collapsed);
    for (const side of SIDES) if (edges.isOuter(cell, side)) half[side] = Math.max(half[side], border[side]);
    return { ...cell, used: { border, collapsed }, sides };
  });
  const none = noBorder(table.style);
  const collapsed = { top: none, right: none, bottom: none, left: none };
  return { cells, used: { border: half, padding: NO_PADDING, collapsed } };
}

const SIDES = ["top", "right", "bottom", "left"] as const;

const widest = (borders: readonly UsedBorder[]): UsedBorder =>
  borders.reduce((most, border) => (border.width > most.width ? border : most));

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
  return { box, row, column, rowSpan: 1, columnSpan: 1, used: undefined, sides: undefined };
}
