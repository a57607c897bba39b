/** Where the content of a fragment begins and ends. Lengths from its top, px. */
import { isFloating, isOutOfFlow } from "../boxes/kinds.js";
import type { BoxFragment } from "../fragments/fragment.js";
import { isMonolithic } from "./breaks.js";
import { type FlowPosition, fitsOnePage } from "./position.js";

/** How far below the top of a fragment its first line, row or image begins: pushes move content, not the box around it. */
export function contentTop(fragment: BoxFragment): number {
  let top = Infinity;
  const isAbreast = fragment.box.inside === "flex" || fragment.box.inside === "grid";
  for (const { y, fragment: child } of fragment.children) {
    if (isAbreast && child.kind === "box" && isOutOfFlow(child.box.style)) continue;
    top = Math.min(top, y + (child.kind === "box" ? contentTop(child) : 0));
    // What follows a float may stand higher, where that has moved to the next page.
    if (!isAbreast && (child.kind === "line" || !isFloating(child.box.style))) break;
  }
  return top === Infinity ? 0 : top;
}

/** How far below the top of a fragment its last line, row or image ends. */
export function contentEnd(fragment: BoxFragment): number {
  let end = 0;
  for (const { y, fragment: child } of fragment.children) {
    const inner = child.kind === "box" && child.children.length > 0 ? contentEnd(child) : child.height;
    end = Math.max(end, y + inner);
  }
  return end;
}

/** How much of a fragment must stand on the page on which it begins: all of what isn't broken, else what is above its first line. */
export function unbrokenHeight(fragment: BoxFragment, flow: FlowPosition): number {
  return isMonolithic(fragment.box, flow) && fitsOnePage(fragment.height, flow)
    ? fragment.height
    : contentTop(fragment);
}
