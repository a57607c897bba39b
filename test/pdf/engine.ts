/** HTML and CSS through the stages before painting: what the tests of painting start from. */
import { matchRules } from "../../src/css/cascade/cascade.js";
import { pageRules } from "../../src/css/pages/page-cascade.js";
import { PageStyles } from "../../src/css/pages/page-style.js";
import { parseStylesheet } from "../../src/css/sheets/parse-stylesheet.js";
import { UA_SHEET } from "../../src/css/sheets/ua-sheet.js";
import { DocumentImages } from "../../src/document/images.js";
import { builtInFonts } from "../../src/fonts/built-in.js";
import { openFonts } from "../../src/fonts/library.js";
import { fontUnits } from "../../src/fonts/units.js";
import { loadImage } from "../../src/graphics/images.js";
import { parseHtml } from "../../src/html/parse.js";
import { layOutDocument } from "../../src/layout/document.js";
import type { DocumentMetadata } from "../../src/pdf/metadata.js";
import { paintDocument } from "../../src/pdf/paint/document.js";
import { RecordingTarget } from "../../src/pdf/recording-target.js";
import { renderPdf } from "../../src/pdf/render.js";

const fonts = openFonts(builtInFonts()).value!;
const media = { type: "print" as const, width: 794, height: 1123 };
const PAGE_CSS =
  "@page { size: 300px 300px; margin: 20px } html { font: 16px/20px 'Source Sans 3' } body { margin: 0 }";

export function layOut(html: string, css: string, imageRoot?: string) {
  const { dom, root, source } = parseHtml(html, { file: "test.html" });
  const parse = (text: string) => parseStylesheet(text, { file: "test.css", media });
  const sheets = [parse(PAGE_CSS), parse(css)];
  const userAgent = parse(UA_SHEET);
  const matched = matchRules(dom, root, userAgent, sheets, source);
  const fallback = { width: 794, height: 1123, margin: { top: 38, right: 38, bottom: 38, left: 38 } };
  const pages = new PageStyles(matched, pageRules(matched.scope, userAgent, sheets), fallback, fontUnits(fonts));
  const folders = imageRoot === undefined ? {} : { baseDir: imageRoot };
  const images = new DocumentImages(folders, source, new Map(), fonts, () => true, [css]);
  const result = layOutDocument({
    matched,
    pages,
    fonts,
    images: images.find,
    cssImages: images.byUrl,
    file: "test.html",
    source,
  });
  return result.value!;
}

export const METADATA: DocumentMetadata = { title: "A test", lang: "en" };

/** The lines that a recording target writes down. */
export function record(html: string, css = "", imageRoot?: string): string {
  const document = layOut(html, css, imageRoot);
  const target = new RecordingTarget();
  const images = (url: string) => (imageRoot === undefined ? undefined : loadImage(url, { root: imageRoot }).value);
  paintDocument(document, document.styled, target, { images });
  return target.lines.join("\n");
}

/** The codes of what painting warns of. */
export function paintWarnings(html: string, imageRoot: string): string[] {
  const document = layOut(html, "", imageRoot);
  return paintDocument(document, document.styled, new RecordingTarget()).diagnostics.map(
    (diagnostic) => diagnostic.code,
  );
}

/** The bytes of the PDF. */
export function render(
  html: string,
  css = "",
  options: { metadata?: DocumentMetadata; imageRoot?: string } = {},
): Uint8Array {
  const document = layOut(html, css, options.imageRoot);
  return renderPdf(document, document.styled, options.metadata ?? METADATA).value!.bytes;
}
