/** `content`, counters and quotes (CSS Generated Content 3) while the document is walked. */
import type { Element, ParentNode } from "domhandler";
import { anonymousStyle, type ComputedStyle, type CounterStyles, type Values } from "../../css/index.js";
import type { ImageSource } from "../../graphics/index.js";
import { attributeOf, isElement, languageOf } from "../../html/index.js";
import { derivedStyle, type InlineItem, type Marker, makeBox } from "./box.js";
import { containmentOf } from "./containment.js";
import type { Counters } from "./generated/counters.js";
import { quotesOf } from "./generated/quotes.js";

const isReversed = (list: ParentNode | null): boolean =>
  list !== null && "attribs" in list && list.name === "ol" && list.attribs.reversed !== undefined;

/** What the items of a list count on from: `start`, or for a reversed list the number of its items (HTML 4.4.5). */
function listStart(list: Element): number {
  const start = Number.parseInt(list.attribs.start ?? "", 10);
  if (!isReversed(list)) return (Number.isFinite(start) ? start : 1) - 1;
  const items = list.children.filter((child) => isElement(child) && child.name === "li").length;
  return (Number.isFinite(start) ? start : items) + 1;
}

/** Text, or an image that stands in it. */
export type ContentPiece = string | { readonly url: string };

/** Finds the image that a stylesheet names; undefined where there is none to show. */
export type CssImages = (url: string) => ImageSource | undefined;

/** The items that generated content is in a line. @param text the style of its text */
export function contentItems(
  pieces: readonly ContentPiece[],
  style: ComputedStyle,
  element: Element,
  images: CssImages,
  text: ComputedStyle = style,
): InlineItem[] {
  return pieces.flatMap((piece): InlineItem[] => {
    if (typeof piece === "string") return [{ kind: "text", text: piece, style: text, element }];
    const source = images(piece.url);
    if (!source) return [];
    // What it says in place of the image goes with it.
    const by = (of: ComputedStyle) => ({ ...anonymousStyle(of, "inline-block"), content: of.content });
    const box = makeBox({
      inside: "replaced",
      ...derivedStyle(style, by),
      element,
      origin: "before",
      replaced: source,
    });
    return [{ kind: "atomic", box }];
  });
}

/** The image that stands for an element whose `content` is one, and nothing else (CSS Generated Content 3, section 2). */
export function replacingImage(
  content: Exclude<ComputedStyle["content"], string>,
  images: CssImages,
): ImageSource | undefined {
  const [first, ...rest] = content;
  if (first?.kind !== "image" || rest.some(({ kind }) => kind !== "alternative")) return undefined;
  return images(first.url);
}

/** A marker with `content` of its own (CSS Lists 3, section 3.2): an image alone, or the text of it. */
export function markerOf(pieces: readonly ContentPiece[], style: ComputedStyle, images: CssImages): Marker | undefined {
  const [only] = pieces;
  const source = pieces.length === 1 && typeof only === "object" ? images(only.url) : undefined;
  if (source) return { kind: "image", source, style };
  const text = pieces.filter((piece) => typeof piece === "string").join("");
  return text === "" ? undefined : { kind: "text", text, style };
}

const nothing = (): void => {};

export class GeneratedContent {
  #quoteDepth = 0;

  /**
   * @param strings the values of named strings: only the margins of pages have them
   */
  constructor(
    readonly counters: Counters,
    readonly counterStyles: CounterStyles,
    readonly strings: (name: string, position: Values.StringPosition) => string = () => "",
  ) {}

  /** Applies counter-reset, -increment and -set, with the implicit `list-item` counter of HTML lists. */
  count(element: Element, style: ComputedStyle, pseudo = false): void {
    // What has no box changes no counters (CSS Lists 3, section 4.3); list items are counted by their elements.
    const [resets, increments, sets] =
      style.display === "contents" ? [[], [], []] : [style.counterReset, style.counterIncrement, style.counterSet];
    for (const { name, value } of resets) this.counters.reset(name, value);
    if (!pseudo && (element.name === "ol" || element.name === "ul" || element.name === "menu")) {
      this.counters.reset("list-item", listStart(element));
    }
    for (const { name, value } of increments) this.counters.increment(name, value);
    if (style.display === "list-item" && !style.counterIncrement.some(({ name }) => name === "list-item")) {
      const value = Number.parseInt(element.attribs.value ?? "", 10);
      if (pseudo) this.counters.increment("list-item", 1);
      else if (element.name === "li" && Number.isFinite(value)) this.counters.set("list-item", value);
      else this.counters.increment("list-item", isReversed(element.parent) ? -1 : 1);
    }
    for (const { name, value } of sets) this.counters.set(name, value);
  }

  /** Begins the content of an element, where the style may be contained. @returns what ends it */
  enter(style: ComputedStyle): () => void {
    if (style.contain === "none" || !containmentOf(style).style) return nothing;
    const depth = this.#quoteDepth;
    this.counters.contain();
    return () => {
      this.#quoteDepth = depth;
    };
  }

  /** The text of `content`; undefined where the pseudo-element generates no box. */
  text(style: ComputedStyle, element: Element): string | undefined {
    return this.pieces(style, element)
      ?.filter((piece) => typeof piece === "string")
      .join("");
  }

  /** What `content` consists of, in its order: text, and images; undefined where the pseudo-element generates no box. */
  pieces(style: ComputedStyle, element: Element): readonly ContentPiece[] | undefined {
    const { content } = style;
    if (content === "normal" || content === "none") return undefined;
    const pieces: ContentPiece[] = [];
    let text = "";
    for (const item of content) {
      switch (item.kind) {
        case "image":
          if (text !== "") pieces.push(text);
          text = "";
          pieces.push({ url: item.url });
          break;
        case "string":
          text += item.text;
          break;
        case "attr":
          text += attributeOf(element, item.name) ?? item.fallback;
          break;
        case "counter":
          text += this.counterStyles.representation(this.counters.value(item.name), item.style);
          break;
        case "counters":
          text += this.counters
            .values(item.name)
            .map((value) => this.counterStyles.representation(value, item.style))
            .join(item.separator);
          break;
        case "quote":
          text += this.#quote(style, element, item);
          break;
        case "named-string":
          text += this.strings(item.name, item.position);
          break;
        case "alternative":
          break;
      }
    }
    if (text !== "") pieces.push(text);
    return pieces;
  }

  #quote(
    style: ComputedStyle,
    element: Element,
    { open, shown }: { readonly open: boolean; readonly shown: boolean },
  ): string {
    const pairs = typeof style.quotes === "string" ? quotesOf(languageAround(element)) : style.quotes;
    if (!open) this.#quoteDepth = Math.max(0, this.#quoteDepth - 1);
    const pair = pairs[Math.min(this.#quoteDepth, pairs.length - 1)]!;
    if (open) this.#quoteDepth++;
    return style.quotes === "none" || !shown ? "" : pair[open ? 0 : 1];
  }
}

/** Quotation marks belong to the text around the quotation, whose language may be another. */
function languageAround({ parentNode }: Element): string {
  return parentNode && "attribs" in parentNode ? languageOf(parentNode) : "";
}
