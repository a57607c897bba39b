/** A row with too few or too many values -> the row as it may have been meant: with quotes around what has commas in it. */
import { quoted } from "../../text/quoting.js";
import { type DataPath, nameOfKey, type YamlData } from "../../yaml/data.js";
import { leavesOf } from "../../yaml/lines.js";

interface Part {
  readonly start: number;
  readonly end: number;
}

/** Whether the comma between two parts belongs to a text, which is all of `before` and what comes after. */
type Joins = (before: string, after: string) => boolean;

const count = (text: string, character: string): number => text.split(character).length - 1;

/** From what is certain to what is likely. */
const JOINS: readonly Joins[] = [
  (before) => /^[“„«‘]/.test(before) && !/[”“»’]$/.test(before.slice(1)),
  (before) => count(before, "(") > count(before, ")"),
  (before, after) => /\d,$/.test(before) && /^\d/.test(after),
  (before) => before.endsWith(","),
];

/** A row that has another number of values than there are subjects: how it may have been meant, and the line to blame where it isn't the first. */
export function meantRow(
  length: number,
  path: DataPath,
  wanted: number,
  yaml: YamlData,
): { readonly hints: string[]; readonly place?: Part } {
  const { start, end } = yaml.place(path);
  const row = yaml.source.text.slice(start, end).trimEnd();
  const criterion = nameOfKey(String(path.at(-1)));
  const written = row.startsWith("[") && !row.includes("\n") ? meant(row, wanted) : undefined;
  if (written !== undefined) return { hints: [`write it as \`${criterion}: ${written}\``] };
  if (row.startsWith("[") || row === "")
    return {
      hints: [
        length < wanted
          ? "write null where a criterion doesn't apply"
          : 'a value with a comma in it needs quotes: ["one, two", three]',
      ],
    };
  if (length > wanted) {
    const hint = "remove it; or if a row of its own begins here, write its criterion above it, with a colon";
    return { hints: [hint], place: yaml.place([...path, wanted]) };
  }
  const item = itemWithoutDash(row, wanted);
  if (!item) return { hints: ["write null where a criterion doesn't apply"] };
  const indent = " ".repeat(yaml.source.position(start).column - 1);
  const hint = `begin each value with a dash, all in the same column: \`${indent}- ${item.text}\``;
  return { hints: [hint], place: { start: start + item.start, end: start + item.end } };
}

/** The line of a row below each other that YAML takes for a part of the value above it, where with it there are as many as there should be. */
function itemWithoutDash(row: string, wanted: number): (Part & { readonly text: string }) | undefined {
  const lines = row.split("\n");
  if (lines.length !== wanted) return undefined;
  const columns = lines.map((line) => line.search(/\S/));
  const found = columns.findIndex(
    (column, i) => i > 0 && (!lines[i]!.trimStart().startsWith("- ") || column !== columns[1]),
  );
  const at = found < 0 ? 1 : found;
  const line = lines[at];
  if (line === undefined) return undefined;
  const begin = lines.slice(0, at).join("\n").length + 1;
  return { start: begin + columns[at]!, end: begin + line.trimEnd().length, text: line.trim().replace(/^-\s+/, "") };
}

function meant(row: string, wanted: number): string | undefined {
  const parts: readonly Part[] = leavesOf(row, 0);
  const [only] = parts;
  if (only && parts.length === 1) {
    const text = row.slice(only.start, only.end);
    const split = [";", "|", " / "].map((sign) => text.split(sign)).find((texts) => texts.length === wanted);
    return split && `[${split.map((part) => part.trim()).join(", ")}]`;
  }
  if (parts.length < wanted || row.slice(1).includes("{")) return undefined;
  for (let strength = 1; strength <= JOINS.length; strength++) {
    const joined = join(parts, row, JOINS.slice(0, strength));
    if (joined.length === wanted) return `[${joined.map((part) => written(row, part)).join(", ")}]`;
  }
  return undefined;
}

function join(parts: readonly Part[], row: string, joins: readonly Joins[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const before = last && row.slice(last.start, part.start).trimEnd();
    const isApart = last && /,\s+$/.test(row.slice(last.end, part.start));
    const text = before === undefined ? "" : isApart ? before.slice(0, -1) : before;
    if (last && joins.some((joinsThem) => joinsThem(text, row.slice(part.start))))
      joined[joined.length - 1] = { start: last.start, end: part.end };
    else joined.push(part);
  }
  return joined;
}

function written(row: string, { start, end }: Part): string {
  const text = row.slice(start, end);
  const inner = /^[“„«‘](.+)[”“»’]$/s.exec(text)?.[1];
  return text.includes(",") || inner !== undefined ? quoted(inner ?? text) : text;
}
