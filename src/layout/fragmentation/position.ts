/**
 * Positions in the flow of pages (CSS Fragmentation 3): what must not cross the end of a page is pushed to the start of the next. Only
 * the finished tree is cut into pages (cut.ts). Lengths in px.
 */
import type { ComputedStyle } from "../../css/index.js";
import { type Fragmentainer, fragmentainerAt, type PageFlow, TOLERANCE } from "./fragmentainers.js";

/** A position in the continuous flow of pages. */
export interface FlowPosition extends PageFlow {
  readonly offset: number;
  /** Height that repeated table headers take at the top of every page after the one on which the table began. */
  readonly reserved: number;
  /** Height that repeated table footers take at the end of every page. */
  readonly below?: number;
  /** The pages are columns. */
  readonly inColumns?: true;
  /** The used value of `page` of what contains this position (CSS Paged Media 3, section 6); absent for no name. */
  readonly pageName?: string;
  /** What is trimmed of the lines with which pages begin and end (CSS Inline 3, section 4.2); absent for nothing. */
  readonly textBoxTrim?: Exclude<ComputedStyle["textBoxTrim"], "none"> | undefined;
  /** Down to here nothing stands on the page but edges of the boxes around. */
  readonly bareTo?: number;
}

const here = (flow: FlowPosition): Fragmentainer => fragmentainerAt(flow, flow.offset);

/** The number of the page, or of the column, that a flow offset lies on. */
export const pageIndex = (flow: FlowPosition): number => fragmentainerAt(flow, flow.offset + TOLERANCE).index;

/** Room from a flow offset to the end of its page. */
export function roomLeft(flow: FlowPosition): number {
  return here(flow).end - flow.offset - (flow.below ?? 0);
}

/** Whether something of a height ends on the page on which it begins. */
export const fits = (height: number, flow: FlowPosition): boolean => height <= roomLeft(flow) + TOLERANCE;

/** Whether what begins so far below still begins on the same page. */
export const begins = (top: number, flow: FlowPosition): boolean => top < roomLeft(flow) - TOLERANCE;

/** Whether a page has room for a height, below its repeated headers and above its footers. */
export const fitsOnePage = (height: number, { pageHeight, reserved, below = 0 }: FlowPosition): boolean =>
  height <= pageHeight - reserved - below + TOLERANCE;

/** Whether nothing but repeated headers can stand above a flow offset on its page. */
export function atPageTop(flow: FlowPosition): boolean {
  return flow.offset - here(flow).start <= flow.reserved + TOLERANCE;
}

/** Whether nothing but the edges of boxes around can stand above a flow offset on its page. */
export const isAtTop = (flow: FlowPosition): boolean =>
  atPageTop(flow) || (flow.bareTo !== undefined && flow.offset <= flow.bareTo + TOLERANCE);

/** Where the content of a box begins. @param flow where the box does */
export function atContent(flow: FlowPosition, inset: number): FlowPosition {
  const offset = flow.offset + inset;
  return inset > 0 && isAtTop(flow) ? { ...flow, offset, bareTo: offset } : { ...flow, offset };
}

/** How far down something of a height reaches that may be broken anywhere. @param flow where it begins */
export function spread(height: number, flow: FlowPosition): number {
  let [left, top] = [height, 0];
  for (let at = flow; ; at = moved(flow, top)) {
    const room = roomLeft(at);
    if (left <= room + TOLERANCE || (room <= 0 && atPageTop(at))) return top + left;
    left -= Math.max(0, room);
    top += toNextPage(at);
  }
}

/** Whether a page ends between something of a height and what comes after it. */
export function isParted(before: FlowPosition, height: number, after: FlowPosition): boolean {
  const end = fragmentainerAt(before, before.offset + height - TOLERANCE).index;
  return pageIndex(after) > Math.max(pageIndex(before), end);
}

/** How many pages end within something of a height. */
export const pagesOver = (height: number, flow: FlowPosition): number =>
  fragmentainerAt(flow, flow.offset + height - TOLERANCE).index - pageIndex(flow);

/** Distance from a flow offset to the place where content can start on the same page. */
export const toPageTop = (flow: FlowPosition): number => Math.max(0, here(flow).start + flow.reserved - flow.offset);

/** Distance from a flow offset to the place where content can start on the next page. */
export function toNextPage(flow: FlowPosition): number {
  return here(flow).end - flow.offset + flow.reserved;
}

/** More pages of their own heights there are not before those that are alike. */
const MOST_SKIPPED = 100;

/**
 * Distance from a flow offset to the place on a further page where content can start that has room for a height: columns at the end of a
 * page are lower than those on the next one. To the next page where none has.
 */
export function toPageWithRoom(height: number, flow: FlowPosition): number {
  const next = toNextPage(flow);
  if ((!flow.ends && !flow.turns) || !fitsOnePage(height, flow)) return next;
  let push = next;
  for (let skipped = 0; !fits(height, moved(flow, push)); skipped++) {
    if (skipped === MOST_SKIPPED) return next;
    push += toNextPage(moved(flow, push));
  }
  return push;
}

export function moved(flow: FlowPosition, by: number): FlowPosition {
  return { ...flow, offset: flow.offset + by };
}

/**
 * How far something unbreakable must move down so that it doesn't cross the end of a page. 0 where it fits, and where
 * moving can't help: it stands at the top of a page already, or is taller than one.
 */
export function pushFor(height: number, flow: FlowPosition): number {
  return fits(height, flow) || atPageTop(flow) || !fitsOnePage(height, flow) ? 0 : toNextPage(flow);
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
