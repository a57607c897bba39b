/**
 * The inline formatting context: collect the text, prepare it, break it into lines, make each a line box, and stack them;
 * where pages matter, a line that would cross the end of one starts the next (CSS 2.2 section 9.4.2, CSS Fragmentation 3).
 */
import type { ComputedStyle } from "../../../css/index.js";
import type { Box } from "../../boxes/box.js";
import { BoxFragment, type Fragment, type LineFragment, type Placed, placed } from "../../fragments/fragment.js";
import { LINE_FEED } from "../../text/text.js";
import { alignedIn } from "../alignment.js";
import { clonedEdges, contentFlow, heightInFlow } from "../broken-box.js";
import type { ConstraintSpace, FormattingContext, IntrinsicSizes, KnownHeights, LayoutContext } from "../context.js";
import { ofPass } from "../pass.js";
import {
  definiteContentHeight,
  horizontal,
  insetsIn,
  knownContentHeight,
  resolve,
  usedHeight,
  usedWidth,
  vertical,
} from "../sizing.js";
import { linesBesideFloats } from "./beside-floats.js";
import { breakLines } from "./breaking/break-lines.js";
import { fillLines } from "./breaking/fill-lines.js";
import { withEllipses } from "./ellipsis.js";
import { hasMarks, linesWithMarks } from "./emphasis-marks.js";
import { type FirstLineText, fillFirstLine } from "./first-line.js";
import { heldBoxes } from "./held-boxes.js";
import { intrinsicSizes } from "./intrinsic.js";
import { lineBox } from "./line/line-box.js";
import type { LinesInput, PlacedBox, StackedLines } from "./lines.js";
import { type Around, type MeasuredParagraph, measureParagraph, rangeWidth } from "./measured-paragraph.js";
import { pushAndBreak } from "./tall-lines.js";
import { LineTrim } from "./text-box-trim.js";

export const inlineFormatting: FormattingContext = {
  layout(box: Box, space: ConstraintSpace, context: LayoutContext): BoxFragment {
    const { style } = box;
    const width = usedWidth(box, space, context);
    const inset = insetsIn(style, space);
    const contentWidth = Math.max(0, width - horizontal(inset));
    const around = { width: contentWidth, height: definiteContentHeight(box, inset, space, width) };
    const paragraph = measuredText(box, around, context);
    const first = firstLineText(box, around, context);
    const input: LinesInput = { box, paragraph, first, inset, width: contentWidth, space, context };
    const stacked = standsBesideFloats(paragraph, space) ? linesBesideFloats(input) : stackLines(input);
    const unbroken = usedHeight(box, space, width, stacked.bottom + inset.bottom);
    const height = heightInFlow(box, unbroken, stacked.bottom + inset.bottom, inset, space.flow);
    const used = space.fixedHeight ?? Math.max(height, vertical(inset));
    const free = used - stacked.bottom - inset.bottom;
    const lines = alignedIn(style, stacked.lines, free);
    const [top, last] = [lines[0], lines.at(-1)];
    const children =
      paragraph.outOfFlow.length === 0
        ? lines
        : inOrder(lines, [
            ...(stacked.floats ?? []).map((float) => ({
              ...float,
              placed: alignedIn(style, [float.placed], free)[0]!,
            })),
            ...heldBoxes(box, paragraph, stacked.ranges, lines, inset, contentWidth),
          ]);
    return new BoxFragment(box, width, used, children, {
      firstBaseline: top && top.y + top.fragment.baseline,
      lastBaseline: last && last.y + last.fragment.baseline,
      floats: stacked.inside,
      cloned: clonedEdges(style, inset, space.flow),
      lowered: stacked.lowered,
    });
  },

  intrinsic(box: Box, context: LayoutContext, heights: KnownHeights): IntrinsicSizes {
    const available = knownContentHeight(box, heights);
    const around = { width: 0, height: available };
    const first = firstLineText(box, around, context);
    return intrinsicSizes(box, { paragraph: measuredText(box, around, context), first }, available, context);
  },
};

/**
 * How many lines a text takes in other widths than the one that it was laid out in.
 * @returns by the width of the content box, px; undefined where the layout in this pass tells nothing of other widths
 */
export function lineCounter(box: Box, context: LayoutContext): ((width: number) => number) | undefined {
  const paragraph = measuredTexts(context).get(box);
  if (!paragraph) return undefined;
  const { text } = paragraph;
  const onOne = text.includes(LINE_FEED) ? Infinity : rangeWidth(paragraph, 0, text.length);
  return (width) => {
    const indent = resolve(box.style.textIndent, width);
    return onOne + indent <= width ? 1 : fillLines(paragraph, width, indent).length;
  };
}

/** Measured texts by box, as long as the width plays no part in them: measuring and laying out share them. */
const measuredTexts = ofPass(() => new Map<Box, MeasuredParagraph>());

function measuredText(box: Box, around: Around, context: LayoutContext): MeasuredParagraph {
  const ofThisPass = measuredTexts(context);
  const known = ofThisPass.get(box);
  if (known) return known;
  const { paragraph, styles } = context.texts.paragraph(box);
  const measured = measureParagraph(paragraph, styles, box.items ?? [], around, context);
  if (paragraph.atomics.size === 0 && !styles.boxes.some(dependsOnWidth)) ofThisPass.set(box, measured);
  return measured;
}

function firstLineText({ firstLine }: Box, around: Around, context: LayoutContext): FirstLineText | undefined {
  if (!firstLine) return undefined;
  const paragraph = measuredText(firstLine, around, context);
  return paragraph.text === "" ? undefined : { paragraph, style: firstLine.style };
}

function dependsOnWidth({ marginLeft, marginRight, paddingLeft, paddingRight }: ComputedStyle): boolean {
  return [marginLeft, marginRight, paddingLeft, paddingRight].some((edge) => edge !== "auto" && edge.percent !== 0);
}

/** Lines and what stands between them in the order of the text, which is that of painting. */
function inOrder(lines: readonly Placed<LineFragment>[], boxes: readonly PlacedBox[]): readonly Placed<Fragment>[] {
  const sorted = boxes.toSorted((a, b) => a.before - b.before || a.item - b.item);
  let next = 0;
  const before = (line: number): Placed<Fragment>[] => {
    const from = next;
    while (next < sorted.length && sorted[next]!.before <= line) next++;
    return sorted.slice(from, next).map((box) => box.placed);
  };
  return [...lines.flatMap((line, i): Placed<Fragment>[] => [...before(i), line]), ...before(Infinity)];
}

/** Whether floats take room from the lines. */
const standsBesideFloats = ({ outOfFlow, items }: MeasuredParagraph, { exclusions }: ConstraintSpace): boolean =>
  exclusions !== undefined || (outOfFlow.length > 0 && outOfFlow.some(({ item }) => items[item]!.kind === "float"));

/** Lines of the whole width below one another. */
function stackLines(input: LinesInput): StackedLines {
  const { box, paragraph, first, inset, width, space, context } = input;
  const { style } = box;
  const indent = resolve(style.textIndent, width);
  const own = first && fillFirstLine(first, paragraph.text, width - indent);
  const ranges = own
    ? [own.inText, ...fillLines(paragraph, width, 0, Infinity, own.inText.next)]
    : breakLines(paragraph, style, width, indent);
  const { fonts } = context;
  const lineAt = (i: number, text: MeasuredParagraph) =>
    own && i === 0
      ? lineBox({ ...own, width, containerWidth: width, indent, fonts })
      : lineBox({
          paragraph: text,
          range: ranges[i]!,
          style,
          width,
          containerWidth: width,
          indent: i === 0 ? indent : 0,
          fonts,
        });
  const bare = ranges.map((_, i) => lineAt(i, paragraph));
  const marked = hasMarks(paragraph, first) ? linesWithMarks(bare, input, () => false) : undefined;
  const trim = new LineTrim(box, inset, space, fonts);
  const trimmed = (line: LineFragment, i: number) => trim.of(line, i === 0, i === ranges.length - 1);
  let lines = (marked?.lines ?? bare).map(trimmed);
  const flow = contentFlow(style, inset, space.flow);
  const again = (i: number, text: MeasuredParagraph) => trimmed(lineAt(i, text), i);
  const push = () =>
    flow && pushAndBreak({ paragraph, ranges, lines, width, context, line: again }, flow, style, trim.over(flow));
  let pushes = push();
  if (marked && pushes?.some((far) => far > 0)) {
    const begins = pushes;
    lines = linesWithMarks(bare, input, (i) => begins[i]! > 0).lines.map(trimmed);
    pushes = push();
  }
  let y = inset.top;
  const stacked = withEllipses(box, lines, context).map((line, i): Placed<LineFragment> => {
    y += pushes?.[i] ?? 0;
    const top = y;
    y += line.height;
    return placed(line, inset.left, top);
  });
  return { lines: stacked, ranges, bottom: y, lowered: marked?.lowered };
}
