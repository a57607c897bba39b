/** `text-overflow: ellipsis` (CSS Overflow 4, section 3.2): what is seen of a line that is wider than its box. Lengths in px. */
import { fontFeatures } from "../../../css/index.js";
import { fontExtent, glyphSize, shape } from "../../../fonts/index.js";
import type { Box } from "../../boxes/box.js";
import { type LineFragment, placed, type TextFragment } from "../../fragments/fragment.js";
import { clippedAxes } from "../../fragments/overflow.js";
import type { LayoutContext } from "../context.js";

const ELLIPSIS = "\u2026";
const TOLERANCE = 0.01;

/** The lines of a box, with an ellipsis where its width cuts them off. The text stays: it is painted where nobody sees it. */
export function withEllipses(
  box: Box,
  lines: readonly LineFragment[],
  context: LayoutContext,
): readonly LineFragment[] {
  const { style } = box;
  if (style.textOverflow !== "ellipsis" || !clippedAxes(box).x) return lines;
  return lines.map((line) => {
    const { width } = line;
    const rtl = style.direction === "rtl";
    const overflows = piecesOf(line).some(({ left, right }) => (rtl ? left < -TOLERANCE : right > width + TOLERANCE));
    return overflows ? endedByEllipsis(line, box, context) : line;
  });
}

/** A line of a box with an ellipsis behind as much of it as there is room for. */
export function endedByEllipsis(line: LineFragment, box: Box, context: LayoutContext): LineFragment {
  const pieces = piecesOf(line);
  const { width } = line;
  const rtl = box.style.direction === "rtl";
  const text = ellipsis(box, context);
  const room = Math.max(0, width - text.width);
  const seen = rtl
    ? { from: fitting(pieces, (piece) => width - piece.left, room), to: width }
    : { from: 0, to: fitting(pieces, (piece) => piece.right, room) };
  if (rtl) seen.from = width - seen.from;
  const x = rtl ? seen.from - text.width : seen.to;
  return { ...line, ellipsis: { x: seen.from, width: seen.to - seen.from, text: placed(text, x, line.baseline) } };
}

interface Piece {
  readonly left: number;
  readonly right: number;
}

/** Where the last piece ends that is seen whole before the ellipsis. */
function fitting(pieces: readonly Piece[], end: (piece: Piece) => number, room: number): number {
  let reached = 0;
  for (const piece of pieces) if (end(piece) <= room + TOLERANCE) reached = Math.max(reached, end(piece));
  return reached;
}

/** Glyphs and atomic inlines, which are shown whole or not at all. */
function piecesOf(line: LineFragment): Piece[] {
  const pieces: Piece[] = [];
  for (const { x, fragment: child } of line.content.children) {
    if (child.kind === "box") pieces.push({ left: x, right: x + child.width });
    if (child.kind !== "text" || child.width === 0) continue;
    let left = x;
    for (const advance of child.glyphs.advances) {
      const right = left + advance * child.fontSize;
      pieces.push({ left, right });
      left = right;
    }
  }
  return pieces;
}

function ellipsis({ style, element }: Box, context: LayoutContext): TextFragment {
  const chain = context.fonts.chain(style);
  const font = chain.faceFor(ELLIPSIS.codePointAt(0)!) ?? chain.primary;
  const shaped = shape(font, ELLIPSIS, fontFeatures(style), false);
  const fontSize = glyphSize(style.fontSize);
  return {
    kind: "text",
    element,
    style,
    font,
    fontSize,
    width: shaped.advance * fontSize,
    glyphs: shaped,
    text: ELLIPSIS,
    rtl: false,
    ...fontExtent(font, style.fontSize),
    generated: true,
  };
}
