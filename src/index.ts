/**
 * Versus as a library. No function prints, reads the clock, exits, or throws for bad input: what is wrong with content, settings, HTML or
 * an option is told by diagnostics, with its place.
 * @module
 */

export type {
  BuildOptions,
  BuildProgress,
  BuildReport,
  OutputReport,
  PdfReport,
  Shard,
  SheetReport,
  UnknownName,
} from "./builds/public.js";
export type {
  Besides,
  Comparison,
  Evidence,
  Format,
  Imposition,
  Labels,
  Margin,
  Mark,
  Noted,
  PageChoice,
  PageSize,
  ParseSettingsOptions,
  PartName,
  PlainMapping,
  PlainValue,
  Point,
  Related,
  Row,
  RowGroup,
  Section,
  SectionItem,
  Settings,
  SettingsOptions,
  SnippetProfile,
  Source,
  Statement,
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
export type { Interruptible } from "./interrupt.js";
export type { Legibility, TextContrast } from "./layout/public.js";
export {
  type Abortable,
  build,
  type ComparisonOptions,
  comparisonFrom,
  createRenderer,
  merge,
  type PageOptions,
  type PdfOptions,
  type PrintedSheet,
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
export type { Attachment, Conformance, PrintedDocument } from "./pdf/public.js";
export type { SheetTitle } from "./templates/public.js";
