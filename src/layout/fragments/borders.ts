/** Edges of boxes as they are used: borders in full width, px; and what tables paint for their cells. */
import type { ComputedStyle } from "../../css/index.js";
import type { Rect } from "../../graphics/index.js";

export interface UsedBorder {
  readonly width: number;
  readonly style: ComputedStyle["borderTopStyle"];
  readonly color: ComputedStyle["borderTopColor"];
  /** In the collapsing model which box of the table it is of, in their order: of borders of one width the first one wins where they meet. */
  readonly order?: number;
}

export interface UsedBorders {
  readonly top: UsedBorder;
  readonly right: UsedBorder;
  readonly bottom: UsedBorder;
  readonly left: UsedBorder;
}

/** A border along a part of a cell's side, from the cell's top left corner, px. */
export interface CollapsedEdge {
  readonly side: keyof UsedBorders;
  readonly from: number;
  readonly to: number;
  readonly border: UsedBorder;
}

/** A line in a gap, px from the top left of the border box. */
export interface GapRule {
  /** Upright, between columns; else between rows. */
  readonly upright: boolean;
  /** Its middle across, and from where to where it goes. */
  readonly middle: number;
  readonly from: number;
  readonly to: number;
  /** Which of how many gaps it lies in: widths, styles and colours are lists. */
  readonly index: number;
  readonly count: number;
}

/** A background behind each cell that begins in one of some columns (CSS 2.2 section 17.5.1), px from the top left of the table's border box. */
export interface ColumnBackground {
  readonly style: ComputedStyle;
  /** All of the columns, from the first row to the last: where images are placed. */
  readonly area: Rect;
  /** From where to where each of the columns goes. */
  readonly columns: readonly { readonly left: number; readonly right: number }[];
}

/** Lengths at the four sides of a box, px. */
export interface Edges {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Used values of a box where its parent's layout makes them others than the computed ones (CSS Cascade 5, section 4.5). */
export interface UsedBox {
  /** How wide the borders are that take room in the box. */
  readonly border?: Edges;
  readonly padding?: Edges;
  /**
   * Borders in the collapsing model (CSS 2.2 section 17.6.2), in full width: the table draws those of its cells, centred on their edges,
   * and has none itself.
   */
  readonly collapsed?: UsedBorders;
  /** Of a cell that spans several columns or rows: the borders along each, since they may differ. */
  readonly edges?: readonly CollapsedEdge[];
  /** Of a table: the backgrounds of its columns and of groups of them, in the order in which they are painted. */
  readonly columns?: readonly ColumnBackground[];
  /** The background is the canvas's, and is painted there (CSS Backgrounds 3, section 2.11). */
  readonly background?: "canvas";
}

/** How wide the borders are that take room in a box. */
export const borderWidths = ({
  borderTopWidth,
  borderRightWidth,
  borderBottomWidth,
  borderLeftWidth,
}: ComputedStyle) => ({
  top: borderTopWidth,
  right: borderRightWidth,
  bottom: borderBottomWidth,
  left: borderLeftWidth,
});
