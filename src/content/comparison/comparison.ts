/** A comparison as the templates get it: checked, complete, in one shape whatever way it was written. Text is inline Markdown. */

export interface Comparison {
  /** The file's name without its ending. */
  readonly slug: string;
  /** Path of the content file, relative to the project, with forward slashes. */
  readonly source: string;
  readonly title: string;
  /** The headline; templates make one in the sheet's language where it is absent. */
  readonly question?: string;
  /** BCP 47. */
  readonly lang: string;
  /** YYYY-MM-DD */
  readonly updated?: string;
  /** YYYY-MM-DD: when the content is to be looked at again. No output shows it. */
  readonly review?: string;
  readonly tags: readonly string[];
  readonly subjects: readonly Subject[];
  readonly intro?: string;
  readonly sections: readonly Section[];
  /** An ungrouped table is one group without a name. */
  readonly groups: readonly RowGroup[];
  readonly summary?: string;
  readonly related: readonly Related[];
  readonly sources: readonly Source[];
}

export interface Subject {
  readonly name: string;
  readonly tagline?: string;
  readonly lead?: string;
  readonly points: readonly string[];
  readonly chooseWhen: readonly string[];
  /** Path relative to the folder of the content file, as typed. */
  readonly image?: string;
  /** What the image says that the name doesn't; absent where it is decoration. */
  readonly alt?: string;
}

export interface Section {
  readonly heading: string;
  readonly text: string;
}

export interface RowGroup {
  readonly name?: string;
  readonly rows: readonly Row[];
}

/** `values` are in the order of the subjects, one for each. */
export interface Row {
  readonly criterion: string;
  readonly values: readonly Value[];
}

export type Tone = "good" | "bad" | "neutral";

export type Value =
  | { readonly kind: "text"; readonly text: string; readonly tone?: Tone; readonly note?: string }
  /** An unquoted number, in the author's spelling. */
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  /** Not applicable. */
  | { readonly kind: "none" }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "score"; readonly score: number; readonly of: number };

export type Related = { readonly slug: string } | { readonly title: string; readonly url: string };

export interface Source {
  readonly title: string;
  readonly url?: string;
}
