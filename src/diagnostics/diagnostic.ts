/**
 * What a stage has to say about its input, as plain data: it crosses threads and the cache unchanged and is made
 * readable only at the edge (format.ts).
 */

import type { DiagnosticCode } from "./codes.js";

export type Severity = "error" | "warning";

/** A place in a source text. `line` and `column` count from 1 (columns in UTF-16 code units), `offset` from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A half-open range of a source file: `start` belongs to it, `end` does not. */
export interface Span {
  /** Path as the author would type it: relative to the project root, with forward slashes. */
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

export interface Diagnostic {
  readonly severity: Severity;
  /** Stable: docs/diagnostics.md says what each means. */
  readonly code: DiagnosticCode;
  /** One sentence, in the author's terms: what is wrong. */
  readonly message: string;
  readonly span?: Span;
  /** The source line at `span.start`, without its line break, so that a reader needs no file to show the place. */
  readonly excerpt?: string;
  /** What to write instead, one sentence each. */
  readonly hints?: readonly string[];
  /** Who is to see to it, where the content names somebody. */
  readonly owner?: string;
  /** Slug of the sheet that it was met in, added by the build. */
  readonly sheet?: string;
}

/** Where a diagnostic points to, with the line to show. */
export type DiagnosticPlace = Pick<Diagnostic, "span" | "excerpt">;

/**
 * What a stage returns. `value` is absent only when nothing useful could be made; then `diagnostics` holds at least one
 * error. Warnings travel beside a value. A value beside an error is the best that could be made of faulty input.
 */
export interface Outcome<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === "error");
}
