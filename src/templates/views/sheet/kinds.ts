/** The sections of a sheet, by what they are for: a layout may have a place for each kind. */
import type { Section } from "../../../content/index.js";

/** Those that a layout can ask for by name; sections of no kind, or of one's own, are `others`. */
const KINDS = ["verdict", "objections", "questions", "proof", "pricing", "pitfalls", "note"] as const;

export type SectionKinds<T> = { readonly [Kind in (typeof KINDS)[number] | "others"]: readonly T[] };

/** @param views one for each section */
export function byKind<T>(sections: readonly Section[], views: readonly T[]): SectionKinds<T> {
  const known: ReadonlySet<string | undefined> = new Set(KINDS);
  const of = (isMeant: (kind: string | undefined) => boolean) => views.filter((_, i) => isMeant(sections[i]!.kind));
  const kinds = KINDS.map((kind) => [kind, of((one) => one === kind)]);
  return { ...(Object.fromEntries(kinds) as SectionKinds<T>), others: of((kind) => !known.has(kind)) };
}
