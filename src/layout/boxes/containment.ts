/** What of a box doesn't depend on what is in it, and what has no effect around it (CSS Containment 2, section 3). */
import type { ComputedStyle, Values } from "../../css/index.js";

/** Whether layout or painting in boxes of the style is contained: they are stacking contexts and formatting contexts of their own. */
export function isContained(style: ComputedStyle): boolean {
  const { layout, paint } = containmentOf(style);
  return layout || paint;
}

const NO_CONTAINMENT: Values.Containment = {
  size: false,
  inlineSize: false,
  layout: false,
  paint: false,
  style: false,
};

/** Parts of tables but cells and captions can't be contained (CSS Containment 2, section 3), nor what has no box; of tables and cells the size can't be. */
const UNCONTAINED = /^(table-(row|column|header-group|footer-group)|contents)/;

/** What of a box with the style is contained. */
export function containmentOf({ contain, display }: ComputedStyle): Values.Containment {
  if (contain === "none" || UNCONTAINED.test(display)) return NO_CONTAINMENT;
  if (!contain.size && !contain.inlineSize) return contain;
  return /table(-cell)?$/.test(display) ? { ...contain, size: false, inlineSize: false } : contain;
}
