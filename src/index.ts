/** Versus as a library. */
export { build } from "./build/build.js";
export { parseComparison, type RenderOptions, renderPage, renderPdf, renderSnippet } from "./build/library.js";
export { merge } from "./build/merge.js";
export type { BuildOptions, BuildProgress, BuildReport, OutputReport, SheetReport } from "./build/options.js";
export type {
  Comparison,
  Related,
  Row,
  RowGroup,
  Section,
  Source,
  Subject,
  Tone,
  Value,
} from "./content/comparison.js";
export {
  type Format,
  type ParseSettingsOptions,
  parseSettings,
  type Settings,
  type SnippetProfile,
} from "./content/settings.js";
export type { Diagnostic, Outcome, Position, Severity, Span } from "./diagnostics/diagnostic.js";
export { formatDiagnostic } from "./diagnostics/format.js";
export { type PrintedDocument, type PrintOptions, printHtml } from "./pdf/print.js";
