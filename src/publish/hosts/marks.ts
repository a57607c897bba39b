/** What a page of ours is known by, wherever the host keeps it: collection, slug, what was sent last, and how the host has stored it. */

export interface Mark {
  readonly collection: string;
  readonly slug: string;
  /** `source` of what was sent; `-` until it is written to its end. */
  readonly source: string;
  /** Hash of the title and the body as they were stored then; `-` likewise. */
  readonly stored: string;
}

/** Where nothing is known yet. */
export const UNKNOWN = "-";

/** Stands in what is searched for. */
export const MARK = "versus-sheet";

export const unfinished = (collection: string, slug: string): Mark => {
  return { collection, slug, source: UNKNOWN, stored: UNKNOWN };
};

/** Of what a mark says, and how the page is now. */
export function stateOf({ source, stored }: Mark, now: string) {
  if (source === UNKNOWN || stored === UNKNOWN) return { isEdited: false };
  return { source, isEdited: stored !== now };
}
