/**
 * Inline text -> parts: directions resolved (UAX #9), faces chosen by character, words shaped, break opportunities found
 * (UAX #14), and sums of advances so that the width of any range is two look-ups.
 */
import { type ComputedStyle, fontFeatures } from "../../css/properties.js";
import { directionOfText } from "../../html/direction.js";
import { embeddingLevels } from "../bidi.js";
import type { LayoutContext } from "../context.js";
import type { FontChain, FontFace } from "../fonts.js";
import { shape } from "../shape.js";
import { resolve, resolveOrZero } from "../sizing.js";
import { Break, breakOpportunities } from "./breaks.js";
import { chooseFace } from "./choose-face.js";
import { fixedSpaceWidth } from "./fixed-spaces.js";
import type { Part } from "./part.js";
import { advanceOf, isIgnored, joinAcrossBoxes, shapeWord } from "./shape-words.js";
import { type InlineText, LINE_FEED, OBJECT, type StyleRun } from "./text.js";

export interface Prepared extends InlineText {
  readonly parts: readonly Part[];
  /** 0 where the paragraph runs left to right, 1 where it runs right to left. */
  readonly baseLevel: 0 | 1;
  /** True where every part has the paragraph's level 0: nothing to reorder. */
  readonly leftToRight: boolean;
  /** What kind of break may come before the character at each offset, length + 1 entries. */
  readonly breaks: Uint8Array;
  /** The first offset from each on before which a line may break, length + 1 entries. */
  readonly nextBreaks: Uint32Array;
  /** Sum of the advances of all characters before an offset. */
  readonly sums: Float64Array;
  /** Sums of the leading (trailing) margin, border and padding of the inline boxes that open (close) before an offset. */
  readonly openSums: Float64Array;
  readonly closeSums: Float64Array;
  /** Offsets of tab characters, with the distance of tab stops there, px. */
  readonly tabs: readonly TabStop[];
  /** True where all white space collapses. */
  readonly collapses: boolean;
}

interface TabStop {
  readonly at: number;
  readonly distance: number;
  /** A stop that is nearer than this is passed over. */
  readonly least: number;
}

/** Lays out the atomic inlines and prepares the text. `width` is what percentages of inline boxes refer to. */
export function prepare(inline: InlineText, style: ComputedStyle, width: number, context: LayoutContext): Prepared {
  const { text } = inline;
  const direction = (style.unicodeBidi === "plaintext" && directionOfText(text)) || style.direction;
  const baseLevel = direction === "rtl" ? 1 : 0;
  const levels = embeddingLevels(text, baseLevel);
  const parts: Part[] = [];
  for (const run of inline.runs) splitRun(run, inline, levels, baseLevel, width, context, parts);
  const openSums = new Float64Array(text.length + 2);
  const closeSums = new Float64Array(text.length + 2);
  const partingEdges = new Set<number>();
  for (const box of inline.boxes) {
    const edges = inlineEdges(box.style, width);
    openSums[box.start + 1]! += edges.start;
    closeSums[box.end + 1]! += edges.end;
    const parts = box.style.verticalAlign !== "baseline";
    if (edges.start !== 0 || parts) partingEdges.add(box.start);
    if (edges.end !== 0 || parts) partingEdges.add(box.end);
  }
  joinAcrossBoxes(parts, text, partingEdges);
  const sums = new Float64Array(text.length + 1);
  for (const part of parts) addAdvances(part, sums);
  for (let i = 0; i < text.length; i++) sums[i + 1] = sums[i]! + sums[i + 1]!;
  for (let i = 0; i <= text.length; i++) {
    openSums[i + 1]! += openSums[i]!;
    closeSums[i + 1]! += closeSums[i]!;
  }
  const breaks = breakOpportunities(text, inline.runs);
  return {
    ...inline,
    parts,
    baseLevel,
    leftToRight: baseLevel === 0 && levels === undefined,
    breaks,
    nextBreaks: nextBreaks(breaks),
    sums,
    openSums,
    closeSums,
    tabs: text.includes("\t") ? tabStops(parts, text) : [],
    collapses: inline.runs.every(({ style }) => style.whiteSpaceCollapse === "collapse"),
  };
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
  const left = resolveOrZero(style.marginLeft, width) + style.borderLeftWidth + resolve(style.paddingLeft, width);
  const right = resolveOrZero(style.marginRight, width) + style.borderRightWidth + resolve(style.paddingRight, width);
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

function plainWidth({ sums, openSums, closeSums }: Prepared, from: number, to: number): number {
  // Boxes open before the character that follows them and close after the one that precedes them.
  const opens = openSums[to]! - openSums[from]!;
  const closes = closeSums[to + 1]! - closeSums[from + 1]!;
  return sums[to]! - sums[from]! + opens + closes;
}

function tabStops(parts: readonly Part[], text: string): TabStop[] {
  return parts.flatMap((part) => {
    if (part.kind !== "space" || text[part.start] !== "\t") return [];
    const { tabSize, letterSpacing, wordSpacing, fontSize } = part.run.style;
    const { face } = part;
    const em = (character: string) => face.fontkit.glyphForCodePoint(character.codePointAt(0)!).advanceWidth;
    const px = (character: string) => (em(character) / face.unitsPerEm) * fontSize;
    const distance = "px" in tabSize ? tabSize.px : tabSize.spaces * (px(" ") + letterSpacing + wordSpacing);
    return [{ at: part.start, distance, least: px(" ") / 2 }];
  });
}

/** Characters that take part in layout but have no glyph of their own. */
function isControl(character: string): boolean {
  return (
    character === LINE_FEED || /^[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]$/.test(character)
  );
}

const isSpace = (character: string): boolean =>
  character === " " || character === "\u00A0" || character === "\t" || character === "\u202F";

function splitRun(
  run: StyleRun,
  inline: InlineText,
  levels: Uint8Array | undefined,
  baseLevel: number,
  width: number,
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
    const codePoint = text.codePointAt(i)!;
    const character = String.fromCodePoint(codePoint);
    const next = i + character.length;
    if (character === OBJECT && inline.atomics.has(i)) {
      flush(i);
      parts.push(objectPart(run, i, inline, width, chain, levelAt(i), context));
    } else if (wordStart >= 0 && isIgnored(character)) {
      // It belongs to the word around it.
    } else if (isControl(character)) {
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
    } else if (isSpace(character)) {
      flush(i);
      parts.push(spacePart(run, character, i, chain, levelAt(i)));
    } else if (fixedSpaceWidth(character, chain.primary) !== undefined) {
      flush(i);
      parts.push(fixedSpacePart(run, character, i, chain.primary, levelAt(i)));
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
  const advance = advanceOf(shaped, style.fontSize, style.letterSpacing);
  return { kind: "word", start, end, run, face, level, shaped, advance };
}

function spacePart(run: StyleRun, character: string, start: number, chain: FontChain, level: number): Part {
  const { style } = run;
  const face = chain.faceFor(character === "\t" ? 0x20 : character.codePointAt(0)!) ?? chain.primary;
  const shaped = shape(face, character === "\t" ? " " : character, fontFeatures(style), level % 2 === 1);
  const one = shaped.advance * style.fontSize + style.letterSpacing + style.wordSpacing;
  // A tab's advance depends on where it stands on its line.
  const advance = character === "\t" ? 0 : one;
  return { kind: "space", start, end: start + 1, run, face, level, shaped, advance };
}

function fixedSpacePart(run: StyleRun, character: string, start: number, face: FontFace, level: number): Part {
  const { style } = run;
  const shaped = shape(face, " ", fontFeatures(style), level % 2 === 1);
  const advance = fixedSpaceWidth(character, face)! * style.fontSize + style.letterSpacing;
  return { kind: "space", start, end: start + 1, run, face, level, shaped, advance };
}

function objectPart(
  run: StyleRun,
  start: number,
  inline: InlineText,
  width: number,
  chain: FontChain,
  level: number,
  context: LayoutContext,
): Part {
  const box = inline.atomics.get(start)!;
  const fragment = context.layout(box, { availableWidth: width, availableHeight: undefined, shrinkToFit: true });
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

/**
 * Writes each character's advance into `sums`, one place further on. A cluster's advance is shared evenly by its characters,
 * so that a line can be measured up to the middle of a ligature.
 */
function addAdvances(part: Part, sums: Float64Array): void {
  const { shaped, start, end, run } = part;
  if (!shaped || part.kind === "space") {
    sums[start + 1]! += part.advance;
    return;
  }
  const { fontSize, letterSpacing } = run.style;
  const starts = [...new Set(shaped.starts)].sort((x, y) => x - y);
  const lengths = new Map(starts.map((at, i) => [at, (starts[i + 1] ?? end - start) - at]));
  for (let g = 0; g < shaped.ids.length; g++) {
    const at = shaped.starts[g]!;
    const length = lengths.get(at)!;
    const advance = shaped.advances[g]! * fontSize + (shaped.texts[g] === "" ? 0 : letterSpacing);
    for (let i = 0; i < length; i++) sums[start + at + i + 1]! += advance / length;
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
