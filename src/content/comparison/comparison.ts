/** A comparison as the templates get it: checked, complete, in one shape whatever way it was written. Text is inline Markdown. */

import type { Labels } from "../schema/labels.js";
import type { PartName } from "../schema/parts.js";
import type { PlainMapping } from "../schema/plain-value.js";
import type { PageChoice } from "../settings/looks.js";

/** What one sheet says: what `parseComparison` makes of a content file. Texts are inline Markdown, dates YYYY-MM-DD. */
export interface Comparison {
  /** The file's name without its ending. */
  readonly slug: string;
  /** Path of the content file, relative to the project, with forward slashes. */
  readonly source: string;
  /** What is compared, as `Sales vs Marketing`: the subjects' names where the file gives none. */
  readonly title: string;
  /** The headline; templates make one in the sheet's language where it is absent. */
  readonly question?: string;
  /** Language of its texts, BCP 47. */
  readonly lang: string;
  /** YYYY-MM-DD: when it was last changed. The sheet shows it, and the PDF has it as its date. */
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
  /** What it is about; the first one stands over the headline. */
  readonly tags: readonly string[];
  /** What is compared, two to six. */
  readonly subjects: readonly Subject[];
  /** The key difference. */
  readonly intro?: string;
  /** Further parts, in this order. */
  readonly sections: readonly Section[];
  /** An ungrouped table is one group without a name; without a table there is none. Only the first group may lack a name. */
  readonly groups: readonly RowGroup[];
  /** Stands below the table. */
  readonly tableNote?: string;
  /** What to take away. */
  readonly summary?: string;
  /** Sheets and pages to read next. */
  readonly related: readonly Related[];
  /** What statements rest on, in the order of their numbers. */
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

/** A text with what it rests on. */
export interface Statement extends Evidence {
  /** Inline Markdown. */
  readonly text: string;
}

/** A text alone, or with what it rests on. */
export type Point = string | Statement;

/** The text of a point. */
export const textOf = (point: Point): string => (typeof point === "string" ? point : point.text);

/** One side of a comparison. */
export interface Subject {
  /** As headlines and columns name it. */
  readonly name: string;
  /** Where there is more of it. */
  readonly url?: string;
  /** A line below the name. */
  readonly tagline?: string;
  /** A sentence or two before the points. */
  readonly lead?: string;
  /** What is to be known of it. */
  readonly points: readonly Point[];
  /** What speaks for it. */
  readonly pros?: readonly Point[];
  /** What speaks against it. */
  readonly cons?: readonly Point[];
  /** When it is the right choice. */
  readonly chooseWhen: readonly Point[];
  /** When it is the wrong choice. */
  readonly avoidWhen?: readonly Point[];
  /** Path relative to the folder of the content file, as typed. */
  readonly image?: string;
  /** What the image says that the name doesn't; absent where it is decoration. */
  readonly alt?: string;
}

/** A part beside subjects and table. One of `text`, `items` and `bySubject` at least is there. */
export interface Section {
  /** Inline Markdown. */
  readonly heading: string;
  /** Small letters, digits, hyphens: what the section is for, as `objections`. */
  readonly kind?: string;
  /** Stands below the heading. */
  readonly text?: string;
  /** What it lists. */
  readonly items?: readonly SectionItem[];
  /** In the order of the subjects, a list for each. */
  readonly bySubject?: readonly (readonly Point[])[];
  /** Path relative to the folder of the content file, as typed. */
  readonly image?: string;
  /** What the image says; absent where it is decoration. */
  readonly alt?: string;
}

/** What a section lists. It has a title, a text or both. */
export interface SectionItem extends Evidence {
  /** Inline Markdown. */
  readonly title?: string;
  /** Inline Markdown. */
  readonly text?: string;
}

/** Rows of the table below one name. */
export interface RowGroup {
  /** Absent where the table is ungrouped. */
  readonly name?: string;
  /** From top to bottom. */
  readonly rows: readonly Row[];
}

/** A row of the table. */
export interface Row {
  /** What is compared in it. */
  readonly criterion: string;
  /** In the order of the subjects, one for each. */
  readonly values: readonly Value[];
  /** Stands below the criterion. */
  readonly note?: string;
  /** Whether the row can be done without where room is short. */
  readonly optional?: true;
}

/** Whether a value is good for who reads it. */
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
  /** Stands below the value, in small print. */
  readonly note?: string;
}

/** What a row says of one subject; `kind` tells which of these it is. */
export type Value =
  | ({ readonly kind: "text"; readonly text: string; readonly tone?: Tone } & Noted)
  /** An unquoted number, in the author's spelling. */
  | { readonly kind: "number"; readonly text: string }
  | (Mark & Noted)
  | { readonly kind: "list"; readonly items: readonly string[] }
  | ({ readonly kind: "score"; readonly score: number; readonly of: number } & Noted);

/** Another sheet of the collection, by its slug, or a page elsewhere. */
export type Related = { readonly slug: string } | { readonly title: string; readonly url: string };

/** What statements rest on: a book, a page, a person. */
export interface Source {
  /** By which values refer to it. */
  readonly id?: string;
  /** As the list of sources shows it. */
  readonly title: string;
  /** Where it can be read. */
  readonly url?: string;
  /** YYYY-MM-DD: when it was last looked at. */
  readonly checked?: string;
}
