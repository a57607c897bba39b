/**
 * HTML text -> PDF bytes: the whole engine, stage by stage, in the order in which it runs. It knows HTML and CSS and nothing
 * of what a page is about.
 */
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, posix, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Element } from "domhandler";
import { matchRules } from "../css/cascade.js";
import { withImports } from "../css/imports.js";
import type { MediaEnvironment } from "../css/media.js";
import { pageRules } from "../css/page-cascade.js";
import { type PageBox, PageStyles } from "../css/page-style.js";
import { parseStylesheet, type Stylesheet } from "../css/stylesheet.js";
import { UA_SHEET } from "../css/ua-sheet.js";
import { type Diagnostic, hasErrors, type Outcome } from "../diagnostics/diagnostic.js";
import { findElements, type HtmlDocument, parseHtml, readHead, textContent } from "../html/parse.js";
import type { ImageLookup } from "../layout/box-generation.js";
import { builtInFontFiles } from "../layout/built-in-fonts.js";
import { layOutDocument } from "../layout/document.js";
import type { FitOptions } from "../layout/fit.js";
import { fontUnits } from "../layout/font-units.js";
import { type FontLibrary, openFonts } from "../layout/fonts.js";
import { type ImageSource, loadImage } from "../layout/images.js";
import { type Legibility, legibilityOf } from "../layout/legibility.js";
import type { Attachment, Conformance, DocumentMetadata } from "./metadata.js";
import { renderPdf } from "./render.js";
import type { TagCounts } from "./structure.js";

/** A stylesheet as text, with the name that its diagnostics have. */
export interface StyleText {
  readonly file: string;
  readonly text: string;
  /** Folder that URLs in it start from, itself relative to the document's. Default: the document's. */
  readonly base?: string;
}

export interface PrintOptions {
  /** Name of the HTML in diagnostics. Default: `document.html`. */
  readonly file?: string;
  /** Author stylesheets, before those of the document itself: CSS text, or several with their names. */
  readonly css?: string | readonly StyleText[];
  /** Absolute folder that relative URLs start from. Without it nothing is read from disk. */
  readonly baseDir?: string;
  /** Absolute folder outside of which nothing is read. Default: `baseDir`. */
  readonly root?: string;
  /** Fonts: a library opened once for many documents, or files (absolute paths). Default: the built-in fonts. */
  readonly fonts?: FontLibrary | readonly string[];
  /** Seek the largest scale at which all fits one page. Absent: lengths as written, on as many pages as it takes. */
  readonly fit?: FitOptions;
  /** Page size and margins where no `@page` says otherwise, px. Default: A4 with margins of 10 mm. */
  readonly page?: PageBox;
  /** The only date that reaches the file, YYYY-MM-DD. */
  readonly date?: string;
  /** Language of a document whose `html` element names none, BCP 47. */
  readonly lang?: string;
  /** Files that travel inside of the PDF, which becomes PDF/A-3 by them. */
  readonly attachments?: readonly Attachment[];
}

export interface PrintedDocument {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Present where a scale was sought. */
  readonly fit?: { readonly scale: number };
  readonly legibility: Legibility;
  /** Structure elements by their type. */
  readonly tags: TagCounts;
  /** The standards that the file conforms to, and says so. */
  readonly conformance: readonly Conformance[];
  /** Characters that no font has, in the order of their code points; each is shown as a box, and read as what it is. */
  readonly missingGlyphs: readonly string[];
}

const MM = 96 / 25.4;
const A4: PageBox = {
  width: 210 * MM,
  height: 297 * MM,
  margin: { top: 10 * MM, right: 10 * MM, bottom: 10 * MM, left: 10 * MM },
};

/**
 * Prints HTML with CSS to a tagged PDF. The same input gives the same bytes.
 *
 * Diagnostics: warnings for what print doesn't understand (`css/…`), for characters without a glyph (`font/…`) and for images
 * that can't be shown (`image/…`, `svg/…`); errors without a value where no font can be opened (`font/unreadable`), or where
 * the content doesn't fit (`fit/overflow`); errors beside a value, which then claims no accessibility, where the author has
 * named no language (`pdf/missing-lang`), or an image has no alternate text (`pdf/missing-alt`).
 */
export async function printHtml(html: string, options: PrintOptions = {}): Promise<Outcome<PrintedDocument>> {
  const file = options.file ?? "document.html";
  const fonts = fontLibrary(options.fonts);
  if (!fonts.value) return { diagnostics: fonts.diagnostics };
  const document = parseHtml(html, { file });
  const fallback = options.page ?? A4;
  const sheets = readSheets(document, { ...options, file }, media(fallback));
  const library = withFontFaces(fonts.value, sheets.sheets, options);
  const userAgent = cachedSheet(UA, media(fallback));
  const matched = matchRules(document.dom, document.root, userAgent, sheets.sheets, file);
  const pages = new PageStyles(
    matched,
    pageRules(matched.scope, userAgent, sheets.sheets),
    fallback,
    fontUnits(library.value),
  );
  const images = new Images(options);
  const laidOut = layOutDocument({
    matched,
    pages,
    fonts: library.value,
    images: images.find,
    file,
    ...(options.fit && { fit: options.fit }),
  });
  const diagnostics = () => [
    ...fonts.diagnostics,
    ...sheets.diagnostics,
    ...library.diagnostics,
    ...matched.diagnostics,
    ...images.diagnostics,
    ...laidOut.diagnostics,
  ];
  if (!laidOut.value) return { diagnostics: diagnostics() };
  const language = missingLanguage(document, options);
  const painted = renderPdf(laidOut.value, laidOut.value.styled, metadata(document, options), {
    images: images.byUrl,
    source: document.source,
    hasLanguage: language.length === 0,
    ...(options.attachments && { attachments: options.attachments }),
  });
  const fit = options.fit && { fit: { scale: laidOut.value.scale } };
  const value = painted.value && {
    ...painted.value,
    pages: laidOut.value.pages.length,
    legibility: legibilityOf(laidOut.value),
    missingGlyphs: laidOut.value.missingGlyphs,
    ...fit,
  };
  return { ...(value && { value }), diagnostics: [...diagnostics(), ...language, ...painted.diagnostics] };
}

const UA: StyleText = { file: "ua.css", text: UA_SHEET };

function media(page: PageBox): MediaEnvironment {
  const { margin } = page;
  return {
    type: "print",
    width: page.width - margin.left - margin.right,
    height: page.height - margin.top - margin.bottom,
  };
}

function fontLibrary(fonts: PrintOptions["fonts"]): Outcome<FontLibrary> {
  if (fonts && "chain" in fonts) return { value: fonts, diagnostics: [] };
  return openFonts(fonts ?? builtInFontFiles());
}

const MAX_CACHED_SHEETS = 50;
const parsedSheets = new Map<string, Stylesheet>();

/** Parsed stylesheets by their text and the page they are for: a batch uses the same few for every document. */
function cachedSheet(style: StyleText, environment: MediaEnvironment): Stylesheet {
  const key = `${environment.width} ${environment.height} ${style.file} ${style.base ?? ""}\n${style.text}`;
  let sheet = parsedSheets.get(key);
  if (!sheet) {
    if (parsedSheets.size >= MAX_CACHED_SHEETS) parsedSheets.clear();
    sheet = parseStylesheet(style.text, {
      file: style.file,
      media: environment,
      ...(style.base && { base: style.base }),
    });
    parsedSheets.set(key, sheet);
  }
  return sheet;
}

/** The sheets given, then those of the document: `style` elements and local `link`s in their order. */
function readSheets(document: HtmlDocument, options: PrintOptions & { file: string }, environment: MediaEnvironment) {
  const diagnostics: Diagnostic[] = [];
  const { css = [] } = options;
  const texts: StyleText[] = typeof css === "string" ? [{ file: "style.css", text: css }] : [...css];
  const own = (element: Element) =>
    element.name === "style" || (element.name === "link" && /\bstylesheet\b/i.test(element.attribs.rel ?? ""));
  for (const element of findElements(document.dom, own)) {
    const query = element.attribs.media ? `@media ${element.attribs.media} {` : undefined;
    const style =
      element.name === "style"
        ? { file: options.file, text: styleText(element, document) }
        : linkedSheet(element, options, diagnostics);
    if (style) texts.push(query ? { ...style, text: `${query}${style.text}}` } : style);
  }
  const load = (url: string, from: Stylesheet) => importedSheet(url, from, options, environment);
  const sheets = texts.flatMap((style) => withImports(cachedSheet(style, environment), load, diagnostics));
  return { sheets, diagnostics: [...diagnostics, ...sheets.flatMap((sheet) => sheet.diagnostics)] };
}

/** The text of a `style` element, below as many blank lines as stand above it: its diagnostics then name lines of the HTML. */
function styleText(element: Element, document: HtmlDocument): string {
  const start = element.children[0]?.startIndex ?? 0;
  const { line, column } = document.source.position(start);
  return "\n".repeat(line - 1) + " ".repeat(column - 1) + textContent(element);
}

function linkedSheet(element: Element, options: PrintOptions, diagnostics: Diagnostic[]): StyleText | undefined {
  const href = element.attribs.href ?? "";
  const path = localPath(href, options);
  if (path && existsSync(path)) return { file: href, text: readFileSync(path, "utf8"), base: posix.dirname(href) };
  diagnostics.push({
    severity: "warning",
    code: "css/not-loaded",
    message: `the stylesheet "${href}" is not read: it is not a file below the document's folder`,
  });
  return undefined;
}

/** A sheet that another imports; its URL starts from that sheet's folder. */
function importedSheet(
  url: string,
  from: Stylesheet,
  options: PrintOptions & { file: string },
  environment: MediaEnvironment,
): Stylesheet | undefined {
  const isOwn = from.file === options.file || !options.baseDir;
  const file = isOwn || /^[a-z][a-z\d+.-]*:|^\//i.test(url) ? url : join(dirname(from.file), url);
  const path = localPath(file, options);
  if (!path || !existsSync(path)) return undefined;
  return cachedSheet({ file, text: readFileSync(path, "utf8"), base: posix.dirname(file) }, environment);
}

/** The file that a URL names, below the root; undefined for anything else. */
function localPath(url: string, options: PrintOptions): string | undefined {
  const { baseDir, root = baseDir } = options;
  if (!baseDir || !root || /^(?!file:)[a-z][a-z\d+.-]*:|^\/\//i.test(url)) return undefined;
  try {
    const path = url.startsWith("file:")
      ? fileURLToPath(url)
      : resolve(baseDir, decodeURIComponent(url.replace(/[?#].*$/, "")));
    const inside = path.startsWith(`${resolve(root)}/`) || dirname(path) === resolve(root);
    // A link below the root may lead out of it.
    if (inside && existsSync(path) && relative(realpathSync(root), realpathSync(path)).startsWith(".."))
      return undefined;
    return inside ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Fonts of `@font-face` rules stand before those given; a file tells its family itself. */
function withFontFaces(
  fonts: FontLibrary,
  sheets: readonly Stylesheet[],
  options: PrintOptions,
): { value: FontLibrary; diagnostics: readonly Diagnostic[] } {
  const wanted = sheets.flatMap((sheet) => sheet.fontFaces).filter((face) => !fonts.hasFamily(face.family));
  const paths = wanted.flatMap((face) =>
    face.src.map((url) => localPath(url, options)).filter((path) => path !== undefined && existsSync(path)),
  );
  const files = [...new Set(paths.filter((path) => path !== undefined))];
  if (files.length === 0) return { value: fonts, diagnostics: [] };
  const opened = openFonts([...files, ...fonts.faces.map((face) => face.path)]);
  const diagnostics = opened.diagnostics.map((d): Diagnostic => ({ ...d, severity: "warning" }));
  return { value: opened.value ?? fonts, diagnostics };
}

/** Images of a document, each read once, and what was wrong with them. */
class Images {
  readonly diagnostics: Diagnostic[] = [];
  readonly #loaded = new Map<string, ImageSource | undefined>();

  constructor(readonly options: PrintOptions) {}

  readonly find: ImageLookup = (element) => {
    return this.byUrl(element.attribs.src ?? "");
  };

  readonly byUrl = (src: string): ImageSource | undefined => {
    if (!this.#loaded.has(src)) this.#loaded.set(src, this.#load(src));
    return this.#loaded.get(src);
  };

  #load(src: string): ImageSource | undefined {
    const path = localPath(src, this.options);
    const root = this.options.root ?? this.options.baseDir;
    if (!path || !root) {
      this.diagnostics.push({
        severity: "warning",
        code: "image/not-loaded",
        message: `the image "${src}" is not read: it is not a file below the document's folder`,
      });
      return undefined;
    }
    const loaded = loadImage(path, { root });
    this.diagnostics.push(
      ...loaded.diagnostics.map((d): Diagnostic => (hasErrors([d]) ? { ...d, severity: "warning" } : d)),
    );
    return loaded.value;
  }
}

/** Nobody but the author knows in which language a screen reader is to read. */
function missingLanguage({ root, source }: HtmlDocument, { lang }: PrintOptions): Diagnostic[] {
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

function metadata(document: HtmlDocument, options: PrintOptions): DocumentMetadata {
  const head = readHead(document);
  const [author, subject, keywords] = ["author", "description", "keywords"].map((name) => head.meta.get(name)?.trim());
  return {
    title: head.title || options.file || "Document",
    lang: head.lang || options.lang || "en",
    ...(author && { author }),
    ...(subject && { subject }),
    ...(keywords && { keywords: keywords.split(/\s*,\s*/) }),
    ...(options.date !== undefined && { date: options.date }),
  };
}
