/** What a statement rests on -> the numbers of its sources, and a line that says when it was looked at and by whom. */
import { type Evidence, type Point, type Source, textOf } from "../../../content/index.js";
import { fill, formatDate, type Locale } from "../../folders/locales.js";
import { escaped, inlineMarkdown, plainText } from "../markdown.js";
import { reachable, type Target } from "./target.js";

export class EvidenceView {
  /** Of each source that something rests on, the mentions of it, numbered through all sources in the order in which they are made. */
  readonly #mentions = new Map<number, number[]>();
  #lastMention = 0;
  /** Who answers for anything that was shown, in the order in which they are named. */
  readonly owners: string[] = [];

  constructor(
    readonly locale: Locale,
    readonly target: Target,
    /** The list that numbers lead to. */
    readonly sources: readonly Source[],
    /** YYYY-MM-DD: what was checked before it is stale; undefined where nothing is. */
    readonly freshSince?: string,
  ) {}

  /**
   * Superscript numbers, HTML. They lead to the list of sources, but in a snippet, which has no ids that could clash with its host's: there
   * they lead to the source itself, where it has an address.
   */
  refs({ sources = [] }: Evidence): string | null {
    if (sources.length === 0 || this.sources.length === 0) return null;
    const links = sources.map((number) => (this.target === "snippet" ? this.#outside(number) : this.#inside(number)));
    // A narrow space keeps a number from what is read before it: € 49 with source 1 is no € 491. No line breaks there.
    return `<sup class="vs-ref">\u202f${links.join(", ")}</sup>`;
  }

  #inside(number: number): string {
    const mention = ++this.#lastMention;
    const others = this.#mentions.get(number);
    if (others) others.push(mention);
    else this.#mentions.set(number, [mention]);
    const id = this.target === "page" ? ` id="${mentionId(mention)}"` : "";
    return `<a href="#${sourceId(number)}"${id} role="doc-noteref" aria-label="${escaped(this.#label(number))}">${number}</a>`;
  }

  #outside(number: number): string {
    const { title, url } = this.sources[number - 1]!;
    const link = url === undefined ? null : reachable(url, this.target);
    if (link === null) return `<span role="img" aria-label="${escaped(this.#label(number))}">${number}</span>`;
    const label = this.#label(number) + this.locale.comma + plainText(title);
    return `<a href="${escaped(link)}" aria-label="${escaped(label)}">${number}</a>`;
  }

  #label = (number: number): string => fill(this.locale.source, { number });

  /** Plain text. */
  checked({ checked, by }: Evidence): string | null {
    if (by !== undefined && !this.owners.includes(by)) this.owners.push(by);
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

  /** The word for a statement that was checked too long ago; null for others. */
  stale({ checked }: Evidence): string | null {
    const isStale = checked !== undefined && this.freshSince !== undefined && checked < this.freshSince;
    return isStale ? this.locale.stale : null;
  }

  /** What stands behind a text, HTML. */
  beside(evidence: Evidence): string {
    const checked = this.checked(evidence);
    const stale = this.stale(evidence);
    // As in cell.hbs.
    const mark =
      stale === null
        ? ""
        : `<b class="vs-stale"><span class="vs-sign" aria-hidden="true">!</span> ${escaped(stale)}</b> `;
    const line = checked === null ? "" : ` <small class="vs-note">${mark}${escaped(checked)}</small>`;
    return `${this.refs(evidence) ?? ""}${line}`;
  }

  /** The id by which a source in the list is led to; null where nothing does. @param number from 1 */
  idOf(number: number): string | null {
    return this.#mentions.has(number) ? sourceId(number) : null;
  }

  /** What leads from a source in the list back to where it is mentioned: on a page, since readers of PDFs have a way back of their own. */
  mentionsOf(number: number): readonly Mention[] {
    const mentions = this.target === "page" ? (this.#mentions.get(number) ?? []) : [];
    return mentions.map((mention, i) => ({
      url: `#${mentionId(mention)}`,
      label: fill(this.locale.mention, { number: i + 1 }),
      number: mentions.length > 1 ? String(i + 1) : null,
    }));
  }
}

/** A link back to a statement. */
export interface Mention {
  readonly url: string;
  /** Names the link. */
  readonly label: string;
  /** From 1; null where there is but one. */
  readonly number: string | null;
}

const sourceId = (number: number): string => `source-${number}`;
const mentionId = (mention: number): string => `mention-${mention}`;
