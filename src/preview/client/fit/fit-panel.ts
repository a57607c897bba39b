/** How a sheet fits its page -> a panel that says how full it is, what takes most of it, and what gives way when there is more. */
import type { FilePlace, Fit, Fullness, Shown } from "../../wire/messages.js";
import { make, plural } from "../dom.js";

const percent = (share: number): string => `${Math.round(share * 100)} %`;

export class FitPanel {
  readonly element = make("section", { class: "fit", "aria-label": "Fit", hidden: true });
  #shown: Shown | undefined;
  #of = "";
  #fullness: Fullness | undefined;

  /** @param onPlace told where a part is written, once it was chosen */
  constructor(readonly onPlace: (place: FilePlace) => void) {}

  set isOpen(isOpen: boolean) {
    this.element.hidden = !isOpen;
    if (this.#shown) this.show(this.#shown);
  }

  show(shown: Shown): void {
    this.#shown = shown;
    const version = shown.outputs.pdf?.version;
    const of = `${shown.sheet?.slug} ${version}`;
    if (this.element.hidden) return;
    if (of !== this.#of && shown.sheet && version !== undefined) {
      this.#of = of;
      this.#fullness = undefined;
      void this.#ask(shown.sheet.slug, of);
    }
    this.#draw();
  }

  async #ask(slug: string, of: string): Promise<void> {
    const response = await fetch(`fullness?sheet=${encodeURIComponent(slug)}`).catch(() => undefined);
    if (!response?.ok || this.#of !== of) return;
    this.#fullness = ((await response.json()) as Fullness | null) ?? undefined;
    this.#draw();
  }

  #draw(): void {
    const fit = this.#shown?.fit;
    if (!fit) {
      this.element.replaceChildren(make("p", {}, "There is no PDF, so nothing is fitted to a page."));
      return;
    }
    const { room, parts = [] } = this.#fullness ?? {};
    const bar =
      room === undefined
        ? []
        : [make("meter", { min: 0, max: 1, value: room.filled, "aria-label": "How full the page is" })];
    this.element.replaceChildren(
      make("p", {}, ...bar, headline(fit, room?.filled)),
      make("p", {}, wayOut(fit, room?.least)),
      make(
        "ol",
        { "aria-label": "The longest parts" },
        ...parts.map(({ key, share, place }) => {
          const text = `${key} ${percent(share)}`;
          if (!place) return make("li", {}, text);
          return make("li", {}, make("button", { type: "button", onclick: () => this.onPlace(place) }, text));
        }),
      ),
    );
  }
}

function headline({ pages, scale, smallestText }: Fit, filled: number | undefined): string {
  const full = filled === undefined ? plural(pages, "page") : `${percent(filled)} of the page is taken`;
  const small = smallestText === undefined ? "" : `; the smallest text has ${smallestText} pt`;
  return `${full}, at ${percent(scale)} of the usual size${small}.`;
}

/** @param least the smallest scale that there would be */
function wayOut({ pages, scale }: Fit, least: number | undefined): string {
  if (pages > 1) return "It doesn't fit one page at the smallest size, so it runs on. Shorten the longest parts:";
  if (least === undefined) return "The longest parts:";
  if (scale <= least + 0.005)
    return "Nothing can give way any more: with another line it doesn't fit. The longest parts:";
  return `When there is more, text and spaces shrink together, down to ${percent(least)}; then it doesn't fit. The longest parts:`;
}
