/**
 * Pages and columns, which content runs through (CSS Fragmentation 3, section 2): during layout their content areas follow one another
 * without a gap in one tall column. Lengths from the start of that, px.
 */

/**
 * What heights may miss the end of a page by, px: they are sums, whose terms come in another order where a page is filled than where its
 * end is looked for. All that asks in layout whether something fits, ends or begins on a page has this one.
 */
export const TOLERANCE = 0.01;

/** No part of a box that is lower is made where it is cut, px: more than columns are higher than the content for which they were found. */
export const LEAST_PART = 0.05;

/** The heights of pages, whose content areas stand below one another without a gap. */
export interface PageFlow {
  /** Of all pages but those that the other fields speak of; the greatest one where they differ. */
  readonly pageHeight: number;
  /** Where the first pages end that are not as high as the others: columns, of which a row stands on each page of the document. */
  readonly ends?: readonly number[];
  /** The heights of all further pages in turn: left and right ones. */
  readonly turns?: readonly [number, number];
  /** Where the document names pages: how wide the content areas of those of each name are, px. */
  readonly widths?: ReadonlyMap<string, number>;
}

/** A fragmentainer: a page, or a column. `index` counts them from 0; lengths from the start of the flow, px. */
export interface Fragmentainer {
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
