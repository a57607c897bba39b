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

/** Who this page is among others that show the same project. */
const CLIENT = `${performance.timeOrigin} ${Math.random()}`;
/** ms after which what belongs to a sheet is asked for, whether its views have come or not. */
const PATIENCE = 400;

class Preview {
  #slug = "";
  readonly #list = new SheetList((slug) => this.open(slug));
  readonly #marks = new Marks();
  readonly #panes = new Panes(
    config.frame,
    (message) => this.#fromFrame(message),
    (lines, index) => this.#fromPdf(lines, index),
  );
  readonly #connection = new Connection(CLIENT, {
    onShown: (shown) => void this.#show(shown),
    onSheets: (sheets) => (this.#list.sheets = sheets),
    onRun: (run) => this.#meet(run),
    onLink: (isThere) => this.#link(isThere),
  });

  readonly #fit = new FitPanel((place) => this.#goTo(place));
  #editor: FileEditor | undefined;
  /** Where the cursor is. */
  #cursor: readonly [file: string, line: number, column: number] | undefined;
  #shown: Shown | undefined;

  constructor() {
    byId("problems").before(this.#fit.element);
    new Tools(byId("tools"), this.#panes, this.#fit);
    if (config.token !== undefined) void this.#openEditor(config.token);
    addEventListener("hashchange", () => this.#follow());
    addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return;
      if (event.key === "k") this.#list.focus();
      else if (event.key === "s") void this.#editor?.save();
      else return;
      event.preventDefault();
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

  /** The sheet itself comes first; what belongs to it follows once it is seen. */
  async #show(shown: Shown): Promise<void> {
    const { sheet, state } = shown;
    this.#shown = shown;
    document.body.classList.toggle("stale", state === "faulty" || state === "gone");
    document.body.classList.toggle("alone", state === "stopped" || state === "empty");
    const isThere = sheet !== undefined && state !== "stopped";
    const seen = isThere ? this.#panes.show(sheet.slug, shown.outputs) : undefined;
    const title = sheet?.title ?? (this.#slug || config.project);
    byId("title").textContent = title;
    document.title = `${title} · Versus preview`;
    this.#list.chosen = sheet?.slug ?? this.#slug;
    showProblems(shown, this.#editor && ((place) => void this.#editor?.goTo(place)));
    await Promise.race([seen, new Promise((done) => setTimeout(done, PATIENCE))]);
    if (this.#shown !== shown) return;
    void this.#editor?.show(shown);
    if (!isThere) return;
    this.#fit.show(shown);
    const { page } = shown.outputs;
    if (page && this.#editor) await this.#mark(sheet.slug, page.version);
  }

  /** The sheet has changed: the cursor may be in another text now. */
  async #mark(slug: string, version: string): Promise<void> {
    await this.#marks.load(slug, version);
    this.#markCursor(false);
  }

  #markCursor(isSought: boolean): void {
    if (!this.#cursor) return;
    const found = this.#marks.at(...this.#cursor);
    this.#panes.mark(found, (lines) => this.#marks.linesOf(found, lines), isSought);
  }

  /** It is large, so it comes once the sheet is there. */
  async #openEditor(token: string): Promise<void> {
    const [{ FileEditor }, { Writes }] = await Promise.all([
      import("./editor/file-editor.js"),
      import("./editor/requests.js"),
    ]);
    const side = byId("side");
    side.hidden = false;
    this.#editor = new FileEditor(side, new Writes(token, CLIENT), (file, line, column) => {
      this.#cursor = [file, line, column];
      this.#markCursor(true);
    });
    if (this.#shown) void this.#show(this.#shown);
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
    if (isThere) this.#editor?.tellAll();
    link.textContent = isThere ? "" : "Connection lost: trying again …";
  }
}

new Preview();
