/**
 * A flex column over several pages (CSS Flexbox 1, section 10): its items one below the other, each pushed to the next page or
 * broken there like a block. What would be distributed on one page is not: a column in the flow of pages has no free space.
 */
import type { Box } from "../box.js";
import type { ConstraintSpace, FlowPosition, LayoutContext } from "../context.js";
import type { BoxFragment } from "../fragment.js";
import { moved, pushFor, roomLeft, toNextPage } from "../pages.js";
import { clampHeight, horizontal, insets, resolve, usedMargins, vertical } from "../sizing.js";

/** Room that must be left below a heading for what follows it, px: about two lines. */
const KEEP_WITH_NEXT = 40;

/** Whether pages may break between the items of a flex container: only one column has them below one another. */
export function breaksBetweenItems(box: Box): boolean {
  return box.style.flexDirection === "column" && box.style.flexWrap === "nowrap";
}

export function stackInFlow(
  box: Box,
  space: ConstraintSpace & { readonly flow: FlowPosition },
  width: number,
  context: LayoutContext,
): BoxFragment {
  const { style } = box;
  const inset = insets(style, space.availableWidth);
  const contentWidth = Math.max(0, width - horizontal(inset));
  const gap = style.rowGap === "normal" ? 0 : resolve(style.rowGap, contentWidth);
  const children: BoxFragment[] = [];
  let y = inset.top;
  box.children.forEach((child, i) => {
    const margins = usedMargins(child.style, contentWidth);
    y += (i > 0 ? gap : 0) + margins.top;
    const inner: ConstraintSpace = {
      availableWidth: contentWidth,
      availableHeight: undefined,
      fixedWidth: Math.max(0, contentWidth - horizontal(margins)),
    };
    const { fragment, push } = layOutItem(child, inner, moved(space.flow, y), context);
    y += push;
    fragment.x = inset.left + margins.left;
    fragment.y = y;
    children.push(fragment);
    y += fragment.height + margins.bottom;
  });
  const height = clampHeight(style, y + inset.bottom, space);
  return { kind: "box", box, x: 0, y: 0, width, height: Math.max(height, vertical(inset)), children };
}

function layOutItem(child: Box, space: ConstraintSpace, flow: FlowPosition, context: LayoutContext) {
  const whole = context.layout(child, space);
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
