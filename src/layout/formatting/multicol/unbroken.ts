/** How high columns have to be so that none of them breaks what is wanted in one piece. Lengths in px. */
import { isFloating, isOutOfFlow } from "../../boxes/kinds.js";
import { breakBetween, isMonolithic, stylesAtEdge } from "../../fragmentation/breaks.js";
import type { FlowPosition } from "../../fragmentation/position.js";
import type { BoxFragment } from "../../fragments/fragment.js";

interface Unbroken {
  /** Where what stands together at the top begins and ends, from the top of the fragment. */
  readonly start: number;
  readonly end: number;
  readonly highest: number;
  /** Nothing else is in it. */
  readonly isAll: boolean;
}

const COLUMNS: FlowPosition = { offset: 0, pageHeight: Infinity, reserved: 0, inColumns: true };

/**
 * The height of the highest in a fragment that no break is wanted in (CSS Fragmentation 3, sections 3 and 4): an image, a box that avoids
 * breaks, lines that `orphans` and `widows` want together, and siblings that keep together. All else may be broken anywhere.
 */
export const highestUnbroken = (fragment: BoxFragment): number => unbrokenIn(fragment).highest;

function unbrokenIn(fragment: BoxFragment): Unbroken {
  const { box, children, height } = fragment;
  if (isMonolithic(box, COLUMNS)) return { start: 0, end: height, highest: height, isAll: true };
  const keepsLine = keptLines(fragment);
  let highest = 0;
  // The first of those that stand together, and the last.
  let first: { readonly start: number; end: number } | undefined;
  let last: { readonly start: number; end: number } | undefined;
  let lines = 0;
  let above: { readonly fragment: BoxFragment; readonly isAll: boolean } | undefined;
  for (const { y, fragment: child } of children) {
    let isKept: boolean;
    let own = { start: 0, end: child.height };
    if (child.kind === "line") isKept = keepsLine(lines++);
    else {
      const inner = unbrokenIn(child);
      highest = Math.max(highest, inner.highest);
      if (isFloating(child.box.style) || isOutOfFlow(child.box.style)) continue;
      isKept = above?.isAll === true && box.inside === "block" && avoidsBreak(above.fragment, child);
      // What is empty may be broken anywhere, but not where it begins beside what it is kept with.
      own = isKept && inner.end === 0 ? { start: 0, end: child.height } : inner;
      above = { fragment: child, isAll: inner.isAll };
    }
    if (last && isKept) last.end = y + own.end;
    else last = { start: y + own.start, end: y + own.end };
    first ??= last;
    highest = Math.max(highest, last.end - last.start);
  }
  return { start: first?.start ?? 0, end: first?.end ?? 0, highest, isAll: first === last };
}

/** Which lines stand on the same page as the one before them, where pages are high enough (section 3.3). */
function keptLines({ box: { style }, children }: BoxFragment): (line: number) => boolean {
  const forWidows = children.filter(({ fragment }) => fragment.kind === "line").length - style.widows;
  // As in Chromium: where widows would leave too few lines before the break, orphans alone count.
  const hasWidows = forWidows <= 0 || forWidows >= style.orphans;
  return (line) => line > 0 && (line < style.orphans || (hasWidows && line > forWidows));
}

/** Whether no break is wanted between two siblings. */
const avoidsBreak = (above: BoxFragment, below: BoxFragment): boolean =>
  breakBetween(stylesAtEdge(above.box, "end"), stylesAtEdge(below.box, "start"), COLUMNS) === "avoid";
