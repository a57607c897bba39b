/**
 * A box tree -> the tree of the same document with other styles: at another scale, or for a viewport of another height. What boxes
 * there are doesn't depend on how large they are: a trial of a fit has the boxes of the first one, with its own styles.
 */
import type { ComputedStyle, DocumentStyles } from "../../css/index.js";
import type { Box, Derivation, InlineItem, Marker, Styling } from "./box.js";

/**
 * The tree at another scale. Each box of it says which one it was at the scale at which the tree was generated; a box of which
 * nothing changes is the same object, with all that is inside.
 * @param from the styles of the tree
 * @param to those of the same document at another scale
 */
export function atScale(root: Box, from: DocumentStyles, to: DocumentStyles): Box {
  return new Rescaled(from.counterparts(to)).box(root);
}

class Rescaled {
  readonly #styles = new Map<ComputedStyle, ComputedStyle>();
  /** The style that was asked for last: neighbours share theirs. */
  #last: ComputedStyle | undefined;
  #lastOther: ComputedStyle | undefined;

  constructor(readonly counterpart: (style: ComputedStyle) => ComputedStyle) {}

  readonly box = (box: Box): Box => {
    const derived = box.derived && this.#derivation(box.derived);
    const style = this.#styleOf(box, derived);
    const children = box.children.length === 0 ? box.children : all(box.children, this.box);
    const items = box.items && all(box.items, this.#item);
    const firstLine = box.firstLine && this.box(box.firstLine);
    const marker = box.marker && this.#marker(box.marker);
    const outOfFlow = box.outOfFlow && all(box.outOfFlow, this.box);
    const carriers = box.carriers && all(box.carriers, this.#carrier);
    const isSame = style === box.style && carriers === box.carriers && children === box.children && items === box.items;
    const isSameBeside = firstLine === box.firstLine && marker === box.marker && outOfFlow === box.outOfFlow;
    if (isSame && isSameBeside) return box;
    const { inside, element, origin, replaced, columnSpan, rowSpan, original = box, nested } = box;
    // Spelled out: V8 makes a copy with other fields many times slower.
    return {
      inside,
      style,
      derived,
      element,
      origin,
      children,
      items,
      firstLine,
      marker,
      replaced,
      outOfFlow,
      columnSpan,
      rowSpan,
      original,
      carriers,
      nested,
    };
  };

  readonly #item = (item: InlineItem): InlineItem => {
    if (item.kind === "atomic" || item.kind === "out-of-flow" || item.kind === "float") {
      const box = this.box(item.box);
      return box === item.box ? item : { kind: item.kind, box };
    }
    const derived = item.derived && this.#derivation(item.derived);
    const style = this.#styleOf(item, derived);
    if (style === item.style) return item;
    const { element } = item;
    if (item.kind === "text") return { kind: item.kind, text: item.text, style, derived, element, node: item.node };
    if (item.kind === "open") return { kind: item.kind, style, derived, element, origin: item.origin };
    return { kind: item.kind, style, derived, element };
  };

  readonly #carrier = (carrier: Styling): Styling => {
    const style = this.#styleOf(carrier, carrier.derived && this.#derivation(carrier.derived));
    return style === carrier.style ? carrier : { style };
  };

  #marker(marker: Marker): Marker {
    const derived = marker.derived && this.#derivation(marker.derived);
    const style = this.#styleOf(marker, derived);
    if (style === marker.style) return marker;
    if (marker.kind === "text") return { kind: "text", text: marker.text, style, derived };
    if (marker.kind === "image") return { kind: "image", source: marker.source, style, derived };
    return { kind: marker.kind, style, derived };
  }

  #derivation(derived: Derivation): Derivation {
    const from = this.#style(derived.from);
    return from === derived.from ? derived : { from, by: derived.by };
  }

  #styleOf(part: Styling, derived: Derivation | undefined): ComputedStyle {
    if (!derived) return this.#style(part.style);
    if (derived === part.derived) return part.style;
    let other = this.#styles.get(part.style);
    if (!other) this.#styles.set(part.style, (other = derived.by(derived.from)));
    return other;
  }

  /** Boxes come before what is inside of them, so that a style that no element has is known by then. */
  #style(style: ComputedStyle): ComputedStyle {
    if (style === this.#last) return this.#lastOther!;
    let other = this.#styles.get(style);
    if (!other) this.#styles.set(style, (other = this.counterpart(style)));
    this.#last = style;
    this.#lastOther = other;
    return other;
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
