/** Rows of cells -> the slots that the cells take (HTML 4.9.12.1, "forming a table"): of boxes for layout, of elements for tags. */
import type { Element } from "domhandler";

/** Where a cell stands. Rows and columns count from 0. */
export interface Slot {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** What an element says; a `rowspan` of 0 is the largest, which the end of the row group makes smaller. */
export function spansOf(element: Element): Pick<Slot, "columnSpan" | "rowSpan"> {
  const span = (name: string, most: number): number => {
    const value = Number.parseInt(element.attribs[name] ?? "1", 10);
    return Number.isFinite(value) && value > 0 ? Math.min(value, most) : 1;
  };
  const columns = element.name === "col" || element.name === "colgroup" ? "span" : "colspan";
  // None at all means to the end of the row group.
  const rowSpan = element.attribs.rowspan?.trim() === "0" ? 65_534 : span("rowspan", 65_534);
  return { columnSpan: span(columns, 1000), rowSpan };
}

/**
 * Cells go to the first free slot; a row span ends with its row group.
 * @param rows with the row after the last of their group
 */
export function placeCells<T>(
  rows: readonly { readonly cells: readonly T[]; readonly end: number }[],
  spans: (cell: T) => Pick<Slot, "columnSpan" | "rowSpan">,
): (Slot & { readonly cell: T })[] {
  const placed: (Slot & { readonly cell: T })[] = [];
  /** For each column the first row in which it is free again. */
  const freeFrom: number[] = [];
  for (const [r, row] of rows.entries()) {
    let column = 0;
    for (const cell of row.cells) {
      while ((freeFrom[column] ?? 0) > r) column++;
      const { columnSpan, rowSpan: asked } = spans(cell);
      const rowSpan = Math.min(asked, row.end - r);
      for (let x = column; x < column + columnSpan; x++) freeFrom[x] = Math.max(freeFrom[x] ?? 0, r + rowSpan);
      placed.push({ cell, row: r, column, rowSpan, columnSpan });
      column += columnSpan;
    }
  }
  return placed;
}

/**
 * Columns that no `col` is for and in which no cell begins or ends are one with the column before: `colspan="100"` in a
 * table of two columns makes two columns (css-tables-3, section 3.5.1, track merging).
 * @param kept columns from the first on that stay, since a `col` is for them
 */
export function mergeColumns<S extends Slot>(
  cells: readonly S[],
  kept = 0,
): { readonly cells: readonly S[]; readonly count: number } {
  const edges = new Set<number>([0]);
  for (let i = 1; i <= kept; i++) edges.add(i);
  for (const { column, columnSpan } of cells) edges.add(column).add(column + columnSpan);
  const indices = new Map([...edges].sort((a, b) => a - b).map((edge, i) => [edge, i]));
  const merged = cells.map((cell) => {
    const column = indices.get(cell.column)!;
    const columnSpan = indices.get(cell.column + cell.columnSpan)! - column;
    return column === cell.column && columnSpan === cell.columnSpan ? cell : { ...cell, column, columnSpan };
  });
  return { cells: merged, count: indices.size - 1 };
}
