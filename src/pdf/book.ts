/**
 * Many HTML documents -> one PDF, written as it is made. Each part is laid out by itself, with its own stylesheets, page, scale and
 * language; painted; written with its structure; and forgotten. What stays in memory of a part is its place in the file.
 *
 * Parts that stand at the front (a cover, the contents) are printed last, when it is known on which page each part begins: only the
 * tree of pages puts them first. Pages at the front are numbered i, ii, iii, those of the other parts 1, 2, 3.
 */

import { hasErrors, type Outcome } from "../diagnostics/index.js";
import { type LayoutOptions, layOutHtml } from "../document/index.js";
import { forgetDocuments } from "../document-memo.js";
import { readHead } from "../html/index.js";
import { type ImageResolution, imageDpi } from "./image-resolution.js";
import { type Conformance, claims, type DocumentMetadata } from "./metadata.js";
import { paintPages } from "./paint/document.js";
import { type PageLabels, PdfkitTarget } from "./pdfkit/target.js";
import { type TagCounts, tagCounts } from "./structure/structure.js";
import type { OutlineEntry } from "./target.js";

/** Takes the file piece by piece, in its order. */
export type ByteSink = (bytes: Uint8Array) => Promise<void>;

export interface BookOptions {
  readonly metadata: DocumentMetadata;
  /** As for `printHtml`. */
  readonly images?: ImageResolution;
  /** Names of all parts: a link to `#name` leads to the first page of that part, unless an element of its own document has the name. */
  readonly names: ReadonlySet<string>;
}

/** One document of the book. Its `firstPage` is found by counting. */
export interface BookPart extends Omit<LayoutOptions, "firstPage"> {
  readonly name: string;
  readonly html: string;
}

export interface PrintedPart {
  readonly name: string;
  /** Number of the part's first page, as it stands on the page: from 1 on, also at the front. */
  readonly firstPage: number;
  readonly pages: number;
}

/** A bookmark: the first page of a part, or of the first part below it. */
export interface Bookmark {
  readonly title: string;
  readonly part?: string;
  readonly children?: readonly Bookmark[];
}

export interface PrintedBook {
  readonly pages: number;
  /** Structure elements by their type. */
  readonly tags: TagCounts;
  /** The standards that the file conforms to, and says so. */
  readonly conformance: readonly Conformance[];
}

export class BookPrinter {
  readonly #target: PdfkitTarget;
  /** Index of the first page of each part among all that are painted. */
  readonly #places = new Map<string, number>();
  readonly #linked = new Set<string>();
  readonly #tags: Partial<Record<string, number>> = { Document: 1 };
  /** What was painted before the front. */
  #body: { readonly page: number; readonly part: number } | undefined;
  #isAccessible = true;

  constructor(
    readonly options: BookOptions,
    readonly sink: ByteSink,
  ) {
    this.#target = new PdfkitTarget(options.metadata, imageDpi(options.images));
  }

  /** Parts that links lead to and that were not printed. Whoever knows of some prints the book anew without their names. */
  get missing(): readonly string[] {
    return [...this.#linked].filter((name) => !this.#places.has(name));
  }

  /** Prints a part after those before. Diagnostics: as those of `printHtml`; a part without a value leaves no trace in the file. */
  async print(part: BookPart): Promise<Outcome<PrintedPart>> {
    const before = this.#target.pageCount;
    const firstPage = before - (this.#body?.page ?? 0) + 1;
    const laidOut = layOutHtml(part.html, { ...part, firstPage });
    if (!laidOut.value) return { diagnostics: laidOut.diagnostics };
    const { document, pages, images, missingLanguage } = laidOut.value;
    const { name } = part;
    const head = readHead(document);
    const lang = head.lang || part.lang || this.options.metadata.lang;
    const { tree, linkedParts, diagnostics } = paintPages(pages, pages.styled, this.#target, {
      images: images.byUrl,
      effects: images.effect,
      source: document.source,
      baseUrl: head.baseUrl,
      part: { name, idPrefix: `${name}#`, lang, isPart: (other) => this.options.names.has(other) },
    });
    this.#places.set(name, before);
    for (const other of linkedParts) this.#linked.add(other);
    for (const [type, count] of Object.entries(tagCounts(tree))) this.#tags[type] = (this.#tags[type] ?? 0) + count;
    if (hasErrors([...missingLanguage, ...diagnostics])) this.#isAccessible = false;
    const lost = this.#target.losses();
    forgetDocuments();
    await this.sink(this.#target.endPart(tree));
    return {
      value: { name, firstPage, pages: pages.pages.length },
      diagnostics: [...laidOut.diagnostics, ...missingLanguage, ...diagnostics, ...lost, ...images.takeDiagnostics()],
    };
  }

  /** What is printed from here on stands at the front, in its order. */
  beginFront(): void {
    this.#body = { page: this.#target.pageCount, part: this.#places.size };
  }

  /** Ends the file. */
  async finish(bookmarks: readonly Bookmark[]): Promise<PrintedBook> {
    const pages = this.#target.pageCount;
    const body = this.#body ?? { page: pages, part: this.#places.size };
    const front = pages - body.page;
    const labels: PageLabels[] = front > 0 ? [{ from: 0, style: "lower-roman" }] : [];
    if (front < pages) labels.push({ from: front, style: "decimal" });
    this.#target.outline(bookmarks.flatMap((bookmark) => this.#entry(bookmark)));
    this.#target.endParts(body, labels);
    const conformance = claims(this.#isAccessible, false);
    await this.sink(this.#target.bytes(conformance));
    return { pages, tags: this.#tags, conformance };
  }

  /** None for a bookmark that leads nowhere. */
  #entry({ title, part, children = [] }: Bookmark): OutlineEntry[] {
    const below = children.flatMap((child) => this.#entry(child));
    const page = part === undefined ? below[0]?.page : this.#places.get(part);
    if (page === undefined) return [];
    return [{ title, page, y: 0, children: below, closed: true }];
  }
}
