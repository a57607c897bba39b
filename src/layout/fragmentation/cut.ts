/**
 * The finished tree of a document, laid out as one tall column -> one tree for each page. A box that runs over the end of a
 * page has a fragment on each, its border and background sliced there (CSS Fragmentation 3, section 5.4.1, `slice`).
 */

import { containsAbsolute } from "../boxes/kinds.js";
import {
  type BoxFragment,
  type Fragment,
  type LineChild,
  type LineFragment,
  lineContent,
  type MarkerFragment,
  type TextFragment,
} from "../fragments/fragment.js";
import { clippedAxes, escapes, type VerticalReach, verticalReach, wholeReach } from "../fragments/overflow.js";
import type { PageFlow } from "./position.js";
import { fragmentainerAt } from "./position.js";

/** Tolerance for sums of heights, px. */
const EPSILON = 0.05;

/** More pages than any handbook has: some length went wrong, and a file of millions of empty pages would help nobody. */
export const MAX_PAGES = 10_000;

/** How many pages a tree takes. */
export function pageCount(root: BoxFragment, pages: PageFlow): number {
  return fragmentainerAt(pages, Math.max(0, contentBottom(root, 0) - EPSILON - 1e-5)).index + 1;
}

/** @returns for each page its part, positions relative to the page's content area */
export function cutPages(root: BoxFragment, pages: PageFlow): BoxFragment[] {
  if (pageCount(root, pages) === 1) return [root];
  return cutFlow(root, (offset) => fragmentainerAt(pages, offset + EPSILON));
}

/**
 * Cuts a tall tree where its pages, or its columns, end.
 * @param around the one that an offset lies in
 * @param known what is known of fragments in the tree: columns in columns are cut again and again
 */
export function cutFlow(
  root: BoxFragment,
  around: (offset: number) => { readonly start: number; readonly end: number },
  known: Extents = new WeakMap(),
): BoxFragment[] {
  const parts: BoxFragment[] = [];
  const extents: CutExtents = { known, firsts: new Map() };
  const bottom = contentBottom(root, 0, known) - EPSILON;
  let offset = 0;
  do {
    const { start, end } = around(offset);
    // What negative margins move above the first page is painted there all the same: a reader's search still finds it. What has no
    // height, as a place that is kept for a box out of the flow, is on the last page where it stands at its end.
    const page = { top: start === 0 ? -Infinity : start, bottom: end < bottom ? end : Infinity };
    const part = cut(root, 0, page, extents);
    if (part) parts.push({ ...part, y: part.y - start });
    offset = end;
  } while (offset < bottom);
  return parts;
}

/** How many parts `cutFlow` would make, without making them. */
export function countParts(
  root: BoxFragment,
  around: (offset: number) => { readonly end: number },
  known?: Extents,
): number {
  const bottom = contentBottom(root, 0, known) - EPSILON;
  let count = 0;
  for (let offset = 0; count === 0 || offset < bottom; offset = around(offset).end) count++;
  return count;
}

/** The lowest bottom edge of anything that is seen in the tree. */
export function contentBottom(fragment: BoxFragment, top: number, known?: Extents): number {
  return top + fragment.y + (known ? extentOf(fragment, known) : wholeReach(reachOf(fragment))).bottom;
}

const reachOf = (fragment: BoxFragment): VerticalReach => verticalReach(fragment, reachOf);

/** What is asked of a fragment again for each page. Places are relative to its top. */
interface Extent {
  readonly reach: VerticalReach;
  /** The highest top edge and the lowest bottom edge of anything that is seen in it. */
  readonly top: number;
  readonly bottom: number;
  /** For each child the highest top edge of anything in it or in those after it. */
  readonly tops: Float64Array;
}

/** What is known of fragments, which stay as they are once they are placed. */
export type Extents = WeakMap<BoxFragment, Extent>;

interface CutExtents {
  readonly known: Extents;
  /** For each fragment its first child that doesn't end above the page that is being cut: pages are cut from the first to the last. */
  readonly firsts: Map<BoxFragment, number>;
}

function extentOf(fragment: BoxFragment, extents: Extents): Extent {
  let extent = extents.get(fragment);
  if (!extent) {
    const { children } = fragment;
    const reach = verticalReach(fragment, (child) => extentOf(child, extents).reach);
    const tops = new Float64Array(children.length);
    let highest = Infinity;
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i]!;
      highest = Math.min(highest, child.y + (child.kind === "box" ? extentOf(child, extents).top : 0));
      tops[i] = highest;
    }
    extents.set(fragment, (extent = { reach, ...wholeReach(reach), tops }));
  }
  return extent;
}

/** The lowest edge of a child, from the top of its parent. */
function bottomOf(child: Fragment, extents: CutExtents): number {
  if (child.kind === "box") return child.y + extentOf(child, extents.known).bottom;
  let bottom = child.height;
  for (const part of child.content.hasBoxes ? child.content.children : [])
    if (part.kind === "box") bottom = Math.max(bottom, part.y + extentOf(part, extents.known).bottom);
  return child.y + bottom;
}

interface PageRange {
  readonly top: number;
  readonly bottom: number;
  /** The page itself, where a box around cuts off what is in it: for what isn't cut off by it. */
  readonly beyondClip?: PageRange;
}

/**
 * What a box cuts off stays with it, on the page where it ends or begins: nobody sees it there, but whoever reads the text still
 * meets it.
 */
function rangeInside(fragment: BoxFragment, top: number, page: PageRange): PageRange {
  const outer = containsAbsolute(fragment.box.style) ? undefined : (page.beyondClip ?? page);
  if (!clippedAxes(fragment.box).y) return outer || !page.beyondClip ? page : { top: page.top, bottom: page.bottom };
  const bottom = top + fragment.height;
  const [begins, ends] = [top >= page.top - EPSILON, bottom <= page.bottom + EPSILON];
  const isHere = top < page.bottom - EPSILON && (begins || bottom > page.top + EPSILON);
  return {
    top: !isHere ? Infinity : begins ? -Infinity : page.top,
    bottom: isHere && !ends ? page.bottom : Infinity,
    ...(outer && { beyondClip: outer }),
  };
}

/** What of a fragment is on the page; its `y` stays relative to the parent's uncut top. */
function cut(fragment: BoxFragment, parentTop: number, page: PageRange, extents: CutExtents): BoxFragment | undefined {
  const top = parentTop + fragment.y;
  const bottom = top + fragment.height;
  const extent = extentOf(fragment, extents.known);
  const end = top + extent.bottom;
  // What escapes a box that cuts off its content may be on another page than the content.
  if (!page.beyondClip || extent.reach.escaping.bottom === -Infinity) {
    if (end <= page.top + EPSILON && end > top) return undefined;
    if (top + extent.top >= page.bottom - EPSILON) return undefined;
    // A box without height belongs to the page on which it begins.
    if (end <= top && top < page.top - EPSILON) return undefined;
    const whole = top + extent.top >= page.top - EPSILON && end <= page.bottom + EPSILON;
    if (whole) return fragment;
  }
  const isCutOff = page.top === Infinity;
  const from = isCutOff ? top : Math.max(top, page.top);
  const to = isCutOff ? top : Math.min(bottom, page.bottom);
  const moved = from - top;
  const children: Fragment[] = [];
  const all = fragment.children;
  const inside = rangeInside(fragment, top, page);
  const nearest = { top: Math.min(page.top, inside.top), bottom: Math.max(page.bottom, inside.bottom) };
  let first = extents.firsts.get(fragment) ?? 0;
  while (first < all.length && top + bottomOf(all[first]!, extents) < nearest.top - 1) first++;
  if (first > 0) extents.firsts.set(fragment, first);
  // What ends here has no part on a further page: what stands at its very end, as a place that is kept, is here as well.
  const endsHere = end <= page.bottom + EPSILON;
  for (let i = first; i < all.length && (endsHere || top + extent.tops[i]! < nearest.bottom); i++) {
    const child = all[i]!;
    const own = child.kind === "box" && escapes(child) ? (inside.beyondClip ?? inside) : inside;
    const isAtEnd = endsHere && child.kind === "box" && extentOf(child, extents.known).bottom <= 0;
    const range = isAtEnd ? { ...own, bottom: Infinity } : own;
    const part = child.kind === "box" ? cut(child, top, range, extents) : lineOnPage(child, top, inside, extents);
    if (part) children.push(moved === 0 ? part : { ...part, y: part.y - moved });
  }
  const begins = top >= page.top - EPSILON && top < page.bottom - EPSILON;
  const { marker: uncut, ...rest } = fragment;
  const marker = uncut && markerOnPage(uncut, top, moved, page);
  return {
    ...rest,
    ...(marker && { marker }),
    y: fragment.y + moved,
    height: Math.max(0, to - from),
    children,
    slice: {
      top: begins,
      bottom: bottom <= page.bottom + EPSILON && bottom > page.top + EPSILON,
      offset: moved,
      wholeHeight: fragment.height,
    },
  };
}

/** A marker belongs to the page of the line that it stands beside. */
function markerOnPage(marker: MarkerFragment, top: number, by: number, page: PageRange): MarkerFragment | undefined {
  const at = top + ((marker.line ? marker.line.y + marker.line.baseline : marker.shape?.y) ?? 0);
  if (at < page.top - EPSILON || at >= page.bottom - EPSILON) return undefined;
  if (by === 0) return marker;
  return {
    ...marker,
    ...(marker.line && { line: { ...marker.line, y: marker.line.y - by } }),
    ...(marker.shape && { shape: { ...marker.shape, y: marker.shape.y - by } }),
  };
}

/**
 * A line belongs to the page on which it begins: lines were kept off the ends of pages during layout. Of one that is higher than a
 * page, or holds boxes that are, each page has what stands there.
 */
function lineOnPage(line: LineFragment, top: number, page: PageRange, extents: CutExtents): LineFragment | undefined {
  const at = top + line.y;
  const bottom = top + bottomOf(line, extents);
  const begins = at >= page.top - EPSILON && at < page.bottom - EPSILON;
  const isHigher = isHigherThan(page, line.height);
  const isCut = isHigher || line.content.hasBoxes;
  if (!isCut || (begins && bottom <= page.bottom + EPSILON)) return begins ? line : undefined;
  if (bottom <= page.top + EPSILON || at >= page.bottom - EPSILON) return undefined;
  return slicedLine(line, at, page, extents);
}

function slicedLine(line: LineFragment, at: number, page: PageRange, extents: CutExtents): LineFragment | undefined {
  const here = line.content.children.filter(
    (part): part is TextFragment => part.kind === "text" && standsOn(part, line, at, page),
  );
  // What the end of a page would cut stands above or below it.
  const below = Math.max(0, ...here.map((text) => page.top - (at + text.y - text.ascent)));
  const above = Math.max(0, ...here.map((text) => at + text.y + text.descent - page.bottom));
  const down = below > 0 ? below : -above;
  const children = line.content.children.flatMap((part): readonly LineChild[] => {
    if (part.kind === "text") return here.includes(part) ? [part] : [];
    if (part.kind === "box") {
      const own = cut(part, at, page, extents);
      return own ? [{ ...own, y: own.y - down }] : [];
    }
    const from = Math.max(at + down + part.y, page.top);
    const to = Math.min(at + down + part.y + part.height, page.bottom);
    return to > from ? [{ ...part, y: from - at - down, height: to - from }] : [];
  });
  return children.length > 0 ? { ...line, y: line.y + down, content: lineContent(children) } : undefined;
}

/** Whether a text of a line that is cut stands on a page: the one that its middle is on. */
function standsOn({ y, ascent, descent }: TextFragment, line: LineFragment, top: number, page: PageRange): boolean {
  const middle = top + Math.max(0, Math.min(y + (descent - ascent) / 2, line.height - EPSILON));
  return middle >= page.top && middle < page.bottom;
}

const isHigherThan = ({ top, bottom }: PageRange, height: number): boolean => height > bottom - Math.max(0, top);
