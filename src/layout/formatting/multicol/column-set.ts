/** One set of columns: a strip of content, its height balanced or filled, in rows of columns where pages end. Lengths in px. */

import { DocumentMemo } from "../../../document-memo.js";
import { largest } from "../../../graphics/index.js";
import { type Box, hasOutOfFlow } from "../../boxes/box.js";
import { isMonolithic } from "../../fragmentation/breaks.js";
import { contentEnd } from "../../fragmentation/content-edges.js";
import { contentBottom, countParts, cutFlow, MAX_PAGES } from "../../fragmentation/cut.js";
import { fragmentainerAt } from "../../fragmentation/fragmentainers.js";
import type { FlowPosition } from "../../fragmentation/position.js";
import { moved, pageIndex, roomLeft, toNextPage } from "../../fragmentation/position.js";
import type { GapRule } from "../../fragments/borders.js";
import { type BoxFragment, type Placed, placed } from "../../fragments/fragment.js";
import { type ConstraintSpace, type LayoutContext, UNCONSTRAINED } from "../context.js";
import { placeInColumns } from "../positioned/place.js";
import { columnsFilled, evenHeight, piecesOf } from "./estimate.js";
import { highestUnbroken } from "./unbroken.js";

export interface ColumnSet {
  /** A block with what is to be set in columns. */
  readonly box: Box;
  readonly columns: { readonly count: number; readonly width: number; readonly gap: number; readonly rtl: boolean };
  /** The largest height that the columns may have. */
  readonly most: number;
  /** False where columns are filled one after the other to that height, or to the end of the page. */
  readonly balanced: boolean;
  /** What percentages of heights refer to. */
  readonly availableHeight: number | undefined;
  /** What is trimmed of the first and last line of each column. */
  readonly textBoxTrim: ConstraintSpace["textBoxTrim"];
  /** Where the set begins, in a document of pages. */
  readonly flow?: FlowPosition;
}

/** Columns, from the top left of their set. */
interface PlacedColumns {
  readonly fragments: readonly Placed<BoxFragment>[];
  readonly rules: readonly GapRule[];
  readonly height: number;
}

/** Heights of columns are found to this precision. */
const PRECISION = 1 / 64;
/**
 * How many heights are tried for columns that stand in so many others, and have so many levels of others inside: each trial lays
 * out all that is inside. Where none are given the height is estimated, so that the content is laid out once for each layout
 * of what is around.
 */
const TRIALS: readonly (readonly number[])[] = [[60, 60, 8], [8]];
/** What is added to a height that was found, so that no sum of lengths misses it. */
export const SLACK = 0.03;

/** @param width of all columns with their gaps */
export function layOutColumns(set: ColumnSet, width: number, context: LayoutContext): PlacedColumns {
  return context.inColumns((depth) => columnsAt(depth, set, width, context));
}

function columnsAt(depth: number, set: ColumnSet, width: number, context: LayoutContext): PlacedColumns {
  const trials = TRIALS[depth]?.[levelsInside(set.box)];
  const strip = new Strip(set, context, trials ?? 0);
  const { count } = set.columns;
  const room = set.flow ? roomLeft(set.flow) : Infinity;
  const natural = strip.natural();
  const most = Math.max(1, Math.min(set.most, room), natural / MOST_PIECES);
  if (trials === undefined) {
    const heights = estimatedHeights(strip, most, set);
    return place(strip.cut(heights), heights, set, width);
  }
  // What is higher than all columns that there are room for needs no search.
  const target = set.balanced && natural / count <= most ? strip.balance([], most) : most;
  const heights = [Number.isFinite(target) ? target : natural];
  if (set.flow && strip.count(heights) > count && set.most > room) addRows(heights, strip, set);
  return place(strip.cut(heights), heights, set, width);
}

/** How many levels of columns in columns there are inside of a box. */
function levelsInside(box: Box): number {
  let levels = knownLevels.get(box);
  if (levels === undefined) {
    const atomics =
      box.items?.flatMap((item) => (item.kind === "atomic" || item.kind === "float" ? [item.box] : [])) ?? [];
    levels = largest(
      [...box.children, ...atomics].map((inner) => levelsInside(inner) + (inner.inside === "columns" ? 1 : 0)),
    );
    knownLevels.set(box, levels);
  }
  return levels;
}

function holdsOutOfFlow(box: Box): boolean {
  let holds = knownHolders.get(box);
  if (holds === undefined) knownHolders.set(box, (holds = hasOutOfFlow(box)));
  return holds;
}

const knownHolders = new DocumentMemo<Box, boolean>();
const knownLevels = new DocumentMemo<Box, number>();

/** The heights of the rows of columns, with no layout but the one in a single column. */
function estimatedHeights(strip: Strip, most: number, set: ColumnSet): number[] {
  const { count } = set.columns;
  const natural = strip.natural();
  const pieces = piecesOf(strip.whole());
  const target = set.balanced ? evenHeight(pieces, natural, count, most) : most;
  const heights = [(Number.isFinite(target) ? target : natural) + SLACK];
  let flow = set.flow;
  if (!flow || set.most <= roomLeft(flow) || columnsFilled(pieces, () => heights[0]!) <= count) return heights;
  heights[0] = Math.max(1, roomLeft(flow));
  const heightOf = (column: number) => heights[Math.floor(column / count)] ?? heights.at(-1)!;
  while (heights.length < MAX_ROWS && columnsFilled(pieces, heightOf) > heights.length * count) {
    flow = moved(flow, toNextPage(flow));
    heights.push(Math.max(1, roomLeft(flow)));
  }
  return heights;
}

/** Adds the heights of further rows, each on a page of its own, until all content has its place. */
function addRows(heights: number[], strip: Strip, set: ColumnSet): void {
  const { count } = set.columns;
  let flow = set.flow!;
  heights[0] = Math.max(1, roomLeft(flow));
  let full = heights[0];
  // A container of a height of its own has what its rows so far leave of that.
  let left = set.most - full;
  const isLimited = set.most < UNLIMITED;
  while (heights.length < MAX_ROWS) {
    flow = moved(flow, toNextPage(flow));
    full = Math.max(1, Math.min(roomLeft(flow), left));
    const rows = Math.ceil(strip.count([...heights, full]) / count) - heights.length;
    if (pageIndex(flow) + rows > MAX_PAGES) {
      // None of this is printed: it has its height, and isn't parted.
      heights.push(rows * full);
      return;
    }
    // The pages of a document are of one height; columns around these needn't be.
    const isOneByOne = flow.ends !== undefined || isLimited;
    for (let i = 0; i < (isOneByOne ? Math.min(1, rows) : rows); i++) heights.push(full);
    left -= full;
    if (rows <= 1 || !isOneByOne || left <= 0) break;
  }
  if (set.balanced && heights.length > 1) heights[heights.length - 1] = strip.balance(heights.slice(0, -1), full);
}

const MAX_ROWS = 100;
/** No container is as high, px: without a height of its own there is no end to it. */
const UNLIMITED = 1e12;
/** Columns that are too low for their content overflow on and on to the side: no further than this. */
const MOST_PIECES = 1000;

/** The content of a set, laid out with columns of given heights. */
class Strip {
  #natural: number | undefined;
  /** The margin below the last content. */
  #margin = 0;
  /** Where the first line or image ends, with the margins above it. */
  #firstEnd = 0;
  #last: { key: string; fragment: BoxFragment } | undefined;

  constructor(
    readonly set: ColumnSet,
    readonly context: LayoutContext,
    /** How many heights may be tried. */
    readonly trials: number,
  ) {}

  /** The height of the content in a single column. */
  natural(): number {
    this.#natural ??= contentBottom(atStart(this.whole()));
    return this.#natural;
  }

  /** The content in a single column. */
  whole(): BoxFragment {
    return this.#layOut(undefined);
  }

  /** How many columns the content takes. @param heights of the rows of columns; further rows are as high as the last */
  count(heights: readonly number[]): number {
    const flow = this.#flow(heights);
    return countParts(atStart(this.#layOut(flow)), (offset) => fragmentainerAt(flow, offset));
  }

  cut(heights: readonly number[]): Placed<BoxFragment>[] {
    const flow = this.#flow(heights);
    const strip = this.#layOut(flow);
    const whole = holdsOutOfFlow(this.set.box) ? placeInColumns(strip, flow, this.context) : strip;
    return cutFlow(atStart(whole), (offset) => fragmentainerAt(flow, offset));
  }

  /**
   * The height of a last row at which its columns hold the rest of the content: at least an even share, and from there the
   * first that does, as browsers seek it. The smallest of all might be less, where margins vanish at breaks.
   * @param most at which they do, if any does
   */
  balance(before: readonly number[], most: number): number {
    const columns = this.set.columns.count;
    const filled = before.length * columns;
    // Some more than the content needs, so that only forced breaks part it at this height: columns inside round their own.
    const highest = Math.min(most, this.natural() * 1.1 + 20);
    const pieces = this.cut([...before, highest]).slice(filled);
    const limit = Math.max(filled + columns, filled + pieces.length);
    const last = pieces.length - 1;
    const rest = pieces.length > 0 ? contentBottom(pieces[last]!) : 0;
    const runs =
      before.length === 0 && highest >= this.natural()
        ? [...pieces.slice(0, last).map(({ fragment }) => contentEnd(fragment)), rest]
        : [highest * Math.max(0, last) + rest];
    runs[runs.length - 1]! += this.#margin;
    const holds = (height: number) => this.count([...before, height]) <= limit;
    let low = 0;
    const least = before.length === 0 ? this.#firstEnd : 0;
    const unbroken = largest(pieces.map(({ fragment }) => highestUnbroken(fragment)));
    let high = Math.max(least, PRECISION, Math.min(highest, Math.max(unbroken, evenShare(runs, columns))));
    if (this.trials === 0) return holds(high) ? high + SLACK : highest;
    const step = Math.max(1, highest / this.trials);
    while (high < highest && !holds(high)) {
      low = high;
      high = Math.min(highest, high + step);
    }
    if (low === 0) return high + SLACK;
    for (let trial = 0; high - low > PRECISION && trial < this.trials; trial++) {
      const height = (low + high) / 2;
      if (holds(height)) high = height;
      else low = height;
    }
    return high + SLACK;
  }

  #flow(heights: readonly number[]): FlowPosition {
    const { count } = this.set.columns;
    const last = heights.at(-1)!;
    const { textBoxTrim } = this.set;
    const flow: FlowPosition = { offset: 0, pageHeight: last, reserved: 0, inColumns: true, textBoxTrim };
    if (heights.length === 1) return flow;
    const ends: number[] = [];
    let end = 0;
    for (const height of heights) for (let i = 0; i < count; i++) ends.push((end += height));
    return { ...flow, ends };
  }

  #layOut(flow: FlowPosition | undefined): BoxFragment {
    const key = flow ? `${flow.pageHeight} ${flow.ends?.join(" ")}` : "";
    if (this.#last?.key !== key) {
      const whole = this.context.layout(this.set.box, {
        ...UNCONSTRAINED,
        availableWidth: this.set.columns.width,
        availableHeight: this.set.availableHeight,
        textBoxTrim: this.set.textBoxTrim,
        flow,
      });
      // A margin below the last content has its share when columns are balanced, but needs no room in the last of them.
      const content = whole.children.reduce(
        (bottom, { x, y, fragment }) =>
          Math.max(bottom, fragment.kind === "box" ? contentBottom(placed(fragment, x, y)) : y + fragment.height),
        0,
      );
      if (!flow) {
        this.#margin = Math.max(0, whole.height - content);
        this.#firstEnd = firstEnd(whole);
      }
      this.#last = { key, fragment: whole.with({ height: content }) };
    }
    return this.#last.fragment;
  }
}

/**
 * The height of columns among which the runs between forced breaks are shared evenly: each run has a column, and the highest
 * ones have those that are left.
 */
function evenShare(runs: readonly number[], columns: number): number {
  const shares = runs.map((height) => ({ height, columns: 1 }));
  const part = (share: { height: number; columns: number }) => share.height / share.columns;
  const highest = () =>
    shares.reduce((most, share) => (part(share) > part(most) ? share : most), { height: 0, columns: 1 });
  for (let left = columns - runs.length; left > 0; left--) highest().columns++;
  return part(highest());
}

/** The strip begins at the start of its flow. */
const atStart = (fragment: BoxFragment): Placed<BoxFragment> => placed(fragment, 0, 0);

const COLUMNS: FlowPosition = { offset: 0, pageHeight: Infinity, reserved: 0, inColumns: true };

/** What has no line or image in it may be broken anywhere. */
function firstEnd(fragment: BoxFragment): number {
  if (isMonolithic(fragment.box, COLUMNS)) return fragment.height;
  const [first] = fragment.children;
  if (!first) return 0;
  return first.y + (first.fragment.kind === "box" ? firstEnd(first.fragment) : first.fragment.height);
}

/**
 * Sets the pieces side by side in rows; more than a row holds overflow at its end, where there is no further one. A single column that isn't
 * balanced ends with its content, where there is more room.
 */
function place(
  pieces: readonly Placed<BoxFragment>[],
  heights: readonly number[],
  set: ColumnSet,
  width: number,
): PlacedColumns {
  const { count, width: columnWidth, gap, rtl } = set.columns;
  const fragments: Placed<BoxFragment>[] = [];
  const rules: GapRule[] = [];
  let top = 0;
  let flow = set.flow;
  let height = 0;
  heights.forEach((room, row) => {
    if (row > 0 && flow) {
      const next = toNextPage(flow);
      top += next;
      flow = moved(flow, next);
    }
    const last = row === heights.length - 1;
    const own = pieces.slice(row * count, last ? undefined : (row + 1) * count);
    const rowHeight = last && !set.balanced && own.length === 1 ? Math.min(room, contentBottom(own[0]!)) : room;
    own.forEach((piece, i) => {
      const x = i * (columnWidth + gap);
      fragments.push(placed(piece.fragment, rtl ? width - x - columnWidth : x, top + piece.y));
      if (i > 0) {
        const middle = rtl ? width - x + gap / 2 : x - gap / 2;
        rules.push({ upright: true, middle, from: top, to: top + rowHeight, index: i - 1, count: count - 1 });
      }
    });
    height = top + rowHeight;
  });
  return { fragments, rules, height };
}
