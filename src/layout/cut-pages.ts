/**
 * The finished tree of a document, laid out as one tall column -> one tree for each page. A box that runs over the end of a
 * page has a fragment on each, its border and background sliced there (CSS Fragmentation 3, section 5.4.1, `slice`).
 */
import type { PageFlow } from "./context.js";
import type { BoxFragment, Fragment, MarkerFragment } from "./fragment.js";
import { clippedAxes, escapes, type VerticalReach, verticalReach, wholeReach } from "./overflow.js";
import { fragmentainerAt } from "./pages.js";
import { containsAbsolute } from "./positioned/out-of-flow.js";

/** Tolerance for sums of heights, px. */
const EPSILON = 0.05;

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
 */
export function cutFlow(
  root: BoxFragment,
  around: (offset: number) => { readonly start: number; readonly end: number },
): BoxFragment[] {
  const parts: BoxFragment[] = [];
  const extents = new Map<BoxFragment, Extent>();
  const bottom = contentBottom(root, 0) - EPSILON;
  let offset = 0;
  do {
    const { start, end } = around(offset);
    // What negative margins move above the first page is painted there all the same: a reader's search still finds it.
    const part = cut(root, 0, { top: start === 0 ? -Infinity : start, bottom: end }, extents);
    if (part) parts.push({ ...part, y: part.y - start });
    offset = end;
  } while (offset < bottom);
  return parts;
}

/** How many parts `cutFlow` would make, without making them. */
export function countParts(root: BoxFragment, around: (offset: number) => { readonly end: number }): number {
  const bottom = contentBottom(root, 0) - EPSILON;
  let count = 0;
  for (let offset = 0; count === 0 || offset < bottom; offset = around(offset).end) count++;
  return count;
}

/** The lowest bottom edge of anything that is seen in the tree. */
export function contentBottom(fragment: BoxFragment, top: number): number {
  return top + fragment.y + wholeReach(reachOf(fragment)).bottom;
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
  /** The children before this one end above the page that is being cut: pages are cut from the first to the last. */
  first: number;
}

function extentOf(fragment: BoxFragment, extents: Map<BoxFragment, Extent>): Extent {
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
    extents.set(fragment, (extent = { reach, ...wholeReach(reach), tops, first: 0 }));
  }
  return extent;
}

/** The lowest edge of a child, from the top of its parent. */
function bottomOf(child: Fragment, extents: Map<BoxFragment, Extent>): number {
  return child.y + (child.kind === "box" ? extentOf(child, extents).bottom : child.height);
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
function cut(
  fragment: BoxFragment,
  parentTop: number,
  page: PageRange,
  extents: Map<BoxFragment, Extent>,
): BoxFragment | undefined {
  const top = parentTop + fragment.y;
  const bottom = top + fragment.height;
  const extent = extentOf(fragment, extents);
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
  while (extent.first < all.length && top + bottomOf(all[extent.first]!, extents) < nearest.top - 1) extent.first++;
  for (let i = extent.first; i < all.length && top + extent.tops[i]! < nearest.bottom; i++) {
    const child = all[i]!;
    const range = child.kind === "box" && escapes(child) ? (inside.beyondClip ?? inside) : inside;
    const part = child.kind === "box" ? cut(child, top, range, extents) : lineOnPage(child, top, inside);
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
  const at = top + (marker.text?.y ?? marker.shape?.y ?? 0);
  if (at < page.top - EPSILON || at >= page.bottom - EPSILON) return undefined;
  if (by === 0) return marker;
  return {
    ...marker,
    ...(marker.text && { text: { ...marker.text, y: marker.text.y - by } }),
    ...(marker.shape && { shape: { ...marker.shape, y: marker.shape.y - by } }),
  };
}

/** A line belongs to the page on which it begins: lines were kept off the ends of pages during layout. */
function lineOnPage<T extends { y: number; height: number }>(line: T, top: number, page: PageRange): T | undefined {
  const at = top + line.y;
  return at >= page.top - EPSILON && at < page.bottom - EPSILON ? line : undefined;
}
