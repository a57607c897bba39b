/**
 * Inline items -> the text of an inline formatting context: white space collapsed (CSS Text 4, section 4), case
 * transformed, one string in logical order with the places of styles, inline boxes and atomic boxes in it.
 */
import type { Element } from "domhandler";
import { type ComputedStyle, transformText } from "../../css/index.js";
import { languageOf } from "../../html/index.js";
import type { Box, InlineItem } from "../boxes/box.js";
import { bidiControls, blockControl } from "./bidi-controls.js";

/** U+FFFC stands in the text for an atomic inline (CSS Text 4, section 5.1). */
export const OBJECT = "\uFFFC";
/** A forced break, and where white space is preserved a line feed. */
export const LINE_FEED = "\n";

interface Styled {
  readonly style: ComputedStyle;
}

/** A range of the text with one style from one text node. */
export interface StyleRun {
  readonly start: number;
  end: number;
  /** Where the style comes from: there it is exchanged for each trial of a fit. */
  readonly source: Styled;
  style: ComputedStyle;
  readonly element: Element;
  readonly generated: boolean;
}

/** An inline box: it holds the text from `start` to `end`, which may be empty. */
export interface InlineBox {
  readonly source: Styled;
  style: ComputedStyle;
  readonly element: Element;
  readonly start: number;
  end: number;
  readonly parent: InlineBox | undefined;
}

export interface InlineText {
  readonly text: string;
  readonly runs: readonly StyleRun[];
  /** In document order: an outer box comes before those inside it. */
  readonly boxes: readonly InlineBox[];
  readonly atomics: ReadonlyMap<number, Box>;
  readonly outOfFlow: readonly HeldBox[];
}

/** A box out of the flow, where it stands in the text. */
export interface HeldBox {
  readonly at: number;
  readonly box: Box;
  readonly parent: InlineBox | undefined;
}

const EAST_ASIAN = /[\u2E80-\u312F\u3190-\uA4CF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF9F\u{20000}-\u{3FFFD}]/u;
const EAST_ASIAN_BREAK = new RegExp(`(${EAST_ASIAN.source})[\\t\\r\\f ]*\\n\\s*(?=${EAST_ASIAN.source})`, "gu");

/** Collects the items of an inline formatting context, whose container has the style `block`, into its text. */
export function collectText(items: readonly InlineItem[], block: ComputedStyle): InlineText {
  const runs: StyleRun[] = [];
  const boxes: InlineBox[] = [];
  const atomics = new Map<number, Box>();
  const outOfFlow: HeldBox[] = [];
  let text = "";
  let open: InlineBox | undefined;
  // Controls of boxes that have opened and hold nothing so far: an empty box leaves none behind.
  const base = blockControl(block);
  let pending = base === "" ? [] : [base];
  // Collapsible white space at the start of a line goes; the start of the text is one.
  let afterSpace = true;

  const append = (content: string, source: Styled, element: Element, generated: boolean) => {
    if (content === "") return;
    const { style } = source;
    const piece = pending.length > 0 ? pending.join("") + content : content;
    pending = [];
    const last = runs.at(-1);
    if (last && last.end === text.length && last.style === style && last.element === element) last.end += piece.length;
    else runs.push({ start: text.length, end: text.length + piece.length, source, style, element, generated });
    text += piece;
  };

  for (const item of items) {
    switch (item.kind) {
      case "text": {
        const collapsed = collapse(item.text, item.style, afterSpace);
        if (collapsed !== "") {
          afterSpace = collapsesAfter(collapsed, item.style);
          const { textTransform } = item.style;
          const shown =
            textTransform === "none"
              ? collapsed
              : transformText(collapsed, textTransform, text, languageOf(item.element));
          append(shown, item, item.element, item.node === undefined);
        }
        break;
      }
      case "break":
        append(LINE_FEED, item, item.element, true);
        // A forced break ends all embeddings (UAX #9, rule X8); they go on behind it.
        pending = base === "" ? [] : [base];
        for (const box of openBoxes(open)) pending.push(...[bidiControls(box.style).open].filter(Boolean));
        afterSpace = true;
        break;
      case "atomic":
        atomics.set(text.length + pending.join("").length, item.box);
        append(OBJECT, item.box, item.box.element, false);
        afterSpace = false;
        break;
      case "out-of-flow":
        outOfFlow.push({ at: text.length, box: item.box, parent: open });
        break;
      case "open":
        open = {
          source: item,
          style: item.style,
          element: item.element,
          start: text.length,
          end: text.length,
          parent: open,
        };
        boxes.push(open);
        pending.push(...[bidiControls(item.style).open].filter(Boolean));
        break;
      case "close":
        if (open) {
          const { close } = bidiControls(open.style);
          if (close !== "") {
            if (pending.length > 0) pending.pop();
            else append(close, open.source, open.element, true);
          }
          open.end = text.length;
          open = open.parent;
        }
        break;
    }
  }
  return { text, runs, boxes, atomics, outOfFlow };
}

/** The boxes that are open, outermost first. */
function openBoxes(innermost: InlineBox | undefined): InlineBox[] {
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
