/**
 * The cells of an HTML table -> their attributes in the structure tree: spans, scopes, and where scopes alone don't tell,
 * the header cells of each cell (HTML, section 4.9.12.2).
 */
import { type ChildNode, Element } from "domhandler";
import type { CellAttributes } from "./structure.js";

interface Cell {
  readonly element: Element;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly group: Element;
}

export interface TaggedCell extends CellAttributes {
  readonly id?: string;
}

/** @param nextId gives identifiers that are unique in the document */
export function tableCells(table: Element, nextId: () => string): Map<Element, TaggedCell> {
  const { cells, grid } = readGrid(table);
  const explicit = cells.some((cell) => cell.element.attribs.headers);
  const spans = cells.some((cell) => cell.rowSpan > 1 || cell.columnSpan > 1);
  const groups = cells.some((cell) => /^(row|col)group$/i.test(cell.element.attribs.scope ?? ""));
  const listed = explicit || spans || groups;
  const ids = new Map<Element, string>();
  if (listed) for (const cell of cells) if (isHeader(cell)) ids.set(cell.element, nextId());
  const byHtmlId = new Map(cells.map((cell) => [cell.element.attribs.id, cell.element]));
  const result = new Map<Element, TaggedCell>();
  for (const cell of cells) {
    const id = ids.get(cell.element);
    const headers = listed ? headersOf(cell, grid, byHtmlId).flatMap((element) => ids.get(element) ?? []) : [];
    result.set(cell.element, {
      rowSpan: cell.rowSpan,
      columnSpan: cell.columnSpan,
      ...(isHeader(cell) && { scope: scopeOf(cell, grid) }),
      ...(id && { id }),
      ...(headers.length > 0 && { headers }),
    });
  }
  return result;
}

type Grid = readonly (readonly (Cell | undefined)[])[];

/** Forming a table (HTML, section 4.9.12.1). */
function readGrid(table: Element): { cells: Cell[]; grid: Grid } {
  const cells: Cell[] = [];
  const grid: (Cell | undefined)[][] = [];
  let row = 0;
  const groups = rowGroups(table);
  // Without a header cell nobody asks where cells stand, and spans may be huge.
  const hasHeaders = groups.some(({ rows }) => rows.some((tr) => tr.children.some(isHeaderElement)));
  for (const group of groups) {
    const end = row + group.rows.length;
    for (const tr of group.rows) {
      let column = 0;
      for (const element of tr.children) {
        if (!(element instanceof Element) || (element.name !== "td" && element.name !== "th")) continue;
        while (grid[row]?.[column]) column++;
        const rowSpan = Math.min(span(element, "rowspan", end - row), end - row);
        const cell: Cell = {
          element,
          row,
          column,
          rowSpan,
          columnSpan: span(element, "colspan", 1),
          group: group.element,
        };
        cells.push(cell);
        for (let r = row; hasHeaders && r < row + rowSpan; r++) {
          grid[r] ??= [];
          for (let c = column; c < column + cell.columnSpan; c++) grid[r]![c] = cell;
        }
        column += cell.columnSpan;
      }
      row++;
    }
  }
  return { cells, grid };
}

const isHeaderElement = (node: ChildNode): boolean => node instanceof Element && node.name === "th";

/** A span of 0 means as far as the row group goes; it is given as `rest`. */
function span(element: Element, name: "rowspan" | "colspan", rest: number): number {
  const value = Number.parseInt(element.attribs[name] ?? "1", 10);
  if (value === 0 && name === "rowspan") return rest;
  return value > 0 ? Math.min(value, 1000) : 1;
}

/** Row groups in the order in which they are shown: heads first, feet last; rows outside of groups are a group each. */
function rowGroups(table: Element): { element: Element; rows: Element[] }[] {
  const order = ["thead", "tbody", "tfoot"];
  const children = table.children.filter((child): child is Element => child instanceof Element);
  const groups = children.filter((child) => order.includes(child.name) || child.name === "tr");
  const rank = (element: Element) => (element.name === "tr" ? 1 : order.indexOf(element.name));
  return groups
    .sort((a, b) => rank(a) - rank(b))
    .map((element) => ({
      element,
      rows:
        element.name === "tr"
          ? [element]
          : element.children.filter((c): c is Element => c instanceof Element && c.name === "tr"),
    }));
}

const isHeader = (cell: Cell): boolean => cell.element.name === "th";

/** The scope that is written, else the automatic one: a header among data cells heads its row, another its column. */
function scopeOf(cell: Cell, grid: Grid): "Column" | "Row" {
  const scope = cell.element.attribs.scope?.toLowerCase();
  if (scope === "row" || scope === "rowgroup") return "Row";
  if (scope === "col" || scope === "colgroup" || cell.group.name === "thead") return "Column";
  const headsColumn = Array.from({ length: cell.rowSpan }, (_, i) => grid[cell.row + i] ?? []).every((row) =>
    row.every((other) => !other || isHeader(other)),
  );
  return headsColumn ? "Column" : "Row";
}

/** The algorithm for assigning header cells, for one cell. */
function headersOf(cell: Cell, grid: Grid, byId: ReadonlyMap<string | undefined, Element>): Element[] {
  const listed = cell.element.attribs.headers?.split(/\s+/).flatMap((id) => byId.get(id) ?? []);
  if (listed && listed.length > 0) return listed.filter((element) => element !== cell.element);
  const found = new Set<Element>();
  const add = (header: Cell | undefined, scope: "Row" | "Column") => {
    if (header && header !== cell && isHeader(header) && scopeOf(header, grid) === scope) found.add(header.element);
  };
  for (let r = cell.row; r < cell.row + cell.rowSpan; r++)
    for (let c = cell.column - 1; c >= 0; c--) add(grid[r]?.[c], "Row");
  for (let c = cell.column; c < cell.column + cell.columnSpan; c++)
    for (let r = cell.row - 1; r >= 0; r--) add(grid[r]?.[c], "Column");
  // A header of a row group heads all rows of the group from its own on.
  for (const row of grid) {
    for (const other of row) {
      const inGroup =
        other?.element.attribs.scope?.toLowerCase() === "rowgroup" &&
        other.group === cell.group &&
        other.row <= cell.row;
      if (inGroup && other !== cell) found.add(other.element);
    }
  }
  return [...found];
}
