/**
 * Finished pages -> what of their text nobody sees, since boxes cut it off (`overflow`, `clip`, `clip-path`). On a screen such text can be
 * scrolled to, or the box be opened; on paper it is lost to all but those who have it read to them.
 */
import type { Element } from "domhandler";
import type { Rect } from "../../graphics/index.js";
import { isWithin, type PlacedShape } from "../../graphics/index.js";
import { containsAbsolute, isOutOfFlow } from "../boxes/kinds.js";
import { placedClip } from "../fragments/clip-shape.js";
import {
  type BoxFragment,
  borderWidths,
  escapes,
  type LineFragment,
  type PageFragment,
  type TextFragment,
} from "../fragments/fragment.js";
import { clippedAxes, POINT } from "../fragments/overflow.js";

/** The text in a box that cuts some of it off. Characters without white space. */
export interface ClippedText {
  readonly element: Element;
  readonly characters: number;
  readonly lost: number;
  /** The first text that is not seen. */
  readonly first: string;
}

/** What is seen, px from the top left of the page, and who narrowed it down last. */
interface View extends Rect {
  /** What it is seen through beside that. */
  readonly shapes: readonly PlacedShape[];
  readonly by: BoxFragment | undefined;
  /** The box is there to be read aloud, and not to be seen. */
  readonly hidden: boolean;
}

interface Views {
  readonly flow: View;
  /** For what escapes the boxes around. */
  readonly absolute: View;
}

const FAR = 1e6;
const EVERYTHING: View = {
  x: -FAR,
  y: -FAR,
  width: 2 * FAR,
  height: 2 * FAR,
  shapes: [],
  by: undefined,
  hidden: false,
};

/** In the order of the pages; what is meant for screen readers alone (a box of one px) is left out. */
export function clippedText(pages: readonly PageFragment[]): ClippedText[] {
  const finder = new Finder();
  for (const { root } of pages) finder.visit(root.fragment, root.x, root.y, { flow: EVERYTHING, absolute: EVERYTHING });
  return [...finder.found.values()].filter(({ lost }) => lost > 0);
}

class Finder {
  readonly found = new Map<Element, { element: Element; characters: number; lost: number; first: string }>();

  visit(fragment: BoxFragment, left: number, top: number, around: Views): void {
    if (fragment.repeated) return;
    const [x, y] = [left + (fragment.shift?.x ?? 0), top + (fragment.shift?.y ?? 0)];
    const views = viewsInside(fragment, x, y, around);
    for (const { x: dx, y: dy, fragment: child } of fragment.children) {
      if (child.kind === "box") this.visit(child, x + dx, y + dy, viewsOf(child, views));
      else this.#line(child, x + dx, y + dy, fragment, views);
    }
  }

  #line(line: LineFragment, x: number, y: number, box: BoxFragment, views: Views): void {
    const { ellipsis } = line;
    const view = ellipsis
      ? narrowed(views.flow, { x: x + ellipsis.x, width: ellipsis.width, y: -FAR, height: 2 * FAR }, box)
      : views.flow;
    for (const { x: dx, y: dy, fragment: child } of line.content.children) {
      if (child.kind === "box") this.visit(child, x + dx, y + dy, viewsOf(child, { ...views, flow: view }));
      else if (child.kind === "text") this.#text(child, x + dx, y + dy, view);
    }
  }

  #text(text: TextFragment, x: number, baseline: number, view: View): void {
    if (!view.by || view.hidden || text.style.visibility !== "visible" || text.text.trim() === "") return;
    const { element } = view.by.box;
    let entry = this.found.get(element);
    if (!entry) this.found.set(element, (entry = { element, characters: 0, lost: 0, first: "" }));
    const [all, lost] = lettersOf(text, x, baseline, view);
    entry.characters += all;
    entry.lost += lost;
    if (lost > 0 && entry.first === "") entry.first = text.text.trim();
  }
}

/** How many letters a text has, and how many of them are not seen: less than half of each. */
function lettersOf(text: TextFragment, x: number, baseline: number, view: View): [all: number, lost: number] {
  const above = Math.max(baseline - text.ascent, view.y);
  const below = Math.min(baseline + text.descent, view.y + view.height);
  const isSeen = below - above >= (text.ascent + text.descent) / 2;
  const height = baseline + (text.descent - text.ascent) / 2;
  let [all, lost, at] = [0, 0, x];
  text.glyphs.advances.forEach((advance, i) => {
    const middle = at + (advance * text.fontSize) / 2;
    at += advance * text.fontSize;
    const letters = text.glyphs.texts[i]!.replace(/\s/g, "").length;
    all += letters;
    const isWithinAll = view.shapes.every((shape) => isWithin(shape, [middle, height]));
    if (!isSeen || !isWithinAll || middle < view.x || middle > view.x + view.width) lost += letters;
  });
  return [all, lost];
}

const viewsOf = (child: BoxFragment, views: Views): Views =>
  escapes(child) ? { flow: views.absolute, absolute: views.absolute } : views;

function viewsInside(fragment: BoxFragment, x: number, y: number, around: Views): Views {
  const { style } = fragment.box;
  const { clip } = style;
  const axes = clippedAxes(fragment.box);
  let view = around.flow;
  if (clip !== "auto" && isOutOfFlow(style)) {
    const { left = 0, top = 0, right = fragment.width, bottom = fragment.height } = clip;
    view = narrowed(view, { x: x + left, y: y + top, width: right - left, height: bottom - top }, fragment);
  }
  if (axes.x || axes.y) {
    const border = fragment.used?.border ?? borderWidths(style);
    view = narrowed(
      view,
      {
        x: axes.x ? x + border.left : -FAR,
        y: axes.y ? y + border.top : -FAR,
        width: axes.x ? fragment.width - border.left - border.right : 2 * FAR,
        height: axes.y ? fragment.height - border.top - border.bottom : 2 * FAR,
      },
      fragment,
    );
  }
  const views = { flow: view, absolute: containsAbsolute(style) ? view : around.absolute };
  // What a drawing lets through isn't known here.
  if (style.clipPath === "none" || "url" in style.clipPath) return views;
  // Nothing escapes from it, whatever contains it.
  const shape = placedClip(style.clipPath, style, { x, y, width: fragment.width, height: fragment.height });
  return { flow: through(views.flow, shape, fragment), absolute: through(views.absolute, shape, fragment) };
}

const through = (view: View, shape: PlacedShape, by: BoxFragment): View => ({
  ...narrowed(view, shape.bounds, by),
  shapes: [...view.shapes, shape],
});

function narrowed(view: View, to: Rect, by: BoxFragment): View {
  const [x, y] = [Math.max(view.x, to.x), Math.max(view.y, to.y)];
  const width = Math.max(0, Math.min(view.x + view.width, to.x + to.width) - x);
  const height = Math.max(0, Math.min(view.y + view.height, to.y + to.height) - y);
  const isPoint = to.width <= POINT && to.height <= POINT;
  return { x, y, width, height, shapes: view.shapes, by, hidden: view.hidden || isPoint };
}
