/**
 * The functions that programs call, over the same stages as the command line. None prints, reads the clock, exits or throws for
 * bad input: options of the wrong kind are told as diagnostics, too. Their types name nothing of the engine's inside, so that
 * they compile wherever Versus is installed.
 */
import { dirname, resolve } from "node:path";
import {
  asTyped,
  htmlOf,
  keptToolbox,
  printSheet,
  type Surroundings,
  selfContained,
  sheetToolbox,
  snippetsOf,
  type Toolbox,
  withRoom,
} from "../builds/index.js";
import {
  checkComparison,
  nameOfKind,
  parseComparison as parseContent,
  parseSettings as parseSettingsText,
  readComparison,
  settingsFrom,
  withShownParts,
} from "../content/index.js";
import type {
  Comparison,
  ComparisonSource,
  ParseSettingsOptions,
  Settings,
  SettingsOptions,
  Written,
} from "../content/public.js";
import { type Diagnostic, hasErrors, type Outcome } from "../diagnostics/index.js";
import type { PrintedDocument } from "../pdf/public.js";
import type { Target } from "../templates/index.js";
import type { SheetTitle } from "../templates/public.js";
import { anything, boolean, type Check, checkOptions, optionError, path, text } from "./option-checks.js";

/** The PDF of a sheet. */
export interface PrintedSheet extends PrintedDocument {
  /** Criteria of the rows that the sheet could do without and that the page has no room for, inline Markdown. */
  readonly leftOut: readonly string[];
}

/** Options of `renderSnippet`, which `renderPage` and `renderPdf` take as well. */
export interface RenderOptions {
  /** Settings, as versus.yaml has them, or as `parseSettings` gives them; what is absent is the default. */
  readonly settings?: SettingsOptions | Partial<Settings>;
  /** Titles of other sheets by slug, with their languages where these are others: a related sheet that is named here is linked. */
  readonly titles?: ReadonlyMap<string, SheetTitle>;
  /** Absolute path of a folder with templates of one's own. */
  readonly templates?: string;
  /** Text of the content file, which the PDF is to carry (PDF/A-3a). */
  readonly source?: string;
  /** Absolute path of the folder that images are relative to. Without it a sheet has no images. */
  readonly baseDir?: string;
}

/** Options of `renderPage`. */
export interface PageOptions extends RenderOptions {
  /** Whether the page carries its styles, fonts and images with it, and needs no file beside it. Default: false. */
  readonly selfContained?: boolean;
}

/** Options of `renderPdf`. */
export interface PdfOptions extends RenderOptions {
  /** Of a worksheet: whether it is the key, with the answers filled in. Default: false. */
  readonly answers?: boolean;
}

const RENDER_CHECKS: Readonly<Record<keyof RenderOptions, Check>> = {
  settings: anything,
  titles: (value: unknown) => (value instanceof Map ? undefined : "a Map of slugs to titles"),
  templates: path,
  source: text,
  baseDir: path,
};

/** A comparison as a content file has it; numbers are as good as texts. */
export type ComparisonOptions = Written<ComparisonSource>;

/**
 * Parses a content file.
 * @param yamlText the file's text
 * @param options `path` names the file in diagnostics; its name without the ending is the slug
 * @returns the comparison, or errors with file, line, column and hint
 * @example
 * ```js
 * import { formatDiagnostic, parseComparison } from "versus-sheets";
 *
 * const yaml = "{subjects: [{name: Tea}, {name: Coffee}], table: {Plant: [Leaf, Seed]}}";
 * const { value, diagnostics } = parseComparison(yaml, { path: "content/tea-vs-coffee.yaml" });
 * for (const each of diagnostics) console.error(formatDiagnostic(each, { colour: false }));
 * console.log(value?.subjects.map(({ name }) => name));
 * ```
 */
export function parseComparison(yamlText: string, options: { readonly path: string }): Outcome<Comparison> {
  const wrong = [...ofText(yamlText, "the text of a content file"), ...ofPath(options)];
  if (wrong.length > 0) return { diagnostics: wrong };
  const parsed = parseContent(yamlText, { path: slashed(options.path) });
  if (parsed.value?.isHidden) return { diagnostics: [hiddenSheet(options.path)] };
  return { ...(parsed.value && { value: parsed.value.comparison }), diagnostics: parsed.diagnostics };
}

function hiddenSheet(path: string): Diagnostic {
  const message = `${path} is for an audience alone: nothing of it is for all`;
  const hints = ["remove its `audience:`, or build it with `audience`"];
  return { severity: "error", code: "content/audience", message, hints };
}

/**
 * Makes a comparison of an object in the shape of a content file.
 * @param object keys and values as docs/content-format.md has them
 * @param options `path` as that of a file: its name without the ending is the slug. Default: `comparison.yaml`
 * @returns the comparison, or the same errors as those of a content file, with the path of a value in place of a line
 */
export function comparisonFrom(
  object: ComparisonOptions,
  options: { readonly path?: string } = {},
): Outcome<Comparison> {
  const named =
    typeof options === "object" && options !== null && options.path === undefined
      ? { path: "comparison.yaml" }
      : options;
  const wrong = ofPath(named);
  if (wrong.length > 0) return { diagnostics: wrong };
  const parsed = readComparison(object, { path: slashed(named.path ?? "") });
  if (parsed.value?.isHidden) return { diagnostics: [hiddenSheet(named.path ?? "")] };
  return { ...(parsed.value && { value: parsed.value.comparison }), diagnostics: parsed.diagnostics };
}

/**
 * Reads the text of a versus.yaml; what is absent has its default.
 * @param yamlText the file's text
 * @param options `path` names the file in diagnostics; logo and fonts are relative to `root`, by default the folder of `path`
 * @returns the settings, as other functions take them, or errors with file, line, column and hint
 */
export function parseSettings(yamlText: string, options: ParseSettingsOptions): Outcome<Settings> {
  const wrong = [...ofText(yamlText, "the text of a versus.yaml"), ...ofPath(options, { root: path })];
  return wrong.length > 0 ? { diagnostics: wrong } : parseSettingsText(yamlText, options);
}

/**
 * Renders a comparison as a full HTML page. It links to ../assets, ../index.html and its PDF as a build lays them out, or with
 * `selfContained` to nothing.
 * @param comparison as `parseComparison` or `comparisonFrom` gives it
 * @param options with what it is rendered
 * @returns the page's HTML, or errors of comparison, options, settings, templates and fonts
 */
export async function renderPage(comparison: Comparison, options: PageOptions = {}): Promise<Outcome<string>> {
  const opened = open(comparison, options, { ...RENDER_CHECKS, selfContained: boolean });
  if (!opened.value) return { diagnostics: opened.diagnostics };
  const page = fill(opened.value, options, "page", { isAlone: options.selfContained });
  if (page.value === undefined || !options.selfContained) return page;
  return selfContained(page.value, opened.value.comparison, opened.value.toolbox, options.baseDir);
}

/**
 * Renders a comparison as an HTML fragment, in the profile that the settings name, the first of several: by default with its styles, all
 * below one class.
 * @param comparison as `parseComparison` or `comparisonFrom` gives it
 * @param options with what it is rendered
 * @returns the fragment, or errors of comparison, options, settings, templates and fonts
 */
export async function renderSnippet(comparison: Comparison, options: RenderOptions = {}): Promise<Outcome<string>> {
  const opened = open(comparison, options, RENDER_CHECKS);
  return opened.value ? fill(opened.value, options, "snippet") : { diagnostics: opened.diagnostics };
}

/**
 * Renders a comparison as a tagged PDF, fitted to one page; `leftOut` names the rows that it could do without and has no room for. A worksheet
 * has no answers, and carries no source, unless `answers` are asked for. The same input gives the same bytes.
 * @param comparison as `parseComparison` or `comparisonFrom` gives it
 * @param options with what it is rendered
 * @returns the PDF, or errors of comparison, options, settings, templates and fonts; `fit/overflow` where it doesn't fit its page
 */
export async function renderPdf(comparison: Comparison, options: PdfOptions = {}): Promise<Outcome<PrintedSheet>> {
  const opened = open(comparison, options, { ...RENDER_CHECKS, answers: boolean });
  if (!opened.value) return { diagnostics: opened.diagnostics };
  const { baseDir, answers = false } = options;
  const { comparison: shown, toolbox } = opened.value;
  const source = toolbox.asks && !answers ? undefined : options.source;
  const folders = baseDir === undefined ? undefined : { baseDir: resolve(baseDir), root: resolve(baseDir) };
  const sheet = { comparison: shown, ...(source !== undefined && { source }) };
  return withRoom(shown, (leftOut) => {
    const html = fill(opened.value!, options, "print", { leftOut, isKey: answers });
    if (html.value === undefined) return { diagnostics: html.diagnostics };
    const printed = printSheet(html.value, sheet, toolbox, folders);
    return { ...printed, diagnostics: [...html.diagnostics, ...printed.diagnostics] };
  });
}

const slashed = (name: string): string => name.replaceAll("\\", "/");

function ofText(value: unknown, what: string): Diagnostic[] {
  return typeof value === "string"
    ? []
    : [optionError("options/type", `${what} must be a text, not ${nameOfKind(value)}`)];
}

/** Functions that name a file. */
function ofPath(options: unknown, more: Parameters<typeof checkOptions>[1] = {}): Diagnostic[] {
  const wrong = checkOptions(options, { path, ...more });
  if (wrong.length > 0) return wrong;
  const isThere = typeof options === "object" && options !== null && "path" in options && options.path !== undefined;
  return isThere
    ? []
    : [optionError("options/type", "path is missing", 'name the file, as { path: "content/sales-vs-marketing.yaml" }')];
}

/** A sheet as it is to be shown, and what it is made with. */
interface Opened {
  readonly comparison: Comparison;
  readonly toolbox: Toolbox;
}

/** Diagnostics: those of comparison, options, settings, templates and fonts, each an error. */
function open(comparison: Comparison, options: unknown, checks: Parameters<typeof checkOptions>[1]): Outcome<Opened> {
  const wrong = [...checkComparison(comparison), ...checkOptions(options, checks)];
  if (wrong.length > 0) return { diagnostics: wrong };
  const { settings, baseDir, templates } = options as RenderOptions;
  const root = baseDir === undefined ? dirname(resolve("x")) : resolve(baseDir);
  const read = settingsFrom(settings, root);
  if (!read.value || hasErrors(read.diagnostics)) return { diagnostics: read.diagnostics };
  const { value: site, diagnostics } = keptToolbox(root, read.value, templates);
  if (!site) return { diagnostics };
  const shown = withShownParts(comparison);
  const toolbox = sheetToolbox({ comparison: shown }, site);
  return toolbox.value
    ? { value: { comparison: shown, toolbox: toolbox.value }, diagnostics }
    : { diagnostics: toolbox.diagnostics };
}

/** How a sheet is shown. */
interface Manner {
  /** Whether there is nothing beside the page that it could link to. */
  readonly isAlone?: boolean | undefined;
  readonly leftOut?: number;
  readonly isKey?: boolean;
}

function fill(
  { comparison, toolbox }: Opened,
  options: RenderOptions,
  target: Target,
  { isAlone = false, leftOut = 0, isKey = false }: Manner = {},
): Outcome<string> {
  const labels = toolbox.locale(comparison.lang);
  if (!labels.value) return { diagnostics: labels.diagnostics };
  const { titles = new Map(), baseDir } = options;
  const images = baseDir !== undefined && target !== "snippet" ? asTyped(comparison) : {};
  const surroundings = { ...images, hasPdf: target === "page" && !isAlone, isAlone, leftOut, isKey };
  const sheet = { comparison, titles };
  const html =
    target === "snippet" ? firstSnippet(sheet, surroundings, toolbox) : htmlOf(target, sheet, surroundings, toolbox);
  return { ...html, diagnostics: [...labels.diagnostics, ...html.diagnostics] };
}

function firstSnippet(
  sheet: Parameters<typeof snippetsOf>[0],
  surroundings: Surroundings,
  toolbox: Toolbox,
): Outcome<string> {
  const settings = { ...toolbox.settings, snippet: toolbox.settings.snippet.slice(0, 1) };
  const { value, diagnostics } = snippetsOf(sheet, surroundings, { ...toolbox, settings });
  return { ...(value && { value: value[0]!.html }), diagnostics };
}
