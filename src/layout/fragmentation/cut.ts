/**
 * The finished tree of a document, laid out as one tall column -> one tree for each page. A box that runs over the end of a
 * page has a fragment on each, its border and background sliced there (CSS Fragmentation 3, section 5.4.1, `slice`).
 */

import { containsAbsolute, isOutOfFlow } from "../boxes/kinds.js";
import {
  type BoxFragment,
  escapes,
  type Fragment,
  isBox,
  type LineChild,
  type LineFragment,
  lineContent,
  type MarkerFragment,
  type Placed,
  placed,
  type TextFragment,
  wholeOverflow,
} from "../fragments/fragment.js";
import { clippedAxes } from "../fragments/overflow.js";
import { fragmentainerAt, LEAST_PART, type PageFlow } from "./fragmentainers.js";

/** More pages than any handbook has: some length went wrong, and a file of millions of empty pages would help nobody. */
export const MAX_PAGES = 10_000;

/** How many pages a tree takes. */
export function pageCount(root: Placed<BoxFragment>, pages: PageFlow): number {
  return fragmentainerAt(pages, Math.max(0, contentBottom(root) - LEAST_PART - 1e-5)).index + 1;
}

/** More parts of boxes than any handbook has: memory would end before they are all made. */
export const MAX_PARTS = 2_000_000;

/** How many parts the boxes of a tree have on its pages: counted no further than those that are made. */
export function partCount(root: Placed<BoxFragment>, pages: PageFlow): number {
  let count = 0;
  const visit = ({ y, fragment }: Placed<BoxFragment>, parentTop: number) => {
    const top = parentTop + y;
    const last = fragmentainerAt(pages, top + Math.max(0, fragment.height - LEAST_PART)).index;
    count += last - fragmentainerAt(pages, top).index + 1;
    for (const child of fragment.children) if (count <= MAX_PARTS && isBox(child)) visit(child, top);
  };
  visit(root, 0);
  return count;
}

/** @returns for each page its part, positions relative to the page's content area */
export function cutPages(root: Placed<BoxFragment>, pages: PageFlow): Placed<BoxFragment>[] {
  if (pageCount(root, pages) === 1) return [root];
  return cutFlow(root, (offset) => fragmentainerAt(pages, offset + LEAST_PART));
}

/**
 * Cuts a tall tree where its pages, or its columns, end.
 * @param around the one that an offset lies in
 */
export function cutFlow(
  root: Placed<BoxFragment>,
  around: (offset: number) => { readonly start: number; readonly end: number },
): Placed<BoxFragment>[] {
  const parts: Placed<BoxFragment>[] = [];
  const edges: EdgesOfChildren = new Map();
  const bottom = contentBottom(root) - LEAST_PART;
  let offset = 0;
  let before = Infinity;
  do {
    const { start, end } = around(offset);
    // What negative margins move above the first page is painted there all the same: a reader's search still finds it. What has no
    // height, as a place that is kept for a box out of the flow, is on the last page where it stands at its end.
    const page = { top: start === 0 ? -Infinity : start, bottom: end < bottom ? end : Infinity, before };
    const part = cut(root, 0, page, edges);
    if (part) parts.push(movedUp(part, start));
    before = end - start;
    offset = end;
  } while (offset < bottom);
  return parts;
}

/** How many parts `cutFlow` would make, without making them. */
export function countParts(root: Placed<BoxFragment>, around: (offset: number) => { readonly end: number }): number {
  const bottom = contentBottom(root) - LEAST_PART;
  let count = 0;
  for (let offset = 0; count === 0 || offset < bottom; offset = around(offset).end) count++;
  return count;
}

/** The lowest bottom edge of anything that is seen in the tree. */
export const contentBottom = ({ y, fragment }: Placed<BoxFragment>): number => y + wholeOverflow(fragment).bottom;

const movedUp = <F>({ x, y, fragment }: Placed<F>, by: number): Placed<F> => placed(fragment, x, y - by);

/** Where children begin and end, from the top of their parent. */
interface ChildEdges {
  /** For each child the highest top edge of anything in it or in those after it, and the lowest bottom edge in it or in those before. */
  readonly tops: readonly number[];
  readonly bottoms: readonly number[];
}

/** Those of boxes that are cut, which are asked for again for each page. */
type EdgesOfChildren = Map<BoxFragment, ChildEdges>;

function edgesIn(fragment: BoxFragment, known: EdgesOfChildren): ChildEdges {
  let edges = known.get(fragment);
  if (!edges) {
    const { children } = fragment;
    const tops = new Array<number>(children.length).fill(0);
    let highest = Infinity;
    for (let i = children.length - 1; i >= 0; i--) {
      const { y, fragment: child } = children[i]!;
      highest = Math.min(highest, y + (child.kind === "box" ? wholeOverflow(child).top : 0));
      tops[i] = highest;
    }
    let lowest = -Infinity;
    const bottoms = children.map((child) => {
      lowest = Math.max(lowest, bottomOf(child));
      return lowest;
    });
    known.set(fragment, (edges = { tops, bottoms }));
  }
  return edges;
}

/** The lowest edge of a child, from the top of its parent. */
function bottomOf({ y, fragment }: Placed<Fragment>): number {
  if (fragment.kind === "box") return y + wholeOverflow(fragment).bottom;
  let bottom = fragment.height;
  if (fragment.uncutHeight !== undefined) return y + bottom;
  for (const part of fragment.content.hasBoxes ? fragment.content.children : [])
    if (isBox(part)) bottom = Math.max(bottom, part.y + wholeOverflow(part.fragment).bottom);
  return y + bottom;
}

/** The first child that reaches down to a place, from the top of its parent. */
function firstReaching(place: number, { bottoms }: ChildEdges): number {
  let [low, high] = [0, bottoms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bottoms[middle]! < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface PageRange {
  readonly top: number;
  readonly bottom: number;
  /** How high the page before it is: what began there has been cut if it is higher. */
  readonly before: number;
  /** Which part of it the slices of boxes fill, where a table repeats its header or footer. */
  readonly filled?: { readonly top: number; readonly bottom: number };
  /** The page itself, where a box around cuts off what is in it: for what isn't cut off by it. */
  readonly beyondClip?: PageRange;
}

/**
 * What a box cuts off stays with it, on the page where it ends or begins: nobody sees it there, but whoever reads the text still
 * meets it.
 */
function rangeInside(fragment: BoxFragment, top: number, page: PageRange): PageRange {
  const outer = containsAbsolute(fragment.box.style) ? undefined : (page.beyondClip ?? page);
  if (!clippedAxes(fragment.box).y)
    return outer || !page.beyondClip ? page : { top: page.top, bottom: page.bottom, before: page.before };
  const bottom = top + fragment.height;
  const [begins, ends] = [top >= page.top - LEAST_PART, bottom <= page.bottom + LEAST_PART];
  const isHere = top < page.bottom - LEAST_PART && (begins || bottom > page.top + LEAST_PART);
  return {
    top: !isHere ? Infinity : begins ? -Infinity : page.top,
    bottom: isHere && !ends ? page.bottom : Infinity,
    before: page.before,
    ...(page.filled && { filled: page.filled }),
    ...(outer && { beyondClip: outer }),
  };
}

/** What the content of a box has of a page of which each part of the box takes something for its edges. */
function withinEdges({ cloned, height }: BoxFragment, top: number, page: PageRange): PageRange {
  const [begins, ends] = [top >= page.top - LEAST_PART, top + height <= page.bottom + LEAST_PART];
  return {
    ...page,
    top: begins ? page.top : page.top + cloned!.top,
    bottom: ends ? page.bottom : page.bottom - cloned!.bottom,
  };
}

/** A page as rows have it that are broken there: they go on below the header of their table that it repeats, and end above the footer. */
function besideRepetitions({ children, box: { style } }: BoxFragment, top: number, page: PageRange): PageRange {
  let filled = page.filled;
  for (let i = children.length - 1; i >= 0; i--) {
    const { y, fragment } = children[i]!;
    if (fragment.kind !== "box" || !fragment.repeated) break;
    const [from, to] = [top + y, top + y + fragment.height];
    if (from < page.top - LEAST_PART || to > page.bottom + LEAST_PART) continue;
    filled ??= page;
    // The spacing of the table's borders comes with its header, but not with a footer, as in browsers.
    const gap = style.borderCollapse === "separate" ? style.borderSpacing.y : 0;
    const isHeader = fragment.box.style.display === "table-header-group";
    filled = isHeader ? { top: to + gap, bottom: filled.bottom } : { top: filled.top, bottom: from };
  }
  return filled === page.filled ? page : { ...page, filled: filled! };
}

/** What of a fragment is on the page; its `y` stays relative to the parent's uncut top. */
function cut(
  whole: Placed<BoxFragment>,
  parentTop: number,
  page: PageRange,
  edges: EdgesOfChildren,
): Placed<BoxFragment> | undefined {
  const { x, y, fragment } = whole;
  const top = parentTop + y;
  const bottom = top + fragment.height;
  const extent = wholeOverflow(fragment);
  const end = top + extent.bottom;
  // What escapes a box that cuts off its content may be on another page than the content.
  if (!page.beyondClip || !fragment.overflow.escaping) {
    if (end <= page.top + LEAST_PART && end > top) return undefined;
    if (top + extent.top >= page.bottom - LEAST_PART) return undefined;
    // A box without height belongs to the page on which it begins.
    if (end <= top && top < page.top - LEAST_PART) return undefined;
    if (top + extent.top >= page.top - LEAST_PART && end <= page.bottom + LEAST_PART && !fragment.overflow.hasUncut)
      return whole;
  }
  const { uncutHeight } = fragment;
  if (uncutHeight !== undefined)
    return isHere(top, page) ? placed(fragment.with({ height: uncutHeight, uncutHeight: undefined }), x, y) : undefined;
  const isCutOff = page.top === Infinity;
  const filled = page.filled ?? page;
  const from = isCutOff ? top : Math.max(top, filled.top);
  const to = isCutOff ? top : Math.min(bottom, filled.bottom);
  const moved = from - top;
  const children: Placed<Fragment>[] = [];
  const all = fragment.children;
  const inside = rangeInside(fragment, top, fragment.cloned ? withinEdges(fragment, top, page) : page);
  const besides = besideRepetitions(fragment, top, inside);
  const nearest = { top: Math.min(page.top, inside.top), bottom: Math.max(page.bottom, inside.bottom) };
  const own = edgesIn(fragment, edges);
  const first = firstReaching(nearest.top - 1 - top, own);
  // What ends here has no part on a further page: what stands at its very end, as a place that is kept, is here as well.
  const endsHere = end <= page.bottom + LEAST_PART;
  let reach = 0;
  for (let i = first; i < all.length && (endsHere || top + own.tops[i]! < nearest.bottom); i++) {
    const child = all[i]!;
    const isRepeated = child.fragment.kind === "box" && child.fragment.repeated;
    const part = onPage(child, top, { inside: isRepeated ? inside : besides, endsHere }, edges);
    if (!part) continue;
    const here = moved === 0 ? part : movedUp(part, moved);
    children.push(here);
    if (fragment.overflow.hasUncut && bears(fragment, child)) reach = Math.max(reach, here.y + here.fragment.height);
  }
  const edgesHere = {
    top: isHere(top, page),
    bottom: bottom <= page.bottom + LEAST_PART && bottom > page.top + LEAST_PART,
  };
  const part = partOf(fragment, moved, Math.max(reach, to - from)).with({
    children,
    marker: fragment.marker && markerOnPage(fragment.marker, top, moved, page),
    slice: { ...edgesHere, offset: moved, wholeHeight: fragment.height },
  });
  return placed(part, x, y + moved);
}

/** The part of a box that begins so far below its top, with the baselines that are in it. */
function partOf(fragment: BoxFragment, moved: number, height: number): BoxFragment {
  const here = (baseline: number | undefined) =>
    baseline !== undefined && baseline >= moved && baseline <= moved + height ? baseline - moved : undefined;
  return fragment.with({
    height,
    firstBaseline: here(fragment.firstBaseline),
    lastBaseline: here(fragment.lastBaseline),
  });
}

/** Whether a box goes on as far as a child that stays whole in a column that is lower: not where it ends before that, or has its own height. */
function bears({ height, box: { style } }: BoxFragment, { y, fragment }: Placed<Fragment>): boolean {
  const isUncut = fragment.uncutHeight !== undefined || (fragment.kind === "box" && fragment.overflow.hasUncut);
  if (!isUncut || style.height !== "auto" || (fragment.kind === "box" && isOutOfFlow(fragment.box.style))) return false;
  return y + fragment.height <= height + LEAST_PART;
}

function onPage(
  child: Placed<Fragment>,
  top: number,
  { inside, endsHere }: { readonly inside: PageRange; readonly endsHere: boolean },
  edges: EdgesOfChildren,
): Placed<Fragment> | undefined {
  const { x, y, fragment } = child;
  if (fragment.kind === "line") return lineOnPage(placed(fragment, x, y), top, inside, edges);
  const own = escapes(fragment) ? (inside.beyondClip ?? inside) : inside;
  const isAtEnd = endsHere && wholeOverflow(fragment).bottom <= 0;
  return cut(placed(fragment, x, y), top, isAtEnd ? { ...own, bottom: Infinity } : own, edges);
}

/** A marker belongs to the page of the line that it stands beside. */
function markerOnPage(
  marker: Placed<MarkerFragment>,
  top: number,
  by: number,
  page: PageRange,
): Placed<MarkerFragment> | undefined {
  const at = top + marker.y + (marker.fragment.line?.baseline ?? 0);
  if (at < page.top - LEAST_PART || at >= page.bottom - LEAST_PART) return undefined;
  return movedUp(marker, by);
}

/**
 * A line belongs to the page on which it begins: lines were kept off the ends of pages during layout. Of one that is higher than a
 * page, or holds boxes that are, each page has what stands there.
 */
function lineOnPage(
  line: Placed<LineFragment>,
  top: number,
  page: PageRange,
  edges: EdgesOfChildren,
): Placed<LineFragment> | undefined {
  const { height, content, uncutHeight } = line.fragment;
  const at = top + line.y;
  const bottom = top + bottomOf(line);
  const begins = isHere(at, page);
  if (uncutHeight !== undefined)
    return begins
      ? placed({ ...line.fragment, height: uncutHeight, uncutHeight: undefined }, line.x, line.y)
      : undefined;
  const isHigher = begins ? isHigherThan(page, height) : height > page.before;
  const isCut = isHigher || content.hasBoxes;
  if (!isCut || (begins && bottom <= page.bottom + LEAST_PART)) return begins ? line : undefined;
  if (bottom <= page.top + LEAST_PART || at >= page.bottom - LEAST_PART) return undefined;
  return slicedLine(line, at, page, edges);
}

function slicedLine(
  { x, y, fragment: line }: Placed<LineFragment>,
  at: number,
  page: PageRange,
  edges: EdgesOfChildren,
): Placed<LineFragment> | undefined {
  const isOwn = ({ y: baseline, fragment: part }: Placed<LineChild>) =>
    part.kind === "text" && standsOn(part, baseline, line, at, page);
  // What the end of a page would cut stands above or below it.
  let [below, above] = [0, 0];
  for (const part of line.content.children) {
    if (part.fragment.kind !== "text" || !isOwn(part)) continue;
    below = Math.max(below, page.top - (at + part.y - part.fragment.ascent));
    above = Math.max(above, at + part.y + part.fragment.descent - page.bottom);
  }
  const down = below > 0 ? below : -above;
  // What is here is a line of its own, as high as the page has it: columns around may cut it again.
  const from = Math.max(at, page.top);
  const to = Math.max(from, Math.min(at + line.height, page.bottom));
  const up = from - at;
  const children = line.content.children.flatMap((part): readonly Placed<LineChild>[] => {
    if (isBox(part)) {
      const own = cut(part, at, page, edges);
      return own ? [movedUp(own, up)] : [];
    }
    const { fragment } = part;
    if (fragment.kind !== "inline-box") return isOwn(part) ? [movedUp(part, up - down)] : [];
    const top = Math.max(at + down + part.y, page.top);
    const bottom = Math.min(at + down + part.y + fragment.height, page.bottom);
    return bottom > top ? [placed({ ...fragment, height: bottom - top }, part.x, top - from)] : [];
  });
  if (children.length === 0) return undefined;
  const slice = { ...line, height: to - from, baseline: line.baseline + down - up, content: lineContent(children) };
  return placed(slice, x, y + up);
}

/** Whether a text of a line that is cut stands on a page: the one that its middle is on. */
function standsOn(
  { ascent, descent }: TextFragment,
  y: number,
  line: LineFragment,
  top: number,
  page: PageRange,
): boolean {
  const middle = top + Math.max(0, Math.min(y + (descent - ascent) / 2, line.height - LEAST_PART));
  return middle >= page.top && middle < page.bottom;
}

/** Whether something begins on a page. */
const isHere = (top: number, page: PageRange): boolean =>
  top >= page.top - LEAST_PART && top < page.bottom - LEAST_PART;

const isHigherThan = ({ top, bottom }: PageRange, height: number): boolean => height > bottom - Math.max(0, top);
