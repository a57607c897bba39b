/** The sheets -> a list that can be searched: those with problems first, and of thousands those alone drawn that can be seen. */
import type { SheetLine } from "../wire/messages.js";
import { byId, make, plural } from "./dom.js";

/** px, as the styles have it. */
const ROW = 2.6 * 15;
/** Rows that are drawn above and below those that can be seen. */
const MORE = 4;

const rank = ({ errors, warnings }: SheetLine): number => (errors > 0 ? 0 : warnings > 0 ? 1 : 2);
const folded = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export class SheetList {
  #all: readonly SheetLine[] = [];
  #found: readonly SheetLine[] = [];
  #active = 0;
  #chosen = "";
  readonly #rows = byId("sheets");
  readonly #find = byId("find") as HTMLInputElement;
  readonly #space = make("div");

  constructor(readonly onOpen: (slug: string) => void) {
    this.#rows.append(this.#space);
    this.#rows.addEventListener("scroll", () => this.#draw());
    new ResizeObserver(() => this.#draw()).observe(this.#rows);
    this.#find.addEventListener("input", () => {
      this.#active = 0;
      this.#rows.scrollTop = 0;
      this.#search();
    });
    this.#find.addEventListener("keydown", (event) => this.#pressed(event));
  }

  set sheets(sheets: readonly SheetLine[]) {
    const active = this.#found[this.#active]?.slug;
    this.#all = sheets.toSorted((a, b) => rank(a) - rank(b));
    this.#search(active);
  }

  set chosen(slug: string) {
    this.#chosen = slug;
    this.#draw();
  }

  focus(): void {
    this.#find.focus();
    this.#find.select();
  }

  /** @param active the sheet that stays the active one, wherever it stands now */
  #search(active?: string): void {
    const words = folded(this.#find.value).split(/\s+/).filter(Boolean);
    this.#found = this.#all.filter(({ slug, title }) => {
      const text = folded(`${title} ${slug}`);
      return words.every((word) => text.includes(word));
    });
    const at = this.#found.findIndex(({ slug }) => slug === active);
    this.#active = at >= 0 ? at : Math.max(0, Math.min(this.#active, this.#found.length - 1));
    const faulty = this.#all.filter(({ errors }) => errors > 0).length;
    const all = plural(this.#all.length, "sheet");
    const found = words.length > 0 ? `${this.#found.length} of ${all}` : all;
    byId("count").textContent = faulty > 0 ? `${found}, ${faulty} with errors` : found;
    this.#draw();
  }

  #pressed(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(this.#rows.clientHeight / ROW) - 1);
    const steps: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    const step = steps[event.key];
    if (event.key === "Enter") {
      const line = this.#found[this.#active];
      if (line) this.onOpen(line.slug);
    } else if (step !== undefined) {
      this.#active = Math.max(0, Math.min(this.#active + step, this.#found.length - 1));
      const top = this.#active * ROW;
      const { scrollTop, clientHeight } = this.#rows;
      if (top < scrollTop) this.#rows.scrollTop = top;
      else if (top + ROW > scrollTop + clientHeight) this.#rows.scrollTop = top + ROW - clientHeight;
      this.#draw();
    } else return;
    event.preventDefault();
  }

  #draw(): void {
    const { scrollTop, clientHeight } = this.#rows;
    const first = Math.max(0, Math.floor(scrollTop / ROW) - MORE);
    const last = Math.min(this.#found.length, Math.ceil((scrollTop + clientHeight) / ROW) + MORE);
    const drawn = this.#found.slice(first, last).map((line, i) => this.#row(line, first + i));
    this.#space.style.height = `${this.#found.length * ROW}px`;
    this.#space.replaceChildren(...drawn);
    const active = this.#found[this.#active];
    if (active) this.#find.setAttribute("aria-activedescendant", `row-${this.#active}`);
    else this.#find.removeAttribute("aria-activedescendant");
  }

  #row({ slug, title, errors, warnings }: SheetLine, i: number): HTMLElement {
    const state =
      errors > 0
        ? make("span", { class: "errors" }, plural(errors, "error"))
        : warnings > 0
          ? make("span", { class: "warnings" }, plural(warnings, "warning"))
          : make("span", {}, slug);
    const row = make(
      "div",
      {
        ...{ id: `row-${i}`, class: "row", role: "option" },
        ...{
          "aria-selected": String(slug === this.#chosen),
          "aria-setsize": this.#found.length,
          "aria-posinset": i + 1,
        },
        "data-active": i === this.#active && document.activeElement === this.#find,
        onclick: () => this.onOpen(slug),
      },
      make("b", { title }, title),
      state,
    );
    row.style.top = `${i * ROW}px`;
    return row;
  }
}
