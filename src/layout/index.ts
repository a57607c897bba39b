/** The door of the stage: Styled DOM -> fragments on pages. Other stages take what stands here, and nothing else. */
export type { Box } from "./boxes/box.js";
export { isContained } from "./boxes/containment.js";
export { drawnControl } from "./boxes/controls.js";
export { hasNothing } from "./boxes/flow-content.js";
export type { ImageLookup } from "./boxes/generate.js";
export { containsAbsolute, hasBackground, hasMask, isFloating, isOutOfFlow, isTransformed } from "./boxes/kinds.js";
export { layOutDocument } from "./document.js";
export { longestParts } from "./fit/longest-parts.js";
export type { FitOptions, KnownFit } from "./fit/seek.js";
export { borderPadding } from "./formatting/sizing.js";
export type { CollapsedEdge, ColumnBackground, GapRule, UsedBorder, UsedBorders } from "./fragments/borders.js";
export { placedClip } from "./fragments/clip-shape.js";
export { cornerRadii, type PresentEdges, radiiAround, radiiWithin } from "./fragments/corners.js";
export type { FitPoint } from "./fragments/fragment.js";
export {
  type BoxFragment,
  borderWidths,
  type Edges,
  escapes,
  type InlineBoxFragment,
  isBox,
  type LaidOutDocument,
  type LineContent,
  type LineFragment,
  type MarkerFragment,
  type PageFragment,
  type Placed,
  type TextFragment,
  type UsedBox,
} from "./fragments/fragment.js";
export type { PlacedMark } from "./fragments/marks.js";
export { clippedAxes } from "./fragments/overflow.js";
export { clippedText } from "./reports/clipped-text.js";
export { legibilityOf } from "./reports/legibility.js";
export { takesMark } from "./text/emphasis.js";
