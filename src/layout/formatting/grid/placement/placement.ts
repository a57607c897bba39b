/** Grid items -> rectangles of cells (CSS Grid 2, section 8.5). The steps are those of the specification. */
import type { Values } from "../../../../css/index.js";
import type { Box } from "../../../boxes/box.js";
import type { ExplicitAxis } from "./explicit.js";
import { type Placement, resolvePlacement } from "./lines.js";
import { Occupancy } from "./occupancy.js";

/** The tracks that an item spans along an axis, counted from the first track of the implicit grid. */
export interface Span {
  readonly start: number;
  readonly span: number;
}

export interface PlacedItem {
  readonly box: Box;
  readonly column: Span;
  readonly row: Span;
}

export interface PlacedGrid {
  /** In order-modified document order. */
  readonly items: readonly PlacedItem[];
  readonly columns: ImplicitAxis;
  readonly rows: ImplicitAxis;
}

/** How many tracks the grid has, and how many of them stand before the explicit ones. */
export interface ImplicitAxis {
  readonly count: number;
  readonly before: number;
  readonly isClosed: boolean;
}

/** An item on its way: the axis that automatic placement fills first is the minor one. */
interface Candidate {
  readonly box: Box;
  readonly major: Placement;
  readonly minor: Placement;
  place: { major: number; minor: number } | undefined;
}

export function placeItems(box: Box, columns: ExplicitAxis, rows: ExplicitAxis): PlacedGrid {
  const { gridAutoFlow } = box.style;
  const byColumn = gridAutoFlow.startsWith("column");
  const candidates = orderedChildren(box).map((child): Candidate => {
    const { style } = child;
    const row = placementIn(rows, style.gridRowStart, style.gridRowEnd);
    const column = placementIn(columns, style.gridColumnStart, style.gridColumnEnd);
    return { box: child, major: byColumn ? column : row, minor: byColumn ? row : column, place: undefined };
  });
  const minorCount = byColumn ? rows.count : columns.count;
  new AutoPlacement(candidates, minorCount, gridAutoFlow.endsWith("dense")).run();
  const [majorAxis, minorAxis] = [
    implicitAxis(candidates, "major", byColumn ? columns : rows),
    implicitAxis(candidates, "minor", byColumn ? rows : columns),
  ];
  const items = candidates.map((candidate): PlacedItem => {
    const major = spanIn(majorAxis, candidate.place!.major, candidate.major.span);
    const minor = spanIn(minorAxis, candidate.place!.minor, candidate.minor.span);
    return { box: candidate.box, column: byColumn ? major : minor, row: byColumn ? minor : major };
  });
  return { items, columns: byColumn ? majorAxis : minorAxis, rows: byColumn ? minorAxis : majorAxis };
}

function orderedChildren(box: Box): readonly Box[] {
  if (box.children.every((child) => child.style.order === 0)) return box.children;
  // Sorting is stable: equal ones keep their order.
  return box.children.toSorted((a, b) => a.style.order - b.style.order);
}

function placementIn(axis: ExplicitAxis, start: Values.GridLine, end: Values.GridLine): Placement {
  const placement = resolvePlacement(start, end, axis);
  if (!axis.isClosed) return placement;
  if (placement.start === undefined) return { start: undefined, span: Math.min(placement.span, axis.count) };
  return clamped(placement.start, placement.span, axis.count);
}

/** The part of a span that lies within an axis; of one that lies beside it the nearest track. */
function clamped(start: number, span: number, count: number): Span {
  const from = Math.max(0, Math.min(start, count - 1));
  return { start: from, span: Math.max(1, Math.min(start + span, count) - from) };
}

function spanIn(axis: ImplicitAxis, start: number, span: number): Span {
  return axis.isClosed ? clamped(start, span, axis.count) : { start: start + axis.before, span };
}

function implicitAxis(
  candidates: readonly Candidate[],
  axis: "major" | "minor",
  { count, isClosed }: ExplicitAxis,
): ImplicitAxis {
  if (isClosed) return { count, before: 0, isClosed };
  let first = 0;
  let end = count;
  for (const candidate of candidates) {
    const start = candidate.place![axis];
    first = Math.min(first, start);
    end = Math.max(end, start + candidate[axis].span);
  }
  return { count: end - first, before: -first, isClosed };
}

class AutoPlacement {
  readonly #taken = new Occupancy();
  /** The first and the end of the lines that the grid has along the minor axis. */
  #minorStart = 0;
  #minorEnd: number;
  #majorStart = 0;

  constructor(
    readonly candidates: readonly Candidate[],
    minorCount: number,
    readonly dense: boolean,
  ) {
    this.#minorEnd = minorCount;
  }

  run(): void {
    for (const { major, minor } of this.candidates) {
      if (minor.start !== undefined) this.#minorStart = Math.min(this.#minorStart, minor.start);
      if (major.start !== undefined) this.#majorStart = Math.min(this.#majorStart, major.start);
    }
    this.#placeDefinite();
    this.#placeLocked();
    for (const { minor } of this.candidates) {
      const start = minor.start ?? this.#minorStart;
      this.#minorEnd = Math.max(this.#minorEnd, start + minor.span);
    }
    this.#placeRest();
  }

  #take(candidate: Candidate, major: number, minor: number): void {
    candidate.place = { major, minor };
    this.#taken.take(major, candidate.major.span, minor, candidate.minor.span);
    this.#minorEnd = Math.max(this.#minorEnd, minor + candidate.minor.span);
  }

  /** Step 1: what isn't positioned automatically. */
  #placeDefinite(): void {
    for (const candidate of this.candidates) {
      const { major, minor } = candidate;
      if (major.start !== undefined && minor.start !== undefined) this.#take(candidate, major.start, minor.start);
    }
  }

  /** Step 2: items locked to a given row (in a flow by rows). */
  #placeLocked(): void {
    const cursors = new Map<number, number>();
    for (const candidate of this.candidates) {
      const { major, minor } = candidate;
      if (major.start === undefined || minor.start !== undefined) continue;
      let at = this.dense ? this.#minorStart : (cursors.get(major.start) ?? this.#minorStart);
      for (;;) {
        const obstacle = this.#taken.obstacle(major.start, major.span, at, minor.span);
        if (obstacle === undefined) break;
        at = obstacle;
      }
      this.#take(candidate, major.start, at);
      cursors.set(major.start, at + minor.span);
    }
  }

  /** Step 4: all others, behind one cursor, or in dense packing each in the first place that has room. */
  #placeRest(): void {
    let cursor = { major: this.#majorStart, minor: this.#minorStart };
    for (const candidate of this.candidates) {
      if (candidate.place) continue;
      const { minor } = candidate;
      if (this.dense) cursor = this.#densely(candidate);
      if (minor.start !== undefined) {
        if (minor.start < cursor.minor) cursor.major++;
        cursor = { major: this.#freeLine(candidate, cursor.major, minor.start), minor: minor.start };
      } else cursor = this.#freePlace(candidate, cursor);
      this.#reached.set(kindOf(candidate), cursor);
      this.#take(candidate, cursor.major, cursor.minor);
    }
  }

  /** Where the last item of each kind was placed: what is taken stays so, and the next one needs no look before that. */
  readonly #reached = new Map<string, { readonly major: number; readonly minor: number }>();

  /** Where dense packing begins to look. */
  #densely(candidate: Candidate): { major: number; minor: number } {
    const from = { major: this.#firstOpen(), minor: this.#minorStart };
    const reached = this.#reached.get(kindOf(candidate));
    return reached && reached.major >= from.major ? { ...reached } : from;
  }

  #freeLine(candidate: Candidate, from: number, minor: number): number {
    let major = from;
    for (;;) {
      const last = this.#taken.lastObstacle(major, candidate.major.span, minor, candidate.minor.span);
      if (last === undefined) return major;
      major = last + 1;
    }
  }

  #freePlace(candidate: Candidate, from: { major: number; minor: number }): { major: number; minor: number } {
    let { major, minor } = from;
    for (;;) {
      if (minor + candidate.minor.span > this.#minorEnd) {
        major++;
        minor = this.#minorStart;
        continue;
      }
      const obstacle = this.#taken.obstacle(major, candidate.major.span, minor, candidate.minor.span);
      if (obstacle === undefined) return { major, minor };
      minor = obstacle;
    }
  }

  #open = Number.NEGATIVE_INFINITY;

  /** The first line along the major axis that isn't full: dense packing need not look before it. */
  #firstOpen(): number {
    this.#open = Math.max(this.#open, this.#majorStart);
    const isFull = (major: number) => {
      for (let at = this.#minorStart; at < this.#minorEnd; ) {
        const end = this.#taken.obstacle(major, 1, at, 1);
        if (end === undefined) return false;
        at = end;
      }
      return this.#minorEnd > this.#minorStart;
    };
    while (isFull(this.#open)) this.#open++;
    return this.#open;
  }
}

/** Items of one kind fit into the same places. */
const kindOf = ({ major, minor }: Candidate): string => `${major.span} ${minor.span} ${minor.start}`;
