/** Lines whose beginning is wrong -> as they may have been meant: indentation, signs of items, ends of documents. */

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
  for (const [at, length] of indents(lines, first))
    yield { ...base, changed: moved(lines, at, length, true), hint: `indent it with ${length} spaces` };
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
      .replace(/^\s*(?:-\s+)*/, (start) => start.replace(ODD_SPACE, " "))
      .replace(/:\s+/g, (part) => part.replace(ODD_SPACE, " "));
  const changed = changes(lines, ODD_STRUCTURE, plain);
  yield { ...base, changed };
  const all = lines.map((line, i) => changed.get(i) ?? line);
  for (const [at, length] of indents(all, first))
    yield { ...base, changed: new Map([...changed, ...moved(all, at, length)]) };
}

const BULLET = /^(\s*)([–—•*·+‣▪●○◦■□►]|\d{1,3}[.)])\s+(\S.*)$/s;

/** Other signs at the beginning of an item than YAML's. */
export function* bullets(broken: Broken): Generator<Repair> {
  const { lines } = broken;
  for (const line of nearby(broken, 1)) {
    const found = BULLET.exec(lines[line]!);
    if (!found) continue;
    const [, indent = "", sign = "", text = ""] = found;
    const changed = only(line, `${indent}- ${text}`);
    // The items below that begin in the same way are one mistake.
    for (let i = line + 1; i < lines.length; i++) {
      const next = BULLET.exec(lines[i]!);
      if (!next || next[1] !== indent) break;
      changed.set(i, `${indent}- ${next[3]}`);
    }
    const message = `an item of a list begins with "- ", not with "${sign}"`;
    yield { line, column: indent.length, length: sign.length, message, changed };
  }
}

/** A line between items, or after one, that lacks its dash. */
export function* missingDash({ lines, line }: Broken): Generator<Repair> {
  const text = lines[line];
  if (text === undefined || text.trim() === "") return;
  const { key, indent, dashes, value } = partsOf(text);
  if (key !== undefined || dashes !== "") return;
  const above = lines.slice(0, line).findLast((other) => other.trim() !== "");
  if (above === undefined || !/^\s*- /.test(above)) return;
  const column = above.length - above.trimStart().length;
  const message = "an item of a list begins with a dash and a space";
  const place = { line, column: indent.length, length: value.length, message };
  yield { ...place, changed: only(line, `${" ".repeat(column)}- ${value}`) };
}

/** A text that goes on below its key without being indented. */
export function* continued({ lines, line }: Broken): Generator<Repair> {
  const text = lines[line];
  if (text === undefined || partsOf(text).key !== undefined || /^\s*-\s/.test(text) || text.trim() === "") return;
  const above = lines.slice(0, line).findLast((other) => partsOf(other).key !== undefined);
  if (above === undefined) return;
  const width = above.length - above.trimStart().length + 2;
  const changed = new Map<number, string>();
  for (let i = line; i < lines.length; i++) {
    const next = lines[i]!;
    if (next.trim() !== "" && partsOf(next).key !== undefined && i > line) break;
    if (next.trim() !== "") changed.set(i, " ".repeat(width) + next.trimStart());
  }
  const message = "a text that goes on in the next line must be indented more than its key";
  yield { line, column: 0, length: text.trimEnd().length, message, changed };
}

/** A line that is indented by more or less than its neighbours. */
export function* indentation(broken: Broken): Generator<Repair> {
  const { lines } = broken;
  for (const line of nearby(broken, 1)) {
    const text = lines[line]!;
    if (text.trim() === "") continue;
    const now = text.length - text.trimStart().length;
    for (const [at, length] of indents(lines, line))
      for (const withChildren of [false, true]) {
        const isOne = length === 1 ? "space" : "spaces";
        yield {
          line,
          column: 0,
          length: Math.max(1, now),
          message: `the line is indented by ${now} ${now === 1 ? "space" : "spaces"}, which fits none of the lines above`,
          changed: moved(lines, at, length, withChildren),
          hint: `indent it by ${length} ${isOne}: \`${" ".repeat(length)}${text.trim()}\``,
        };
      }
  }
}

/** Where a line could begin, nearest first: at the indentation of a line above, or of what stands after its dash, or deeper than it. */
function indents(lines: readonly string[], line: number): [number, number][] {
  const now = lines[line]!.search(/\S/);
  const columns = new Set<number>();
  for (let i = line - 1, seen = 0; i >= 0 && seen < 12; i--) {
    if (lines[i]!.trim() === "" || /^\s*#/.test(lines[i]!)) continue;
    seen++;
    const { indent, dashes } = partsOf(lines[i]!);
    columns.add(indent.length).add(indent.length + dashes.length);
    if (seen === 1) columns.add(indent.length + dashes.length + 2);
  }
  columns.delete(now);
  return [...columns].sort((a, b) => Math.abs(a - now) - Math.abs(b - now) || a - b).map((column) => [line, column]);
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
