/**
 * A box tree -> the tree of the same document at another scale. What boxes there are doesn't depend on how large they are: a trial
 * of a fit has the boxes of the first one, with its own styles.
 */
import type { ComputedStyle, StyledElement } from "../../css/index.js";
import type { Box, InlineItem, Marker } from "./box.js";

/**
 * The tree at another scale. Each box of it says which one it was at the scale at which the tree was generated.
 * @param from the styled DOM that the tree was generated from
 * @param to the same document at another scale
 * @returns undefined where the two don't match, and a tree must be generated
 */
export function atScale(root: Box, from: StyledElement, to: StyledElement): Box | undefined {
  if (from === to) return root;
  const styles = new Map<ComputedStyle, ComputedStyle>();
  return pair(from, to, styles) ? new Rescaled(styles).box(root) : undefined;
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

class Rescaled {
  constructor(readonly styles: Map<ComputedStyle, ComputedStyle>) {}

  box(box: Box): Box {
    const { children, items, marker, outOfFlow } = box;
    const style = this.#style(box);
    return {
      ...box,
      original: box.original ?? box,
      style,
      children: children.length === 0 ? children : children.map((child) => this.box(child)),
      ...(items && { items: items.map((item) => this.#item(item)) }),
      ...(marker && { marker: this.#marker(marker) }),
      ...(outOfFlow && { outOfFlow: outOfFlow.map((child) => this.box(child)) }),
    };
  }

  #item(item: InlineItem): InlineItem {
    if (item.kind === "atomic" || item.kind === "out-of-flow") return { ...item, box: this.box(item.box) };
    return { ...item, style: this.#style(item) };
  }

  #marker(marker: Marker): Marker {
    return { ...marker, style: this.#style(marker) };
  }

  /** Boxes come before what is inside of them, so that the style that another one follows from is known. */
  #style({ style, derived }: Pick<Box, "style" | "derived">): ComputedStyle {
    const known = this.styles.get(style);
    if (known) return known;
    const other = derived ? derived.by(this.#style({ style: derived.from })) : style;
    this.styles.set(style, other);
    return other;
  }
}
