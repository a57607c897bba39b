/**
 * The cells of an HTML table -> their attributes in the structure tree: spans, scopes, and where scopes alone don't tell,
 * the header cells of each cell (HTML, section 4.9.12.2).
 */
import { Element, Text } from "domhandler";
import { mergeColumns, placeCells, type Slot, spansOf } from "../../html/index.js";
import type { CellAttributes } from "./structure.js";

interface Cell extends Slot {
  readonly element: Element;
  readonly group: Element;
  /** The columns that it spans, those counted that are one with others. */
  readonly told: number;
}

export interface TaggedCell extends CellAttributes {
  readonly id?: string;
}

interface TaggedTable {
  readonly cells: ReadonlyMap<Element, TaggedCell>;
  /** How many columns a row lacks at its end, where rows are of unlike length: to PDF/UA they are alike (ISO 14289-1, section 7.5). */
  readonly lacking: ReadonlyMap<Element, number>;
}

/**
 * @param parts groups, rows and cells that are read: others take no place
 * @param nextId gives identifiers that are unique in the document
 */
export function taggedTable(table: Element, parts: ReadonlySet<Element>, nextId: () => string): TaggedTable {
  const { cells, columnCount, lacking, untagged } = readCells(table, parts);
  return { cells: taggedCells(cells, columnCount, untagged, nextId), lacking };
}

function taggedCells(
  cells: readonly Cell[],
  columnCount: number,
  untagged: ReadonlySet<number>,
  nextId: () => string,
): Map<Element, TaggedCell> {
  const explicit = cells.some((cell) => cell.element.attribs.headers);
  const spans = cells.some((cell) => cell.rowSpan > 1 || cell.columnSpan > 1);
  const groups = cells.some((cell) => /^(row|col)group$/i.test(cell.element.attribs.scope ?? ""));
  const headers = cells.filter(isHeader);
  const listed = headers.length > 0 && (explicit || spans || groups);
  const scopes = scopesOf(cells);
  const ids = new Map<Element, string>();
  if (listed) for (const { element } of headers) ids.set(element, nextId());
  const lists = listed ? headerLists(cells, columnCount, scopes) : undefined;
  return new Map(
    cells.map((cell) => {
      const { element } = cell;
      const id = ids.get(element);
      const scope = scopes.get(cell);
      const named = (lists?.get(cell) ?? []).flatMap((header) => ids.get(header) ?? []);
      return [
        element,
        {
          rowSpan: cell.rowSpan - rowsOf(cell).filter((row) => untagged.has(row)).length,
          columnSpan: cell.told,
          ...(scope && { scope }),
          ...(id && { id }),
          ...(named.length > 0 && { headers: named }),
        },
      ];
    }),
  );
}

interface RowOfCells {
  readonly element: Element;
  readonly cells: readonly { readonly element: Element; readonly group: Element }[];
  readonly end: number;
}

/** The cells in their slots, columns that belong together as one. */
function readCells(
  table: Element,
  parts: ReadonlySet<Element>,
): { cells: readonly Cell[]; columnCount: number; lacking: Map<Element, number>; untagged: ReadonlySet<number> } {
  const isRead = (node: unknown): node is Element => node instanceof Element && parts.has(node);
  const groups = rowGroups(table.children.filter(isRead), isRead);
  const rows: RowOfCells[] = [];
  for (const group of groups) {
    const end = rows.length + group.rows.length;
    for (const element of group.rows)
      rows.push({
        element,
        cells: element.children
          .filter(isRead)
          .filter(isCell)
          .map((cell) => ({ element: cell, group: group.element })),
        end,
      });
  }
  const placed = placeCells(rows, ({ element }) => spansOf(element)).map(
    ({ cell: { element, group }, row, column, rowSpan, columnSpan }): Cell => ({
      element,
      group,
      row,
      column,
      rowSpan,
      columnSpan,
      told: columnSpan,
    }),
  );
  const apart = withoutOverlaps(placed);
  const { cells, count } = mergeColumns(apart);
  const lacking = lackingColumns(apart, rows);
  return { cells, columnCount: count, lacking, untagged: untaggedRows(rows, lacking) };
}

/** A cell that runs into one of a row above ends before it: to PDF/UA no cell lies on another (ISO 14289-1, section 7.5). */
function withoutOverlaps(cells: readonly Cell[]): Cell[] {
  /** For each column the first row in which it is free again. */
  const freeFrom: number[] = [];
  return cells.map((cell) => {
    const { row, column, rowSpan } = cell;
    let columnSpan = 1;
    while (columnSpan < cell.columnSpan && (freeFrom[column + columnSpan] ?? 0) <= row) columnSpan++;
    for (let c = column; c < column + columnSpan; c++) freeFrom[c] = row + rowSpan;
    return { ...cell, columnSpan, told: columnSpan };
  });
}

function lackingColumns(cells: readonly Cell[], rows: readonly RowOfCells[]): Map<Element, number> {
  const columns = cells.reduce((most, { column, columnSpan }) => Math.max(most, column + columnSpan), 0);
  const filled = rows.map(() => 0);
  for (const cell of cells) for (const row of rowsOf(cell)) filled[row]! += cell.columnSpan;
  return new Map(
    rows.flatMap(({ element }, row) => (filled[row]! < columns ? [[element, columns - filled[row]!]] : [])),
  );
}

/** Rows that cells of others fill: nothing is in them, so that they have no tag, and no cell can span it. */
function untaggedRows(rows: readonly RowOfCells[], lacking: ReadonlyMap<Element, number>): Set<number> {
  const isEmpty = ({ element, cells }: RowOfCells) =>
    cells.length === 0 &&
    !lacking.has(element) &&
    element.children.every((child) => (child instanceof Element ? isCell(child) : !hasText(child)));
  return new Set(rows.flatMap((row, i) => (isEmpty(row) ? i : [])));
}

const hasText = (node: unknown): boolean => node instanceof Text && node.data.trim() !== "";

const isCell = ({ name }: Element): boolean => name === "td" || name === "th";

/** Row groups in the order in which they are shown: heads first, feet last; rows outside of groups are a group each. */
function rowGroups(
  children: readonly Element[],
  isRead: (node: unknown) => node is Element,
): { element: Element; rows: Element[] }[] {
  const order = ["thead", "tbody", "tfoot"];
  const groups = children.filter((child) => order.includes(child.name) || child.name === "tr");
  const rank = (element: Element) => (element.name === "tr" ? 1 : order.indexOf(element.name));
  return groups
    .sort((a, b) => rank(a) - rank(b))
    .map((element) => ({
      element,
      rows: element.name === "tr" ? [element] : element.children.filter(isRead).filter(({ name }) => name === "tr"),
    }));
}

const isHeader = (cell: Cell): boolean => cell.element.name === "th";

type Scope = "Column" | "Row";

/** The scopes of header cells as they are written, else automatic ones: a header among data cells heads its row, another its column. */
function scopesOf(cells: readonly Cell[]): Map<Cell, Scope> {
  const rowsWithData = new Set<number>();
  for (const cell of cells) if (!isHeader(cell)) for (const row of rowsOf(cell)) rowsWithData.add(row);
  const scopeOf = (cell: Cell): Scope => {
    const scope = cell.element.attribs.scope?.toLowerCase();
    if (scope === "row" || scope === "rowgroup") return "Row";
    if (scope === "col" || scope === "colgroup" || cell.group.name === "thead") return "Column";
    return rowsOf(cell).some((row) => rowsWithData.has(row)) ? "Row" : "Column";
  };
  return new Map(cells.filter(isHeader).map((cell) => [cell, scopeOf(cell)]));
}

const range = (from: number, length: number): number[] => Array.from({ length }, (_, i) => from + i);
const rowsOf = ({ row, rowSpan }: Cell): number[] => range(row, rowSpan);
const columnsOf = ({ column, columnSpan }: Cell): number[] => range(column, columnSpan);

/** The algorithm for assigning header cells, for all cells at once: each row and each column is gone along once. */
function headerLists(
  cells: readonly Cell[],
  columnCount: number,
  scopes: ReadonlyMap<Cell, Scope>,
): Map<Cell, readonly Element[]> {
  const rows: (Cell | undefined)[][] = [];
  for (const cell of cells)
    for (const row of rowsOf(cell)) for (const column of columnsOf(cell)) (rows[row] ??= [])[column] = cell;
  const columns = range(0, columnCount).map((column) => Array.from(rows, (row) => row?.[column]));
  const inRows = rows.map((row) => before(row, scopes, "Row"));
  const inColumns = columns.map((column) => before(column, scopes, "Column"));
  const byHtmlId = new Map(cells.map((cell) => [cell.element.attribs.id, cell.element]));
  const ofGroups = groupHeaders(cells);

  const headersOf = (cell: Cell): Element[] => {
    const listed = cell.element.attribs.headers?.split(/\s+/).flatMap((id) => byHtmlId.get(id) ?? []);
    if (listed && listed.length > 0) return listed.filter((element) => element !== cell.element);
    const found = new Set([
      ...rowsOf(cell).flatMap((row) => inRows[row]?.get(cell) ?? []),
      ...columnsOf(cell).flatMap((column) => inColumns[column]?.get(cell) ?? []),
      ...(ofGroups.get(cell.row) ?? []),
    ]);
    found.delete(cell);
    return [...found].map(({ element }) => element).filter((element) => !isEmpty(element));
  };
  return new Map(cells.map((cell) => [cell, headersOf(cell)]));
}

/**
 * Headers of row groups by the rows that they head: those of the group from their own on. HTML adds a later one to those before it;
 * here it takes the place of one in the same columns, as a later run of headers does: nobody wants all of them read for each cell.
 */
function groupHeaders(cells: readonly Cell[]): Map<number, readonly Cell[]> {
  const headers = cells.filter((cell) => isHeader(cell) && cell.element.attribs.scope?.toLowerCase() === "rowgroup");
  const byRow = new Map<number, readonly Cell[]>();
  if (headers.length === 0) return byRow;
  const groups = new Map(cells.map(({ row, group }) => [row, group]));
  const open = new Map<string, Cell>();
  let [next, current]: [number, Element | undefined] = [0, undefined];
  for (const [row, group] of groups) {
    if (group !== current) open.clear();
    current = group;
    for (; headers[next]?.row === row; next++)
      open.set(`${headers[next]!.column} ${headers[next]!.columnSpan}`, headers[next]!);
    byRow.set(row, [...open.values()]);
  }
  return byRow;
}

/**
 * The headers that stand before each cell of a row or column and head it, the nearest first (HTML, "internal algorithm for scanning and
 * assigning header cells"). A run of headers after data cells takes the place of earlier ones that head as much as one of the run.
 */
function before(
  line: readonly (Cell | undefined)[],
  scopes: ReadonlyMap<Cell, Scope>,
  scope: Scope,
): Map<Cell, readonly Cell[]> {
  const coverage = (cell: Cell) =>
    scope === "Row" ? `${cell.row} ${cell.rowSpan}` : `${cell.column} ${cell.columnSpan}`;
  const result = new Map<Cell, readonly Cell[]>();
  let earlier: readonly Cell[] = [];
  let run: Cell[] = [];
  const covered = new Set<string>();
  const seen = () => [...run].reverse().concat(earlier.filter((header) => !covered.has(coverage(header))));
  for (const cell of line) {
    if (!cell || result.has(cell)) continue;
    if (isHeader(cell)) {
      covered.add(coverage(cell));
      result.set(cell, seen());
      if (scopes.get(cell) === scope) run.push(cell);
      continue;
    }
    if (covered.size > 0) {
      earlier = seen();
      run = [];
      covered.clear();
    }
    result.set(cell, earlier);
  }
  return result;
}

/** Neither elements nor text: such a header says nothing. */
const isEmpty = ({ children }: Element): boolean =>
  children.every((node) => !(node instanceof Element) && !(node instanceof Text && node.data.trim() !== ""));
