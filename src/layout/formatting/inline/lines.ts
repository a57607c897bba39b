/** What the lines of a block container are made of, and how they stand. Lengths in px. */
import type { Box } from "../../boxes/box.js";
import type { BoxFragment, LineFragment, Placed } from "../../fragments/fragment.js";
import type { ConstraintSpace, LayoutContext } from "../context.js";
import type { Edges } from "../sizing.js";
import type { LineRange } from "./breaking/line-range.js";
import type { FirstLineText } from "./first-line.js";
import type { MeasuredParagraph } from "./measured-paragraph.js";

export interface LinesInput {
  readonly box: Box;
  readonly paragraph: MeasuredParagraph;
  /** Where the first line has a style of its own. */
  readonly first: FirstLineText | undefined;
  /** Border and padding of the container. */
  readonly inset: Edges;
  /** Of its content box. */
  readonly width: number;
  readonly space: ConstraintSpace;
  readonly context: LayoutContext;
}

/** A box that is no part of a line, and stands in the text all the same. */
export interface PlacedBox {
  /** The line before which it stands in the order of the text. */
  readonly before: number;
  /** The item that it is. */
  readonly item: number;
  readonly placed: Placed<BoxFragment>;
}

/** Places are from the top left of the container's border box. */
export interface StackedLines {
  readonly lines: readonly Placed<LineFragment>[];
  readonly ranges: readonly LineRange[];
  /** Where the last of them ends. */
  readonly bottom: number;
  /** Floats in the text. */
  readonly floats?: readonly PlacedBox[];
  /** How far marks over the letters of the first line have moved it down. */
  readonly lowered?: number | undefined;
  /** What they mean to what follows the container. */
  readonly inside?: BoxFragment["floats"];
}
