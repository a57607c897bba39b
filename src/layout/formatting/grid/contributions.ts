/** What items ask of their tracks (CSS Grid 2, sections 6.6 and 12.5). Outer sizes in px. */
import type { Values } from "../../../css/index.js";
import { isScrollContainer } from "../../fragments/overflow.js";
import type { LayoutContext } from "../context.js";
import { horizontal, keywordWidth, outerIntrinsic, usedInsets, usedMargins } from "../sizing.js";
import { fixedMaximum } from "./intrinsic-tracks.js";
import type { PlacedItem, Span } from "./placement/placement.js";
import type { Contribution, Track } from "./tracks.js";
/** What an item asks of columns. Percentages of its own size are of no use yet, and count as `auto`. */
export function columnContribution(
  item: PlacedItem,
  tracks: readonly Track[],
  gap: number,
  context: LayoutContext,
): Contribution {
  const { box, column } = item;
  const { style } = box;
  const outer = outerIntrinsic(box, context);
  const inset = horizontal(usedInsets(box, 0, context));
  const edges = inset + horizontal(usedMargins(style, 0));
  const least = keywordWidth(box, style.minWidth, 0, inset, context);
  const floor = least === undefined ? edges : Math.max(edges, least + horizontal(usedMargins(style, 0)));
  const isAuto = style.width === "auto" || isPercent(style.width);
  const minimum = !isAuto
    ? outer.min
    : least !== undefined || isScrollContainer(style)
      ? floor
      : automaticMinimum(outer.min, edges, tracks, column, gap);
  return { minContent: outer.min, maxContent: outer.max, minimum };
}

/** The content-based minimum size, where `min-width: auto` stands for it (section 6.6). Outer sizes. */
export function automaticMinimum(
  content: number,
  edges: number,
  tracks: readonly Track[],
  span: Span,
  gap: number,
): number {
  let [hasAuto, hasFlexible] = [false, false];
  for (let i = span.start; i < span.start + span.span; i++) {
    const track = tracks[i]!;
    if (track.min === "auto") hasAuto = true;
    if (track.flex !== undefined) hasFlexible = true;
  }
  if (!hasAuto || (hasFlexible && span.span > 1)) return edges;
  const limit = fixedMaximum(tracks, span, gap);
  return limit === undefined ? content : Math.max(edges, Math.min(content, limit));
}

export const isPercent = (size: Values.Size): boolean =>
  size === "stretch" || (typeof size !== "string" && size.percent !== 0);
