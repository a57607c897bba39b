/** Diagnostics for people: what is wrong, where, the line with the place marked, and what to write instead. */
import type { Diagnostic } from "./diagnostic.js";
import { printable } from "./printable.js";

const ESC = "\u001b[";
const STYLES = {
  error: `${ESC}1;31m`,
  warning: `${ESC}1;33m`,
  bold: `${ESC}1m`,
  dim: `${ESC}2m`,
  hint: `${ESC}36m`,
} as const;
/** Width of the part of a long line that is shown around the place. */
const EXCERPT_WIDTH = 100;
const TAB = "  ";

/**
 * Formats one diagnostic for people: what is wrong, where, the line with the place marked, and what to write instead.
 * @param diagnostic of ours or not: its code is not shown
 * @param options `colour`: whether the text has ANSI colours, as terminals show them
 * @returns several lines, without a line break at the end
 */
export function formatDiagnostic(
  diagnostic: Omit<Diagnostic, "code"> & { readonly code?: string },
  options: { readonly colour: boolean },
): string {
  const paint = (style: keyof typeof STYLES, text: string) =>
    options.colour ? `${STYLES[style]}${text}${ESC}0m` : text;
  const { severity, message, span, excerpt, hints = [] } = diagnostic;
  const lines = [`${paint(severity, `${severity}:`)} ${paint("bold", printable(message))}`];
  const gutter = span ? " ".repeat(String(span.start.line).length) : " ";
  if (span) {
    lines.push(`${gutter}${paint("dim", "-->")} ${printable(span.file)}:${span.start.line}:${span.start.column}`);
    if (excerpt !== undefined && excerpt.trim() !== "") {
      const sameLine = span.end.line === span.start.line;
      const marked = markedLine(excerpt, span.start.column - 1, sameLine ? span.end.column - 1 : excerpt.length);
      lines.push(`${paint("dim", `${span.start.line} |`)} ${marked.line}`);
      lines.push(`${paint("dim", `${gutter} |`)} ${paint(severity, marked.mark)}`);
    }
  }
  for (const hint of hints) lines.push(`${gutter}${paint("hint", "hint:")} ${printable(hint)}`);
  return lines.join("\n");
}

/** The line, shortened around the place where it is long, and the marks that go below it. */
function markedLine(excerpt: string, start: number, end: number): { line: string; mark: string } {
  const from =
    excerpt.length > EXCERPT_WIDTH
      ? Math.max(0, Math.min(start - EXCERPT_WIDTH / 2, excerpt.length - EXCERPT_WIDTH))
      : 0;
  const to = Math.min(excerpt.length, from + EXCERPT_WIDTH);
  const show = (text: string) => printable(text.replaceAll("\t", TAB));
  const lead = from > 0 ? "…" : "";
  const before = show(excerpt.slice(from, start));
  const place = show(excerpt.slice(start, Math.min(Math.max(end, start), to)));
  const line = lead + before + show(excerpt.slice(start, to)) + (to < excerpt.length ? "…" : "");
  return { line, mark: " ".repeat(columns(lead + before)) + "^".repeat(Math.max(1, columns(place))) };
}

/** Terminal columns: East Asian wide characters take two, combining marks none. */
function columns(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue;
    width +=
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}
