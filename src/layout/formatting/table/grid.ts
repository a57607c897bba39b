/** A table box -> its grid: which cell stands in which rows and columns (HTML 4.9.12, CSS 2.2 section 17.5). */
import type { Box } from "../../boxes/box.js";

export interface TableCell {
  readonly box: Box;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

interface TableRow {
  readonly box: Box;
  readonly group: TableGroup | undefined;
}

/** A run of rows with a row group's box around it. */
export interface TableGroup {
  readonly box: Box;
  readonly kind: "header" | "body" | "footer";
  readonly firstRow: number;
  rowCount: number;
}

export interface TableGrid {
  readonly rows: readonly TableRow[];
  readonly groups: readonly TableGroup[];
  readonly cells: readonly TableCell[];
  /** The column boxes by column; undefined where no `col` says anything. */
  readonly columns: readonly (Box | undefined)[];
  readonly captions: readonly Box[];
}

/** Builds the grid: header first, footer last, whatever their order in the source (CSS 2.2 section 17.2). */
export function tableGrid(table: Box): TableGrid {
  const rows: TableRow[] = [];
  const groups: TableGroup[] = [];
  for (const part of inVisualOrder(table)) {
    if (part.style.display === "table-row") {
      rows.push({ box: part, group: undefined });
      continue;
    }
    const group: TableGroup = { box: part, kind: groupKind(part), firstRow: rows.length, rowCount: 0 };
    for (const row of part.children) rows.push({ box: row, group });
    group.rowCount = rows.length - group.firstRow;
    groups.push(group);
  }
  const columns = columnBoxes(table);
  const { cells, count } = mergeColumns(placeCells(rows), columns.length);
  return {
    rows,
    groups,
    cells,
    columns: Array.from({ length: count }, (_, i) => columns[i]),
    captions: table.children.filter((child) => child.style.display === "table-caption"),
  };
}

function groupKind(part: Box): TableGroup["kind"] {
  if (part.style.display === "table-header-group") return "header";
  return part.style.display === "table-footer-group" ? "footer" : "body";
}

/** Only the first header and the first footer move; further ones are bodies in their place. */
function inVisualOrder(table: Box): Box[] {
  const parts = table.children.filter((child) =>
    /^table-(row|row-group|header-group|footer-group)$/.test(child.style.display),
  );
  const header = parts.find((part) => part.style.display === "table-header-group");
  const footer = parts.find((part) => part.style.display === "table-footer-group");
  const bodies = parts.filter((part) => part !== header && part !== footer);
  return [...(header ? [header] : []), ...bodies, ...(footer ? [footer] : [])];
}

/** The algorithm for forming a table: cells go to the first free slot; a row span ends with its row group. */
function placeCells(rows: readonly TableRow[]): TableCell[] {
  const cells: TableCell[] = [];
  /** For each column the first row in which it is free again. */
  const freeFrom: number[] = [];
  rows.forEach((row, r) => {
    const lastRow = row.group ? row.group.firstRow + row.group.rowCount : rows.length;
    let column = 0;
    for (const box of row.box.children) {
      while ((freeFrom[column] ?? 0) > r) column++;
      const columnSpan = box.colSpan ?? 1;
      const rowSpan = Math.min(box.rowSpan ?? 1, lastRow - r);
      for (let x = column; x < column + columnSpan; x++) freeFrom[x] = Math.max(freeFrom[x] ?? 0, r + rowSpan);
      cells.push({ box, row: r, column, rowSpan, columnSpan });
      column += columnSpan;
    }
  });
  return cells;
}

/**
 * Columns that no `col` is for and in which no cell begins or ends are one with the column before: `colspan="100"` in a
 * table of two columns makes two columns (css-tables-3, section 3.5.1, track merging).
 */
function mergeColumns(
  cells: readonly TableCell[],
  columnBoxCount: number,
): { readonly cells: readonly TableCell[]; readonly count: number } {
  const edges = new Set<number>([0]);
  for (let i = 1; i <= columnBoxCount; i++) edges.add(i);
  for (const { column, columnSpan } of cells) edges.add(column).add(column + columnSpan);
  const indices = new Map([...edges].sort((a, b) => a - b).map((edge, i) => [edge, i]));
  const merged = cells.map((cell) => {
    const column = indices.get(cell.column)!;
    const columnSpan = indices.get(cell.column + cell.columnSpan)! - column;
    return column === cell.column && columnSpan === cell.columnSpan ? cell : { ...cell, column, columnSpan };
  });
  return { cells: merged, count: indices.size - 1 };
}

function columnBoxes(table: Box): Box[] {
  const columns: Box[] = [];
  const add = (box: Box) => {
    for (let i = 0; i < (box.colSpan ?? 1); i++) columns.push(box);
  };
  for (const child of table.children) {
    if (child.style.display === "table-column") add(child);
    else if (child.style.display === "table-column-group") {
      const inner = child.children.filter((column) => column.style.display === "table-column");
      if (inner.length === 0) add(child);
      else inner.forEach(add);
    }
  }
  return columns;
}
