/** Lines of values with separators between -> one table. */
import { parse } from "csv-parse/sync";
import type { Remark, SourceDocument, TableRow } from "../source/document.js";
import { Tape } from "../source/tape.js";
import { phraseOf } from "./phrase-of.js";
import { sheetBlocks } from "./sheet-blocks.js";

const SEPARATORS = [",", ";", "\t", "|"] as const;

interface Parsed {
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
  readonly isBroken: boolean;
}

/** @param separators those to look for, the likeliest first */
export function readCsv(text: string, name: string, separators: readonly string[] = SEPARATORS): SourceDocument {
  const { separator, body, firstLine } = declared(text);
  const candidates = separator === undefined ? separators : [separator];
  const parsed = candidates.map((each) => parseWith(body, each));
  const best = parsed.toSorted((a, b) => evenness(b) - evenness(a))[0]!;
  const tape = new Tape();
  const rows = best.rows.map(({ cells, line }): TableRow => {
    const place = { line: line + firstLine - 1 };
    return { place, cells: cells.map((cell) => ({ phrase: phraseOf(cell, place, tape), isHeader: false })) };
  });
  const remarks: Remark[] = best.isBroken
    ? [{ message: "a quote is not closed: what follows was read line by line" }]
    : [];
  return {
    name,
    tape,
    meta: [],
    blocks: sheetBlocks(rows, { line: firstLine }),
    remarks,
    isTableOnly: true,
  };
}

/** `sep=;` on the first line, as some spreadsheets write it. */
function declared(text: string): { separator?: string; body: string; firstLine: number } {
  const found = /^sep=(.)\n/i.exec(text);
  return found
    ? { separator: found[1]!, body: text.slice(found[0].length), firstLine: 2 }
    : { body: text, firstLine: 1 };
}

function parseWith(text: string, delimiter: string): Parsed {
  const options = { delimiter, bom: true, relax_column_count: true, relax_quotes: true, info: true } as const;
  try {
    return { rows: records(parse(text, options)), isBroken: false };
  } catch {
    // A quote that nothing closes would take all lines after it.
    return { rows: records(parse(text, { ...options, quote: false })), isBroken: true };
  }
}

function records(parsed: readonly unknown[]): Parsed["rows"] {
  return parsed.flatMap((each) => {
    if (typeof each !== "object" || each === null || !("record" in each) || !("info" in each)) return [];
    const { record, info } = each;
    const lines = typeof info === "object" && info !== null && "lines" in info ? Number(info.lines) : 1;
    if (!Array.isArray(record)) return [];
    const cells = record.map(String);
    // The line that a record ends on is counted.
    return [{ cells, line: lines - cells.join("").split("\n").length + 1 }];
  });
}

/** How much lines look like those of a table with that separator: as many cells in each, and more than one. */
function evenness({ rows, isBroken }: Parsed): number {
  const counts = rows.map(({ cells }) => cells.length).filter((count) => count > 0);
  const most = Math.max(0, ...counts);
  if (most < 2) return 0;
  const usual = mode(counts);
  const even = counts.filter((count) => count === usual).length / counts.length;
  return even * (usual > 1 ? 2 : 1) + Math.min(usual, 10) / 100 - (isBroken ? 1 : 0);
}

function mode(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}
