/**
 * Inline items -> the text of an inline formatting context: white space collapsed (CSS Text 4, section 4), case
 * transformed, one string in logical order with the places of styles, inline boxes and atomic boxes in it.
 */
import type { Element } from "domhandler";
import { type ComputedStyle, transformText } from "../../css/index.js";
import { languageOf } from "../../html/index.js";
import type { InlineItem } from "../boxes/box.js";
import { takesRoom } from "../boxes/kinds.js";
import { bidiControls, blockControl } from "./bidi-controls.js";

/** U+FFFC stands in the text for an atomic inline (CSS Text 4, section 5.1). */
export const OBJECT = "\uFFFC";
/** U+2060: stands for an inline box that is empty and takes room all the same. Words that it stands in stay whole. */
export const EMPTY_BOX = "\u2060";
/** A forced break, and where white space is preserved a line feed. */
export const LINE_FEED = "\n";

/** A range of the text with one style from one text node. */
export interface TextRun {
  /** Among the runs of the text. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** The inline item whose style the run has, by its number. */
  readonly item: number;
  readonly element: Element;
  readonly generated: boolean;
}

/** An inline box: it holds the text from `start` to `end`, which may be empty. */
export interface TextBox {
  /** Among the boxes of the text. */
  readonly index: number;
  /** The inline item that opens it, by its number. */
  readonly item: number;
  readonly element: Element;
  readonly start: number;
  readonly end: number;
  readonly parent: TextBox | undefined;
}

/** What the text of an inline formatting context is at every scale. Items are named by their numbers: their styles have a scale. */
export interface InlineText {
  readonly text: string;
  readonly runs: readonly TextRun[];
  /** In document order: an outer box comes before those inside it. */
  readonly boxes: readonly TextBox[];
  /** For each U+FFFC that stands for an atomic inline its item. */
  readonly atomics: ReadonlyMap<number, number>;
  readonly outOfFlow: readonly HeldBox[];
}

/** A box out of the flow, or a float, where it stands in the text. */
export interface HeldBox {
  readonly at: number;
  readonly item: number;
  readonly parent: TextBox | undefined;
}

/** The styles of a text at one scale. */
export interface TextStyles {
  /** Of the block container. */
  readonly block: ComputedStyle;
  /** For each run, and each inline box. */
  readonly runs: readonly ComputedStyle[];
  readonly boxes: readonly ComputedStyle[];
}

/** @param items those that the text was collected from, at any scale */
export function stylesOfText(text: InlineText, items: readonly InlineItem[], block: ComputedStyle): TextStyles {
  const styleOf = ({ item }: { readonly item: number }) => styleOfItem(items[item]!);
  return { block, runs: text.runs.map(styleOf), boxes: text.boxes.map(styleOf) };
}

const styleOfItem = (item: InlineItem): ComputedStyle => ("box" in item ? item.box.style : item.style);

const EAST_ASIAN = /[\u2E80-\u312F\u3190-\uA4CF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF9F\u{20000}-\u{3FFFD}]/u;
const EAST_ASIAN_BREAK = new RegExp(`(${EAST_ASIAN.source})[\\t\\r\\f ]*\\n\\s*(?=${EAST_ASIAN.source})`, "gu");

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Collects the items of an inline formatting context, whose container has the style `block`, into its text. */
export function collectText(items: readonly InlineItem[], block: ComputedStyle): InlineText {
  const collector = new TextCollector(items, block);
  items.forEach((item, i) => {
    collector.add(item, i);
  });
  const { text, runs, boxes, atomics, outOfFlow } = collector;
  return { text, runs, boxes, atomics, outOfFlow };
}

class TextCollector implements InlineText {
  text = "";
  readonly runs: Mutable<TextRun>[] = [];
  readonly boxes: Mutable<TextBox>[] = [];
  readonly atomics = new Map<number, number>();
  readonly outOfFlow: HeldBox[] = [];
  #open: Mutable<TextBox> | undefined;
  readonly #base: string;
  /** Controls of boxes that have opened and hold nothing so far: an empty box leaves none behind. */
  #pending: string[];
  /** Collapsible white space at the start of a line goes; the start of the text is one. */
  #afterSpace = true;

  constructor(
    readonly items: readonly InlineItem[],
    block: ComputedStyle,
  ) {
    this.#base = blockControl(block);
    this.#pending = this.#base === "" ? [] : [this.#base];
  }

  add(item: InlineItem, index: number): void {
    switch (item.kind) {
      case "text":
        this.#addText(item, index);
        break;
      case "break":
        this.#append(LINE_FEED, index, item.element, true);
        // A forced break ends all embeddings (UAX #9, rule X8); they go on behind it.
        this.#pending = this.#base === "" ? [] : [this.#base];
        for (const box of openBoxes(this.#open)) this.#pending.push(...this.#controls(box).open);
        this.#afterSpace = true;
        break;
      case "atomic":
        this.atomics.set(this.text.length + this.#pending.join("").length, index);
        this.#append(OBJECT, index, item.box.element, false);
        this.#afterSpace = false;
        break;
      case "out-of-flow":
      case "float":
        this.outOfFlow.push({ at: this.text.length, item: index, parent: this.#open });
        break;
      case "open":
        this.#openBox(item.element, index);
        break;
      case "close":
        this.#closeBox();
        break;
    }
  }

  #addText(item: Extract<InlineItem, { kind: "text" }>, index: number): void {
    const { style, element, node } = item;
    const collapsed = collapse(item.text, style, this.#afterSpace);
    if (collapsed === "") return;
    this.#afterSpace = collapsesAfter(collapsed, style);
    const { textTransform } = style;
    const shown =
      textTransform === "none" ? collapsed : transformText(collapsed, textTransform, this.text, languageOf(element));
    this.#append(shown, index, element, node === undefined);
  }

  #append(content: string, item: number, element: Element, generated: boolean): void {
    if (content === "") return;
    const piece = this.#pending.length > 0 ? this.#pending.join("") + content : content;
    this.#pending = [];
    const start = this.text.length;
    const end = start + piece.length;
    const last = this.runs.at(-1);
    if (last?.end === start && this.#style(last.item) === this.#style(item) && last.element === element) last.end = end;
    else this.runs.push({ index: this.runs.length, start, end, item, element, generated });
    this.text += piece;
  }

  #openBox(element: Element, item: number): void {
    const [at, index] = [this.text.length, this.boxes.length];
    this.#open = { index, item, element, start: at, end: at, parent: this.#open };
    this.boxes.push(this.#open);
    this.#pending.push(...this.#controls(this.#open).open);
  }

  #closeBox(): void {
    const box = this.#open;
    if (!box) return;
    if (box.start === this.text.length && takesRoom(this.#style(box.item)))
      this.#append(EMPTY_BOX, box.item, box.element, true);
    for (const close of this.#controls(box).close) {
      if (this.#pending.length > 0) this.#pending.pop();
      else this.#append(close, box.item, box.element, true);
    }
    box.end = this.text.length;
    this.#open = box.parent;
  }

  #style(item: number): ComputedStyle {
    return styleOfItem(this.items[item]!);
  }

  #controls({ item }: TextBox): { readonly open: readonly string[]; readonly close: readonly string[] } {
    const { open, close } = bidiControls(this.#style(item));
    return { open: open === "" ? [] : [open], close: close === "" ? [] : [close] };
  }
}

/** The boxes that are open, outermost first. */
function openBoxes(innermost: TextBox | undefined): TextBox[] {
  return innermost ? [...openBoxes(innermost.parent), innermost] : [];
}

function collapsesAfter(text: string, style: ComputedStyle): boolean {
  const last = text.at(-1);
  return (
    last === LINE_FEED ||
    (style.whiteSpaceCollapse !== "preserve" && style.whiteSpaceCollapse !== "break-spaces" && last === " ")
  );
}

/** CSS Text 4, section 4.3.1, phase I: collapsing and transformation. */
function collapse(source: string, style: ComputedStyle, afterSpace: boolean): string {
  const mode = style.whiteSpaceCollapse;
  if (mode === "preserve" || mode === "break-spaces") return source.replace(/\r\n?/g, "\n");
  if (!/[\t\n\r\f]| {2}/.test(source)) return afterSpace && source.startsWith(" ") ? source.slice(1) : source;
  const text = mode === "collapse" ? joinEastAsian(source) : source;
  let out = "";
  let skipping = afterSpace;
  for (const part of text.split(/([\t\n\r\f ]+)/)) {
    if (part === "") continue;
    if (!/^[\t\n\r\f ]/.test(part)) {
      out += part;
      skipping = false;
    } else if (mode === "preserve-breaks" && part.includes("\n")) {
      out = out.replace(/ $/, "") + part.replace(/[^\n]/g, "");
      skipping = true;
    } else if (!skipping) {
      out += " ";
      skipping = true;
    }
  }
  return out;
}

/** A line break between two East Asian wide characters is no space (CSS Text 4, section 4.1.2). */
function joinEastAsian(text: string): string {
  return text.includes("\n") && EAST_ASIAN.test(text) ? text.replace(EAST_ASIAN_BREAK, "$1") : text;
}
