/**
 * Heights of rows: what their cells need, and how the extra height of spanning cells, row groups and the table is divided
 * among them (css-tables-3, section "Row layout"; where it leaves a choice, as Chromium does it). Lengths in px.
 */

import type { ComputedStyle } from "../../../css/index.js";
import { UNCONSTRAINED } from "../context.js";
import { specifiedHeight } from "../sizing.js";
import type { TableCell, TableGrid, TableGroup } from "./grid.js";

/** What a cell asks of its rows. */
export interface CellHeight {
  readonly cell: TableCell;
  readonly height: number;
  /** As high as what is in it makes it. */
  readonly natural: number;
  /** Set for cells that are aligned on their baselines. */
  readonly baseline: number | undefined;
}

interface Row {
  height: number;
  /** Part of the table's height, 1 for all of it. */
  percent: number;
  /** The row or a cell of its own sets a height. */
  constrained: boolean;
  startsSpan: boolean;
}

/**
 * @param spacing vertical border spacing
 * @param tableHeight height that the rows with the spacing around them have to reach; percentages refer to it where it is set
 */
export function rowHeights(
  grid: TableGrid,
  cells: readonly CellHeight[],
  spacing: number,
  tableHeight: number,
): { heights: number[]; baselines: number[] } {
  const rows = grid.rows.map(({ box }): Row => {
    const own = specifiedHeight(box.style, UNCONSTRAINED);
    return { height: own ?? 0, percent: percentOf(box.style), constrained: own !== undefined, startsSpan: false };
  });
  const baselines = measureCells(rows, cells);
  const spanning = cells.filter(({ cell }) => cell.rowSpan > 1);
  // What lies within the rows of another comes before it, and else the first.
  spanning.sort((a, b) => endOf(a.cell) - endOf(b.cell) || b.cell.row - a.cell.row);
  for (const { cell, height } of spanning)
    growTo(rows.slice(cell.row, cell.row + cell.rowSpan), height, spacing, { isSpan: true });
  const sections = sectionsOf(grid, rows);
  for (const section of sections) growTo(section.rows, section.height, spacing, { reference: tableHeight });
  const total = sections.reduce((sum, section) => sum + blockSize(section.rows, spacing) + spacing, spacing);
  if (tableHeight > total) growSections(sections, tableHeight - total, spacing, tableHeight);
  return { heights: rows.map((row, r) => (isCollapsed(grid, r) ? 0 : row.height)), baselines };
}

const endOf = ({ row, rowSpan }: TableCell): number => row + rowSpan;

/** Whether a row is taken away when all heights are found (CSS 2.2 section 17.5.5). */
export const isCollapsed = ({ rows }: TableGrid, row: number): boolean =>
  rows[row]!.box.style.visibility === "collapse";

/** Rows as high as their own cells, those on baselines moved to a common one; returns the baselines. */
function measureCells(rows: readonly Row[], cells: readonly CellHeight[]): number[] {
  const above = rows.map(() => 0);
  const below = rows.map(() => 0);
  for (const { cell, height, natural, baseline } of cells) {
    const row = rows[cell.row]!;
    if (baseline !== undefined) above[cell.row] = Math.max(above[cell.row]!, baseline);
    if (cell.rowSpan > 1) {
      row.startsSpan = true;
      continue;
    }
    if (baseline !== undefined) below[cell.row] = Math.max(below[cell.row]!, natural - baseline);
    row.height = Math.max(row.height, height);
    row.percent = Math.max(row.percent, percentOf(cell.box.style));
    const { height: own } = cell.box.style;
    if (typeof own !== "string" && own.percent === 0) row.constrained = true;
  }
  rows.forEach((row, r) => {
    row.height = Math.max(row.height, above[r]! + below[r]!);
  });
  return above;
}

/** Sums of percentages and lengths count as auto, as browsers have it. */
const percentOf = ({ height }: ComputedStyle): number =>
  typeof height === "string" || height.of || height.px !== 0 ? 0 : height.percent;

const blockSize = (rows: readonly Row[], spacing: number): number =>
  rows.reduce((sum, row) => sum + row.height, 0) + spacing * Math.max(0, rows.length - 1);

const weigh = (rows: readonly Row[], extra: number): void => {
  const total = rows.reduce((sum, row) => sum + row.height, 0);
  for (const row of rows) row.height += total > 0 ? (extra * row.height) / total : extra / rows.length;
};

const share = (rows: readonly Row[], extra: number): void => {
  for (const row of rows) row.height += extra / rows.length;
};

/** Grows rows until they are together `height` high: the first kind of row that there is takes all that is left. */
function growTo(
  rows: readonly Row[],
  height: number,
  spacing: number,
  { isSpan = false, reference = 0 }: { isSpan?: boolean; reference?: number },
): void {
  let extra = height - blockSize(rows, spacing);
  if (extra <= 0 || rows.length === 0) return;
  const short = rows.filter((row) => row.percent * reference > row.height);
  const deficit = short.reduce((sum, row) => sum + row.percent * reference - row.height, 0);
  if (deficit > 0) {
    const part = Math.min(1, extra / deficit);
    for (const row of short) row.height += part * (row.percent * reference - row.height);
    extra -= part * deficit;
    if (extra <= 0) return;
  }
  const spans = isSpan ? rows.filter((row, i) => row.startsSpan && i > 0) : [];
  if (spans.length > 0) {
    share(spans, extra);
    return;
  }
  const filled = rows.filter((row) => row.height > 0);
  const empty = rows.filter((row) => row.height === 0);
  const free = filled.filter((row) => !row.constrained && (row.percent === 0 || reference === 0));
  const allSet = filled.every((row) => row.constrained);
  if (free.length > 0) weigh(free, extra);
  else if (isSpan && filled.length === 0) share(empty.slice(-1), extra);
  else if (!isSpan && empty.length > 0 && allSet) {
    const open = empty.filter((row) => !row.constrained);
    share(open.length > 0 ? open : empty, extra);
  } else weigh(filled, extra);
}

interface Section {
  readonly rows: readonly Row[];
  readonly isBody: boolean;
  /** What the row group's own `height` asks for. */
  readonly height: number;
  readonly constrained: boolean;
}

/** Row groups, and runs of rows that stand in none. */
function sectionsOf(grid: TableGrid, rows: readonly Row[]): Section[] {
  const runs: { group: TableGroup | undefined; rows: Row[] }[] = [];
  rows.forEach((row, r) => {
    const { group } = grid.rows[r]!;
    const last = runs.at(-1);
    if (last && last.group === group) last.rows.push(row);
    else runs.push({ group, rows: [row] });
  });
  return runs.map(({ group, rows: own }) => {
    const height = group && specifiedHeight(group.box.style, UNCONSTRAINED);
    return {
      rows: own,
      isBody: group === undefined || group.kind === "body",
      height: height ?? 0,
      constrained: height !== undefined,
    };
  });
}

/** The rest of the table's height goes to its bodies, first to those that set no height, in proportion to what they have. */
function growSections(sections: readonly Section[], extra: number, spacing: number, tableHeight: number): void {
  const bodies = sections.filter((section) => section.isBody);
  const candidates = bodies.length > 0 ? bodies : sections;
  const open = candidates.filter((section) => !section.constrained);
  const targets = open.length > 0 ? open : candidates;
  const sizes = targets.map((section) => blockSize(section.rows, spacing));
  const total = sizes.reduce((a, b) => a + b, 0);
  targets.forEach((section, i) => {
    const own = total > 0 ? (extra * sizes[i]!) / total : extra / targets.length;
    growTo(section.rows, sizes[i]! + own, spacing, { reference: tableHeight });
  });
}
