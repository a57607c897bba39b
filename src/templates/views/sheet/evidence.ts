/** What a statement rests on -> the numbers of its sources, and a line that says when it was looked at and by whom. */
import { type Evidence, type Point, textOf } from "../../../content/index.js";
import { fill, formatDate, type Locale } from "../../folders/locales.js";
import { escaped, inlineMarkdown } from "../markdown.js";
import type { Target } from "./target.js";

export class EvidenceView {
  readonly #shown = new Set<number>();

  constructor(
    readonly locale: Locale,
    readonly target: Target,
    /** Whether there is a list of sources that numbers could lead to. */
    readonly hasSources: boolean,
  ) {}

  /** Superscript numbers, HTML. They lead to the list of sources, but in a snippet, which has no ids that could clash with its host's. */
  refs({ sources = [] }: Evidence): string | null {
    if (sources.length === 0 || !this.hasSources) return null;
    const links = sources.map((number) => {
      this.#shown.add(number);
      if (this.target === "snippet") return String(number);
      const label = fill(this.locale.source, { number });
      return `<a href="#${sourceId(number)}" aria-label="${escaped(label)}">${number}</a>`;
    });
    // A narrow space keeps a number from what is read before it: € 49 with source 1 is no € 491. No line breaks there.
    return `<sup class="vs-ref">\u202f${links.join(", ")}</sup>`;
  }

  /** Plain text. */
  checked({ checked, by }: Evidence): string | null {
    const date = checked === undefined ? [] : [this.checkedOn(checked)];
    if (by === undefined) return date[0] ?? null;
    return date.length > 0 ? [...date, by].join(this.locale.comma) : fill(this.locale.checkedBy, { name: by });
  }

  checkedOn(date: string): string {
    return fill(this.locale.checked, { date: formatDate(date, this.locale) });
  }

  /** A point with all that it rests on, HTML. */
  point(point: Point): string {
    const html = inlineMarkdown(textOf(point));
    return typeof point === "string" ? html : html + this.beside(point);
  }

  /** What stands behind a text, HTML. */
  beside(evidence: Evidence): string {
    const checked = this.checked(evidence);
    return `${this.refs(evidence) ?? ""}${checked === null ? "" : ` <small class="vs-note">${escaped(checked)}</small>`}`;
  }

  /** The id by which a source in the list is led to; null where nothing does. @param number from 1 */
  idOf(number: number): string | null {
    return this.target !== "snippet" && this.#shown.has(number) ? sourceId(number) : null;
  }
}

const sourceId = (number: number): string => `source-${number}`;
