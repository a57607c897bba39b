/** The lines in the gaps of a grid (CSS Gap Decorations 1, sections 3 to 5). Lengths in px. */
import type { ComputedStyle } from "../../../css/index.js";
import type { FlowPosition } from "../../fragmentation/position.js";
import type { GapRule } from "../../fragments/borders.js";
import type { TrackEdges } from "../context.js";
import type { Edges } from "../sizing.js";
import {
  columnRuleStyle,
  inset,
  isBetweenPages,
  placedRules,
  type RuleEnd,
  type RuleStyle,
  rowRuleStyle,
} from "./rules.js";

interface Span {
  readonly start: number;
  readonly span: number;
}

interface Item {
  readonly column: Span;
  readonly row: Span;
}

/** The tracks of an axis, and which of them have gaps beside them. */
interface Axis extends TrackEdges {
  readonly alive: readonly number[];
}

/** Which cells have items, and which have one that goes on behind them, by column and row or by row and column. */
interface Cells {
  occupied(along: number, across: number): boolean;
  /** Whether an item covers the gap behind a track of the gaps' axis, in a track of the other. */
  covers(along: number, across: number): boolean;
  /** Whether one covers the gap behind a track of the other axis. */
  crosses(along: number, across: number): boolean;
}

/**
 * @param edges of the content box within the border box, which is `width` wide
 * @param flow where the content box begins, where it is over pages
 * @returns undefined where the style has no lines
 */
export function gridRules(
  style: ComputedStyle,
  items: readonly Item[],
  columns: TrackEdges,
  rows: TrackEdges,
  { edges, width, flow }: { readonly edges: Edges; readonly width: number; readonly flow: FlowPosition | undefined },
): GapRule[] | undefined {
  const [between, below] = [columnRuleStyle(style), rowRuleStyle(style)];
  if (!between && !below) return undefined;
  const [across, down] = [axis(columns), axis(rows)];
  const map = cellMap(items, columns.starts.length, rows.starts.length);
  const byRow: Cells = { occupied: map.occupied, covers: map.right, crosses: map.below };
  const byColumn: Cells = {
    occupied: (row, column) => map.occupied(column, row),
    covers: (row, column) => map.below(column, row),
    crosses: (row, column) => map.right(column, row),
  };
  const rules = [
    ...(between ? rulesAlong(between, across, down, byRow, flow) : []),
    ...(below ? rulesAlong(below, down, across, byColumn, flow) : []),
  ];
  return placedRules(rules, edges, style.direction === "rtl" ? width : undefined);
}

/** Tracks that `auto-fit` has collapsed have no gap: they stand where another one ends or begins. */
function axis({ starts, ends }: TrackEdges): Axis {
  const alive = starts.flatMap((start, i) => {
    const isCollapsed = ends[i] === start && (i === 0 ? starts[1] === start : ends[i - 1] === start);
    return isCollapsed ? [] : [i];
  });
  return { starts, ends, alive };
}

/** @param columns how many there are */
function cellMap(items: readonly Item[], columns: number, rows: number) {
  const flags = new Uint8Array(columns * rows);
  const [OCCUPIED, RIGHT, BELOW] = [1, 2, 4];
  for (const { column, row } of items) {
    const [right, bottom] = [column.start + column.span, row.start + row.span];
    for (let y = row.start; y < bottom; y++)
      for (let x = column.start; x < right; x++)
        flags[y * columns + x]! |= OCCUPIED | (x + 1 < right ? RIGHT : 0) | (y + 1 < bottom ? BELOW : 0);
  }
  const has = (flag: number) => (column: number, row: number) => (flags[row * columns + column]! & flag) !== 0;
  return { occupied: has(OCCUPIED), right: has(RIGHT), below: has(BELOW) };
}

/** The lines in the gaps of an axis, each along the tracks of the other one. */
function rulesAlong(
  rule: RuleStyle,
  gaps: Axis,
  tracks: Axis,
  cells: Cells,
  flow: FlowPosition | undefined,
): GapRule[] {
  const rules: GapRule[] = [];
  const count = gaps.alive.length - 1;
  for (let index = 0; index < count; index++) {
    const [before, after] = [gaps.alive[index]!, gaps.alive[index + 1]!];
    const [end, start] = [gaps.ends[before]!, gaps.starts[after]!];
    if (!rule.upright && isBetweenPages(end, start, flow)) continue;
    const parts = partsOf(rule, before, after, tracks, cells, rule.upright ? flow : undefined);
    for (const part of parts) rules.push({ upright: rule.upright, middle: (end + start) / 2, ...part, index, count });
  }
  return rules;
}

/** The parts of a line in a gap between two tracks. */
function partsOf(
  rule: RuleStyle,
  before: number,
  after: number,
  { starts, ends, alive }: Axis,
  cells: Cells,
  flow: FlowPosition | undefined,
): { from: number; to: number }[] {
  const isSeen = (track: number) =>
    (rule.break === "none" || !(cells.covers(before, track) && cells.covers(after - 1, track))) &&
    isVisible(rule, cells.occupied(before, track), cells.occupied(after, track));
  const parts: { from: number; to: number }[] = [];
  let begin: RuleEnd | undefined;
  alive.forEach((track, i) => {
    if (!isSeen(track)) {
      begin = undefined;
      return;
    }
    const [previous, next] = [alive[i - 1], alive[i + 1]];
    begin ??= {
      at: starts[track]!,
      crossing: previous === undefined ? undefined : starts[track]! - ends[previous]!,
    };
    if (next !== undefined && isSeen(next)) {
      // Where a page ends there is no gap that crosses, and the line goes on to its end.
      const isCrossed =
        !(cells.crosses(before, track) && cells.crosses(after, track)) &&
        !isBetweenPages(ends[track]!, starts[next]!, flow);
      if (rule.break !== "intersection" || !isCrossed) return;
    }
    const end = {
      at: ends[track]!,
      crossing: next === undefined ? undefined : starts[next]! - ends[track]!,
    };
    parts.push(inset(rule, begin, end));
    begin = undefined;
  });
  return parts;
}

function isVisible({ visibility }: RuleStyle, before: boolean, after: boolean): boolean {
  if (visibility === "between") return before && after;
  return visibility !== "around" || before || after;
}
