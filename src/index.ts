/** Versus as a library. */

export type { BuildOptions, BuildProgress, BuildReport, OutputReport, SheetReport } from "./builds/public.js";
export type {
  Comparison,
  Format,
  ParseSettingsOptions,
  Related,
  Row,
  RowGroup,
  Section,
  Settings,
  SettingsOptions,
  SnippetProfile,
  Source,
  Subject,
  Tone,
  Value,
} from "./content/public.js";
export {
  type Diagnostic,
  type DiagnosticCode,
  formatDiagnostic,
  type Outcome,
  type Position,
  type Severity,
  type Span,
} from "./diagnostics/index.js";
export {
  type Abortable,
  build,
  type ComparisonOptions,
  comparisonFrom,
  createRenderer,
  merge,
  type PageOptions,
  type PrintOptions,
  parseComparison,
  parseSettings,
  printHtml,
  type Renderer,
  RendererBusy,
  type RendererOptions,
  type RenderOptions,
  renderPage,
  renderPdf,
  renderSnippet,
} from "./library/index.js";
export type { PrintedDocument } from "./pdf/public.js";
