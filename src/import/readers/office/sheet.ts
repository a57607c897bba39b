/** A sheet of a workbook -> its cells, with merged ones repeated, and comments and links where they belong. */
import type { Element } from "domhandler";
import type { Cell, Remark, TableRow } from "../../source/document.js";
import type { Phrase } from "../../source/phrase.js";
import type { Run, Tape } from "../../source/tape.js";
import { phraseOf } from "../phrase-of.js";
import { Unreadable } from "../unreadable.js";
import { attributeOf, childrenOf, elementsOf, localName, type Parts, relationsOf, textOf, xmlOf } from "./archive.js";
import type { NumberFormats } from "./number-formats.js";

export interface Workbook {
  readonly strings: readonly string[];
  readonly formats: NumberFormats;
}

/** What the cells of a sheet may be: enough for 5,000 that are filled, far apart. */
const MAX_SLOTS = 100_000;

interface RawCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly isUncomputed: boolean;
}

interface Area {
  readonly from: readonly [column: number, row: number];
  readonly to: readonly [column: number, row: number];
}

/** `B5` -> column and row, from 0. */
function addressOf(text: string): readonly [column: number, row: number] | undefined {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(text);
  if (!found) return undefined;
  const column = [...found[1]!.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [column, Number(found[2]) - 1];
}

function nameOf(column: number, row: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

function areaOf(text: string): Area | undefined {
  const [first, last] = text.split(":").map(addressOf);
  return first && { from: first, to: last ?? first };
}

export function readSheet(parts: Parts, path: string, title: string, workbook: Workbook): Sheet | undefined {
  const document = xmlOf(parts, path);
  if (!document) return undefined;
  const relations = relationsOf(parts, path);
  const notes = new Map<string, string>();
  for (const { target, type } of relations.values())
    if (/\/comments$/.test(type))
      for (const comment of elementsOf(xmlOf(parts, target), "comment"))
        notes.set(comment.attribs.ref ?? "", elementsOf(comment, "t").map(textOf).join("").trim());
  const links = new Map<string, string>();
  for (const link of elementsOf(document, "hyperlink")) {
    const relation = relations.get(attributeOf(link, "id") ?? "");
    const area = areaOf(link.attribs.ref ?? "");
    if (relation?.isOutside && area) links.set(nameOf(...area.from), relation.target);
  }
  return new Sheet(title, {
    cells: rawCells(elementsOf(document, "row"), workbook),
    merged: elementsOf(document, "mergeCell").flatMap(({ attribs }) => areaOf(attribs.ref ?? "") ?? []),
    hiddenRows: new Set(
      elementsOf(document, "row").flatMap((row, i) => (isTrue(row.attribs.hidden) ? [rowOf(row, i)] : [])),
    ),
    hiddenColumns: elementsOf(document, "col")
      .filter(({ attribs }) => isTrue(attribs.hidden))
      .map(({ attribs }) => [Number(attribs.min) - 1, Number(attribs.max) - 1]),
    notes,
    links,
  });
}

const isTrue = (text: string | undefined): boolean => text === "1" || text === "true";
const rowOf = ({ attribs }: Element, index: number): number =>
  attribs.r === undefined ? index : Number(attribs.r) - 1;

function rawCells(rows: readonly Element[], workbook: Workbook): RawCell[] {
  return rows.flatMap((row, i) => {
    const cells = childrenOf(row).filter((child) => localName(child) === "c");
    return cells.flatMap((cell, k): RawCell[] => {
      const [column, line] = addressOf(cell.attribs.r ?? "") ?? [k, rowOf(row, i)];
      const text = textOfCell(cell, workbook);
      const hasFormula = childrenOf(cell).some((child) => localName(child) === "f");
      const isUncomputed = text === "" && hasFormula;
      return text === "" && !isUncomputed ? [] : [{ row: line, column, text, isUncomputed }];
    });
  });
}

function textOfCell(cell: Element, { strings, formats }: Workbook): string {
  const value = childrenOf(cell).find((child) => localName(child) === "v");
  const raw = value ? textOf(value) : "";
  switch (cell.attribs.t) {
    case "s":
      return strings[Number(raw)] ?? "";
    case "inlineStr":
      return elementsOf(cell, "t").map(textOf).join("");
    case "b":
      return raw === "" ? "" : raw === "1" ? "TRUE" : "FALSE";
    case "str":
    case "e":
    case "d":
      return raw;
    default:
      return raw === "" ? "" : formats.shown(Number(raw), Number(cell.attribs.s ?? 0));
  }
}

interface SheetData {
  readonly cells: readonly RawCell[];
  readonly merged: readonly Area[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: readonly (
    | readonly [first: number | undefined, last: number | undefined]
    | readonly number[]
  )[];
  readonly notes: ReadonlyMap<string, string>;
  readonly links: ReadonlyMap<string, string>;
}

export class Sheet {
  constructor(
    readonly title: string,
    readonly data: SheetData,
  ) {}

  /** Cells that are filled. */
  get count(): number {
    return this.data.cells.length;
  }

  /**
   * Puts all texts on the tape, row by row.
   * @returns the rows that are shown; how many filled cells are not; what is to be told
   */
  cellsOn(tape: Tape): {
    readonly rows: readonly TableRow[];
    readonly hidden: number;
    readonly notes: readonly Remark[];
  } {
    const { cells, hiddenRows } = this.data;
    const columns = cells.map(({ column }) => column).filter((column) => !this.#isHidden(column));
    const rows = cells.map(({ row }) => row).filter((row) => !hiddenRows.has(row));
    const [left, right] = bounds(columns);
    const [top, bottom] = bounds(rows);
    const grid = new Map<number, (Cell | undefined)[]>();
    const remarks: Remark[] = [];
    let hidden = 0;
    if ((right - left + 1) * (bottom - top + 1) > MAX_SLOTS)
      throw new Unreadable(
        `the cells of its sheet "${this.title}" are too far apart: copy the table into a file of its own`,
      );
    for (const raw of cells.toSorted((a, b) => a.row - b.row || a.column - b.column)) {
      const cell = this.#cell(raw, tape, remarks);
      if (hiddenRows.has(raw.row) || this.#isHidden(raw.column)) hidden++;
      else put(grid, raw.row, raw.column, cell);
    }
    this.#merge(grid);
    const empty: Cell = { phrase: [], isHeader: false };
    const shown = Array.from({ length: Math.max(0, bottom - top + 1) }, (_, i) => top + i).filter(
      (row) => !hiddenRows.has(row),
    );
    const all = shown.map((row): TableRow => {
      const line = grid.get(row) ?? [];
      const slots = Array.from({ length: right - left + 1 }, (_, i) => left + i).filter(
        (column) => !this.#isHidden(column),
      );
      return {
        cells: slots.map((column) => line[column] ?? empty),
        place: { cell: `${this.title}!${nameOf(left, row)}` },
      };
    });
    return { rows: all, hidden, notes: remarks };
  }

  #isHidden(column: number): boolean {
    return this.data.hiddenColumns.some(([first, last]) => column >= (first ?? 0) && column <= (last ?? 0));
  }

  #cell({ row, column, text, isUncomputed }: RawCell, tape: Tape, remarks: Remark[]): Cell {
    const name = nameOf(column, row);
    const place = { cell: `${this.title}!${name}` };
    if (isUncomputed)
      remarks.push({
        message: "a formula has no stored value: open the file in Excel and save it, or write the value",
        place,
      });
    const link = this.data.links.get(name);
    const href: Run | undefined = link === undefined ? undefined : tape.add(link, place);
    const phrase: Phrase = phraseOf(text, place, tape).map((run) => (href ? { ...run, href } : run));
    const note = this.data.notes.get(name);
    return {
      phrase,
      isHeader: false,
      ...(isUncomputed && { isUnknown: true }),
      ...(note && { note: [tape.add(note.replace(/\s+/g, " "), place)] }),
    };
  }

  /** Cells that were merged say the same. */
  #merge(grid: Map<number, (Cell | undefined)[]>): void {
    let slots = 0;
    for (const { from, to } of this.data.merged) {
      const first = grid.get(from[1])?.[from[0]];
      if (!first) continue;
      for (let row = from[1]; row <= to[1]; row++)
        for (let column = from[0]; column <= to[0] && slots < MAX_SLOTS; column++, slots++)
          if (row !== from[1] || column !== from[0])
            put(grid, row, column, { phrase: first.phrase, isHeader: false, isRepeated: true });
    }
  }
}

function bounds(numbers: readonly number[]): readonly [least: number, most: number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const number of numbers) {
    least = Math.min(least, number);
    most = Math.max(most, number);
  }
  return numbers.length === 0 ? [0, -1] : [least, most];
}

function put(grid: Map<number, (Cell | undefined)[]>, row: number, column: number, cell: Cell): void {
  const line = grid.get(row) ?? [];
  line[column] = cell;
  grid.set(row, line);
}
