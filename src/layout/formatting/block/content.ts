/** What the children of a block container make of it. Lengths in px. */
import { isFloating } from "../../boxes/kinds.js";
import type { BoxFragment, Placed } from "../../fragments/fragment.js";
import { baselineWithin } from "../baselines.js";
import { takesNoPlace } from "./margins.js";

/** The baselines of a block container are those of its first and last child that has one. */
export function baselines(
  children: readonly Placed<BoxFragment>[],
): Pick<BoxFragment, "firstBaseline" | "lastBaseline"> {
  let firstBaseline: number | undefined;
  let lastBaseline: number | undefined;
  for (const { y, fragment } of children) {
    if (isFloating(fragment.box.style)) continue;
    if (fragment.firstBaseline !== undefined) firstBaseline ??= y + baselineWithin(fragment, "first");
    if (fragment.lastBaseline !== undefined) lastBaseline = y + baselineWithin(fragment, "last");
  }
  return { firstBaseline, lastBaseline };
}

/** How far the last child in the flow ends above the bottom of the box; undefined where there is none. */
function leftBelow({ children, height }: BoxFragment): number | undefined {
  const last = children.findLast(({ fragment: child }) => child.kind === "line" || !takesNoPlace(child.box));
  return last && height - last.y - last.fragment.height;
}

/** Whether a box ends below its last child in the flow. */
export const isHigherThanContent = (fragment: BoxFragment): boolean => (leftBelow(fragment) ?? Infinity) > 0.01;

/** Whether `max-height` has made a box lower than what is in it. */
export const isLowerThanContent = (fragment: BoxFragment): boolean => (leftBelow(fragment) ?? 0) < -0.01;
