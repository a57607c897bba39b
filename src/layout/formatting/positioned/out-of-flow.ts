/** Boxes that are taken out of the flow (CSS Positioned Layout 3, section 2.1), and what stands for them until they are placed. */
import type { Box } from "../../boxes/box.js";
import { BoxFragment, type Placed, placed, type StaticEdge } from "../../fragments/fragment.js";
import { borderPadding } from "../sizing.js";
import { edgesInFlex, edgesInGrid } from "./static-edges.js";

/**
 * Stands at the box's static position: where its margin box would begin if it were not positioned.
 * @param within the element of the inline box that is its containing block, where there is one
 */
export const placeholder = (box: Box, within?: Box["element"]): BoxFragment =>
  new BoxFragment(box, 0, 0, [], { awaits: { within } });

/**
 * Placeholders of boxes that stand beside flex or grid items, aligned as the only one in the content box (CSS Flexbox 1, section 4.1;
 * CSS Grid 2, section 9.2), or in a table, at its start.
 */
export function heldOutOfFlow(
  { box: { style, inside }, width, height, used }: BoxFragment,
  boxes: readonly Box[],
  containingWidth: number,
): Placed<BoxFragment>[] {
  const inset = borderPadding(style, containingWidth, used);
  const start = { x: style.direction === "rtl" ? "end" : "start", y: "start" } as const;
  return boxes.map((box) => {
    const edges =
      inside === "flex" ? edgesInFlex(style, box.style) : inside === "grid" ? edgesInGrid(style, box.style) : start;
    const x = pointOf(edges.x, inset.left, width - inset.right);
    const y = pointOf(edges.y, inset.top, height - inset.bottom);
    return placed(new BoxFragment(box, 0, 0, [], { awaits: { edges } }), x, y);
  });
}

/** Where the edge of something stands that is aligned between two places. */
export function pointOf(edge: StaticEdge, from: number, to: number): number {
  if (edge === "center") return (from + to) / 2;
  return edge === "start" ? from : to;
}
