/** The door of the stage: What programs call: options are checked as settings are. Other stages take what stands here, and nothing else. */
export { build, merge, type PrintOptions, printHtml } from "./builds.js";
export {
  type Abortable,
  createRenderer,
  type Renderer,
  RendererBusy,
  type RendererOptions,
} from "./renderer/renderer.js";
export {
  type ComparisonOptions,
  comparisonFrom,
  type PageOptions,
  type PdfOptions,
  type PrintedSheet,
  parseComparison,
  parseSettings,
  type RenderOptions,
  renderPage,
  renderPdf,
  renderSnippet,
} from "./values.js";
