/** HTML text -> pages that can be painted: the stages of the engine that come before PDF, in the order in which they run. */

import {
  faultsOfStyles,
  type MediaEnvironment,
  matchesMedia,
  matchRules,
  type PageBox,
  PageStyles,
  pageRules,
} from "../css/index.js";
import type { Diagnostic, HostText, Outcome, SourceText } from "../diagnostics/index.js";
import { builtInFonts, type FontLibrary, fontUnits, type KnownFont, openFonts } from "../fonts/index.js";
import { atElement, type HtmlDocument, parseHtml, readHead, textPlace, unshownElements } from "../html/index.js";
import { clippedText, type FitOptions, type KnownFit, layOutDocument, type PageFragment } from "../layout/index.js";
import { DocumentFonts } from "./fonts.js";
import { DocumentImages } from "./images.js";
import type { DocumentFolders } from "./local-files.js";
import { longTexts } from "./long-texts.js";
import { readSheets, type StyleText, styleTexts, urlPlaces, userAgentSheet } from "./stylesheets.js";
import { unprinted } from "./unprinted.js";

/** What a document is laid out with. */
export interface DocumentOptions extends DocumentFolders {
  /** Name of the HTML in diagnostics. Default: `document.html`. */
  readonly file?: string;
  /** Author stylesheets, before those of the document itself: CSS text, or several with their names. */
  readonly css?: string | readonly StyleText[];
  /** What the HTML was made from, such as a template: diagnostics name its places. */
  readonly origin?: HostText | undefined;
  /** Encoding of the HTML, which stylesheets have that don't name theirs. Default: UTF-8. */
  readonly encoding?: string;
  /** Fonts: a library opened once for many documents, or files (absolute paths). Default: the built-in fonts. */
  readonly fonts?: FontLibrary | readonly (string | KnownFont)[];
  /** Page size and margins where no `@page` says otherwise, px. Default: A4 with margins of 10 mm. */
  readonly page?: PageBox;
  /** Language of a document whose `html` element names none, BCP 47. */
  readonly lang?: string;
}

export interface LayoutOptions extends DocumentOptions {
  /** How one page is filled. Absent: lengths as written, on as many pages as it takes. */
  readonly fit?: FitOptions | KnownFit;
  /** The number of the first page (`counter(page)`). Default: 1. */
  readonly firstPage?: number;
}

/** A document that is ready to be painted. */
export interface LaidOutHtml {
  readonly document: HtmlDocument;
  readonly pages: NonNullable<ReturnType<typeof layOutDocument>["value"]>;
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
 * (`image/…`, `svg/…`), for text that boxes cut off (`css/text-cut-off`), those of `unprinted`, `font/unreadable` (error without a
 * value), and those of `layOutDocument`. That of `missingLanguage` is not among them.
 */
export function layOutHtml(html: string, options: LayoutOptions): Outcome<LaidOutHtml> {
  const file = options.file ?? "document.html";
  const fonts = fontLibrary(options.fonts);
  if (!fonts.value) return { diagnostics: fonts.diagnostics };
  const document = parseHtml(html, { file, origin: options.origin });
  const fallback = options.page ?? A4;
  const folders = { ...options, baseUrl: readHead(document).baseUrl };
  const sheets = readSheets(document, folders, media(fallback));
  const documentFonts = new DocumentFonts(fonts.value, sheets.sheets, folders);
  const { library } = documentFonts;
  const userAgent = userAgentSheet(media(fallback));
  const matched = matchRules(document.dom, document.root, userAgent, sheets.sheets, document.source);
  const rules = pageRules(matched.scope, userAgent, sheets.sheets);
  const urls = new Map([...matched.urls, ...urlPlaces(sheets.sheets)]);
  const matches = (query: string) => matchesMedia(query, media(fallback));
  const styles = styleTexts(sheets.sheets);
  const images = new DocumentImages(folders, document.source, urls, library, matches, styles);
  const laidOut = layOutDocument({
    matched,
    pages: new PageStyles(matched, rules, fallback, fontUnits(library)),
    fonts: library,
    images: images.find,
    cssImages: images.byUrl,
    file,
    source: document.source,
    ...(options.fit && { fit: options.fit }),
    ...(options.firstPage !== undefined && { firstPage: options.firstPage }),
  });
  const sources = new Map(sheets.sheets.map(({ parsed, source }) => [parsed, source]));
  const sourceOf = (parsed: SourceText) => sources.get(parsed) ?? parsed;
  const value = laidOut.value && {
    document,
    pages: laidOut.value,
    images,
    missingLanguage: missingLanguage(document, options),
  };
  const diagnostics = [
    ...fonts.diagnostics,
    ...unshownElements(document),
    ...longTexts(document),
    ...sheets.diagnostics,
    ...documentFonts.diagnostics,
    ...matched.diagnostics,
    ...faultsOfStyles(matched, { rootScale: 1, viewport: media(fallback) }, sourceOf),
    ...laidOut.diagnostics,
    ...clippedTextDiagnostics(laidOut.value?.pages ?? [], document),
    ...(laidOut.value
      ? unprinted(laidOut.value.styled, images.find, matched.scope.counterStyles, document.source)
      : []),
    ...images.takeDiagnostics(),
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

/** What a box cuts off is told, with how much it is: on paper nobody can scroll to it. */
function clippedTextDiagnostics(pages: readonly PageFragment[], { source }: HtmlDocument): Diagnostic[] {
  return clippedText(pages).map(({ element, characters, lost, first }) => {
    const words = first.length > 40 ? `${first.slice(0, 37).trimEnd()}…` : first;
    const message = `<${element.name}> cuts off ${lost} of the ${characters} characters of its text, from "${words}" on: they are read aloud, but not seen`;
    const told = atElement(source, element, "warning", "css/text-cut-off", message, [
      "give the box the room that its text needs, or let print show it: `@media print { … { overflow: visible; height: auto } }`",
    ]);
    // In HTML that was rendered, the box and its text may be two people's: the text is what is lost.
    return source.host ? { ...told, ...textPlace(source, element, first) } : told;
  });
}

/** Nobody but the author knows in which language a screen reader is to read. */
function missingLanguage(document: HtmlDocument, { lang }: DocumentOptions): Diagnostic[] {
  const { root, source } = document;
  if (readHead(document).lang || lang) return [];
  const said = root.attribs.lang?.trim();
  const message = said
    ? `"${said}" is no language, as the document says that it is in`
    : "the document doesn't say in which language it is";
  return [
    atElement(source, root, "error", "pdf/missing-lang", message, [
      'write it into the first element: <html lang="en">',
    ]),
  ];
}
