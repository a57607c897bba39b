/**
 * HTML text -> PDF bytes: the whole engine, stage by stage, in the order in which it runs. It knows HTML and CSS and nothing
 * of what a page is about.
 */

import type { Outcome } from "../diagnostics/index.js";
import { type DocumentOptions, layOutHtml } from "../document/index.js";
import { forgetDocuments } from "../document-memo.js";
import { type HtmlDocument, readHead } from "../html/index.js";
import { type FitOptions, type KnownFit, legibilityOf } from "../layout/index.js";
import { type ImageResolution, imageDpi } from "./image-resolution.js";
import type { Attachment, DocumentMetadata } from "./metadata.js";
import type { PrintedDocument } from "./printed-document.js";
import { renderPdf } from "./render.js";

export type { StyleText } from "../document/index.js";

export interface PrintOptions extends DocumentOptions {
  /** Seek the largest scale at which all fits one page, or take a known one. Absent: lengths as written, on as many pages as it takes. */
  readonly fit?: FitOptions | KnownFit;
  /** The only date that reaches the file, YYYY-MM-DD. */
  readonly date?: string;
  /**
   * `print` samples images down to what print needs, 300 pixels for each inch of the largest place where they stand; `keep` leaves
   * them as they are. Default: `print`.
   */
  readonly images?: ImageResolution;
  /** Files that travel inside of the PDF, which becomes PDF/A-3 by them. */
  readonly attachments?: readonly Attachment[];
  /** Each page twice on a sheet of twice its size, with marks where to cut. */
  readonly imposed?: boolean;
}

/**
 * Prints HTML with CSS to a tagged PDF. The same input gives the same bytes.
 *
 * Diagnostics: warnings for what print doesn't understand (`css/…`), for characters without a glyph (`font/…`) and for images
 * that can't be shown (`image/…`, `svg/…`); errors without a value where no font can be opened (`font/unreadable`), or where
 * the content doesn't fit (`fit/overflow`); errors beside a value, which then claims no accessibility, where the author has
 * named no language (`pdf/missing-lang`), or an image has no alternate text (`pdf/missing-alt`).
 */
export async function printHtml(html: string, options: PrintOptions = {}): Promise<Outcome<PrintedDocument>> {
  return printNow(html, options);
}

/** As `printHtml`, before anything else happens in this thread: whoever must be able to stop it knows when it runs. */
export function printNow(html: string, options: PrintOptions = {}): Outcome<PrintedDocument> {
  try {
    return printed(html, options);
  } finally {
    forgetDocuments();
  }
}

function printed(html: string, options: PrintOptions): Outcome<PrintedDocument> {
  const laidOut = layOutHtml(html, options);
  if (!laidOut.value) return { diagnostics: laidOut.diagnostics };
  const { document, pages, images, missingLanguage } = laidOut.value;
  const painted = renderPdf(pages, pages.styled, metadata(document, options), {
    images: images.byUrl,
    effects: images.effect,
    source: document.source,
    baseUrl: readHead(document).baseUrl,
    hasLanguage: missingLanguage.length === 0,
    imageDpi: imageDpi(options.images),
    ...(options.attachments && { attachments: options.attachments }),
    ...(options.imposed && { imposed: true }),
  });
  const fit = options.fit && { fit: pages.fit };
  const value = painted.value && {
    ...painted.value,
    pages: pages.pages.length,
    legibility: legibilityOf(pages),
    missingGlyphs: pages.missingGlyphs,
    ...fit,
  };
  const diagnostics = [...laidOut.diagnostics, ...missingLanguage, ...painted.diagnostics, ...images.takeDiagnostics()];
  return { ...(value && { value }), diagnostics };
}

function metadata(document: HtmlDocument, options: PrintOptions): DocumentMetadata {
  const head = readHead(document);
  const [author, subject, keywords] = ["author", "description", "keywords"].map((name) => head.meta.get(name)?.trim());
  return {
    title: head.title || options.file || "Document",
    lang: head.lang || options.lang || "en",
    ...(author && { author }),
    ...(subject && { subject }),
    ...(keywords && { keywords: keywords.split(",").map((keyword) => keyword.trim()) }),
    ...(options.date !== undefined && { date: options.date }),
  };
}
