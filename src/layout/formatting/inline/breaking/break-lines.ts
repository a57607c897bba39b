/**
 * MeasuredParagraph text -> the ranges that stand on one line each. Lines are filled greedily; where the style asks for it they are
 * then balanced, or the last ones of each paragraph reconsidered (CSS Text 4, section 6.4, `text-wrap-style`).
 */
import type { ComputedStyle } from "../../../../css/index.js";
import { Break } from "../../../text/breaks.js";
import type { MeasuredParagraph } from "../measured-paragraph.js";
import { fillLines } from "./fill-lines.js";
import { type LineRange, lineWidth } from "./line-range.js";
import { type Measure, scoreLines } from "./score-lines.js";

/** As in Chromium: more lines are not balanced, and `pretty` reconsiders as many at the end. */
const MOST_BALANCED = 6;
const MOST_PRETTY = 4;
/** `pretty` acts where the last line is shorter than this part of the measure. */
const SHORT_LAST_LINE = 1 / 3;
/** A balanced measure is sought from this part of the average line upwards, to 1 px. */
const LEAST_BALANCED = 0.8;

/** Breaks the text into lines of `width` px, the first one shorter by `indent`. */
export function breakLines(
  paragraph: MeasuredParagraph,
  style: ComputedStyle,
  width: number,
  indent: number,
): LineRange[] {
  const lines = fillLines(paragraph, width, indent);
  if (lines.length < 2 || style.textWrapMode === "nowrap") return lines;
  const { textWrapStyle } = style;
  if (textWrapStyle !== "balance" && textWrapStyle !== "pretty") return lines;
  const measure: Measure = {
    width,
    indent: 0,
    fontSize: style.fontSize,
    justified: style.textAlign === "justify",
    balanced: textWrapStyle === "balance",
  };
  return measure.balanced ? balance(paragraph, lines, measure, indent) : pretty(paragraph, lines, measure, indent);
}

/** Only the first paragraph of the text is balanced: what a forced break ends is as long as its author wanted. */
function balance(paragraph: MeasuredParagraph, lines: LineRange[], measure: Measure, indent: number): LineRange[] {
  const count = lines.findIndex((line) => line.forced) + 1;
  if (count > MOST_BALANCED) return lines;
  const tabs = paragraph.text.includes("\t");
  const best = count < 2 || tabs ? undefined : scoreLines(paragraph, lines.slice(0, count), { ...measure, indent });
  if (best) return [...best, ...lines.slice(count)];
  return count < 2 || count < lines.length ? lines : bisect(paragraph, lines, measure.width, indent);
}

/** The narrowest measure that needs no more lines, and tears no word that has room in the whole measure. */
function bisect(paragraph: MeasuredParagraph, lines: LineRange[], width: number, indent: number): LineRange[] {
  let best = lines;
  let high = width;
  let low = (LEAST_BALANCED * lines.reduce((sum, line) => sum + lineWidth(paragraph, line), 0)) / lines.length;
  while (low + 1 < high) {
    const middle = (low + high) / 2;
    const trial = fillLines(paragraph, middle, indent, lines.length + 1);
    if (trial.length <= lines.length && !trial.some((line) => isTorn(paragraph, line))) {
      best = trial;
      high = middle;
    } else low = middle;
  }
  return best;
}

/** Whether the line ends within a word, for want of room (`overflow-wrap`). */
function isTorn({ breaks }: MeasuredParagraph, { next, forced }: LineRange): boolean {
  return !forced && breaks[next] === Break.None;
}

/** Reconsiders the last lines of each paragraph that ends with a single short word, or with hyphens. */
function pretty(paragraph: MeasuredParagraph, lines: LineRange[], measure: Measure, indent: number): LineRange[] {
  if (paragraph.text.includes("\t")) return lines;
  const result: LineRange[] = [];
  let first = 0;
  lines.forEach((line, i) => {
    if (!line.forced && i < lines.length - 1) return;
    const from = Math.max(first, i + 1 - MOST_PRETTY);
    const last = lines.slice(from, i + 1);
    const better =
      last.length > 1 && wantsBetter(paragraph, last, measure.width)
        ? scoreLines(paragraph, last, { ...measure, indent: from === 0 ? indent : 0 })
        : undefined;
    result.push(...lines.slice(first, from), ...(better ?? last));
    first = i + 1;
  });
  return result;
}

function wantsBetter(paragraph: MeasuredParagraph, lines: readonly LineRange[], width: number): boolean {
  const last = lines.at(-1)!;
  if (lineWidth(paragraph, last) < width * SHORT_LAST_LINE && !canBreakInside(paragraph, last)) return true;
  return lines.length >= 3 && lines.at(-2)!.hyphen && lines.at(-3)!.hyphen;
}

function canBreakInside({ breaks, text }: MeasuredParagraph, { start, end }: LineRange): boolean {
  for (let at = start + 1; at < end; at++) {
    if (breaks[at] === Break.Allowed || (breaks[at] === Break.Hyphen && text[at - 1] === "\u00AD")) return true;
  }
  return false;
}
