/** Tables that compare nothing by criteria -> what they say of subjects: when to pick which, what is for and against one. */
import type { TableBlock } from "../../source/document.js";
import { isBlank, linesOf, oneLine, ours, type Phrase, split } from "../../source/phrase.js";
import { bareHeading } from "../../words/fold.js";
import { roleOf } from "../../words/role-of.js";
import { PICK_HEADERS, SITUATION_HEADERS, wordsOf } from "../../words/roles.js";
import { type Grid, gridOf } from "../tables/grid.js";
import type { Context } from "./context.js";
import { add, type Placing } from "./sides.js";

/** @returns whether the table was taken, as one of those that compare or here */
export function placeTable(table: TableBlock, context: Context, placing: Placing): boolean {
  if (placing.isMainTable(table)) return true;
  const grid = gridOf(table);
  if (grid) {
    if (situations(grid, placing) || prosAndCons(grid, context, placing)) return true;
  }
  placing.draft.remarks.push({
    message: "a table that compares nothing else became a list of a section",
    place: table.place,
  });
  return false;
}

/** Situation and pick: when to choose whom. What picks several, or none, stays in the list of a section. */
function situations(grid: Grid, { draft, names, more }: Placing): boolean {
  const [first, second] = grid.header.map(({ phrase }) => bareHeading(oneLine(phrase)));
  if (grid.header.length < 2 || grid.header.length > 3) return false;
  const picks = grid.rows.map(({ cells }) =>
    names.mentions(oneLine(cells[1]?.phrase ?? [])).map(({ subject }) => subject),
  );
  const single = picks.filter((subjects) => new Set(subjects).size === 1).length;
  const says =
    wordsOf(SITUATION_HEADERS).has(first!) ||
    wordsOf(PICK_HEADERS).has(second!) ||
    roleOf(first!) === "choose" ||
    roleOf(second!) === "choose";
  if (single === 0 || (!says && single < grid.rows.length) || single < grid.rows.length / 2) return false;
  grid.rows.forEach(({ cells }, i) => {
    const [situation, pick, note] = cells.map((cell) => cell?.phrase ?? []);
    if (!situation || !pick) return;
    const subjects = new Set(picks[i]);
    const isName = names.find(oneLine(pick)) !== undefined;
    const said = [
      ...situation,
      ...(isName ? [] : [...ours(" – "), ...pick]),
      ...(note && !isBlank(note) ? [...ours(" – "), ...note] : []),
    ];
    const [only] = subjects;
    if (subjects.size === 1 && only !== undefined) {
      const subject = draft.subjects[only]!;
      if (isName) subject.named.push(pick);
      add(subject, "chooseWhen", said);
      return;
    }
    const heading = grid.captions[0] ?? grid.header[1]?.phrase ?? ours(more);
    let section = draft.sections.find((each) => each.heading === heading);
    if (!section) draft.sections.push((section = { heading, blocks: [], items: [] }));
    section.blocks.push({
      kind: "paragraph",
      phrase: [...situation, ...ours(": "), ...pick, ...(note && !isBlank(note) ? [...ours(" – "), ...note] : [])],
    });
  });
  return true;
}

/** Columns of pros and cons: of the subject that the section is about, or of those that the first column names. */
function prosAndCons(grid: Grid, { subject: around }: Context, { draft, names }: Placing): boolean {
  const roles = grid.header.map(({ phrase }) => roleOf(oneLine(phrase)));
  const pros = roles.indexOf("pros");
  const cons = roles.indexOf("cons");
  if (pros < 0 || cons < 0) return false;
  const named = grid.rows.map(({ cells }) => names.find(oneLine(cells[0]?.phrase ?? [])));
  const isNamed = pros > 0 && cons > 0 && named.every((each) => each !== undefined);
  if ((!isNamed && around === undefined) || grid.header.length > (isNamed ? 3 : 2)) return false;
  grid.rows.forEach(({ cells }, i) => {
    const subject = draft.subjects[(isNamed ? named[i] : around)!]!;
    if (isNamed && cells[0]) subject.named.push(cells[0].phrase);
    for (const phrase of itemsOf(cells[pros]?.phrase ?? [])) add(subject, "pros", phrase);
    for (const phrase of itemsOf(cells[cons]?.phrase ?? [])) add(subject, "cons", phrase);
  });
  return true;
}

/** Lines of a cell, or what semicolons part. */
function itemsOf(phrase: Phrase): Phrase[] {
  const lines = linesOf(phrase);
  return lines.length > 1 ? lines : split(phrase, /\s*;\s+/g).filter((part) => !isBlank(part));
}
