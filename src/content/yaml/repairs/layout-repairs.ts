/** Lines whose beginning is wrong -> as they may have been meant: indentation, special spaces, ends of documents. */

import { partsOf } from "../lines.js";
import { type Broken, changes, nearby, only, type Repair } from "./repair.js";

const DOCUMENT_LINE = /^(---|\.\.\.)\s*$/;

/** A line that begins or ends a document, where there is only one. */
export function* documents({ lines, keys }: Broken): Generator<Repair> {
  const line = lines.findIndex(
    (text, i) => DOCUMENT_LINE.test(text) && lines.slice(0, i).some((other) => /^[^#\s%]/.test(other)),
  );
  if (line < 0) return;
  const after = lines
    .slice(line + 1)
    .filter((text) => /^[^\s#:]+:/.test(text))
    .map((text) => text.split(":")[0]);
  const before = new Set(lines.slice(0, line).map((text) => text.split(":")[0]));
  if (after.some((key = "") => before.has(key) || !keys.has(key))) return;
  const sign = lines[line]!.trim();
  const message = `a line \`${sign}\` ends the comparison: what comes after it is another one to YAML`;
  const changed = changes(lines, DOCUMENT_LINE, () => "");
  yield { line, column: 0, length: sign.length, message, changed, hint: "remove the line" };
}

const TAB_INDENT = /^ *\t/;

export function* tabs({ lines }: Broken): Generator<Repair> {
  const first = lines.findIndex((line) => TAB_INDENT.test(line) && line.trim() !== "");
  if (first < 0) return;
  const base = {
    line: first,
    column: 0,
    length: lines[first]!.length - lines[first]!.trimStart().length,
    message: "a line is indented with a tab",
    hint: "YAML indents with spaces: use two for each level",
  };
  for (const width of [2, 4, 8])
    yield {
      ...base,
      changed: changes(lines, TAB_INDENT, (line) =>
        line.replace(/^[ \t]+/, (indent) => indent.replaceAll("\t", " ".repeat(width))),
      ),
    };
  for (const column of indents(lines, first))
    yield { ...base, changed: moved(lines, first, column, true), hint: atColumn(column, lines[first]!) };
}

/** No-break spaces and their kin, as Word and web pages leave them. */
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]/g;
const ODD_STRUCTURE =
  /^([ \t]*[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]+\s*)|^\s*-[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]|:[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]/;

export function* oddSpaces({ lines }: Broken): Generator<Repair> {
  const first = lines.findIndex((line) => ODD_STRUCTURE.test(line));
  if (first < 0) return;
  const column = lines[first]!.search(ODD_SPACE);
  const code = lines[first]!.charCodeAt(column).toString(16).toUpperCase().padStart(4, "0");
  const base = {
    line: first,
    column,
    length: 1,
    message: `there is a special space here (U+${code}), as word processors and web pages write them`,
    hint: "write ordinary spaces",
  };
  const plain = (line: string) =>
    line
      .replace(/^[\s\u200b]*(?:-[\s\u200b]+)*/, (start) => start.replace("\u200b", "").replace(ODD_SPACE, " "))
      .replace(/:[\s\u200b]+/g, (part) => part.replace(ODD_SPACE, " "));
  const changed = changes(lines, ODD_STRUCTURE, plain);
  yield { ...base, changed };
  const all = lines.map((line, i) => changed.get(i) ?? line);
  for (const column of indents(all, first))
    yield { ...base, changed: new Map([...changed, ...moved(all, first, column)]) };
}

/** Of a line in a hint. */
const MAX_SHOWN = 300;
/** Longer lines are texts, whose indentation is not looked at. */
const MAX_OUTER = 4000;

/** A text that goes on below its key without being indented. */
export function* continued({ lines, line }: Broken): Generator<Repair> {
  const text = lines[line];
  if (text === undefined || partsOf(text).key !== undefined || /^\s*-\s/.test(text) || text.trim() === "") return;
  const begin = lines.slice(0, line).findLast((other) => partsOf(other).key !== undefined || /^\s*- /.test(other));
  if (begin === undefined) return;
  const { indent, dashes, key } = partsOf(begin);
  const width = indent.length + dashes.length + (key === undefined ? 0 : 2);
  const changed = new Map<number, string>();
  for (let i = line; i < lines.length; i++) {
    const next = lines[i]!;
    if (next.trim() !== "" && partsOf(next).key !== undefined && i > line) break;
    if (next.trim() !== "") changed.set(i, " ".repeat(width) + next.trimStart());
  }
  const message = "a text that goes on in the next line must be indented more than its key";
  yield { line, column: 0, length: text.trimEnd().length, message, changed, hint: atColumn(width, text) };
}

/** A line that is indented by more or less than its neighbours: the one first whose indentation is the rarest in the file. */
export function* indentation(broken: Broken): Generator<Repair> {
  const { lines } = broken;
  const count = new Map<string, number>();
  const kinds = lines.map((line) => /^\s*(?:-(?=\s))?/.exec(line)![0]);
  for (const kind of kinds) count.set(kind, (count.get(kind) ?? 0) + 1);
  const rarity = (line: number) => count.get(kinds[line]!) ?? 0;
  const candidates = [...new Set([...nearby(broken, 1), ...outerLines(broken)])];
  for (const line of candidates.sort((a, b) => rarity(a) - rarity(b))) {
    if (lines[line]!.trim() === "") continue;
    for (const column of indents(lines, line)) {
      if (isInBlock(lines, line, column)) continue;
      for (const withChildren of [false, true]) yield reindented(lines, line, column, withChildren);
    }
  }
}

const BLOCK_HEADER = /(?:^|[:-]\s+)[|>]-?\s*$/;

/** Whether a line would become a part of a text below `|` or `>`. */
function isInBlock(lines: readonly string[], line: number, column: number): boolean {
  let least = column;
  for (let i = line - 1; i >= 0 && least > 0; i--) {
    const own = lines[i]!.search(/\S/);
    if (own < 0 || own >= least) continue;
    if (BLOCK_HEADER.test(lines[i]!)) return true;
    least = own;
  }
  return false;
}

/** The lines above that are indented less than all between them and the line, nearest first; a key less than the items below it. */
function* outerLines({ lines, line }: Broken): Generator<number> {
  let least = Infinity;
  for (let i = line - 1, left = 4; i >= 0 && left > 0; i--) {
    if (lines[i]!.length > MAX_OUTER || lines[i]!.trim() === "") continue;
    const depth = lines[i]!.search(/\S/) + (/^\s*- /.test(lines[i]!) ? 0.5 : 0);
    if (depth >= least) continue;
    least = depth;
    left--;
    yield i;
  }
}

/** A line of a text below `|` or `>` that is indented less than those above it; or the first one by more, for all must begin where it does. */
export function* blockTexts(broken: Broken): Generator<Repair> {
  const { lines, keys } = broken;
  for (const at of nearby(broken, 1)) {
    const now = lines[at]!.search(/\S/);
    const header = headerOf(lines, at);
    const first = lines.findIndex((line, i) => i > header && line.trim() !== "");
    if (header >= 0 && first === at) yield* firstOfText(lines, header, at);
    const own = lines[first]?.search(/\S/) ?? -1;
    if (header < 0 || !BLOCK_HEADER.test(lines[header]!) || first >= at || own <= now) continue;
    const above = lines.slice(first, at).filter((line) => line.trim() !== "").length;
    const isOdd = above > 1 || (lines[at + 1]?.search(/\S/) ?? -1) >= own;
    // What isn't indented more than the key is one, unless the text goes on below it.
    if (now <= lines[header]!.search(/\S/) && (lines[at + 1]?.search(/\S/) ?? -1) < own) continue;
    if (isOdd && keys.has(partsOf(lines[at]!).key ?? "")) continue;
    const [line, column] = isOdd ? [at, own] : [first, now];
    const place = { line, column: 0, length: Math.max(1, lines[line]!.search(/\S/)) };
    const message = `the line is indented by ${spaces(isOdd ? now : own)}, the text ${isOdd ? "above" : "below"} it by ${spaces(column)}`;
    const changed = only(line, " ".repeat(column) + lines[line]!.trimStart());
    yield { ...place, message, changed, hint: atColumn(column, lines[line]!) };
  }
}

/** The first line of a text below `|` or `>`, which is not indented as those below it are. */
function* firstOfText(lines: readonly string[], header: number, at: number): Generator<Repair> {
  const column = lines[at + 1]?.search(/\S/) ?? -1;
  if (column <= Math.max(lines[header]!.search(/\S/), lines[at]!.search(/\S/))) return;
  const message = "a text below its key must be indented more than that";
  const changed = only(at, " ".repeat(column) + lines[at]!.trimStart());
  yield { line: at, column: 0, length: lines[at]!.length, message, changed, hint: atColumn(column, lines[at]!) };
}

/** The line with the `|` or `>` that a line may belong to the text of, or -1. */
function headerOf(lines: readonly string[], at: number): number {
  let least = Infinity;
  for (let i = at - 1; i >= 0; i--) {
    const own = lines[i]!.search(/\S/);
    if (own < 0 || own >= least) continue;
    if (BLOCK_HEADER.test(lines[i]!)) return i;
    if (least !== Infinity) return -1;
    least = own;
  }
  return -1;
}

const spaces = (count: number): string => `${count} ${count === 1 ? "space" : "spaces"}`;
const atColumn = (column: number, line: string): string =>
  `indent it by ${spaces(column)}: \`${" ".repeat(column)}${line.trim().slice(0, MAX_SHOWN)}\``;

function reindented(lines: readonly string[], line: number, column: number, withChildren: boolean): Repair {
  const text = lines[line]!;
  const now = text.length - text.trimStart().length;
  return {
    line,
    column: 0,
    length: Math.max(1, now),
    message: `the line is indented by ${spaces(now)}, which fits none of the lines around it`,
    changed: moved(lines, line, column, withChildren),
    hint: atColumn(column, text),
  };
}

/** Where a line could begin, nearest first: at the indentation of a line above, or of what stands after its dash, or deeper than it. */
function indents(lines: readonly string[], line: number): number[] {
  const now = lines[line]!.search(/\S/);
  const columns = new Set<number>();
  for (let i = line - 1, seen = 0; i >= 0 && seen < 12; i--) {
    if (lines[i]!.trim() === "" || /^\s*#/.test(lines[i]!)) continue;
    seen++;
    const { indent, dashes } = partsOf(lines[i]!);
    columns.add(indent.length).add(indent.length + dashes.length);
    if (seen === 1) columns.add(indent.length + dashes.length + 2);
  }
  columns.add(0).delete(now);
  return [...columns].sort((a, b) => Math.abs(a - now) - Math.abs(b - now) || a - b);
}

/** A line, and if wanted all that stands below it, moved to another indentation. */
function moved(lines: readonly string[], line: number, column: number, withChildren = false): Map<number, string> {
  const now = lines[line]!.search(/\S/);
  const changed = only(line, " ".repeat(column) + lines[line]!.trimStart());
  for (let i = line + 1; withChildren && i < lines.length; i++) {
    const own = lines[i]!.search(/\S/);
    if (own >= 0 && own <= now) break;
    if (own >= 0) changed.set(i, " ".repeat(Math.max(0, own + column - now)) + lines[i]!.trimStart());
  }
  return changed;
}
