/** Items that lack their dash, rows that have one, and other signs in its place -> as YAML writes them. */
import { partsOf } from "../lines.js";
import { type Broken, nearby, only, type Repair } from "./repair.js";

const BULLET = /^(\s*)([–—−•*·+‣▪●○◦■□►]|-{2,}|\d{1,3}[.)])\s+(\S.*)$/s;

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
    const next = lines.slice(line + 1).find((other) => other.trim() !== "") ?? "";
    const isParent = next.search(/\S/) > indent.length;
    if (key === undefined || !keys.has(key) || dashes !== "" || value === "" || indent === "" || !isParent) continue;
    const message = "an item of a list begins with a dash and a space";
    const changed = only(line, `${indent}- ${lines[line]!.trim()}`);
    yield { line, column: indent.length, length: key.length, message, changed };
  }
}

/** A row of a table that has a dash, where the next row has none. */
export function* surplusDash({ lines, line: at, keys }: Broken): Generator<Repair> {
  const { indent: margin, dashes: none, key: next } = partsOf(lines[at] ?? "");
  if (none !== "" || next === undefined || (keys.has(next) && margin !== "")) return;
  for (let line = at - 1; line >= 0; line--) {
    const text = lines[line]!;
    const { indent, dashes, key } = partsOf(text);
    if (text.trim() === "" || indent.length > margin.length) continue;
    if (indent.length < margin.length || dashes === "" || key === undefined) return;
    const message =
      margin === ""
        ? "the keys of a file have no dashes before them"
        : "the rows of a table have no dashes before them";
    const changed = only(line, indent + text.slice(indent.length + dashes.length));
    yield { line, column: indent.length, length: 1, message, changed };
    return;
  }
}
