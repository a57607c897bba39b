/** Relations between sheets: which are missing or one-way, and who is related to whom, transitively. */
import { closest, type Diagnostic } from "../../diagnostics/index.js";
import { relatedPlace, type SheetCard } from "./card.js";
import type { Collection } from "./collection.js";

/** Only so many names are searched for one that was meant: in a large collection that takes longer than the sheet itself. */
const MAX_SUGGESTIONS = 5000;

/**
 * Warnings about one sheet's relations: `relations/missing` for a slug without a file, `relations/one-way` where the other
 * sheet doesn't name this one. The cards of related sheets must have been read.
 */
export function checkRelations(card: SheetCard, collection: Collection): Diagnostic[] {
  return card.related.flatMap((related): Diagnostic[] => {
    const { slug } = related;
    if (!collection.has(slug)) {
      const near = collection.files.size <= MAX_SUGGESTIONS ? closest(slug, collection.files.keys()) : undefined;
      const hint = near ? `did you mean "${near}"?` : "write that sheet, or give a title and url";
      const message = `there is no sheet "${slug}"`;
      return [
        { severity: "warning", code: "relations/missing", message, ...relatedPlace(card, related), hints: [hint] },
      ];
    }
    const other = collection.card(slug);
    if (!other || other.related.some((back) => back.slug === card.slug)) return [];
    const message = `"${slug}" does not name "${card.slug}" among its related sheets`;
    const hint = `add "- ${card.slug}" to \`related\` in ${other.source}`;
    return [{ severity: "warning", code: "relations/one-way", message, ...relatedPlace(card, related), hints: [hint] }];
  });
}

/** The slugs that can be reached from some in at most `depth` steps, they themselves first; only sheets that exist and are read for it. */
export async function closure(collection: Collection, slugs: readonly string[], depth: number): Promise<string[]> {
  const found = new Set(slugs);
  let frontier = [...slugs];
  for (let step = 0; step < depth && frontier.length > 0; step++) {
    await collection.read(frontier);
    const next: string[] = [];
    for (const slug of frontier) {
      for (const { slug: other } of collection.card(slug)?.related ?? []) {
        if (found.has(other) || !collection.files.has(other)) continue;
        found.add(other);
        next.push(other);
      }
    }
    frontier = next;
  }
  return [...found];
}
