/**
 * Inline text -> parts: directions resolved (UAX #9), faces chosen by character, words shaped, break opportunities found
 * (UAX #14), and sums of advances so that the width of any range is two look-ups.
 */

import { type ComputedStyle, fontFeatures, resolveOrZero, resolvePositive } from "../../../css/index.js";
import {
  chooseFace,
  embeddingLevels,
  type FontChain,
  type FontFace,
  glyphSize,
  isIgnored,
  madeSpace,
  type ShapedText,
  shape,
  shapeWord,
} from "../../../fonts/index.js";
import { directionOfText } from "../../../html/index.js";
import { Break, breakOpportunities } from "../../text/breaks.js";
import { type InlineBox, type InlineText, OBJECT, type StyleRun } from "../../text/text.js";
import type { ConstraintSpace, LayoutContext } from "../context.js";
import { joinAcrossBoxes } from "./join-across-boxes.js";
import { isCursive, letterSpacingOf, type Part } from "./part.js";

export interface Prepared extends InlineText {
  readonly parts: readonly Part[];
  /** 0 where the paragraph runs left to right, 1 where it runs right to left. */
  readonly baseLevel: 0 | 1;
  /** True where every part has the paragraph's level 0: nothing to reorder. */
  readonly leftToRight: boolean;
  /** True where nothing but text of one element in one face stands on the lines: most paragraphs and cells. */
  readonly plain: boolean;
  /** What kind of break may come before the character at each offset, length + 1 entries. */
  readonly breaks: Uint8Array;
  /** The first offset from each on before which a line may break, length + 1 entries. */
  readonly nextBreaks: Uint32Array;
  /** Sum of the advances of all characters before an offset, in the unit below. */
  readonly sums: number[];
  /**
   * px of one unit of the sums. A text of one style without spacing is measured in em, once for all scales; another one in px,
   * and its unit is 1.
   */
  unit: number;
  /**
   * Sums of the leading (trailing) margin, border and padding of the inline boxes that open (close) before an offset;
   * undefined where there are no such boxes.
   */
  openSums: Float64Array | undefined;
  closeSums: Float64Array | undefined;
  /** Offsets of tab characters, with the distance of tab stops there, px. */
  tabs: readonly TabStop[];
  /** True where all white space collapses. */
  readonly collapses: boolean;
}

interface TabStop {
  readonly at: number;
  readonly distance: number;
  /** A stop that is nearer than this is passed over. */
  readonly least: number;
}

/** The content box around: what percentages of inline boxes and atomic inlines refer to, px. */
interface Around {
  readonly width: number;
  /** Where it is definite. */
  readonly height: number | undefined;
}

/** Lays out the atomic inlines and prepares the text. */
export function prepare(inline: InlineText, style: ComputedStyle, around: Around, context: LayoutContext): Prepared {
  const { width } = around;
  const { text, runs, boxes, atomics, outOfFlow } = inline;
  const direction = (style.unicodeBidi === "plaintext" && directionOfText(text)) || style.direction;
  const baseLevel = direction === "rtl" ? 1 : 0;
  const levels = embeddingLevels(text, baseLevel);
  const parts: Part[] = [];
  for (const run of runs) splitRun(run, inline, levels, baseLevel, around, context, parts);
  if (boxes.length > 0) joinAcrossBoxes(parts, text, partingEdges(boxes, width));
  const leftToRight = baseLevel === 0 && levels === undefined;
  const breaks = breakOpportunities(inline, style);
  const isPlain = leftToRight && !text.includes("\t") && boxes.length === 0 && atomics.size === 0 && runs.length === 1;
  const prepared: Prepared = {
    text,
    runs,
    boxes,
    atomics,
    outOfFlow,
    parts,
    baseLevel,
    leftToRight,
    plain: isPlain && inPrimaryFace(parts, context),
    breaks,
    nextBreaks: nextBreaks(breaks),
    sums: new Array<number>(text.length + 1),
    unit: 1,
    openSums: undefined,
    closeSums: undefined,
    tabs: [],
    collapses: runs.every((run) => run.style.whiteSpaceCollapse === "collapse"),
  };
  if (prepared.plain && isUnspaced(prepared)) measureInEm(prepared);
  else measure(prepared, width);
  return prepared;
}

/** Prepares a text again whose styles were exchanged for those at another scale: only its measures differ. */
export function restyled(prepared: Prepared, width: number): Prepared {
  for (const run of prepared.runs) run.style = run.source.style;
  for (const box of prepared.boxes) box.style = box.source.style;
  if (prepared.plain && isUnspaced(prepared)) setUnit(prepared);
  else measure(prepared, width);
  return prepared;
}

/** Whether all advances of a plain text are in proportion to its font size. */
function isUnspaced({ runs }: Prepared): boolean {
  const { letterSpacing, wordSpacing } = runs[0]!.style;
  return letterSpacing === 0 && wordSpacing === 0;
}

function measureInEm(prepared: Prepared): void {
  const { parts, sums } = prepared;
  sums[0] = 0;
  for (const { shaped, start, end } of parts) {
    const before = sums[start]!;
    for (let i = start + 1; i <= end; i++) sums[i] = shaped ? before + shaped.sums[i - start]! : before;
  }
  setUnit(prepared);
}

function setUnit(prepared: Prepared): void {
  prepared.unit = glyphSize(prepared.runs[0]!.style.fontSize);
  for (const part of prepared.parts) {
    if (part.shaped) part.advance = part.shaped.advance * prepared.unit;
    if (part.whole) part.whole.advance = part.advance;
  }
}

/** Advances of the parts and their sums. */
function measure(prepared: Prepared, width: number): void {
  const { text, parts, boxes, sums } = prepared;
  sums[0] = 0;
  for (const part of parts) {
    if (part.shaped) part.advance = advanceOf(part, part.shaped, text);
    if (part.whole) part.whole.advance = part.advance;
    addAdvances(part, sums);
  }
  if (text.includes("\t")) prepared.tabs = tabStops(parts, text);
  if (boxes.length === 0) return;
  const opens = new Float64Array(text.length + 2);
  const closes = new Float64Array(text.length + 2);
  for (const box of boxes) {
    const edges = inlineEdges(box.style, width);
    opens[box.start + 1]! += edges.start;
    closes[box.end + 1]! += edges.end;
  }
  for (let i = 0; i <= text.length; i++) {
    opens[i + 1]! += opens[i]!;
    closes[i + 1]! += closes[i]!;
  }
  prepared.openSums = opens;
  prepared.closeSums = closes;
}

function advanceOf(part: Part, shaped: ShapedText, text: string): number {
  const { kind, start, end } = part;
  const { style } = part.run;
  const letterSpacing = letterSpacingOf(part);
  const own = shaped.advance * glyphSize(style.fontSize);
  if (kind !== "space") return letterSpacing === 0 ? own : own + shaped.clusters[end - start]! * letterSpacing;
  const character = text[start]!;
  // A tab's advance depends on where it stands on its line.
  if (character === "\t") return 0;
  return own + letterSpacing + (character === " " || character === "\u00A0" ? style.wordSpacing : 0);
}

function inPrimaryFace(parts: readonly Part[], context: LayoutContext): boolean {
  return parts.every((part) => part.face === context.fonts.chain(part.run.style).primary);
}

/** Where a box begins or ends whose margin, border, padding or alignment parts the letters on both sides. */
function partingEdges(boxes: readonly InlineBox[], width: number): Set<number> {
  const offsets = new Set<number>();
  for (const box of boxes) {
    const edges = inlineEdges(box.style, width);
    const isMoved = box.style.verticalAlign !== "baseline";
    if (edges.start !== 0 || isMoved) offsets.add(box.start);
    if (edges.end !== 0 || isMoved) offsets.add(box.end);
  }
  return offsets;
}

function nextBreaks(breaks: Uint8Array): Uint32Array {
  const next = new Uint32Array(breaks.length);
  for (let at = breaks.length - 1, found = at; at >= 0; at--) {
    if (breaks[at] !== Break.None) found = at;
    next[at] = found;
  }
  return next;
}

/** Margin, border and padding of an inline box at its start and end edge. */
function inlineEdges(style: ComputedStyle, width: number): { start: number; end: number } {
  const left =
    resolveOrZero(style.marginLeft, width) + style.borderLeftWidth + resolvePositive(style.paddingLeft, width);
  const right =
    resolveOrZero(style.marginRight, width) + style.borderRightWidth + resolvePositive(style.paddingRight, width);
  return style.direction === "rtl" ? { start: right, end: left } : { start: left, end: right };
}

/**
 * Advance of the characters from `from`, where a line begins, to `to`, with the edges of the boxes that open or close between
 * them, px.
 */
export function rangeWidth(prepared: Prepared, from: number, to: number): number {
  if (prepared.tabs.length === 0) return plainWidth(prepared, from, to);
  let width = 0;
  let at = from;
  for (const tab of prepared.tabs) {
    if (tab.at < from) continue;
    if (tab.at >= to) break;
    width += plainWidth(prepared, at, tab.at);
    width = nextTabStop(width, tab);
    at = tab.at + 1;
  }
  return width + plainWidth(prepared, at, to);
}

/** A tab goes to the next stop, or to the one after it where that is all too near (CSS Text 4, section 4.2). */
function nextTabStop(x: number, { distance, least }: TabStop): number {
  if (distance <= 0) return x;
  const next = (Math.floor(x / distance + 1e-6) + 1) * distance;
  return next - x < least ? next + distance : next;
}

function plainWidth({ sums, unit, openSums, closeSums }: Prepared, from: number, to: number): number {
  if (!openSums || !closeSums) return (sums[to]! - sums[from]!) * unit;
  // Boxes open before the character that follows them and close after the one that precedes them.
  const opens = openSums[to]! - openSums[from]!;
  const closes = closeSums[to + 1]! - closeSums[from + 1]!;
  return (sums[to]! - sums[from]!) * unit + opens + closes;
}

function tabStops(parts: readonly Part[], text: string): TabStop[] {
  return parts.flatMap((part) => {
    if (part.kind !== "space" || text[part.start] !== "\t") return [];
    const { tabSize, letterSpacing, wordSpacing } = part.run.style;
    const fontSize = glyphSize(part.run.style.fontSize);
    const { face } = part;
    const em = (character: string) => face.fontkit.glyphForCodePoint(character.codePointAt(0)!).advanceWidth;
    const px = (character: string) => (em(character) / face.unitsPerEm) * fontSize;
    const distance = "px" in tabSize ? tabSize.px : tabSize.spaces * (px(" ") + letterSpacing + wordSpacing);
    return [{ at: part.start, distance, least: px(" ") / 2 }];
  });
}

/** Characters that take part in layout but have no glyph of their own. */
const CONTROL = /^[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]$/;

const LF = 0x0a;
const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;
/** Below this, every character is a letter, mark of punctuation or symbol, but for the few that are named. */
const LATIN_END = 0x300;

type Class = "space" | "control" | "other";

function classOf(code: number, character: string): Class {
  if (code === SPACE || code === NO_BREAK_SPACE || code === 0x09 || code === 0x202f) return "space";
  if (code === LF || code === 0xad) return "control";
  return code >= LATIN_END && CONTROL.test(character) ? "control" : "other";
}

/** The spaces of General Punctuation with a width of their own, separators of lines, and the ideographic space. */
const isWideSpace = (codePoint: number): boolean =>
  (codePoint >= 0x2000 && codePoint <= 0x200a) ||
  codePoint === 0x2028 ||
  codePoint === 0x2029 ||
  codePoint === 0x205f ||
  codePoint === 0x3000;

function splitRun(
  run: StyleRun,
  inline: InlineText,
  levels: Uint8Array | undefined,
  baseLevel: number,
  around: Around,
  context: LayoutContext,
  parts: Part[],
): void {
  const { text } = inline;
  const { style } = run;
  const chain = context.fonts.chain(style);
  const levelAt = (offset: number): number => levels?.[offset] ?? baseLevel;
  let wordStart = -1;
  let wordFace = chain.primary;
  const flush = (end: number) => {
    if (wordStart >= 0) parts.push(wordPart(run, text, wordStart, end, wordFace, levelAt(wordStart)));
    wordStart = -1;
  };
  for (let i = run.start; i < run.end; ) {
    const code = text.charCodeAt(i);
    // The common case first: a letter without marks, in a face that has all of its neighbours.
    if (code > SPACE && code < 0x7f && chain.hasAscii && !levels && !(text.charCodeAt(i + 1) >= LATIN_END)) {
      if (wordStart >= 0 && wordFace !== chain.primary) flush(i);
      if (wordStart < 0) {
        wordStart = i;
        wordFace = chain.primary;
      }
      i++;
      continue;
    }
    const codePoint = text.codePointAt(i)!;
    const character = codePoint === SPACE ? " " : String.fromCodePoint(codePoint);
    const next = i + character.length;
    const kind = classOf(codePoint, character);
    if (character === OBJECT && inline.atomics.has(i)) {
      flush(i);
      parts.push(objectPart(run, i, inline, around, chain, levelAt(i), context));
    } else if (wordStart >= 0 && isIgnored(character)) {
      // It belongs to the word around it.
    } else if (kind === "control") {
      flush(i);
      parts.push({
        kind: "control",
        start: i,
        end: next,
        run,
        face: chain.primary,
        level: levelAt(i),
        shaped: undefined,
        advance: 0,
      });
    } else if (kind === "space") {
      flush(i);
      parts.push(spacePart(run, character, i, chain, levelAt(i)));
    } else if (isWideSpace(codePoint) && !chain.faceFor(codePoint)) {
      flush(i);
      const shaped = madeSpace(chain.primary, character)!;
      parts.push({
        kind: "space",
        start: i,
        end: next,
        run,
        face: chain.primary,
        level: levelAt(i),
        shaped,
        advance: 0,
      });
    } else {
      const { end, face, missing } = chooseFace(text, i, chain, wordStart >= 0 ? wordFace : undefined);
      for (const lacking of missing)
        context.reportMissingGlyph({ character: lacking, style: run.style, element: run.element });
      if (wordStart >= 0 && (face !== wordFace || levelAt(i) !== levelAt(wordStart))) flush(i);
      if (wordStart < 0) {
        wordStart = i;
        wordFace = face;
      }
      // A cluster is of one face, though not beyond its run.
      i = Math.min(end, run.end);
      continue;
    }
    i = next;
  }
  flush(run.end);
}

function wordPart(run: StyleRun, text: string, start: number, end: number, face: FontFace, level: number): Part {
  const { style } = run;
  const shaped = shapeWord(face, text, start, end, fontFeatures(style), level % 2 === 1);
  const cursive = isCursive(text.slice(start, end));
  return { kind: "word", start, end, run, face, level, shaped, advance: 0, ...(cursive && { cursive }) };
}

function spacePart(run: StyleRun, character: string, start: number, chain: FontChain, level: number): Part {
  const { style } = run;
  const own = chain.faceFor(character === "\t" ? 0x20 : character.codePointAt(0)!);
  const face = own ?? chain.primary;
  const shaped =
    (own ? undefined : madeSpace(face, character)) ??
    shape(face, character === "\t" ? " " : character, fontFeatures(style), level % 2 === 1);
  return { kind: "space", start, end: start + 1, run, face, level, shaped, advance: 0 };
}

/** The space that an atomic inline is laid out in; `width` is that of the block container around it, px. */
export const atomicSpace = (width: number, height?: number): ConstraintSpace => ({
  availableWidth: width,
  availableHeight: height,
  shrinkToFit: true,
});

function objectPart(
  run: StyleRun,
  start: number,
  inline: InlineText,
  { width, height }: Around,
  chain: FontChain,
  level: number,
  context: LayoutContext,
): Part {
  const box = inline.atomics.get(start)!;
  const fragment = context.layout(box, atomicSpace(width, height));
  const margins = resolveOrZero(box.style.marginLeft, width) + resolveOrZero(box.style.marginRight, width);
  return {
    kind: "object",
    start,
    end: start + 1,
    run,
    face: chain.primary,
    level,
    shaped: undefined,
    fragment,
    advance: fragment.width + margins,
  };
}

/** Continues `sums` over the characters of a part; the parts come in the order of the text. */
function addAdvances(part: Part, sums: number[]): void {
  const { shaped, start, end, run } = part;
  const before = sums[start]!;
  if (!shaped || part.kind === "space") {
    sums[start + 1] = before + part.advance;
    for (let at = start + 1; at < end; at++) sums[at + 1] = sums[at]!;
    return;
  }
  const letterSpacing = letterSpacingOf(part);
  const fontSize = glyphSize(run.style.fontSize);
  const { sums: own, clusters } = shaped;
  const length = end - start;
  if (letterSpacing === 0) for (let i = 1; i <= length; i++) sums[start + i] = before + own[i]! * fontSize;
  else {
    for (let i = 1; i <= length; i++) sums[start + i] = before + own[i]! * fontSize + clusters[i]! * letterSpacing;
  }
}

/** The part at an offset, by binary search. */
export function partIndexAt(parts: readonly Part[], offset: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (parts[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
