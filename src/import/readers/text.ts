/** Plain text -> blocks, line by line: what somebody has typed or copied has few blank lines, and no markup but lists and tables. */
import type { Block, SourceDocument, TableRow } from "../source/document.js";
import type { Run } from "../source/tape.js";
import { Tape } from "../source/tape.js";
import { beginsTable, cellsOf } from "./table-lines.js";

const ITEM = /^(\s*)(?:[-*•‣–·▪]|(\d{1,3})[.)])\s+(.+)$/;
/** A first line that names the document. */
const HEADLINE = 150;

export function readText(text: string, name: string): SourceDocument {
  const tape = new Tape();
  const lines = text.split("\n");
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; ) {
    const line = lines[i]!;
    const place = { line: i + 1 };
    if (beginsTable(line, lines[i + 1])) {
      const end = endOfTable(lines, i);
      blocks.push({ kind: "table", rows: rowsOf(lines.slice(i, end), i + 1, tape), place });
      i = end;
    } else if (ITEM.test(line)) {
      let end = i + 1;
      while (end < lines.length && ITEM.test(lines[end]!)) end++;
      blocks.push(listOf(lines.slice(i, end), i + 1, tape));
      i = end;
    } else {
      const said = line.trim();
      if (/[\p{L}\p{N}]/u.test(said)) {
        const run: Run = tape.add(said, place);
        const isHeadline = blocks.length === 0 && said.length <= HEADLINE && !/[.:;,]$/.test(said);
        blocks.push(
          isHeadline ? { kind: "heading", level: 1, phrase: [run], place } : { kind: "paragraph", phrase: [run] },
        );
      }
      i++;
    }
  }
  return { name, tape, meta: [], blocks, remarks: [], isTableOnly: false };
}

function endOfTable(lines: readonly string[], start: number): number {
  let end = start + 2;
  while (end < lines.length && lines[end]!.includes("|")) end++;
  return end;
}

function rowsOf(lines: readonly string[], firstLine: number, tape: Tape): TableRow[] {
  return lines.flatMap((line, i): TableRow[] => {
    if (i === 1) return [];
    const place = { line: firstLine + i };
    return [{ place, cells: cellsOf(line).map((cell) => ({ phrase: [tape.add(cell, place)], isHeader: i === 0 })) }];
  });
}

function listOf(lines: readonly string[], firstLine: number, tape: Tape): Block {
  const items = lines.map((line, i): Block[] => [
    { kind: "paragraph", phrase: [tape.add(ITEM.exec(line)![3]!.trim(), { line: firstLine + i })] },
  ]);
  return { kind: "list", isOrdered: ITEM.exec(lines[0]!)![2] !== undefined, items };
}
