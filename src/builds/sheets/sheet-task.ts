/** What a worker is asked to make, as small as can be: it reads the content file itself. */

import type { Collection, ContentFile, SheetCard } from "../../content/index.js";
import { plainText, type SheetTitle } from "../../templates/index.js";

export interface SheetTask {
  readonly file: ContentFile;
  /** Titles of the related sheets that exist, in the order of the file. */
  readonly titles: readonly (readonly [slug: string, title: SheetTitle])[];
}

/** The cards of related sheets must have been read. */
export function sheetTask(card: SheetCard, collection: Collection): SheetTask {
  const titles = card.related.flatMap(({ slug }) => {
    const other = collection.card(slug);
    return other ? [[slug, { title: plainText(other.title), lang: other.lang }] as const] : [];
  });
  return { file: collection.files.get(card.slug)!, titles };
}
