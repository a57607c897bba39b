/** The lines of a paragraph -> how far each moves, so that pages end between them, with orphans and widows (CSS Fragmentation 3, section 3.3). */
import type { ComputedStyle } from "../../css/index.js";
import { atPageTop, type FlowPosition, fits, fitsOnePage, isAtTop, moved, pageIndex, toNextPage } from "./position.js";

interface Line {
  readonly height: number;
}

/** Lines of which less stands at the ends of pages than elsewhere. */
export interface TrimmedLines<L extends Line> {
  /** What is left of the first line of a page. */
  atStart(line: L): L;
  /** What is left of its last one. */
  atEnd(line: L): L;
}

/**
 * How far each line moves down: past a page's end, with at least `orphans` lines before the break and `widows` after it
 * (CSS Fragmentation 3, section 3.3), where the paragraph has as many.
 * @param trim what becomes of lines at the ends of pages: these are exchanged for that
 */
export function linePushes<L extends Line>(
  lines: L[],
  start: FlowPosition,
  style: ComputedStyle,
  trim?: TrimmedLines<L>,
): number[] {
  const whole = trim && [...lines];
  const lineAt = (i: number, position: FlowPosition): L =>
    trim && isFurtherTop(position) ? trim.atStart(whole![i]!) : (whole ?? lines)[i]!;
  const pushes = new Array<number>(lines.length).fill(0);
  let offset = 0;
  let sinceBreak = 0;
  for (let i = 0; i < lines.length; i++) {
    const position = moved(start, offset);
    lines[i] = lineAt(i, position);
    if (trim && !fits(lines[i]!.height, position)) {
      const last = trim.atEnd(lines[i]!);
      if (fits(last.height, position)) lines[i] = last;
    }
    // One that is higher than a page begins on a page of its own, as whatever is never broken does in browsers.
    const push = fits(lines[i]!.height, position) || atPageTop(position) ? 0 : toNextPage(position);
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
      for (let k = at; k <= i; k++) {
        lines[k] = lineAt(k, moved(start, offset));
        offset += lines[k]!.height;
      }
      sinceBreak = i - at + 1;
    } else {
      offset += lines[i]!.height;
      sinceBreak++;
    }
  }
  return pushes;
}

/** Whether a page begins here that is not the first one. */
const isFurtherTop = (flow: FlowPosition): boolean => atPageTop(flow) && pageIndex(flow) > 0;

/** Whether lines that must stay together find room on the next page: where nothing stands above them on theirs, they don't. */
function canMove(lines: readonly Line[], flow: FlowPosition): boolean {
  const height = lines.reduce((sum, line) => sum + line.height, 0);
  return !isAtTop(flow) && fitsOnePage(height, flow);
}

/** Whether what stands above, of some height, is on the page before: it fills that to its end. */
function crosses(flow: FlowPosition, above: number): boolean {
  return pageIndex(moved(flow, -above)) < pageIndex(flow);
}

/** The line to break before, given that line `i` doesn't fit and `before` lines stand on this page already. */
export function breakBefore(i: number, before: number, count: number, style: ComputedStyle): number {
  const first = i - before;
  if (i - first < style.orphans) return first;
  // As in Chromium: where both can't be had, the lines that fit stay.
  const forWidows = Math.min(i, count - style.widows);
  return forWidows - first < style.orphans ? i : forWidows;
}
