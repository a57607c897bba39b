/** The stylesheets of a document, in the order of the cascade: those that are given, then its own and what they import. */
import { posix } from "node:path";
import type { Element } from "domhandler";
import {
  decodeStylesheet,
  Imports,
  inHost,
  type MediaEnvironment,
  matchesMedia,
  parseStylesheet,
  type Stylesheet,
  UA_SHEET,
} from "../css/index.js";
import { type Diagnostic, type DiagnosticPlace, SourceText } from "../diagnostics/index.js";
import { MAX_BYTES } from "../files/index.js";
import { isDataUrl } from "../graphics/index.js";
import { attributePlace, findElement, findElements, type HtmlDocument, textContent } from "../html/index.js";
import { type DocumentFolders, readResource, shownUrl } from "./local-files.js";

/** A stylesheet as text, with the name that its diagnostics have. */
export interface StyleText {
  readonly file: string;
  readonly text: string;
  /** Folder that URLs in it start from, itself relative to the document's. Default: the document's. */
  readonly base?: string;
}

/** What the stylesheets of a document are read with. */
export interface StyleOptions extends DocumentFolders {
  /** Author stylesheets, before those of the document itself. */
  readonly css?: string | readonly StyleText[];
  /** Encoding of the HTML, which stylesheets have that don't name theirs. */
  readonly encoding?: string;
}

const UA: StyleText = { file: "ua.css", text: UA_SHEET };

/** The engine's own sheet. */
export const userAgentSheet = (environment: MediaEnvironment): Stylesheet => cachedSheet(UA, environment);

const MAX_CACHED_SHEETS = 50;
/** By text, and by all else: to look up a text that was looked up before takes no look at its letters. */
const parsedSheets = new Map<string, Map<string, Stylesheet>>();
let cachedSheets = 0;

/** Parsed stylesheets by their text and the page they are for: a batch uses the same few for every document. */
function cachedSheet(style: StyleText, environment: MediaEnvironment): Stylesheet {
  const key = `${environment.width} ${environment.height} ${style.file} ${style.base ?? ""}`;
  let sheet = parsedSheets.get(style.text)?.get(key);
  if (!sheet) {
    if (cachedSheets++ >= MAX_CACHED_SHEETS) {
      parsedSheets.clear();
      cachedSheets = 1;
    }
    sheet = parseStylesheet(style.text, {
      file: style.file,
      media: environment,
      ...(style.base && { base: style.base }),
    });
    const ofText = parsedSheets.get(style.text) ?? new Map<string, Stylesheet>();
    parsedSheets.set(style.text, ofText.set(key, sheet));
  }
  return sheet;
}

/**
 * The sheets given, then those of the document: `style` elements and `link`s in their order. Diagnostics, all warnings:
 * `css/not-loaded`, and those of `parseStylesheet`.
 */
export function readSheets(document: HtmlDocument, options: StyleOptions, environment: MediaEnvironment) {
  const diagnostics: Diagnostic[] = [];
  const files = new StyleFiles(options);
  const { css = [] } = options;
  const given: readonly StyleText[] = typeof css === "string" ? [{ file: "style.css", text: css }] : css;
  const own = appliedSheets(document, environment).flatMap((element): Stylesheet[] => {
    if (element.name === "style") return [elementSheet(element, document, environment)];
    const linked = linkedSheet(element, document, files, diagnostics);
    return linked ? [cachedSheet(linked, environment)] : [];
  });
  const load = (url: string, from: Stylesheet) => importedSheet(url, from, files, environment);
  const imports = new Imports(load, diagnostics);
  const sheets = [...given.map((style) => cachedSheet(style, environment)), ...own].flatMap((sheet) =>
    imports.with(sheet),
  );
  return { sheets, diagnostics: [...diagnostics, ...sheets.flatMap((sheet) => sheet.diagnostics)] };
}

/** The stylesheets as CSS, each where it counts last: drawings in the document are styled by them. */
export function styleTexts(sheets: readonly Stylesheet[]): string[] {
  return [...new Set(sheets.map(({ source }) => source.text).reverse())].reverse();
}

/** Where the stylesheets name files, by their URLs. */
export function urlPlaces(sheets: readonly Stylesheet[]): Map<string, DiagnosticPlace> {
  const places = new Map<string, DiagnosticPlace>();
  for (const { urls, source } of sheets)
    for (const { url, start, end } of urls) if (!places.has(url)) places.set(url, source.place(start, end));
  return places;
}

/**
 * The elements whose sheets apply: those for this medium that are no alternatives. Of several sets with titles the first is
 * preferred, or the one that `default-style` names (CSSOM 6.2, "add a CSS style sheet").
 */
function appliedSheets({ dom }: HtmlDocument, environment: MediaEnvironment): Element[] {
  const candidates = findElements(dom, ({ name, attribs: { rel = "", type = "", media = "", disabled } }) => {
    const words = rel.toLowerCase().split(/\s+/);
    const isSheet = name === "style" || (name === "link" && words.includes("stylesheet") && disabled === undefined);
    const isCss = /^(text\/css\b.*)?$/i.test(type.trim());
    return isSheet && isCss && !(name === "link" && words.includes("alternate")) && matchesMedia(media, environment);
  });
  const named = findElement(
    dom,
    ({ name, attribs }) => name === "meta" && /^default-style$/i.test(attribs["http-equiv"] ?? ""),
  );
  const preferred = named?.attribs.content || candidates.find(({ attribs }) => attribs.title)?.attribs.title;
  return candidates.filter(({ attribs: { title } }) => !title || title === preferred);
}

/** The sheet of a `style` element, whose places are those of the HTML. */
function elementSheet(element: Element, { source }: HtmlDocument, environment: MediaEnvironment): Stylesheet {
  const text = textContent(element);
  const start = element.children[0]?.startIndex ?? 0;
  const raw = source.text.slice(start, start + 2 * text.length);
  const sheet = cachedSheet({ file: source.file, text }, environment);
  const at = (offset: number) => start + withReturns(raw, offset);
  return inHost(sheet, new SourceText(source.file, text, { place: (from, to) => source.place(at(from), at(to)) }));
}

/** An offset in a text whose lines end in CR LF, from that in one whose lines end in LF. */
function withReturns(raw: string, offset: number): number {
  let at = offset;
  for (let cr = raw.indexOf("\r\n"); cr >= 0 && cr < at; cr = raw.indexOf("\r\n", cr + 1)) at++;
  return at;
}

/** What the stylesheets of a document have together at most, bytes; each counts as often as it is named. */
const MAX_TOTAL = 16_000_000;

/** The stylesheets that a document names. */
class StyleFiles {
  #total = 0;

  constructor(readonly options: StyleOptions) {}

  /** @param url relative to the document */
  read(url: string): StyleText | { readonly reason: string } {
    const read = readResource(url, this.options, MAX_BYTES.style);
    if (!("bytes" in read)) return read;
    this.#total += read.bytes.length;
    if (this.#total > MAX_TOTAL) return { reason: `the stylesheets of a document have at most ${MAX_TOTAL / 1e6} MB` };
    const { text } = decodeStylesheet(read.bytes, read.charset ?? this.options.encoding);
    return isDataUrl(url) ? { file: shownUrl(url), text } : { file: url, text, base: posix.dirname(url) };
  }
}

function linkedSheet(
  element: Element,
  { source }: HtmlDocument,
  files: StyleFiles,
  diagnostics: Diagnostic[],
): StyleText | undefined {
  const href = element.attribs.href ?? "";
  const style = files.read(href);
  if ("text" in style) return style;
  diagnostics.push({
    severity: "warning",
    code: "css/not-loaded",
    message: `the stylesheet "${shownUrl(href)}" is not read: ${style.reason}`,
    ...attributePlace(source, element, "href"),
  });
  return undefined;
}

/** A sheet that another imports; its URL starts from that sheet's folder. */
function importedSheet(
  url: string,
  from: Stylesheet,
  files: StyleFiles,
  environment: MediaEnvironment,
): Stylesheet | { readonly reason: string } {
  const isOwn = from.source.host !== undefined || !files.options.baseDir;
  const path = isOwn || /^[a-z][a-z\d+.-]*:|^\//i.test(url) ? url : posix.join(posix.dirname(from.file), url);
  const style = files.read(path);
  return "text" in style ? cachedSheet(style, environment) : style;
}
