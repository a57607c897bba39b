/** Items that lack their dash, rows that have one, and other signs in its place -> as YAML writes them. */
import { partsOf } from "../lines.js";
import { above, type Broken, below, nearby, only, type Repair } from "./repair.js";

const BULLET = /^(\s*)([–—−•·‣▪●○◦■□►→](?=\s*)|(?:[*+]|-{2,}|(?:\d{1,3}|[a-z])[.)])(?=\s))\s*(\S.*)$/s;

/** Other signs at the beginning of an item than YAML's. */
export function* bullets(broken: Broken): Generator<Repair> {
  const { lines } = broken;
  for (const line of nearby(broken, 1)) {
    const found = BULLET.exec(lines[line]!);
    if (!found) continue;
    const [, indent = "", sign = "", text = ""] = found;
    const changed = only(line, `${indent}- ${text}`);
    // The items below that begin in the same way are one mistake.
    const isNumber = /\d/.test(sign);
    for (let i = line + 1; i < lines.length; i++) {
      const next = BULLET.exec(lines[i]!);
      const isLike = next?.[1] === indent && (isNumber ? /\d/.test(next[2]!) : next[2] === sign);
      if (isLike) changed.set(i, `${indent}- ${next[3]}`);
    }
    const message = `an item of a list begins with "- ", not with "${sign}"`;
    yield { line, column: indent.length, length: sign.length, message, changed };
  }
}

/** A line between items, or before or after one, that lacks its dash. */
export function* missingDash(broken: Broken): Generator<Repair> {
  const { lines } = broken;
  for (const line of nearby(broken, 1)) {
    const { key, indent, dashes, value } = partsOf(lines[line]!);
    const item = [above(lines, line), below(lines, line)].find((other) => /^\s*- /.test(other));
    if (key !== undefined || dashes !== "" || value === "" || item === undefined) continue;
    const message = "an item of a list begins with a dash and a space";
    const place = { line, column: indent.length, length: value.length, message };
    const begin = `${" ".repeat(item.search(/\S/))}- `;
    // As JSON parts its items.
    const bare = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'),$/s.exec(value)?.[1];
    for (const text of bare === undefined ? [value] : [bare, value])
      yield { ...place, changed: only(line, begin + text) };
  }
}

/** `- - wet`: a list in a list, which no key has. */
export function* doubleDashes(broken: Broken): Generator<Repair> {
  for (const line of nearby(broken, 1)) {
    const [, indent = "", rest] = /^(\s*)- (?:- )+(\S.*)$/s.exec(broken.lines[line]!) ?? [];
    if (rest === undefined) continue;
    const message = "there is a dash too many";
    yield { line, column: indent.length, length: 3, message, changed: only(line, `${indent}- ${rest}`) };
  }
}

/** The key that an item begins with, by the list that it stands in. */
const FIRST_KEYS: Readonly<Record<string, string>> = { subjects: "name", sections: "heading", sources: "title" };

/** `- Tea` over other keys: the key of its name is missing. */
export function* firstKeys(broken: Broken): Generator<Repair> {
  const { lines, keys } = broken;
  for (const line of nearby(broken, 1)) {
    const { indent, dashes, key, value } = partsOf(lines[line]!);
    const next = partsOf(below(lines, line));
    const list = lines.slice(0, line).findLast((other) => /^[^\s#-]/.test(other)) ?? "";
    const first = FIRST_KEYS[partsOf(list).key ?? ""];
    const isOver = next.indent.length === indent.length + dashes.length && keys.has(next.key ?? "");
    if (dashes.length !== 2 || key !== undefined || first === undefined || !isOver) continue;
    const text = value.startsWith(`${first}=`) ? value.slice(first.length + 1) : value;
    const message = `the key is missing before "${text}"`;
    const changed = only(line, `${indent}- ${first}: ${text}`);
    yield { line, column: indent.length + 2, length: value.length, message, changed };
  }
}

/** `- tagline: Slow` in the column of the keys of an item that has begun. */
export function* dashedKeys(broken: Broken): Generator<Repair> {
  const { lines, keys } = broken;
  for (const line of nearby(broken, 1)) {
    const { indent, dashes, key } = partsOf(lines[line]!);
    const outer = lines.slice(0, line).findLast((other) => other.trim() !== "" && other.search(/\S/) < indent.length);
    const item = partsOf(outer ?? "");
    if (dashes === "" || !keys.has(key ?? "") || item.dashes === "" || indent.length !== item.indent.length + 2)
      continue;
    const message = `"${key}" belongs to the item that has begun above: it has no dash`;
    const changed = only(line, indent + lines[line]!.slice(indent.length + dashes.length));
    yield { line, column: indent.length, length: 1, message, changed };
  }
}

/** A mapping at the beginning of a list that lacks its dash, where the next item has one. */
export function* firstDash({ lines, line: at, keys }: Broken): Generator<Repair> {
  const { indent: margin, dashes } = partsOf(lines[at] ?? "");
  if (dashes === "") return;
  let first = -1;
  for (let i = at - 1; i >= 0; i--) {
    const text = lines[i]!;
    if (text.trim() === "") continue;
    const { indent, dashes: own, key, value } = partsOf(text);
    if (indent.length < margin.length) {
      if (key === undefined || value !== "") return;
      break;
    }
    if (own !== "" && indent.length === margin.length) return;
    first = i;
  }
  if (first < 0) return;
  const { indent, key, value } = partsOf(lines[first]!);
  if (key === undefined || !keys.has(key)) return;
  const changed = new Map<number, string>();
  for (let i = first; i < at; i++) {
    const own = lines[i]!.search(/\S/);
    if (own >= 0) changed.set(i, " ".repeat(own - indent.length + margin.length + 2) + lines[i]!.trimStart());
  }
  changed.set(first, `${margin}- ${lines[first]!.trim()}`);
  const message = "an item of a list begins with a dash and a space";
  yield { line: first, column: indent.length, length: key.length + value.length, message, changed };
}

/** `  name: Tea` with what belongs to it deeper below: its dash has gone, and its column is that of the dash. */
export function* goneDash(broken: Broken): Generator<Repair> {
  const { lines, keys } = broken;
  for (const line of nearby(broken, 1)) {
    const { indent, dashes, key, value } = partsOf(lines[line]!);
    const isParent = below(lines, line).search(/\S/) > indent.length;
    if (key === undefined || !keys.has(key) || dashes !== "" || value === "" || indent === "" || !isParent) continue;
    const message = "an item of a list begins with a dash and a space";
    const changed = only(line, `${indent}- ${lines[line]!.trim()}`);
    yield { line, column: indent.length, length: key.length, message, changed };
  }
}

/** A row of a table, or a key of the file, that has a dash, where the next one, or the one above, has none. */
export function* surplusDash({ lines, line: at, keys }: Broken): Generator<Repair> {
  const { indent, dashes, key } = partsOf(lines[at] ?? "");
  if (key === undefined || (keys.has(key) && indent !== "")) return;
  for (let line = at - 1; line >= 0; line--) {
    const other = partsOf(lines[line]!);
    if (lines[line]!.trim() === "" || other.indent.length > indent.length) continue;
    if (other.indent.length < indent.length || other.key === undefined) return;
    if ((dashes === "") === (other.dashes === "")) return;
    const wrong = dashes === "" ? line : at;
    const message =
      indent === ""
        ? "the keys of a file have no dashes before them"
        : "the rows of a table have no dashes before them";
    const text = lines[wrong]!;
    const changed = only(wrong, text.replace(/^(\s*)(?:-\s+)+/, "$1"));
    yield { line: wrong, column: indent.length, length: 1, message, changed };
    return;
  }
}
