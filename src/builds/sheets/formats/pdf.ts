/** A sheet -> its PDF, with the stylesheets, fonts, page and fit of its site. */
import { basename, dirname } from "node:path";
import {
  type Besides,
  type Comparison,
  optionalRows,
  outputPath,
  type Settings,
  withoutOptional,
} from "../../../content/index.js";
import type { Diagnostic, Outcome } from "../../../diagnostics/index.js";
import type { DocumentOptions } from "../../../document/index.js";
import { isBelow } from "../../../files/index.js";
import type { FitOptions, KnownFit } from "../../../layout/index.js";
import { type Attachment, type PrintedDocument, printNow, type StyleText } from "../../../pdf/index.js";
import { plainText, styleNames } from "../../../templates/index.js";
import { editionRules } from "../../site/edition-styles.js";
import { fontRules, sheetStyles, type Toolbox } from "../../site/toolbox.js";
import type { Made, SheetJob } from "../output.js";
import type { Sheet } from "../sheet.js";
import { layoutOf, printedFrom } from "../targets.js";
import { hardToRead, pdfReport } from "./pdf-report.js";

/** Where a sheet's images are found: URLs start from `baseDir`, and nothing outside `root` is read. Absolute paths. */
export interface ImageFolders {
  readonly baseDir: string;
  readonly root: string;
}

/** The page takes from it how it came out. Of a sheet that asks, the answers stand in a file beside it. */
export function pdf({ sheet, toolbox }: SheetJob): Made {
  const { asks } = toolbox;
  // The file that it was made of has all answers.
  const shown = asks ? withoutSource(sheet) : sheet;
  const made = printedAs("pdf", shown, toolbox);
  if (!made.printed) return made;
  const beside = [
    ...(asks ? [printedAs("key", sheet, toolbox)] : []),
    // It says what the PDF itself says.
    ...(toolbox.settings.impose ? [{ ...printedAs("2up", shown, toolbox), diagnostics: [] }] : []),
  ];
  return {
    ...made,
    outputs: [made, ...beside].flatMap(({ outputs }) => outputs),
    diagnostics: [made, ...beside].flatMap(({ diagnostics }) => diagnostics),
  };
}

/** The PDF alone, for what is made of it where nobody asks for it. */
export const pdfInMemory = ({ sheet, toolbox }: SheetJob): Made => printedAs("pdf", withoutSource(sheet), toolbox);

function withoutSource({ source: _source, ...sheet }: Sheet): Sheet {
  return sheet;
}

function printedAs(format: "pdf" | Besides, sheet: Sheet, toolbox: Toolbox): Made {
  const isKey = format === "key";
  const folders = imageFolders(sheet, toolbox);
  const { value, diagnostics: told } = withRoom(sheet.comparison, (leftOut) => {
    const html = printedFrom(sheet, toolbox, { hasPdf: true, isKey, leftOut });
    if (html.value === undefined) return { diagnostics: html.diagnostics };
    const printed = printSheet(html.value, sheet, toolbox, folders, format === "2up");
    return { ...printed, diagnostics: [...html.diagnostics, ...printed.diagnostics] };
  });
  if (!value) return { outputs: [], diagnostics: told };
  const { slug, source } = sheet.comparison;
  const { bytes, pages, fit } = value;
  const printed = { pages, ...(fit ?? { scale: 1 }) };
  const path = outputPath(format, slug);
  return {
    outputs: [
      { format, path, content: bytes, ...layoutOf(toolbox), ...printed, ...lacking(value), report: pdfReport(value) },
    ],
    printed,
    pdf: bytes,
    diagnostics: [...told, ...hardToRead(value, source)],
  };
}

const lacking = ({ leftOut }: WithRoom) => (leftOut.length > 0 ? { leftOut: leftOut.map(plainText) } : undefined);

interface WithRoom extends PrintedDocument {
  /** Criteria of the rows that the paper has no room for, inline Markdown. */
  readonly leftOut: readonly string[];
}

/** A print with as many of the rows that can be done without as there is room for, the highest ones. @param print without so many of them */
export function withRoom(
  comparison: Comparison,
  print: (leftOut: number) => Outcome<PrintedDocument>,
): Outcome<WithRoom> {
  const most = optionalRows(comparison);
  for (let count = 0; ; count++) {
    const { value, diagnostics } = print(count);
    const isTooLong = !value && diagnostics.some(({ code }) => code === "fit/overflow");
    if (isTooLong && count < most) continue;
    if (!value) return { diagnostics: isTooLong && count > 0 ? diagnostics.map(withoutMore) : diagnostics };
    return { value: { ...value, leftOut: withoutOptional(comparison, count).leftOut }, diagnostics };
  }
}

/** An author who looks at the table still sees the rows that can be done without. */
function withoutMore(diagnostic: Diagnostic): Diagnostic {
  if (diagnostic.code !== "fit/overflow") return diagnostic;
  return { ...diagnostic, hints: [...(diagnostic.hints ?? []), "its optional rows are left out already"] };
}

/** Images lie below the project, or below the folder of a file that was named from elsewhere. */
export function imageFolders({ path }: Pick<Sheet, "path">, { root }: Toolbox): ImageFolders {
  const folder = dirname(path);
  return { baseDir: folder, root: isBelow(root, path) ? root : folder };
}

/** What every sheet of a site is laid out with. */
export function layoutOptions(
  comparison: Comparison,
  toolbox: Toolbox,
  folders: ImageFolders | undefined,
): DocumentOptions & { readonly css: readonly StyleText[] } {
  const { settings, fonts } = toolbox;
  const rule = fontRules(settings) + editionRules(settings);
  return {
    file: comparison.source,
    css: [
      ...sheetStyles(toolbox, [...styleNames(comparison, toolbox.settings), "print.css", "layout.css"]),
      ...(rule ? [{ file: "versus.yaml", text: rule }] : []),
    ],
    fonts,
    page: { ...settings.page.size, margin: settings.page.margin },
    ...folders,
    lang: comparison.lang,
  };
}

/**
 * The PDF of a sheet; one that runs over several pages has their numbers at its feet.
 * @param imposed whether each page stands twice on a sheet of twice its size
 */
export function printSheet(
  html: string,
  { comparison, source, yaml }: Pick<Sheet, "comparison" | "source" | "yaml">,
  toolbox: Toolbox,
  folders: ImageFolders | undefined,
  imposed = false,
): Outcome<PrintedDocument> {
  const date = comparison.updated ?? toolbox.sourceDate;
  const options = layoutOptions(comparison, toolbox, folders);
  const print = (fit: FitOptions | KnownFit, css: readonly StyleText[]) =>
    printNow(html, {
      ...options,
      origin: toolbox.renderer.originOf(html, yaml),
      images: toolbox.settings.pdf.images,
      css,
      fit,
      imposed,
      ...(date !== undefined && { date }),
      ...(source !== undefined && { attachments: [sourceAttachment(comparison, source)] }),
    });
  const { value: first, diagnostics: told } = print(toolbox.settings.fit, options.css);
  const diagnostics = toolbox.settings.edition?.flows ? told.filter(({ code }) => code !== "fit/flow") : told;
  const printed = { ...(first && { value: first }), diagnostics };
  const locale = toolbox.locale(comparison.lang).value;
  if (!printed.value?.fit || printed.value.pages === 1 || !locale) return printed;
  // The numbers come first: a site's own styles may say otherwise.
  const numbers = { file: "page numbers", text: pageNumbers(locale.pageOf, toolbox.settings) };
  const { value } = print({ ...printed.value.fit, overflow: "flow" }, [numbers, ...options.css]);
  return { value: value ?? printed.value, diagnostics };
}

/** `{page} of {pages}` at the foot of each page, in the type of the small print. */
function pageNumbers(label: string, { text, ink = "color" }: Settings): string {
  const content = label
    .split(/(\{pages?\})/)
    .filter(Boolean)
    .map((part) =>
      /^\{pages?\}$/.test(part) ? `counter(${part.slice(1, -1)})` : JSON.stringify(part.replace(/\s+/g, " ")),
    )
    .join(" ");
  // px are three quarters of a pt.
  const size = Math.max(8, (text?.least ?? 0) * 0.75);
  const font = `${size}pt/1.2 "Source Sans 3", "Noto Sans Arabic", "BIZ UDPGothic", sans-serif`;
  return `@page { @bottom-center { color: ${ink === "strong" ? "#333a42" : "#59626e"}; content: ${content}; font: ${font} } }`;
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
