/**
 * Margin boxes of pages (CSS Paged Media 3, section 5): each is a block container with the text of its `content`, laid out like
 * any other, once its size in the margin is known. Lengths in px, places from the page's top left.
 */
import {
  anonymousStyle,
  type ComputedStyle,
  type CounterStyles,
  type MarginBoxName,
  type PageStyle,
  type StyledElement,
  type Values,
} from "../../css/index.js";
import { type Box, makeBox } from "../boxes/box.js";
import { Counters } from "../boxes/generated/counters.js";
import { type CssImages, contentItems, GeneratedContent } from "../boxes/generated-content.js";
import type { LayoutContext } from "../formatting/context.js";
import type { BoxFragment, MarginBoxFragment } from "../fragments/fragment.js";
import { placeMarginBoxes } from "./margin-box-placement.js";
import { NamedStrings } from "./named-strings.js";

/** Lays out the margin boxes of a document's pages, which have to come in their order: counters go on from page to page. */
export class MarginBoxes {
  readonly #counters = new Counters();
  readonly #strings: NamedStrings;
  #page = -1;

  /**
   * @param root the root element: its counters go on in the margins, and generated text is in its language
   * @param pages the content of all pages
   * @param firstPage the number of the first one
   */
  constructor(
    readonly root: StyledElement,
    readonly context: LayoutContext,
    readonly counterStyles: CounterStyles,
    readonly cssImages: CssImages,
    readonly pages: readonly BoxFragment[],
    firstPage: number,
  ) {
    this.#strings = new NamedStrings(pages);
    this.#counters.set("page", firstPage - 1);
    new GeneratedContent(this.#counters, counterStyles).count(root.element, root.style, true);
  }

  /** The margin boxes of the next page, in their painting order. */
  next({ outer: page, context, boxes }: PageStyle): MarginBoxFragment[] {
    this.#page++;
    const counters = this.#count(context);
    if (boxes.size === 0) return [];
    const made = new Map<MarginBoxName, Box>();
    for (const [name, style] of boxes) {
      const box = this.#generate(style, counters);
      if (box) made.set(name, box);
    }
    return made.size === 0 ? [] : placeMarginBoxes(page, made, this.context);
  }

  /**
   * The counters on the next page. `page` is incremented on every page unless the page context changes it itself (section 6.1).
   * What the page context resets is seen on this page alone; what it increments goes on.
   */
  #count(style: ComputedStyle): Counters {
    const increments = [...style.counterIncrement];
    const isReset = new Set(style.counterReset.map(({ name }) => name));
    if (!isReset.has("page") && !increments.some(({ name }) => name === "page"))
      increments.push({ name: "page", value: 1 });
    const change = (counters: Counters, resets: boolean) => {
      const inScope = ({ name }: { name: string }) => isReset.has(name) === resets;
      for (const { name, value } of increments.filter(inScope)) counters.increment(name, value);
      for (const { name, value } of style.counterSet.filter(inScope)) counters.set(name, value);
    };
    this.#counters.set("pages", this.pages.length);
    change(this.#counters, false);
    if (isReset.size === 0) return this.#counters;
    const counters = this.#counters.copy();
    counters.enter();
    for (const { name, value } of style.counterReset) counters.reset(name, value);
    change(counters, true);
    return counters;
  }

  #generate(style: ComputedStyle, ofPage: Counters): Box | undefined {
    const { element } = this.root;
    const changes = style.counterReset.length + style.counterIncrement.length + style.counterSet.length > 0;
    // A box changes counters for itself alone.
    const counters = changes ? ofPage.copy() : ofPage;
    const strings = (name: string, position: Values.StringPosition) => this.#strings.value(name, position, this.#page);
    const content = new GeneratedContent(counters, this.counterStyles, strings);
    if (changes) {
      counters.enter();
      content.count(element, style, true);
    }
    const pieces = content.pieces(style, element);
    if (pieces === undefined) return undefined;
    const items = contentItems(pieces, style, element, this.cssImages, anonymousStyle(style, "inline"));
    return makeBox({ inside: "inline", style, element, origin: "before", items });
  }
}
