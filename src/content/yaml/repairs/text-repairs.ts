/** Texts and keys that YAML takes for something else -> in quotes; brackets and quotes that are not closed -> closed. */
import { isQuoted, quoted, whyQuotes } from "../../text/quoting.js";
import { leavesOf, partsOf, withoutLooseQuotes, withQuotedLeaves } from "../lines.js";
import { type Broken, nearby, only, type Repair } from "./repair.js";

/** How far above the place of an error its cause is looked for, where that isn't marked by itself. */
const LINES_ABOVE = 30;

/** Quotes that are not closed, typographic ones, and backslashes in double ones. */
export function* quotes(broken: Broken): Generator<Repair> {
  const { lines } = broken;
  for (const line of nearby(broken)) {
    const text = lines[line]!.trimEnd();
    const { value, valueAt } = partsOf(text);
    const replace = (inner: string): Map<number, string> => only(line, text.slice(0, valueAt) + inner);
    const place = { line, column: valueAt, length: Math.max(1, value.length) };
    const curly = /^[“”„«»](.+)[“”«»"]$/s.exec(value);
    if (curly)
      yield {
        ...place,
        message: "typographic quotes are no quotes in YAML",
        changed: replace(quoted(curly[1]!.trim())),
      };
    if (/^"(?:[^"\\]|\\.)*\\"$/s.test(value) && !isQuoted(value))
      yield {
        ...place,
        message: "a backslash in double quotes begins an escape",
        changed: replace(`'${value.slice(1, -1).replaceAll("'", "''")}'`),
      };
    if (/^"([^"\\]|\\.)*\\/s.test(value) && /\\[^\s0abtnvfre"/\\N_LPxuU]/.test(value))
      yield {
        ...place,
        message: "a backslash in double quotes begins an escape",
        changed: replace(`'${value.replace(/^"|"$/g, "").replaceAll("'", "''")}'`),
      };
    if (/^"(?:[^"\\]|\\.)*$/s.test(value) || /^'(?:[^']|'')*$/s.test(value)) {
      const isApostrophe = /^'(\d\ds?\b|t(is|was)\b|n\b|em\b|cause\b|s\b)/i.test(value);
      const message = isApostrophe
        ? "a text that begins with an apostrophe needs quotes"
        : "a quote is opened and not closed";
      const inner = value.slice(1).replace(/[“”’]$/, "");
      yield { ...place, message, changed: replace(isApostrophe ? quoted(value) : quoted(inner)) };
    }
    if (value.startsWith("[") || value.startsWith("{")) yield* openLeaf(line, text, valueAt);
  }
}

/** A quote within brackets that isn't closed. */
function* openLeaf(line: number, text: string, valueAt: number): Generator<Repair> {
  const leaf = leavesOf(text, valueAt).find(({ text: item }) => /^(["'])(?:(?!\1).)+$/s.test(item));
  if (!leaf) return;
  yield {
    line,
    column: leaf.start,
    length: leaf.text.length,
    message: "a quote is opened and not closed",
    changed: only(line, text.slice(0, leaf.start) + quoted(leaf.text.slice(1)) + text.slice(leaf.end)),
  };
}

/** Texts within brackets or braces. */
export function* flowTexts(broken: Broken): Generator<Repair> {
  const { lines } = broken;
  for (const line of nearby(broken)) {
    const [, text = "", comment = ""] = /^(.*?)(\s{2,}#\s.*)?$/s.exec(lines[line]!.trimEnd())!;
    const { value, valueAt } = partsOf(text);
    const commas = /("[^"]*"|'[^']*')\s+(?=["'])/g;
    const empty = /([[,]\s*)(?=,)/;
    if (/^[[{]/.test(value) && /[\]}]$/.test(value)) {
      const separated = text.slice(0, valueAt) + value.replace(commas, "$1, ");
      if (separated !== text)
        yield {
          line,
          column: valueAt,
          length: value.length,
          message: "a comma is missing between two texts",
          changed: only(line, separated + comment),
        };
      if (empty.test(value))
        yield {
          line,
          column: valueAt + value.search(empty),
          length: 1,
          message: "there is nothing before a comma",
          changed: only(
            line,
            text.slice(0, valueAt) + value.replace(empty, "$1null").replace(/,null/g, ", null") + comment,
          ),
        };
    }
    const isFlow = /^[[{]/.test(value) && (/[\]},]$/.test(value) || line < broken.line);
    const fixed = isFlow ? withQuotedLeaves(text, valueAt) : undefined;
    if (fixed) yield leafRepair(line, { ...fixed, line: fixed.line + comment });
    // A line in the middle of brackets has no bracket of its own.
    const inner = !isFlow && line === broken.line ? withQuotedLeaves(text, valueAt) : undefined;
    if (inner && inner.first.end < text.length) yield leafRepair(line, { ...inner, line: inner.line + comment });
  }
}

function leafRepair(
  line: number,
  { line: text, first, why }: NonNullable<ReturnType<typeof withQuotedLeaves>>,
): Repair {
  return { line, column: first.start, length: first.text.length, message: why, changed: only(line, text) };
}

/** A value, or an item, that needs quotes as a whole. */
export function* texts(broken: Broken): Generator<Repair> {
  const { lines, keys } = broken;
  for (const line of nearby(broken)) {
    const text = lines[line]!.trimEnd();
    const { key, indent, dashes, value, valueAt } = partsOf(text);
    const at = indent.length + dashes.length;
    const item = text.slice(at);
    const whole = (from: number, inner: string): Repair | undefined => {
      const why = whyQuotes(inner) ?? (/[\][{}]/.test(inner) ? "a text with brackets in it needs quotes" : undefined);
      if (inner === "" || why === undefined || isQuoted(inner)) return undefined;
      const changed = only(line, text.slice(0, from) + quoted(withoutLooseQuotes(inner)));
      return { line, column: from, length: inner.length, message: why, changed };
    };
    // An item with a colon in it is a text unless its key is one that items have.
    const isItem = dashes !== "" && key !== undefined && !keys.has(key);
    const found = [isItem ? whole(at, item) : undefined, whole(valueAt, value), whole(at, item)];
    for (const repair of found) if (repair) yield repair;
  }
}

/** `**title**:` and `“title”:`, which has the looks that a word processor gives it. */
export function* adornedKeys(broken: Broken): Generator<Repair> {
  const { lines, keys } = broken;
  for (const line of nearby(broken)) {
    const [, start = "", adorned = "", key = "", colon = ""] =
      /^(\s*(?:- )?)([^\s\w]+\s?(\w+)[^\s\w:]*)\s*(:)[^\w\s"'[{|>]*(?:\s|$)/.exec(lines[line]!) ?? [];
    if (colon === "" || !keys.has(key) || /^["']\w+["']$/.test(adorned)) continue;
    const text = lines[line]!.trimEnd();
    const rest = text
      .slice(text.indexOf(":", start.length + adorned.length) + 1)
      .replace(/^[^\w\s"'[{|>]+(?=\s|$)/, "");
    const message = `the key is "${key}" alone, without signs around it`;
    const changed = only(line, `${start}${key}:${rest}`);
    yield { line, column: start.length, length: adorned.length, message, changed };
  }
}

/** A key over a list or mapping that needs quotes: no text is meant. */
export function* rowKeys(broken: Broken): Generator<Repair> {
  for (const repair of keys(broken)) {
    const text = broken.lines[repair.line]!.trimEnd();
    const isStart = whyQuotes(text.slice(repair.column, repair.column + 2)) !== undefined;
    const isKnown = broken.keys.has(partsOf(text).key ?? "");
    if (!isKnown && (isStart || /[\]}:]$/.test(text))) yield repair;
  }
}

/** A key that needs quotes: up to the last colon that could end it. */
export function* keys(broken: Broken): Generator<Repair> {
  const { lines } = broken;
  for (const line of nearby(broken, 1)) {
    const text = lines[line]!.trimEnd();
    const found = /^(\s*(?:-\s+)*)(.+?)((?<!\s)\s*:)((?:\s+[[{"'|>].*)?|\s+\S[^:#]*)$/s.exec(text);
    if (!found) continue;
    const [, start = "", key = "", colon = "", rest = ""] = found;
    const why = whyQuotes(key) ?? (/[[\]{}]/.test(key) ? "a key with brackets in it needs quotes" : undefined);
    if (why === undefined || isQuoted(key)) continue;
    const message = why.replace(/^a text/, "a key");
    yield {
      line,
      column: start.length,
      length: key.length,
      message,
      changed: only(line, `${start}${quoted(withoutLooseQuotes(key))}${colon}${rest}`),
    };
  }
}

/** A text of several lines with a colon in a later one. */
export function* spanning({ lines, line: at, keys: known }: Broken): Generator<Repair> {
  for (const line of [at, at + 1]) {
    const text = lines[line]?.trimEnd() ?? "";
    const { key } = partsOf(text);
    const above = lines[line - 1]?.trimEnd() ?? "";
    const { key: keyAbove, dashes, value, valueAt } = partsOf(above);
    const isText = value !== "" && whyQuotes(value) === undefined && !isQuoted(value);
    if (key === undefined || known.has(key) || !isText || (dashes === "" && !known.has(keyAbove ?? ""))) continue;
    const mark = /["\\]/.test(value + text) ? "'" : '"';
    const escaped = (part: string) => (mark === "'" ? part.replaceAll("'", "''") : part);
    yield {
      line,
      column: text.length - text.trimStart().length,
      length: text.trim().length,
      message: 'a text with ": " in it needs quotes',
      changed: new Map([
        [line - 1, above.slice(0, valueAt) + mark + escaped(value)],
        [line, escaped(text) + mark],
      ]),
      hint: `put quotes around all of it: \`${mark}${value}\` … \`${text.trim()}${mark}\``,
    };
  }
}

const CLOSING: Readonly<Record<string, string>> = { "[": "]", "{": "}" };

/** Brackets that are not closed, or closed by another one. */
export function* brackets(broken: Broken): Generator<Repair> {
  const { lines } = broken;
  for (const line of nearby(broken, LINES_ABOVE)) {
    const text = lines[line]!.trimEnd();
    const { value, valueAt } = partsOf(text);
    if (!/^[[{]/.test(value)) continue;
    const [, list = "", remark] = /^([[{][^#]*[\]}])\s?(#.*)$/.exec(value) ?? [];
    if (remark !== undefined) {
      const message = "a comment needs a space before it";
      const changed = only(line, `${text.slice(0, valueAt)}${list}  ${remark}`);
      yield { line, column: valueAt + list.length, length: remark.length, message, changed };
    }
    const open: string[] = [];
    let surplus = -1;
    const bare = value.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, (part) => "x".repeat(part.length));
    for (const [i, character] of [...bare].entries()) {
      if (CLOSING[character]) open.push(CLOSING[character]);
      else if ((character === "]" || character === "}") && open.pop() !== character)
        surplus = surplus < 0 ? i : surplus;
    }
    const replace = (inner: string, message: string, column: number): Repair => ({
      line,
      column: valueAt + column,
      length: 1,
      message,
      changed: only(line, text.slice(0, valueAt) + inner),
    });
    if (surplus >= 0) {
      const wanted = value[surplus] === "]" ? "}" : "]";
      const swapped = value.slice(0, surplus) + wanted + value.slice(surplus + 1);
      yield replace(
        swapped,
        `"${value[surplus]}" closes what "${value[surplus] === "]" ? "{" : "["}" has opened`,
        surplus,
      );
      yield replace(value.slice(0, surplus), `there is a "${value[surplus]}" too many`, surplus);
    } else if (open.length > 0) {
      const closing = open.toReversed().join("");
      const [, inner = value, comment = ""] = /^([^#]*?)(\s{2,}#\s.*)$/.exec(value) ?? [];
      if (/^(\[\s*\[|\{\s*\{)/.test(value))
        yield replace(value.slice(1).trimStart(), `there is a "${value[0]}" too many`, 0);
      yield replace(inner.trimEnd().replace(/,$/, "") + closing + comment, `"${value[0]}" is opened and not closed`, 0);
    }
  }
}
