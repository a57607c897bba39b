/** The stylesheets of a document, in the order of the cascade: those that are given, then its own and what they import. */
import { posix } from "node:path";
import type { Element } from "domhandler";
import { Imports } from "../css/imports.js";
import type { MediaEnvironment } from "../css/media.js";
import { parseStylesheet, type Stylesheet } from "../css/stylesheet.js";
import { UA_SHEET } from "../css/ua-sheet.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { MAX_BYTES, statOf } from "../files/read.js";
import { findElements, type HtmlDocument, textContent } from "../html/parse.js";
import { type FontLibrary, openFonts } from "../layout/fonts.js";
import { type DocumentFolders, localPath, readLocal } from "./local-files.js";

/** A stylesheet as text, with the name that its diagnostics have. */
export interface StyleText {
  readonly file: string;
  readonly text: string;
  /** Folder that URLs in it start from, itself relative to the document's. Default: the document's. */
  readonly base?: string;
}

/** What the stylesheets of a document are read with. */
export interface StyleOptions extends DocumentFolders {
  /** Name of the HTML in diagnostics. */
  readonly file: string;
  /** Author stylesheets, before those of the document itself. */
  readonly css?: string | readonly StyleText[];
}

const UA: StyleText = { file: "ua.css", text: UA_SHEET };

/** The engine's own sheet. */
export const userAgentSheet = (environment: MediaEnvironment): Stylesheet => cachedSheet(UA, environment);

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
export function readSheets(document: HtmlDocument, options: StyleOptions, environment: MediaEnvironment) {
  const diagnostics: Diagnostic[] = [];
  const files = new StyleFiles(options);
  const { css = [] } = options;
  const texts: StyleText[] = typeof css === "string" ? [{ file: "style.css", text: css }] : [...css];
  const own = (element: Element) =>
    element.name === "style" || (element.name === "link" && /\bstylesheet\b/i.test(element.attribs.rel ?? ""));
  for (const element of findElements(document.dom, own)) {
    const query = element.attribs.media ? `@media ${element.attribs.media} {` : undefined;
    const style =
      element.name === "style"
        ? { file: options.file, text: styleText(element, document) }
        : linkedSheet(element, files, diagnostics);
    if (style) texts.push(query ? { ...style, text: `${query}${style.text}}` } : style);
  }
  const load = (url: string, from: Stylesheet) => importedSheet(url, from, files, environment);
  const imports = new Imports(load, diagnostics);
  const sheets = texts.flatMap((style) => imports.with(cachedSheet(style, environment)));
  return { sheets, diagnostics: [...diagnostics, ...sheets.flatMap((sheet) => sheet.diagnostics)] };
}

/** The text of a `style` element, below as many blank lines as stand above it: its diagnostics then name lines of the HTML. */
function styleText(element: Element, document: HtmlDocument): string {
  const start = element.children[0]?.startIndex ?? 0;
  const { line, column } = document.source.position(start);
  return "\n".repeat(line - 1) + " ".repeat(column - 1) + textContent(element);
}

/** What the stylesheets of a document have together at most, bytes; each counts as often as it is named. */
const MAX_TOTAL = 16_000_000;

/** The stylesheets that a document names. */
class StyleFiles {
  #total = 0;

  constructor(readonly options: StyleOptions) {}

  /** @param url relative to the document */
  read(url: string): StyleText | { readonly reason: string } {
    const { bytes, fault } = readLocal(url, this.options, MAX_BYTES.style);
    if (fault) return fault;
    this.#total += bytes.length;
    if (this.#total > MAX_TOTAL) return { reason: `the stylesheets of a document have at most ${MAX_TOTAL / 1e6} MB` };
    return { file: url, text: bytes.toString("utf8"), base: posix.dirname(url) };
  }
}

function linkedSheet(element: Element, files: StyleFiles, diagnostics: Diagnostic[]): StyleText | undefined {
  const href = element.attribs.href ?? "";
  const style = files.read(href);
  if ("text" in style) return style;
  const message = `the stylesheet "${href}" is not read: ${style.reason}`;
  diagnostics.push({ severity: "warning", code: "css/not-loaded", message });
  return undefined;
}

/** A sheet that another imports; its URL starts from that sheet's folder. */
function importedSheet(
  url: string,
  from: Stylesheet,
  files: StyleFiles,
  environment: MediaEnvironment,
): Stylesheet | { readonly reason: string } {
  const { options } = files;
  const isOwn = from.file === options.file || !options.baseDir;
  const path = isOwn || /^[a-z][a-z\d+.-]*:|^\//i.test(url) ? url : posix.join(posix.dirname(from.file), url);
  const style = files.read(path);
  return "text" in style ? cachedSheet(style, environment) : style;
}

/** Fonts of `@font-face` rules stand before those given; a file tells its family itself. */
export function withFontFaces(
  fonts: FontLibrary,
  sheets: readonly Stylesheet[],
  options: DocumentFolders,
): { value: FontLibrary; diagnostics: readonly Diagnostic[] } {
  const wanted = sheets.flatMap((sheet) => sheet.fontFaces).filter((face) => !fonts.hasFamily(face.family));
  const paths = wanted.flatMap((face) =>
    face.src.map((url) => localPath(url, options)).filter((path) => path !== undefined),
  );
  const files = [...new Set(paths.filter((path) => statOf(path)))];
  if (files.length === 0) return { value: fonts, diagnostics: [] };
  const opened = openFonts([...files, ...fonts.faces.map((face) => face.path)]);
  const diagnostics = opened.diagnostics.map((d): Diagnostic => ({ ...d, severity: "warning" }));
  return { value: opened.value ?? fonts, diagnostics };
}
