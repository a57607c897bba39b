/** Bookmarks -> the document outline (ISO 32000-1, section 12.3.3). */
import type { OutlineEntry } from "../target.js";
import type { PdfDocument } from "./document.js";
import { type PdfReference, textString } from "./objects.js";

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
  document.catalog.Outlines = root;
}

/**
 * Writes the children of an entry. `Count` is how many entries are seen below it when it is open; of a closed one it is negative.
 * @returns that number, 0 for a closed entry
 */
function writeEntries(
  document: PdfDocument,
  entries: readonly OutlineEntry[],
  parent: PdfReference,
  pages: readonly OutlinePage[],
  closed = false,
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
    const { children, closed: isClosed } = entries[i]!;
    if (children.length > 0) count += writeEntries(document, children, item, pages, isClosed);
    item.end();
  });
  parent.data.First = items[0]!;
  parent.data.Last = items.at(-1)!;
  parent.data.Count = closed ? -count : count;
  return closed ? 0 : count;
}
