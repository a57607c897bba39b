/**
 * The box tree of a document at another scale. What boxes there are doesn't depend on how large they are: for each trial of
 * a fit the tree stays, with all that is known of its texts, and only its styles are exchanged.
 */
import { anonymousStyle, type ComputedStyle, originOfAnonymous, type StyledElement } from "../../css/index.js";
import type { Box } from "./box.js";

/**
 * Exchanges the styles of a box tree.
 * @param from the styled DOM that the tree was generated from, or last restyled to
 * @param to the same document at another scale
 * @returns false where the two don't match, and the tree must be generated again
 */
export function restyle(root: Box, from: StyledElement, to: StyledElement): boolean {
  if (from === to) return true;
  const styles = new Map<ComputedStyle, ComputedStyle>();
  if (!pair(from, to, styles)) return false;
  exchange(root, (style) => exchanged(style, styles));
  return true;
}

function pair(from: StyledElement, to: StyledElement, styles: Map<ComputedStyle, ComputedStyle>): boolean {
  if (from.element !== to.element || from.children.length !== to.children.length) return false;
  styles.set(from.style, to.style);
  if (from.before && to.before) styles.set(from.before.style, to.before.style);
  if (from.after && to.after) styles.set(from.after.style, to.after.style);
  if (from.marker && to.marker) styles.set(from.marker.style, to.marker.style);
  for (let i = 0; i < from.children.length; i++) {
    const [a, b] = [from.children[i]!, to.children[i]!];
    if (a.kind === "element" && (b.kind !== "element" || !pair(a, b, styles))) return false;
  }
  return true;
}

function exchanged(style: ComputedStyle, styles: Map<ComputedStyle, ComputedStyle>): ComputedStyle {
  const known = styles.get(style);
  if (known) return known;
  const origin = originOfAnonymous(style);
  const other = origin ? anonymousStyle(exchanged(origin.parent, styles), origin.display) : style;
  styles.set(style, other);
  return other;
}

function exchange(box: Box, styleOf: (style: ComputedStyle) => ComputedStyle): void {
  box.style = styleOf(box.style);
  if (box.marker) box.marker.style = styleOf(box.marker.style);
  if (box.items) {
    for (const item of box.items) {
      if (item.kind === "atomic" || item.kind === "out-of-flow") exchange(item.box, styleOf);
      else item.style = styleOf(item.style);
    }
  }
  for (const child of box.children) exchange(child, styleOf);
  for (const child of box.outOfFlow ?? []) exchange(child, styleOf);
}
