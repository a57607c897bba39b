/**
 * A comparison -> a worksheet: what is asked, and apart from it what would answer. Whoever makes a sheet for pupils gets the first alone, so that
 * no answer can reach it by whatever way.
 */
import { type Diagnostic, hasErrors, type Outcome } from "../../../diagnostics/index.js";
import { plain } from "../../text/alike/alike.js";
import type { YamlData } from "../../yaml/data.js";
import { type Comparison, type Point, type Row, type Section, textOf, type Value } from "../comparison.js";
import { seededOrder } from "./order.js";
import { type Place, type Wishes, wishesOf, wordsOf } from "./wishes.js";

/** What pupils get. */
export interface Worksheet {
  /** The sheet without all that is asked and without what would tell it; a gap is a value that is not applicable. */
  readonly comparison: Comparison;
  readonly gaps: readonly Place[];
  /** The texts of the gaps, in an order that says nothing. Inline Markdown. */
  readonly bank: readonly string[];
  /** What is to be said of which subject. Inline Markdown. */
  readonly cards: readonly string[];
  /** Markdown; undefined for the sheet's own question. */
  readonly questions: readonly (string | undefined)[];
  /** Sections of the kind `note`: what is to be known beforehand. */
  readonly notes: readonly Section[];
}

/** What teachers get beside it. */
export interface WorksheetKey {
  /** By group, row and subject, as in the comparison. */
  readonly valueAt: (place: Place) => Value;
  /** Of each card, the index of its subject. */
  readonly subjectOf: readonly number[];
  /** To each question, Markdown; undefined where the sheet has none. */
  readonly answers: readonly (string | undefined)[];
}

/**
 * Diagnostics, errors: `content/worksheet` where `data.worksheet` names what isn't there, and where there is nothing to ask.
 * @param yaml what the comparison was read from, for the places of errors
 */
export function worksheetOf(
  comparison: Comparison,
  yaml: YamlData | undefined,
): Outcome<{ readonly worksheet: Worksheet; readonly key: WorksheetKey }> {
  const { value: wishes, diagnostics } = wishesOf(comparison, yaml);
  if (!wishes || hasErrors(diagnostics)) return { diagnostics };
  const { slug, groups, sections } = comparison;
  const gaps = wishes.gaps ?? chosenGaps(comparison);
  const valueAt = ({ group, row, subject }: Place) => groups[group]!.rows[row]!.values[subject]!;
  const cards = seededOrder(cardsOf(comparison, wishes), slug, ({ text }) => text);
  const asked = questionsOf(comparison);
  if (gaps.length + cards.length + asked.length === 0) return { diagnostics: [nothingToAsk(yaml)] };
  return {
    value: {
      worksheet: {
        comparison: withoutAnswers(comparison, gaps),
        gaps,
        bank: seededOrder(
          gaps.flatMap((gap) => wordsOf(valueAt(gap)) ?? []),
          slug,
          (text) => text,
        ),
        cards: cards.map(({ text }) => text),
        questions: asked.map(({ question }) => question),
        notes: sections.filter(({ kind }) => kind === "note"),
      },
      key: {
        valueAt,
        subjectOf: cards.map(({ subject }) => subject),
        answers: asked.map(({ answer }) => answer),
      },
    },
    diagnostics,
  };
}

/** In each row one gap of two cells, of more half of them: what is left tells what the row is about. */
function chosenGaps({ slug, groups }: Comparison): Place[] {
  return groups.flatMap(({ rows }, group) =>
    rows.flatMap(({ criterion, values }, row) => {
      const words = values.map((value) => plain(wordsOf(value) ?? ""));
      const candidates = words.flatMap((text, subject) =>
        text !== "" && words.indexOf(text) === words.lastIndexOf(text) ? [{ group, row, subject }] : [],
      );
      const order = seededOrder(candidates, slug, ({ subject }) => `${criterion}\u0000${subject}`);
      return order.slice(0, Math.floor(values.length / 2)).sort((a, b) => a.subject - b.subject);
    }),
  );
}

interface Card {
  readonly text: string;
  readonly subject: number;
}

/** What is said of one subject alone; nothing where the sheet hides it, or it would all be said of the same one. */
function cardsOf({ subjects, hide }: Comparison, { cards: wanted }: Wishes): Card[] {
  if (hide?.includes("subjects")) return [];
  const all = subjects.flatMap(({ points, pros = [], cons = [] }, subject) =>
    [...points, ...pros, ...cons].map((point: Point): Card => ({ text: textOf(point), subject })),
  );
  const isClear = ({ text, subject }: Card) =>
    all.every((other) => other.subject === subject || plain(other.text) !== plain(text));
  const cards = all.filter((card) => isClear(card) && (wanted === undefined || wanted.has(plain(card.text))));
  return new Set(cards.map(({ subject }) => subject)).size > 1 || wanted ? cards : [];
}

interface Asked {
  readonly question: string | undefined;
  readonly answer: string | undefined;
}

/** What sections of the kind `questions` ask, and the sheet's own question, which its key difference answers. */
function questionsOf({ sections, intro, summary }: Comparison): Asked[] {
  const own = intro ?? summary;
  return [
    ...sections.filter(({ kind }) => kind === "questions").flatMap(questionsIn),
    ...(own === undefined ? [] : [{ question: undefined, answer: own }]),
  ];
}

function questionsIn({ text, items = [], bySubject = [] }: Section): Asked[] {
  return [
    ...(text === undefined ? [] : [{ question: text, answer: undefined }]),
    ...items.map((item) =>
      item.title === undefined
        ? { question: item.text ?? "", answer: undefined }
        : { question: item.title, answer: item.text },
    ),
    ...bySubject.flat().map((point) => ({ question: textOf(point), answer: undefined })),
  ];
}

/** Names, criteria and the values that are no gaps: nothing else, as any text may tell an answer. */
function withoutAnswers(comparison: Comparison, gaps: readonly Place[]): Comparison {
  const { intro: _intro, summary: _summary, data: _data, review: _review, ...rest } = comparison;
  const isGap = new Set(gaps.map(({ group, row, subject }) => `${group} ${row} ${subject}`));
  return {
    ...rest,
    subjects: comparison.subjects.map(({ name }) => ({ name, points: [], chooseWhen: [] })),
    sections: [],
    groups: comparison.groups.map((group, g) => ({
      ...group,
      rows: group.rows.map(
        (row, r): Row => ({
          ...row,
          values: row.values.map((value, s) =>
            isGap.has(`${g} ${r} ${s}`) ? { kind: "none" } : withoutEvidence(value),
          ),
        }),
      ),
    })),
    related: [],
    sources: [],
  };
}

function withoutEvidence(value: Value): Value {
  if (value.kind === "number" || value.kind === "list") return value;
  const { sources: _sources, checked: _checked, by: _by, ...rest } = value;
  return rest;
}

function nothingToAsk(yaml: YamlData | undefined): Diagnostic {
  const message = "there is nothing to ask: no gap, no card and no question";
  const hints = ["a worksheet needs a table with texts, `points`, or a section of the kind `questions`"];
  const at = yaml?.place(["layout"]);
  return {
    severity: "error",
    code: "content/worksheet",
    message,
    hints,
    ...(yaml && at && yaml.source.place(at.start, at.end)),
  };
}
