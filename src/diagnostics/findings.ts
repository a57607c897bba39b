/** What a step finds wrong in one text, in the order in which it is found: the one way to collect it. */
import type { DiagnosticCode } from "./codes.js";
import type { Diagnostic, Severity } from "./diagnostic.js";
import type { SourceText } from "./source.js";

/** Offsets in the text; `end` doesn't belong to it. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** What to write instead: one sentence, or several. */
export type Hints = string | readonly string[];

export class Findings {
  readonly diagnostics: Diagnostic[] = [];
  readonly #told = new Set<string>();

  constructor(readonly source: SourceText) {}

  error(code: DiagnosticCode, message: string, at: Range, hints?: Hints): void {
    this.#tell("error", code, message, at, hints);
  }

  warn(code: DiagnosticCode, message: string, at: Range, hints?: Hints): void {
    this.#tell("warning", code, message, at, hints);
  }

  /** A warning that is told once for each key. */
  warnOnce(key: string, code: DiagnosticCode, message: string, at: Range, hints?: Hints): void {
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.warn(code, message, at, hints);
  }

  /** Takes up what others have found. */
  add(diagnostics: readonly Diagnostic[]): void {
    this.diagnostics.push(...diagnostics);
  }

  #tell(severity: Severity, code: DiagnosticCode, message: string, { start, end }: Range, hints: Hints = []): void {
    const list = typeof hints === "string" ? [hints] : hints;
    this.diagnostics.push(this.source.diagnostic(severity, code, message, start, end, list));
  }
}
