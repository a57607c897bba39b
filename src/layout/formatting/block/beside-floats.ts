/**
 * Formatting contexts of their own stand beside floats, never below or above parts of them: tables, images, boxes that cut off their
 * content (CSS 2.2 section 9.5). Lengths in px.
 */
import type { Box } from "../../boxes/box.js";
import type { FlowPosition } from "../../fragmentation/position.js";
import type { Exclusion } from "../../fragments/floats.js";
import type { BoxFragment } from "../../fragments/fragment.js";
import { type Band, bandAt, hasRoom, isFree, nextEnd } from "../floats/exclusions.js";
import { horizontal, usedMargins } from "../sizing.js";
import { layOutInFlow } from "./in-flow.js";

/** The container, as far as such a box must know it. */
interface Surroundings {
  readonly exclusions: readonly Exclusion[];
  /** The content box from its left to its right, and how wide that is. */
  readonly room: Band;
  readonly width: number;
  readonly flowAt: (y: number) => FlowPosition | undefined;
  /** Lays the box out where so much is there for its margin box. */
  readonly lay: (available: number, flow: FlowPosition | undefined) => BoxFragment;
  /** The left of a border box of a width in a band, which its margins are in. */
  readonly leftIn: (width: number, band: Band) => number;
}

interface Found {
  readonly left: number;
  readonly top: number;
  readonly fragment: BoxFragment;
}

/** The box at the first height from `from` on at which there is room for it. */
export function layOutBesideFloats(box: Box, from: number, around: Surroundings): Found {
  const { exclusions } = around;
  let top = from;
  for (;;) {
    const found = layOutAt(box, top, around);
    if (found) return found;
    top = nextEnd(exclusions, top);
  }
}

/** The box at a height, or where the next page begins after it; undefined where it has no room there. */
function layOutAt(
  box: Box,
  from: number,
  { exclusions, room, width, flowAt, lay, leftIn }: Surroundings,
): Found | undefined {
  const margins = usedMargins(box.style, width);
  let top = from;
  let height = 0;
  for (;;) {
    const band = bandAt(exclusions, top, top + height, room);
    const free = isFree(band, room);
    // The margins lie over the floats, as far as there are any.
    const left = Math.max(band.left, room.left + Math.max(0, margins.left));
    const right = Math.min(band.right, room.right - Math.max(0, margins.right));
    const available = Math.max(0, Math.max(0, right - left) + horizontal(margins));
    const flow = flowAt(top);
    const fills = box.inside !== "replaced" && typeof box.style.width === "string";
    const layOut = (own: FlowPosition | undefined) => lay(free || !fills ? width : available, own);
    const { fragment, push } = flow ? layOutInFlow(box, flow, layOut) : { fragment: layOut(undefined), push: 0 };
    if (push > 0) {
      top += push;
      height = 0;
      continue;
    }
    const inner = { left: left - margins.left, right: right + margins.right };
    const at = leftIn(fragment.width, free ? room : inner);
    if (!free && !standsIn(band, room, at, fragment.width)) return undefined;
    const beside = bandAt(exclusions, top, top + fragment.height, room);
    if (fragment.height > height && (beside.left > band.left || beside.right < band.right)) {
      height = fragment.height;
      continue;
    }
    return { left: at, top, fragment };
  }
}

/** Whether a border box lies over no float of a band that is wide enough for it; over an end of the room it may reach. */
function standsIn(band: Band, room: Band, left: number, width: number): boolean {
  // Floats that lie one below the other, and reach past each other, leave not even a line between them.
  if (band.left > room.left && band.right < room.right && !hasRoom(band, 0)) return false;
  if (!hasRoom({ left: band.left, right: Math.max(band.left, band.right) }, width)) return false;
  if (band.left > room.left && !hasRoom({ left: band.left, right: left + width }, width)) return false;
  return band.right >= room.right || hasRoom({ left, right: Math.max(left, band.right) }, width);
}
