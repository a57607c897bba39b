/**
 * The edges of a table's grid in the collapsing border model -> the border that wins along each of them (CSS 2.2 section 17.6.2.1). A cell that
 * spans several slots has one for each slot, and none between them.
 */
import type { ComputedStyle } from "../../../css/index.js";
import type { Box } from "../../boxes/box.js";
import type { UsedBorder } from "../../fragments/borders.js";
import type { CellSides, TableCell, TableGrid } from "./grid.js";

type Side = "Top" | "Right" | "Bottom" | "Left";

/** `hidden` beats all; then the wider; then by style in this order; then cell, row, group, column, table. */
const STYLE_RANK = ["none", "inset", "groove", "outset", "ridge", "dotted", "dashed", "solid", "double"];

function borderOf(style: ComputedStyle, side: Side, order: number): UsedBorder {
  const [width, lines, color] = [`border${side}Width`, `border${side}Style`, `border${side}Color`] as const;
  return { width: style[width], style: style[lines], color: style[color], order };
}

export const noBorder = ({ color }: ComputedStyle): UsedBorder => ({ width: 0, style: "none", color });

function winner(a: UsedBorder, b: UsedBorder): UsedBorder {
  if (a.style === "hidden" || b.style === "hidden") return a.style === "hidden" ? a : b;
  if (a.style === "none") return b;
  if (b.style === "none") return a;
  if (a.width !== b.width) return a.width > b.width ? a : b;
  return STYLE_RANK.indexOf(b.style) > STYLE_RANK.indexOf(a.style) ? b : a;
}

/** Nothing lies before or behind what two cells share: its edges do (CSS 2.2 section 17.6.3). */
const AS_SEEN: ReadonlyMap<UsedBorder["style"], UsedBorder["style"]> = new Map([
  ["inset", "ridge"],
  ["outset", "groove"],
]);

function asSeen(border: UsedBorder): UsedBorder {
  if (border.style === "hidden") return { ...border, width: 0 };
  const style = AS_SEEN.get(border.style);
  return style ? { ...border, style } : border;
}

/** A span of rows and columns. */
type Span = Pick<TableCell, "row" | "column" | "rowSpan" | "columnSpan">;

export class GridEdges {
  /** By edge what cells say: of two that are alike, the one that is first in the order of rows, and of columns from their start. */
  readonly #ofCells = new Map<number, UsedBorder>();
  /** By row and column the number of the cell that stands there; where cells overlap, of the first. */
  readonly #owners: number[][];
  /** The order of boxes: cells, and each row after its own, each group after its last row. */
  readonly #orders = new Map<Box, number>();
  readonly #rtl: boolean;
  readonly #none: UsedBorder;

  constructor(
    readonly table: Box,
    readonly grid: TableGrid,
  ) {
    this.#rtl = table.style.direction === "rtl";
    this.#none = noBorder(table.style);
    this.#owners = grid.rows.map(() => []);
    for (const [i, cell] of grid.cells.entries()) this.#add(cell, i);
    const ended = grid.rows.map(() => 0);
    grid.cells.forEach(({ row }, i) => {
      ended[row] = i + 0.5;
    });
    let last = 0;
    grid.rows.forEach(({ box, group }, row) => {
      last = Math.max(last, ended[row]!);
      this.#orders.set(box, last);
      if (group) this.#orders.set(group.box, last + 0.25);
    });
  }

  /** The borders of a cell, on each side one for each column or row that it spans. */
  around(cell: Span): CellSides {
    const columns = Array.from({ length: cell.columnSpan }, (_, i) => cell.column + i);
    const rows = Array.from({ length: cell.rowSpan }, (_, i) => cell.row + i);
    const start = rows.map((row) => this.#between(row, cell.column));
    const end = rows.map((row) => this.#between(row, cell.column + cell.columnSpan));
    return {
      top: columns.map((column) => this.#above(cell.row, column)),
      bottom: columns.map((column) => this.#above(cell.row + cell.rowSpan, column)),
      left: this.#rtl ? end : start,
      right: this.#rtl ? start : end,
    };
  }

  /** Whether a side of a cell is one of the table. */
  isOuter({ row, column, rowSpan, columnSpan }: Span, side: keyof CellSides): boolean {
    if (side === "top") return row === 0;
    if (side === "bottom") return row + rowSpan === this.grid.rows.length;
    return (side === "left") !== this.#rtl ? column === 0 : column + columnSpan === this.grid.columns.length;
  }

  /** Edges above rows have even numbers, those before columns odd ones. */
  #key(row: number, column: number, isAbove: boolean): number {
    return 2 * (row * (this.grid.columns.length + 1) + column) + (isAbove ? 0 : 1);
  }

  get #sides(): { readonly start: Side; readonly end: Side } {
    return this.#rtl ? { start: "Right", end: "Left" } : { start: "Left", end: "Right" };
  }

  #add({ box: { style }, row, column, rowSpan, columnSpan }: TableCell, order: number): void {
    const { start, end } = this.#sides;
    const [bottom, last] = [row + rowSpan, column + columnSpan];
    // Each of a cell's borders is one object, however many slots it runs along.
    const [above, below] = [borderOf(style, "Top", order), borderOf(style, "Bottom", order)];
    const [before, behind] = [borderOf(style, start, order), borderOf(style, end, order)];
    for (let c = column; c < last; c++) {
      this.#merge(this.#key(row, c, true), above);
      this.#merge(this.#key(bottom, c, true), below);
    }
    for (let r = row; r < bottom; r++) {
      this.#merge(this.#key(r, column, false), before);
      this.#merge(this.#key(r, last, false), behind);
      const owners = this.#owners[r]!;
      for (let c = column; c < last; c++) owners[c] ??= order;
    }
  }

  #merge(key: number, border: UsedBorder): void {
    const other = this.#ofCells.get(key);
    if (border.style === "none") return;
    this.#ofCells.set(key, other ? winner(other, border) : border);
  }

  /** Whether an edge is inside of a cell, where there is no border. */
  #isInside(before: number | undefined, after: number | undefined): boolean {
    return before !== undefined && before === after;
  }

  #column(column: number): Box | undefined {
    const box = this.grid.columns[column];
    return box?.style.display === "table-column" ? box : undefined;
  }

  /** The border along the top of a slot. */
  #above(row: number, column: number): UsedBorder {
    if (this.#isInside(this.#owners[row - 1]?.[column], this.#owners[row]?.[column])) return this.#none;
    let border = this.#ofCells.get(this.#key(row, column, true)) ?? this.#none;
    const add = (box: Box | undefined, side: Side) => {
      if (box) border = winner(border, borderOf(box.style, side, this.#orders.get(box) ?? this.grid.cells.length));
    };
    const { rows } = this.grid;
    const [above, below] = [rows[row - 1], rows[row]];
    add(above?.box, "Bottom");
    add(below?.box, "Top");
    if (above?.group !== below?.group) {
      add(above?.group?.box, "Bottom");
      add(below?.group?.box, "Top");
    }
    const outer = !above ? "Top" : !below ? "Bottom" : undefined;
    if (outer) for (const box of [this.#column(column), this.grid.columnGroups[column], this.table]) add(box, outer);
    return asSeen(border);
  }

  /** The border along the start of a slot. */
  #between(row: number, column: number): UsedBorder {
    if (this.#isInside(this.#owners[row]?.[column - 1], this.#owners[row]?.[column])) return this.#none;
    let border = this.#ofCells.get(this.#key(row, column, false)) ?? this.#none;
    const add = (box: Box | undefined, side: Side) => {
      if (box) border = winner(border, borderOf(box.style, side, this.#orders.get(box) ?? this.grid.cells.length));
    };
    const { rows, columns, columnGroups } = this.grid;
    const { start, end } = this.#sides;
    const outer = column === 0 ? start : column === columns.length ? end : undefined;
    if (outer) for (const box of [rows[row]!.box, rows[row]!.group?.box]) add(box, outer);
    add(this.#column(column - 1), end);
    add(this.#column(column), start);
    const [before, after] = [columnGroups[column - 1], columnGroups[column]];
    if (before !== after) {
      add(before, end);
      add(after, start);
    }
    if (outer) add(this.table, outer);
    return asSeen(border);
  }
}
