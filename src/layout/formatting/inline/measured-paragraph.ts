/**
 * Paragraph -> its measures at one scale and width: atomic inlines laid out, and sums of advances, so that the width of any range is
 * two look-ups. Lengths in px.
 */
import { type ComputedStyle, resolveOrZero, resolvePositive } from "../../../css/index.js";
import { glyphSize } from "../../../fonts/index.js";
import type { Box, InlineItem } from "../../boxes/box.js";
import type { BoxFragment } from "../../fragments/fragment.js";
import type { Paragraph } from "../../text/paragraph.js";
import { type Part, partIndexAt } from "../../text/part.js";
import type { TextBox, TextStyles } from "../../text/text.js";
import type { ConstraintSpace, LayoutContext } from "../context.js";

export interface MeasuredParagraph extends Paragraph {
  readonly styles: TextStyles;
  readonly items: readonly InlineItem[];
  /** Sum of the advances of all characters before an offset, in the unit below, length + 1 entries. */
  readonly sums: readonly number[];
  /**
   * px of one unit of the sums. Those of a text of one style without spacing are in em, the same at all scales; others are in px,
   * and their unit is 1.
   */
  readonly unit: number;
  /**
   * Sums of the leading (trailing) margin, border and padding of the inline boxes that open (close) before an offset;
   * undefined where there are no such boxes.
   */
  readonly openSums: readonly number[] | undefined;
  readonly closeSums: readonly number[] | undefined;
  /** Offsets of tab characters, with the distance of tab stops there. */
  readonly tabs: readonly TabStop[];
  /** The laid out atomic inlines, by their parts. */
  readonly atomicInlines: ReadonlyMap<Part, AtomicInline>;
}

export interface AtomicInline {
  readonly fragment: BoxFragment;
  /** Of its margin box. */
  readonly advance: number;
}

interface TabStop {
  readonly at: number;
  readonly distance: number;
  /** A stop that is nearer than this is passed over. */
  readonly least: number;
}

/** The content box around: what percentages of inline boxes and atomic inlines refer to. */
export interface Around {
  readonly width: number;
  /** Where it is definite. */
  readonly height: number | undefined;
}

export function measureParagraph(
  paragraph: Paragraph,
  styles: TextStyles,
  items: readonly InlineItem[],
  around: Around,
  context: LayoutContext,
): MeasuredParagraph {
  const { text, parts, boxes } = paragraph;
  if (paragraph.plain && isUnspaced(styles.runs[0]!))
    return withMeasures(paragraph, styles, items, { ...NO_MEASURES, unit: glyphSize(styles.runs[0]!.fontSize) });
  const atomicInlines = layOutAtomics(paragraph, items, around, context);
  const sums = new Array<number>(text.length + 1);
  sums[0] = 0;
  for (const part of parts) {
    const style = styles.runs[part.run.index]!;
    addAdvances(part, style, atomicInlines.get(part)?.advance ?? advanceOf(part, style, text), sums);
  }
  return withMeasures(paragraph, styles, items, {
    ...(boxes.length > 0 ? edgeSums(text, boxes, styles, around.width) : NO_EDGES),
    sums,
    unit: 1,
    tabs: text.includes("\t") ? tabStops(parts, text, styles) : [],
    atomicInlines,
  });
}

type Measures = Pick<MeasuredParagraph, "sums" | "unit" | "openSums" | "closeSums" | "tabs" | "atomicInlines">;

/** All measured paragraphs have their fields in one order: engines are quicker with objects that are alike. */
function withMeasures(
  {
    text,
    runs,
    boxes,
    atomics,
    outOfFlow,
    parts,
    baseLevel,
    leftToRight,
    plain,
    breaks,
    nextBreaks,
    collapses,
    sums: ems,
    dependence,
  }: Paragraph,
  styles: TextStyles,
  items: readonly InlineItem[],
  { sums = ems, unit, openSums, closeSums, tabs, atomicInlines }: Partial<Measures> & Omit<Measures, "sums">,
): MeasuredParagraph {
  return {
    text,
    runs,
    boxes,
    atomics,
    outOfFlow,
    parts,
    baseLevel,
    leftToRight,
    plain,
    breaks,
    nextBreaks,
    collapses,
    dependence,
    styles,
    items,
    sums,
    unit,
    openSums,
    closeSums,
    tabs,
    atomicInlines,
  };
}

const NO_ATOMICS: ReadonlyMap<Part, AtomicInline> = new Map();
const NO_EDGES = { openSums: undefined, closeSums: undefined };
const NO_MEASURES = { ...NO_EDGES, tabs: [], atomicInlines: NO_ATOMICS };

/** Whether all advances of a text are in proportion to its font size. */
const isUnspaced = ({ letterSpacing, wordSpacing }: ComputedStyle): boolean => letterSpacing === 0 && wordSpacing === 0;

/** The style of a part. */
export const styleOf = ({ styles }: MeasuredParagraph, { run }: Part): ComputedStyle => styles.runs[run.index]!;

/** The style of the part that an offset lies in; undefined behind the text. */
export function styleAt(paragraph: MeasuredParagraph, offset: number): ComputedStyle | undefined {
  const part = paragraph.parts[partIndexAt(paragraph.parts, offset)];
  return part && styleOf(paragraph, part);
}

/** The style of an inline box. */
export const styleOfBox = ({ styles }: MeasuredParagraph, { index }: TextBox): ComputedStyle => styles.boxes[index]!;

/** The letter spacing of a part. */
export const letterSpacingOf = (part: Part, style: ComputedStyle): number => (part.cursive ? 0 : style.letterSpacing);

function layOutAtomics(
  { parts, atomics }: Paragraph,
  items: readonly InlineItem[],
  { width, height }: Around,
  context: LayoutContext,
): ReadonlyMap<Part, AtomicInline> {
  if (atomics.size === 0) return NO_ATOMICS;
  const laidOut = new Map<Part, AtomicInline>();
  for (const part of parts) {
    const box = part.kind === "object" && boxOfItem(items[atomics.get(part.start)!]!);
    if (box) laidOut.set(part, atomicInline(context.layout(box, atomicSpace(width, height)), width));
  }
  return laidOut;
}

const boxOfItem = (item: InlineItem): Box | undefined => ("box" in item ? item.box : undefined);

/** The box of a held item. */
export function heldBox({ items }: MeasuredParagraph, item: number): Box {
  const box = boxOfItem(items[item]!);
  if (!box) throw new Error("what is held is a box");
  return box;
}

/** The space that an atomic inline is laid out in; `width` is that of the block container around it. */
export const atomicSpace = (width: number, height?: number): ConstraintSpace => ({
  availableWidth: width,
  availableHeight: height,
  shrinkToFit: true,
});

/** @param width of the block container around */
function atomicInline(fragment: BoxFragment, width: number): AtomicInline {
  const { marginLeft, marginRight } = fragment.box.style;
  const margins = resolveOrZero(marginLeft, width) + resolveOrZero(marginRight, width);
  return { fragment, advance: fragment.width + margins };
}

/** The advance of a part that is not cut. */
export function partAdvance(paragraph: MeasuredParagraph, part: Part): number {
  return paragraph.atomicInlines.get(part)?.advance ?? advanceOf(part, styleOf(paragraph, part), paragraph.text);
}

function advanceOf(part: Part, style: ComputedStyle, text: string): number {
  const { kind, start, end, shaped } = part;
  if (!shaped) return 0;
  const letterSpacing = letterSpacingOf(part, style);
  const own = shaped.advance * glyphSize(style.fontSize);
  if (kind !== "space") return letterSpacing === 0 ? own : own + shaped.clusters[end - start]! * letterSpacing;
  const character = text[start]!;
  // A tab's advance depends on where it stands on its line.
  if (character === "\t") return 0;
  return own + letterSpacing + (character === " " || character === "\u00A0" ? style.wordSpacing : 0);
}

/** Continues `sums` over the characters of a part; the parts come in the order of the text. */
function addAdvances(part: Part, style: ComputedStyle, advance: number, sums: number[]): void {
  const { shaped, start, end } = part;
  const before = sums[start]!;
  if (!shaped || part.kind === "space") {
    sums[start + 1] = before + advance;
    for (let at = start + 1; at < end; at++) sums[at + 1] = sums[at]!;
    return;
  }
  const letterSpacing = letterSpacingOf(part, style);
  const fontSize = glyphSize(style.fontSize);
  const { sums: own, clusters } = shaped;
  const length = end - start;
  if (letterSpacing === 0) for (let i = 1; i <= length; i++) sums[start + i] = before + own[i]! * fontSize;
  else {
    for (let i = 1; i <= length; i++) sums[start + i] = before + own[i]! * fontSize + clusters[i]! * letterSpacing;
  }
}

function edgeSums(
  text: string,
  boxes: readonly TextBox[],
  styles: TextStyles,
  width: number,
): Pick<Measures, "openSums" | "closeSums"> {
  // Typed arrays of this size cost the collector more than they save.
  const openSums = new Array<number>(text.length + 2).fill(0);
  const closeSums = new Array<number>(text.length + 2).fill(0);
  for (const box of boxes) {
    const edges = inlineEdges(styles.boxes[box.index]!, width);
    openSums[box.start + 1]! += edges.start;
    closeSums[box.end + 1]! += edges.end;
  }
  for (let i = 0; i <= text.length; i++) {
    openSums[i + 1]! += openSums[i]!;
    closeSums[i + 1]! += closeSums[i]!;
  }
  return { openSums, closeSums };
}

/** Margin, border and padding of an inline box at its start and end edge. */
function inlineEdges(style: ComputedStyle, width: number): { start: number; end: number } {
  const left =
    resolveOrZero(style.marginLeft, width) + style.borderLeftWidth + resolvePositive(style.paddingLeft, width);
  const right =
    resolveOrZero(style.marginRight, width) + style.borderRightWidth + resolvePositive(style.paddingRight, width);
  return style.direction === "rtl" ? { start: right, end: left } : { start: left, end: right };
}

function tabStops(parts: readonly Part[], text: string, styles: TextStyles): TabStop[] {
  return parts.flatMap((part) => {
    if (part.kind !== "space" || text[part.start] !== "\t") return [];
    const { tabSize, letterSpacing, wordSpacing, fontSize } = styles.runs[part.run.index]!;
    const { face } = part;
    const em = (character: string) => face.fontkit.glyphForCodePoint(character.codePointAt(0)!).advanceWidth;
    const px = (character: string) => (em(character) / face.unitsPerEm) * glyphSize(fontSize);
    const distance = "px" in tabSize ? tabSize.px : tabSize.spaces * (px(" ") + letterSpacing + wordSpacing);
    return [{ at: part.start, distance, least: px(" ") / 2 }];
  });
}

/**
 * Advance of the characters from `from`, where a line begins, to `to`, with the edges of the boxes that open or close between
 * them.
 */
export function rangeWidth(paragraph: MeasuredParagraph, from: number, to: number): number {
  if (paragraph.tabs.length === 0) return plainWidth(paragraph, from, to);
  let width = 0;
  let at = from;
  for (const tab of paragraph.tabs) {
    if (tab.at < from) continue;
    if (tab.at >= to) break;
    width += plainWidth(paragraph, at, tab.at);
    width = nextTabStop(width, tab);
    at = tab.at + 1;
  }
  return width + plainWidth(paragraph, at, to);
}

/** A tab goes to the next stop, or to the one after it where that is all too near (CSS Text 4, section 4.2). */
function nextTabStop(x: number, { distance, least }: TabStop): number {
  if (distance <= 0) return x;
  const next = (Math.floor(x / distance + 1e-6) + 1) * distance;
  return next - x < least ? next + distance : next;
}

function plainWidth({ sums, unit, openSums, closeSums }: MeasuredParagraph, from: number, to: number): number {
  if (!openSums || !closeSums) return (sums[to]! - sums[from]!) * unit;
  // Boxes open before the character that follows them and close after the one that precedes them.
  const opens = openSums[to]! - openSums[from]!;
  const closes = closeSums[to + 1]! - closeSums[from + 1]!;
  return (sums[to]! - sums[from]!) * unit + opens + closes;
}
