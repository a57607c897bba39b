/** Versus as a library. */
export {
  type ComparisonOptions,
  comparisonFrom,
  type PageOptions,
  parseComparison,
  parseSettings,
  type RenderOptions,
  renderPage,
  renderPdf,
  renderSnippet,
} from "./build/library.js";
export { build, merge, type PrintOptions, printHtml } from "./build/library-builds.js";
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
export type { Format, ParseSettingsOptions, Settings, SnippetProfile } from "./content/settings.js";
export type { SettingsOptions } from "./content/settings-options.js";
export type { Diagnostic, Outcome, Position, Severity, Span } from "./diagnostics/diagnostic.js";
export { formatDiagnostic } from "./diagnostics/format.js";
export type { PrintedDocument } from "./pdf/printed-document.js";
