/** Bookmarks -> the document outline (ISO 32000-1, section 12.3.3). */
import type { OutlineEntry } from "../target.js";
import { type PdfDocument, type PdfReference, textString } from "./document.js";

export interface OutlinePage {
  readonly reference: PdfReference;
  readonly height: number;
}

export function writeOutline(
  document: PdfDocument,
  entries: readonly OutlineEntry[],
  pages: readonly OutlinePage[],
): void {
  if (entries.length === 0) return;
  const root = document.object({ Type: "Outlines" });
  writeEntries(document, entries, root, pages);
  root.end();
  document._root.data.Outlines = root;
}

/** Writes the children of an entry; all are open, so that `Count` is the number of all entries below it. */
function writeEntries(
  document: PdfDocument,
  entries: readonly OutlineEntry[],
  parent: PdfReference,
  pages: readonly OutlinePage[],
): number {
  const items = entries.map((entry) => {
    const page = pages[entry.page]!;
    return document.object({
      Title: textString(entry.title),
      Parent: parent,
      Dest: [page.reference, "XYZ", null, page.height - entry.y, null],
    });
  });
  let count = items.length;
  items.forEach((item, i) => {
    const [previous, next] = [items[i - 1], items[i + 1]];
    if (previous) item.data.Prev = previous;
    if (next) item.data.Next = next;
    const children = entries[i]!.children;
    if (children.length > 0) count += writeEntries(document, children, item, pages);
    item.end();
  });
  parent.data.First = items[0]!;
  parent.data.Last = items.at(-1)!;
  parent.data.Count = count;
  return count;
}
