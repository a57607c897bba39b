/**
 * How well the text of a laid out document can be read: its smallest size, and its contrast with the colours behind it
 * (WCAG 2.2, 1.4.3). What lies behind is what the boxes around have for background; on an image or a gradient nothing is judged.
 */
import type { Color, ComputedStyle } from "../../css/index.js";
import type {
  BoxFragment,
  InlineBoxFragment,
  LaidOutDocument,
  LineFragment,
  Placed,
  TextFragment,
} from "../fragments/fragment.js";
import { isOnlyHeard } from "../fragments/overflow.js";
import { contrastOf, over } from "./contrast.js";
import type { Legibility, TextContrast } from "./legibility-report.js";

/** The colour behind; undefined where an image lies. */
type Ground = Color | undefined;

const PT_PER_PX = 0.75;
const WHITE: Color = { r: 255, g: 255, b: 255, a: 1 };
/** Large text (WCAG 2.2, glossary), pt. */
const LARGE = 18;
const LARGE_AND_BOLD = 14;

export function legibilityOf(document: LaidOutDocument): Legibility {
  const reader = new Reader();
  for (const page of document.pages) {
    const ground = groundOf(page.backdrop.style, WHITE);
    reader.box(page.root.fragment, ground, page.zoom * PT_PER_PX);
    for (const { fragment } of page.marginBoxes) reader.box(fragment, ground, PT_PER_PX);
  }
  const { smallest, worst } = reader;
  return { ...(smallest !== undefined && { smallestText: smallest }), ...(worst && { contrast: worst }) };
}

class Reader {
  smallest: number | undefined;
  worst: TextContrast | undefined;
  /** What was found last: most texts have the colours of the one before. */
  #pair: { readonly color: Color; readonly ground: Color; readonly ratio: number } | undefined;

  /** @param ptPerPx of what is painted */
  box(fragment: BoxFragment, below: Ground, ptPerPx: number): void {
    if (isOnlyHeard(fragment)) return;
    const ground = groundOf(fragment.box.style, below);
    for (const { fragment: part } of fragment.marker?.fragment.line?.content.children ?? [])
      if (part.kind === "text") this.#text(part, below, ptPerPx);
    for (const { fragment: child } of fragment.children) {
      if (child.kind === "box") this.box(child, ground, ptPerPx);
      else this.#line(child, ground, ptPerPx);
    }
  }

  #line({ content: { children } }: LineFragment, below: Ground, ptPerPx: number): void {
    const boxes: Placed<InlineBoxFragment>[] = [];
    for (const { x: left, y, fragment: child } of children) {
      if (child.kind === "inline-box") boxes.push({ x: left, y, fragment: child });
      else if (child.kind === "box") this.box(child, below, ptPerPx);
      else {
        const around = boxes.filter(
          ({ x, fragment: { width } }) => x <= left && left + child.width <= x + width + 0.01,
        );
        this.#text(
          child,
          around.reduce((ground, { fragment: { style } }) => groundOf(style, ground), below),
          ptPerPx,
        );
      }
    }
  }

  #text({ text, style, fontSize }: TextFragment, ground: Ground, ptPerPx: number): void {
    if (text.trim() === "" || style.visibility !== "visible" || style.color.a === 0) return;
    const size = fontSize * ptPerPx;
    this.smallest = Math.min(this.smallest ?? size, size);
    if (!ground) return;
    const required = size >= LARGE || (size >= LARGE_AND_BOLD && style.fontWeight >= 700) ? 3 : 4.5;
    const ratio = this.#contrast(style.color, ground);
    if (!this.worst || ratio / required < this.worst.ratio / this.worst.required)
      this.worst = { ratio, required, text: text.trim() };
  }

  #contrast(color: Color, ground: Color): number {
    if (this.#pair?.color !== color || this.#pair.ground !== ground)
      this.#pair = { color, ground, ratio: contrastOf(over(color, ground), ground) };
    return this.#pair.ratio;
  }
}

function groundOf({ backgroundColor, backgroundImage }: ComputedStyle, below: Ground): Ground {
  if (backgroundImage.some(({ kind }) => kind !== "none")) return undefined;
  if (backgroundColor.a === 0) return below;
  return backgroundColor.a === 1 ? backgroundColor : below && over(backgroundColor, below);
}
