/** What was told of a file -> each mistake once: a warning says nothing where an error says the same, and an error nothing that follows from another. */
import type { Diagnostic } from "../../diagnostics/index.js";
import type { YamlData } from "../yaml/data.js";

/** Whether a warning is of the line, or of the value, that an error tells of: then they are one mistake. */
export const isOf = ({ span: error }: Diagnostic, { span: warning }: Diagnostic): boolean =>
  error !== undefined &&
  warning !== undefined &&
  (error.start.line === warning.start.line ||
    (error.start.offset <= warning.start.offset && warning.start.offset <= error.end.offset));

/** Whether a value was read as a part of the one above it, so that its row has too few: then they are one mistake. */
export function isInRow(
  { code, span: error }: Diagnostic,
  { code: told, span: warning }: Diagnostic,
  yaml: YamlData,
): boolean {
  if (code !== "content/row-length" || told !== "content/folded" || !error || !warning) return false;
  if (error.start.line === warning.start.line) return true;
  const between = yaml.source.text.slice(error.end.offset, warning.start.offset);
  return /^:[^\n]*\n(?:\s*- [^\n]*\n)*\s*$/.test(between);
}

/** Whether a key has nothing since what belongs to it stands below it without its indent, which is told there. */
export const isEmptied = ({ code, span: empty }: Diagnostic, all: readonly Diagnostic[]): boolean =>
  code === "content/type" &&
  all.some((other) => other.code === "content/unknown-key" && other.span?.start.line === (empty?.start.line ?? 0) + 1);

/** Where two subjects have one name, or one stands there twice, the rows are right. */
export function withoutGuesses(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.every(({ code }) => code !== "content/duplicate-subject")) return diagnostics;
  const guesses = new Set<string>(["content/unknown-subject", "content/missing-value", "content/row-length"]);
  return diagnostics.filter(({ code }) => !guesses.has(code));
}

/** In the order of the file. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted((a, b) => (a.span?.start.offset ?? 0) - (b.span?.start.offset ?? 0));
}
