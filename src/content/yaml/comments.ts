/**
 * Texts of which YAML takes something away though it reads them -> warnings. Lists whose lines are folded into one; keys within texts; paths in
 * double quotes. And comments that stand right behind a text -> warnings with the text in quotes: "Issue #5" prints "Issue". What is meant as a comment
 * is set apart, by two spaces before its `#` and one after it.
 */
import type { Diagnostic, Severity, SourceText } from "../../diagnostics/index.js";
import { quoted } from "../text/quoting.js";
import type { YamlShape } from "./data.js";
import { partsOf } from "./lines.js";
import type { CloseComment } from "./tokens.js";

const APART = "if it is meant as a comment, set it apart: two spaces before the # and one after it";

/** Warnings `content/comment` for the ends of texts that are read as comments. */
export function lostTexts(comments: readonly CloseComment[], source: SourceText): Diagnostic[] {
  return comments.flatMap(({ start, end, text }) =>
    text === undefined ? [] : [diagnostic("warning", { start, end }, text, source)],
  );
}

/** `- #1 in tea`: nothing is left of the text. Said where the reader meets an empty value. */
export function emptyByComment(comment: CloseComment, source: SourceText, severity: Severity): Diagnostic {
  return diagnostic(severity, comment, comment.start, source);
}

function diagnostic(severity: Severity, { start, end }: CloseComment, from: number, source: SourceText): Diagnostic {
  const lost = source.text.slice(start, end);
  const rest = from === start ? ", and nothing is left of the text" : "";
  const shown = lost.length > 60 ? `${lost.slice(0, 59)}…` : lost;
  const message = `YAML takes "${shown}" for a comment${rest}: it is not shown`;
  return source.diagnostic(severity, "content/comment", message, start, end, [rightLine(from, end, source), APART]);
}

/** The line with its text in quotes; a text of several lines needs them around all of it. */
function rightLine(from: number, end: number, source: SourceText): string {
  const text = source.text.slice(from, end);
  if (text.includes("\n")) return `put the whole text in quotes, from "${text.slice(0, 20).trimEnd()}" on`;
  const { line, column } = source.position(from);
  const before = source.line(line).slice(0, column - 1);
  const { key } = partsOf(source.line(line));
  const isFlow = /[[{,]\s*$/.test(before) || (key === undefined && text.endsWith(","));
  const [, inner = text, comma = ""] = (isFlow && /^(.*?)(,)$/.exec(text)) || [];
  return `write it as \`${`${before}${quoted(inner)}${comma}`.trim()}\``;
}

const KEY_LINE = /^[ \t]*([A-Za-z]+):(?:[ \t]+(\S.*))?$/;

/** Whether a line of a text below `|` or `>` may have been meant as a key: then the parser's way looks at it. */
export const isKeyLine = (line: string, keys: ReadonlySet<string>): boolean => keys.has(KEY_LINE.exec(line)?.[1] ?? "");

/**
 * A warning `content/folded` for a key below a text that is indented as if it were a part of it: one over a list or a mapping, or one of the file
 * that isn't there otherwise.
 */
export function keyInText(
  { start, end }: { readonly start: number; readonly end: number },
  { keys, fileKeys }: Pick<YamlShape, "keys" | "fileKeys">,
  source: SourceText,
): Diagnostic | undefined {
  const lines = source.text.slice(start, end).split("\n");
  const present = new Map<string, boolean>();
  const isPresent = (key: string): boolean => {
    let is = present.get(key);
    if (is === undefined) present.set(key, (is = new RegExp(`^${key}:`, "m").test(source.text)));
    return is;
  };
  let at = start;
  for (const [i, line] of lines.entries()) {
    const [, key = "", value] = (i > 0 && KEY_LINE.exec(line)) || [];
    const own = line.search(/\S/);
    const isOver = keys.has(key) && value === undefined && isAbove(lineAfter(lines, i, source, end), own);
    if (isOver || (fileKeys.has(key) && !isPresent(key))) {
      const message = `"${key}:" is a part of the text above it, since it is indented like that`;
      const hint = fileKeys.has(key)
        ? `indent it by 0 spaces: \`${line.trim()}\``
        : "indent it like the key that the text belongs to";
      return source.diagnostic("warning", "content/folded", message, at + own, at + line.trimEnd().length, [hint]);
    }
    at += line.length + 1;
  }
  return undefined;
}

/** Whether a line belongs to a key that is indented so far. */
const isAbove = (line: string, own: number): boolean => /^\s*- \S/.test(line) || line.search(/\S/) > own;

/** The next line with something in it, or the first one behind the text. */
function lineAfter(lines: readonly string[], i: number, source: SourceText, end: number): string {
  for (let next = i + 1; next < lines.length; next++) if (lines[next]!.trim() !== "") return lines[next]!;
  const feed = source.text.indexOf("\n", end);
  return source.text.slice(end, feed < 0 ? undefined : feed);
}

/** A key that is missing since a text has swallowed it is one mistake: an error where the key stands. */
export const whereSwallowed = (told: readonly Diagnostic[], errors: readonly Diagnostic[]): Diagnostic[] =>
  errors.map((error) => {
    const key = error.code === "content/missing" ? /^("\w+)" is missing/.exec(error.message)?.[1] : undefined;
    const isIt = ({ code, message }: Diagnostic) => code === "content/folded" && message.startsWith(`${key}:"`);
    const found = key === undefined ? undefined : told.find(isIt);
    return found ? { ...found, severity: "error" } : error;
  });

/** What a backslash makes of the letter behind it (YAML 1.2.2, section 5.7), where a path of Windows has one. */
const ESCAPES: Readonly<Record<string, string>> = { t: "a tab", n: "a line break", r: "a line break" };

/** A warning `content/escape` for a path in double quotes, which loses its backslashes there. */
export function pathInQuotes(
  { start, end }: { readonly start: number; readonly end: number },
  source: SourceText,
): Diagnostic | undefined {
  const written = source.text.slice(start, end);
  const path = /(?:[\s("][A-Za-z]:|^"\\\\[^\\\s]+)(?:\\[\w .-]*?)*?\\([tnr])/.exec(written);
  if (!path || /[A-Za-z]:\\\\/.test(written)) return undefined;
  const sign = path[1]!;
  const message = `a backslash in double quotes begins an escape: "\\${sign}" is ${ESCAPES[sign]} here`;
  const at = start + path.index + path[0].length - 2;
  return source.diagnostic("warning", "content/escape", message, at, at + 2, [inSingleQuotes({ start, end }, source)]);
}

/** The line with single quotes around a text, in which a backslash is only itself. */
export function inSingleQuotes(
  { start, end }: { readonly start: number; readonly end: number },
  source: SourceText,
): string {
  const written = source.text.slice(start, end);
  const { line, column } = source.position(start);
  const text = source.line(line);
  const right = `'${written.slice(1, -1).replaceAll("'", "''")}'`;
  if (written.includes("\n") || text.length > 300)
    return "write the text in single quotes, in which a backslash is only itself";
  return `write it as \`${`${text.slice(0, column - 1)}${right}${text.slice(column - 1 + written.length)}`.trim()}\``;
}

/** How a line of a Markdown list begins. */
const LIST_LINE = /^[ \t]*(?:[-*+•]|\d{1,2}[.)])[ \t]+\S.*$/gm;

/** A warning `content/folded` for a list in a text whose lines YAML makes one of: it is no list any more. */
export function foldedList(
  { start, end }: { readonly start: number; readonly end: number },
  source: SourceText,
): Diagnostic | undefined {
  const written = source.text.slice(start, end);
  const lines = written.includes("\n") ? (written.match(LIST_LINE) ?? []) : [];
  const item = itemInText(written, start, source);
  if (item) return item;
  if (lines.length < 2) return undefined;
  const first = lines[0]!.trim();
  const at = Math.max(start, source.text.indexOf(first, start));
  const message = "YAML makes one line of this text: the list in it is none";
  const hint = "write `|` after the key, in place of `>` or the text's first line, and the text below it";
  return source.diagnostic("warning", "content/folded", message, at, at + first.length, [hint]);
}

/** An item that is indented more than the one above it is a part of that to YAML. */
function itemInText(written: string, start: number, source: SourceText): Diagnostic | undefined {
  const { line, column } = source.position(start);
  const before = source.line(line).slice(0, column - 1);
  const below = /^[ \t]*(- \S.*)$/m.exec(written);
  if (!below || !/^\s*- +$/.test(before)) return undefined;
  const at = start + below.index + below[0].indexOf("-");
  const message = "YAML takes this line for a part of the item above it, since it is indented more";
  const hint = `indent it like the item above: \`${/^\s*/.exec(before)![0]}${below[1]!}\``;
  return source.diagnostic("warning", "content/folded", message, at, at + below[1]!.length, [hint]);
}
