/** What a content file says of its own look -> layout, paper, colours, words and parts of a comparison. */
import { type Labels, tellLabels } from "../schema/labels.js";
import { PARTS } from "../schema/parts.js";
import type { ComparisonInput } from "../schema/schema.js";
import { readAccents, readPage } from "../settings/looks.js";
import type { YamlFindings } from "../yaml/findings.js";
import type { Comparison } from "./comparison.js";

type Looks = Pick<Comparison, "layout" | "page" | "accents" | "labels" | "hide">;

/** Diagnostics: `content/hide-and-show` (error), those of `readPage`, `readAccents` and `tellLabels`. */
export function readLooks({ layout, page, accents, labels, hide, show }: ComparisonInput, found: YamlFindings): Looks {
  if (labels) tellLabels(labels, ["labels"], found);
  if (hide && show) {
    const message = "`hide` and `show` say twice which parts there are";
    found.errorAt("content/hide-and-show", message, ["show"], "keep one of them", true);
  }
  const hidden = show ? PARTS.filter((part) => !show.includes(part)) : hide;
  return {
    ...(layout !== undefined && { layout: layout.trim() }),
    ...(page && { page: readPage(page, ["page"], found) }),
    ...(accents && { accents: readAccents(accents, ["accents"], found) }),
    ...(labels && { labels: labels as Labels }),
    ...(hidden && { hide: hidden }),
  };
}
