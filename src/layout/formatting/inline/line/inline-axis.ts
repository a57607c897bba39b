/** Places along a line: justification, alignment, edges of inline boxes (CSS Text 4, section 7; CSS 2.2, section 9.4.2). Lengths in px. */
import { type ComputedStyle, resolveOrZero, resolvePositive } from "../../../../css/index.js";
import type { LineRange } from "../breaking/line-range.js";
import type { MeasuredParagraph } from "../measured-paragraph.js";
import { hyphenWidth } from "./hyphen.js";
import type { BoxOnLine, LineInput, LineItem } from "./line.js";

/** Spreads the free space over the spaces of a justified line (CSS Text 4, section 7.3). */
export function justify(
  items: LineItem[],
  paragraph: MeasuredParagraph,
  range: LineRange,
  style: ComputedStyle,
  free: number,
): void {
  if (usedAlignment(style, range) !== "justify" || free <= 0) return;
  const spaces = items.filter((item) => !item.run.hangs && /[ \u00A0]/.test(paragraph.text[item.run.start]!));
  if (spaces.length === 0) return;
  const extra = free / spaces.length;
  for (const space of spaces) space.run = { ...space.run, advance: space.run.advance + extra };
}

export function usedAlignment(style: ComputedStyle, range: LineRange): ComputedStyle["textAlign"] {
  if (!range.forced) return style.textAlign;
  if (style.textAlignLast !== "auto") return style.textAlignLast;
  return style.textAlign === "justify" ? "start" : style.textAlign;
}

export function alignmentOffset({ style, range, paragraph }: LineInput, free: number): number {
  const rtl = paragraph.baseLevel === 1;
  const align = usedAlignment(style, range);
  const start = rtl ? free : 0;
  // A line too long for its box stays at the start edge (CSS Text 4, section 7.1).
  if (free < 0) return start;
  switch (align) {
    case "left":
    case "-webkit-left":
      return 0;
    case "right":
    case "-webkit-right":
      return free;
    case "center":
    case "-webkit-center":
      return free / 2;
    case "end":
      return rtl ? 0 : free;
    default:
      return start;
  }
}

/** Gives each item its x from the line's left, and each inline box its extent; returns the right end of the content. */
export function placeItems(
  items: LineItem[],
  levels: readonly BoxOnLine[],
  paragraph: MeasuredParagraph,
  range: LineRange,
  width: number,
): number {
  const spans = new Map<BoxOnLine, { first: number; last: number }>();
  items.forEach((item, index) => {
    if (hangsAlone(item, paragraph)) return;
    for (const level of levels) {
      const { box } = level;
      if (!box || box.start > item.run.start || box.end < item.run.end) continue;
      const span = spans.get(level);
      if (span) span.last = index;
      else spans.set(level, { first: index, last: index });
    }
  });
  let x = 0;
  let hangLeft = 0;
  let hanging = 0;
  items.forEach((item, index) => {
    if (hangsAlone(item, paragraph)) {
      // Hanging white space takes no room: it stands outside the content, on the side where the line ends.
      if (paragraph.baseLevel === 1) {
        item.x = -item.run.advance - hangLeft;
        hangLeft += item.run.advance;
      } else {
        item.x = x + hangLeft;
        hangLeft += item.run.advance;
      }
      return;
    }
    for (const [level, span] of spans) {
      if (span.first !== index) continue;
      level.left = x + resolveOrZero(level.style.marginLeft, width);
      if (hasEdge(level, "left", range))
        x = level.left + level.style.borderLeftWidth + resolvePositive(level.style.paddingLeft, width);
      else level.left = x;
    }
    item.x = x;
    x += item.run.advance;
    if (item.run.hangs) hanging += item.run.advance;
    if (item.run.hyphenated) x += hyphenWidth(item.run.part.face, item.run.style);
    for (const level of levels.toReversed()) {
      if (spans.get(level)?.last !== index) continue;
      if (hasEdge(level, "right", range)) {
        level.right = x + level.style.borderRightWidth + resolvePositive(level.style.paddingRight, width);
        x = level.right + resolveOrZero(level.style.marginRight, width);
      } else level.right = x;
    }
  });
  return x - hanging;
}

/** White space that hangs and is collapsed, or before a line's left: no box reaches around it, as one does around what is preserved. */
const hangsAlone = ({ run: { hangs, style, text } }: LineItem, { baseLevel }: MeasuredParagraph): boolean =>
  hangs && (baseLevel === 1 || !(style.whiteSpaceCollapse === "preserve" || text.startsWith("\u3000")));

/** Whether the inline box has its left or right edge on this line, or goes on to another. */
function hasEdge(level: BoxOnLine, side: "left" | "right", range: LineRange): boolean {
  const box = level.box!;
  if (level.style.boxDecorationBreak === "clone") return true;
  const atStart = (side === "left") === (level.style.direction === "ltr");
  return atStart ? box.start >= range.start : box.end <= range.next;
}
