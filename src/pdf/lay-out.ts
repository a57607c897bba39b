/** HTML text -> pages that can be painted: the stages of the engine that come before PDF, in the order in which they run. */
import { matchRules } from "../css/cascade.js";
import type { MediaEnvironment } from "../css/media.js";
import { pageRules } from "../css/page-cascade.js";
import { type PageBox, PageStyles } from "../css/page-style.js";
import type { StyledElement } from "../css/styled-dom.js";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.js";
import { type HtmlDocument, parseHtml } from "../html/parse.js";
import { builtInFonts } from "../layout/built-in-fonts.js";
import { layOutDocument } from "../layout/document.js";
import type { FitOptions, KnownScale } from "../layout/fit.js";
import { fontUnits } from "../layout/font-units.js";
import { type FontLibrary, type KnownFont, openFonts } from "../layout/fonts.js";
import type { LaidOutDocument } from "../layout/fragment.js";
import { DocumentFonts } from "./document-fonts.js";
import { DocumentImages } from "./document-images.js";
import type { DocumentFolders } from "./local-files.js";
import { readSheets, type StyleText, userAgentSheet } from "./stylesheets.js";

/** What a document is laid out with. */
export interface DocumentOptions extends DocumentFolders {
  /** Name of the HTML in diagnostics. Default: `document.html`. */
  readonly file?: string;
  /** Author stylesheets, before those of the document itself: CSS text, or several with their names. */
  readonly css?: string | readonly StyleText[];
  /** Fonts: a library opened once for many documents, or files (absolute paths). Default: the built-in fonts. */
  readonly fonts?: FontLibrary | readonly (string | KnownFont)[];
  /** Page size and margins where no `@page` says otherwise, px. Default: A4 with margins of 10 mm. */
  readonly page?: PageBox;
  /** Language of a document whose `html` element names none, BCP 47. */
  readonly lang?: string;
}

export interface LayoutOptions extends DocumentOptions {
  /** How one page is filled. Absent: lengths as written, on as many pages as it takes. */
  readonly fit?: FitOptions | KnownScale;
  /** The number of the first page (`counter(page)`). Default: 1. */
  readonly firstPage?: number;
}

/** A document that is ready to be painted. */
export interface LaidOutHtml {
  readonly document: HtmlDocument;
  readonly pages: LaidOutDocument & { readonly styled: StyledElement };
  readonly images: DocumentImages;
  /** `pdf/missing-lang` where the author has named no language; empty else. */
  readonly missingLanguage: readonly Diagnostic[];
}

const MM = 96 / 25.4;
const A4: PageBox = {
  width: 210 * MM,
  height: 297 * MM,
  margin: { top: 10 * MM, right: 10 * MM, bottom: 10 * MM, left: 10 * MM },
};

/**
 * Lays HTML with CSS out. Diagnostics: warnings for what print doesn't understand (`css/…`) and for images that can't be shown
 * (`image/…`, `svg/…`), `font/unreadable` (error without a value), and those of `layOutDocument`. That of `missingLanguage` is
 * not among them.
 */
export function layOutHtml(html: string, options: LayoutOptions): Outcome<LaidOutHtml> {
  const file = options.file ?? "document.html";
  const fonts = fontLibrary(options.fonts);
  if (!fonts.value) return { diagnostics: fonts.diagnostics };
  const document = parseHtml(html, { file });
  const fallback = options.page ?? A4;
  const sheets = readSheets(document, { ...options, file }, media(fallback));
  const documentFonts = new DocumentFonts(fonts.value, sheets.sheets, options);
  const { library } = documentFonts;
  const userAgent = userAgentSheet(media(fallback));
  const matched = matchRules(document.dom, document.root, userAgent, sheets.sheets, file);
  const rules = pageRules(matched.scope, userAgent, sheets.sheets);
  const images = new DocumentImages(options);
  const laidOut = layOutDocument({
    matched,
    pages: new PageStyles(matched, rules, fallback, fontUnits(library)),
    fonts: library,
    images: images.find,
    file,
    ...(options.fit && { fit: options.fit }),
    ...(options.firstPage !== undefined && { firstPage: options.firstPage }),
  });
  const value = laidOut.value && {
    document,
    pages: laidOut.value,
    images,
    missingLanguage: missingLanguage(document, options),
  };
  const diagnostics = [
    ...fonts.diagnostics,
    ...sheets.diagnostics,
    ...documentFonts.diagnostics,
    ...matched.diagnostics,
    ...images.diagnostics,
    ...laidOut.diagnostics,
  ];
  return { ...(value && { value }), diagnostics };
}

function media({ width, height, margin }: PageBox): MediaEnvironment {
  return {
    type: "print",
    width: width - margin.left - margin.right,
    height: height - margin.top - margin.bottom,
  };
}

function fontLibrary(fonts: DocumentOptions["fonts"]): Outcome<FontLibrary> {
  if (fonts && "chain" in fonts) return { value: fonts, diagnostics: [] };
  return openFonts(fonts ?? builtInFonts());
}

/** Nobody but the author knows in which language a screen reader is to read. */
function missingLanguage({ root, source }: HtmlDocument, { lang }: DocumentOptions): Diagnostic[] {
  if (root.attribs.lang || lang) return [];
  const start = root.startIndex ?? 0;
  const end = root.startIndex === null ? 0 : source.text.indexOf(">", start) + 1;
  const message = "the document doesn't say in which language it is";
  return [
    source.diagnostic("error", "pdf/missing-lang", message, start, end, [
      'write it into the first element: <html lang="en">',
    ]),
  ];
}
