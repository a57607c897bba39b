/** The HTML of a sheet -> its PDF, with the stylesheets, fonts, page and fit of its site. */
import { basename } from "node:path";
import type { Comparison } from "../content/comparison.js";
import type { Outcome } from "../diagnostics/diagnostic.js";
import type { Attachment } from "../pdf/metadata.js";
import { type PrintedDocument, printHtml } from "../pdf/print.js";
import { plainText } from "../templates/markdown.js";
import type { SheetInput } from "./sheet-input.js";
import { bodyFontRule, sheetStyles, type Toolbox } from "./toolbox.js";

/** Where a sheet's images are found: URLs start from `baseDir`, and nothing outside `root` is read. Absolute paths. */
export interface ImageFolders {
  readonly baseDir: string;
  readonly root: string;
}

export function printSheet(
  html: string,
  { comparison, source }: Pick<SheetInput, "comparison" | "source">,
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
    lang: comparison.lang,
    ...(date !== undefined && { date }),
    ...(source !== undefined && { attachments: [sourceAttachment(comparison, source)] }),
  });
}

/** The YAML that a sheet was made of. */
function sourceAttachment({ source, title }: Comparison, text: string): Attachment {
  return {
    name: basename(source),
    mimeType: "application/yaml",
    description: `${plainText(title)}: the content that this sheet was made of`,
    relationship: "Source",
    content: Buffer.from(text, "utf8"),
  };
}
