/**
 * `text-box-trim` (CSS Inline 3, section 4): what the first and the last line of a container leave above and below their letters is
 * no part of it. Lengths in px.
 */
import type { ComputedStyle } from "../../../css/index.js";
import { type FontLibrary, fontExtent } from "../../../fonts/index.js";
import type { Box } from "../../boxes/box.js";
import type { TrimmedLines } from "../../fragmentation/lines.js";
import type { FlowPosition } from "../../fragmentation/position.js";
import { type LineContent, type LineFragment, placed } from "../../fragments/fragment.js";
import type { ConstraintSpace } from "../context.js";
import type { Edges } from "../sizing.js";

export type TextBoxTrim = ComputedStyle["textBoxTrim"];

const atStart = (trim: TextBoxTrim | undefined): boolean => trim === "trim-start" || trim === "trim-both";
const atEnd = (trim: TextBoxTrim | undefined): boolean => trim === "trim-end" || trim === "trim-both";
const both = (start: boolean, end: boolean): TextBoxTrim =>
  start ? (end ? "trim-both" : "trim-start") : end ? "trim-end" : "none";

/** What is trimmed in a box: at its own wish, or at that of one around from which no edge parts it. @param inset its border and padding */
export function usedTrim(
  { textBoxTrim: own }: ComputedStyle,
  inset: Pick<Edges, "top" | "bottom">,
  { textBoxTrim: around }: ConstraintSpace,
): TextBoxTrim {
  if (around === undefined) return own;
  return both(
    atStart(own) || (atStart(around) && inset.top === 0),
    atEnd(own) || (atEnd(around) && inset.bottom === 0),
  );
}

/**
 * What is trimmed at the ends of pages within a box: what it trims at its own wish it trims at its edges, unless each part has edges
 * (CSS Inline 3, section 4.2).
 */
export function trimOverPages(
  { textBoxTrim: own, boxDecorationBreak }: ComputedStyle,
  around: FlowPosition["textBoxTrim"],
): FlowPosition["textBoxTrim"] {
  if (own === "none") return around;
  const isCloned = boxDecorationBreak === "clone";
  return orNothing(both(atStart(own) ? isCloned : atStart(around), atEnd(own) ? isCloned : atEnd(around)));
}

const orNothing = (trim: TextBoxTrim) => (trim === "none" ? undefined : trim);

/** What of that is the business of a child in the flow. */
export function trimOfChild(trim: TextBoxTrim, isFirst: boolean, isLast: boolean): ConstraintSpace["textBoxTrim"] {
  return orNothing(both(isFirst && atStart(trim), isLast && atEnd(trim)));
}

/** A line as a part of its container: down to the edges that `text-box-edge` names, of the root inline box. */
export function trimmedLine(
  line: LineFragment,
  trim: ConstraintSpace["textBoxTrim"],
  style: ComputedStyle,
  fonts: FontLibrary,
): LineFragment {
  if (trim === undefined) return line;
  const { over, under } = edgesOf(style, fonts);
  const above = atStart(trim) ? line.baseline - over : 0;
  const below = atEnd(trim) ? line.height - line.baseline - under : 0;
  return {
    ...line,
    height: line.height - above - below,
    baseline: line.baseline - above,
    content: above === 0 ? line.content : movedUp(line.content, above),
  };
}

/** How far the edges of text are above and below its baseline. */
function edgesOf(style: ComputedStyle, fonts: FontLibrary): { readonly over: number; readonly under: number } {
  const { fontSize, textBoxEdge } = style;
  const face = fonts.chain(style).primary;
  const { ascent, descent } = fontExtent(face, fontSize);
  if (textBoxEdge === "auto") return { over: ascent, under: descent };
  const { over, under } = textBoxEdge;
  const heights = { text: ascent, cap: face.capHeight * fontSize, ex: face.xHeight * fontSize };
  return { over: heights[over], under: under === "text" ? descent : 0 };
}

const movedUp = ({ children, hasBoxes, left, right }: LineContent, by: number): LineContent => ({
  children: children.map(({ x, y, fragment }) => placed(fragment, x, y - by)),
  hasBoxes,
  left,
  right,
});

/** What is trimmed of the lines of a box, line by line. */
export class LineTrim {
  readonly #trim: TextBoxTrim;

  constructor(
    readonly box: Box,
    inset: Edges,
    space: ConstraintSpace,
    readonly fonts: FontLibrary,
  ) {
    this.#trim = usedTrim(box.style, inset, space);
  }

  /** What is trimmed where pages end within a text. */
  over({ textBoxTrim }: FlowPosition): TrimmedLines<LineFragment> | undefined {
    if (textBoxTrim === undefined) return undefined;
    const { box, fonts } = this;
    return {
      atStart: (line) => trimmedLine(line, trimOfChild(textBoxTrim, true, false), box.style, fonts),
      atEnd: (line) => trimmedLine(line, trimOfChild(textBoxTrim, false, true), box.style, fonts),
    };
  }

  of(line: LineFragment, isFirst: boolean, isLast: boolean): LineFragment {
    if (this.#trim === "none") return line;
    return trimmedLine(line, trimOfChild(this.#trim, isFirst, isLast), this.box.style, this.fonts);
  }
}
