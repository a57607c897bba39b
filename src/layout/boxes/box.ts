/**
 * The box tree (CSS Display 3, section 1): what box generation makes of the styled DOM and every formatting context lays
 * out. Inline formatting contexts hold their content as a flat list of items, in the order of the text.
 */
import type { Element, Text } from "domhandler";
import { anonymousStyle, type ComputedStyle } from "../../css/index.js";
import type { ImageSource } from "../../graphics/index.js";
import type { BulletKind } from "./bullet.js";
import { isOutOfFlow } from "./kinds.js";

/** How a box lays out what is inside it; the key by which a formatting context is found. */
export type Inside = "block" | "inline" | "columns" | "flex" | "grid" | "table" | "replaced";

export interface Box {
  readonly inside: Inside;
  readonly style: ComputedStyle;
  readonly derived: Derivation | undefined;
  /** The element that generated the box; for anonymous boxes the one that they stand in. */
  readonly element: Element;
  /** `anonymous` boxes and those of pseudo-elements carry no structure element of their own. */
  readonly origin: "element" | "anonymous" | "before" | "after" | "marker";
  /** Block-level children, flex or grid items, or the parts of a table. Empty for `inline` and `replaced`. */
  readonly children: readonly Box[];
  /** The content of an inline formatting context; present only when `inside` is `inline`. */
  readonly items: readonly InlineItem[] | undefined;
  /** The same content as it is on the first line, where that has styles of its own (CSS Pseudo-Elements 4, section 2.1). */
  readonly firstLine: Box | undefined;
  /** The marker of a list item. Painted outside the principal box unless `list-style-position: inside` made it an item. */
  readonly marker: Marker | undefined;
  readonly replaced: ImageSource | undefined;
  /** Boxes out of the flow of a container that doesn't lay its children out as blocks; among blocks they are children. */
  readonly outOfFlow: readonly Box[] | undefined;
  /** Spans of a table cell or a column, each at least 1 (HTML 4.9.11). */
  readonly columnSpan: number | undefined;
  readonly rowSpan: number | undefined;
  /**
   * The box at the scale at which the tree was generated; undefined there. What is known of a box whatever its size is kept by this.
   */
  readonly original: Box | undefined;
  /** Inline boxes around it that move it with them: relatively positioned ones, which it splits (CSS 2.2 section 9.2.1.1). */
  readonly carriers: readonly Styling[] | undefined;
  /** A table that stands in a cell of another one, or in a flex or grid container, however deep. */
  readonly nested: true | undefined;
}

/** A box, of which all that isn't given is undefined. All boxes have their fields in one order, so that V8 gives them one hidden class. */
export function makeBox(given: Pick<Box, "inside" | "style" | "element" | "origin"> & Partial<Box>): Box {
  const { inside, style, derived, element, origin, children = [], items, marker, replaced, outOfFlow } = given;
  const { firstLine, columnSpan, rowSpan, original, carriers, nested } = given;
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
}

/** Whether anything in the tree is out of the flow. */
export const hasOutOfFlow = ({ style, outOfFlow, children, items }: Box): boolean =>
  isOutOfFlow(style) ||
  outOfFlow !== undefined ||
  children.some(hasOutOfFlow) ||
  (items?.some((item) => "box" in item && hasOutOfFlow(item.box)) ?? false);

/** The style of a box, or of what stands in its text. */
export interface Styling {
  readonly style: ComputedStyle;
  readonly derived?: Derivation | undefined;
}

/** How a style that no element has follows from another one of the tree, at every scale. */
export interface Derivation {
  readonly from: ComputedStyle;
  readonly by: (from: ComputedStyle) => ComputedStyle;
}

/** The style of an anonymous box, and where it comes from. */
export function derivedStyle(from: ComputedStyle, by: Derivation["by"]): Styling {
  return { style: by(from), derived: { from, by } };
}

/** The style of an anonymous box that inherits from `parent`, and where it comes from. */
export function anonymousIn(parent: ComputedStyle, display: ComputedStyle["display"]): Styling {
  return derivedStyle(parent, (style) => anonymousStyle(style, display));
}

export type Marker =
  | { readonly kind: "text"; readonly text: string; readonly style: ComputedStyle; readonly derived?: Derivation }
  | {
      readonly kind: "image";
      readonly source: ImageSource;
      readonly style: ComputedStyle;
      readonly derived?: Derivation;
    }
  | { readonly kind: BulletKind; readonly style: ComputedStyle; readonly derived?: Derivation };

/** The content of an inline formatting context, flattened: `open`/`close` bracket the inline boxes. */
export type InlineItem =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly style: ComputedStyle;
      readonly derived?: Derivation;
      readonly element: Element;
      readonly node?: Text;
    }
  | {
      readonly kind: "open";
      readonly style: ComputedStyle;
      readonly derived?: Derivation;
      readonly element: Element;
      readonly origin: Box["origin"];
    }
  | { readonly kind: "close"; readonly style: ComputedStyle; readonly derived?: Derivation; readonly element: Element }
  | { readonly kind: "atomic"; readonly box: Box }
  | { readonly kind: "out-of-flow"; readonly box: Box }
  | { readonly kind: "float"; readonly box: Box }
  | { readonly kind: "break"; readonly style: ComputedStyle; readonly derived?: Derivation; readonly element: Element };

export type TextItem = Extract<InlineItem, { kind: "text" }>;
