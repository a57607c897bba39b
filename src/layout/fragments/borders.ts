/** Borders of boxes as they are used, in full width, px. */
import type { ComputedStyle } from "../../css/index.js";

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

/** A line between columns: its middle from the left, and from where to where it goes down, px. */
export interface ColumnRule {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}
