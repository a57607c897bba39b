/**
 * Rows of a table -> their places, over pages: a row moves to the next page, or its cells are broken there; headers and footers are
 * repeated (CSS 2.2 section 17.2, CSS Fragmentation 3). Lengths in px, from the top of the table's border box.
 */
import { avoidsInside, breakBetween, holdsForcedBreak, leaderOf, stylesAtEdge } from "../../fragmentation/breaks.js";
import { contentEnd, contentTop } from "../../fragmentation/content-edges.js";
import { TOLERANCE } from "../../fragmentation/fragmentainers.js";
import {
  atPageTop,
  begins,
  type FlowPosition,
  fits,
  fitsOnePage,
  isAtTop,
  isParted,
  moved,
  roomLeft,
  spread,
  toNextPage,
  toPageTop,
} from "../../fragmentation/position.js";
import { borderPadding } from "../sizing.js";
import { type LaidOutCell, type LaidOutRows, layOutCell, type RowsInput } from "./cells.js";
import type { TableGrid, TableGroup } from "./grid.js";
import { isCollapsed } from "./row-heights.js";

/** A header or footer that is taller than this part of a page is not repeated. */
const MAX_REPEATED = 1 / 4;

/** A header or footer that a page repeats. */
interface Repetition {
  readonly group: TableGroup;
  readonly y: number;
}

/** Rows below one another, with the cells that begin in each. */
export class RowStack {
  readonly tops: number[] = [];
  readonly heights: number[];
  readonly repetitions: Repetition[] = [];
  readonly #hasForcedBreaks: boolean;
  readonly #header: Repeated;
  readonly #footer: Repeated;
  /** The flow in which pages begin below the repeated header. */
  readonly #flow: FlowPosition | undefined;
  /** Rows that begin a page since the one after them must not stand there without them. */
  readonly #led = new Set<number>();
  #y: number;

  /** @param heights of the rows on one page */
  constructor(
    readonly input: RowsInput,
    readonly cells: LaidOutRows,
    heights: readonly number[],
  ) {
    const { flow, top, spacing } = input;
    this.heights = [...heights];
    this.#header = repeatedGroup("header", heights, input);
    this.#footer = repeatedGroup("footer", heights, input);
    this.#flow = flow && { ...flow, reserved: flow.reserved + this.#header.height };
    this.#hasForcedBreaks = flow !== undefined && cells.some((row) => row.some(isForced));
    this.#y = top + spacing.y;
  }

  /** Places all rows. */
  fill(): void {
    for (let row = 0; row < this.heights.length; row++) row = this.#place(row);
    if (this.#flow)
      breakSpanningCells(this.cells, this.tops, this.heights, (row) => this.#at(row, this.tops[row]!), this.input);
  }

  /** The bottom of the last row, with its spacing. */
  get bottom(): number {
    return this.heights.length > 0 ? this.#y : this.input.top;
  }

  /** @returns the index of the last row that is placed now, which is this one unless it had to go back */
  #place(row: number): number {
    const back = this.#flow && this.#breakAt(row);
    if (back !== undefined) return back;
    this.tops.push(this.#y);
    this.#y += this.heights[row]! + (isCollapsed(this.input.grid, row) ? 0 : this.input.spacing.y);
    return row;
  }

  /** Moves or splits the row where a page ends. @returns where to go back to, if rows before must move as well */
  #breakAt(row: number): number | undefined {
    const { grid } = this.input;
    const here = this.#at(row, this.#y);
    const isForced = this.#led.has(row) || (row > 0 && breakBefore(grid, row, here) === "forced");
    const leaves = isForced || leavesAsGroup(row, this.heights, here, this.input, this.#isFirst(row, here));
    const isParted = this.#isParted(row);
    if (!leaves && !isParted && this.#stays(row, here)) return undefined;
    if (isParted && !leaves) {
      const leader = this.#leaderOf(row);
      if (leader < row) return this.#goBack(leader);
    }
    let height = leaves ? undefined : this.#heightAt(row);
    if (atPageTop(here)) {
      if (isParted) this.#moveTo(row, this.#y + toPageTop(here));
      height = this.#heightAt(row);
    } else if (height === undefined) {
      if (this.#isAfterHeaderAlone(row)) return this.#moveHeader();
      const leader = isForced ? row : this.#leaderOf(row);
      if (leader < row) return this.#goBack(leader);
      const footer = this.#footer.group;
      const end = this.#y + roomLeft(here);
      if (footer && !isIn(row, footer)) this.repetitions.push({ group: footer, y: Math.min(this.#y, end) });
      this.#moveTo(row, this.#y + toNextPage(here));
      height = this.#heightAt(row);
    }
    if (height !== undefined) this.#repeatInside(row, height);
    return undefined;
  }

  /** Whether nothing breaks a row. */
  #stays(row: number, here: FlowPosition): boolean {
    return fits(this.heights[row]!, here) && !(this.#hasForcedBreaks && this.cells[row]!.some(isForced));
  }

  /** The height of a row where it begins now, broken over pages if it must be; undefined where it should rather move to the next. */
  #heightAt(row: number): number | undefined {
    const here = this.#at(row, this.#y);
    return this.#stays(row, here)
      ? this.heights[row]!
      : splitRow(row, this.heights[row]!, this.cells[row]!, here, this.input, this.#isFirst(row, here));
  }

  /** Whether nothing stands above a row on its page before which that could end: a repeated header is no such thing. */
  #isFirst(row: number, here: FlowPosition): boolean {
    const { flow } = this.input;
    const { group } = this.#header;
    const first = group && isIn(0, group) ? group.rowCount : 0;
    return atPageTop(here) || (row <= first && flow !== undefined && isAtTop(flow));
  }

  #at(row: number, y: number): FlowPosition {
    const flow = moved(this.#flow!, y);
    return isIn(row, this.#footer.group) ? flow : { ...flow, below: (flow.below ?? 0) + this.#footer.height };
  }

  /** Whether the row before ends where a page does. */
  #isParted(row: number): boolean {
    if (row === 0) return false;
    const top = this.tops[row - 1]!;
    return isParted(moved(this.#flow!, top), this.heights[row - 1]!, moved(this.#flow!, this.#y));
  }

  #leaderOf(row: number): number {
    const { grid, spacing } = this.input;
    const here = this.#at(row, this.#y);
    const { group } = grid.rows[row]!;
    const isWhole = group?.firstRow === row && avoidsInside(group.box, here);
    const height = isWhole ? groupHeight(group, this.heights, spacing.y) - spacing.y : this.heights[row]!;
    return leaderOf(row, {
      led: this.#led,
      avoids: (k) => grid.rows[k - 1]!.group?.kind !== "header" && breakBefore(grid, k, here) === "avoid",
      start: (k) => this.#at(k, this.tops[k]!),
      // What is higher than a page is broken after its first lines.
      extent: (k) => this.#y + (fitsOnePage(height, here) ? height : 0) - this.tops[k]!,
    });
  }

  #goBack(leader: number): number {
    this.#led.add(leader);
    this.#y = this.tops[leader]!;
    this.tops.length = leader;
    return leader - 1;
  }

  /** A header doesn't stay behind alone. */
  #isAfterHeaderAlone(row: number): boolean {
    const { top, spacing } = this.input;
    const { group } = this.#header;
    return group !== undefined && isIn(0, group) && row === group.rowCount && this.tops[0] === top + spacing.y;
  }

  /** It goes to the next page together with the first row. */
  #moveHeader(): number {
    this.#y = this.tops[0]! + toNextPage(moved(this.input.flow!, this.tops[0]!));
    this.tops.length = 0;
    return -1;
  }

  /** A row that begins a page, with the header above it. */
  #moveTo(row: number, y: number): void {
    this.#y = y;
    this.#repeatHeader(row, y);
  }

  #repeatHeader(row: number, y: number): void {
    const { group, height, edge } = this.#header;
    if (group && !isIn(row, group)) this.repetitions.push({ group, y: y - height + edge });
  }

  /** Headers and footers on the pages that a row runs over. */
  #repeatInside(row: number, height: number): void {
    this.heights[row] = height;
    const here = this.#at(row, this.#y);
    const footer = this.#footer.group;
    const bottom = this.#y + height;
    for (let end = this.#y + toNextPage(here); end < bottom; end += toNextPage(moved(this.#flow!, end))) {
      if (footer) this.repetitions.push({ group: footer, y: end - here.reserved - (here.below ?? 0) });
      this.#repeatHeader(row, end);
    }
  }
}

const isForced = ({ cell }: LaidOutCell): boolean => cell.rowSpan === 1 && holdsForcedBreak(cell.box);

interface Repeated {
  readonly group: TableGroup | undefined;
  /** With its edge. */
  readonly height: number;
  /** In the collapsing model the border of the table beyond it comes with it. */
  readonly edge: number;
}

/** The header or footer that every page repeats, with its height; none where it would take too much of the page. */
function repeatedGroup(
  kind: TableGroup["kind"],
  heights: readonly number[],
  { grid, spacing, flow, edges }: RowsInput,
): Repeated {
  const group = flow && grid.groups.find((candidate) => candidate.kind === kind);
  const height = group ? groupHeight(group, heights, spacing.y) : 0;
  // The spacing beside it doesn't count.
  if (height === 0 || height - spacing.y > flow!.pageHeight * MAX_REPEATED)
    return { group: undefined, height: 0, edge: 0 };
  const edge = kind === "header" ? edges.top : edges.bottom;
  return { group, height: height + edge, edge };
}

const isIn = (row: number, group: TableGroup | undefined): boolean =>
  group !== undefined && row >= group.firstRow && row < group.firstRow + group.rowCount;

function groupHeight(group: TableGroup, heights: readonly number[], spacing: number): number {
  const own = heights.slice(group.firstRow, group.firstRow + group.rowCount);
  return own.reduce((sum, height) => sum + height + spacing, 0);
}

/** What is said of a break before a row: by the rows on both sides, and by the groups that end and begin there. */
function breakBefore(grid: TableGrid, row: number, flow: FlowPosition): ReturnType<typeof breakBetween> {
  const [before, after] = [grid.rows[row - 1]!, grid.rows[row]!];
  const groups = before.group === after.group ? [] : [before.group, after.group];
  const [ending, beginning] = groups.map((group) => (group ? [group.box.style] : []));
  return breakBetween(
    [...stylesAtEdge(before.box, "end"), ...(ending ?? [])],
    [...stylesAtEdge(after.box, "start"), ...(beginning ?? [])],
    flow,
  );
}

/** Whether the row begins a group that doesn't want to be broken and doesn't fit this page: it may be higher than one. */
function leavesAsGroup(
  row: number,
  heights: readonly number[],
  flow: FlowPosition,
  input: RowsInput,
  isFirst: boolean,
): boolean {
  const { group } = input.grid.rows[row]!;
  if (isFirst || group?.firstRow !== row || !avoidsInside(group.box, flow)) return false;
  // Behind a forced break it goes on elsewhere anyway.
  let rowCount = 1;
  while (rowCount < group.rowCount && breakBefore(input.grid, row + rowCount, flow) !== "forced") rowCount++;
  return !fits(groupHeight({ ...group, rowCount }, heights, input.spacing.y) - input.spacing.y, flow);
}

/**
 * Lays the cells of a row out again in the flow, so that their lines break between pages; the row's new height. Undefined
 * for a row that must stay whole and can, or of which a cell would begin on the next page only: it moves there as a whole.
 */
function splitRow(
  row: number,
  height: number,
  cells: LaidOutRows[number],
  flow: FlowPosition,
  input: RowsInput,
  isFirst: boolean,
): number | undefined {
  const { box, group } = input.grid.rows[row]!;
  const own = cells.flatMap(({ cell }, i) => (cell.rowSpan === 1 ? [i] : []));
  const canStay = fitsOnePage(height, flow);
  const avoids = avoidsInside(box, flow) || cells.some(({ cell }) => avoidsInside(cell.box, flow));
  const whole = avoids || (group && group.kind !== "body") || own.length === 0;
  if (whole && (canStay || (avoids && !isFirst))) return undefined;
  // In rows that are broken, all begins at the top, as in browsers.
  const again = own.map((i) => ({ ...layOutCell(cells[i]!.cell, input, flow), baseline: undefined, shift: 0 }));
  // Where no more than padding goes over the end there is no place to break in the row.
  const breaksInside =
    again.some((cell) => !fits(contentEnd(cell.fragment), flow)) ||
    own.some((i) => hasRoomBelow(cells[i]!, height) && !fits(height - lowerEdges(cells[i]!), flow));
  const allBegin = again.every((cell) => begins(contentTop(cell.fragment), flow));
  if (!atPageTop(flow) && !(allBegin && (breaksInside || !canStay))) return undefined;
  own.forEach((i, k) => {
    cells[i] = again[k]!;
  });
  return Math.max(spread(height, flow), ...again.map((cell) => cell.height));
}

/** Whether a cell is higher than what is in it. */
const hasRoomBelow = ({ fragment }: LaidOutCell, height: number): boolean => height > fragment.height + TOLERANCE;

/** How high the padding and the border below a cell's content are. */
const lowerEdges = ({ fragment, cell }: LaidOutCell): number =>
  borderPadding(cell.box.style, fragment.width, cell.used).bottom;

/** Cells that span rows on several pages: their lines break there as well. */
function breakSpanningCells(
  cells: LaidOutRows,
  tops: readonly number[],
  heights: readonly number[],
  at: (row: number) => FlowPosition,
  input: RowsInput,
): void {
  cells.forEach((own, row) => {
    const here = at(row);
    own.forEach(({ cell }, i) => {
      if (cell.rowSpan === 1) return;
      const last = row + cell.rowSpan - 1;
      if (fits(tops[last]! + heights[last]! - tops[row]!, here)) return;
      own[i] = { ...layOutCell(cell, input, here), baseline: undefined, shift: 0 };
    });
  });
}
