/** The application of a preview: what the server tells -> the views of a sheet, its problems, and the editor beside them. */
import type { Config, FilePlace, FromFrame, Shown } from "../wire.js";
import { Connection } from "./connection.js";
import { byId } from "./dom.js";
import { Panes } from "./panes.js";
import { showProblems } from "./problems.js";
import { SheetList } from "./sheet-list.js";
import { Tools } from "./tools.js";

const config = JSON.parse(document.querySelector<HTMLMetaElement>('meta[name="versus"]')?.content ?? "{}") as Config;

class Preview {
  #slug = "";
  readonly #list = new SheetList((slug) => this.open(slug));
  readonly #panes = new Panes(config.frame, (message) => this.#fromFrame(message));
  readonly #connection = new Connection({
    onShown: (shown) => this.#show(shown),
    onSheets: (sheets) => (this.#list.sheets = sheets),
    onLink: (isThere) => this.#link(isThere),
  });

  constructor() {
    new Tools(byId("tools"), this.#panes);
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
    showProblems(shown, this.#onPlace);
    if (sheet && state !== "stopped") this.#panes.show(sheet.slug, shown.outputs);
  }

  readonly #onPlace: ((place: FilePlace) => void) | undefined = undefined;

  #fromFrame(message: FromFrame): void {
    if (message.versus === "open") this.open(message.slug);
    else if (message.versus === "list") this.#list.focus();
  }

  #link(isThere: boolean): void {
    const link = byId("link");
    link.toggleAttribute("data-lost", !isThere);
    link.textContent = isThere ? "" : "Connection lost: trying again …";
  }
}

new Preview();
