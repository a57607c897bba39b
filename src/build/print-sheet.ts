/** The HTML of a sheet -> its PDF, with the stylesheets, fonts, page and fit of its site. */
import type { Comparison } from "../content/comparison.js";
import type { Outcome } from "../diagnostics/diagnostic.js";
import { type PrintedDocument, printHtml } from "../pdf/print.js";
import { bodyFontRule, sheetStyles, type Toolbox } from "./toolbox.js";

/** Where a sheet's images are found: URLs start from `baseDir`, and nothing outside `root` is read. Absolute paths. */
export interface ImageFolders {
  readonly baseDir: string;
  readonly root: string;
}

export function printSheet(
  html: string,
  comparison: Comparison,
  toolbox: Toolbox,
  folders: ImageFolders | undefined,
): Promise<Outcome<PrintedDocument>> {
  const { settings, fonts } = toolbox;
  const date = comparison.updated ?? toolbox.sourceDate;
  const rule = bodyFontRule(settings);
  return printHtml(html, {
    file: comparison.source,
    css: [...sheetStyles(toolbox, ["sheet.css", "print.css"]), ...(rule ? [{ file: "versus.yaml", text: rule }] : [])],
    fonts,
    fit: settings.fit,
    page: { ...settings.page.size, margin: settings.page.margin },
    ...folders,
    ...(date !== undefined && { date }),
  });
}
