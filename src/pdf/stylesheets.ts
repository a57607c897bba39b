/** The stylesheets of a document, in the order of the cascade: those that are given, then its own and what they import. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import type { Element } from "domhandler";
import { withImports } from "../css/imports.js";
import type { MediaEnvironment } from "../css/media.js";
import { parseStylesheet, type Stylesheet } from "../css/stylesheet.js";
import { UA_SHEET } from "../css/ua-sheet.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { findElements, type HtmlDocument, textContent } from "../html/parse.js";
import { type DocumentFolders, localPath } from "./local-files.js";

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

function linkedSheet(element: Element, options: StyleOptions, diagnostics: Diagnostic[]): StyleText | undefined {
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
  options: StyleOptions,
  environment: MediaEnvironment,
): Stylesheet | undefined {
  const isOwn = from.file === options.file || !options.baseDir;
  const file = isOwn || /^[a-z][a-z\d+.-]*:|^\//i.test(url) ? url : join(dirname(from.file), url);
  const path = localPath(file, options);
  if (!path || !existsSync(path)) return undefined;
  return cachedSheet({ file, text: readFileSync(path, "utf8"), base: posix.dirname(file) }, environment);
}
