/**
 * The block formatting context (CSS 2.2 section 9.4.1): widths by section 10.3.3, heights by 10.6.3 and 10.6.7, and between them the
 * children below one another.
 */
import type { Box } from "../../boxes/box.js";
import { BoxFragment } from "../../fragments/fragment.js";
import { alignedIn } from "../alignment.js";
import { clonedEdges, contentFlow, heightInFlow } from "../broken-box.js";
import { type ConstraintSpace, type FormattingContext, type LayoutContext, UNCONSTRAINED } from "../context.js";
import { definiteContentHeight, horizontal, insetsIn, usedHeight, usedWidth } from "../sizing.js";
import { BlockStack } from "./block.js";
import { baselines } from "./content.js";
import { blockIntrinsic } from "./intrinsic.js";
import { isIsolated, leaksOf } from "./margins.js";
import { loweredIn } from "./room-above.js";

export const blockFormatting: FormattingContext = {
  /** Boxes lie in one another by the hundred: what is called on the way into them takes little of the stack. */
  layout(box: Box, space: ConstraintSpace, context: LayoutContext): BoxFragment {
    const stack = stackOf(box, space, context);
    for (let i = 0; i < box.children.length; i++) i = stack.place(i);
    return blockFragment(stack);
  },

  intrinsic: blockIntrinsic,
};

function stackOf(box: Box, space: ConstraintSpace, context: LayoutContext): BlockStack {
  const { style } = box;
  const width = usedWidth(box, space, context);
  const inset = insetsIn(style, space);
  const inner: ConstraintSpace = {
    ...UNCONSTRAINED,
    availableWidth: Math.max(0, width - horizontal(inset)),
    availableHeight: definiteContentHeight(box, inset, space, width),
    amongBlocks: true,
    flow: contentFlow(style, inset, space.flow),
  };
  return new BlockStack(box, width, inner, inset, leaksOf(box, space), context, space);
}

function blockFragment(stack: BlockStack): BoxFragment {
  const { box, width, inset, leaks, around: space } = stack;
  const { style } = box;
  const isRoot = !space.amongBlocks || isIsolated(box);
  const bottom = isRoot ? stack.endWithFloats() : stack.end();
  const unbroken = usedHeight(box, space, width, bottom + inset.bottom);
  const height = space.fixedHeight ?? heightInFlow(box, unbroken, bottom + inset.bottom, inset, space.flow);
  const children = alignedIn(style, stack.fragments, height - bottom - inset.bottom);
  const floats = isRoot ? undefined : stack.floatsInside(space.availableWidth);
  const { firstBaseline, lastBaseline } = baselines(children);
  return new BoxFragment(box, width, height, children, {
    firstBaseline,
    lastBaseline,
    floats,
    cloned: clonedEdges(style, inset, space.flow),
    lowered: loweredIn(stack.fragments, leaks.top),
  });
}
