/**
 * One sheet: the place where the two halves meet. A comparison becomes HTML, and the HTML a page, a snippet and a PDF. What
 * goes in and what comes out is plain data, so that a sheet can be built anywhere.
 */
import { basename, extname } from "node:path";
import type { Format } from "../../content/index.js";
import { type Diagnostic, hasErrors } from "../../diagnostics/index.js";
import { type SheetContext, sheetView, type Target } from "../../templates/index.js";
import type { PdfReport } from "../folder/manifest.js";
import { imageEnding, logoPath } from "../site/assets.js";
import { checkImages } from "../site/images.js";
import type { Toolbox } from "../site/toolbox.js";
import { hardToRead, pdfReport } from "./pdf-report.js";
import { fittingScale, imageFolders, printMarkup, printSheet } from "./print-sheet.js";
import type { SheetInput } from "./sheet-input.js";
import { snippetOf, snippetStyles } from "./snippet-of.js";

interface SheetOutput {
  readonly format: Format;
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly content: Uint8Array | string;
  readonly pages?: number;
  readonly scale?: number;
  /** Of a PDF: what can be said of it without looking. */
  readonly report?: PdfReport;
}

export interface SheetResult {
  readonly outputs: readonly SheetOutput[];
  /** Images that the page refers to: absolute path, and where they stand below the output folder. */
  readonly assets: readonly SheetAsset[];
  readonly diagnostics: readonly Diagnostic[];
}

interface SheetAsset {
  readonly from: string;
  readonly path: string;
}

/**
 * Makes the formats asked for. A PDF comes first: the page's print styles take the scale at which it fitted.
 * Diagnostics: those of images, of templates and of print, and errors of labels; with an error there are no outputs, so that a
 * faulty sheet changes nothing.
 */
export function buildSheet(sheet: SheetInput, formats: readonly Format[], toolbox: Toolbox): SheetResult {
  const { comparison, titles } = sheet;
  const { renderer, settings } = toolbox;
  const images = checkImages(sheet.images, imageFolders(sheet, toolbox).root);
  if (images.length > 0) return { outputs: [], assets: [], diagnostics: images };
  const locale = toolbox.locale(comparison.lang);
  if (!locale.value) return { outputs: [], assets: [], diagnostics: locale.diagnostics };
  const assets = imageAssets(sheet);
  const context = (target: Target, scale: number, styles: string): SheetContext => ({
    comparison,
    settings,
    locale: locale.value!,
    titles,
    images: sheet.images.map((image) => image && imageUrl(image.path, assets, target)),
    logo: settings.site.logo === undefined || target !== "page" ? undefined : `../${logoPath(settings.site.logo)}`,
    scale,
    hasPdf: formats.includes("pdf"),
    styles,
  });
  const { pdf, scale, diagnostics: told } = print(sheet, formats, toolbox);
  const outputs: SheetOutput[] = pdf ? [pdf] : [];
  const diagnostics: Diagnostic[] = [...told];
  let snippet: string | undefined;
  if (formats.includes("snippet") && !hasErrors(diagnostics)) {
    const made = snippetOf(context("snippet", scale, snippetStyles(toolbox)), toolbox);
    diagnostics.push(...made.diagnostics);
    snippet = made.value;
    if (snippet !== undefined)
      outputs.push({ format: "snippet", path: `snippets/${comparison.slug}.html`, content: snippet });
  }
  if (formats.includes("page") && !hasErrors(diagnostics)) {
    const page = renderer.page(sheetView({ ...context("page", scale, ""), snippet }, "page"));
    diagnostics.push(...page.diagnostics);
    if (page.value !== undefined)
      outputs.push({ format: "page", path: `html/${comparison.slug}.html`, content: page.value });
  }
  if (hasErrors(diagnostics)) return { outputs: [], assets: [], diagnostics };
  return { outputs, assets: formats.includes("page") ? [...assets.values()] : [], diagnostics };
}

/** The PDF of a sheet and the scale at which it fits; for a page the scale alone, with which browsers print it. */
function print(
  sheet: SheetInput,
  formats: readonly Format[],
  toolbox: Toolbox,
): { readonly pdf?: SheetOutput; readonly scale: number; readonly diagnostics: readonly Diagnostic[] } {
  const isPrinted = formats.includes("pdf");
  if (!isPrinted && !formats.includes("page")) return { scale: 1, diagnostics: [] };
  const html = printMarkup(sheet, toolbox, isPrinted);
  if (html.value === undefined) return { scale: 1, diagnostics: html.diagnostics };
  const folders = imageFolders(sheet, toolbox);
  if (!isPrinted) {
    const { value = 1, diagnostics } = fittingScale(html.value, sheet, toolbox, folders);
    return { scale: value, diagnostics: [...html.diagnostics, ...diagnostics] };
  }
  const { value, diagnostics } = printSheet(html.value, sheet, toolbox, folders);
  if (!value) return { scale: 1, diagnostics: [...html.diagnostics, ...diagnostics] };
  const { slug, source } = sheet.comparison;
  const { bytes, pages, fit } = value;
  const scale = fit?.scale ?? 1;
  return {
    pdf: { format: "pdf", path: `pdf/${slug}.pdf`, content: bytes, pages, scale, report: pdfReport(value) },
    scale,
    diagnostics: [...html.diagnostics, ...diagnostics, ...hardToRead(value, source)],
  };
}

/** Characters of an image's own name: that of its sheet stands before it, and the name of a file has an end. */
const MAX_IMAGE_NAME = 40;

/** Where the images of a sheet stand below the output folder: named after the sheet, so that no two meet. */
function imageAssets(sheet: SheetInput): Map<string, SheetAsset> {
  const assets = new Map<string, SheetAsset>();
  for (const { path } of sheet.images.filter((image) => image !== undefined)) {
    const named = basename(path, extname(path)).replace(/[^\p{L}\p{N}.-]+/gu, "-");
    const name = [...named].slice(0, MAX_IMAGE_NAME).join("").replace(/\.+$/, "");
    const number = [...assets.values()].filter((asset) => asset.path.includes(`-${name}`)).length;
    const suffix = number === 0 ? "" : `-${number + 1}`;
    if (!assets.has(path))
      assets.set(path, {
        from: path,
        path: `assets/images/${sheet.comparison.slug}-${name}${suffix}${imageEnding(path)}`,
      });
  }
  return assets;
}

/** A page finds its images in the assets; a snippet takes none along. */
function imageUrl(path: string, assets: ReadonlyMap<string, SheetAsset>, target: Target): string | undefined {
  const asset = target === "page" ? assets.get(path) : undefined;
  return asset && `../${asset.path.split("/").map(encodeURIComponent).join("/")}`;
}
