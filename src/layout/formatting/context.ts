/**
 * What formatting contexts share: the space that a box is given, the interface that each of them implements, and the
 * context through which they lay out boxes whose inside they need not know.
 */
import type { ComputedStyle } from "../../css/index.js";
import type { FontLibrary } from "../../fonts/index.js";
import type { Box } from "../boxes/box.js";
import type { FlowPosition } from "../fragmentation/position.js";
import type { Exclusion } from "../fragments/floats.js";
import type { BoxFragment, UsedBox } from "../fragments/fragment.js";
import type { DocumentTexts } from "../text/document-texts.js";

/** The space in which a box is laid out. Lengths in px; "fixed" ones are border-box sizes that the parent imposes. */
export interface ConstraintSpace {
  /** Inline size of the containing block. */
  readonly availableWidth: number;
  /** Block size of the containing block where it is definite: what percentage heights refer to. */
  readonly availableHeight: number | undefined;
  /** A flex item's or table cell's size, decided by its parent. */
  readonly fixedWidth: number | undefined;
  readonly fixedHeight: number | undefined;
  /** Percentages don't refer to the fixed height: it came from the content of the parent (CSS Flexbox 1, section 9.8). */
  readonly indefiniteHeight: true | undefined;
  /** Used values that the parent decides. Whoever gives the same ones again gives the same object: layouts are remembered by it. */
  readonly used: UsedBox | undefined;
  /** The tracks that a subgrid takes over from the grid around. */
  readonly tracks: InheritedTracks | undefined;
  /** The content decides the height, whatever the box's own `height` is: that is the parent's business. */
  readonly autoHeight: true | undefined;
  /** Shrink an `auto` width to the content (inline-block, table, flex item): CSS 2.2 section 10.3.5. */
  readonly shrinkToFit: boolean | undefined;
  /** The box stands among blocks: margins of its children may pass through its edges (CSS 2.2 section 8.3.1), and so do floats in it. */
  readonly amongBlocks: true | undefined;
  /** Floats that reach down to the box, or below it, from the top left of its border box; absent where there are none. */
  readonly exclusions: readonly Exclusion[] | undefined;
  /** What is free above the box for marks over its first line; absent where nobody has asked for it. */
  readonly roomAbove: number | undefined;
  /** What is trimmed of the first and the last line in the box, at the wish of one around; absent for nothing. */
  readonly textBoxTrim: Exclude<ComputedStyle["textBoxTrim"], "none"> | undefined;
  /** Where the top of the border box stands in the flow of pages; absent where breaking is of no concern. */
  readonly flow: FlowPosition | undefined;
}

/**
 * A space that imposes nothing. Every space is a copy of it, `{ ...UNCONSTRAINED, availableWidth }`, and so has all fields: V8 gives an
 * object that was copied and has got a field beside a hidden class of its own, and code that meets many of these is slow.
 */
export const UNCONSTRAINED: ConstraintSpace = {
  availableWidth: 0,
  availableHeight: undefined,
  fixedWidth: undefined,
  fixedHeight: undefined,
  indefiniteHeight: undefined,
  used: undefined,
  tracks: undefined,
  autoHeight: undefined,
  shrinkToFit: undefined,
  amongBlocks: undefined,
  exclusions: undefined,
  roomAbove: undefined,
  textBoxTrim: undefined,
  flow: undefined,
};

/** Tracks of a subgrid along each axis that is not its own (CSS Grid 2, section 9). */
export interface InheritedTracks {
  readonly columns: TrackEdges | undefined;
  readonly rows: TrackEdges | undefined;
  /** How far items move whose baseline they share with those of the grid around. px */
  readonly shims: ReadonlyMap<Box, number> | undefined;
}

/** Where the tracks of an axis begin and end, from the start of the content box. px */
export interface TrackEdges {
  readonly starts: number[];
  readonly ends: number[];
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
  /** Lays out a box whose content is of this kind. Its place and its margins are the parent's business. */
  layout(box: Box, space: ConstraintSpace, context: LayoutContext): BoxFragment;
  /** Intrinsic sizes of what is inside the content box. */
  intrinsic(box: Box, context: LayoutContext, heights: KnownHeights): IntrinsicSizes;
}

/** Everything that a formatting context may use beside its box and space. One for each layout pass. */
export interface LayoutContext {
  readonly fonts: FontLibrary;
  /** Shared by all passes over the document. */
  readonly texts: DocumentTexts;
  /** The fragment of a box in a space, remembered for the pass. */
  layout(box: Box, space: ConstraintSpace): BoxFragment;
  /** Lays out inside of columns, which are within others where it is called from there. @returns what `lay` does */
  inColumns<T>(lay: (depth: number) => T): T;
  /** Intrinsic sizes of the content box, remembered for the pass. */
  intrinsic(box: Box, heights?: KnownHeights): IntrinsicSizes;
  /** Border and padding that aren't as computed: those of a table in the collapsing border model. */
  usedBox(box: Box): UsedBox | undefined;
  /** What a formatting context remembers for the pass: the same value each time for what makes it. See `ofPass`. */
  remembered<T extends object>(make: (context: LayoutContext) => T): T;
  /** The box at which the pass was given up, since laying out all of it would take for ever. */
  readonly givenUp: Box | undefined;
}
