/** A line's range of a paragraph -> what it shows, from left to right (UAX #9, rule L2). */
import { largest, reverse } from "../../../../graphics/index.js";
import { type Part, partIndexAt } from "../../../text/part.js";
import { EMPTY_BOX } from "../../../text/text.js";
import type { LineRange } from "../breaking/line-range.js";
import { type MeasuredParagraph, rangeWidth } from "../measured-paragraph.js";
import type { BoxOnLine, LineItem } from "./line.js";
import type { Run } from "./run.js";
import { cutPart } from "./text-run.js";

/** The parts of the line in visual order; white space that hangs comes last in the paragraph's direction. */
export function visualItems(paragraph: MeasuredParagraph, range: LineRange, levels: readonly BoxOnLine[]): LineItem[] {
  const shown: Run[] = [];
  const hanging: Run[] = [];
  for (let i = partIndexAt(paragraph.parts, range.start); i < paragraph.parts.length; i++) {
    const part = paragraph.parts[i]!;
    if (part.start >= range.next) break;
    const isControl = part.kind === "control" && !isEmptyBox(part, paragraph);
    if (isControl && (part.start >= range.end || !isIsolate(paragraph.text.charCodeAt(part.start)))) continue;
    const [start, end] = [Math.max(part.start, range.start), Math.min(part.end, range.next)];
    if (part.kind === "word" && start < range.end && end > range.end) {
      // Spaces that fonts have as letters.
      shown.push(cutPart(paragraph, part, start, range.end));
      hanging.push({ ...cutPart(paragraph, part, range.end, end), hangs: true });
      continue;
    }
    const cut = cutPart(paragraph, part, start, end);
    if (part.start >= range.end && part.kind !== "control") hanging.push({ ...cut, hangs: true });
    else if (paragraph.text[part.start] === "\t" && part.kind === "space") {
      // From where the line stands to the next tab stop.
      const before = rangeWidth(paragraph, range.start, part.start);
      shown.push({ ...cut, advance: rangeWidth(paragraph, range.start, part.end) - before });
    } else shown.push(cut);
  }
  const isShown = ({ part }: Run) => part.kind !== "control" || isEmptyBox(part, paragraph);
  const last = shown.findLastIndex(({ part }) => part.kind !== "control");
  if (range.hyphen && last >= 0) shown[last] = { ...shown[last]!, hyphenated: true };
  const ordered = (paragraph.leftToRight ? shown : reorder(shown, paragraph.baseLevel)).filter(isShown);
  const all = paragraph.baseLevel === 1 ? [...hanging.reverse(), ...ordered] : [...ordered, ...hanging];
  return all.map((run) => ({ run, level: innermost(levels, run.part), x: 0 }));
}

/** Isolates have no width, but parts on both sides of one are no sequence, though their levels be the same. */
const isIsolate = (code: number): boolean => code >= 0x2066 && code <= 0x2069;

/** What has a place on the line though it is no text. */
const isEmptyBox = ({ kind, start }: Part, { text }: MeasuredParagraph): boolean =>
  kind === "control" && text[start] === EMPTY_BOX;

function innermost(levels: readonly BoxOnLine[], part: Part): BoxOnLine {
  for (let i = levels.length - 1; i > 0; i--) {
    const box = levels[i]!.box;
    if (box && box.start <= part.start && part.end <= box.end) return levels[i]!;
  }
  return levels[0]!;
}

/** UAX #9 rule L2: from the highest level down to the lowest odd one, reverse every sequence at that level or above. */
function reorder(runs: readonly Run[], baseLevel: number): Run[] {
  const ordered = [...runs];
  const highest = largest(
    runs.map((run) => run.part.level),
    baseLevel,
  );
  for (let level = highest; level >= 1; level--) {
    for (let i = 0; i < ordered.length; i++) {
      if (ordered[i]!.part.level < level) continue;
      let end = i;
      while (end < ordered.length && ordered[end]!.part.level >= level) end++;
      reverse(ordered, i, end);
      i = end;
    }
  }
  return ordered;
}
