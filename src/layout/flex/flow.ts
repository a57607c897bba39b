/**
 * A flex column over several pages (CSS Flexbox 1, section 10): its items one below the other, each pushed to the next page or
 * broken there like a block. What would be distributed on one page is not: a column in the flow of pages has no free space.
 */
import type { Box } from "../box.js";
import type { ConstraintSpace, FlowPosition, LayoutContext } from "../context.js";
import type { BoxFragment } from "../fragment.js";
import { moved, pushFor, roomLeft, toNextPage } from "../pages.js";
import { type Edges, usedMargins } from "../sizing.js";

/** Room that must be left below a heading for what follows it, px: about two lines. */
const KEEP_WITH_NEXT = 40;

/** Whether pages may break between the items of a flex container: only one column has them below one another. */
export function breaksBetweenItems(box: Box): boolean {
  return box.style.flexDirection === "column" && box.style.flexWrap === "nowrap";
}

/** Moves the items of a laid out column that would cross the end of a page to the next, or breaks them there. */
export function stackInFlow(
  fragment: BoxFragment,
  inset: Edges,
  contentWidth: number,
  flow: FlowPosition,
  context: LayoutContext,
): void {
  let shift = 0;
  let bottom = 0;
  fragment.children = fragment.children.map((child) => {
    if (child.kind !== "box") return child;
    const before = moved(flow, bottom);
    // A gap that the end of a page falls into is cut off there.
    const cutOff = bottom > 0 && child.y + shift - bottom >= roomLeft(before);
    const y = cutOff ? bottom + toNextPage(before) : child.y + shift;
    shift += y - child.y - shift;
    const space: ConstraintSpace = {
      availableWidth: contentWidth,
      availableHeight: undefined,
      fixedWidth: child.width,
    };
    const placed = layOutItem(child, space, moved(flow, y), context);
    placed.fragment.x = child.x;
    placed.fragment.y = y + placed.push;
    shift += placed.push + placed.fragment.height - child.height;
    bottom = placed.fragment.y + placed.fragment.height;
    return placed.fragment;
  });
  const last = fragment.children.at(-1);
  if (last?.kind !== "box") return;
  const end = bottom + usedMargins(last.box.style, contentWidth).bottom + inset.bottom;
  fragment.height = Math.max(fragment.height, end);
}

function layOutItem(whole: BoxFragment, space: ConstraintSpace, flow: FlowPosition, context: LayoutContext) {
  const child = whole.box;
  const needed = whole.height + (child.style.breakAfter === "avoid" ? KEEP_WITH_NEXT : 0);
  const fits = needed <= roomLeft(flow);
  if (fits) return { fragment: whole, push: 0 };
  const unbroken = child.inside === "replaced" || child.inside === "inline" || child.style.breakInside === "avoid";
  const row = child.inside === "flex" && !breaksBetweenItems(child);
  if (unbroken || row) {
    const push = pushFor(needed, flow);
    if (push > 0) return { fragment: whole, push };
  }
  // What begins near the end of a page begins better on the next.
  const start = roomLeft(flow) < KEEP_WITH_NEXT * 2 ? toNextPage(flow) : 0;
  return { fragment: context.layout(child, { ...space, flow: moved(flow, start) }), push: start };
}
