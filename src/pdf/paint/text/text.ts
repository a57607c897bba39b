/** Lines: backgrounds and links of inline boxes, glyphs, text decorations. Input px, output pt. */
import type { ComputedStyle } from "../../../css/index.js";
import { largest, reverse } from "../../../graphics/index.js";
import { textContent } from "../../../html/index.js";
import {
  type BoxFragment,
  cornerRadii,
  hasMask,
  type InlineBoxFragment,
  isBox,
  type LineContent,
  type LineFragment,
  type Placed,
  type PresentEdges,
  type TextFragment,
} from "../../../layout/index.js";
import type { StructureElement } from "../../structure/structure.js";
import { pt, rectInPt } from "../../units.js";
import { seenPart } from "../areas/clips.js";
import { contains, type InlineLayer, isPartOf } from "../areas/inline-layers.js";
import { unbroken } from "../areas/inline-slices.js";
import { isMoved } from "../areas/paper-edges.js";
import { snappedBox } from "../areas/whole-px.js";
import { areasOf, paintDecoration, paintOutline } from "../box.js";
import { markContent, type PaintContext } from "../context.js";
import { paintMasked } from "../fills/mask.js";
import { paintOfLetters } from "../fills/text-paint.js";
import { paintTextShadows } from "../shadows/text-shadow.js";
import { type LineKind, paintLine } from "./decoration-lines.js";
import { paintEmphasisMarks } from "./emphasis-marks.js";

/** What is read of a line: all but its inline boxes. */
export type LinePart = Placed<TextFragment> | Placed<BoxFragment>;

/** What a line holds, without its inline boxes, in the order in which it is read. */
export function logicalOrder(children: LineContent["children"], direction: "ltr" | "rtl"): readonly LinePart[] {
  const items = children.filter((child): child is LinePart => child.fragment.kind !== "inline-box");
  const base = direction === "rtl" ? 1 : 0;
  const levels = items.map((item, i) => levelOf(item, base, items[i - 1], items[i + 1]));
  if (levels.every((level) => level === 0)) return items;
  // Rule L2 of UAX #9 is its own inverse.
  const order = items.map((item, i) => ({ item, level: levels[i]! }));
  for (let level = largest(levels); level >= 1; level--) {
    for (let i = 0; i < order.length; i++) {
      let end = i;
      while (end < order.length && order[end]!.level >= level) end++;
      if (end === i) continue;
      reverse(order, i, end);
      i = end;
    }
  }
  return order.map(({ item }) => item);
}

/** The embedding level as far as the fragment tells: a number between right-to-left runs belongs to them. */
function levelOf(item: LinePart, base: 0 | 1, left: LinePart | undefined, right: LinePart | undefined): number {
  if (isBox(item)) return base;
  if (item.fragment.rtl) return 1;
  if (base === 1) return 2;
  const isRtl = (other: LinePart | undefined) => other !== undefined && !isBox(other) && other.fragment.rtl;
  return isRtl(left) && isRtl(right) && !/\p{L}/u.test(item.fragment.text) ? 2 : 0;
}

const ALL_EDGES: PresentEdges = { top: true, right: true, bottom: true, left: true };

/** The ends of an inline box that this line has. */
function inlineEdges({ style, first, last }: InlineBoxFragment): PresentEdges {
  const ltr = style.direction === "ltr";
  if (style.boxDecorationBreak === "clone") return ALL_EDGES;
  return { top: true, bottom: true, left: ltr ? first : last, right: ltr ? last : first };
}

/** `x`, `y`: top left of the box, px. */
export function paintInlineOutline(inline: InlineBoxFragment, x: number, y: number, context: PaintContext): void {
  const rect = { x, y, width: inline.width, height: inline.height };
  paintOutline(inline.style, rect, inlineEdges(inline), context);
}

/** Background, borders, link and destination of an inline box of a block. `x`, `y`: its top left, px. */
export function paintInlineBox(
  inline: InlineBoxFragment,
  block: BoxFragment,
  x: number,
  y: number,
  context: PaintContext,
): void {
  const { style, element } = inline;
  const rect = { x, y, width: inline.width, height: inline.height };
  const edges = inlineEdges(inline);
  const whole = snappedBox(style, unbroken(inline, rect, block), context.origin);
  paintDecoration(style, snappedBox(style, rect, context.origin), edges, context, { whole, used: undefined });
  if (context.artifact || style.visibility !== "visible") return;
  if (inline.first) context.links.place(element, rect.x, rect.y);
  if (!context.insideLink && context.links.isLink(element)) context.links.area(element, seenPart(rect, context.clips));
}

/** What an inline box holds on a line, as far as its mask lets it be seen. @param lineAt at its place on the page, px */
export function paintMaskedInline(
  { box, children }: InlineLayer,
  block: BoxFragment,
  lineAt: Placed<LineFragment>,
  context: PaintContext,
  paint: () => void,
): void {
  const { style } = box;
  const part = hasMask(style) ? children.find(({ fragment }) => fragment === box) : undefined;
  if (!part) {
    paint();
    return;
  }
  const exact = { x: lineAt.x + part.x, y: lineAt.y + part.y, width: box.width, height: box.height };
  const edges = inlineEdges(box);
  const rect = snappedBox(style, exact, context.origin);
  const whole = snappedBox(style, unbroken(box, exact, block), context.origin);
  const radii = cornerRadii(style, rect, edges);
  paintMasked(box, areasOf(style, rect, edges, radii, { whole, used: undefined }, context), context, paint);
}

/** A line, and the block that it is in. */
interface LinePlace {
  readonly line: LineFragment;
  readonly block: BoxFragment;
}

/**
 * @param place absent for the marker of a list item
 * @param owner the structure element that it is content of; none for an artifact
 * @param x @param y top left of the line, px
 */
export function paintTextFragment(
  placed: Placed<TextFragment>,
  place: LinePlace | undefined,
  owner: StructureElement | undefined,
  x: number,
  y: number,
  context: PaintContext,
): void {
  const { fragment: text } = placed;
  const { style } = text;
  if (style.visibility !== "visible" || text.glyphs.ids.length === 0) return;
  const decorations = place ? decorationsOf(placed, place.line, y, context) : NO_DECORATIONS;
  const [left, baseline] = [x + placed.x, y + placed.y];
  if (style.textShadow.length > 0) paintTextShadows(text, left, baseline, context);
  markContent(context, isDecorative(text) ? undefined : owner);
  paintLines(["underline", "overline"], decorations, text, left, baseline, context);
  const fill = style.WebkitTextFillColor;
  const paint = fill.a < OPAQUE ? (lettersOf(text, place, x, y, context) ?? fill) : fill;
  if (!("a" in paint) || paint.a > 0) {
    noteExtent(text, left, baseline, context);
    context.target.glyphs({
      font: text.font,
      size: pt(text.fontSize),
      x: pt(left),
      y: pt(baseline),
      paint,
      rtl: text.rtl,
      glyphs: text.glyphs,
    });
  }
  paintLines(["line-through"], decorations, text, left, baseline, context);
  if (place) paintEmphasisMarks(placed, place.line, x, y, context);
}

/** Lines, each above the shadows that it throws as the letters do (CSS Text Decoration 4, section 4); none throws blurred ones. */
function paintLines(
  kinds: readonly LineKind[],
  decorations: readonly Decoration[],
  text: TextFragment,
  left: number,
  baseline: number,
  context: PaintContext,
): void {
  const shadows = text.style.textShadow.filter(({ blur }) => blur === 0).toReversed();
  for (const { style, baseline: own } of decorations)
    for (const kind of kinds) {
      if (!style.textDecorationLine[kind === "line-through" ? "lineThrough" : kind]) continue;
      for (const { x, y, color: textDecorationColor } of shadows)
        paintLine(kind, { ...style, textDecorationColor }, own + y, text, left + x, baseline + y, context);
      paintLine(kind, style, own, text, left, baseline, context);
    }
}

/** Of what a font has above and below the baseline, so much is letters, but for accents. */
const INK = { above: 0.7, below: 0.3 };
const MAX_LABEL = 40;

/** Tells where letters are painted, so that nothing is lost beyond the paper in silence. */
function noteExtent(text: TextFragment, left: number, baseline: number, { edges, moved }: PaintContext): void {
  if (/^\s*$/.test(text.text)) return;
  const [above, below] = [text.ascent * INK.above, text.descent * INK.below];
  const rect = { x: left, y: baseline - above, width: text.width, height: above + below };
  const label = () => {
    const all = folded(textContent(text.element));
    const words = all === "" || all.length > MAX_LABEL ? folded(text.text) : all;
    return words.length > MAX_LABEL ? `"${words.slice(0, MAX_LABEL - 3).trimEnd()}…"` : `"${words}"`;
  };
  edges.note(text.element, rectInPt(rect), label, moved || isMoved(text.style));
}

const folded = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Letters above this are painted in their own colour, whatever is behind them: painted twice they would be read twice. */
const OPAQUE = 0.5;

/** What shows through letters: the background of the innermost inline box around that is clipped to them, or of a block. */
function lettersOf(text: TextFragment, place: LinePlace | undefined, x: number, y: number, context: PaintContext) {
  let paint = context.letters;
  if (!place) return paint;
  for (const { x: dx, y: dy, fragment: child } of place.line.content.children)
    if (child.kind === "inline-box" && contains(child.element, text.element)) {
      const rect = { x: x + dx, y: y + dy, width: child.width, height: child.height };
      paint = paintOfLetters(child.style, unbroken(child, rect, place.block), paint);
    }
  return paint;
}

/** Generated content whose alternative text is empty is for the eye alone (CSS Generated Content 3, section 1.2). */
function isDecorative({ generated, style: { content } }: TextFragment): boolean {
  return (
    generated && typeof content !== "string" && content.some((item) => item.kind === "alternative" && item.text === "")
  );
}

export function visibleDecorations({ textDecorationLine }: ComputedStyle): boolean {
  return textDecorationLine.underline || textDecorationLine.overline || textDecorationLine.lineThrough;
}

/** A box whose decorations go through a text, and where its own baseline is, px: the line under all of it is straight. */
interface Decoration {
  readonly style: ComputedStyle;
  readonly baseline: number;
}

const NO_DECORATIONS: readonly Decoration[] = [];

/** What decorates a text: the blocks around, and the inline boxes on the line that it is in, outermost first. @param y top of the line */
function decorationsOf(
  part: Placed<TextFragment>,
  { content: { children }, baseline }: LineFragment,
  y: number,
  { decorations }: PaintContext,
): readonly Decoration[] {
  let around: Decoration[] | undefined;
  for (const style of decorations) (around ??= []).push({ style, baseline: y + baseline });
  for (const { x, y: top, fragment: child } of children) {
    if (child.kind !== "inline-box" || !visibleDecorations(child.style)) continue;
    if (isPartOf({ x, y: top, fragment: child }, part))
      (around ??= []).push({ style: child.style, baseline: y + top + child.baseline });
  }
  return around ?? NO_DECORATIONS;
}
