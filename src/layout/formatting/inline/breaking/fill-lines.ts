/** Greedy line breaking: each line takes as much as it can hold, as browsers do. */
import { Break, isCharacterStart } from "../../../text/breaks.js";
import { type MeasuredParagraph, rangeWidth, styleAt } from "../measured-paragraph.js";
import { type LineRange, lineTo, widthTo, withTrailingSpaces } from "./line-range.js";

/** Tolerance for sums of floating-point advances, px. */
const EPSILON = 0.01;

/**
 * Fills lines of `width` px, the first line of the text being shorter by `indent`.
 * @param most stops after this many lines
 * @param from where the first of them begins
 */
export function fillLines(
  paragraph: MeasuredParagraph,
  width: number,
  indent: number,
  most = Infinity,
  from = 0,
): LineRange[] {
  const lines: LineRange[] = [];
  const { length } = paragraph.text;
  for (let at = from; at < length && lines.length < most; ) {
    const line = fillLine(paragraph, at, width - (at === 0 ? indent : 0));
    lines.push(line);
    at = line.next;
  }
  return lines;
}

/** The line that begins with `from`, or behind the white space there. */
export function fillLine(paragraph: MeasuredParagraph, from: number, width: number): LineRange {
  const { text, breaks, nextBreaks } = paragraph;
  const start = skipSpaces(paragraph, from);
  let best = -1;
  for (let next = start + 1; next <= text.length; next++) {
    const at = nextBreaks[next]!;
    next = at;
    if (widthTo(paragraph, start, at) > width + EPSILON) {
      // The rest of a word may be narrower than its hyphen.
      if (breaks[at] === Break.Hyphen && rangeWidth(paragraph, start, at) <= width + EPSILON) continue;
      // What has no earlier break overflows, unless it may be broken anywhere.
      if (best >= 0) return lineTo(paragraph, start, best);
      const line = lineTo(paragraph, start, at);
      return emergencyBreak(paragraph, line, width) ?? line;
    }
    if (breaks[at] === Break.Forced) return withTrailingSpaces(paragraph, lineTo(paragraph, start, at), width);
    best = at;
  }
  return best >= 0
    ? lineTo(paragraph, start, best)
    : { start, end: text.length, next: text.length, hyphen: false, forced: true };
}

/** Where a line begins whose text does: behind white space that collapses. */
export function skipSpaces(paragraph: MeasuredParagraph, from: number): number {
  let start = from;
  while (start < paragraph.text.length && paragraph.text[start] === " " && collapses(paragraph, start)) start++;
  return start;
}

function collapses(paragraph: MeasuredParagraph, at: number): boolean {
  const mode = styleAt(paragraph, at)?.whiteSpaceCollapse;
  return mode === "collapse" || mode === "preserve-breaks";
}

/** `overflow-wrap`: an otherwise unbreakable sequence is broken where it has to be (CSS Text 4, section 5.5). */
function emergencyBreak(paragraph: MeasuredParagraph, line: LineRange, width: number): LineRange | undefined {
  const { text } = paragraph;
  let end: number | undefined;
  for (let at = line.start + 1; at < line.end; at++) {
    if (!isCharacterStart(text, at) || !breaksAnywhere(paragraph, at)) continue;
    if (end !== undefined && rangeWidth(paragraph, line.start, at) > width + EPSILON) break;
    end = at;
  }
  return end === undefined ? undefined : { start: line.start, end, next: end, hyphen: false, forced: false };
}

function breaksAnywhere(paragraph: MeasuredParagraph, at: number): boolean {
  const style = styleAt(paragraph, at - 1);
  if (style?.textWrapMode !== "wrap") return false;
  return style.overflowWrap !== "normal" || style.wordBreak === "break-word";
}
