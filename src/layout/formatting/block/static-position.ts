/** Where a box that is out of the flow would begin among blocks (CSS Positioned Layout 3, section 4.1). Lengths in px. */
import type { ComputedStyle } from "../../../css/index.js";
import type { Exclusion } from "../../fragments/floats.js";
import { type Band, bandAt } from "../floats/exclusions.js";
import { lineStart } from "../positioned/static-edges.js";

/**
 * What is a block otherwise begins where blocks do; else where it would in a line beside the floats there.
 * @param room the content box of the container from its left to its right
 */
export function staticStart(
  child: ComputedStyle,
  container: ComputedStyle,
  y: number,
  { room, exclusions }: { readonly room: Band; readonly exclusions: readonly Exclusion[] },
): number {
  if (!child.display.startsWith("inline")) return container.direction === "rtl" ? room.right : room.left;
  const { left, right } = exclusions.length > 0 ? bandAt(exclusions, y, y, room) : room;
  return lineStart(container, left, right, room.right - room.left);
}
