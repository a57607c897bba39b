/** A table -> its head and the rows that say something, each as long as the head. */
import type { Cell, Remark, TableBlock } from "../../source/document.js";
import { isBlank, join, oneLine, type Phrase } from "../../source/phrase.js";
import { type Place, shownPlace } from "../../source/tape.js";

export interface GridRow {
  /** Undefined where the row is too short. */
  readonly cells: readonly (Cell | undefined)[];
  readonly place: Place;
  /** It is a heading over the rows below it. */
  readonly isGroup: boolean;
}

export interface Grid {
  readonly table: TableBlock;
  readonly header: readonly Cell[];
  readonly rows: readonly GridRow[];
  /** Rows above the head, and the caption. */
  readonly captions: readonly Phrase[];
  /** Heads that are repeated further down. */
  readonly repeated: readonly Phrase[];
  readonly remarks: readonly Remark[];
}

const EMPTY: Cell = { phrase: [], isHeader: false };
/** An image is no text, but the cell isn't empty. */
const isEmpty = ({ phrase, isUnknown }: Cell): boolean =>
  isUnknown !== true && isBlank(phrase) && !phrase.some(({ image }) => image === true);
const filled = (cells: readonly (Cell | undefined)[]): Cell[] =>
  cells.filter((cell): cell is Cell => cell !== undefined && !isEmpty(cell));
const key = (cells: readonly Cell[]): string => cells.map(({ phrase }) => oneLine(phrase).toLowerCase()).join("\u0001");
const isDashes = (cells: readonly Cell[]): boolean =>
  cells.length > 0 &&
  cells.every(({ phrase }) => isBlank(phrase) || /^[-–—:=_\s]+$/.test(oneLine(phrase))) &&
  cells.length > 1;

/** @returns undefined for a table without a row below its head */
export function gridOf(table: TableBlock): Grid | undefined {
  const all = table.rows.filter(({ cells }) => filled(cells).length > 0);
  const captions: Phrase[] = table.caption ? [table.caption] : [];
  let top = 0;
  while (top + 1 < all.length && isTitle(all[top]!.cells, all[top + 1]!.cells))
    captions.push(all[top++]!.cells.find(({ phrase }) => !isBlank(phrase))!.phrase);
  // Of a head with several rows, the last one names the columns.
  while (top + 1 < all.length && isUpperHead(all[top]!.cells, all[top + 1]!.cells))
    captions.push(...all[top++]!.cells.filter(({ isRepeated }) => !isRepeated).map(({ phrase }) => phrase));
  const head = all[top];
  if (!head || top + 1 >= all.length) return undefined;
  const body = all.slice(top + 1);
  const header = headerOf(
    head.cells,
    body.map(({ cells }) => cells),
  );
  const told: Told = { remarks: [], short: [] };
  const repeated: Phrase[] = [];
  const rows: GridRow[] = [];
  for (const [i, { cells, place }] of body.entries()) {
    if (key(cells) === key(head.cells)) {
      repeated.push(...cells.map(({ phrase }) => phrase));
      continue;
    }
    if (isDashes(cells)) continue;
    rows.push({
      cells: fitted(cells, header.length, place, told),
      place,
      isGroup: i + 1 < body.length && isGroup(cells, header.length),
    });
  }
  return rows.length === 0
    ? undefined
    : { table, header, rows, captions, repeated, remarks: [...told.remarks, ...shortRows(told.short, header.length)] };
}

/** A row with one text, over one with more. */
function isTitle(cells: readonly Cell[], next: readonly Cell[]): boolean {
  const [first, ...rest] = filled(cells);
  // A head may leave its corner empty, and name one column alone.
  if (!first || first.isHeader || (cells[0] !== first && next[0] !== undefined && !isEmpty(next[0]))) return false;
  return rest.every(({ isRepeated }) => isRepeated === true) && filled(next).length >= 2;
}

const isUpperHead = (cells: readonly Cell[], next: readonly Cell[]): boolean =>
  cells.some(({ isRepeated }) => isRepeated === true) &&
  cells.every(({ isHeader, phrase }) => isHeader || isBlank(phrase)) &&
  next.every(({ isHeader, phrase }) => isHeader || isBlank(phrase));

/** The head, without columns that nobody fills; with one more where all rows have a name that the head has no cell for. */
function headerOf(head: readonly Cell[], rows: readonly (readonly Cell[])[]): readonly Cell[] {
  let width = head.length;
  const isEmptyColumn = (column: number) =>
    [head, ...rows].every((cells) => cells[column] === undefined || isBlank(cells[column]!.phrase));
  while (width > 1 && isEmptyColumn(width - 1)) width--;
  const header = head.slice(0, width);
  const isShort =
    rows.length > 0 && rows.every((cells) => cells.length === header.length + 1 && !isBlank(cells.at(-1)!.phrase));
  return isShort ? [EMPTY, ...header] : header;
}

interface Told {
  readonly remarks: Remark[];
  /** Rows that are too short, which are told together. */
  readonly short: { readonly name: string; readonly count: number; readonly place: Place }[];
}

const MOST_LINES = 10;

function shortRows(short: Told["short"], width: number): Remark[] {
  const [first] = short;
  if (!first) return [];
  if (short.length === 1)
    return [
      {
        message: `the row "${first.name}" has ${first.count} cells, but the table has ${width} columns: the last ones have no value`,
        place: first.place,
      },
    ];
  const lines = short.slice(0, MOST_LINES).map(({ place }) => shownPlace(place));
  const more = short.length > MOST_LINES ? ", …" : "";
  return [
    {
      message: `${short.length} rows have fewer cells than the table has columns (${width}), and no value there: ${lines.join(", ")}${more}`,
    },
  ];
}

/** Cells beyond the head are joined to the last one; missing ones are told. */
function fitted(cells: readonly Cell[], width: number, place: Place, { remarks, short }: Told): (Cell | undefined)[] {
  const name = () => oneLine(cells[0]?.phrase ?? []).slice(0, 40);
  const beyond = cells.slice(width).filter(({ phrase }) => !isBlank(phrase));
  if (beyond.length > 0) {
    remarks.push({
      message: `the row "${name()}" has ${cells.length} cells, but the table has ${width} columns: what is too much was joined to the last one`,
      place,
    });
    const last = cells[width - 1]!;
    const phrase = join(
      [last, ...beyond].map((cell) => cell.phrase),
      " · ",
    );
    return [...cells.slice(0, width - 1), { ...last, phrase }];
  }
  if (cells.length < width && !isGroup(cells, width)) short.push({ name: name(), count: cells.length, place });
  return Array.from({ length: width }, (_, i) => cells[i]);
}

function isGroup(cells: readonly Cell[], width: number): boolean {
  const [first, ...rest] = cells;
  if (!first || isBlank(first.phrase) || width < 2) return false;
  if (oneLine(first.phrase).length > 100) return false;
  const isMerged = cells.length > 1 && rest.every((cell) => cell.isRepeated === true || isEmpty(cell));
  return isMerged || rest.every(isEmpty);
}

/** Rows as columns. The first cell of the head stays; groups become rows like any others. */
export function turned(grid: Grid): Grid {
  const header = [grid.header[0] ?? EMPTY, ...grid.rows.map(({ cells }) => cells[0] ?? EMPTY)];
  const rows = grid.header.slice(1).map((cell, column): GridRow => {
    const cells = grid.rows.map((row) => row.cells[column + 1]);
    return { cells: [cell, ...cells], place: grid.table.place, isGroup: false };
  });
  return { ...grid, header, rows };
}
