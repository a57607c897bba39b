/** The tables of a document -> the one that compares, and those that go on with it. */
import type { SourceDocument, TableBlock } from "../../source/document.js";
import { isBlank, oneLine, type Phrase } from "../../source/phrase.js";
import { bareHeading, bareName, stemmed, wordsIn } from "../../words/fold.js";
import { markOf, partedMark } from "../../words/marks.js";
import { roleOf } from "../../words/role-of.js";
import {
  CRITERION_HEADERS,
  REFERENCE_HEADERS,
  SITUATION_HEADERS,
  SUBJECT_HEADERS,
  wordsOf,
} from "../../words/roles.js";
import { placesOf, type Sighting } from "../candidates.js";
import type { Section } from "../outline.js";
import { gridOf } from "./grid.js";
import { type Orientation, type Oriented, orient } from "./orient.js";

/** A table with the section that it stands in. */
export interface PlacedTable {
  readonly table: TableBlock;
  readonly section: Section;
  readonly oriented: Oriented;
  /** How many of its subjects the title names. */
  readonly titled: number;
  /** Why it is taken for one that compares; undefined where nothing says so. */
  readonly evidence: string | undefined;
}

export interface TableChoice {
  readonly all: readonly PlacedTable[];
  /** The first one names the subjects; the others have the same ones. */
  readonly main: readonly PlacedTable[];
}

export interface TableAsked {
  /** From 1. */
  readonly table?: number;
  readonly orient?: Orientation;
  readonly subjects?: readonly string[];
}

export function chooseTable(
  document: SourceDocument,
  sections: readonly Section[],
  sightings: readonly Sighting[],
  asked: TableAsked,
): TableChoice {
  const found = sections.flatMap((section) =>
    section.blocks.flatMap((block) =>
      block.kind === "table" && section.region === undefined ? [{ table: block, section }] : [],
    ),
  );
  const grids = found.flatMap((each) => {
    const grid = gridOf(each.table);
    return grid ? [{ ...each, grid }] : [];
  });
  const inTables: Sighting[] = grids.flatMap(({ grid }, of) => [
    ...grid.header.map(({ phrase }): Sighting => ({ name: oneLine(phrase), kind: "header", of })),
    ...grid.rows.map(({ cells }): Sighting => ({ name: oneLine(cells[0]?.phrase ?? []), kind: "column", of })),
  ]);
  const places = placesOf([...sightings, ...inTables]);
  const titled = sightings
    .filter(({ kind }) => kind === "title")
    .map(({ name }) => wordsIn(bareName(name)).map(({ text }) => text));
  const headed = sightings
    .filter(({ kind }) => kind === "heading")
    .map(({ name }) => wordsIn(bareName(name)).map(({ text }) => text));
  const wanted = (asked.subjects ?? []).map(stemmed);
  const all = grids.map(({ table, section, grid }, i): PlacedTable => {
    const isKnown = (name: string): number => {
      const key = stemmed(name);
      if (key === "") return 0;
      if (wanted.length > 0) return wanted.includes(key) ? 1 : 0;
      const elsewhere = [...(places.get(key) ?? [])].filter(
        (place) => place !== `header ${i}` && place !== `column ${i}` && place !== "label",
      );
      // Other tables alone have the same words everywhere: "Yes", "Price".
      if (elsewhere.some((place) => !/^(?:header|column) /.test(place))) return 1;
      if (isPart(name, titled) || begins(name, headed)) return 0.9;
      return elsewhere.some((place) => place.startsWith("header ")) ? 0.5 : elsewhere.length > 0 ? 0.4 : 0;
    };
    const oriented = orient(
      grid,
      isKnown,
      asked.table === undefined || asked.table === i + 1 ? asked.orient : undefined,
    );
    const inTitle = oriented.columns.filter((column) =>
      isPart(oneLine(oriented.grid.header[column]!.phrase), titled),
    ).length;
    return {
      table,
      section,
      oriented,
      titled: inTitle,
      evidence: evidenceOf(document, section, oriented, grids.length),
    };
  });
  const main = all[(asked.table ?? 0) - 1] ?? bestOf(all, asked);
  if (!main) return { all, main: [] };
  return { all, main: [main, ...(asked.table === undefined ? continued(main, all) : [])] };
}

/** Whether a name is a part of one in the title, or the other way around: "Sled" of "Sled kites". */
function isPart(name: string, titled: readonly (readonly string[])[]): boolean {
  const words = wordsIn(bareName(name)).map(({ text }) => text);
  if (words.length === 0 || words.join("").length < 2) return false;
  const holds = (long: readonly string[], short: readonly string[]) =>
    long.some((_, i) => short.every((word, k) => long[i + k] === word));
  return titled.some(
    (title) => holds(title, words) || (title.length > 0 && words.length <= title.length + 2 && holds(words, title)),
  );
}

/** Whether a heading begins with the name, and says little more: "zippy ⭐44". */
function begins(name: string, headings: readonly (readonly string[])[]): boolean {
  const words = wordsIn(bareName(name)).map(({ text }) => text);
  return (
    words.join("").length > 2 &&
    headings.some((each) => each.length <= words.length + 2 && words.every((word, i) => word === each[i]))
  );
}

const SITUATIONS = wordsOf(SITUATION_HEADERS);
const CRITERIA = wordsOf(CRITERION_HEADERS);
const SUBJECTS = wordsOf(SUBJECT_HEADERS);
const REFERENCES = wordsOf(REFERENCE_HEADERS);

function evidenceOf(
  document: SourceDocument,
  section: Section,
  { grid, hits, columns, orientation, hasNoCriteria }: Oriented,
  count: number,
): string | undefined {
  if (columns.length < 2 && !hasNoCriteria) return undefined;
  const corner = bareHeading(oneLine(grid.header[0]?.phrase ?? []));
  // Settings have headings of their own, too.
  const isReference =
    orientation === "rows" &&
    grid.rows.some(({ cells }) => REFERENCES.has(bareHeading(oneLine(cells[0]?.phrase ?? []))));
  if (isReference && !document.isTableOnly) return undefined;
  if (hits >= 1.8) return "its names stand elsewhere, too";
  if (SITUATIONS.has(corner) && orientation === "columns") return undefined;
  if (document.isTableOnly) return "the file is a table";
  if (isUnderHeading(section)) return "it stands under a heading that says so";
  if (hits >= 0.9 && columns.length === 2) return "one of its names stands elsewhere, too";
  if (CRITERIA.has(corner) || (orientation === "rows" && SUBJECTS.has(corner))) return "its first cell says so";
  const values = grid.rows.flatMap(({ cells }) => columns.map((column) => oneLine(cells[column]?.phrase ?? [])));
  const marks = values.filter(
    (value) => value !== "" && (markOf(value) !== undefined || partedMark(value) !== undefined),
  );
  if (marks.length >= values.length / 2 && columns.length <= 8) return "it is full of marks";
  return corner === "" && count === 1 && columns.length <= 6 ? "its corner is empty" : undefined;
}

/** A heading that speaks of comparing, whatever else it says. */
const COMPARES =
  /(?:^|[^\p{L}])(?:compar(?:e|es|ed|ing|ison)|vs\.?|versus|alternatives|vergleich\p{L}*|comparatif|comparaison|comparaci[oó]n|сравнение)(?=$|[^\p{L}])|比較|对比/iu;

function isUnderHeading({ heading, parent }: Section): boolean {
  return [heading, parent?.heading].some((each) => {
    if (!each || each.level === 1) return false;
    const text = oneLine(each.phrase);
    return roleOf(text) === "table" || COMPARES.test(text);
  });
}

/** What the title names; then what stands under a heading of a table; then most names that stand elsewhere; then most rows. */
function bestOf(all: readonly PlacedTable[], asked: TableAsked): PlacedTable | undefined {
  const possible =
    asked.subjects || asked.orient
      ? all.filter(({ oriented, evidence }) => evidence !== undefined || oriented.columns.length >= 2)
      : all.filter(({ evidence }) => evidence !== undefined);
  const rank = ({ oriented: { hits, grid, orientation, columns }, section, titled }: PlacedTable): number[] => [
    // A single criterion is seldom the comparison, whatever names it has.
    grid.rows.filter(({ isGroup }) => !isGroup).length >= 2 ? 1 : 0,
    titled >= 2 ? 1 : 0,
    isUnderHeading(section) ? 1 : 0,
    Math.floor(hits * 2) / 2,
    // Ten subjects are seldom what a sheet compares.
    columns.length <= 6 ? 1 : 0,
    orientation === "columns" ? 1 : 0,
    grid.rows.length,
  ];
  return possible.toSorted((a, b) => {
    const [first, second] = [rank(a), rank(b)];
    const i = first.findIndex((each, k) => each !== second[k]);
    return i < 0 ? 0 : second[i]! - first[i]!;
  })[0];
}

/** Tables that compare the same subjects. */
function continued(main: PlacedTable, all: readonly PlacedTable[]): PlacedTable[] {
  const keysOf = ({ oriented: { grid, columns } }: PlacedTable) =>
    columns.map((column) => stemmed(oneLine(grid.header[column]!.phrase)));
  const keys = new Set(keysOf(main));
  return all.filter((each) => {
    const others = keysOf(each);
    return (
      each !== main &&
      each.oriented.orientation === main.oriented.orientation &&
      others.length >= 2 &&
      new Set(others).size === keys.size &&
      others.every((key) => keys.has(key))
    );
  });
}

/** What a table is called: its caption, or the heading over it. */
export function nameOfTable({ oriented: { grid }, section }: PlacedTable): Phrase | undefined {
  const caption = grid.captions.find((phrase) => !isBlank(phrase));
  return caption ?? section.heading?.phrase;
}
