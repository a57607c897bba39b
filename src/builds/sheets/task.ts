/** What a worker is asked to make, as small as can be: it reads the content file itself. */
import {
  type Collection,
  type ContentFile,
  type FailedSheet,
  type LoadedSheet,
  loadSheet,
  type Settings,
  type SheetCard,
} from "../../content/index.js";
import { plainText, type SheetTitle } from "../../templates/index.js";
import { type Sheet, sheetOf } from "./sheet.js";

export interface SheetTask {
  readonly file: ContentFile;
  /** Titles of the related sheets that exist, in the order of the file. */
  readonly titles: readonly (readonly [slug: string, title: SheetTitle])[];
  /** For a check: the file of an earlier sheet in its language that has the same title. */
  readonly twin?: string;
}

/** The cards of related sheets must have been read. */
export function sheetTask(card: SheetCard, collection: Collection): SheetTask {
  const titles = card.related.flatMap(({ slug }) => {
    const other = collection.card(slug);
    return other ? [[slug, { title: plainText(other.title), lang: other.lang }] as const] : [];
  });
  return { file: collection.files.get(card.slug)!, titles };
}

/** Reads the file of a task as it is now. @param root absolute path of the project */
export function loadTask(
  { file, titles }: SheetTask,
  root: string,
  settings: Settings,
): { readonly loaded: LoadedSheet; readonly sheet: Sheet } | FailedSheet {
  const loaded = loadSheet(file, { root, lang: settings.lang });
  return "comparison" in loaded ? { loaded, sheet: sheetOf(loaded, titles, settings) } : loaded;
}
