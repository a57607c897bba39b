/** What boxes cut off (CSS Overflow 3, section 3): along which axes they clip, and what that means for their layout. */
import type { ComputedStyle } from "../../css/index.js";
import type { Box } from "../boxes/box.js";
import { containsAbsolute, isOutOfFlow } from "../boxes/kinds.js";
import type { BoxFragment } from "./fragment.js";

/** The axes along which a box cuts off what reaches beyond its padding box. */
export interface ClippedAxes {
  readonly x: boolean;
  readonly y: boolean;
}

const NONE: ClippedAxes = { x: false, y: false };

/** Parts of tables that don't clip; a table itself and its cells do. */
const UNCLIPPED = /^table-(row|row-group|header-group|footer-group|column|column-group)$/;

export function clippedAxes({ inside, style }: Box): ClippedAxes {
  const { overflowX, overflowY, display } = style;
  if (overflowX === "visible" && overflowY === "visible") return NONE;
  if (inside === "replaced" || UNCLIPPED.test(display)) return NONE;
  // Tables don't scroll (as in browsers): they clip, or let everything out.
  if (inside === "table" && (overflowX === "auto" || overflowX === "scroll")) return NONE;
  return { x: overflowX !== "visible", y: overflowY !== "visible" };
}

/** Whether the box would scroll on a screen: it then is a formatting context of its own, and has no automatic minimum size. */
export function isScrollContainer({ overflowX }: ComputedStyle): boolean {
  return overflowX !== "visible" && overflowX !== "clip";
}

/** How far something reaches along the block axis; `Infinity` to `-Infinity` for nothing. */
export interface Reach {
  readonly top: number;
  readonly bottom: number;
}

const NOTHING: Reach = { top: Infinity, bottom: -Infinity };

/**
 * What is seen of a fragment, and what of it escapes: boxes whose containing block is further out are not cut off by what
 * lies between (CSS Overflow 3, section 3). Places are relative to its top.
 */
export interface VerticalReach {
  readonly own: Reach;
  readonly escaping: Reach;
}

export const wholeReach = ({ own, escaping }: VerticalReach): Reach => union(own, escaping);

const union = (a: Reach, b: Reach): Reach => ({ top: Math.min(a.top, b.top), bottom: Math.max(a.bottom, b.bottom) });
const movedBy = ({ top, bottom }: Reach, by: number): Reach => ({ top: top + by, bottom: bottom + by });

/** @param reachOf that of a child, which may be remembered */
export function verticalReach(fragment: BoxFragment, reachOf: (child: BoxFragment) => VerticalReach): VerticalReach {
  let own: Reach = { top: 0, bottom: fragment.height };
  let escaping = NOTHING;
  const include = (child: BoxFragment, y: number) => {
    const reach = reachOf(child);
    const inside = movedBy(reach.own, y);
    if (escapes(child)) escaping = union(escaping, inside);
    else own = union(own, inside);
    escaping = union(escaping, movedBy(reach.escaping, y));
  };
  for (const { y, fragment: child } of fragment.children) {
    if (child.kind === "box") include(child, y);
    else {
      own = union(own, { top: y, bottom: y + child.height });
      if (child.content.hasBoxes)
        for (const part of child.content.children) if (part.fragment.kind === "box") include(part.fragment, y + part.y);
    }
  }
  if (containsAbsolute(fragment.box.style)) {
    own = union(own, escaping);
    escaping = NOTHING;
  }
  if (clippedAxes(fragment.box).y) own = { top: 0, bottom: fragment.height };
  return { own, escaping };
}

/** Whether the containing block of a box may lie further out than the box that it stands in. */
export const escapes = (child: BoxFragment): boolean => isOutOfFlow(child.box.style) && !child.contained;
