/** Things that stand on one line and need several, or the other way round; and lists whose key is missing. */
import { quoted } from "../../text/quoting.js";
import { partsOf } from "../lines.js";
import { type Broken, below, nearby, only, type Repair } from "./repair.js";

const STRAY = /^(\s*(?:- )?[^\s"'[{#][^:]*:)\s*([,;.'"“”„«»]+)(\s+#.*)?$/;
/** `intro/>-`, `intro = |` */
const ODD_HEADER = /^(\s*(?:- )?)(\w+)([^\w"'[{]*?)([|>][-+]?)\s*$/;
const HEADER = /^(\s*(?:- )?[^\s"'[{#][^:]*:\s+[|>][-+]?)\s*([,;.'"“”„«»]+|#.*)$/;

/** `points:,` and `intro: |,`: signs behind a key or a `|` that has what belongs to it below. */
export function* strayEnds(broken: Broken): Generator<Repair> {
  const { lines } = broken;
  for (const line of nearby(broken)) {
    const text = lines[line]!.trimEnd();
    const [, begin = "", signs = "", rest = ""] = STRAY.exec(text) ?? HEADER.exec(text) ?? [];
    const next = below(lines, line);
    const { indent } = partsOf(text);
    const isAbove = next.search(/\S/) > indent.length || (/^\s*- /.test(next) && next.search(/\S/) === indent.length);
    if (begin === "" || !isAbove) continue;
    const isComment = signs.startsWith("#");
    const message = isComment ? "a comment needs a space before it" : `there is a ${signs} behind "${begin.trim()}"`;
    const changed = only(line, begin + (isComment ? `  ${signs}` : rest));
    yield { line, column: text.indexOf(signs, begin.length), length: signs.length, message, changed };
  }
}

/** Keys whose texts have several lines. */
const LONG_TEXTS = new Set(["intro", "summary", "text", "tableNote"]);

/** A key over a text of several lines that lacks its `>-`, or its colon before that. */
export function* bareTexts(broken: Broken): Generator<Repair> {
  const { lines } = broken;
  for (const line of nearby(broken)) {
    const text = lines[line]!.trimEnd();
    const [, start = "", key = "", signs = "", mark = ">-"] =
      ODD_HEADER.exec(text) ?? /^(\s*(?:- )?)(\w+):$/.exec(text) ?? [];
    const next = below(lines, line);
    if (!LONG_TEXTS.has(key) || signs === ": " || next.search(/\S/) <= start.search(/\S|$/)) continue;
    if (/^\s*- /.test(next)) continue;
    const message =
      signs === "" ? `a text below its key needs "${mark}" behind the colon` : `a colon is missing after "${key}"`;
    const changed = only(line, `${start}${key}: ${mark}`);
    yield { line, column: start.length, length: text.length - start.length, message, changed };
  }
}

/** `points: - first`: a list begins below its key. */
export function* inlineLists(broken: Broken): Generator<Repair> {
  const { lines } = broken;
  for (const line of nearby(broken)) {
    const text = lines[line]!.trimEnd();
    const { key, indent, value, valueAt } = partsOf(text);
    if (key === undefined || !/^- \S/.test(value)) continue;
    // The items below say where items stand.
    const next = lines[line + 1] ?? "";
    const column = Math.max(indent.length + 2, next.search(/\S/) - (/^\s*- /.test(next) ? 0 : 2));
    const item = " ".repeat(column) + value;
    const changed = only(line, `${text.slice(0, valueAt).trimEnd()}\n${item}`);
    const hint = `write it on a line of its own below the key: \`${item}\``;
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
    const next = below(lines, line);
    const sign = /^[|>][-+]?(?= \S)/.exec(value)?.[0];
    if (key === undefined || sign === undefined || next.search(/\S/) <= indent.length) continue;
    const message = `a text after "${sign}" begins on the line below it`;
    const begin = " ".repeat(Math.max(indent.length + 2, next.search(/\S/))) + value.slice(sign.length + 1);
    const hint = `write \`${key}: ${sign}\`, and below it \`${begin}\``;
    yield {
      line,
      column: valueAt,
      length: value.length,
      message,
      changed: only(line, `${text.slice(0, valueAt + sign.length)}\n${begin}`),
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

/** A list, or the rows of the table, whose key is missing. */
export function* missingKey(broken: Broken): Generator<Repair> {
  const { lines } = broken;
  for (const line of nearby(broken, 1)) {
    const { dashes, indent, key = "", value } = partsOf(lines[line]!);
    const next = lines[line + 1] ?? "";
    const isRow = dashes === "" && key !== "" && (value.startsWith("[") || (value === "" && /^\s+- /.test(next)));
    const missing = indent === "" ? undefined : isRow ? "table" : dashes === "" ? undefined : LISTS[key];
    if (missing === undefined || lines.some((other) => new RegExp(`^["']?${missing}["']?\\s*:`).test(other))) continue;
    const message = `the key is missing that ${isRow ? "these rows belong" : "this list belongs"} to`;
    const hint = `write \`${missing}:\` on a line of its own above it`;
    const changed = only(line, `${missing}:\n${lines[line]!}`);
    yield { line, column: indent.length, length: 1, message, changed, hint };
  }
}

/** The values of a row right below `table:`, without their criterion. */
export function* missingCriterion({ lines, line }: Broken): Generator<Repair> {
  const column = lines[line]?.search(/\S/) ?? 0;
  const begin = lines.slice(0, line).findLastIndex((other) => other.trim() !== "" && other.search(/\S/) < column);
  const first = lines.findIndex((other, i) => i > begin && other.trim() !== "");
  const item = lines[first]?.search(/\S/) ?? 0;
  if (begin < 0 || !/^(table|\s+rows):\s*$/.test(lines[begin]!) || item <= column || !/^\s*- /.test(lines[first]!))
    return;
  const message = "the criterion is missing that these values belong to";
  const hint = `write it on a line of its own above them, with a colon: \`${" ".repeat(column)}…:\``;
  const changed = only(first, `${" ".repeat(column)}…:\n${lines[first]!}`);
  yield { line: first, column: item, length: 1, message, changed, hint };
}
