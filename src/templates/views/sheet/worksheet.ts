/** What is asked -> the tasks of a worksheet as templates show them, numbered; with its key, what answers each. */
import type { Value, Worksheet, WorksheetKey } from "../../../content/index.js";
import type { Locale } from "../../folders/locales.js";
import { blockMarkdown, inlineMarkdown, plainText } from "../markdown.js";
import { Cell, cell } from "./cell.js";
import type { EvidenceView } from "./evidence.js";

/** A sheet that asks; with the key, the one that answers. */
export interface Tasks {
  readonly worksheet: Worksheet;
  readonly key?: WorksheetKey;
}

/** Lines to write on below a question. */
const LINES = [1, 2, 3];

/** @param question the sheet's own, as text */
export function worksheetView({ worksheet, key }: Tasks, question: string, evidence: EvidenceView) {
  const { comparison, bank, cards, questions, notes } = worksheet;
  const names = comparison.subjects.map(({ name }) => plainText(name));
  const letters = lettersFor(names, evidence.locale);
  const before = [worksheet.gaps, cards].map((tasks) => Math.min(1, tasks.length));
  return {
    isKey: key !== undefined,
    notes: notes.map(({ heading, text, items = [] }) => ({
      heading: inlineMarkdown(heading),
      html: text === undefined ? null : blockMarkdown(text),
      items: items.map(({ title, text }) => inlineMarkdown([title, text].filter((one) => one !== undefined).join(" "))),
    })),
    hasGaps: worksheet.gaps.length > 0,
    bank: bank.map(inlineMarkdown),
    groups: gapViews({ worksheet, ...(key && { key }) }, names, evidence),
    // The headline of the sheet is a task then.
    asksOwn: questions.includes(undefined),
    sorting: before[0]! + 1,
    letters: names.map((name, i) => ({ number: i + 1, letter: letters[i]!, name })),
    cards: cards.map((text, i) => ({
      html: inlineMarkdown(text),
      answer: key ? letters[key.subjectOf[i]!]! : null,
    })),
    questions: questions.map((asked, i) => {
      const answer = key?.answers[i];
      return {
        number: before[0]! + before[1]! + i + 1,
        text: asked === undefined ? question : null,
        html: asked === undefined ? null : blockMarkdown(asked),
        answer: answer === undefined ? null : blockMarkdown(answer),
        lines: key ? [] : LINES,
      };
    }),
  };
}

/** The table, in which a cell is a gap or what stands there; in the key what a gap is filled with stands there too. */
function gapViews({ worksheet, key }: Tasks, names: readonly string[], evidence: EvidenceView) {
  const isGap = new Set(worksheet.gaps.map(({ group, row, subject }) => `${group} ${row} ${subject}`));
  const groups = worksheet.comparison.groups.map(({ name, rows }, group) => ({
    name: name === undefined ? null : plainText(name),
    rows: rows.map(({ criterion, note, values }, row) => ({
      criterion: inlineMarkdown(criterion),
      note: note === undefined ? null : inlineMarkdown(note),
      cells: values.map((value, subject) => {
        const gap = isGap.has(`${group} ${row} ${subject}`);
        const shown: Value = gap && key ? key.valueAt({ group, row, subject }) : value;
        return {
          isGap: gap,
          number: subject + 1,
          label: names[subject]!,
          // A gap that nobody has filled shows nothing.
          value: gap && !key ? null : cell(shown, new Cell(subject + 1, names[subject]!), evidence),
        };
      }),
    })),
  }));
  return groups.filter(({ rows }) => rows.length > 0);
}

/** Initials where they tell the names apart, else letters; numbers where the script has no capitals, as the label has it that asks for them. */
function lettersFor(names: readonly string[], locale: Locale): readonly string[] {
  if (!/\p{Ll}/u.test(locale.sortOut)) return names.map((_, i) => String(i + 1));
  const initials = names.map((name) => /[\p{Lu}\p{Ll}]/u.exec(name)?.[0].toUpperCase() ?? "");
  const areClear = initials.every((one) => one.length === 1) && new Set(initials).size === names.length;
  return areClear ? initials : names.map((_, i) => String.fromCharCode(65 + i));
}
