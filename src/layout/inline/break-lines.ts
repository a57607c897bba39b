/**
 * Prepared text -> the ranges that stand on one line each. Lines are filled greedily, as browsers do; where the style
 * asks for it they are then balanced, or the last ones reconsidered (CSS Text 4, section 6.3, `text-wrap-style`).
 */
import type { ComputedStyle } from "../../css/properties.js";
import { Break, isCharacterStart } from "./breaks.js";
import { hyphenWidth } from "./hyphen.js";
import { type Part, type Prepared, partIndexAt, rangeWidth } from "./prepare.js";

/** Offsets into the text: the line shows `start` to `end`; `next` lies behind the white space that hangs at its end. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  /** A hyphen is shown at the end of the line. */
  readonly hyphen: boolean;
  /** The line ends with a forced break or with the text. */
  readonly forced: boolean;
}

/** Tolerance for sums of floating-point advances, px. */
const EPSILON = 0.01;
/** More lines than this are not balanced: the gain is small, and each trial breaks all of them again. */
const MAX_BALANCED_LINES = 8;
/** `pretty` acts where the last line is shorter than this part of the measure, and on this many last lines. */
const SHORT_LAST_LINE = 1 / 3;
const PRETTY_LINES = 4;

/** Breaks the text into lines of `width` px, the first one shorter by `indent`. */
export function breakLines(prepared: Prepared, style: ComputedStyle, width: number, indent: number): LineRange[] {
  const lines = greedy(prepared, width, indent);
  if (lines.length < 2 || style.textWrapMode === "nowrap") return lines;
  if (style.textWrapStyle === "balance") return balance(prepared, lines, width, indent);
  if (style.textWrapStyle === "pretty") return pretty(prepared, lines, width, indent);
  return lines;
}

function greedy(prepared: Prepared, width: number, indent: number, from = 0): LineRange[] {
  const lines: LineRange[] = [];
  const { length } = prepared.text;
  for (let at = from; at < length; ) {
    const line = fillLine(prepared, at, width - (at === 0 ? indent : 0));
    lines.push(line);
    at = line.next;
  }
  return lines;
}

function fillLine(prepared: Prepared, from: number, width: number): LineRange {
  const { text, breaks } = prepared;
  const start = skipSpaces(prepared, from);
  let best: LineRange | undefined;
  for (let at = start + 1; at <= text.length; at++) {
    const kind = breaks[at];
    if (kind === Break.None) continue;
    const line = lineTo(prepared, start, at);
    if (lineWidth(prepared, line) > width + EPSILON) {
      // The rest of a word may be narrower than its hyphen.
      if (line.hyphen && rangeWidth(prepared, start, at) <= width + EPSILON) continue;
      // What has no earlier break overflows, unless it may be broken anywhere.
      return best ?? emergencyBreak(prepared, line, width) ?? line;
    }
    if (line.forced) return line;
    best = line;
  }
  return best ?? { start, end: text.length, next: text.length, hyphen: false, forced: true };
}

function lineTo(prepared: Prepared, start: number, at: number): LineRange {
  const { text, breaks } = prepared;
  let end = at;
  while (end > start && isHanging(prepared, end - 1)) end--;
  const kind = breaks[at];
  return { start, end, next: at, hyphen: kind === Break.Hyphen, forced: kind === Break.Forced || at === text.length };
}

/** White space that hangs at the end of a line, and the line feed that ends it (CSS Text 4, section 4.3.2). */
function isHanging(prepared: Prepared, at: number): boolean {
  const character = prepared.text[at];
  return character === " " || character === "\n" || character === "\t";
}

function skipSpaces(prepared: Prepared, from: number): number {
  let start = from;
  while (start < prepared.text.length && prepared.text[start] === " " && collapses(prepared, start)) start++;
  return start;
}

function collapses(prepared: Prepared, at: number): boolean {
  const mode = prepared.parts[partIndexAt(prepared.parts, at)]?.run.style.whiteSpaceCollapse;
  return mode === "collapse" || mode === "preserve-breaks";
}

/** The width that a line needs, its hyphen included. */
export function lineWidth(prepared: Prepared, line: LineRange): number {
  const own = rangeWidth(prepared, line.start, line.end);
  if (!line.hyphen) return own;
  const part = partBefore(prepared, line.end);
  return part ? own + hyphenWidth(part.face, part.run.style) : own;
}

function partBefore(prepared: Prepared, offset: number): Part | undefined {
  for (let i = partIndexAt(prepared.parts, offset - 1); i >= 0; i--) {
    const part = prepared.parts[i];
    if (part && part.kind !== "control") return part;
  }
  return undefined;
}

/** `overflow-wrap`: an otherwise unbreakable sequence is broken where it has to be (CSS Text 4, section 5.5). */
function emergencyBreak(prepared: Prepared, line: LineRange, width: number): LineRange | undefined {
  const { text } = prepared;
  let end: number | undefined;
  for (let at = line.start + 1; at < line.end; at++) {
    if (!isCharacterStart(text, at) || !breaksAnywhere(prepared, at)) continue;
    if (end !== undefined && rangeWidth(prepared, line.start, at) > width + EPSILON) break;
    end = at;
  }
  return end === undefined ? undefined : { start: line.start, end, next: end, hyphen: false, forced: false };
}

function breaksAnywhere(prepared: Prepared, at: number): boolean {
  const style = prepared.parts[partIndexAt(prepared.parts, at - 1)]?.run.style;
  return style !== undefined && style.overflowWrap !== "normal" && style.textWrapMode === "wrap";
}

/** The narrowest measure that needs no more lines. */
function balance(prepared: Prepared, lines: LineRange[], width: number, indent: number): LineRange[] {
  if (lines.length > MAX_BALANCED_LINES) return lines;
  let best = lines;
  let low = width / lines.length / 2;
  let high = width;
  while (high - low > 1) {
    const middle = (low + high) / 2;
    const trial = greedy(prepared, middle, indent);
    if (trial.length <= lines.length && fits(prepared, trial, middle)) {
      best = trial;
      high = middle;
    } else low = middle;
  }
  return best;
}

function fits(prepared: Prepared, lines: readonly LineRange[], width: number): boolean {
  return lines.every((line) => lineWidth(prepared, line) <= width + EPSILON);
}

/** Gives a short last line more to hold, by breaking the last lines at a narrower measure. */
function pretty(prepared: Prepared, lines: LineRange[], width: number, indent: number): LineRange[] {
  const last = lines.at(-1)!;
  if (lineWidth(prepared, last) >= width * SHORT_LAST_LINE) return lines;
  let first = Math.max(0, lines.length - PRETTY_LINES);
  for (let i = lines.length - 2; i >= first; i--) if (lines[i]!.forced) first = i + 1;
  const count = lines.length - first;
  if (count < 2) return lines;
  const from = first === 0 ? 0 : lines[first - 1]!.next;
  for (let measure = width - 2; measure > width * (1 - SHORT_LAST_LINE); measure -= 2) {
    const trial = greedy(prepared, measure, indent, from);
    if (trial.length > count) break;
    if (!fits(prepared, trial, measure)) continue;
    if (lineWidth(prepared, trial.at(-1)!) >= width * SHORT_LAST_LINE) return [...lines.slice(0, first), ...trial];
  }
  return lines;
}
