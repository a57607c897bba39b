/** A comparison as it is understood from a source: the keys of a content file, whose texts know their places there. */
import type { Block, Remark } from "../source/document.js";
import type { Phrase } from "../source/phrase.js";
import type { Run } from "../source/tape.js";

/** What was guessed, for a comment at the place. */
interface Guessed {
  readonly guess?: string | undefined;
}

export type DraftValue = Guessed &
  (
    | {
        readonly kind: "text";
        readonly text: Phrase;
        readonly tone?: "good" | "bad" | "neutral";
        readonly note?: Phrase;
      }
    | { readonly kind: "number"; readonly text: Phrase }
    | {
        readonly kind: "mark";
        readonly mark: "true" | "false" | "partial" | "unknown";
        readonly became: Phrase;
        readonly note?: Phrase;
      }
    | { readonly kind: "none"; readonly became: Phrase }
    /** The source says nothing there. */
    | { readonly kind: "missing" }
    | { readonly kind: "list"; readonly items: readonly Phrase[] }
    | { readonly kind: "score"; readonly score: number; readonly of: number; readonly became: Phrase }
  );

export interface DraftRow extends Guessed {
  readonly criterion: Phrase;
  readonly values: readonly DraftValue[];
  readonly notes: readonly Phrase[];
}

export interface DraftGroup {
  readonly name?: Phrase;
  readonly rows: readonly DraftRow[];
}

export interface DraftSubject extends Guessed {
  readonly name: string;
  /** Wherever the source names it as a subject: the words of its name became that. */
  readonly named: Phrase[];
  /** What is said of it a second time. */
  readonly repeated: Phrase[];
  url?: Run;
  tagline?: Phrase;
  lead?: Phrase;
  readonly points: Phrase[];
  readonly pros: Phrase[];
  readonly cons: Phrase[];
  readonly chooseWhen: Phrase[];
  readonly avoidWhen: Phrase[];
}

interface DraftItem {
  readonly title: Phrase;
  readonly blocks: readonly Block[];
}

export interface DraftSection extends Guessed {
  readonly heading: Phrase;
  readonly kind?: "objections" | "questions";
  readonly blocks: Block[];
  readonly items: DraftItem[];
}

export interface DraftLink {
  readonly title: Phrase;
  readonly url?: Run;
}

export interface Draft {
  title?: Phrase;
  question?: Phrase;
  lang?: { readonly lang: string; readonly became: Phrase; readonly isGuess: boolean };
  updated?: { readonly date: string; readonly became: Phrase };
  readonly tags: Phrase[];
  readonly subjects: readonly DraftSubject[];
  readonly intro: Block[];
  readonly sections: DraftSection[];
  groups: readonly DraftGroup[];
  readonly tableGuesses: string[];
  readonly tableNote: Phrase[];
  readonly summary: Block[];
  readonly related: DraftLink[];
  readonly sources: DraftLink[];
  readonly remarks: Remark[];
  /** What became something without a value of its own: subjects in headings, rows that say nothing. */
  readonly became: Phrase[];
}
