/**
 * A box tree -> the tree of the same document with other styles: at another scale, or for a viewport of another height. What boxes
 * there are doesn't depend on how large they are: a trial of a fit has the boxes of the first one, with its own styles.
 */
import type { ComputedStyle, StyledElement } from "../../css/index.js";
import type { Box, Derivation, InlineItem, Marker } from "./box.js";

/**
 * The tree at another scale. Each box of it says which one it was at the scale at which the tree was generated; a box of which
 * nothing changes is the same object, with all that is inside.
 * @param from the styled DOM that the tree belongs to
 * @param to the same document with other styles
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

interface Styled {
  readonly style: ComputedStyle;
  readonly derived?: Derivation;
}

class Rescaled {
  constructor(readonly styles: Map<ComputedStyle, ComputedStyle>) {}

  readonly box = (box: Box): Box => {
    const styled = this.#styled(box);
    const children = all(box.children, this.box);
    const items = box.items && all(box.items, this.#item);
    const marker = box.marker && this.#restyled(box.marker);
    const outOfFlow = box.outOfFlow && all(box.outOfFlow, this.box);
    const isSame = styled.style === box.style && children === box.children && items === box.items;
    if (isSame && marker === box.marker && outOfFlow === box.outOfFlow) return box;
    // All boxes of a trial have their fields in one order: engines are quicker with objects that are alike.
    const { inside, element, origin, replaced, columnSpan, rowSpan } = box;
    const { style, derived } = styled;
    return {
      inside,
      style,
      derived,
      element,
      origin,
      children,
      items,
      marker,
      replaced,
      outOfFlow,
      columnSpan,
      rowSpan,
      original: box.original ?? box,
    };
  };

  readonly #item = (item: InlineItem): InlineItem => {
    if (item.kind === "atomic" || item.kind === "out-of-flow") {
      const box = this.box(item.box);
      return box === item.box ? item : { ...item, box };
    }
    return this.#restyled(item);
  };

  #restyled<T extends InlineItem | Marker>(part: T & Styled): T {
    const styled = this.#styled(part);
    return styled.style === part.style ? part : { ...part, ...styled };
  }

  /** Boxes come before what is inside of them, so that the style that another one follows from is known. */
  #styled({ style, derived }: Styled): Styled {
    const known = this.styles.get(style);
    if (!derived) return { style: known ?? style };
    const from = this.styles.get(derived.from) ?? derived.from;
    if (from === derived.from) return { style, derived };
    const other = known ?? derived.by(from);
    this.styles.set(style, other);
    return { style: other, derived: { from, by: derived.by } };
  }
}

/** The list itself where nothing of it changes. */
function all<T>(list: readonly T[], other: (item: T) => T): readonly T[] {
  let changed: T[] | undefined;
  for (let i = 0; i < list.length; i++) {
    const item = other(list[i]!);
    if (item !== list[i]) changed ??= list.slice();
    if (changed) changed[i] = item;
  }
  return changed ?? list;
}
