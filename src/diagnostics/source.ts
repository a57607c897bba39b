/** A source text with its lines, from which every stage that reads a text makes its diagnostics. */
import type { DiagnosticCode } from "./codes.js";
import type { Diagnostic, DiagnosticPlace, Position, Severity, Span } from "./diagnostic.js";

/** What a text is a part of, such as the HTML of a `style` attribute: its places are those of what the author wrote. */
export interface HostText {
  /** The place of a range of the text. */
  place(start: number, end: number): DiagnosticPlace;
  /** The part of what the author wrote that all of a range of the text came from, where it has parts that have names. */
  part?(start: number, end: number): HostPart | undefined;
}

export interface HostPart {
  /** As its author knows it: `subjects[0].points`. */
  readonly name: string;
  readonly place: DiagnosticPlace;
}

/** The first range of a text that says some words, however they are parted there: lines are folded in many languages. */
export function findWords(text: string, words: string): { readonly start: number; readonly end: number } | undefined {
  const exact = words === "" ? -1 : text.indexOf(words);
  if (exact >= 0) return { start: exact, end: exact + words.length };
  const parts = words.split(/\s+/).filter((word) => word !== "");
  if (parts.length < 2) return undefined;
  const found = new RegExp(parts.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("\\s+")).exec(text);
  return found ? { start: found.index, end: found.index + found[0].length } : undefined;
}

export class SourceText {
  readonly #lineStarts: number[] = [0];

  /** @param file path as the author would type it: relative to the project, with forward slashes */
  constructor(
    readonly file: string,
    readonly text: string,
    readonly host?: HostText,
  ) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.#lineStarts.push(at + 1);
  }

  position(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lineStarts[middle]! <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: clamped - this.#lineStarts[low]! + 1, offset: clamped };
  }

  /** The offset of a line and column, both counted from 1. */
  offset(line: number, column: number): number {
    const start = this.#lineStarts[Math.max(0, Math.min(line, this.#lineStarts.length) - 1)] ?? 0;
    return Math.min(start + column - 1, this.text.length);
  }

  span(start: number, end: number): Span {
    return { file: this.file, start: this.position(start), end: this.position(Math.max(start, end)) };
  }

  /** A line by its number from 1, without its line break. */
  line(number: number): string {
    const start = this.#lineStarts[number - 1] ?? 0;
    const next = this.#lineStarts[number];
    return this.text.slice(start, next === undefined ? undefined : next - 1).replace(/\r$/, "");
  }

  /** The range from `start` to `end`, which may be empty, as diagnostics show it. */
  place(start: number, end: number): DiagnosticPlace {
    if (this.host) return this.host.place(start, end);
    const span = this.span(start, end);
    return { span, excerpt: this.line(span.start.line) };
  }

  /** The part of what somebody wrote that all of a range came from; none where the text is what was written. */
  part(start: number, end: number): HostPart | undefined {
    return this.host?.part?.(start, end);
  }

  /** A diagnostic at the range from `start` to `end`, which may be empty. */
  diagnostic(
    severity: Severity,
    code: DiagnosticCode,
    message: string,
    start: number,
    end: number,
    hints: readonly string[] = [],
  ): Diagnostic {
    return { severity, code, message, ...this.place(start, end), ...(hints.length > 0 && { hints }) };
  }
}
