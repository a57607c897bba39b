/** Static positions of boxes that are out of the flow of a text (CSS Positioned Layout 3, section 4.1). Lengths in px. */

import type { Box } from "../../boxes/box.js";
import { containsAbsolute } from "../../boxes/kinds.js";
import { type LineFragment, type Placed, placed } from "../../fragments/fragment.js";
import type { HeldBox } from "../../text/text.js";
import { placeholder } from "../positioned/out-of-flow.js";
import { lineStart } from "../positioned/static-edges.js";
import type { Edges } from "../sizing.js";
import type { LineRange } from "./breaking/line-range.js";
import type { PlacedBox } from "./lines.js";
import { heldBox, type MeasuredParagraph, rangeWidth, styleOfBox } from "./measured-paragraph.js";

/** Placeholders where an inline box would begin, or, for what is a block otherwise, below the line that it would end. */
export function heldBoxes(
  container: Box,
  paragraph: MeasuredParagraph,
  ranges: readonly LineRange[],
  lines: readonly Placed<LineFragment>[],
  inset: Edges,
  width: number,
): PlacedBox[] {
  return paragraph.outOfFlow.filter(isOut(paragraph)).map((held) => {
    const { at, item } = held;
    const box = heldBox(paragraph, item);
    const last = ranges.length - 1;
    const i = Math.min(
      last,
      Math.max(
        0,
        ranges.findIndex((range) => at < range.next),
      ),
    );
    const found = at >= paragraph.text.length ? last : i;
    const [range, line] = [ranges[found], lines[found]];
    const standIn = placeholder(box, containingElement(held, paragraph));
    const isRightToLeft = paragraph.baseLevel === 1;
    const before = range && at <= range.start ? found : found + 1;
    const standing = (x: number, y: number): PlacedBox => ({ before, item, placed: placed(standIn, x, y) });
    const isInline = box.style.display.startsWith("inline");
    const right = inset.left + width;
    // What is a block otherwise begins where blocks do, and keeps clear of no floats.
    const edge = isRightToLeft ? right : inset.left;
    if (!range || !line)
      return standing(isInline ? lineStart(container.style, inset.left, right, width) : edge, inset.top);
    if (!isInline) return standing(edge, at > range.start ? line.y + line.fragment.height : line.y);
    const start = isRightToLeft ? line.x + line.fragment.width : line.x;
    const ahead = rangeWidth(paragraph, range.start, Math.max(range.start, Math.min(at, range.end)));
    const edges = line.fragment.content.children.map((child) => child.x);
    const left = line.x + (edges.length > 0 ? Math.min(...edges) : 0);
    return standing(isRightToLeft ? start - ahead : left + ahead, line.y);
  });
}

/** Whether what is held is out of the flow, and no float. */
const isOut =
  ({ items }: MeasuredParagraph) =>
  ({ item }: HeldBox): boolean =>
    items[item]!.kind === "out-of-flow";

/** The innermost inline box around that is a containing block for absolutely positioned boxes. */
function containingElement({ parent }: HeldBox, paragraph: MeasuredParagraph) {
  for (let box = parent; box; box = box.parent) if (containsAbsolute(styleOfBox(paragraph, box))) return box.element;
  return undefined;
}
