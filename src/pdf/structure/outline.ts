/** Headings -> bookmarks (ISO 32000-1, section 12.3.3). */
import type { Element } from "domhandler";
import { readableText } from "../../html/index.js";
import type { OutlineEntry } from "../target.js";

interface Entry extends OutlineEntry {
  readonly level: number;
  readonly children: Entry[];
}

export class OutlineBuilder {
  readonly #roots: Entry[] = [];
  /** The last entry with all that it is in, outermost first. */
  #open: Entry[] = [];
  readonly #seen = new Set<Element>();

  /** Takes note of an element that is painted; `y` in pt from the top of the page. */
  heading(element: Element, page: number, y: number): void {
    const level = /^h([1-6])$/.exec(element.name)?.[1];
    if (!level || this.#seen.has(element) || isHidden(element)) return;
    const title = readableText(element);
    if (title === "") return;
    this.#seen.add(element);
    const entry: Entry = { title, page, y, level: Number(level), children: [] };
    this.#open = this.#open.filter((open) => open.level < entry.level);
    const parent = this.#open.at(-1);
    if (parent) parent.children.push(entry);
    else this.#roots.push(entry);
    this.#open.push(entry);
  }

  entries(): readonly OutlineEntry[] {
    return this.#roots;
  }
}

function isHidden(element: Element): boolean {
  for (
    let at: Element | undefined = element;
    at;
    at = at.parentNode && "attribs" in at.parentNode ? at.parentNode : undefined
  ) {
    if (at.attribs["aria-hidden"] === "true") return true;
  }
  return false;
}
