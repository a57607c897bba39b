/**
 * Widths of columns: what the cells ask for, and how a table's width is divided among them (css-tables-3, sections
 * "Computing column measures" and "Distribution algorithm"; CSS 2.2 section 17.5.2). Lengths in px.
 */

import { type ComputedStyle, type LengthPercentage, NO_SHARE, type Values } from "../../../css/index.js";
import type { Box } from "../../boxes/box.js";
import type { LayoutContext } from "../context.js";
import { borderPadding, horizontal, isContentKeyword, outerIntrinsic, resolve, usedMargins } from "../sizing.js";
import type { TableCell, TableGrid } from "./grid.js";

/** What a column asks for: border-box widths of its cells. */
export interface ColumnMeasure {
  min: number;
  max: number;
  /** Part of the table's width, 1 for all of it. */
  percent: number | undefined;
  /** A cell or `col` gives a width in absolute terms. */
  constrained: boolean;
  /** No cell begins in it. */
  empty: boolean;
}

export function measureColumns(grid: TableGrid, spacing: number, context: LayoutContext): ColumnMeasure[] {
  const columns: ColumnMeasure[] = grid.columns.map(() => ({
    min: 0,
    max: 0,
    percent: undefined,
    constrained: false,
    empty: true,
  }));
  for (const { column } of grid.cells) columns[column]!.empty = false;
  grid.columns.forEach((box, i) => {
    if (box) applyWidth(columns[i]!, { box: sizedColumn(box, grid.columnGroups[i]) }, 0);
  });
  const spans = [...new Set(grid.cells.map((cell) => cell.columnSpan))].sort((a, b) => a - b);
  for (const span of spans) {
    for (const cell of grid.cells) {
      if (cell.columnSpan !== span) continue;
      const outer = cellIntrinsic(cell, context);
      if (span === 1) measureCell(columns[cell.column]!, cell, outer);
      else spreadSpan(columns.slice(cell.column, cell.column + span), cell, outer, spacing * (span - 1));
    }
  }
  let rest = 1;
  for (const column of columns) {
    column.max = Math.max(column.max, column.min);
    if (column.percent === undefined) continue;
    // Together they can't be more than all of the table; later ones get what is left.
    column.percent = Math.min(column.percent, rest);
    rest = Math.max(0, rest - column.percent);
  }
  return columns;
}

/** A cell's outer sizes: a set width is what it would like to have, not the least that it needs (css-tables-3, section 4.3). */
function cellIntrinsic({ box: own, used }: TableCell, context: LayoutContext): { min: number; max: number } {
  const box = withoutKeywords(own);
  const outer = withoutMargins(box, outerIntrinsic(box, context, {}, used));
  const { width, minWidth, maxWidth, boxSizing } = box.style;
  if (typeof width === "string") return outer;
  const inset = horizontal(borderPadding(box.style, 0, used));
  const content = context.intrinsic(box).min + inset;
  const capped = typeof maxWidth === "string" ? content : Math.min(content, outer.max);
  const least = typeof minWidth === "string" || minWidth.percent !== 0 ? 0 : minWidth.px;
  const min = isFixed(box) ? Math.max(capped, boxSizing === "border-box" ? least : least + inset) : outer.min;
  return { min, max: Math.max(outer.max, capped, min) };
}

/** Sizes by content say nothing of cells, whose columns have the content's as it is: so browsers have it. */
function withoutKeywords(box: Box): Box {
  const { width, minWidth, maxWidth } = box.style;
  if (!isKeyword(width) && !isKeyword(minWidth) && !isKeyword(maxWidth)) return box;
  const style: ComputedStyle = {
    ...box.style,
    width: isKeyword(width) ? "auto" : width,
    minWidth: isKeyword(minWidth) ? "auto" : minWidth,
    maxWidth: isKeyword(maxWidth) ? "auto" : maxWidth,
  };
  return { ...box, style, original: box.original ?? box };
}

const isKeyword = (size: Values.Size): boolean => size === "stretch" || isContentKeyword(size);

/** Cells have no margins, whatever is said of them (CSS 2.2 section 8.3). */
function withoutMargins({ style }: Box, outer: { min: number; max: number }): { min: number; max: number } {
  const margins = horizontal(usedMargins(style, 0));
  return margins === 0 ? outer : { min: outer.min - margins, max: outer.max - margins };
}

function measureCell(column: ColumnMeasure, cell: TableCell, outer: { min: number; max: number }): void {
  applyWidth(column, cell, outer.min);
  column.min = Math.max(column.min, outer.min);
  // A set width decides the column's preferred width, where content doesn't need more.
  if (!isFixed(cell.box)) column.max = Math.max(column.max, column.constrained ? outer.min : outer.max);
}

/** A cell, or the box of a column. */
type Sized = Pick<TableCell, "box"> & Partial<Pick<TableCell, "used">>;

/** In automatic layout a `col` without a width has that of its group, if that is a length: so browsers have it. */
function sizedColumn(box: Box, group: Box | undefined): Box {
  if (!group || box.style.width !== "auto" || !isFixed(group)) return box;
  return { ...box, style: { ...box.style, width: group.style.width } };
}

function isFixed(box: Box): boolean {
  return typeof box.style.width !== "string" && box.style.width.percent === 0;
}

function applyWidth(column: ColumnMeasure, { box, used }: Sized, contentMin: number): void {
  const { width, minWidth } = box.style;
  if (typeof minWidth !== "string" && minWidth.percent === 0) column.min = Math.max(column.min, minWidth.px);
  if (typeof width === "string") return;
  // Sums of percentages and lengths count as auto, as browsers have it.
  if (width.percent !== 0 && (!isPurePercentage(width) || isNoShareOfColumn(box))) return;
  if (width.percent !== 0) {
    column.percent = Math.max(column.percent ?? 0, shareOf(width));
    return;
  }
  const isCell = box.style.display === "table-cell";
  const inset = isCell && box.style.boxSizing === "content-box" ? horizontal(borderPadding(box.style, 0, used)) : 0;
  const asked = Math.max(resolve(width, 0) + inset, contentMin);
  column.max = column.constrained ? Math.max(column.max, asked) : Math.max(asked, column.min);
  column.constrained = true;
}

/** `0%` is a percentage, and no part of the table. */
const shareOf = ({ percent }: LengthPercentage): number => (percent === NO_SHARE ? 0 : percent);

/** `0%` of a column is no width, of a cell it is one: so browsers have it. */
const isNoShareOfColumn = ({ style: { display, width } }: Box): boolean =>
  display.startsWith("table-column") && typeof width !== "string" && width.percent === NO_SHARE;

const isPurePercentage = (width: LengthPercentage): boolean => width.px === 0 && !width.of;

/** What a spanning cell needs is divided among its columns as the width of a table is, for those that have less. */
function spreadSpan(
  columns: ColumnMeasure[],
  cell: TableCell,
  outer: { min: number; max: number },
  gaps: number,
): void {
  const { width } = cell.box.style;
  const percent = typeof width !== "string" && isPurePercentage(width) ? shareOf(width) : 0;
  const free = columns.filter((column) => column.percent === undefined);
  if (percent > 0 && free.length > 0) {
    const rest = percent - columns.reduce((sum, column) => sum + (column.percent ?? 0), 0);
    if (rest > 0) for (const column of free) column.percent = rest / free.length;
  }
  for (const column of columns) column.max = Math.max(column.max, column.min);
  const least = distributeWidth(columns, outer.min - gaps);
  columns.forEach((column, i) => {
    column.min = Math.max(column.min, least[i]!);
    column.max = Math.max(column.max, column.min);
  });
  const preferred = distributeWidth(columns, outer.max - gaps, isFixed(cell.box));
  columns.forEach((column, i) => {
    column.max = Math.max(column.max, preferred[i]!);
  });
}

const sum = (widths: readonly number[]): number => widths.reduce((a, b) => a + b, 0);

/** The width that a table would need for columns beside others that ask for all of it: as much as there is. */
const UNLIMITED = 1_000_000;

/** What the columns prefer, percentages left aside: browsers ask a table in a cell or in an item of flex or grid for no more. */
export const contentWidth = (columns: readonly ColumnMeasure[]): number => sum(columns.map((column) => column.max));

/** The width of a table whose own width is `auto`: what the columns prefer, percentages honoured where they can be. */
export function preferredWidth(columns: readonly ColumnMeasure[]): number {
  const percents = sum(columns.map((column) => column.percent ?? 0));
  let wanted = contentWidth(columns);
  for (const column of columns) if (column.percent) wanted = Math.max(wanted, column.max / column.percent);
  const rest = sum(columns.filter((column) => column.percent === undefined).map((column) => column.max));
  if (percents > 0 && rest > 0)
    wanted = Math.max(wanted, percents < 1 ? Math.min(UNLIMITED, rest / (1 - percents)) : UNLIMITED);
  return wanted;
}

/**
 * Divides `available` px (spacing taken off) among the columns, by automatic table layout.
 * @param stretchesSet whether columns with a set width take what is left over
 */
export function distributeWidth(columns: readonly ColumnMeasure[], available: number, stretchesSet = true): number[] {
  const percentWidth = (column: ColumnMeasure) => Math.max(column.min, (column.percent ?? 0) * available);
  const guesses = [
    columns.map((column) => column.min),
    columns.map((column) => (column.percent === undefined ? column.min : percentWidth(column))),
    columns.map((column) =>
      column.percent !== undefined ? percentWidth(column) : column.constrained ? column.max : column.min,
    ),
    columns.map((column) => (column.percent !== undefined ? percentWidth(column) : column.max)),
  ];
  if (available <= sum(guesses[0]!)) return guesses[0]!;
  for (let i = 1; i < guesses.length; i++) {
    const [lower, upper] = [guesses[i - 1]!, guesses[i]!];
    const [from, to] = [sum(lower), sum(upper)];
    if (available > to) continue;
    const t = to > from ? (available - from) / (to - from) : 0;
    return lower.map((width, c) => width + (upper[c]! - width) * t);
  }
  return addExcess(columns, guesses[3]!, available - sum(guesses[3]!), stretchesSet);
}

/** Excess width goes to columns without a set width, by their preferred widths; else to set ones; else to percentages. */
function addExcess(
  columns: readonly ColumnMeasure[],
  widths: readonly number[],
  excess: number,
  stretchesSet: boolean,
): number[] {
  const isSet = (column: ColumnMeasure) => column.percent === undefined && column.constrained && column.max > 0;
  const candidates: ((column: ColumnMeasure) => boolean)[] = [
    (column) => column.percent === undefined && !column.constrained && column.max > 0,
    (column) => stretchesSet && isSet(column),
    (column) => (column.percent ?? 0) > 0,
  ];
  for (const qualifies of candidates) {
    const weights = columns.map((column) => (qualifies(column) ? (column.percent ?? column.max) : 0));
    const total = sum(weights);
    if (total > 0) return widths.map((width, i) => width + (excess * weights[i]!) / total);
  }
  if (!stretchesSet && columns.some(isSet)) return [...widths];
  const filled = columns.filter(({ empty }) => !empty).length;
  return widths.map((width, i) => {
    if (filled === 0) return width + excess / widths.length;
    return columns[i]!.empty ? width : width + excess / filled;
  });
}

/** Fixed table layout (CSS 2.2 section 17.5.2.1): `col` widths, then the first row's; the rest share what is left. */
export function fixedWidths(grid: TableGrid, available: number, spacing: number): number[] {
  const widths: (number | undefined)[] = grid.columns.map((box) => box && fixedWidth({ box }, available));
  for (const cell of grid.cells) {
    if (cell.row !== 0) continue;
    const width = fixedWidth(cell, available);
    if (width === undefined) continue;
    const own = (width - spacing * (cell.columnSpan - 1)) / cell.columnSpan;
    for (let c = cell.column; c < cell.column + cell.columnSpan; c++) widths[c] ??= Math.max(0, own);
  }
  const known = sum(widths.map((width) => width ?? 0));
  const open = widths.filter((width) => width === undefined).length;
  const rest = Math.max(0, available - known);
  if (open > 0) return widths.map((width) => width ?? rest / open);
  return widths.map((width) => width! + (known > 0 ? (rest * width!) / known : rest / widths.length));
}

function fixedWidth({ box, used }: Sized, available: number): number | undefined {
  const { width, boxSizing, display } = box.style;
  if (typeof width === "string" || isNoShareOfColumn(box)) return undefined;
  const inset =
    display === "table-cell" && boxSizing === "content-box" ? horizontal(borderPadding(box.style, 0, used)) : 0;
  return resolve(width, available) + inset;
}
