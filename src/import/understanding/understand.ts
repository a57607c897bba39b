/**
 * A document -> the comparison that it makes, as a draft; or why it makes none. First what is compared is found (names, and the table that has
 * them), then each part of the document is placed by what it says of that.
 */
import type { ListBlock, SourceDocument } from "../source/document.js";
import { cut, isBlank, oneLine, type Phrase, plain } from "../source/phrase.js";
import { shownName, stemmed, wordsIn } from "../words/fold.js";
import { roleOf } from "../words/role-of.js";
import { namesInTitle } from "../words/titles.js";
import { type Headline, headlinesOf, sightingsOf } from "./candidates.js";
import { dateOf } from "./dates.js";
import type { Draft, DraftGroup, DraftRow, DraftSubject } from "./draft.js";
import { readableLanguage } from "./language.js";
import { Names } from "./names.js";
import { outlineOf, type Section } from "./outline.js";
import { itemText, labelled } from "./sections/items.js";
import { placeSections } from "./sections/place.js";
import { add, type Placing, placeLead } from "./sections/sides.js";
import { namesElsewhere, namesOfTable } from "./subjects.js";
import { valuesOf } from "./tables/cells.js";
import { chooseTable, type TableAsked, type TableChoice } from "./tables/choose.js";
import { Legend, Notes } from "./tables/notes.js";
import { groupsOf, inOrder } from "./tables/rows.js";

export interface Asked extends TableAsked {
  readonly lang?: string;
}

/** What is compared. */
export interface Understanding {
  readonly document: SourceDocument;
  readonly sections: readonly Section[];
  readonly headlines: readonly Headline[];
  readonly choice: TableChoice;
  /** All of them, however many. */
  readonly names: readonly string[];
  /** The one that is the author's own: "Harbor (us)". */
  readonly own: string | undefined;
}

const OWN = /([\p{L}\p{N}][\p{L}\p{N} .+#-]*?)\s*\((?:us|we|ours|wir|nous|nosotros)\)/iu;

export function subjectsOf(document: SourceDocument, asked: Asked): Understanding {
  const sections = outlineOf(document.blocks);
  const headlines = headlinesOf(document, sections);
  const sightings = sightingsOf(sections, headlines);
  const choice = chooseTable(document, sections, sightings, asked);
  const text = () =>
    sections
      .flatMap(({ blocks, region }) => (region === undefined ? blocks : []))
      .map((block) => oneLine(itemText([block])))
      .join("\n");
  const [main] = choice.main;
  const found = main
    ? namesOfTable(main)
    : namesElsewhere(sightings, (key) => new Names([key]).mentions(text()).length > 0);
  const own = headlines.flatMap(({ phrase }) => OWN.exec(oneLine(phrase))?.[1] ?? [])[0];
  const names = asked.subjects
    ? asked.subjects.map((name) => found.find((each) => stemmed(each) === stemmed(name)) ?? name)
    : found;
  return { document, sections, headlines, choice, names, own: own === undefined ? undefined : shownName(own) };
}

/** The draft of what was understood. @param names those of the subjects that it is to have */
export function draftOf(understanding: Understanding, names: readonly string[], asked: Asked): Draft {
  const { document, sections, choice, headlines } = understanding;
  const index = new Names(names);
  const draft: Draft = {
    subjects: names.map(
      (name): DraftSubject => ({
        name,
        named: [],
        repeated: [],
        points: [],
        pros: [],
        cons: [],
        chooseWhen: [],
        avoidWhen: [],
      }),
    ),
    tags: document.meta.filter(({ key }) => key === "tags").flatMap(({ value }) => tagsIn(value)),
    intro: [],
    sections: [],
    groups: [],
    tableGuesses: tableGuesses(understanding),
    tableNote: [],
    summary: [],
    related: [],
    sources: [],
    remarks: [...document.remarks],
    became: [],
  };
  titles(draft, headlines, choice, index);
  dates(draft, document, sections);
  const lang = readableLanguage(document, asked.lang);
  if (lang.lang) draft.lang = lang.lang;
  if (lang.remark) draft.remarks.push({ message: lang.remark });
  const notes = new Notes(sections);
  const context = {
    names: index,
    notes,
    legend: new Legend(sections),
    splitsCommas: document.isTableOnly,
    remarks: draft.remarks,
    became: draft.became,
    named: (subject: number, phrase: Phrase) => draft.subjects[subject]!.named.push(phrase),
  };
  draft.groups = groupsOf(choice.main, context);
  pairs(draft, choice, index);
  links(draft, choice, index);
  const rows: DraftRow[] = [];
  const valueContext = { ...context, isMarkColumn: [], outOf: undefined };
  placeSections(
    sections,
    placingOf(
      draft,
      understanding,
      index,
      notes,
      rows,
      (list, heading) => listRow(list, heading, index, draft, valueContext),
      (criterion, said) => rowOfCells(criterion, said, draft, valueContext),
    ),
  );
  if (rows.length > 0) draft.groups = inOrder([...draft.groups, { rows }]);
  return draft;
}

function placingOf(
  draft: Draft,
  { choice, sections, headlines, own }: Understanding,
  names: Names,
  notes: Notes,
  rows: DraftRow[],
  listRow: (list: ListBlock, heading: Phrase) => DraftRow | undefined,
  rowOf: (criterion: Phrase, said: readonly Phrase[]) => DraftRow,
): Placing {
  const main = new Set(choice.main.map(({ table }) => table));
  const placing: Placing = {
    draft,
    names,
    notes,
    own: own === undefined ? undefined : names.find(own),
    title: sections.find(({ heading }) => heading !== undefined && heading.phrase === headlines[0]?.phrase),
    more: MORE[draft.lang?.lang.slice(0, 2) ?? "en"] ?? "More",
    isMainTable: (table) => main.has(table),
    isMain: (section) => choice.main.some((each) => each.section === section),
    hasBegun: () =>
      draft.subjects.some(({ points, pros, lead }) => points.length + pros.length > 0 || lead !== undefined),
    lead: (phrase, list, context) => placeLead(phrase, list, context, placing),
    rowOf: ({ label, said }, heading) => {
      const criterion = label ?? heading;
      if (!criterion || hasCriterion(criterion, [...draft.groups, { rows }])) return false;
      rows.push(rowOf(criterion, said));
      return true;
    },
    row: (section, list, context) => {
      const { heading } = section;
      if (!heading || heading.level === 1 || context.role !== undefined || context.subject !== undefined) return false;
      const row = hasCriterion(heading.phrase, [{ rows }]) ? undefined : listRow(list, heading.phrase);
      if (row) rows.push(row);
      return row !== undefined;
    },
  };
  return placing;
}

const MORE: Readonly<Record<string, string>> = {
  en: "More",
  de: "Mehr dazu",
  fr: "En savoir plus",
  es: "Más",
  it: "Altro",
  pt: "Mais",
  nl: "Meer",
  ja: "補足",
  zh: "补充",
  pl: "Więcej",
};

/** Items that say something of each subject by its name: a row, named by its heading. */
function listRow(
  list: ListBlock,
  heading: Phrase,
  names: Names,
  draft: Draft,
  context: Parameters<typeof valuesOf>[1],
): DraftRow | undefined {
  const found = list.items.map((item) => labelled(itemText(item), names));
  const subjects = new Set(found.map((each) => each?.subject));
  if (found.length < 2 || subjects.has(undefined) || subjects.size !== found.length) return undefined;
  if (hasCriterion(heading, draft.groups)) return undefined;
  for (const each of found) if (each) draft.subjects[each.subject]!.named.push(each.label);
  const said = names.names.map((_, i) => found.find((each) => each?.subject === i)?.phrase);
  return rowOfCells(heading, said, draft, context);
}

function rowOfCells(
  criterion: Phrase,
  said: readonly (Phrase | undefined)[],
  draft: Draft,
  context: Parameters<typeof valuesOf>[1],
): DraftRow {
  const cells = said.map((phrase) => phrase && { phrase, isHeader: false });
  const { values, notes, became } = valuesOf(cells, context);
  draft.became.push(...became);
  return { criterion, values, notes };
}

function hasCriterion(phrase: Phrase, groups: readonly DraftGroup[]): boolean {
  const name = oneLine(phrase).toLowerCase();
  return groups.some(({ rows }) => rows.some(({ criterion }) => oneLine(criterion).toLowerCase() === name));
}

/** Tables without criteria: each cell is a point of its column. */
function pairs(draft: Draft, { main }: TableChoice, names: Names): void {
  for (const { oriented } of main) {
    if (!oriented.hasNoCriteria) continue;
    for (const column of oriented.columns) {
      const head = oriented.grid.header[column]!.phrase;
      const subject = draft.subjects[names.find(oneLine(head)) ?? -1];
      if (!subject) continue;
      subject.named.push(head);
      for (const { cells } of oriented.grid.rows) if (cells[column]) add(subject, "points", cells[column].phrase);
    }
  }
}

/** The links of names in the head of the table. */
function links(draft: Draft, { main }: TableChoice, names: Names): void {
  for (const { oriented } of main)
    for (const column of oriented.columns) {
      const head = oriented.grid.header[column]!.phrase;
      const subject = draft.subjects[names.find(oneLine(head)) ?? -1];
      const href = head.find((run) => run.href)?.href;
      if (subject && href && subject.url === undefined && /^https?:\/\//i.test(href.text)) subject.url = href;
    }
}

/** A headline that asks, or names no subjects, is the question; one that names them the title. */
function titles(draft: Draft, headlines: readonly Headline[], { main }: TableChoice, names: Names): void {
  const headline = headlines.find(({ key, phrase }) => key !== "file" && !isBlank(phrase))?.phrase;
  const phrase = headline ?? main[0]?.oriented.grid.captions.find((caption) => !isBlank(caption));
  if (!phrase) return;
  const said = trimmedTitle(phrase);
  const text = oneLine(said);
  const all = new Set(names.mentions(text).map(({ subject }) => subject)).size === names.names.length;
  if (/[?？]$/.test(text)) draft.question = said;
  else if (all && wordsIn(text).length <= wordsIn(names.names.join(" ")).length + 3) draft.title = said;
  else if (roleOf(text) !== "table") draft.question = said;
}

/** Without its number, without what stands apart from the names, and without "(us)". */
function trimmedTitle(phrase: Phrase): Phrase {
  const text = plain(phrase);
  const number = /^\s*(?:\d+(?:\.\d+)*|[A-Z])[.)]\s+/.exec(text)?.[0].length ?? 0;
  const part = namesInTitle(oneLine(phrase))?.part;
  const at = part === undefined ? -1 : text.indexOf(part);
  const [before, after] = at < 0 ? ["", ""] : [text.slice(0, at), text.slice(at + part!.length)];
  const isApart = /[|:·•»/–—-]\s*$/.test(before) || (before.trim() === "" && /^\s*[|:·•»]/.test(after));
  const isQuestion = after.includes("?");
  const title = isApart && !isQuestion ? cut(phrase, at, at + part!.length) : cut(phrase, number);
  const own = /\s*\((?:us|we|ours|wir|nous|nosotros)\)/i.exec(plain(title));
  return own ? [...cut(title, 0, own.index), ...cut(title, own.index + own[0].length)] : title;
}

function dates(draft: Draft, document: SourceDocument, sections: readonly Section[]): void {
  const { found, unclear } = dateOf(document, sections);
  if (found) draft.updated = found;
  else if (unclear !== undefined)
    draft.remarks.push({
      message: `the date "${unclear}" can be read in two ways: write it as \`updated: YYYY-MM-DD\``,
    });
}

function tagsIn(value: Phrase): Phrase[] {
  const text = plain(value);
  const inner = /^\s*\[(.*)\]\s*$/.exec(text);
  const phrase = inner ? cut(value, text.indexOf("[") + 1, text.lastIndexOf("]")) : value;
  const parts: Phrase[] = [];
  let from = 0;
  for (const part of plain(phrase).split(",")) {
    const lead = /^[\s"']*/.exec(part)![0].length;
    const end = part.length - /[\s"']*$/.exec(part)![0].length;
    if (end > lead) parts.push(cut(phrase, from + lead, from + end));
    from += part.length + 1;
  }
  return parts;
}

function tableGuesses({ choice, names }: Understanding): string[] {
  const [main] = choice.main;
  if (!main) return [];
  const guesses: string[] = [];
  const { orientation, isCertain, columns, noteColumns, grid } = main.oriented;
  if (orientation === "rows") guesses.push("the table was turned: its rows are the subjects");
  else if (!isCertain) guesses.push("the columns were taken for the subjects; --orient rows takes the rows");
  for (const column of noteColumns) {
    const name = oneLine(grid.header[column]!.phrase);
    if (name !== "") guesses.push(`the column "${name}" is no subject: it became notes of the rows`);
  }
  if (choice.all.length > 1 && main.oriented.hits < 1.8)
    guesses.push(
      `table ${choice.all.indexOf(main) + 1} of ${choice.all.length} was taken, since ${main.evidence ?? "it was asked for"}; --table takes another one`,
    );
  if (names.length < columns.length) guesses.push("not all columns of the table are subjects");
  return guesses;
}
