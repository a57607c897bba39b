/** Where an element stands in its document, for diagnostics about it. */
import type { Element } from "domhandler";
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";
import type { SourceText } from "../diagnostics/source.js";

/** A diagnostic that points to the start tag of an element. */
export function atElement(
  source: SourceText,
  { startIndex }: Element,
  severity: Severity,
  code: string,
  message: string,
  hints: readonly string[] = [],
): Diagnostic {
  if (startIndex === null) return { severity, code, message, ...(hints.length > 0 && { hints }) };
  const end = source.text.indexOf(">", startIndex) + 1;
  return source.diagnostic(severity, code, message, startIndex, Math.max(end, startIndex), hints);
}
