/**
 * A measured paragraph -> its min-content and max-content sizes (CSS Sizing 3, section 5.1), px. Most texts are sized in proportion to
 * their font: what is widest in them is sought once for a document, in em.
 */
import { type ComputedStyle, resolveLength } from "../../../css/index.js";
import type { Box } from "../../boxes/box.js";
import { Break, isCharacterStart } from "../../text/breaks.js";
import type { EmSizes, Widest } from "../../text/document-texts.js";
import type { IntrinsicSizes, LayoutContext } from "../context.js";
import { FloatWidths } from "../floats/float-widths.js";
import { outerIntrinsic } from "../sizing.js";
import { type LineRange, lineTo, lineWidth, withTrailingSpaces } from "./breaking/line-range.js";
import { type FirstLineText, rangeInText } from "./first-line.js";
import { hyphenWidth } from "./line/hyphen.js";
import { heldBox, type MeasuredParagraph, styleAt } from "./measured-paragraph.js";

/** @param available the height of the containing block, where it is definite */
export function intrinsicSizes(
  { style }: Box,
  { paragraph, first }: Texts,
  available: number | undefined,
  context: LayoutContext,
): IntrinsicSizes {
  const floats = floatsIn(paragraph, available, context);
  if (floats.length > 0) return besideFloats(style, paragraph, floats, available, context);
  const indent = resolveLength(style.textIndent, 0);
  if (indent === 0 && !first && isInEm(paragraph)) {
    const { min, max } = context.texts.emSizes(paragraph.paragraph, () => emSizes(paragraph));
    return { min: toPx(min, paragraph), max: toPx(max, paragraph) };
  }
  const growth = atomicGrowth(paragraph, available, context);
  if (first) return withFirstLine(first, paragraph, indent, growth);
  return { min: minContent(paragraph, indent), max: maxContent(paragraph, indent, growth) };
}

/** A text, and where its first line has a style of its own the text as it is there. */
interface Texts {
  readonly paragraph: MeasuredParagraph;
  readonly first: FirstLineText | undefined;
}

/** The first line is the one that the text makes there, the others are those behind it. */
function withFirstLine(
  first: FirstLineText,
  paragraph: MeasuredParagraph,
  indent: number,
  growth: readonly Growth[],
): IntrinsicSizes {
  const sizeOf = (breaksOf: (text: MeasuredParagraph) => (at: number) => boolean, by: readonly Growth[]): number => {
    const [line] = linesAt(first.paragraph, breaksOf(first.paragraph));
    if (!line) return 0;
    const { next } = rangeInText(first, line, paragraph.text);
    let own = lineWidth(first.paragraph, line) + indent;
    for (const { at, by: more } of by) if (at < next) own += more;
    return Math.max(own, widest(paragraph, indent, breaksOf(paragraph), by, next));
  };
  return { min: sizeOf(minContentBreaks, []), max: sizeOf(forcedBreaks, growth) };
}

const forcedBreaks =
  ({ breaks }: MeasuredParagraph) =>
  (at: number): boolean =>
    breaks[at] === Break.Forced;

/** Whether all widths are in proportion to one font. */
const isInEm = ({ plain, widths, sums }: MeasuredParagraph): boolean => plain && widths.sums === sums;

function toPx({ alone, hyphenated }: Widest, { widths, parts, styles }: MeasuredParagraph): number {
  const unit = widths.kind === "one" ? widths.unit : 1;
  if (hyphenated === undefined) return alone * unit;
  return Math.max(alone * unit, hyphenated * unit + hyphenWidth(parts[0]!.face, styles.runs[0]!));
}

function emSizes(paragraph: MeasuredParagraph): EmSizes {
  return {
    min: widestInEm(paragraph, minContentBreaks(paragraph)),
    max: widestInEm(paragraph, forcedBreaks(paragraph)),
  };
}

function widestInEm(paragraph: MeasuredParagraph, mayBreak: (at: number) => boolean): Widest {
  let alone = 0;
  let hyphenated: number | undefined;
  for (const { start, end, hyphen } of linesAt(paragraph, mayBreak)) {
    const em = paragraph.sums[end]! - paragraph.sums[start]!;
    if (hyphen) hyphenated = Math.max(hyphenated ?? 0, em);
    else alone = Math.max(alone, em);
  }
  return { alone, hyphenated };
}

/** The widest unbreakable sequence. `overflow-wrap: anywhere` counts its breaks here, `break-word` doesn't. */
function minContent(paragraph: MeasuredParagraph, indent: number): number {
  return widest(paragraph, indent, minContentBreaks(paragraph));
}

function minContentBreaks(paragraph: MeasuredParagraph): (at: number) => boolean {
  const { text, breaks } = paragraph;
  const anywhere = paragraph.styles.runs.some(breaksAnywhere);
  return (at) =>
    breaks[at] !== Break.None || (anywhere && isCharacterStart(text, at) && breaksAnywhere(styleAt(paragraph, at - 1)));
}

function breaksAnywhere(style: ComputedStyle | undefined): boolean {
  if (style?.textWrapMode !== "wrap") return false;
  return style.overflowWrap === "anywhere" || style.wordBreak === "break-word";
}

function maxContent(paragraph: MeasuredParagraph, indent: number, growth: readonly Growth[]): number {
  return widest(paragraph, indent, forcedBreaks(paragraph), growth);
}

/** How much wider an atomic inline is where there is room than where it was measured, in no width at all. */
interface Growth {
  readonly at: number;
  readonly by: number;
}

function atomicGrowth(
  { atomicInlines }: MeasuredParagraph,
  available: number | undefined,
  context: LayoutContext,
): Growth[] {
  return Array.from(atomicInlines, ([part, { fragment, advance }]) => ({
    at: part.start,
    by: outerIntrinsic(fragment.box, context, { available }).max - advance,
  }));
}

function widest(
  paragraph: MeasuredParagraph,
  indent: number,
  mayBreak: (at: number) => boolean,
  growth: readonly Growth[] = [],
  from = 0,
): number {
  let most = 0;
  let next = 0;
  for (const line of linesAt(paragraph, mayBreak)) {
    if (line.next <= from) continue;
    while (next < growth.length && growth[next]!.at < from) next++;
    let width = lineWidth(paragraph, line) + (line.start === 0 ? indent : 0);
    for (; next < growth.length && growth[next]!.at < line.next; next++) width += growth[next]!.by;
    most = Math.max(most, width);
  }
  return most;
}

/** A float in the text. */
interface FloatInText {
  readonly at: number;
  readonly min: number;
  readonly max: number;
  readonly style: ComputedStyle;
}

const NONE: readonly FloatInText[] = [];

function floatsIn(
  paragraph: MeasuredParagraph,
  available: number | undefined,
  context: LayoutContext,
): readonly FloatInText[] {
  if (paragraph.outOfFlow.length === 0) return NONE;
  return paragraph.outOfFlow.flatMap(({ at, item }) => {
    if (paragraph.items[item]!.kind !== "float") return [];
    const box = heldBox(paragraph, item);
    const { min, max } = outerIntrinsic(box, context, { available });
    return [{ at, min, max, style: box.style }];
  });
}

/** Each line stands beside the floats in it. */
function besideFloats(
  style: ComputedStyle,
  paragraph: MeasuredParagraph,
  floats: readonly FloatInText[],
  available: number | undefined,
  context: LayoutContext,
): IntrinsicSizes {
  const indent = resolveLength(style.textIndent, 0);
  const growth = atomicGrowth(paragraph, available, context);
  let min = minContent(paragraph, indent);
  let max = 0;
  let widths = new FloatWidths();
  let next = 0;
  const lines = linesAt(paragraph, forcedBreaks(paragraph));
  lines.forEach((line, i) => {
    const isLast = i === lines.length - 1;
    let own = lineWidth(paragraph, line) + (line.start === 0 ? indent : 0);
    for (const { at, by } of growth) if (at >= line.start && at < line.next) own += by;
    for (; next < floats.length && (isLast || floats[next]!.at < line.next); next++) {
      const float = floats[next]!;
      max = Math.max(max, widths.add(float.style, style, float.max));
    }
    max = Math.max(max, own + widths.sum);
    widths = new FloatWidths();
  });
  for (const float of floats) min = Math.max(min, float.min);
  return { min, max };
}

/** The lines that the text makes when it breaks wherever it may: white space at their ends hangs. */
function linesAt(paragraph: MeasuredParagraph, mayBreak: (at: number) => boolean): LineRange[] {
  const lines: LineRange[] = [];
  let start = 0;
  for (let at = 1; at <= paragraph.text.length; at++) {
    if (!mayBreak(at)) continue;
    const line = lineTo(paragraph, start, at);
    lines.push(line.forced ? withTrailingSpaces(paragraph, line, Infinity) : line);
    start = at;
  }
  return lines;
}
