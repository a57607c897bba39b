/** Things that stand on one line and need several, or the other way round; and lists whose key is missing. */
import { quoted } from "../../text/quoting.js";
import { partsOf } from "../lines.js";
import { type Broken, nearby, only, type Repair } from "./repair.js";

/** `points: - first`: a list begins below its key. */
export function* inlineLists(broken: Broken): Generator<Repair> {
  const { lines } = broken;
  for (const line of nearby(broken)) {
    const text = lines[line]!.trimEnd();
    const { key, indent, value, valueAt } = partsOf(text);
    if (key === undefined || !/^- \S/.test(value)) continue;
    const next = lines[line + 1] ?? "";
    const below = partsOf(next);
    // What is tried goes without the item: a line can't be put in.
    const changed = only(line, text.slice(0, valueAt).trimEnd());
    if (next.search(/\S/) <= indent.length) continue;
    if (below.dashes === "") changed.set(line + 1, `${" ".repeat(below.indent.length - 2)}- ${next.trim()}`);
    const hint = `write it on a line of its own below the key: \`${" ".repeat(indent.length + 2)}${value}\``;
    yield {
      line,
      column: valueAt,
      length: value.length,
      message: "a list begins on the line below its key",
      changed,
      hint,
    };
  }
}

/** `name: Tea, tagline: Slow`: each key has a line of its own. */
export function* inlineKeys(broken: Broken): Generator<Repair> {
  const { lines, keys } = broken;
  for (const line of nearby(broken)) {
    const text = lines[line]!.trimEnd();
    const { key, indent, dashes, value, valueAt } = partsOf(text);
    const [whole, first = "", second = "", rest = ""] = /^([^"'[{][^:]*),\s+(\w+): (.*)$/s.exec(value) ?? [];
    if (key === undefined || whole === undefined || !keys.has(second)) continue;
    const changed = only(line, text.slice(0, valueAt) + first);
    const hint = `write it on a line of its own: \`${" ".repeat(indent.length + dashes.length)}${second}: ${rest}\``;
    const message = "each key has a line of its own";
    yield { line, column: valueAt + first.length + 2, length: second.length, message, changed, hint };
  }
}

/** `intro: | A text`: it begins on the line below. */
export function* inlineBlocks(broken: Broken): Generator<Repair> {
  const { lines } = broken;
  for (const line of nearby(broken)) {
    const text = lines[line]!.trimEnd();
    const { key, indent, value, valueAt } = partsOf(text);
    const next = lines.slice(line + 1).find((other) => other.trim() !== "") ?? "";
    if (key === undefined || !/^[|>] \S/.test(value) || next.search(/\S/) <= indent.length) continue;
    const message = `a text after "${value[0]}" begins on the line below it`;
    const hint = `write \`${key}: ${value[0]}\`, and below it \`${" ".repeat(indent.length + 2)}${value.slice(2)}\``;
    yield {
      line,
      column: valueAt,
      length: value.length,
      message,
      changed: only(line, text.slice(0, valueAt + 1)),
      hint,
    };
  }
}

const PIPES = /^(\s*)\|(.*)\|\s*$/;

/** A table of Markdown. */
export function* pipeRows(broken: Broken): Generator<Repair> {
  const { lines } = broken;
  for (const at of nearby(broken)) {
    if (!PIPES.test(lines[at]!)) continue;
    let line = at;
    while (line > 0 && PIPES.test(lines[line - 1]!)) line--;
    const changed = new Map<number, string>();
    for (let i = line; i < lines.length && PIPES.test(lines[i]!); i++) {
      const [, indent = "", inner = ""] = PIPES.exec(lines[i]!)!;
      const cells = inner.split("|").map((cell) => cell.trim());
      const [criterion = "", ...values] = cells.map((cell) =>
        /^[\w\p{L}][\w\p{L} .-]*$/u.test(cell) ? cell : quoted(cell),
      );
      changed.set(
        i,
        cells.every((cell) => /^:?-+:?$/.test(cell)) ? "" : `${indent}${criterion}: [${values.join(", ")}]`,
      );
    }
    const column = lines[line]!.search(/\S/);
    const message = "a row of a table has no bars: it is its criterion, a colon, and the values in brackets";
    yield { line, column, length: lines[line]!.trim().length, message, changed };
  }
}

/** Keys of lists whose items begin with a key that no others begin with. */
const LISTS: Readonly<Record<string, string>> = { name: "subjects", heading: "sections", group: "table" };

/** A list whose key is missing. */
export function* missingKey(broken: Broken): Generator<Repair> {
  const { lines } = broken;
  for (const line of nearby(broken, 1)) {
    const { dashes, indent, key = "" } = partsOf(lines[line]!);
    const list = dashes === "" || indent === "" ? undefined : LISTS[key];
    const above = partsOf(lines[line - 1] ?? "");
    if (list === undefined || lines.some((other) => partsOf(other).key === list && partsOf(other).indent === ""))
      continue;
    // What is tried has it in place of the line above: a line can't be put in.
    if (above.key === undefined || above.indent !== "" || above.value === "") continue;
    const message = `the key is missing that this list belongs to`;
    const hint = `write \`${list}:\` on a line of its own above it`;
    yield { line, column: indent.length, length: 1, message, changed: only(line - 1, `${list}:`), hint };
  }
}
