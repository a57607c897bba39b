/**
 * Line breaks of a whole paragraph at once (CSS Text 4, section 6.4, `text-wrap-style`): each break opportunity gets the
 * score of the best way to reach it, in the manner of Knuth and Plass. The penalties are Chromium's, which has them from
 * Android's Minikin, so that the same breaks win.
 */
import { Break } from "../../../text/breaks.js";
import { type MeasuredParagraph, rangeWidth } from "../measured-paragraph.js";
import { type LineRange, lineTo, lineWidth } from "./line-range.js";

/** What the scores depend on besides the text. */
export interface Measure {
  /** Of a line, px. */
  readonly width: number;
  /** What the first of the lines is shorter by, px. */
  readonly indent: number;
  /** Of the block container, px. */
  readonly fontSize: number;
  readonly justified: boolean;
  /** The last line counts as much as the others: `balance`. */
  readonly balanced: boolean;
}

interface Candidate {
  readonly at: number;
  /** Where the next line's text begins if the line ends here, and where this line's ends, px from the paragraph's start. */
  readonly next: number;
  readonly end: number;
  readonly hyphen: boolean;
  penalty: number;
}

interface Score {
  readonly total: number;
  readonly previous: number;
  readonly line: number;
}

/** One break for each line and two to choose from: with less there is nothing to gain. */
const LEAST_CANDIDATES = 5;
/** For a break before which the last line would hold a single word. */
const LONELY_WORD = 10_000;
const OVERFULL = 1e12;
/** A hyphen before the last line is worse than elsewhere. */
const LAST_LINE_FACTOR = 4;
/** Lines are allowed to be wider by this, the smallest length that browsers know, px. */
const SLACK = 1 / 64;

/**
 * Breaks the paragraph that `greedy` holds anew, into as many lines.
 * @returns undefined where the best breaks make another number of lines, or there is little to choose from
 */
export function scoreLines(
  paragraph: MeasuredParagraph,
  greedy: readonly LineRange[],
  measure: Measure,
): LineRange[] | undefined {
  const aggressive = measure.width * measure.fontSize;
  const hyphenPenalty = measure.justified ? aggressive / 2 : aggressive * 2;
  const candidates = candidatesOf(paragraph, greedy, hyphenPenalty);
  if (!candidates || candidates.length < LEAST_CANDIDATES) return undefined;
  for (let i = candidates.length - 2; i >= 0; i--) {
    candidates[i]!.penalty += LONELY_WORD;
    if (!candidates[i]!.hyphen) break;
  }
  const scores = scoresOf(candidates, measure, measure.justified ? 0 : hyphenPenalty * 2);
  if (scores.at(-1)!.line !== greedy.length) return undefined;
  const lines: LineRange[] = [];
  for (let i = scores.length - 1; i > 0; i = scores[i]!.previous) {
    const start = candidates[scores[i]!.previous]!.at;
    lines.push(lineTo(paragraph, start, candidates[i]!.at));
  }
  return lines.reverse();
}

/** The start of the paragraph and every break opportunity; undefined where they don't follow each other from left to right. */
function candidatesOf(
  paragraph: MeasuredParagraph,
  greedy: readonly LineRange[],
  penalty: number,
): Candidate[] | undefined {
  // With edges at each end of a line, widths are no sums.
  if (paragraph.cloned.length > 0) return undefined;
  const { start } = greedy[0]!;
  const end = greedy.at(-1)!.next;
  const candidates: Candidate[] = [{ at: start, next: 0, end: 0, hyphen: false, penalty: 0 }];
  let line = 0;
  for (let at = start + 1; at <= end; at++) {
    const chosen = at === greedy[line]!.next;
    if (chosen) line++;
    if (paragraph.breaks[at] === Break.None && !chosen) continue;
    const range = lineTo(paragraph, start, at);
    const next = rangeWidth(paragraph, start, at);
    if (next < candidates.at(-1)!.next) return undefined;
    candidates.push({
      at,
      next,
      end: lineWidth(paragraph, range),
      hyphen: range.hyphen,
      penalty: range.hyphen ? penalty : 0,
    });
  }
  return candidates;
}

function scoresOf(candidates: readonly Candidate[], measure: Measure, linePenalty: number): Score[] {
  const scores: Score[] = [{ total: 0, previous: 0, line: 0 }];
  const last = candidates.length - 1;
  const available = (line: number) => Math.max(0, measure.width - (line === 0 ? measure.indent : 0)) + SLACK;
  let active = 0;
  for (let to = 1; to <= last; to++) {
    const candidate = candidates[to]!;
    let best = Infinity;
    let previous = 0;
    let hope = 0;
    let line = scores[active]!.line;
    for (let from = active; from < to; from++) {
      const score = scores[from]!;
      if (score.line !== line) {
        if (available(score.line) !== available(line)) hope = 0;
        line = score.line;
      }
      if (score.total + hope >= best) continue;
      // What stays free at the end of a line from `from` to `to`.
      const free = candidates[from]!.next + available(line) - candidate.end;
      let own: number;
      if (free < 0) {
        own = OVERFULL;
        active = from + 1;
      } else {
        own = to === last && !measure.balanced ? LAST_LINE_FACTOR * candidates[from]!.penalty : free * free;
        hope = to === last && !measure.balanced ? 0 : own;
      }
      const total = score.total + own;
      if (total <= best) {
        best = total;
        previous = from;
      }
    }
    scores.push({
      total: best + candidate.penalty + linePenalty,
      previous,
      line: scores[previous]!.line + 1,
    });
  }
  return scores;
}
