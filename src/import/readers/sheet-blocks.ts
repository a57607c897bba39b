/** The rows of a spreadsheet -> its table, and the lines of text below it. */
import type { Block, TableRow } from "../source/document.js";
import { isBlank } from "../source/phrase.js";
import type { Place } from "../source/tape.js";

const filled = ({ cells }: TableRow) =>
  cells.filter(({ phrase, isRepeated }) => !isBlank(phrase) && isRepeated !== true);

/** A sheet without a row of two cells is text; so are rows of one cell that end it behind an empty row, or are sentences. */
export function sheetBlocks(rows: readonly TableRow[], place: Place): Block[] {
  const isWide = (row: TableRow) => filled(row).length > 1;
  if (!rows.some(isWide)) return rows.flatMap(paragraphs);
  const last = rows.findLastIndex(isWide);
  const below = rows.slice(last + 1);
  const text = below.filter((row) => filled(row).length > 0);
  const isApart = below[0] !== undefined && filled(below[0]).length === 0;
  const isText =
    isApart ||
    text.every((row) => filled(row).every(({ phrase }) => phrase.map((run) => run.text).join("").length > 60));
  const end = isText ? last + 1 : rows.length;
  return [{ kind: "table", rows: rows.slice(0, end), place }, ...(isText ? text.flatMap(paragraphs) : [])];
}

const paragraphs = (row: TableRow): Block[] => filled(row).map(({ phrase }): Block => ({ kind: "paragraph", phrase }));
