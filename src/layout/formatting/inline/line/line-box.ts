/**
 * One line's range of the paragraph -> a line box: parts in visual order, inline boxes around them, baselines aligned,
 * text set at its place (CSS 2.2 sections 9.4.2 and 10.8, UAX #9 rule L2).
 */

import { type ComputedStyle, resolveOrZero, resolvePositive } from "../../../../css/index.js";
import { type Extent, type FontLibrary, fontExtent, inlineExtent } from "../../../../fonts/index.js";
import {
  type InlineBoxFragment,
  type LineChild,
  type LineContent,
  type LineFragment,
  lineContent,
  type Placed,
  placed,
} from "../../../fragments/fragment.js";
import { partIndexAt } from "../../../text/part.js";
import type { TextBox } from "../../../text/text.js";
import { relativeShift, type Shift } from "../../positioned/relative.js";
import { usedMargins } from "../../sizing.js";
import { type LineRange, lineWidth } from "../breaking/line-range.js";
import { type AtomicInline, rangeWidth, styleOf, styleOfBox } from "../measured-paragraph.js";
import { alignmentOffset, justify, placeItems, usedAlignment } from "./inline-axis.js";
import type { BoxOnLine, LineInput, LineItem } from "./line.js";
import { type Aligned, alignedIn, alignLine, atomicAlignment, atomicExtent, faceExtent } from "./line-alignment.js";
import { continues, PlainText, textFragment } from "./text-run.js";
import { alignment } from "./vertical-align.js";
import { visualItems } from "./visual-order.js";

export function lineBox(input: LineInput): LineFragment {
  return plainLine(input) ?? richLine(input);
}

/** A line of nothing but text in one style: what richLine would make of it, by two look-ups. */
function plainLine(input: LineInput): LineFragment | undefined {
  const { paragraph, range, style, width, indent, fonts } = input;
  if (!paragraph.plain || range.hyphen || range.end === range.start) return undefined;
  if (usedAlignment(style, range) === "justify") return undefined;
  const { parts } = paragraph;
  const first = partIndexAt(parts, range.start);
  const last = partIndexAt(parts, range.end - 1);
  // A part that is cut is shaped again, which may change its width.
  if (parts[first]!.start !== range.start || parts[last]!.end !== range.end) return undefined;
  const face = parts[first]!.face;
  const { ascent, descent } = inlineExtent(style, fonts.chain(style).primary);
  const extent = fontExtent(face, styleOf(paragraph, parts[first]!).fontSize);
  const used = rangeWidth(paragraph, range.start, range.end);
  const x = alignmentOffset(input, width - indent - used) + indent;
  const children: Placed<LineChild>[] = [placed(new PlainText(paragraph, first, last, extent, used), x, ascent)];
  const hangs = parts[last + 1];
  if (hangs && hangs.end <= range.next && hangs.kind === "space") {
    let end = last + 1;
    while (end + 1 < parts.length && parts[end + 1]!.end <= range.next && parts[end + 1]!.kind === "space") end++;
    children.push(placed(new PlainText(paragraph, last + 1, end, extent, 0), x + used, ascent));
  }
  const content = { children, hasBoxes: false, left: x, right: x + used };
  return { kind: "line", width, height: ascent + descent, baseline: ascent, content };
}

function richLine(input: LineInput): LineFragment {
  const levels = lineLevels(input);
  if (isMeasuredByLevels(levels, input)) {
    const extent = alignLine(levels[0]!, levels, []);
    return lineOf(input, extent, new LaterContent(input, levels, extent.ascent));
  }
  const items = visualItems(input.paragraph, input.range, levels);
  const extent = align(levels, items, input);
  return lineOf(input, extent, lineContent(placedChildren(input, levels, items, extent.ascent)));
}

const lineOf = ({ width }: LineInput, { ascent, descent }: Extent, content: LineContent): LineFragment => ({
  kind: "line",
  width,
  height: ascent + descent,
  baseline: ascent,
  content,
});

/** Whether all that makes a line high or wide is known without its parts: no boxes in it, no say of further fonts, no shifts. */
function isMeasuredByLevels(levels: readonly BoxOnLine[], { paragraph, containerWidth: width }: LineInput): boolean {
  if (paragraph.atomicInlines.size > 0) return false;
  return levels.every(({ style, offset, box }) => {
    if (style.lineHeight.kind === "normal" || offset) return false;
    return !box || (resolveOrZero(style.marginLeft, width) >= 0 && resolveOrZero(style.marginRight, width) >= 0);
  });
}

/** Content of a line whose height is known without it. */
class LaterContent implements LineContent {
  readonly hasBoxes = false;
  readonly left: number;
  readonly right: number;
  #children: readonly Placed<LineChild>[] | undefined;

  constructor(
    readonly input: LineInput,
    readonly levels: readonly BoxOnLine[],
    readonly ascent: number,
  ) {
    const { paragraph, range, style, width, indent } = input;
    const used = lineWidth(paragraph, range);
    this.left = alignmentOffset(input, width - indent - used) + (paragraph.baseLevel === 1 ? 0 : indent);
    this.right = usedAlignment(style, range) === "justify" ? Math.max(width, this.left + used) : this.left + used;
  }

  get children(): readonly Placed<LineChild>[] {
    this.#children ??= placedChildren(
      this.input,
      this.levels,
      visualItems(this.input.paragraph, this.input.range, this.levels),
      this.ascent,
    );
    return this.#children;
  }
}

function placedChildren(
  input: LineInput,
  levels: readonly BoxOnLine[],
  items: LineItem[],
  ascent: number,
): readonly Placed<LineChild>[] {
  const { paragraph, range, style, width, containerWidth, indent, fonts } = input;
  justify(items, paragraph, range, style, width - indent - lineWidth(paragraph, range));
  const used = Math.max(0, placeItems(items, levels, paragraph, range, containerWidth));
  const offset = alignmentOffset(input, width - indent - used) + (paragraph.baseLevel === 1 ? 0 : indent);
  const children: Placed<LineChild>[] = [];
  for (const level of levels) {
    if (level.box && level.left <= level.right)
      children.push(placedInlineBox(level, level.box, offset, ascent, range, fonts));
  }
  for (let i = 0; i < items.length; ) {
    const item = items[i]!;
    const { atomic } = item.run;
    let end = i + 1;
    if (atomic) children.push(placedAtomic(item, atomic, offset, ascent, containerWidth));
    else if (item.run.part.kind !== "control") {
      while (end < items.length && adjoins(items[end - 1]!, items[end]!)) end++;
      const runs = items.slice(i, end).map(({ run }) => run);
      children.push(shifted(textFragment(runs), item.x + offset, ascent - item.level.shift, item.level.offset));
    }
    i = end;
  }
  return children;
}

/** The root inline box (CSS Inline 3, section 2.1), which is aligned with itself. */
class RootOnLine implements BoxOnLine {
  readonly box = undefined;
  shift = 0;
  readonly edge = undefined;
  readonly within = this;
  readonly offset = undefined;
  left = 0;
  right = -1;

  constructor(
    readonly style: ComputedStyle,
    readonly extent: Extent,
  ) {}
}

/** The root inline box and every inline box with a part on the line, outer before inner. */
function lineLevels({ paragraph, range, style, containerWidth, fonts }: LineInput): BoxOnLine[] {
  const chain = fonts.chain(style);
  const root = new RootOnLine(style, inlineExtent(style, chain.primary));
  const levels: BoxOnLine[] = [root];
  for (const box of paragraph.boxes) {
    const within = box.start < range.next && box.end > range.start;
    const empty =
      box.start === box.end &&
      box.start >= range.start &&
      (box.start < range.next || range.next === paragraph.text.length);
    if (!within && !empty) continue;
    const parent = levels.findLast((level) => level.box === box.parent) ?? root;
    const style = styleOfBox(paragraph, box);
    const extent = inlineExtent(style, fonts.chain(style).primary);
    const own = alignment(style, extent, parent.style, fonts.chain(parent.style));
    const offset = movedBy(parent.offset, relativeShift(style, containerWidth, undefined));
    levels.push({ box, style, extent, ...alignedIn(parent, own), offset, left: Infinity, right: -Infinity });
  }
  return levels;
}

function movedBy(outer: Shift | undefined, own: Shift | undefined): Shift | undefined {
  return outer && own ? { x: outer.x + own.x, y: outer.y + own.y } : (outer ?? own);
}

/** A fragment at a place, or where relative positioning moves it from there. */
const shifted = <F>(fragment: F, x: number, y: number, by: Shift | undefined): Placed<F> =>
  by ? placed(fragment, x + by.x, y + by.y) : placed(fragment, x, y);

/** Aligns inline boxes and atomic inlines vertically; returns the line's extent about the root's baseline. */
function align(
  levels: readonly BoxOnLine[],
  items: readonly LineItem[],
  { containerWidth: width, fonts }: LineInput,
): Extent {
  const atomics: Aligned[] = [];
  const texts: { in: Aligned; extent: Extent }[] = [];
  for (const item of items) {
    const { run, level } = item;
    if (run.atomic) {
      const extent = atomicExtent(run.atomic, width);
      const own = atomicAlignment(run, extent, level.style, fonts);
      item.aligned = { extent, ...alignedIn(level, own) };
      atomics.push(item.aligned);
    } else {
      const extent = faceExtent(run, level.style);
      if (extent) texts.push({ in: level, extent });
    }
  }
  return alignLine(levels[0]!, atomics.length === 0 ? levels : [...levels, ...atomics], texts);
}

function placedInlineBox(
  level: BoxOnLine,
  box: TextBox,
  offset: number,
  ascent: number,
  range: LineRange,
  fonts: FontLibrary,
): Placed<InlineBoxFragment> {
  const { style } = level;
  const font = fontExtent(fonts.chain(style).primary, style.fontSize);
  const above = font.ascent + resolvePositive(style.paddingTop, 0) + style.borderTopWidth;
  const below = font.descent + resolvePositive(style.paddingBottom, 0) + style.borderBottomWidth;
  const fragment: InlineBoxFragment = {
    kind: "inline-box",
    element: box.element,
    style,
    width: level.right - level.left,
    height: above + below,
    baseline: above,
    first: box.start >= range.start,
    last: box.end <= range.next,
  };
  return shifted(fragment, level.left + offset, ascent - level.shift - above, level.offset);
}

/** Whether two items make one text fragment: alike, and without the edge of an inline box between them. */
function adjoins(left: LineItem, right: LineItem): boolean {
  return (
    left.level === right.level && continues(left.run, right.run) && Math.abs(left.x + left.run.advance - right.x) < 0.01
  );
}

function placedAtomic(
  item: LineItem,
  { fragment }: AtomicInline,
  offset: number,
  ascent: number,
  width: number,
): Placed<LineChild> {
  const margins = usedMargins(fragment.box.style, width);
  const { shift, extent } = item.aligned!;
  const x = item.x + offset + margins.left;
  const y = ascent - shift - extent.ascent + margins.top;
  return shifted(fragment, x, y, item.level.offset);
}
