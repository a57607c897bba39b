/**
 * The handbook: all sheets in one file, with a cover, contents and bookmarks. Sheets are loaded, printed and forgotten one by one,
 * each at the scale at which it fitted its own PDF.
 */
import { resolve } from "node:path";
import { byTopics, type Settings } from "../../content/index.js";
import { type Diagnostic, hasErrors, type Outcome } from "../../diagnostics/index.js";
import { Interrupted, type Interruptible, uninterrupted } from "../../interrupt.js";
import {
  type Bookmark,
  type BookOptions,
  type BookPart,
  BookPrinter,
  type ByteSink,
  type PrintedBook,
} from "../../pdf/index.js";
import {
  handbookPart,
  handbookTitle,
  handbookView,
  type ListedSheet,
  type Locale,
  plainText,
  styleNames,
} from "../../templates/index.js";
import { writeStream } from "../folder/write-stream.js";
import { faultyDelivery } from "../sheets/deliver.js";
import { imageFolders, layoutOptions } from "../sheets/formats/pdf.js";
import type { Sheet } from "../sheets/sheet.js";
import { sheetToolbox } from "../sheets/sheet-toolbox.js";
import { printedFrom, relativeUrl } from "../sheets/targets.js";
import { editionRules } from "../site/edition-styles.js";
import { fontRules, sheetStyles, type Toolbox } from "../site/toolbox.js";
import type { Chapter } from "./chapters.js";

export interface HandbookTarget {
  /** Absolute path of the output folder. */
  readonly outDir: string;
  /** Of the file, relative to the output folder, with forward slashes. */
  readonly path: string;
}

export interface WrittenHandbook extends PrintedBook {
  readonly bytes: number;
  readonly sha256: string;
  /** Slugs of the sheets that are in the file, in their order. */
  readonly sheets: readonly string[];
}

/** Gives a sheet when its turn comes; undefined for one that can't be had any more, which is left out. */
export type LoadSheet = (slug: string) => Promise<Sheet | undefined>;

/** One attempt at the file. */
type Attempt =
  | { readonly book: PrintedBook; readonly sheets: readonly string[]; readonly diagnostics: readonly Diagnostic[] }
  /** Nothing was written that can stand: sheets that other ones link to are not there. */
  | { readonly book: undefined; readonly diagnostics: readonly Diagnostic[] };

/**
 * Writes the handbook file, whole or not at all. Same entries, sheets and toolbox: same bytes.
 *
 * A sheet that can't be printed is left out: its errors are diagnostics, with its slug. Warnings of sheets are not told again. Further
 * diagnostics: those of the labels and templates of cover and contents; with an error in these, or where no sheet is left, there is
 * no value. What the system says about the output folder is thrown, as by `writeWhole`.
 * @param entries in the order in which they stand in the file
 * @param interruptible runs what takes this thread long; `Interrupted` leaves no trace of the file
 */
export async function writeHandbook(
  entries: readonly Chapter[],
  load: LoadSheet,
  toolbox: Toolbox,
  { outDir, path }: HandbookTarget,
  interruptible: Interruptible = uninterrupted,
): Promise<Outcome<WrittenHandbook>> {
  const locale = toolbox.locale(toolbox.settings.lang);
  const diagnostics: Diagnostic[] = [...locale.diagnostics];
  if (!locale.value) return { diagnostics };
  const labels = locale.value;
  const faulty = new Set<string>();
  while (faulty.size < entries.length) {
    const known = faulty.size;
    const chosen = entries.filter(({ slug }) => !faulty.has(slug));
    let attempt: Attempt | undefined;
    const written = await writeStream(outDir, path, async (sink) => {
      attempt = await new Handbook(chosen, load, toolbox, labels, faulty, interruptible).print(sink);
      return attempt.book && attempt;
    });
    diagnostics.push(...(attempt?.diagnostics ?? []));
    if (written) {
      const { bytes, sha256, made } = written;
      return { value: { ...made.book, bytes, sha256, sheets: made.sheets }, diagnostics };
    }
    // Each further attempt is without a sheet that the one before had.
    if (faulty.size === known) return { diagnostics };
  }
  return { diagnostics };
}

class Handbook {
  readonly #slugs: ReadonlySet<string>;
  readonly #book: BookOptions;
  readonly #diagnostics: Diagnostic[] = [];

  /** @param faulty the sheets that were found to be left out, to which this attempt adds */
  constructor(
    readonly entries: readonly Chapter[],
    readonly load: LoadSheet,
    readonly toolbox: Toolbox,
    readonly locale: Locale,
    readonly faulty: Set<string>,
    readonly interruptible: Interruptible,
  ) {
    const { settings, sourceDate } = toolbox;
    this.#slugs = new Set(entries.map(({ slug }) => slug));
    const names = new Set([COVER, CONTENTS, ...entries.map(({ slug }) => handbookPart(slug))]);
    const metadata = {
      title: handbookTitle(settings, locale),
      lang: locale.lang,
      ...(settings.site.name !== undefined && { author: settings.site.name }),
      ...(sourceDate !== undefined && { date: sourceDate }),
    };
    this.#book = { metadata, names, images: toolbox.settings.pdf.images };
  }

  async print(sink: ByteSink): Promise<Attempt> {
    const printer = new BookPrinter(this.#book, sink);
    const listed: ListedSheet[] = [];
    for (const entry of this.entries) {
      const page = await this.#sheet(entry, printer);
      if (page === "fault") return this.#failed();
      if (page !== undefined) listed.push({ ...entry, page });
    }
    // Links lead to a sheet that turned out to be faulty: they are to be printed as what leads nowhere.
    if (printer.missing.length > 0 || listed.length === 0) return this.#failed();
    printer.beginFront();
    for (const part of [this.#cover(listed), this.#contents(listed)]) {
      const printed = part && (await this.interruptible(() => printer.print(part)));
      this.#diagnostics.push(...(printed?.diagnostics ?? []));
      if (!printed?.value) return this.#failed();
    }
    const book = await this.interruptible(() => printer.finish(bookmarks(listed, this.toolbox.settings, this.locale)));
    return { book, sheets: listed.map(({ slug }) => slug), diagnostics: this.#diagnostics };
  }

  #failed(): Attempt {
    return { book: undefined, diagnostics: this.#diagnostics };
  }

  /** Prints a sheet. @returns the number of its first page; undefined if it is left out; or that the file is spoilt */
  async #sheet(entry: Chapter, printer: BookPrinter): Promise<number | "fault" | undefined> {
    try {
      const part = await this.#sheetPart(entry);
      const { value } = part;
      const printed = value && (await this.interruptible(() => printer.print(value)));
      const errors = [...part.diagnostics, ...(printed?.diagnostics ?? [])].filter((d) => d.severity === "error");
      this.#diagnostics.push(...errors.map((d) => ({ ...d, sheet: entry.slug })));
      if (!printed?.value) this.faulty.add(entry.slug);
      return printed?.value?.firstPage;
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      this.faulty.add(entry.slug);
      this.#diagnostics.push(...faultyDelivery(error).diagnostics.map((d) => ({ ...d, sheet: entry.slug })));
      return "fault";
    }
  }

  async #sheetPart({ slug, fit, leftOut }: Chapter): Promise<Outcome<BookPart>> {
    const sheet = await this.load(slug);
    if (!sheet) return { diagnostics: [notThere(slug)] };
    const { value: toolbox, diagnostics } = sheetToolbox(sheet, this.toolbox);
    if (!toolbox) return { diagnostics };
    const html = printedFrom(sheet, toolbox, { handbook: this.#slugs, leftOut });
    if (html.value === undefined || hasErrors(html.diagnostics)) return { diagnostics: html.diagnostics };
    const options = layoutOptions(sheet.comparison, toolbox, imageFolders(sheet, toolbox));
    const { overflow } = toolbox.settings.fit;
    const value: BookPart = {
      ...options,
      name: handbookPart(slug),
      html: html.value,
      origin: toolbox.renderer.originOf(html.value, sheet.yaml),
      css: this.#styles(
        [...styleNames(sheet.comparison, toolbox.settings), "print.css", "layout.css", "handbook-sheet.css"],
        ".vs-sheet",
        toolbox,
      ),
      fit: { ...fit, overflow },
    };
    return { value, diagnostics: html.diagnostics };
  }

  /** On one page if that can be. */
  #cover(sheets: readonly ListedSheet[]): BookPart | undefined {
    const front = this.#front(COVER, this.toolbox.renderer.handbookCover(this.#view(sheets)));
    return front && { ...front, fit: { min: 0.8, max: 1, overflow: "flow" } };
  }

  #contents(sheets: readonly ListedSheet[]): BookPart | undefined {
    return this.#front(CONTENTS, this.toolbox.renderer.handbookContents(this.#view(sheets)));
  }

  #view(sheets: readonly ListedSheet[]) {
    const { settings, root } = this.toolbox;
    const { logo } = settings.site;
    return handbookView({
      sheets,
      settings,
      locale: this.locale,
      logo: logo === undefined ? undefined : relativeUrl(root, logo),
    });
  }

  #front(name: string, html: Outcome<string>): BookPart | undefined {
    const { root, settings, fonts } = this.toolbox;
    this.#diagnostics.push(...html.diagnostics);
    if (html.value === undefined) return undefined;
    return {
      name,
      html: html.value,
      origin: this.toolbox.renderer.originOf(html.value),
      file: `handbook-${name}.hbs`,
      css: this.#styles([`handbook-${name}.css`], "body"),
      fonts,
      page: { ...settings.page.size, margin: settings.page.margin },
      baseDir: resolve(root),
      lang: this.locale.lang,
    };
  }

  #styles(names: readonly string[], selector: string, toolbox = this.toolbox): { file: string; text: string }[] {
    const { settings } = this.toolbox;
    const look = selector === ".vs-sheet" ? editionRules(settings) : "";
    const rule = fontRules(settings, selector) + fontRules(settings, "@page") + look;
    return [...sheetStyles(toolbox, names), ...(rule ? [{ file: "versus.yaml", text: rule }] : [])];
  }
}

const COVER = "cover";
const CONTENTS = "contents";

/** Cover and contents, each tag with its sheets, those without a tag under a heading of their own. */
function bookmarks(sheets: readonly ListedSheet[], { topics }: Settings, locale: Locale): Bookmark[] {
  const compare = byTopics(topics);
  const byTag = new Map<string, Bookmark[]>();
  const untagged: Bookmark[] = [];
  for (const { slug, title, tags } of sheets) {
    const bookmark = { title: plainText(title), part: handbookPart(slug) };
    if (tags.length === 0) untagged.push(bookmark);
    for (const tag of new Set(tags)) {
      const own = byTag.get(tag);
      if (own) own.push(bookmark);
      else byTag.set(tag, [bookmark]);
    }
  }
  const tagged = [...byTag].sort(([a], [b]) => compare(a, b)).map(([title, children]) => ({ title, children }));
  const others =
    untagged.length === 0 || tagged.length === 0 ? untagged : [{ title: locale.otherSheets, children: untagged }];
  return [{ title: locale.cover, part: COVER }, { title: locale.contents, part: CONTENTS }, ...tagged, ...others];
}

function notThere(slug: string): Diagnostic {
  return {
    severity: "error",
    code: "handbook/sheet",
    message: `the sheet ${slug} can't be read any more: the handbook is without it`,
  };
}
