/**
 * The rows of a grid over pages (CSS Grid 2, section 11; CSS Fragmentation 3): a row moves to the next page where an item that
 * begins in it can't be broken, or has nothing that fits; else its items are broken, and it grows by what that takes.
 */

import {
  breakBetween,
  holdsForcedBreak,
  isBrokenInside,
  isMonolithic,
  leaderOf,
  overflows,
} from "../../fragmentation/breaks.js";
import { contentTop } from "../../fragmentation/content-edges.js";
import { TOLERANCE } from "../../fragmentation/fragmentainers.js";
import type { FlowPosition } from "../../fragmentation/position.js";
import {
  atPageTop,
  fits,
  fitsOnePage,
  isAtTop,
  isParted,
  moved,
  pageIndex,
  pushFor,
  roomLeft,
  toNextPage,
} from "../../fragmentation/position.js";
import { type BoxFragment, uncut } from "../../fragments/fragment.js";
import type { LayoutContext, TrackEdges } from "../context.js";
import { vertical } from "../sizing.js";
import { alignmentOffset } from "./align.js";
import { type GridItem, isStretched, layOutItem, layOutItemInFlow, stretchedHeight } from "./items.js";
import { areaOf } from "./tracks.js";

/** An item with its fragment, and how far below the top of the grid's content box that begins. */
export interface LaidOutItem {
  readonly item: GridItem;
  readonly y: number;
  readonly fragment: BoxFragment;
}

/**
 * Lays the items out row by row and moves the edges of the rows.
 * @param asking the items that stand in the rows, those of subgrids among them
 * @param flow where the content box begins in the flow of pages
 * @returns the items in the order that was given
 */
export function layOutRowsInFlow(
  items: readonly GridItem[],
  asking: readonly GridItem[],
  rows: TrackEdges,
  flow: FlowPosition,
  context: LayoutContext,
): LaidOutItem[] {
  const stack = new RowStack(asking, rows, flow, context);
  for (let row = 0; row < rows.starts.length; row++) row = stack.place(row);
  return items.map((item) => stack.finished(item));
}

const atLeast = (fragment: BoxFragment, height: number): BoxFragment =>
  fragment.height < height ? fragment.with({ height }) : fragment;

function brokenItem(item: GridItem, whole: BoxFragment, flow: FlowPosition, context: LayoutContext): BoxFragment {
  const inFlow = layOutItemInFlow(item, flow, context);
  return isStretched(item) ? inFlow : atLeast(inFlow, whole.height);
}

/** An item of a subgrid whose rows have their places. @param flow where the content box of the subgrid begins */
export function layOutInRowsInFlow(
  item: GridItem,
  rows: TrackEdges,
  flow: FlowPosition,
  context: LayoutContext,
): LaidOutItem {
  const { start, size } = areaOf(item.row, rows);
  const whole = layOutItem(item, size, context);
  const y = start + alignmentOffset(item, whole.height, size);
  const at = moved(flow, y);
  if (fits(whole.height, at) || (isMonolithic(item.box, at) && fitsOnePage(whole.height, at)))
    return { item, y, fragment: whole };
  const fragment = brokenItem(item, whole, at, context);
  return { item, y, fragment: isStretched(item) ? atLeast(fragment, stretchedHeight(item, size)) : fragment };
}

class RowStack {
  readonly #planned: TrackEdges;
  readonly #startingIn: GridItem[][];
  readonly #endingIn: GridItem[][];
  readonly #laidOut = new Map<GridItem, LaidOutItem>();
  /** How far each row has moved before it was looked at, to go back to. */
  readonly #shifts: number[] = [];
  /** Rows that start a page because a later one must stay with them. */
  readonly #forced = new Set<number>();
  #shift = 0;

  constructor(
    items: readonly GridItem[],
    readonly rows: TrackEdges,
    readonly flow: FlowPosition,
    readonly context: LayoutContext,
  ) {
    this.#planned = { starts: [...rows.starts], ends: [...rows.ends] };
    this.#startingIn = rows.starts.map(() => []);
    this.#endingIn = rows.starts.map(() => []);
    for (const item of items) {
      this.#startingIn[item.row.start]!.push(item);
      this.#endingIn[item.row.start + item.row.span - 1]!.push(item);
    }
  }

  /** Places a row; returns the index of the last row that is placed now, which is this one unless it had to go back. */
  place(row: number): number {
    this.#endGap(row);
    this.#shifts[row] = this.#shift;
    const own = this.#startingIn[row]!;
    const breaks = this.#forced.has(row) || this.#breakBefore(row) === "forced";
    if (breaks) {
      if (!this.#atPageTop(row)) this.#shift += toNextPage(this.#at(row));
    } else {
      const leaves = !this.#layOut(own, row) && !this.#atPageTop(row);
      const first = leaves || this.#beginsPage(row) ? this.#leaderOf(row) : row;
      if (first < row) {
        this.#forced.add(first);
        this.#shift = this.#shifts[first]!;
        return first - 1;
      }
      if (leaves) this.#shift += toNextPage(this.#at(row));
    }
    this.#layOut(own, row);
    this.#grow(row);
    return row;
  }

  #beginsPage(row: number): boolean {
    if (row === 0) return false;
    const { starts, ends } = this.rows;
    return isParted(moved(this.flow, starts[row - 1]!), ends[row - 1]! - starts[row - 1]!, this.#at(row));
  }

  /** A gap that reaches the end of a page ends there. */
  #endGap(row: number): void {
    if (row === 0) return;
    const end = moved(this.flow, this.rows.ends[row - 1]!);
    const gap = this.#at(row).offset - end.offset;
    if (!fits(gap, end)) this.#shift -= gap - toNextPage(end);
  }

  /** An item when all rows have their places: a stretched one reaches the end of its area. */
  finished(item: GridItem): LaidOutItem {
    const laidOut = this.#laidOut.get(item)!;
    if (!isStretched(item)) return laidOut;
    const end = this.rows.ends[item.row.start + item.row.span - 1]!;
    const height = stretchedHeight(item, end - this.rows.starts[item.row.start]!);
    return { ...laidOut, fragment: atLeast(laidOut.fragment, height) };
  }

  #at(row: number): FlowPosition {
    return moved(this.flow, this.#planned.starts[row]! + this.#shift);
  }

  #atPageTop(row: number): boolean {
    return atPageTop(this.#at(row));
  }

  /** Lays out the items that begin in a row; false where the row should rather begin on the next page. */
  #layOut(items: readonly GridItem[], row: number): boolean {
    let stays = true;
    for (const item of items) {
      const areaHeight = this.#planned.ends[row + item.row.span - 1]! - this.#planned.starts[row]!;
      const whole = item.inner
        ? item.natural.with({ height: Math.max(0, areaHeight - vertical(item.margins)) })
        : layOutItem(item, areaHeight, this.context);
      const y = this.#planned.starts[row]! + this.#shift + alignmentOffset(item, whole.height, areaHeight);
      this.#laidOut.set(item, { item, y, fragment: whole });
      const flow = moved(this.flow, y);
      // What alignment moves beyond the end of a page takes its row along.
      stays &&= pageIndex(flow) === pageIndex(this.#at(row));
      if (fits(whole.height, flow) && !holdsForcedBreak(item.box)) continue;
      if (isMonolithic(item.box, flow) && !isBrokenInside(item.box, flow)) {
        const isWhole = fitsOnePage(whole.height, flow);
        stays &&= isWhole ? pushFor(whole.height, flow) === 0 : isAtTop(flow);
        if (isWhole) continue;
        if (overflows(item.box, flow)) {
          this.#laidOut.set(item, { item, y, fragment: uncut(whole, roomLeft(flow)) });
          continue;
        }
      }
      if (item.inner) continue;
      const broken = brokenItem(item, whole, flow, this.context);
      this.#laidOut.set(item, { item, y, fragment: broken });
      const pageOf = (place: number) => pageIndex(moved(this.flow, place));
      stays &&= pageOf(y + contentTop(broken)) === pageOf(y);
    }
    return stays;
  }

  /** Sets the edges of a row; what its items take beyond their areas moves the rows that follow. */
  #grow(row: number): void {
    this.rows.starts[row] = this.#planned.starts[row]! + this.#shift;
    let end = this.#planned.ends[row]! + this.#shift;
    for (const item of this.#endingIn[row]!) {
      if (item.inner) continue;
      const { y, fragment } = this.#laidOut.get(item)!;
      const over = y + fragment.height + item.margins.bottom - end;
      // An item that overflows its area as planned goes on to do so.
      const areaHeight = this.#planned.ends[row]! - this.#planned.starts[item.row.start]!;
      if (over > TOLERANCE && fragment.height > areaHeight + TOLERANCE && this.#isBroken(item, y, fragment.height)) {
        end += over;
        this.#shift += over;
      }
    }
    this.rows.ends[row] = end;
  }

  #isBroken(item: GridItem, y: number, height: number): boolean {
    return height > item.natural.height + TOLERANCE || !fits(height, moved(this.flow, y));
  }

  #breakBefore(row: number): ReturnType<typeof breakBetween> {
    if (row === 0) return breakBetween([], stylesOf(this.#startingIn[0]!), this.flow);
    return breakBetween(stylesOf(this.#endingIn[row - 1]!), stylesOf(this.#startingIn[row]!), this.flow);
  }

  #leaderOf(row: number): number {
    return leaderOf(row, {
      led: this.#forced,
      avoids: (k) => this.#breakBefore(k) === "avoid",
      start: (k) => moved(this.flow, this.#planned.starts[k]! + this.#shifts[k]!),
      extent: (k) => {
        const { starts, ends } = this.#planned;
        // What is higher than a page is broken after its first lines.
        const own = ends[row]! - starts[row]!;
        return starts[row]! + (fitsOnePage(own, this.#at(row)) ? own : 0) - starts[k]!;
      },
    });
  }
}

const stylesOf = (items: readonly GridItem[]) => items.map(({ box }) => box.style);
