/**
 * What formatting contexts share: the space that a box is given, the interface that each of them implements, and the
 * context through which they lay out boxes whose inside they need not know.
 */
import type { Element } from "domhandler";
import type { ComputedStyle } from "../css/properties.js";
import type { Box } from "./box.js";
import type { FontLibrary } from "./fonts.js";
import type { BoxFragment } from "./fragment.js";

/** The space in which a box is laid out. Lengths in px; "fixed" ones are border-box sizes that the parent imposes. */
export interface ConstraintSpace {
  /** Inline size of the containing block. */
  readonly availableWidth: number;
  /** Block size of the containing block where it is definite: what percentage heights refer to. */
  readonly availableHeight: number | undefined;
  /** A flex item's or table cell's size, decided by its parent. */
  readonly fixedWidth?: number;
  readonly fixedHeight?: number;
  /** Shrink an `auto` width to the content (inline-block, table, flex item): CSS 2.2 section 10.3.5. */
  readonly shrinkToFit?: boolean;
  /** The box stands among blocks: the margins of its children may pass through its edges (CSS 2.2 section 8.3.1). */
  readonly amongBlocks?: true;
  /** Where the top of the border box stands in the flow of pages; absent where breaking is of no concern. */
  readonly flow?: FlowPosition;
}

/** The heights of pages, whose content areas stand below one another without a gap. */
export interface PageFlow {
  /** Of all pages but those that the other fields speak of; the greatest one where they differ. */
  readonly pageHeight: number;
  /** Where the first pages end that are not as high as the others: columns, of which a row stands on each page of the document. */
  readonly ends?: readonly number[];
  /** The heights of all further pages in turn: left and right ones. */
  readonly turns?: readonly [number, number];
}

/** A position in the continuous flow of pages. */
export interface FlowPosition extends PageFlow {
  readonly offset: number;
  /** Height that repeated table headers take at the top of every page after the one on which the table began. */
  readonly reserved: number;
  /** Height that repeated table footers take at the end of every page. */
  readonly below?: number;
  /** The pages are columns. */
  readonly inColumns?: true;
}

export interface IntrinsicSizes {
  /** min-content and max-content inline size of the content box (CSS Sizing 3, section 5). */
  readonly min: number;
  readonly max: number;
}

/** What is known of heights before the width is: images that are sized by their height are as wide as that makes them. px */
export interface KnownHeights {
  /** Block size of the containing block, where it is definite. */
  readonly available?: number | undefined;
  /** The border-box height that the parent imposes. */
  readonly fixed?: number | undefined;
}

export interface FormattingContext {
  /**
   * Lays out a box whose content is of this kind.
   * @returns the fragment at x = y = 0, its margins left to the parent
   */
  layout(box: Box, space: ConstraintSpace, context: LayoutContext): BoxFragment;
  /** Intrinsic sizes of what is inside the content box. */
  intrinsic(box: Box, context: LayoutContext, heights: KnownHeights): IntrinsicSizes;
}

/** A character for which no font has a glyph. */
export interface MissingGlyph {
  readonly character: string;
  readonly style: ComputedStyle;
  readonly element: Element;
}

/** Everything that a formatting context may use beside its box and space. One for each layout pass. */
export interface LayoutContext {
  readonly fonts: FontLibrary;
  /** The fragment of a box in a space, remembered for the pass: the caller may change it, but not what is inside of it. */
  layout(box: Box, space: ConstraintSpace): BoxFragment;
  /** Lays out inside of columns, which are within others where it is called from there. @returns what `lay` does */
  inColumns<T>(lay: (depth: number) => T): T;
  /** Intrinsic sizes of the content box, remembered for the pass. */
  intrinsic(box: Box, heights?: KnownHeights): IntrinsicSizes;
  reportMissingGlyph(missing: MissingGlyph): void;
  /** The box at which the pass was given up, since laying out all of it would take for ever. */
  readonly givenUp: Box | undefined;
}
