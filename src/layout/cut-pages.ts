/**
 * The finished tree of a document, laid out as one tall column -> one tree for each page. A box that runs over the end of a
 * page has a fragment on each, its border and background sliced there (CSS Fragmentation 3, section 5.4.1, `slice`).
 */
import type { BoxFragment, Fragment } from "./fragment.js";

/** Tolerance for sums of heights, px. */
const EPSILON = 0.05;

/** @param pageHeight height of a page's content area, px; @returns for each page its part, positions relative to that area */
export function cutPages(root: BoxFragment, pageHeight: number): BoxFragment[] {
  const pages: BoxFragment[] = [];
  const bottom = contentBottom(root, 0);
  const count = Math.max(1, Math.ceil((bottom - EPSILON) / pageHeight));
  if (count === 1) return [root];
  for (let page = 0; page < count; page++) {
    const part = cut(root, 0, { top: page * pageHeight, bottom: (page + 1) * pageHeight });
    if (part) pages.push({ ...part, y: part.y - page * pageHeight });
  }
  return pages;
}

/** The lowest bottom edge of anything in the tree. */
export function contentBottom(fragment: BoxFragment, top: number): number {
  let bottom = top + fragment.y + fragment.height;
  for (const child of fragment.children) {
    const at = top + fragment.y;
    bottom = Math.max(bottom, child.kind === "box" ? contentBottom(child, at) : at + child.y + child.height);
  }
  return bottom;
}

interface PageRange {
  readonly top: number;
  readonly bottom: number;
}

/** What of a fragment is on the page; its `y` stays relative to the parent's uncut top. */
function cut(fragment: BoxFragment, parentTop: number, page: PageRange): BoxFragment | undefined {
  const top = parentTop + fragment.y;
  const bottom = top + fragment.height;
  const end = contentBottom(fragment, parentTop);
  if (end <= page.top + EPSILON && end > top) return undefined;
  if (top >= page.bottom - EPSILON) return undefined;
  // A box without height belongs to the page on which it begins.
  if (end <= top && top < page.top - EPSILON) return undefined;
  const whole = top >= page.top - EPSILON && end <= page.bottom + EPSILON;
  if (whole) return fragment;
  const from = Math.max(top, page.top);
  const to = Math.min(bottom, page.bottom);
  const moved = from - top;
  const children: Fragment[] = [];
  for (const child of fragment.children) {
    const part = child.kind === "box" ? cut(child, top, page) : lineOnPage(child, top, page);
    if (part) children.push(moved === 0 ? part : { ...part, y: part.y - moved });
  }
  const { marker: _, ...rest } = fragment;
  return {
    ...rest,
    ...(top >= page.top - EPSILON && fragment.marker && { marker: fragment.marker }),
    y: fragment.y + moved,
    height: Math.max(0, to - from),
    children,
    slice: { top: top >= page.top - EPSILON, bottom: bottom <= page.bottom + EPSILON },
  };
}

/** A line belongs to the page on which it begins: lines were kept off the ends of pages during layout. */
function lineOnPage<T extends { y: number; height: number }>(line: T, top: number, page: PageRange): T | undefined {
  const at = top + line.y;
  return at >= page.top - EPSILON && at < page.bottom - EPSILON ? line : undefined;
}
