/**
 * The inline formatting context: collect the text, prepare it, break it into lines, make each a line box, and stack them;
 * where pages matter, a line that would cross the end of one starts the next (CSS 2.2 section 9.4.2, CSS Fragmentation 3).
 */
import type { ComputedStyle } from "../../../css/index.js";
import type { Box } from "../../boxes/box.js";
import { endPush, moved } from "../../fragmentation/position.js";
import type { BoxFragment, LineFragment } from "../../fragments/fragment.js";
import { Break, isCharacterStart } from "../../text/breaks.js";
import { collectText } from "../../text/text.js";
import type { ConstraintSpace, FormattingContext, IntrinsicSizes, KnownHeights, LayoutContext } from "../context.js";
import {
  clampHeight,
  definiteContentHeight,
  horizontal,
  insets,
  knownContentHeight,
  outerIntrinsic,
  resolve,
  specifiedHeight,
  usedWidth,
  vertical,
} from "../sizing.js";
import { addEllipses } from "./ellipsis.js";
import { heldBoxes } from "./held-boxes.js";
import { lineBox } from "./line-box.js";
import { breakLines } from "./lines/break-lines.js";
import { type LineRange, lineTo, lineWidth, withTrailingSpaces } from "./lines/line-range.js";
import { type Prepared, partIndexAt, prepare, restyled } from "./prepare.js";
import { pushAndBreak } from "./tall-lines.js";

export const inlineFormatting: FormattingContext = {
  layout(box: Box, space: ConstraintSpace, context: LayoutContext): BoxFragment {
    const { style } = box;
    const width = usedWidth(box, space, context);
    const inset = insets(style, space.availableWidth);
    const contentWidth = Math.max(0, width - horizontal(inset));
    const specified = space.fixedHeight ?? specifiedHeight(style, space);
    const prepared = preparedText(box, contentWidth, definiteContentHeight(box, inset, space), context);
    const ranges = lineRanges(box, prepared, contentWidth);
    const lineAt = (i: number, text: Prepared) => layOutLine(box, text, ranges[i]!, i === 0, contentWidth, context);
    const lines = ranges.map((_, i) => lineAt(i, prepared));
    const flow = space.flow;
    const pushes =
      flow &&
      pushAndBreak(
        { prepared, ranges, lines, width: contentWidth, context, line: lineAt },
        moved(flow, inset.top),
        style,
      );
    addEllipses(box, lines, contentWidth, context);
    let y = inset.top;
    lines.forEach((line, i) => {
      y += pushes?.[i] ?? 0;
      line.x = inset.left;
      line.y = y;
      y += line.height;
    });
    const unbroken = clampHeight(style, specified ?? y + inset.bottom, space);
    const height = unbroken + endPush(unbroken, inset.bottom, flow);
    const first = lines[0];
    const last = lines.at(-1);
    return {
      kind: "box",
      box,
      x: 0,
      y: 0,
      width,
      height: space.fixedHeight ?? Math.max(height, vertical(inset)),
      children:
        prepared.outOfFlow.length === 0
          ? lines
          : [...lines, ...heldBoxes(prepared, ranges, lines, inset, contentWidth)],
      ...(first && { firstBaseline: first.y + first.baseline }),
      ...(last && { lastBaseline: last.y + last.baseline }),
    };
  },

  intrinsic(box: Box, context: LayoutContext, heights: KnownHeights): IntrinsicSizes {
    const available = knownContentHeight(box, heights);
    const prepared = preparedText(box, 0, available, context);
    const indent = resolve(box.style.textIndent, 0);
    const max = maxContent(
      prepared,
      indent,
      prepared.atomics.size === 0 ? [] : atomicGrowth(prepared, available, context),
    );
    return { min: minContent(prepared, indent), max };
  },
};

/** Prepared texts by box: measuring and laying out share them, as long as the width plays no part in them. */
const preparedTexts = new WeakMap<Box, { style: Box["style"]; readonly prepared: Prepared }>();

function preparedText(box: Box, width: number, height: number | undefined, context: LayoutContext): Prepared {
  const known = preparedTexts.get(box);
  if (known) {
    // Another style is that of another scale: the text is the same.
    if (known.style === box.style) return known.prepared;
    if (!known.prepared.runs.some(({ style }) => context.fonts.dependsOnSize(style))) {
      restyled(known.prepared, width);
      known.style = box.style;
      return known.prepared;
    }
  }
  const prepared = prepare(collectText(box.items ?? [], box.style), box.style, { width, height }, context);
  if (prepared.atomics.size === 0 && prepared.boxes.every((inner) => !dependsOnWidth(inner.style)))
    preparedTexts.set(box, { style: box.style, prepared });
  return prepared;
}

function dependsOnWidth(style: Box["style"]): boolean {
  const edges = [style.marginLeft, style.marginRight, style.paddingLeft, style.paddingRight];
  return edges.some((edge) => edge !== "auto" && edge.percent !== 0);
}

function lineRanges({ style }: Box, prepared: Prepared, width: number): LineRange[] {
  return breakLines(prepared, style, width, resolve(style.textIndent, width));
}

function layOutLine(
  { style }: Box,
  prepared: Prepared,
  range: LineRange,
  isFirst: boolean,
  width: number,
  context: LayoutContext,
): LineFragment {
  const indent = isFirst ? resolve(style.textIndent, width) : 0;
  return lineBox({ prepared, range, style, width, indent, context });
}

/** The widest unbreakable sequence. `overflow-wrap: anywhere` counts its breaks here, `break-word` doesn't. */
function minContent(prepared: Prepared, indent: number): number {
  const { text, breaks, parts } = prepared;
  const anywhere = prepared.runs.some((run) => breaksAnywhere(run.style));
  const mayBreak = (at: number) =>
    breaks[at] !== Break.None ||
    (anywhere && isCharacterStart(text, at) && breaksAnywhere(parts[partIndexAt(parts, at - 1)]?.run.style));
  return widest(prepared, indent, mayBreak);
}

function breaksAnywhere(style: ComputedStyle | undefined): boolean {
  if (style?.textWrapMode !== "wrap") return false;
  return style.overflowWrap === "anywhere" || style.wordBreak === "break-word";
}

function maxContent(prepared: Prepared, indent: number, growth: readonly Growth[]): number {
  return widest(prepared, indent, (at) => prepared.breaks[at] === Break.Forced, growth);
}

/** How much wider an atomic inline is where there is room than where it was measured, in no width at all. */
interface Growth {
  readonly at: number;
  readonly by: number;
}

function atomicGrowth({ parts }: Prepared, available: number | undefined, context: LayoutContext): Growth[] {
  return parts.flatMap((part) =>
    part.fragment
      ? [{ at: part.start, by: outerIntrinsic(part.fragment.box, context, { available }).max - part.advance }]
      : [],
  );
}

/** The widest of the lines that the text makes when it breaks wherever it may: white space at their ends hangs. */
function widest(
  prepared: Prepared,
  indent: number,
  mayBreak: (at: number) => boolean,
  growth: readonly Growth[] = [],
): number {
  let most = 0;
  let start = 0;
  let next = 0;
  for (let at = 1; at <= prepared.text.length; at++) {
    if (!mayBreak(at)) continue;
    let line = lineTo(prepared, start, at);
    if (line.forced) line = withTrailingSpaces(prepared, line, Infinity);
    let width = lineWidth(prepared, line) + (start === 0 ? indent : 0);
    for (; next < growth.length && growth[next]!.at < at; next++) width += growth[next]!.by;
    most = Math.max(most, width);
    start = at;
  }
  return most;
}
