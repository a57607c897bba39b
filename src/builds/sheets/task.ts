/** What a worker is asked to make, as small as can be: it reads the content file itself. */
import {
  type Collection,
  type ContentFile,
  type FailedSheet,
  type LoadedSheet,
  projectOf,
  type Settings,
  type SheetCard,
  SheetReader,
} from "../../content/index.js";
import { plainText, type SheetTitle } from "../../templates/index.js";
import { type Sheet, sheetOf } from "./sheet.js";

export interface SheetTask {
  readonly file: ContentFile;
  /** Of the file, when its card was read. */
  readonly sha256: string;
  /** Titles of the related sheets that exist, in the order of the file. */
  readonly titles: readonly (readonly [slug: string, title: SheetTitle])[];
  /** Slugs of related sheets that nobody is to know of. */
  readonly hidden: readonly string[];
  /** Editions in which there is no page of it, though they take it; absent where there are none. */
  readonly lacking?: readonly string[];
  /** For a check: the file of an earlier sheet in its language that has the same title. */
  readonly twin?: string;
}

/** The cards of related sheets must have been read. */
export function sheetTask(card: SheetCard, collection: Collection): SheetTask {
  const titles = card.related.flatMap(({ slug }) => {
    const other = collection.card(slug);
    return other ? [[slug, { title: plainText(other.title), lang: other.lang }] as const] : [];
  });
  const hidden = card.related.flatMap(({ slug }) => (collection.isHidden(slug) ? slug : []));
  return { file: collection.files.get(card.slug)!, sha256: card.sha256, titles, hidden };
}

/** The sheet of a task. @param reader who read its card, where that was done here; by default the file is read as it is now */
export function loadTask(
  { file, sha256, titles, hidden, lacking }: SheetTask,
  root: string,
  settings: Settings,
  reader = new SheetReader(projectOf(root, settings)),
): { readonly loaded: LoadedSheet; readonly sheet: Sheet } | FailedSheet {
  const loaded = reader.sheet(file, sha256, hidden);
  return "comparison" in loaded
    ? { loaded, sheet: { ...sheetOf(loaded, titles, settings), ...(lacking && { lacking }) } }
    : loaded;
}
