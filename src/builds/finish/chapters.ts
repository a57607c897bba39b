/** Which sheets stand in the handbook, and in which order. */
import type { Collection } from "../../content/index.js";
import type { FitPoint } from "../../layout/index.js";
import { compareTags } from "../../templates/index.js";
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
 * By their first tags, those without last; then by their titles.
 * @param slugs of the sheets that were asked for; those of them that have a PDF are chapters
 */
export function chaptersOf(
  slugs: ReadonlySet<string>,
  entries: Iterable<ManifestEntry>,
  collection: Collection,
): Chapter[] {
  const chapters = [...entries].flatMap(
    ({ format, slug, scale = 1, measure, space, leftOut = [], sha256 }): Chapter[] => {
      const card = format === "pdf" && slug !== undefined && slugs.has(slug) ? collection.card(slug) : undefined;
      const fit = { scale, ...(measure !== undefined && { measure }), ...(space !== undefined && { space }) };
      return card
        ? [
            {
              slug: card.slug,
              title: card.title,
              lang: card.lang,
              tags: card.tags,
              fit,
              leftOut: leftOut.length,
              sha256,
            },
          ]
        : [];
    },
  );
  return chapters.sort(inOrder);
}

function inOrder(a: Chapter, b: Chapter): number {
  const [x, y] = [a.tags[0], b.tags[0]];
  if (x !== y) return x === undefined ? 1 : y === undefined ? -1 : compareTags(x, y);
  if (a.title !== b.title) return a.title < b.title ? -1 : 1;
  return a.slug < b.slug ? -1 : 1;
}
