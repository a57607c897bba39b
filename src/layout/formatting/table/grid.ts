/** A table box -> its grid: which cell stands in which rows and columns (HTML 4.9.12, CSS 2.2 section 17.5). */
import { mergeColumns, placeCells, type Slot } from "../../../html/index.js";
import type { Box } from "../../boxes/box.js";
import type { UsedBorder, UsedBorders } from "../../fragments/borders.js";
import type { UsedBox } from "../../fragments/fragment.js";

export interface TableCell extends Slot {
  readonly box: Box;
  /** In the collapsing model: its borders. */
  readonly used: UsedBox | undefined;
  /** And those of each slot along its sides. */
  readonly sides: CellSides | undefined;
}

/** The borders on the sides of a cell, for each column from its first, or for each row. */
export type CellSides = Readonly<Record<keyof UsedBorders, readonly UsedBorder[]>>;

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
  /** The boxes of columns, or of column groups that have none, by column; undefined where nothing is said of one. */
  readonly columns: readonly (Box | undefined)[];
  /** By column the box of the group that it is in. */
  readonly columnGroups: readonly (Box | undefined)[];
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
  const { columns, columnGroups } = columnBoxes(table);
  const { cells, count } = mergeColumns(cellsOf(rows), columns.length);
  return {
    rows,
    groups,
    cells,
    columns: Array.from({ length: count }, (_, i) => columns[i]),
    columnGroups,
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

function cellsOf(rows: readonly TableRow[]): TableCell[] {
  const ends = rows.map(({ box, group }) => ({
    cells: box.children,
    end: group ? group.firstRow + group.rowCount : rows.length,
  }));
  return placeCells(ends, (box) => ({ columnSpan: box.columnSpan ?? 1, rowSpan: box.rowSpan ?? 1 })).map(
    ({ cell: box, row, column, rowSpan, columnSpan }): TableCell => ({
      box,
      row,
      column,
      rowSpan,
      columnSpan,
      used: undefined,
      sides: undefined,
    }),
  );
}

function columnBoxes(table: Box): { readonly columns: Box[]; readonly columnGroups: (Box | undefined)[] } {
  const columns: Box[] = [];
  const columnGroups: (Box | undefined)[] = [];
  const add = (box: Box, group: Box | undefined) => {
    for (let i = 0; i < (box.columnSpan ?? 1); i++) {
      columns.push(box);
      columnGroups.push(group);
    }
  };
  for (const child of table.children) {
    if (child.style.display === "table-column") add(child, undefined);
    else if (child.style.display === "table-column-group") {
      const inner = child.children.filter((column) => column.style.display === "table-column");
      for (const box of inner.length === 0 ? [child] : inner) add(box, child);
    }
  }
  return { columns, columnGroups };
}
