/** What is free above the first line of a box, for marks over its letters: as Chromium lends it to annotations. Lengths in px. */
import type { FontLibrary } from "../../../fonts/index.js";
import type { Box } from "../../boxes/box.js";
import type { BoxFragment, Placed } from "../../fragments/fragment.js";
import { roomBelow } from "../inline/emphasis-marks.js";
import { isIsolated, takesNoPlace } from "./margins.js";

/** How far marks have moved down the first line of a box, for who lends it more room: margins that pass through its top edge. */
export function loweredIn(children: readonly Placed<BoxFragment>[], leaksTop: boolean): number | undefined {
  return leaksTop ? children.find(({ fragment }) => !takesNoPlace(fragment.box))?.fragment.lowered : undefined;
}

/** Whether nothing parts the first line of a box from what is above the box. */
export const takesRoomAbove = (box: Box): boolean => box.style.borderTopWidth === 0 && !isIsolated(box);

/**
 * Above a child of a block container: the margins there, and for what has lines itself also the room below the last line before it.
 * @param margins above the child, from the one before or from the top of the container's content
 */
export function roomAbove(child: Box, previous: BoxFragment | undefined, margins: number, fonts: FontLibrary): number {
  return margins + (previous && child.inside === "inline" ? roomAtEnd(previous, fonts) : 0);
}

/** Below the last line of a box, with what lies between that and its bottom edge. */
function roomAtEnd({ box, height, children }: BoxFragment, fonts: FontLibrary): number {
  const { style, inside } = box;
  if (style.borderBottomWidth > 0 || (inside !== "inline" && inside !== "block") || isIsolated(box)) return 0;
  const last = children.findLast(({ fragment }) => fragment.kind === "line" || !takesNoPlace(fragment.box));
  if (!last) return 0;
  const { y, fragment } = last;
  const room = fragment.kind === "line" ? roomBelow(fragment, { style, fonts }) : roomAtEnd(fragment, fonts);
  return room > 0 ? room + Math.max(0, height - y - fragment.height) : 0;
}
