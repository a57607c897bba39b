/** What of a box doesn't depend on what is in it, and what has no effect around it (CSS Containment 2, section 3). */
import type { ComputedStyle, Values } from "../../css/index.js";
import { type Box, makeBox } from "./box.js";

/** Whether layout or painting in boxes of the style is contained: they are stacking contexts and formatting contexts of their own. */
export function isContained(style: ComputedStyle): boolean {
  const { layout, paint } = containmentOf(style);
  return layout || paint;
}

const NO_CONTAINMENT: Values.Containment = { size: false, inlineSize: false, layout: false, paint: false };

/** Parts of tables but cells and captions can't be contained (CSS Containment 2, section 3); of tables and cells the size can't be. */
const UNCONTAINED = /^table-(row|column|header-group|footer-group)/;

/** What of a box with the style is contained. */
export function containmentOf({ contain, display }: ComputedStyle): Values.Containment {
  if (contain === "none" || UNCONTAINED.test(display)) return NO_CONTAINMENT;
  if (!contain.size && !contain.inlineSize) return contain;
  return /table(-cell)?$/.test(display) ? { ...contain, size: false, inlineSize: false } : contain;
}

const maySizeBeContained = ({ style, inside }: Box): boolean => style.contain !== "none" && inside !== "replaced";

export const hasContainedSize = (box: Box): boolean => maySizeBeContained(box) && containmentOf(box.style).size;

export function hasContainedWidth(box: Box): boolean {
  if (!maySizeBeContained(box)) return false;
  const { size, inlineSize } = containmentOf(box.style);
  return size || inlineSize;
}

/** Nothing is aligned by what is in a box whose layout is contained (section 3.2). */
export const isWithoutBaseline = ({ style }: Box): boolean => style.contain !== "none" && containmentOf(style).layout;

/** A box without its content. */
export function emptied(box: Box): Box {
  const inside = box.inside === "inline" || box.inside === "columns" ? "block" : box.inside;
  const nothing = { children: [], items: undefined, firstLine: undefined, marker: undefined, outOfFlow: undefined };
  return makeBox({ ...box, ...nothing, inside });
}
