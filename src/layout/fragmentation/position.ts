/**
 * Positions in the flow of pages (CSS Fragmentation 3). During layout the content areas of the pages follow one another
 * without a gap in one tall column; what must not cross the end of a page is pushed to the start of the next. Only the
 * finished tree is cut into pages (cut.ts).
 */
import type { ComputedStyle } from "../../css/index.js";
import type { BoxFragment } from "../fragments/fragment.js";

/** The heights of pages, whose content areas stand below one another without a gap. */
export interface PageFlow {
  /** Of all pages but those that the other fields speak of; the greatest one where they differ. */
  readonly pageHeight: number;
  /** Where the first pages end that are not as high as the others: columns, of which a row stands on each page of the document. */
  readonly ends?: readonly number[];
  /** The heights of all further pages in turn: left and right ones. */
  readonly turns?: readonly [number, number];
}

/** A position in the continuous flow of pages. */
export interface FlowPosition extends PageFlow {
  readonly offset: number;
  /** Height that repeated table headers take at the top of every page after the one on which the table began. */
  readonly reserved: number;
  /** Height that repeated table footers take at the end of every page. */
  readonly below?: number;
  /** The pages are columns. */
  readonly inColumns?: true;
}

/** Tolerance for sums of heights, px. */
const EPSILON = 0.01;

/** A fragmentainer: a page, or a column. `index` counts them from 0; lengths from the start of the flow, px. */
interface Fragmentainer {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** The one that an offset lies in; what lies at the end of one is at the start of the next. */
export function fragmentainerAt({ pageHeight, ends, turns }: PageFlow, at: number): Fragmentainer {
  // What sums of heights miss the end by is not seen.
  const offset = at + 1e-6;
  if (ends && offset < ends.at(-1)!) {
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (offset < ends[middle]!) high = middle;
      else low = middle + 1;
    }
    return { index: low, start: low === 0 ? 0 : ends[low - 1]!, end: ends[low]! };
  }
  const start = ends?.at(-1) ?? 0;
  const before = ends?.length ?? 0;
  if (turns) {
    const [first, second] = turns;
    const pair = Math.max(0, Math.floor((offset - start) / (first + second)));
    const from = start + pair * (first + second);
    const middle = from + first;
    return offset < middle
      ? { index: before + 2 * pair, start: from, end: middle }
      : { index: before + 2 * pair + 1, start: middle, end: middle + second };
  }
  // What negative margins move above the first page belongs to it.
  const further = Math.max(0, Math.floor((offset - start) / pageHeight));
  const index = before + further;
  return { index, start: start + further * pageHeight, end: start + (further + 1) * pageHeight };
}

const here = (flow: FlowPosition): Fragmentainer => fragmentainerAt(flow, flow.offset);

/** The number of the page, or of the column, that a flow offset lies on. */
export const pageIndex = (flow: FlowPosition): number => fragmentainerAt(flow, flow.offset + EPSILON).index;

/** Room from a flow offset to the end of its page. */
export function roomLeft(flow: FlowPosition): number {
  return here(flow).end - flow.offset - (flow.below ?? 0);
}

/** Whether nothing but repeated headers can stand above a flow offset on its page. */
export function atPageTop(flow: FlowPosition): boolean {
  return flow.offset - here(flow).start <= flow.reserved + EPSILON;
}

/** Distance from a flow offset to the place where content can start on the next page. */
export function toNextPage(flow: FlowPosition): number {
  return here(flow).end - flow.offset + flow.reserved;
}

/** Whether a break has to be there; one between columns, where there are columns. */
export const isForced = (value: ComputedStyle["breakBefore"], flow: FlowPosition): boolean =>
  value === "page" || value === "left" || value === "right" || (value === "column" && flow.inColumns === true);

export function moved(flow: FlowPosition, by: number): FlowPosition {
  return { ...flow, offset: flow.offset + by };
}

/**
 * How far something unbreakable must move down so that it doesn't cross the end of a page. 0 where it fits, and where
 * moving can't help: it stands at the top of a page already, or is taller than one.
 */
export function pushFor(height: number, flow: FlowPosition): number {
  const most = flow.pageHeight - flow.reserved - (flow.below ?? 0);
  if (height <= roomLeft(flow) + EPSILON || atPageTop(flow) || height > most + EPSILON) return 0;
  return toNextPage(flow);
}

/**
 * How much higher a box becomes where the end of a page would cut through its bottom padding and border: both then begin on the
 * next page, as in browsers.
 * @param height of the border box
 * @param flow where the box begins; undefined where breaking is of no concern
 */
export function endPush(height: number, bottomInset: number, flow: FlowPosition | undefined): number {
  if (!flow || bottomInset === 0 || height < bottomInset) return 0;
  return pushFor(bottomInset, moved(flow, height - bottomInset));
}

interface Line {
  readonly height: number;
}

/**
 * How far each line moves down: past a page's end, with at least `orphans` lines before the break and `widows` after it
 * (CSS Fragmentation 3, section 3.3), where the paragraph has as many.
 */
export function linePushes(lines: readonly Line[], start: FlowPosition, style: ComputedStyle): number[] {
  const pushes = new Array<number>(lines.length).fill(0);
  let offset = 0;
  let sinceBreak = 0;
  for (let i = 0; i < lines.length; i++) {
    const position = moved(start, offset);
    // One that is higher than a page begins on a page of its own, as whatever is never broken does in browsers.
    const fits = lines[i]!.height <= roomLeft(position) + EPSILON || atPageTop(position);
    const push = fits ? 0 : toNextPage(position);
    if (push > 0 || (sinceBreak > 0 && atPageTop(position) && crosses(position, lines[i - 1]!.height))) {
      let at = breakBefore(i, sinceBreak, lines.length, style);
      // Breaking earlier moves the lines in between as well: place again from there.
      let back = offset;
      for (let k = at; k < i; k++) back -= lines[k]!.height + pushes[k]!;
      if (at < i && !canMove(lines.slice(at, i + 1), moved(start, back + pushes[at]!))) {
        at = i;
        back = offset;
      }
      pushes.fill(0, at, i);
      pushes[at] = at === i ? push : toNextPage(moved(start, back));
      offset = back + pushes[at]!;
      for (let k = at; k <= i; k++) offset += lines[k]!.height;
      sinceBreak = i - at + 1;
    } else {
      offset += lines[i]!.height;
      sinceBreak++;
    }
  }
  return pushes;
}

/** Whether lines that must stay together find room on the next page: where they have a page of their own already, they don't. */
function canMove(lines: readonly Line[], flow: FlowPosition): boolean {
  const height = lines.reduce((sum, line) => sum + line.height, 0);
  return !atPageTop(flow) && height <= flow.pageHeight - flow.reserved - (flow.below ?? 0) + EPSILON;
}

/** Whether what stands above, of some height, is on the page before: it fills that to its end. */
function crosses(flow: FlowPosition, above: number): boolean {
  return pageIndex(moved(flow, -above)) < pageIndex(flow);
}

/** The line to break before, given that line `i` doesn't fit and `before` lines stand on this page already. */
function breakBefore(i: number, before: number, count: number, style: ComputedStyle): number {
  const first = i - before;
  if (i - first < style.orphans) return first;
  // As in Chromium: where both can't be had, the lines that fit stay.
  const forWidows = Math.min(i, count - style.widows);
  return forWidows - first < style.orphans ? i : forWidows;
}

/** How far below the top of a fragment its first line, row or image begins: pushes move content, not the box around it. */
export function contentTop(fragment: BoxFragment): number {
  const [first] = fragment.children;
  if (!first) return 0;
  return first.y + (first.fragment.kind === "box" ? contentTop(first.fragment) : 0);
}

/** How far below the top of a fragment its last line, row or image ends. */
export function contentEnd(fragment: BoxFragment): number {
  let end = 0;
  for (const { y, fragment: child } of fragment.children) {
    const inner = child.kind === "box" && child.children.length > 0 ? contentEnd(child) : child.height;
    end = Math.max(end, y + inner);
  }
  return end;
}
