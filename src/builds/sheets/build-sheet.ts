/**
 * One sheet: the place where the two halves meet. A comparison becomes HTML, and the HTML a page, a snippet and a PDF; or data, for programs. What
 * goes in and what comes out is plain data, so that a sheet can be built anywhere.
 */
import type { SheetFormat } from "../../content/index.js";
import { type Diagnostic, hasErrors, type Outcome } from "../../diagnostics/index.js";
import { checkImages } from "../site/images.js";
import type { Toolbox } from "../site/toolbox.js";
import { json } from "./formats/json.js";
import { md } from "./formats/md.js";
import { page } from "./formats/page.js";
import { imageFolders, pdf } from "./formats/pdf.js";
import { png } from "./formats/png.js";
import { snippet } from "./formats/snippet.js";
import type { Earlier, MakeOutput, Output } from "./output.js";
import type { Sheet } from "./sheet.js";
import { sheetToolbox } from "./sheet-toolbox.js";

/** The list of what is made of a sheet: each takes what it needs from those before it. */
const SHEET_OUTPUTS: Readonly<Record<SheetFormat, MakeOutput>> = { pdf, png, snippet, page, json, md };

/**
 * Makes the formats asked for. Diagnostics: those of images, of templates and of print, and errors of labels; with an error there are
 * no outputs, so that a faulty sheet changes nothing.
 * @param isShown whether a preview shows it, which has no use for data and pictures
 */
export function buildSheet(
  sheet: Sheet,
  formats: readonly SheetFormat[],
  site: Toolbox,
  isShown = false,
): Outcome<readonly Output[]> {
  const { value: toolbox, diagnostics: unfit } = sheetToolbox(sheet, site);
  if (!toolbox) return { diagnostics: unfit };
  const wrong = checkImages(sheet.images, imageFolders(sheet, toolbox).root);
  if (wrong.length > 0) return { diagnostics: wrong };
  const labels = toolbox.locale(sheet.comparison.lang);
  if (!labels.value) return { diagnostics: labels.diagnostics };
  const value: Output[] = [];
  const diagnostics: Diagnostic[] = [];
  const wanted: ReadonlySet<string> = new Set(formats);
  let earlier: Earlier = {};
  for (const [format, make] of Object.entries(SHEET_OUTPUTS)) {
    if (!wanted.has(format)) continue;
    const { outputs, diagnostics: told, ...taken } = make({ sheet, formats, toolbox, isShown, earlier });
    diagnostics.push(...told);
    if (hasErrors(told)) return { diagnostics };
    value.push(...outputs);
    earlier = { ...earlier, ...taken };
  }
  return { value, diagnostics };
}
