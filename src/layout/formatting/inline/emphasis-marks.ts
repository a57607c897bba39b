/**
 * Room for emphasis marks (CSS Text Decoration 4, section 3.5), as Chromium has it: they stand at the em boxes of the letters, may take what
 * the line beside leaves free of its own height, and move their line down where that is too little. Lengths in px.
 */
import type { ComputedStyle } from "../../../css/index.js";
import { type Extent, type FontFace, type FontLibrary, fontExtent, inlineExtent } from "../../../fonts/index.js";
import {
  type LineChild,
  type LineContent,
  type LineFragment,
  type Placed,
  placed,
  type TextFragment,
} from "../../fragments/fragment.js";
import type { PlacedMark } from "../../fragments/marks.js";
import { emBox, emphasisMark } from "../../text/emphasis.js";
import { usedMargins, usedPadding } from "../sizing.js";
import type { FirstLineText } from "./first-line.js";
import type { LinesInput } from "./lines.js";
import type { MeasuredParagraph } from "./measured-paragraph.js";

/** Whether a style of a text has marks. @param first its first line */
export const hasMarks = (paragraph: MeasuredParagraph, first: FirstLineText | undefined): boolean =>
  isMarked(paragraph) || (first !== undefined && isMarked(first.paragraph));

const isMarked = ({ styles }: MeasuredParagraph): boolean =>
  styles.runs.some(({ textEmphasisStyle }) => textEmphasisStyle !== "");

/** How far letters and marks reach beyond a line; negative where it leaves room. */
interface Reach {
  readonly over: number;
  readonly under: number;
}

/** What is around a line. */
interface Surroundings {
  /** Room above it; negative where marks below the line before reach so far into this one, if there is room. */
  readonly above: number;
  /** Room below it that takes no room from what follows: the padding under a last line. */
  readonly below: number;
  /** Of the block container. */
  readonly style: ComputedStyle;
  readonly fonts: FontLibrary;
}

/** A line with its marks, as high as they need it. @returns also the room that is left for the next one, `above` of its surroundings */
export function withMarks(
  line: LineFragment,
  { above, below, style, fonts }: Surroundings,
): { readonly line: LineFragment; readonly lowered: number; readonly left: number } {
  const marks = marksOf(line, fonts);
  const { over, under } = reachOf(line, style, fonts);
  const lowered = over > 0 ? Math.max(0, over - Math.max(0, above)) : -Math.min(-over, Math.max(0, -above));
  const more = Math.max(0, under - below);
  return {
    line: {
      ...line,
      height: line.height + lowered + more,
      baseline: line.baseline + lowered,
      content: lowered === 0 ? line.content : movedDown(line.content, lowered),
      ...(marks.size > 0 && { marks }),
    },
    lowered,
    left: -under,
  };
}

const movedDown = ({ children, hasBoxes, left, right }: LineContent, by: number): LineContent => ({
  children: children.map(({ x, y, fragment }) => placed(fragment, x, y + by)),
  hasBoxes,
  left,
  right,
});

/** The marks of the styles on a line. */
function marksOf({ content }: LineFragment, fonts: FontLibrary): ReadonlyMap<ComputedStyle, PlacedMark> {
  const marks = new Map<ComputedStyle, PlacedMark>();
  for (const { fragment } of content.children) {
    if (fragment.kind !== "text" || isNothing(fragment)) continue;
    const { style } = fragment;
    const mark = emphasisMark(style, fonts);
    if (!mark) continue;
    const text = letters(fragment, fonts);
    const own = emExtent(mark.face, mark.face, mark.size);
    const known = marks.get(style)?.shift;
    // Letters of several fonts have their marks at one height.
    const shift =
      style.textEmphasisPosition === "over"
        ? Math.min(-text.ascent - own.descent, known ?? Infinity)
        : Math.max(text.descent + own.ascent, known ?? -Infinity);
    marks.set(style, { ...mark, shift });
  }
  return marks;
}

/** What stands at the end of a line and is not seen. */
const isNothing = ({ width }: TextFragment): boolean => width === 0;

/** The extent of letters about their baseline. */
const letters = ({ style, font }: TextFragment, fonts: FontLibrary): Extent =>
  emExtent(fonts.chain(style).primary, font, style.fontSize);

/** The extent of a face, but for the whole px that lie beyond the em box of another one. */
function emExtent(face: FontFace, other: FontFace, size: number): Extent {
  const { ascent, descent } = fontExtent(face, size);
  const em = emBox(other, size);
  const beyond = (px: number) => Math.max(0, Math.floor(px));
  return { ascent: ascent - beyond(ascent - em.ascent), descent: descent - beyond(descent - em.descent) };
}

function reachOf(line: LineFragment, { fontSize }: ComputedStyle, fonts: FontLibrary): Reach {
  const { height, baseline } = line;
  let [top, bottom] = [baseline, baseline];
  let [hasOver, hasUnder] = [false, false];
  for (const child of line.content.children) {
    const extent = extentOf(child, fonts);
    if (!extent) continue;
    const { style } = extent;
    const size = emphasisMark(style, fonts)?.size ?? 0;
    const isOver = style.textEmphasisPosition === "over";
    if (size > 0) {
      hasOver ||= isOver;
      hasUnder ||= !isOver;
    }
    top = Math.min(top, extent.top - (isOver ? size : 0));
    bottom = Math.max(bottom, extent.bottom + (isOver ? 0 : size));
  }
  if (bottom - top < fontSize) {
    const half = Math.max(0, (height - fontSize) / 2);
    [top, bottom] = [half, height - half];
  }
  return { over: hasOver ? -top : Math.min(0, -top), under: hasUnder ? bottom - height : Math.min(0, bottom - height) };
}

/** From where to where something on a line reaches, from the line's top. */
function extentOf({ y, fragment }: Placed<LineChild>, fonts: FontLibrary) {
  if (fragment.kind === "inline-box") return undefined;
  if (fragment.kind === "text") {
    if (isNothing(fragment)) return undefined;
    const { ascent, descent } = letters(fragment, fonts);
    return { style: fragment.style, top: y - ascent, bottom: y + descent };
  }
  const { style } = fragment.box;
  const margins = usedMargins(style, fragment.width);
  return { style, top: y - margins.top, bottom: y + fragment.height + margins.bottom };
}

/** What a line leaves below its letters and marks: those that reach below it have made it higher. */
export const roomBelow = (line: LineFragment, { style, fonts }: Pick<Surroundings, "style" | "fonts">): number =>
  Math.max(0, -reachOf(line, style, fonts).under);

/** How far marks over letters of a style reach above a line of nothing else. */
export function marksAbove(style: ComputedStyle, fonts: FontLibrary): number {
  const mark = emphasisMark(style, fonts);
  if (!mark || style.textEmphasisPosition === "under") return 0;
  const { primary } = fonts.chain(style);
  return Math.max(
    0,
    emExtent(primary, primary, style.fontSize).ascent + mark.size - inlineExtent(style, primary).ascent,
  );
}

/** What marks may take above the first line of a block, and below the last one without more ado: the padding there. */
export function roomAround({ box: { style }, space }: LinesInput): Pick<Surroundings, "above" | "below"> {
  const { top, bottom } = usedPadding(style, space.availableWidth);
  return { above: top + (style.borderTopWidth === 0 ? (space.roomAbove ?? 0) : 0), below: bottom };
}

/** Lines below one another with their marks. @param begins those that begin a page, where nothing leaves them room */
export function linesWithMarks(
  lines: readonly LineFragment[],
  input: LinesInput,
  begins: (line: number) => boolean,
): { readonly lines: LineFragment[]; readonly lowered: number | undefined } {
  const { fonts } = input.context;
  const { style } = input.box;
  const room = roomAround(input);
  let above = room.above;
  const marked = lines.map((line, i) => {
    const below = i === lines.length - 1 ? room.below : 0;
    const own = withMarks(line, { above: begins(i) ? 0 : above, below, style, fonts });
    above = own.left;
    return own;
  });
  return { lines: marked.map(({ line }) => line), lowered: marked[0]?.lowered };
}
