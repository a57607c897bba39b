/** `-webkit-line-clamp` (CSS Overflow 4, section 5.2): a box that ends after some lines. Lengths in px. */
import type { Box } from "../boxes/box.js";
import { isFloating, isOutOfFlow } from "../boxes/kinds.js";
import { BoxFragment, isBox, placed } from "../fragments/fragment.js";
import { isIsolated } from "./block/margins.js";
import type { ConstraintSpace, LayoutContext } from "./context.js";
import { endedByEllipsis } from "./inline/ellipsis.js";
import { trimmedLine, trimOfChild, usedTrim } from "./inline/text-box-trim.js";
import { insetsIn, usedHeight } from "./sizing.js";

/** The box as high as its first lines, the last of which ends with an ellipsis. What is behind them lies outside of it, as in Chromium. */
export function clampedToLines(
  fragment: BoxFragment,
  box: Box,
  space: ConstraintSpace,
  context: LayoutContext,
): BoxFragment {
  const most = box.style.WebkitLineClamp;
  if (most === "none" || countLines(fragment) <= most) return fragment;
  const inset = insetsIn(box.style, space);
  const trim = trimOfChild(usedTrim(box.style, inset, space), false, true);
  const { children, bottom } = endedAfter(most, fragment, trim, context);
  const height = usedHeight(box, space, fragment.width, bottom + inset.bottom);
  const { box: own, width, ...parts } = fragment;
  return new BoxFragment(own, width, height, children, parts);
}

/** Whether the lines of a box are among those of the box that it stands in. */
const isCounted = ({ box }: BoxFragment): boolean =>
  !isOutOfFlow(box.style) &&
  !isFloating(box.style) &&
  (box.inside === "inline" || box.inside === "block") &&
  !isIsolated(box);

function countLines({ children }: BoxFragment): number {
  let count = 0;
  for (const child of children) {
    if (!isBox(child)) count++;
    else if (isCounted(child.fragment)) count += countLines(child.fragment);
  }
  return count;
}

/** Where the line of a number ends, and what stands in the box with an ellipsis behind that. */
function endedAfter(
  line: number,
  { box, children }: BoxFragment,
  trim: ConstraintSpace["textBoxTrim"],
  context: LayoutContext,
): { children: BoxFragment["children"]; bottom: number } {
  let left = line;
  for (const [i, child] of children.entries()) {
    if (isBox(child) && !isCounted(child.fragment)) continue;
    const { x, y, fragment } = child;
    if (fragment.kind === "line") {
      if (--left > 0) continue;
      const last = trimmedLine(fragment, trim, box.style, context.fonts);
      return {
        children: children.with(i, placed(endedByEllipsis(last, box, context), x, y)),
        bottom: y + last.height,
      };
    }
    const count = countLines(fragment);
    if (count >= left) {
      const inside = endedAfter(left, fragment, trim, context);
      const ended = placed(fragment.with({ children: inside.children }), x, y);
      return { children: children.with(i, ended), bottom: y + inside.bottom };
    }
    left -= count;
  }
  return { children, bottom: 0 };
}
