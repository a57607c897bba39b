/** The functions that programs call, over the same stages as the command line. None prints, reads the clock, exits or throws for bad input. */
import { dirname, resolve } from "node:path";
import type { Comparison } from "../content/comparison.js";
import { parseComparison as parseContent } from "../content/parse.js";
import { DEFAULT_SETTINGS, type Settings } from "../content/settings.js";
import type { Outcome } from "../diagnostics/diagnostic.js";
import type { PrintedDocument } from "../pdf/print.js";
import { type SheetContext, type SheetTitle, sheetView, type Target } from "../templates/view.js";
import { keptToolbox } from "./open-toolboxes.js";
import { printSheet } from "./print-sheet.js";
import { snippetOf, snippetStyles } from "./snippet-of.js";
import type { Toolbox } from "./toolbox.js";

export interface RenderOptions {
  /** Settings, as versus.yaml has them; what is absent is the default. */
  readonly settings?: Partial<Settings>;
  /** Titles of other sheets by slug, with their languages where these are others: a related sheet that is named here is linked. */
  readonly titles?: ReadonlyMap<string, SheetTitle>;
  /** Absolute path of a folder with templates of one's own. */
  readonly templates?: string;
  /** Text of the content file, which the PDF is to carry (PDF/A-3a). */
  readonly source?: string;
  /** Absolute path of the folder that images are relative to. Without it a sheet has no images. */
  readonly baseDir?: string;
}

/**
 * Parses a content file, format v1.
 * @param yamlText the file's text
 * @param options `path` names the file in diagnostics; its name without the ending is the slug
 * @returns the comparison, or errors with file, line, column and hint
 */
export function parseComparison(yamlText: string, options: { readonly path: string }): Outcome<Comparison> {
  const parsed = parseContent(yamlText, options);
  return { ...(parsed.value && { value: parsed.value.comparison }), diagnostics: parsed.diagnostics };
}

/** Renders a comparison as a full HTML page. It links to ../assets, ../index.html and its PDF as a build lays them out. */
export async function renderPage(comparison: Comparison, options: RenderOptions = {}): Promise<Outcome<string>> {
  return render(comparison, options, "page");
}

/** Renders a comparison as an HTML fragment, in the profile that the settings name: by default with its styles, all below one class. */
export async function renderSnippet(comparison: Comparison, options: RenderOptions = {}): Promise<Outcome<string>> {
  return render(comparison, options, "snippet");
}

/** Renders a comparison as a tagged PDF, fitted to one page. The same input gives the same bytes. */
export async function renderPdf(
  comparison: Comparison,
  options: RenderOptions = {},
): Promise<Outcome<PrintedDocument>> {
  const toolbox = open(options);
  if (!toolbox.value) return { diagnostics: toolbox.diagnostics };
  const html = fill(comparison, options, toolbox.value, "print");
  if (html.value === undefined) return { diagnostics: html.diagnostics };
  const { baseDir, source } = options;
  const folders = baseDir === undefined ? undefined : { baseDir, root: baseDir };
  const printed = printSheet(
    html.value,
    { comparison, ...(source !== undefined && { source }) },
    toolbox.value,
    folders,
  );
  return { ...printed, diagnostics: [...html.diagnostics, ...printed.diagnostics] };
}

function open(options: RenderOptions): Outcome<Toolbox> {
  const settings: Settings = { ...DEFAULT_SETTINGS, ...options.settings };
  return keptToolbox(options.baseDir ?? dirname(resolve("x")), settings, options.templates);
}

async function render(comparison: Comparison, options: RenderOptions, target: Target): Promise<Outcome<string>> {
  const toolbox = open(options);
  return toolbox.value ? fill(comparison, options, toolbox.value, target) : { diagnostics: toolbox.diagnostics };
}

function fill(comparison: Comparison, options: RenderOptions, toolbox: Toolbox, target: Target): Outcome<string> {
  const locale = toolbox.locale(comparison.lang);
  if (!locale.value) return { diagnostics: locale.diagnostics };
  const { settings, renderer } = toolbox;
  const context: SheetContext = {
    comparison,
    settings,
    locale: locale.value,
    titles: options.titles ?? new Map(),
    images: comparison.subjects.map(({ image }) =>
      options.baseDir !== undefined && target !== "snippet" ? image : undefined,
    ),
    logo: undefined,
    scale: 1,
    hasPdf: target === "page",
    styles: target === "snippet" ? snippetStyles(toolbox) : "",
  };
  const html = target === "snippet" ? snippetOf(context, toolbox) : renderer[target](sheetView(context, target));
  return { ...html, diagnostics: [...locale.diagnostics, ...html.diagnostics] };
}
