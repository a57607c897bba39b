/** What boxes cut off (CSS Overflow 3, section 3): along which axes they clip, and what that means for their layout. */
import type { ComputedStyle } from "../../css/index.js";
import type { Box } from "../boxes/box.js";
import { containmentOf } from "../boxes/containment.js";

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
  const isClipped = style.contain !== "none" && containmentOf(style).paint;
  if (overflowX === "visible" && overflowY === "visible" && !isClipped) return NONE;
  if (inside === "replaced" || UNCLIPPED.test(display)) return NONE;
  // Tables don't scroll (as in browsers): they clip, or let everything out.
  if (inside === "table" && (overflowX === "auto" || overflowX === "scroll")) return NONE;
  return { x: isClipped || overflowX !== "visible", y: isClipped || overflowY !== "visible" };
}

/** Whether the box would scroll on a screen: it then is a formatting context of its own, and has no automatic minimum size. */
export function isScrollContainer({ overflowX }: ComputedStyle): boolean {
  return overflowX !== "visible" && overflowX !== "clip";
}

/** Of the pattern by which authors write for screen readers alone nothing larger than a point is seen, px. */
export const POINT = 1.5;

/** Whether a box is there to be read aloud, and not to be seen. */
export function isOnlyHeard(fragment: { readonly box: Box; readonly width: number; readonly height: number }): boolean {
  const { x, y } = clippedAxes(fragment.box);
  return x && y && fragment.width <= POINT && fragment.height <= POINT;
}
