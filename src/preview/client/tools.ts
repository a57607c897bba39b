/** The buttons over the views: which of them are seen, and how. What was chosen is kept in the browser. */
import type { View } from "../wire/messages.js";
import { make } from "./dom.js";
import type { FitPanel } from "./fit/fit-panel.js";
import { type Panes, VIEWS } from "./panes.js";

/** How the views are seen; each is a class of the page. */
const WAYS = { phone: "Phone", dark: "Dark", grey: "Grey" } as const;
type Way = keyof typeof WAYS;
const TITLES: Readonly<Record<Way, string>> = {
  phone: "Page and snippet as wide as a phone",
  dark: "Page and snippet in dark colours",
  grey: "Everything without colours, as photocopied",
};
const KEPT = "versus-preview";

export class Tools {
  readonly #on: Set<string>;

  constructor(
    element: HTMLElement,
    readonly panes: Panes,
    readonly fit: FitPanel,
  ) {
    this.#on = new Set(kept() ?? ["pdf", "page"]);
    const views = (Object.keys(VIEWS) as View[]).map((view) =>
      this.#toggle(view, VIEWS[view], `Show the ${VIEWS[view]}`),
    );
    const fitting = this.#toggle("fit", "Fit", "How full the page is");
    const ways = (Object.keys(WAYS) as Way[]).map((way) => this.#toggle(way, WAYS[way], TITLES[way]));
    const zoom = (
      [
        ["−", -1, "Smaller PDF"],
        ["Width", 0, "PDF as wide as there is room"],
        ["+", 1, "Larger PDF"],
      ] as const
    ).map(([text, by, label]) =>
      make("button", { type: "button", "aria-label": label, title: label, onclick: () => panes.zoomBy(by) }, text),
    );
    element.append(...[views, ways, zoom, [fitting]].map((buttons) => make("div", { class: "group" }, ...buttons)));
    this.#apply();
  }

  #toggle(name: string, text: string, title: string): HTMLElement {
    const button = make("button", { type: "button", title, "aria-pressed": String(this.#on.has(name)) }, text);
    button.addEventListener("click", () => {
      if (!this.#on.delete(name)) this.#on.add(name);
      button.setAttribute("aria-pressed", String(this.#on.has(name)));
      keep([...this.#on]);
      this.#apply();
    });
    return button;
  }

  #apply(): void {
    for (const view of Object.keys(VIEWS) as View[]) this.panes.wanted[view] = this.#on.has(view);
    for (const way of Object.keys(WAYS)) document.body.classList.toggle(way, this.#on.has(way));
    this.panes.scheme = this.#on.has("dark") ? "dark" : "light";
    this.fit.isOpen = this.#on.has("fit");
    this.panes.update();
  }
}

function kept(): string[] | undefined {
  try {
    const names: unknown = JSON.parse(localStorage.getItem(KEPT) ?? "");
    return Array.isArray(names) ? names.map(String) : undefined;
  } catch {
    return undefined;
  }
}

function keep(names: readonly string[]): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(names));
  } catch {
    // Private windows keep nothing.
  }
}
