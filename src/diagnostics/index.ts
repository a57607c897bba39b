/** The door of the stage: Places, diagnostics, and how they are shown. Other stages take what stands here, and nothing else. */
export { type DiagnosticCode, isDiagnosticCode } from "./codes.js";
export {
  type Diagnostic,
  type DiagnosticPlace,
  hasErrors,
  type Outcome,
  type Position,
  type Severity,
  type Span,
} from "./diagnostic.js";
export { faultOf } from "./fault.js";
export { Findings, type Hints } from "./findings.js";
export { formatDiagnostic } from "./format.js";
export { printable, printableJson, printableLines } from "./printable.js";
export { findWords, type HostPart, type HostText, SourceText } from "./source.js";
export { closest } from "./suggest.js";
