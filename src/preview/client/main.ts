/** The application of a preview: what the server tells -> the views of a sheet, its problems, and the editor beside them. */
import type { Config, FilePlace, FromFrame, Shown } from "../wire/messages.js";
import { Connection } from "./connection.js";
import { byId } from "./dom.js";
import type { FileEditor } from "./editor/file-editor.js";
import { FitPanel } from "./fit/fit-panel.js";
import { Marks, plain } from "./marks/marks.js";
import { Panes } from "./panes.js";
import { showProblems } from "./problems.js";
import { SheetList } from "./sheet-list.js";
import { Tools } from "./tools.js";

const config = JSON.parse(document.querySelector<HTMLMetaElement>('meta[name="versus"]')?.content ?? "{}") as Config;

/** ms after which what belongs to a sheet is asked for. */
const REST = 150;

class Preview {
  #slug = "";
  readonly #list = new SheetList((slug) => this.open(slug));
  readonly #marks = new Marks();
  readonly #panes = new Panes(
    config.frame,
    (message) => this.#fromFrame(message),
    (lines, index) => this.#fromPdf(lines, index),
  );
  readonly #connection = new Connection({
    onShown: (shown) => this.#show(shown),
    onSheets: (sheets) => (this.#list.sheets = sheets),
    onRun: (run) => this.#meet(run),
    onLink: (isThere) => this.#link(isThere),
  });

  readonly #fit = new FitPanel((place) => this.#goTo(place));
  #editor: FileEditor | undefined;
  /** Where the cursor is. */
  #cursor: readonly [file: string, line: number, column: number] | undefined;
  #shown: Shown | undefined;
  #rest: number | undefined;

  constructor() {
    byId("problems").before(this.#fit.element);
    new Tools(byId("tools"), this.#panes, this.#fit);
    if (config.token !== undefined) void this.#openEditor(config.token);
    addEventListener("hashchange", () => this.#follow());
    addEventListener("keydown", (event) => {
      if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.#list.focus();
    });
    this.#follow();
  }

  open(slug: string): void {
    location.hash = encodeURIComponent(slug);
  }

  #follow(): void {
    let slug = config.sheet;
    try {
      slug = decodeURIComponent(location.hash.slice(1)) || config.sheet;
    } catch {
      // Typed by hand: no address of a sheet.
    }
    this.#slug = slug;
    this.#connection.follow(slug);
  }

  #show(shown: Shown): void {
    const { sheet, state } = shown;
    const title = sheet?.title ?? (this.#slug || config.project);
    byId("title").textContent = title;
    document.title = `${title} · Versus preview`;
    this.#list.chosen = sheet?.slug ?? this.#slug;
    document.body.classList.toggle("stale", state === "faulty" || state === "gone");
    document.body.classList.toggle("alone", state === "stopped" || state === "empty");
    showProblems(shown, this.#editor && ((place) => void this.#editor?.goTo(place)));
    this.#shown = shown;
    void this.#editor?.show(shown);
    if (!sheet || state === "stopped") return;
    this.#panes.show(sheet.slug, shown.outputs);
    const { page } = shown.outputs;
    // The sheet itself comes first.
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#fit.show(shown);
      if (page && this.#editor) void this.#mark(sheet.slug, page.version);
    }, REST);
  }

  /** The sheet has changed: the cursor may be in another text now. */
  async #mark(slug: string, version: string): Promise<void> {
    await this.#marks.load(slug, version);
    if (this.#cursor) this.#panes.mark(this.#marks.at(...this.#cursor), false);
  }

  /** It is large, so it comes once the sheet is there. */
  async #openEditor(token: string): Promise<void> {
    const { FileEditor } = await import("./editor/file-editor.js");
    const side = byId("side");
    side.hidden = false;
    this.#editor = new FileEditor(side, token, (file, line, column) => {
      this.#cursor = [file, line, column];
      this.#panes.mark(this.#marks.at(file, line, column), true);
    });
    if (this.#shown) this.#show(this.#shown);
  }

  #fromFrame(message: FromFrame): void {
    if (message.versus === "open") this.open(message.slug);
    else if (message.versus === "list") this.#list.focus();
    else if (message.versus === "click") this.#goTo(this.#marks.placeOfNodes(message.nodes));
  }

  #fromPdf(lines: readonly string[], index: number): void {
    const line = lines[index]!;
    const before = lines.slice(0, index).filter((each) => plain(each) === plain(line)).length;
    this.#goTo(this.#marks.placeOfText(line, before));
  }

  #goTo(place: FilePlace | undefined): void {
    if (place) void this.#editor?.goTo(place);
  }

  /** A preview that was started anew takes nothing from a page of the one before. */
  #meet(run: string): void {
    if (run === config.run) return;
    if (!this.#editor?.isDirty) location.reload();
    else byId("link").textContent = "The preview was started anew: copy your text, then reload this page.";
  }

  #link(isThere: boolean): void {
    const link = byId("link");
    link.toggleAttribute("data-lost", !isThere);
    if (isThere) void this.#editor?.tellAll();
    link.textContent = isThere ? "" : "Connection lost: trying again …";
  }
}

new Preview();
