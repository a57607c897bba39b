/**
 * What a stage has to say about its input, as plain data: it crosses threads and the cache unchanged and is made
 * readable only at the edge (format.ts).
 */

import type { DiagnosticCode } from "./codes.js";

/** How bad it is: an error stops what it is about, a warning stops nothing. */
export type Severity = "error" | "warning";

/** A place in a source text. */
export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** From 0, in UTF-16 code units. */
  readonly offset: number;
}

/** A half-open range of a source file: `start` belongs to it, `end` does not. */
export interface Span {
  /** Path as the author would type it: relative to the project root, with forward slashes. */
  readonly file: string;
  /** Belongs to it. */
  readonly start: Position;
  /** The first place behind it. */
  readonly end: Position;
}

/** Something that is to be said of an input, with its place. */
export interface Diagnostic {
  /** An error stops what it is about, a warning stops nothing. */
  readonly severity: Severity;
  /** Stable: docs/diagnostics.md says what each means. */
  readonly code: DiagnosticCode;
  /** One sentence, in the author's terms: what is wrong. */
  readonly message: string;
  /** Where it is, in what the author has written. */
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
 * What a function gives: a value, and what is to be said. Warnings travel beside a value. A value beside an error is the best that could
 * be made of faulty input.
 */
export interface Outcome<T> {
  /** Absent only where nothing useful could be made; then there is at least one error. */
  readonly value?: T;
  /** In the order in which they were found. */
  readonly diagnostics: readonly Diagnostic[];
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === "error");
}
