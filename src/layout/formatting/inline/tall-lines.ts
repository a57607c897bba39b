/**
 * Lines that are higher than a page. A line is never broken (CSS Fragmentation 3, section 4.1), but the atomic inlines in it hold
 * lines and boxes of their own: these are laid out again in the flow of pages, so that they keep off the ends of pages. In a column it
 * goes on beyond the end.
 */
import type { Box } from "../../boxes/box.js";
import { TOLERANCE } from "../../fragmentation/fragmentainers.js";
import { linePushes, type TrimmedLines } from "../../fragmentation/lines.js";
import { type FlowPosition, fits, moved, roomLeft } from "../../fragmentation/position.js";
import type { LineFragment } from "../../fragments/fragment.js";
import { partIndexAt } from "../../text/part.js";
import type { LayoutContext } from "../context.js";
import type { LineRange } from "./breaking/line-range.js";
import { type AtomicInline, atomicSpace, type MeasuredParagraph } from "./measured-paragraph.js";

/** What the lines of a text are made of. `line` makes one of them again, of a text whose atomic inlines are others. */
interface TallLines {
  readonly paragraph: MeasuredParagraph;
  readonly ranges: readonly LineRange[];
  readonly lines: LineFragment[];
  /** px */
  readonly width: number;
  readonly context: LayoutContext;
  readonly line: (index: number, paragraph: MeasuredParagraph) => LineFragment;
}

/** Where a box begins depends on its line, and the line on its boxes: after so many rounds it stays where it is. */
const MAX_ROUNDS = 3;

/**
 * How far each line moves down so that it keeps off the ends of pages, as `linePushes`; lines that can't are exchanged for
 * broken ones.
 * @param flow where the first line begins
 */
export function pushAndBreak(
  input: TallLines,
  flow: FlowPosition,
  style: Box["style"],
  trim?: TrimmedLines<LineFragment>,
): number[] {
  const { lines } = input;
  let pushes = linePushes(lines, flow, style, trim);
  if (input.paragraph.atomics.size === 0 && !flow.inColumns) return pushes;
  let y = 0;
  for (let i = 0; i < lines.length; i++) {
    y += pushes[i]!;
    const here = moved(flow, y);
    if (!fits(lines[i]!.height, here) && (flow.inColumns || lines[i]!.content.hasBoxes)) {
      lines[i] = flow.inColumns ? uncutLine(lines[i]!, roomLeft(here)) : brokenLine(i, here, input);
      pushes = linePushes(lines, flow, style);
      y = 0;
      for (let k = 0; k < i; k++) y += pushes[k]! + lines[k]!.height;
      y += pushes[i]!;
    }
    y += lines[i]!.height;
  }
  return pushes;
}

/** A line that goes on beyond the end of its column. */
const uncutLine = (line: LineFragment, room: number): LineFragment =>
  room > 0 ? { ...line, height: room, uncutHeight: line.height } : line;

function brokenLine(index: number, flow: FlowPosition, input: TallLines): LineFragment {
  let line = input.lines[index]!;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const tops = topsOf(line);
    const { parts } = input.paragraph;
    const atomicInlines = new Map(input.paragraph.atomicInlines);
    const { start, next } = input.ranges[index]!;
    for (let i = partIndexAt(parts, start); i < parts.length && parts[i]!.start < next; i++) {
      const broken = brokenInline(atomicInlines.get(parts[i]!), tops, flow, input);
      if (broken) atomicInlines.set(parts[i]!, broken);
    }
    line = input.line(index, { ...input.paragraph, atomicInlines });
    if ([...topsOf(line)].every(([box, y]) => Math.abs(y - (tops.get(box) ?? y)) < TOLERANCE)) break;
  }
  return line;
}

/** Where the atomic inlines of a line begin below its top. */
const topsOf = ({ content: { children } }: LineFragment): ReadonlyMap<Box, number> =>
  new Map(children.flatMap(({ y, fragment }) => (fragment.kind === "box" ? [[fragment.box, y] as const] : [])));

function brokenInline(
  whole: AtomicInline | undefined,
  tops: ReadonlyMap<Box, number>,
  flow: FlowPosition,
  { width, context }: TallLines,
): AtomicInline | undefined {
  const top = whole && tops.get(whole.fragment.box);
  if (!whole || top === undefined) return undefined;
  const here = moved(flow, top);
  if (fits(whole.fragment.height, here)) return undefined;
  const fragment = context.layout(whole.box, { ...atomicSpace(width), flow: here });
  return { ...whole, fragment };
}
