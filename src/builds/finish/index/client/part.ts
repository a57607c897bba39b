/** What the search of an index looks at comes in parts, scripts of their own, so that it works from a folder as well. */

/** A part that a script hands over. */
export interface SearchPart {
  /** How many there are. */
  readonly parts: number;
  /** What the sheets of all parts name by number; the first part has them. */
  readonly tags?: readonly string[];
  readonly sheets: readonly SearchRow[];
}

/**
 * A sheet: slug, title, what else its card says in words, tags, the sum of what it has, a page (1), a PDF (2) and a picture (4); and its language
 * and direction where they aren't those of the site.
 */
export type SearchRow = readonly [
  slug: string,
  title: string,
  words: string,
  tags: readonly number[],
  has: number,
  lang?: string,
  dir?: string,
];
