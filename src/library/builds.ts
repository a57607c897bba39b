/** Builds, merges and prints, as programs call them: options of the wrong kind are told as diagnostics. */
import { isAbsolute } from "node:path";
import { failed, merge as join, build as run } from "../builds/index.js";
import type { BuildOptions, BuildReport } from "../builds/public.js";
import { FORMATS, IMPOSITIONS, nameOfKind, PAGE_NAMES, readPageSize, SNIPPET_PROFILES } from "../content/index.js";
import type { Outcome } from "../diagnostics/index.js";
import { printHtml as print } from "../pdf/index.js";
import type { Attachment, PrintedDocument } from "../pdf/public.js";
import {
  abortSignal,
  boolean,
  type Check,
  callback,
  checkOptions,
  date,
  either,
  filledListOf,
  language,
  listOf,
  mediaType,
  numberIn,
  objectOf,
  oneOf,
  optionError,
  path,
  text,
  whole,
} from "./option-checks.js";

/** Options of `printHtml`. */
export interface PrintOptions {
  /** Name of the HTML in diagnostics. Default: `document.html`. */
  readonly file?: string;
  /** Author stylesheets, before those of the document itself: CSS text, or several with their names. */
  readonly css?: string | readonly { readonly file: string; readonly text: string }[];
  /** Absolute folder that relative URLs start from. Without it nothing is read from disk. */
  readonly baseDir?: string;
  /** Absolute folder outside of which nothing is read. Default: `baseDir`. */
  readonly root?: string;
  /** Font files, absolute paths. Default: the built-in fonts. */
  readonly fonts?: readonly string[];
  /** Page size and margins where no `@page` says otherwise, px. Default: A4 with margins of 10 mm. */
  readonly page?: {
    readonly width: number;
    readonly height: number;
    readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  };
  /** Language of a document whose `html` element names none, BCP 47. */
  readonly lang?: string;
  /** Seek the largest scale at which all fits one page. Absent: lengths as written, on as many pages as it takes. */
  readonly fit?: { readonly min: number; readonly max: number; readonly overflow: "error" | "flow" };
  /** The only date that reaches the file, YYYY-MM-DD. */
  readonly date?: string;
  /** Whether images are sampled down to what print needs, 300 pixels for each inch, or kept as they are. Default: `print`. */
  readonly images?: "print" | "keep";
  /** Files that travel inside of the PDF, which becomes PDF/A-3 by them. */
  readonly attachments?: readonly Attachment[];
}

const absolute: Check = (value) =>
  path(value) === undefined && isAbsolute(String(value)) ? undefined : "an absolute path";
const bytes: Check = (value) => (value instanceof Uint8Array ? undefined : "bytes");
/** px. Sheets of 10 m are more than any printer takes, and as much as PDF allows (ISO 32000-1, annex C). */
const side = numberIn(10, 38_000);
const margin = numberIn(0, 19_000);
const sides = { top: margin, right: margin, bottom: margin, left: margin };

const PRINT_CHECKS: Readonly<Record<keyof PrintOptions, Check>> = {
  images: oneOf(["print", "keep"]),
  file: text,
  css: either(text, listOf(objectOf({ file: text, text, base: text }, ["file", "text"]))),
  baseDir: absolute,
  root: absolute,
  fonts: listOf(absolute),
  page: objectOf({ width: side, height: side, margin: objectOf(sides, Object.keys(sides)) }, [
    "width",
    "height",
    "margin",
  ]),
  lang: language,
  fit: objectOf({ min: numberIn(0.01, 1), max: numberIn(1, 100), overflow: oneOf(["error", "flow"]) }, [
    "min",
    "max",
    "overflow",
  ]),
  date,
  attachments: listOf(
    objectOf(
      {
        name: path,
        mimeType: mediaType,
        description: text,
        relationship: oneOf(["Source", "Data", "Alternative", "Supplement", "Unspecified"]),
        content: bytes,
      },
      ["name", "mimeType", "description", "relationship", "content"],
    ),
  ),
};

/**
 * Prints HTML with CSS to a tagged PDF, as designers of templates do by `versus print`. The same input gives the same bytes.
 * @param html a document, or a part of one
 * @param options what it is printed with; without `baseDir` nothing is read from disk
 * @returns the PDF; diagnostics: what print doesn't understand, with its place; `options/…` where an option is of the wrong kind
 */
export async function printHtml(html: string, options: PrintOptions = {}): Promise<Outcome<PrintedDocument>> {
  const isText = typeof html === "string";
  const wrong = [
    ...(isText ? [] : [optionError("options/type", `the HTML must be a text, not ${nameOfKind(html)}`)]),
    ...checkOptions(options, PRINT_CHECKS),
  ];
  if (wrong.length > 0) return { diagnostics: wrong };
  const { page } = options;
  if (
    page &&
    (page.margin.left + page.margin.right >= page.width || page.margin.top + page.margin.bottom >= page.height)
  )
    return {
      diagnostics: [optionError("options/type", "page.margin leaves no room on the page", "make the margins smaller")],
    };
  return print(html, options);
}

const BUILD_CHECKS: Readonly<Record<keyof BuildOptions, Check>> = {
  root: path,
  select: listOf(text),
  related: either(numberIn(0, Number.MAX_SAFE_INTEGER, true), (value) => (value === Infinity ? undefined : "Infinity")),
  formats: listOf(oneOf(FORMATS)),
  snippet: either(oneOf(SNIPPET_PROFILES), filledListOf(oneOf(SNIPPET_PROFILES))),
  layout: text,
  settings: path,
  strict: boolean,
  editions: listOf(text),
  audience: text,
  page: (value) =>
    typeof value === "string" && readPageSize(value) ? undefined : `a page size: one of ${PAGE_NAMES}, or two lengths`,
  impose: oneOf(IMPOSITIONS),
  out: path,
  content: path,
  templates: path,
  check: boolean,
  asOf: date,
  sourceDate: date,
  shard: objectOf({ index: whole(1), count: whole(1) }, ["index", "count"]),
  force: boolean,
  jobs: whole(0),
  onProgress: callback,
  isCancelled: callback,
  interruptible: callback,
  signal: abortSignal,
};

/**
 * Builds, or with `check` only tells what a build would say. Never throws for bad input.
 * @param options what to build; what is absent is what versus.yaml says, and then the default
 * @returns what was made, sheet by sheet, and what is to be said
 * @example
 * ```js
 * import { build } from "versus-sheets";
 *
 * const { sheets } = await build({ formats: ["pdf"], check: true });
 * console.log(sheets.map(({ title, status }) => `${title}: ${status}`).join("\n"));
 * ```
 */
export async function build(options: BuildOptions = {}): Promise<BuildReport> {
  const wrong = checkOptions(options, BUILD_CHECKS);
  return wrong.length > 0 ? failed(wrong) : run(options);
}

/**
 * Joins the output folders of shards into what one build would have written. Never throws for bad input.
 * @param dirs the folders, relative to the root
 * @param options those of `build`
 * @returns what one build would have reported
 */
export async function merge(dirs: readonly string[], options: BuildOptions = {}): Promise<BuildReport> {
  const isList = listOf(path)(dirs);
  const wrong = [
    ...(isList === undefined
      ? []
      : [optionError("options/type", `the folders must be ${isList}, not ${nameOfKind(dirs)}`)]),
    ...checkOptions(options, BUILD_CHECKS),
  ];
  return wrong.length > 0 ? failed(wrong) : join(dirs, options);
}
