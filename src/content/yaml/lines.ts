/** A line of YAML, right or not -> its parts, as its author meant them: what a parser can't say of a line that it can't read. */
import { isQuoted, quoted, whyQuotes } from "../text/quoting.js";

export interface LineParts {
  readonly indent: string;
  /** `- ` or several of them, or nothing. */
  readonly dashes: string;
  /** The key as written, without its colon; undefined where the line has none. */
  readonly key?: string;
  /** The colon with the spaces around it. */
  readonly colon: string;
  /** What comes after it, to the end of the line. */
  readonly value: string;
  /** Where the value begins, from 0. */
  readonly valueAt: number;
}

export function partsOf(line: string): LineParts {
  const [, indent = "", dashes = "", body = ""] = /^(\s*)((?:-\s+)*)(.*)$/s.exec(line.trimEnd()) ?? [];
  // A key ends with no space: many of them are looked through once.
  const found =
    /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(\s*:)(?:\s+|$)/.exec(body) ?? /^([^[{].*?)((?<!\s)\s*:)(?:\s+|$)/.exec(body);
  if (!found) return { indent, dashes, colon: "", value: body, valueAt: indent.length + dashes.length };
  const [whole, key = ""] = found;
  return {
    indent,
    dashes,
    key,
    colon: whole.slice(key.length),
    value: body.slice(whole.length),
    valueAt: indent.length + dashes.length + whole.length,
  };
}

/** A text within brackets or braces, as offsets into the line. */
interface Leaf {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether it stands in braces, where `: ` separates. */
  readonly inBraces: boolean;
}

/** The texts of a list or mapping that is written in one line, from its bracket at `from` on. */
export function leavesOf(line: string, from: number): Leaf[] {
  const leaves: Leaf[] = [];
  const open: string[] = [];
  let start = from;
  const end = (at: number) => {
    const raw = line.slice(start, at);
    const text = raw.trim();
    const begin = start + raw.length - raw.trimStart().length;
    if (text !== "") leaves.push({ start: begin, end: begin + text.length, text, inBraces: open.at(-1) === "{" });
    start = at + 1;
  };
  for (let at = from; at < line.length; at++) {
    const character = line[at]!;
    const isStart = line.slice(start, at).trim() === "";
    if (isStart && (character === '"' || character === "'")) at = quoteEnd(line, at) ?? at;
    else if ((character === "[" || character === "{") && (isStart || at === from)) {
      open.push(character);
      start = at + 1;
    } else if (character === "," || character === "]" || character === "}") {
      end(at);
      if (character !== ",") open.pop();
    } else if (character === ":" && open.at(-1) === "{" && /^:(\s|$)/.test(line.slice(at, at + 2))) end(at);
  }
  end(line.length);
  return leaves;
}

/** Where the quote at `at` ends on its line, if it does. */
function quoteEnd(line: string, at: number): number | undefined {
  // What goes on after it was no quote, as in `'90s, '80s`.
  const found = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=\s*(?:[,\]}:]|$))/.exec(line.slice(at));
  return found ? at + found[0].length - 1 : undefined;
}

/** The line with quotes around each of its texts that needs them, and why the first of these does. */
export function withQuotedLeaves(
  line: string,
  from: number,
): { readonly line: string; readonly first: Leaf; readonly why: string } | undefined {
  const faulty = leavesOf(line, from).flatMap((leaf) => {
    const why = whyQuotes(leaf.text);
    return why === undefined ? [] : [{ leaf, why }];
  });
  const [first] = faulty;
  if (!first) return undefined;
  let text = line;
  for (const { leaf } of faulty.toReversed())
    text = text.slice(0, leaf.start) + quoted(withoutLooseQuotes(leaf.text)) + text.slice(leaf.end);
  return { line: text, first: first.leaf, why: first.why };
}

/** Quotes that were meant to go around the whole: `'it's'`, “typographic ones”. */
export function withoutLooseQuotes(text: string): string {
  const inner = /^(["'])(.+)\1$/s.exec(text)?.[2];
  // Of `"Tea" vs "Coffee"` they go around words.
  const isOfWords = inner !== undefined && /^[^"']*[^\s"']["'](?=\s)/.test(inner);
  if (inner !== undefined && !isOfWords && !isQuoted(text)) return inner;
  return /^[“”„«»‘‚](.+)[“”«»’‘]$/s.exec(text)?.[1] ?? text;
}
