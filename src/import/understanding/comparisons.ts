/** A document -> documents of one comparison each, where it has several: headings of the first level name what is compared below them. */
import type { Block, SourceDocument } from "../source/document.js";
import { oneLine } from "../source/phrase.js";
import { stemmed } from "../words/fold.js";
import { namesInTitle } from "../words/titles.js";

/** One alone where its headings name no comparisons, or all the same one. */
export function comparisonsIn(document: SourceDocument): SourceDocument[] {
  const parts: { readonly key: string; readonly blocks: Block[] }[] = [];
  const before: Block[] = [];
  for (const block of document.blocks) {
    const key = keyOf(block);
    if (key !== undefined) parts.push({ key, blocks: [block] });
    else (parts.at(-1)?.blocks ?? before).push(block);
  }
  if (new Set(parts.map(({ key }) => key)).size < Math.max(parts.length, 2)) return [document];
  // What stands before the first one is said of all, and so of none.
  return parts.map(({ blocks }, i) => ({ ...document, blocks, remarks: i === 0 ? document.remarks : [] }));
}

/** The names of a heading that compares, in whatever order. */
function keyOf(block: Block): string | undefined {
  if (block.kind !== "heading" || block.level !== 1) return undefined;
  return namesInTitle(oneLine(block.phrase))?.names.map(stemmed).sort().join(" | ");
}
