/** A comparison as the templates get it: checked, complete, in one shape whatever way it was written. Text is inline Markdown. */

import type { Labels } from "../schema/labels.js";
import type { PartName } from "../schema/parts.js";
import type { PlainMapping } from "../schema/plain-value.js";
import type { PageChoice } from "../settings/looks.js";

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
  /** YYYY-MM-DD: when the content is to be looked at again. A battlecard alone shows it. */
  readonly review?: string;
  /** Name of a layout, where it isn't that of the settings. */
  readonly layout?: string;
  /** For whom alone parts of it are, or all of it: the narrowest of those who may see them. The parts themselves no longer say it. */
  readonly audience?: string;
  /** Where it isn't that of the settings. */
  readonly page?: PageChoice;
  /** `#rgb` or `#rrggbb`, one for each subject, where they aren't those of the settings. */
  readonly accents?: readonly string[];
  /** In place of those of its language. */
  readonly labels?: Labels;
  /** Parts that it does without. */
  readonly hide?: readonly PartName[];
  readonly tags: readonly string[];
  readonly subjects: readonly Subject[];
  readonly intro?: string;
  readonly sections: readonly Section[];
  /** An ungrouped table is one group without a name; without a table there is none. Only the first group may lack a name. */
  readonly groups: readonly RowGroup[];
  /** Stands below the table. */
  readonly tableNote?: string;
  readonly summary?: string;
  readonly related: readonly Related[];
  readonly sources: readonly Source[];
  /** For templates of one's own: no sheet of ours shows it, and its JSON has it. */
  readonly data?: PlainMapping;
}

/** What a statement rests on. */
export interface Evidence {
  /** Numbers of `sources`, from 1, in the order in which they are named. */
  readonly sources?: readonly number[];
  /** YYYY-MM-DD: when it was last looked at. */
  readonly checked?: string;
  /** Who says so, or has looked at it. */
  readonly by?: string;
}

export interface Statement extends Evidence {
  readonly text: string;
}

/** A text alone, or with what it rests on. */
export type Point = string | Statement;

/** The text of a point. */
export const textOf = (point: Point): string => (typeof point === "string" ? point : point.text);

export interface Subject {
  readonly name: string;
  /** Where there is more of it. */
  readonly url?: string;
  readonly tagline?: string;
  readonly lead?: string;
  readonly points: readonly Point[];
  readonly pros?: readonly Point[];
  readonly cons?: readonly Point[];
  readonly chooseWhen: readonly Point[];
  readonly avoidWhen?: readonly Point[];
  /** Path relative to the folder of the content file, as typed. */
  readonly image?: string;
  /** What the image says that the name doesn't; absent where it is decoration. */
  readonly alt?: string;
}

/** One of `text`, `items` and `bySubject` at least is there. */
export interface Section {
  readonly heading: string;
  /** Small letters, digits, hyphens: what the section is for, as `objections`. */
  readonly kind?: string;
  readonly text?: string;
  readonly items?: readonly SectionItem[];
  /** In the order of the subjects, a list for each. */
  readonly bySubject?: readonly (readonly Point[])[];
  /** Path relative to the folder of the content file, as typed. */
  readonly image?: string;
  /** What the image says; absent where it is decoration. */
  readonly alt?: string;
}

/** Has a title, a text or both. */
export interface SectionItem extends Evidence {
  readonly title?: string;
  readonly text?: string;
}

export interface RowGroup {
  readonly name?: string;
  readonly rows: readonly Row[];
}

/** `values` are in the order of the subjects, one for each. */
export interface Row {
  readonly criterion: string;
  readonly values: readonly Value[];
  /** Stands below the criterion. */
  readonly note?: string;
  /** Whether the row can be done without where room is short. */
  readonly optional?: true;
}

export type Tone = "good" | "bad" | "neutral";

/** How far something holds. */
export type Mark =
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "partial" }
  | { readonly kind: "unknown" }
  /** Not applicable. */
  | { readonly kind: "none" };

/** What may stand beside a value: a line in small print, and what it rests on. */
export interface Noted extends Evidence {
  readonly note?: string;
}

export type Value =
  | ({ readonly kind: "text"; readonly text: string; readonly tone?: Tone } & Noted)
  /** An unquoted number, in the author's spelling. */
  | { readonly kind: "number"; readonly text: string }
  | (Mark & Noted)
  | { readonly kind: "list"; readonly items: readonly string[] }
  | ({ readonly kind: "score"; readonly score: number; readonly of: number } & Noted);

export type Related = { readonly slug: string } | { readonly title: string; readonly url: string };

export interface Source {
  /** By which values refer to it. */
  readonly id?: string;
  readonly title: string;
  readonly url?: string;
  /** YYYY-MM-DD: when it was last looked at. */
  readonly checked?: string;
}
