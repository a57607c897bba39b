/** A grid -> whether its columns or its rows are subjects, and which of them. */
import type { Cell } from "../../source/document.js";
import { isBlank, oneLine } from "../../source/phrase.js";
import { bareHeading, bareName, stemmed } from "../../words/fold.js";
import { markOf, scoreOf, weakMarkOf } from "../../words/marks.js";
import { CRITERION_HEADERS, NOTE_HEADERS, SUBJECT_HEADERS, TRAIT_HEADERS, wordsOf } from "../../words/roles.js";
import { type Grid, turned } from "./grid.js";

export type Orientation = "columns" | "rows";

export interface Oriented {
  /** With subjects as columns. */
  readonly grid: Grid;
  readonly orientation: Orientation;
  /** Columns that are subjects, from 0; that of the criteria is 0 and no subject, unless there is none. */
  readonly columns: readonly number[];
  /** Columns whose cells are notes of their rows. */
  readonly noteColumns: readonly number[];
  /** How many of its subjects stand elsewhere as well. */
  readonly hits: number;
  /** Whether something but the count of columns tells that it is so. */
  readonly isCertain: boolean;
  /** Every column is a subject: the cells are points in pairs, without a criterion. */
  readonly hasNoCriteria: boolean;
}

const isIn = (list: string, text: string): boolean => wordsOf(list).has(bareHeading(text));
const text = (cell: Cell | undefined): string => oneLine(cell?.phrase ?? []);

/** @param isKnown whether a name stands elsewhere in the document; 1 for surely, less where it is nearly the same */
export function orient(grid: Grid, isKnown: (name: string) => number, asked: Orientation | undefined): Oriented {
  const names = grid.header.slice(1).map(text);
  const firsts = grid.rows.filter(({ isGroup }) => !isGroup).map(({ cells }) => text(cells[0]));
  const [inHeader = 0, inColumn = 0] = strengths(unique(names).map(isKnown), unique(firsts).map(isKnown));
  const told = asked ?? byWords(grid, inHeader, inColumn) ?? byKinds(grid);
  const orientation = told ?? "columns";
  const first = text(grid.header[0]);
  const hasNoCriteria =
    asked === undefined &&
    orientation === "columns" &&
    grid.header.length >= 2 &&
    grid.header.length <= 6 &&
    !isIn(CRITERION_HEADERS, first) &&
    isKnown(first) === 1 &&
    unique(names).every((name) => isKnown(name) >= 0.9) &&
    inColumn === 0;
  const used = orientation === "columns" ? grid : turned(grid);
  const { columns, noteColumns } = subjectColumns(used, isKnown, hasNoCriteria, orientation);
  const hits = sum(columns.map((column) => isKnown(text(used.header[column]))));
  return { grid: used, orientation, columns, noteColumns, hits, isCertain: told !== undefined, hasNoCriteria };
}

const unique = (names: readonly string[]): string[] => [
  ...new Map(names.filter((name) => bareName(name) !== "").map((name) => [stemmed(name), name])).values(),
];
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/**
 * How much speaks for the head and for the first column: names that are known for sure, or where there are none those of other tables;
 * weighed by how many others there are, since among forty criteria some words stand elsewhere too.
 */
function strengths(...sides: readonly (readonly number[])[]): readonly number[] {
  const isSure = sides.some((side) => side.some((known) => known >= 0.9));
  return sides.map((side) => {
    const known = side.filter((each) => each >= (isSure ? 0.9 : 0.01));
    return (sum(known) * known.length) / Math.max(1, side.length);
  });
}

/** By names that stand elsewhere, then by what the corner is called, then by columns that say something about each row. */
function byWords(grid: Grid, inHeader: number, inColumn: number): Orientation | undefined {
  if (inHeader !== inColumn && Math.max(inHeader, inColumn) >= 0.6) return inHeader > inColumn ? "columns" : "rows";
  const corner = text(grid.header[0]);
  const others = grid.header.slice(1).map(text);
  const traits = others.filter((name) => isIn(TRAIT_HEADERS, name)).length;
  if (isIn(CRITERION_HEADERS, corner)) return traits === others.length ? "rows" : "columns";
  if (isIn(SUBJECT_HEADERS, corner)) return "rows";
  if (traits > 0 && traits >= others.length / 2) return "rows";
  return undefined;
}

type Kind = "mark" | "number" | "text" | "none";
function kindOf(cell: Cell | undefined): Kind {
  const said = text(cell);
  if (said === "") return "none";
  if (markOf(said) !== undefined || weakMarkOf(said) !== undefined) return "mark";
  if (scoreOf(said) || /^[^\p{L}]*\d[\d.,\s]*(?:\s?\p{L}{1,4}|%|[€$£¥])?$/u.test(said)) return "number";
  return "text";
}

/** Values of one criterion are of one kind: a line whose kinds are mixed is a subject. */
function byKinds(grid: Grid): Orientation | undefined {
  const rows = grid.rows.filter(({ isGroup }) => !isGroup).map(({ cells }) => cells.slice(1).map(kindOf));
  if (rows.length < 2 || (rows[0]?.length ?? 0) < 2) return undefined;
  const columns = rows[0]!.map((_, i) => rows.map((row) => row[i]!));
  const [alongRows, alongColumns] = [evenness(rows), evenness(columns)];
  if (Math.abs(alongRows - alongColumns) < 0.2) return undefined;
  return alongRows > alongColumns ? "columns" : "rows";
}

/** How much lines are of one kind each, from 0 to 1. */
function evenness(lines: readonly (readonly Kind[])[]): number {
  const shares = lines.map((line) => {
    const said = line.filter((kind) => kind !== "none");
    const most = Math.max(
      0,
      ...(["mark", "number", "text"] as const).map((kind) => said.filter((each) => each === kind).length),
    );
    return said.length === 0 ? 1 : most / said.length;
  });
  return sum(shares) / Math.max(1, shares.length);
}

function subjectColumns(
  grid: Grid,
  isKnown: (name: string) => number,
  hasNoCriteria: boolean,
  orientation: Orientation,
) {
  const all = grid.header.map((_, i) => i).slice(hasNoCriteria ? 0 : 1);
  const isNote = (column: number): boolean => {
    const name = text(grid.header[column]);
    if (bareName(name) === "") return true;
    // Rows are all of one sort; only a column may be of another.
    if (isKnown(name) === 1 || orientation === "rows") return false;
    if (isIn(NOTE_HEADERS, name) || /\b(?:winner|notes?|advantage|gewinner|remarks?)$/i.test(name)) return true;
    const others = all.filter((each) => each !== column && !isBlank(grid.header[each]!.phrase));
    const known = others.filter((each) => isKnown(text(grid.header[each])) > 0);
    const isLast = column === grid.header.length - 1;
    if (
      isLast &&
      !isOfMarks(grid, column) &&
      known.length >= 2 &&
      known.length === others.length &&
      isKnown(name) === 0
    )
      return true;
    return namesOthers(grid, column, all);
  };
  const noteColumns = all.filter(isNote);
  const columns = all.filter((column) => !noteColumns.includes(column));
  // A table of which nothing would be left has no notes.
  return columns.length >= 2 || noteColumns.every((column) => isBlank(grid.header[column]!.phrase))
    ? { columns, noteColumns }
    : {
        columns: all.filter((column) => !isBlank(grid.header[column]!.phrase)),
        noteColumns: all.filter((column) => isBlank(grid.header[column]!.phrase)),
      };
}

/** Marks and numbers are values of a subject, not notes. */
function isOfMarks({ rows }: Grid, column: number): boolean {
  const kinds = rows.map(({ cells }) => kindOf(cells[column])).filter((kind) => kind !== "none");
  return kinds.filter((kind) => kind !== "text").length > kinds.length / 2;
}

/** Most of its values are names of other columns: it says who wins. */
function namesOthers(grid: Grid, column: number, all: readonly number[]): boolean {
  const names = new Set(all.filter((each) => each !== column).map((each) => stemmed(text(grid.header[each]))));
  const values = grid.rows.map(({ cells }) => stemmed(text(cells[column]))).filter((value) => value !== "");
  return values.length > 1 && values.filter((value) => names.has(value)).length > values.length / 2;
}
