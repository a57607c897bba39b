/** Grid items: what they ask of their tracks (CSS Grid 2, sections 6.6 and 12.5), and their layout in their areas. Lengths in px. */
import type { ComputedStyle, Values } from "../../../css/index.js";
import type { Box } from "../../boxes/box.js";
import type { FlowPosition } from "../../fragmentation/position.js";
import type { BoxFragment } from "../../fragments/fragment.js";
import { isScrollContainer } from "../../fragments/overflow.js";
import { type ConstraintSpace, type LayoutContext, UNCONSTRAINED } from "../context.js";
import {
  borderPadding,
  clampHeight,
  clampWidth,
  dependsOnHeight,
  type Edges,
  horizontal,
  keywordWidth,
  outerIntrinsic,
  transferredWidth,
  usedMargins,
  vertical,
} from "../sizing.js";
import { fixedMaximum } from "./intrinsic-tracks.js";
import type { PlacedItem, Span } from "./placement.js";
import type { Contribution, Track } from "./tracks.js";

/** An item whose columns are sized. */
export interface GridItem {
  readonly box: Box;
  readonly column: Span;
  readonly row: Span;
  /** The style of the container. */
  readonly container: ComputedStyle;
  readonly areaWidth: number;
  readonly margins: Edges;
  /** The item at the height that its content asks for. */
  readonly natural: BoxFragment;
  /** How far baseline alignment moves it from the edge of its area. */
  shim: number;
}

export function gridItem(
  placed: PlacedItem,
  container: ComputedStyle,
  areaWidth: number,
  context: LayoutContext,
): GridItem {
  const { box, column, row } = placed;
  const margins = usedMargins(box.style, areaWidth);
  const natural = context.layout(box, itemSpace(box, container, { width: areaWidth, height: undefined }, context));
  return { box, column, row, container, areaWidth, margins, natural, shim: 0 };
}

interface Area {
  readonly width: number;
  readonly height: number | undefined;
}

/** The space of an item in its area: along the inline axis it is stretched or shrunk to fit (section 6.2). */
function itemSpace(box: Box, container: ComputedStyle, area: Area, context: LayoutContext): ConstraintSpace {
  const { style } = box;
  const space = { ...UNCONSTRAINED, availableWidth: area.width, availableHeight: area.height };
  if (!stretches(box, container).across) return { ...space, shrinkToFit: true };
  const width = Math.max(0, area.width - horizontal(usedMargins(style, area.width)));
  return { ...space, fixedWidth: clampWidth(box, transferredWidth(box, width, space), area.width, context) };
}

/** Along which axes an item fills its area; where a ratio leaves it one of both, that is the one along which it was asked to (section 6.2). */
function stretches(box: Box, container: ComputedStyle): { readonly across: boolean; readonly down: boolean } {
  const { style } = box;
  const across =
    style.width === "auto" &&
    style.marginLeft !== "auto" &&
    style.marginRight !== "auto" &&
    justificationOf(box, container) === "stretch";
  const down =
    style.height === "auto" &&
    style.marginTop !== "auto" &&
    style.marginBottom !== "auto" &&
    alignmentOf(box, container) === "stretch";
  if (style.aspectRatio === "auto") return { across, down };
  const asksAcross = (style.justifySelf === "auto" ? container.justifyItems : style.justifySelf) === "stretch";
  const asksDown = (style.alignSelf === "auto" ? container.alignItems : style.alignSelf) === "stretch";
  return {
    across: across && (asksAcross || !asksDown),
    down: down && (asksDown || (style.width === "auto" && !across)),
  };
}

export function justificationOf(box: Box, container: ComputedStyle): Values.JustifySelf {
  const own = box.style.justifySelf === "auto" ? container.justifyItems : box.style.justifySelf;
  return own === "normal" ? (box.inside === "replaced" ? "start" : "stretch") : own;
}

export function alignmentOf(box: Box, container: ComputedStyle): ComputedStyle["alignItems"] {
  const own = box.style.alignSelf === "auto" ? container.alignItems : box.style.alignSelf;
  return own === "normal" ? (box.inside === "replaced" ? "start" : "stretch") : own;
}

/** Whether the item takes the height of its area. */
export const isStretched = (item: GridItem): boolean => stretches(item.box, item.container).down;

/** The height of a stretched item in an area. */
export function stretchedHeight(item: GridItem, areaHeight: number): number {
  const space = { ...UNCONSTRAINED, availableWidth: item.areaWidth, availableHeight: areaHeight };
  return clampHeight(item.box.style, Math.max(0, areaHeight - vertical(item.margins)), space);
}

/** The item laid out in an area of this height. */
export function layOutItem(item: GridItem, areaHeight: number, context: LayoutContext): BoxFragment {
  const { box, natural } = item;
  const target = isStretched(item) ? stretchedHeight(item, areaHeight) : undefined;
  if (isReusable(box, natural, target)) return target === undefined ? natural : natural.with({ height: target });
  const space = itemSpace(box, item.container, { width: item.areaWidth, height: areaHeight }, context);
  return context.layout(box, target === undefined ? space : { ...space, fixedHeight: target });
}

/** Whether a layout at the natural height serves at the final one: nothing inside may depend on it. */
function isReusable(box: Box, fragment: BoxFragment, target: number | undefined): boolean {
  const { style } = box;
  if (target === undefined)
    return !isPercent(style.height) && !isPercent(style.minHeight) && !isPercent(style.maxHeight);
  if (style.aspectRatio !== "auto" || dependsOnHeight(box)) return false;
  return box.inside === "inline" || box.inside === "block" || Math.abs(fragment.height - target) < 0.01;
}

/** The item laid out in the flow of pages, at the height that it takes there. */
export function layOutItemInFlow(item: GridItem, flow: FlowPosition, context: LayoutContext): BoxFragment {
  const space = itemSpace(item.box, item.container, { width: item.areaWidth, height: undefined }, context);
  return context.layout(item.box, { ...space, flow });
}

const isPercent = (size: Values.Size): boolean =>
  size === "stretch" || (typeof size !== "string" && size.percent !== 0);

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
  const edges = horizontal(borderPadding(style, 0)) + horizontal(usedMargins(style, 0));
  const least = keywordWidth(box, style.minWidth, 0, horizontal(borderPadding(style, 0)), context);
  const floor = least === undefined ? edges : Math.max(edges, least + horizontal(usedMargins(style, 0)));
  const isAuto = style.width === "auto" || isPercent(style.width);
  const minimum = !isAuto
    ? outer.min
    : least !== undefined || isScrollContainer(style)
      ? floor
      : automaticMinimum(outer.min, edges, tracks, column, gap);
  return { minContent: outer.min, maxContent: outer.max, minimum };
}

/** What an item asks of rows: the height that it has at the width of its columns. */
export function rowContribution(item: GridItem, tracks: readonly Track[], gap: number): Contribution {
  const { style } = item.box;
  const space = { ...UNCONSTRAINED, availableWidth: item.areaWidth };
  const margins = vertical(item.margins) + item.shim;
  const content = item.natural.height + margins;
  const edges = vertical(borderPadding(style, item.areaWidth)) + margins;
  const isAuto = style.height === "auto" || isPercent(style.height);
  const minimum = !isAuto
    ? content
    : style.minHeight !== "auto" || isScrollContainer(style)
      ? clampHeight(style, 0, space) + margins
      : automaticMinimum(content, edges, tracks, item.row, gap);
  return { minContent: content, maxContent: content, minimum };
}

/** The content-based minimum size, where `min-width: auto` stands for it (section 6.6). Outer sizes. */
function automaticMinimum(content: number, edges: number, tracks: readonly Track[], span: Span, gap: number): number {
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
