/** Which sheets stand in the handbook, and in which order. */
import { type Collection, inChapters } from "../../content/index.js";
import type { FitPoint } from "../../layout/index.js";
import type { ManifestEntry } from "../folder/manifest.js";

/** A sheet of the handbook: small, since all of them are in memory. */
export interface Chapter {
  readonly slug: string;
  /** Inline Markdown. */
  readonly title: string;
  /** BCP 47 */
  readonly lang: string;
  readonly tags: readonly string[];
  /** How the sheet fitted its page. */
  readonly fit: FitPoint;
  /** How many of the rows that it can do without it has no room for. */
  readonly leftOut: number;
  /** Of the PDF that it has by itself: where that is the same, its pages are. */
  readonly sha256: string;
}

/**
 * In the order of `inChapters`.
 * @param topics as versus.yaml orders them
 * @param slugs of the sheets that were asked for; those of them that have a PDF are chapters
 */
export function chaptersOf(
  slugs: ReadonlySet<string>,
  entries: Iterable<ManifestEntry>,
  collection: Collection,
  topics: readonly string[],
): Chapter[] {
  const compare = inChapters(topics);
  const chapters = [...entries].flatMap(({ format, slug, scale = 1, measure, space, leftOut = [], sha256 }) => {
    const card = format === "pdf" && slug !== undefined && slugs.has(slug) ? collection.card(slug) : undefined;
    const fit = { scale, ...(measure !== undefined && { measure }), ...(space !== undefined && { space }) };
    return card ? [{ card, fit, leftOut: leftOut.length, sha256 }] : [];
  });
  return chapters
    .sort((a, b) => compare(a.card, b.card))
    .map(({ card: { slug, title, lang, tags }, ...made }) => ({ slug, title, lang, tags, ...made }));
}
