/** The outputs of a sheet -> panes side by side: PDF, page, snippet, as far as each is wanted and there. */
import type { FromFrame, Mark, Shown, View } from "../wire/messages.js";
import { byId, make } from "./dom.js";
import { PageView } from "./page-view.js";
import { PdfView } from "./pdf/pdf-view.js";

export const VIEWS: Readonly<Record<View, string>> = { pdf: "PDF", page: "Page", snippet: "Snippet" };

export class Panes {
  readonly wanted: Record<View, boolean> = { pdf: true, page: true, snippet: false };
  readonly #panes: Readonly<Record<View, { readonly pane: HTMLElement; readonly view: HTMLElement }>>;
  readonly #page: PageView;
  readonly #snippet: PageView;
  #pdf: PdfView | undefined;
  #slug = "";
  #outputs: Shown["outputs"] = {};
  /** The sheet that each view shows. */
  readonly #seen: Partial<Record<View, string>> = {};

  constructor(
    readonly base: string,
    readonly onMessage: (message: FromFrame) => void,
    readonly onPdf: (lines: readonly string[], index: number) => void,
  ) {
    this.#page = new PageView(base, "The page", (path) => path, onMessage);
    this.#snippet = new PageView(
      base,
      "The snippet in its host",
      (path) => path.replace("/snippets/", "/hosts/"),
      onMessage,
    );
    this.#panes = { pdf: paneOf("pdf"), page: paneOf("page"), snippet: paneOf("snippet") };
    byId("panes").append(...Object.values(this.#panes).map(({ pane }) => pane));
    this.#panes.page.view.append(this.#page.element);
    this.#panes.snippet.view.append(this.#snippet.element);
  }

  /** Resolves once all that is wanted is seen. */
  show(slug: string, outputs: Shown["outputs"]): Promise<unknown> {
    this.#slug = slug;
    this.#outputs = outputs;
    return this.update();
  }

  /** Shows what is wanted now. Resolves once it is seen. */
  update(): Promise<unknown> {
    const seen: (Promise<void> | undefined)[] = [];
    // The page takes a browser longest.
    for (const view of ["page", "snippet", "pdf"] as const) {
      const { pane } = this.#panes[view];
      pane.hidden = !this.wanted[view];
      const output = this.#outputs[view];
      pane.dataset.missing = output ? "" : "true";
      if (!this.wanted[view] || !output) continue;
      const isOther = this.#seen[view] !== this.#slug;
      this.#seen[view] = this.#slug;
      if (view === "page") seen.push(this.#page.show(output, isOther));
      else if (view === "snippet") seen.push(this.#snippet.show(output, isOther));
      else seen.push(this.#showPdf(output, isOther));
    }
    return Promise.all(seen);
  }

  /**
   * Shows what says something.
   * @param linesOf which lines of the PDF do, of all of them in their order
   * @param isSought whether it is brought into view
   */
  mark(marks: readonly Mark[], linesOf: (lines: readonly string[]) => ReadonlySet<number>, isSought: boolean): void {
    this.#page.tell({ versus: "mark", nodes: marks.map(({ node }) => node), isSought });
    if (this.wanted.pdf) void this.#pdf?.mark(linesOf, isSought);
  }

  zoomBy(direction: -1 | 0 | 1): void {
    this.#pdf?.zoomBy(direction);
  }

  set scheme(scheme: "light" | "dark") {
    this.#page.scheme = scheme;
    this.#snippet.scheme = scheme;
  }

  #showPdf({ path, version }: NonNullable<Shown["outputs"]["pdf"]>, isOther: boolean): Promise<void> | undefined {
    const { view } = this.#panes.pdf;
    if (typeof WebAssembly === "object") {
      if (!this.#pdf) {
        this.#pdf = new PdfView({ onClick: this.onPdf, onSheet: (slug) => this.onMessage({ versus: "open", slug }) });
        view.replaceWith(this.#pdf.element);
      }
      return this.#pdf.show(`pdf?sheet=${encodeURIComponent(this.#slug)}&v=${version}`, `${path} ${version}`, isOther);
    }
    // The browser's own view, which works in no sandbox.
    const src = `${this.base}${path.split("/").map(encodeURIComponent).join("/")}?v=${version}`;
    view.replaceChildren(make("div", { class: "frames" }, make("iframe", { title: "The PDF", src })));
    return undefined;
  }
}

function paneOf(name: View): { readonly pane: HTMLElement; readonly view: HTMLElement } {
  const view = make("div", { class: "view" });
  const heading = make("h2", {}, VIEWS[name]);
  return {
    view,
    pane: make("section", { class: "pane", "aria-label": VIEWS[name], "data-view": name }, heading, view),
  };
}
