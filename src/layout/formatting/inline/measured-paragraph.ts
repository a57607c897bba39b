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
import { type ConstraintSpace, type LayoutContext, UNCONSTRAINED } from "../context.js";

export interface MeasuredParagraph extends Paragraph {
  /** What is measured; its fields stand here as well. */
  readonly paragraph: Paragraph;
  readonly styles: TextStyles;
  readonly items: readonly InlineItem[];
  readonly widths: Widths;
  /** The leading (trailing) margins, borders and paddings of inline boxes, where they open (close). */
  readonly opens: Edges;
  readonly closes: Edges;
  /** Inline boxes whose edges are there on each line that they are broken over (CSS Fragmentation 3, section 5.4.1). */
  readonly cloned: readonly ClonedEdge[];
  /** Offsets of tab characters, with the distance of tab stops there. */
  readonly tabs: readonly TabStop[];
  /** The laid out atomic inlines, by their parts. */
  readonly atomicInlines: ReadonlyMap<Part, AtomicInline>;
}

/**
 * Where characters stand. In a text without spacing the sums are the paragraph's, in em, and each run has its unit; else they are in
 * px, and there is one unit, 1.
 */
type Widths =
  | { readonly kind: "one"; readonly sums: readonly number[]; readonly unit: number }
  | {
      readonly kind: "runs";
      readonly sums: readonly number[];
      /** For each run where it begins in the text and how far all before it reaches. */
      readonly starts: readonly number[];
      readonly offsets: readonly number[];
      readonly units: readonly number[];
    };

/** Something at some offsets of the text, and the sums of it, the first of which is 0. */
interface Edges {
  readonly at: readonly number[];
  readonly sums: readonly number[];
}

/** The edge that an inline box with `box-decoration-break: clone` has at the start of each of its lines. */
interface ClonedEdge {
  readonly box: TextBox;
  readonly start: number;
}

export interface AtomicInline {
  /** What was laid out: the fragment of a table with captions is that of a wrapper around. */
  readonly box: Box;
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
  const atomicInlines = layOutAtomics(paragraph, items, around, context);
  const isScaled = atomicInlines.size === 0 && styles.runs.every(isUnspaced) && !text.includes("\t");
  const { opens, closes, cloned } = boxes.length > 0 ? edgesOf(boxes, styles, around.width) : NO_EDGES;
  return withMeasures(paragraph, styles, items, {
    widths: isScaled ? scaledWidths(paragraph, styles) : summedWidths(paragraph, styles, atomicInlines),
    opens,
    closes,
    cloned,
    tabs: text.includes("\t") ? tabStops(parts, text, styles) : [],
    atomicInlines,
  });
}

type Measures = Pick<MeasuredParagraph, "widths" | "opens" | "closes" | "cloned" | "tabs" | "atomicInlines">;

/** All measured paragraphs have their fields in one order: engines are quicker with objects that are alike. */
function withMeasures(
  paragraph: Paragraph,
  styles: TextStyles,
  items: readonly InlineItem[],
  { widths, opens, closes, cloned, tabs, atomicInlines }: Measures,
): MeasuredParagraph {
  const { text, runs, boxes, atomics, outOfFlow, parts, baseLevel, leftToRight } = paragraph;
  const { plain, breaks, nextBreaks, collapses, sums, dependence } = paragraph;
  return {
    paragraph,
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
    sums,
    dependence,
    styles,
    items,
    widths,
    opens,
    closes,
    cloned,
    tabs,
    atomicInlines,
  };
}

function scaledWidths({ runs, sums }: Paragraph, styles: TextStyles): Widths {
  const units = styles.runs.map(({ fontSize }) => glyphSize(fontSize));
  const [unit = 1] = units;
  if (units.every((other) => other === unit)) return { kind: "one", sums, unit };
  const starts: number[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const { index, start, end } of runs) {
    starts.push(start);
    offsets.push(offset);
    offset += (sums[end]! - sums[start]!) * units[index]!;
  }
  return { kind: "runs", sums, starts, offsets, units };
}

function summedWidths(
  { parts, text }: Paragraph,
  styles: TextStyles,
  atomicInlines: ReadonlyMap<Part, AtomicInline>,
): Widths {
  const sums = new Array<number>(text.length + 1);
  sums[0] = 0;
  for (const part of parts) {
    const style = styles.runs[part.run.index]!;
    addAdvances(part, style, atomicInlines.get(part)?.advance ?? advanceOf(part, style, text), sums);
  }
  return { kind: "one", sums, unit: 1 };
}

const NO_ATOMICS: ReadonlyMap<Part, AtomicInline> = new Map();
const NOTHING: Edges = { at: [], sums: [0] };
const NONE_CLONED: readonly ClonedEdge[] = [];
const NO_EDGES = { opens: NOTHING, closes: NOTHING, cloned: NONE_CLONED };

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
    if (box) laidOut.set(part, atomicInline(box, context.layout(box, atomicSpace(width, height)), width));
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
  ...UNCONSTRAINED,
  availableWidth: width,
  availableHeight: height,
  shrinkToFit: true,
});

/** @param width of the block container around */
function atomicInline(box: Box, fragment: BoxFragment, width: number): AtomicInline {
  const { marginLeft, marginRight } = fragment.box.style;
  const margins = resolveOrZero(marginLeft, width) + resolveOrZero(marginRight, width);
  return { box, fragment, advance: fragment.width + margins };
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

function edgesOf(
  boxes: readonly TextBox[],
  styles: TextStyles,
  width: number,
): Pick<Measures, "opens" | "closes" | "cloned"> {
  let cloned: ClonedEdge[] | undefined;
  const [opens, closes]: { at: number; by: number }[][] = [[], []];
  for (const box of boxes) {
    const style = styles.boxes[box.index]!;
    const edges = inlineEdges(style, width);
    if (style.boxDecorationBreak === "clone") (cloned ??= []).push({ box, start: edges.start });
    if (edges.start !== 0) opens!.push({ at: box.start, by: edges.start });
    if (edges.end !== 0) closes!.push({ at: box.end, by: edges.end });
  }
  return { opens: summedEdges(opens!), closes: summedEdges(closes!), cloned: cloned ?? NONE_CLONED };
}

function summedEdges(edges: { readonly at: number; readonly by: number }[]): Edges {
  if (edges.length === 0) return NOTHING;
  edges.sort((a, b) => a.at - b.at);
  const sums = [0];
  for (const { by } of edges) sums.push(sums.at(-1)! + by);
  return { at: edges.map(({ at }) => at), sums };
}

/** The sum of what stands before an offset. */
const sumBefore = ({ at, sums }: Edges, offset: number): number => sums[countBelow(at, offset)]!;

/** How many of the numbers, which ascend, are below a limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
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
  const { tabs, cloned } = paragraph;
  const edge = cloned.length === 0 ? 0 : clonedStart(cloned, from);
  if (tabs.length === 0) return edge + plainWidth(paragraph, from, to);
  let width = edge;
  let at = from;
  for (const tab of tabs) {
    if (tab.at < from) continue;
    if (tab.at >= to) break;
    width += plainWidth(paragraph, at, tab.at);
    width = nextTabStop(width, tab);
    at = tab.at + 1;
  }
  return width + plainWidth(paragraph, at, to);
}

/** What cloned boxes add where a line begins in them. As in Chromium, their edges at its end take no room from its words. */
function clonedStart(cloned: readonly ClonedEdge[], from: number): number {
  let sum = 0;
  for (const { box, start } of cloned) if (box.start < from && box.end > from) sum += start;
  return sum;
}

/** A tab goes to the next stop, or to the one after it where that is all too near (CSS Text 4, section 4.2). */
function nextTabStop(x: number, { distance, least }: TabStop): number {
  if (distance <= 0) return x;
  const next = (Math.floor(x / distance + 1e-6) + 1) * distance;
  return next - x < least ? next + distance : next;
}

function plainWidth({ widths, opens, closes }: MeasuredParagraph, from: number, to: number): number {
  const own =
    widths.kind === "one"
      ? (widths.sums[to]! - widths.sums[from]!) * widths.unit
      : offsetAt(widths, to) - offsetAt(widths, from);
  return own + edgesBetween(opens, closes, from, to);
}

/** The edges of the boxes that open or close in the white space that hangs at the end of a line: they take room all the same. */
export const edgesBehind = ({ opens, closes }: MeasuredParagraph, end: number, next: number): number =>
  end === next ? 0 : edgesBetween(opens, closes, end, next);

function edgesBetween(opens: Edges, closes: Edges, from: number, to: number): number {
  if (opens.at.length === 0 && closes.at.length === 0) return 0;
  // Boxes open before the character that follows them and close after the one that precedes them.
  return sumBefore(opens, to) - sumBefore(opens, from) + (sumBefore(closes, to + 1) - sumBefore(closes, from + 1));
}

function offsetAt({ sums, starts, offsets, units }: Extract<Widths, { kind: "runs" }>, at: number): number {
  const run = Math.max(0, countBelow(starts, at + 1) - 1);
  return offsets[run]! + (sums[at]! - sums[starts[run]!]!) * units[run]!;
}
