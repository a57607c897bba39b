/** Relations between sheets: which are missing or one-way, and who is related to whom, transitively. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { closest } from "../diagnostics/suggest.js";
import type { Comparison } from "./comparison.js";
import type { Collection, LoadedSheet } from "./load.js";

export function relatedSlugs(comparison: Comparison): string[] {
  return comparison.related.flatMap((entry) => ("slug" in entry ? [entry.slug] : []));
}

/**
 * Warnings about one sheet's relations: `relations/missing` for a slug without a file, `relations/one-way` where the other
 * sheet doesn't name this one.
 */
export function checkRelations(sheet: LoadedSheet, collection: Collection): Diagnostic[] {
  const { comparison, yaml } = sheet;
  const failed = new Set(collection.failed.map((one) => one.slug));
  return comparison.related.flatMap((entry, i) => {
    if (!("slug" in entry) || failed.has(entry.slug)) return [];
    const other = collection.sheets.get(entry.slug);
    const { start, end } = yaml.place(["related", i]);
    if (!other) {
      const near = closest(entry.slug, collection.sheets.keys());
      const hint = near ? `did you mean "${near}"?` : "write that sheet, or give a title and url";
      return [
        yaml.source.diagnostic("warning", "relations/missing", `there is no sheet "${entry.slug}"`, start, end, [hint]),
      ];
    }
    if (relatedSlugs(other.comparison).includes(comparison.slug)) return [];
    const message = `"${entry.slug}" does not name "${comparison.slug}" among its related sheets`;
    return [
      yaml.source.diagnostic("warning", "relations/one-way", message, start, end, [
        `add "- ${comparison.slug}" to \`related\` in ${other.comparison.source}`,
      ]),
    ];
  });
}

/** The slugs that can be reached from some in at most `depth` steps, they themselves first; only sheets that exist. */
export function closure(collection: Collection, slugs: readonly string[], depth: number): string[] {
  const found = new Set(slugs);
  let frontier = [...slugs];
  for (let step = 0; step < depth && frontier.length > 0; step++) {
    const next: string[] = [];
    for (const slug of frontier) {
      const sheet = collection.sheets.get(slug);
      for (const other of sheet ? relatedSlugs(sheet.comparison) : []) {
        if (found.has(other) || !collection.sheets.has(other)) continue;
        found.add(other);
        next.push(other);
      }
    }
    frontier = next;
  }
  return [...found];
}
