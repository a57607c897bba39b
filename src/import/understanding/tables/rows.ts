/** Tables whose columns are subjects -> groups of rows of the draft. */
import type { Cell, Remark } from "../../source/document.js";
import { isBlank, oneLine, ours, type Phrase } from "../../source/phrase.js";
import { markOf, weakMarkOf } from "../../words/marks.js";
import { roleOf } from "../../words/role-of.js";
import type { DraftGroup, DraftRow } from "../draft.js";
import type { Names } from "../names.js";
import { valuesOf } from "./cells.js";
import { nameOfTable, type PlacedTable } from "./choose.js";
import type { GridRow } from "./grid.js";
import type { Legend, Notes } from "./notes.js";

/** A criterion is a key of YAML, which has an end (1,024 characters); and no sentence. */
const LONGEST_CRITERION = 300;

export interface RowsContext {
  readonly names: Names;
  readonly legend: Legend;
  readonly notes: Notes;
  readonly splitsCommas: boolean;
  readonly remarks: Remark[];
  readonly became: Phrase[];
  /** Told where a subject is named. */
  readonly named: (subject: number, phrase: Phrase) => void;
}

export function groupsOf(tables: readonly PlacedTable[], context: RowsContext): DraftGroup[] {
  const groups: { name?: Phrase; rows: DraftRow[] }[] = [];
  const taken = new Set<string>();
  for (const placed of tables) {
    const { grid, hasNoCriteria } = placed.oriented;
    context.remarks.push(...grid.remarks);
    context.became.push(...grid.repeated);
    if (hasNoCriteria) continue;
    const columns = columnsOf(placed, context);
    const name = tables.length > 1 ? nameOfTable(placed) : undefined;
    let group: { name?: Phrase; rows: DraftRow[] } = { ...(name && isOwnName(name) && { name }), rows: [] };
    groups.push(group);
    for (const [i, row] of grid.rows.entries()) {
      if (row.isGroup && row.cells[0]) {
        group = { name: row.cells[0].phrase, rows: [] };
        groups.push(group);
        continue;
      }
      const drafted = rowOf(row, columns, placed, i, context);
      if (drafted) group.rows.push(distinct(drafted, taken, context, row));
    }
  }
  return inOrder(groups);
}

/** Only the first group can do without a name: rows that have none come first. */
export function inOrder(groups: readonly DraftGroup[]): DraftGroup[] {
  const unnamed = groups.filter(({ name }) => name === undefined).flatMap(({ rows }) => rows);
  const named = groups.filter(({ name, rows }) => name !== undefined && rows.length > 0);
  return unnamed.length > 0 ? [{ rows: unnamed }, ...named] : named;
}

const isOwnName = (name: Phrase): boolean => roleOf(oneLine(name)) !== "table";

/** For each subject its column; undefined where this table has none for it. */
function columnsOf(
  { oriented: { grid, columns } }: PlacedTable,
  { names, named }: RowsContext,
): (number | undefined)[] {
  const found: (number | undefined)[] = names.names.map(() => undefined);
  for (const column of columns) {
    const phrase = grid.header[column]!.phrase;
    const subject = names.find(oneLine(phrase)) ?? names.findLoosely(oneLine(phrase));
    if (subject === undefined || found[subject] !== undefined) continue;
    found[subject] = column;
    named(subject, phrase);
  }
  return found;
}

function rowOf(
  row: GridRow,
  columns: readonly (number | undefined)[],
  { oriented }: PlacedTable,
  index: number,
  context: RowsContext,
): DraftRow | undefined {
  const { grid, noteColumns } = oriented;
  const first = context.notes.take(row.cells[0]?.phrase ?? []);
  const cells = columns.map((column) => (column === undefined ? undefined : row.cells[column]));
  const notes = noteColumns.flatMap((column) => noteIn(row.cells[column], grid.header[column]));
  if (cells.every((cell) => cell === undefined || (isPicture(cell) && cell.isUnknown !== true)))
    return badges(row, cells, first.phrase, context);
  let criterion = first.phrase;
  let guess: string | undefined;
  if (isBlank(criterion)) {
    const above = grid.rows
      .slice(0, index)
      .findLast(({ isGroup, cells: [name] }) => !isGroup && name && !isBlank(name.phrase));
    criterion = above?.cells[0]?.phrase ?? ours("…");
    guess = "the row has no name in the source";
  }
  if (oneLine(criterion).length > LONGEST_CRITERION) return undefined;
  context.became.push(first.marks);
  const outOf = /\((?:of|out of|von|sur|de|\/|max\.?|0[-–])\s*(5|10)\)/i.exec(oneLine(criterion))?.[1];
  const {
    values,
    notes: left,
    became,
  } = valuesOf(cells, {
    ...context,
    isMarkColumn: columns.map((column) => column !== undefined && isMarkColumn(oriented.grid.rows, column)),
    outOf: outOf === undefined ? undefined : Number(outOf),
  });
  context.became.push(...became);
  return {
    criterion,
    values,
    notes: [...first.notes, ...(row.cells[0]?.note ? [row.cells[0].note] : []), ...left, ...notes],
    ...(guess !== undefined && { guess }),
  };
}

function isMarkColumn(rows: readonly GridRow[], column: number): boolean {
  const said = rows.map(({ cells }) => oneLine(cells[column]?.phrase ?? [])).filter((text) => text !== "");
  const marks = said.filter((text) => markOf(text) !== undefined || weakMarkOf(text) !== undefined);
  return (
    said.length > 2 &&
    marks.length >= said.length / 2 &&
    marks.some((text) => ["true", "false"].includes(markOf(text) ?? weakMarkOf(text) ?? ""))
  );
}

/** What a column says that is no subject; dashes say nothing. */
function noteIn(cell: Cell | undefined, header: Cell | undefined): Phrase[] {
  if (!cell || isBlank(cell.phrase) || /^[-–—]+$/.test(oneLine(cell.phrase))) return [];
  const name = header && !isBlank(header.phrase) ? header.phrase : undefined;
  return [name ? [...name, ...ours(": "), ...cell.phrase] : cell.phrase];
}

/** Images whose alternative text says nothing. */
const isPicture = ({ phrase }: Cell): boolean =>
  isBlank(phrase) && (phrase.length === 0 || phrase.some(({ image }) => image === true));

function badges(row: GridRow, cells: readonly (Cell | undefined)[], name: Phrase, { remarks }: RowsContext): undefined {
  const hasImages = cells.some((cell) => cell?.phrase.some(({ image }) => image === true));
  if (hasImages || cells.some((cell) => cell !== undefined))
    remarks.push({
      message: `the row "${oneLine(name).slice(0, 60)}" ${hasImages ? "has nothing but images" : "is empty"}: it was left out`,
      place: row.place,
    });
  return undefined;
}

/** Two rows of one name would be one key: the later one gets a number. */
function distinct(row: DraftRow, taken: Set<string>, { remarks }: RowsContext, { place }: GridRow): DraftRow {
  const name = oneLine(row.criterion);
  let free = name;
  for (let i = 2; taken.has(free.toLowerCase()); i++) free = `${name} (${i})`;
  taken.add(free.toLowerCase());
  if (free === name) return row;
  remarks.push({ message: `a second row is named "${name}": it is now "${free}"`, place });
  return { ...row, criterion: [...row.criterion, ...ours(free.slice(name.length))] };
}
