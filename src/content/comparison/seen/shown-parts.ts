/** A comparison that does without parts -> the same without what stands in them, before anything else sees it. */
import type { PartName } from "../../schema/parts.js";
import type { Comparison } from "../comparison.js";

/** What takes the place of a part; those that aren't content, templates leave out (`SheetView.shows`). */
const WITHOUT: { readonly [Part in PartName]?: (comparison: Comparison) => Partial<Comparison> } = {
  intro: () => ({ intro: undefined }),
  table: () => ({ groups: [], tableNote: undefined }),
  sections: () => ({ sections: [] }),
  choose: ({ subjects }) => ({
    subjects: subjects.map((subject) => ({ ...subject, chooseWhen: [], avoidWhen: undefined })),
  }),
  summary: () => ({ summary: undefined }),
  related: () => ({ related: [] }),
  sources: () => ({ sources: [] }),
};

export function withShownParts(comparison: Comparison): Comparison {
  let shown = comparison;
  for (const part of comparison.hide ?? []) shown = { ...shown, ...WITHOUT[part]?.(shown) };
  return shown;
}
