/** Greedy line breaking: each line takes as much as it can hold, as browsers do. */
import { Break, isCharacterStart } from "../../../text/breaks.js";
import { type Prepared, partIndexAt, rangeWidth } from "../prepare.js";
import { type LineRange, lineTo, widthTo, withTrailingSpaces } from "./line-range.js";

/** Tolerance for sums of floating-point advances, px. */
const EPSILON = 0.01;

/**
 * Fills lines of `width` px, the first line of the text being shorter by `indent`.
 * @param most stops after this many lines
 */
export function fillLines(prepared: Prepared, width: number, indent: number, most = Infinity): LineRange[] {
  const lines: LineRange[] = [];
  const { length } = prepared.text;
  for (let at = 0; at < length && lines.length < most; ) {
    const line = fillLine(prepared, at, width - (at === 0 ? indent : 0));
    lines.push(line);
    at = line.next;
  }
  return lines;
}

function fillLine(prepared: Prepared, from: number, width: number): LineRange {
  const { text, breaks, nextBreaks } = prepared;
  const start = skipSpaces(prepared, from);
  let best = -1;
  for (let next = start + 1; next <= text.length; next++) {
    const at = nextBreaks[next]!;
    next = at;
    if (widthTo(prepared, start, at) > width + EPSILON) {
      // The rest of a word may be narrower than its hyphen.
      if (breaks[at] === Break.Hyphen && rangeWidth(prepared, start, at) <= width + EPSILON) continue;
      // What has no earlier break overflows, unless it may be broken anywhere.
      if (best >= 0) return lineTo(prepared, start, best);
      const line = lineTo(prepared, start, at);
      return emergencyBreak(prepared, line, width) ?? line;
    }
    if (breaks[at] === Break.Forced) return withTrailingSpaces(prepared, lineTo(prepared, start, at), width);
    best = at;
  }
  return best >= 0
    ? lineTo(prepared, start, best)
    : { start, end: text.length, next: text.length, hyphen: false, forced: true };
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
  if (style?.textWrapMode !== "wrap") return false;
  return style.overflowWrap !== "normal" || style.wordBreak === "break-word";
}
