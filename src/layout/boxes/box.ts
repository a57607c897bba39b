/**
 * The box tree (CSS Display 3, section 1): what box generation makes of the styled DOM and every formatting context lays
 * out. Inline formatting contexts hold their content as a flat list of items, in the order of the text.
 */
import type { Element, Text } from "domhandler";
import type { ComputedStyle } from "../../css/index.js";
import type { ImageSource } from "../../graphics/index.js";
import type { BulletKind } from "./bullet.js";

/** How a box lays out what is inside it; the key by which a formatting context is found. */
export type Inside = "block" | "inline" | "columns" | "flex" | "grid" | "table" | "replaced";

export interface Box {
  readonly inside: Inside;
  /** Exchanged for each trial of a fit, like those of items and markers (restyle.ts). */
  style: ComputedStyle;
  /** The element that generated the box; for anonymous boxes the one that they stand in. */
  readonly element: Element;
  /** `anonymous` boxes and those of pseudo-elements carry no structure element of their own. */
  readonly origin: "element" | "anonymous" | "before" | "after" | "marker";
  /** Block-level children, flex or grid items, or the parts of a table. Empty for `inline` and `replaced`. */
  readonly children: readonly Box[];
  /** The content of an inline formatting context; present only when `inside` is `inline`. */
  readonly items?: readonly InlineItem[];
  /** The marker of a list item. Painted outside the principal box unless `list-style-position: inside` made it an item. */
  readonly marker?: Marker;
  readonly replaced?: ImageSource;
  /** Boxes out of the flow of a container that doesn't lay its children out as blocks; among blocks they are children. */
  readonly outOfFlow?: readonly Box[];
  /** Spans of a table cell or a column, each at least 1 (HTML 4.9.11). */
  readonly columnSpan?: number;
  readonly rowSpan?: number;
}

export type Marker =
  | { readonly kind: "text"; readonly text: string; style: ComputedStyle }
  | { readonly kind: BulletKind; style: ComputedStyle };

/** The content of an inline formatting context, flattened: `open`/`close` bracket the inline boxes. */
export type InlineItem =
  | {
      readonly kind: "text";
      readonly text: string;
      style: ComputedStyle;
      readonly element: Element;
      readonly node?: Text;
    }
  | { readonly kind: "open"; style: ComputedStyle; readonly element: Element; readonly origin: Box["origin"] }
  | { readonly kind: "close"; style: ComputedStyle; readonly element: Element }
  | { readonly kind: "atomic"; readonly box: Box }
  | { readonly kind: "out-of-flow"; readonly box: Box }
  | { readonly kind: "break"; style: ComputedStyle; readonly element: Element };
