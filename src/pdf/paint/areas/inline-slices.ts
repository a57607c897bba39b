/** Inline boxes that lines break (CSS Fragmentation 3, section 5.4). */
import type { Rect } from "../../../graphics/index.js";
import {
  type BoxFragment,
  hasMask,
  type InlineBoxFragment,
  type LineFragment,
  type Placed,
} from "../../../layout/index.js";

/**
 * The border box of an inline box as it is without line breaks, as far as one page has it: what its images are placed in, as in Chromium.
 * @param rect of the part that one line has
 * @param block whose lines these are
 */
export function unbroken(inline: InlineBoxFragment, rect: Rect, block: BoxFragment): Rect {
  const { style, first, last } = inline;
  const hasImage = hasMask(style) || style.backgroundImage.some(({ kind }) => kind !== "none");
  if ((first && last) || style.boxDecorationBreak === "clone" || !hasImage) return rect;
  let [before, width] = [0, 0];
  for (const { fragment: line } of block.children) {
    if (line.kind !== "line") continue;
    for (const { fragment: part } of line.content.children) {
      if (part.kind !== "inline-box" || part.element !== inline.element || part.style !== style) continue;
      if (part === inline) before = width;
      width += part.width;
    }
  }
  const left = style.direction === "ltr" ? before : width - before - rect.width;
  return { ...rect, x: rect.x - left, width };
}

/**
 * Where the first part of an inline box stands, px: what its `clip-path` refers to on all lines, as in Chromium.
 * @param lineAt a line of its block, at its place on the page
 */
export function firstPart(inline: InlineBoxFragment, block: BoxFragment, lineAt: Placed<LineFragment>): Rect {
  const own = block.children.find(({ fragment }) => fragment === lineAt.fragment);
  const [dx, dy] = own ? [lineAt.x - own.x, lineAt.y - own.y] : [0, 0];
  for (const { x, y, fragment: line } of block.children) {
    if (line.kind !== "line") continue;
    for (const { x: partX, y: partY, fragment: part } of line.content.children) {
      if (part.kind !== "inline-box" || part.element !== inline.element || part.style !== inline.style) continue;
      return { x: dx + x + partX, y: dy + y + partY, width: part.width, height: part.height };
    }
  }
  return { x: lineAt.x, y: lineAt.y, width: inline.width, height: inline.height };
}
