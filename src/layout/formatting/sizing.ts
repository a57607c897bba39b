/** Used sizes of boxes from computed ones (CSS 2.2 section 10, CSS Sizing 3). All lengths in px. */
import { type ComputedStyle, resolveLength, resolveOrZero, resolvePositive, type Values } from "../../css/index.js";
import type { Box } from "../boxes/box.js";
import { borderWidths, type Edges, type UsedBox } from "../fragments/fragment.js";
import { type ConstraintSpace, type KnownHeights, type LayoutContext, UNCONSTRAINED } from "./context.js";

export type { Edges } from "../fragments/fragment.js";

/** The used value of a length-percentage, given what the percentage refers to. */
export const resolve = resolveLength;

/** Padding; percentages refer to the containing block's inline size on all four sides (CSS 2.2 section 8.4). */
function usedPadding(style: ComputedStyle, containingWidth: number): Edges {
  return {
    top: resolvePositive(style.paddingTop, containingWidth),
    right: resolvePositive(style.paddingRight, containingWidth),
    bottom: resolvePositive(style.paddingBottom, containingWidth),
    left: resolvePositive(style.paddingLeft, containingWidth),
  };
}

export function usedMargins(style: ComputedStyle, containingWidth: number): Edges {
  return {
    top: resolveOrZero(style.marginTop, containingWidth),
    right: resolveOrZero(style.marginRight, containingWidth),
    bottom: resolveOrZero(style.marginBottom, containingWidth),
    left: resolveOrZero(style.marginLeft, containingWidth),
  };
}

/** Border and padding together: what lies between border box and content box. @param used what isn't as computed */
export function borderPadding(style: ComputedStyle, containingWidth: number, used?: UsedBox): Edges {
  const border = used?.border ?? borderWidths(style);
  const padding = used?.padding ?? usedPadding(style, containingWidth);
  return {
    top: border.top + padding.top,
    right: border.right + padding.right,
    bottom: border.bottom + padding.bottom,
    left: border.left + padding.left,
  };
}

/** Border and padding of a box in a space. */
export const insetsIn = (style: ComputedStyle, { availableWidth, used }: ConstraintSpace): Edges =>
  borderPadding(style, availableWidth, used);

export const horizontal = (edges: Edges): number => edges.left + edges.right;
export const vertical = (edges: Edges): number => edges.top + edges.bottom;

/** A definite border-box size from a computed one, or undefined where it isn't definite. */
function definite(
  style: ComputedStyle,
  size: Values.Size,
  reference: number | undefined,
  inset: number,
): number | undefined {
  if (typeof size === "string") return undefined;
  if (size.percent !== 0 && reference === undefined) return undefined;
  const length = Math.max(0, resolve(size, reference ?? 0));
  return style.boxSizing === "border-box" ? Math.max(length, inset) : length + inset;
}

/** The border-box width that the style asks for; undefined for `auto` and the content keywords. */
export function specifiedWidth(style: ComputedStyle, containingWidth: number): number | undefined {
  return definite(style, style.width, containingWidth, horizontal(borderPadding(style, containingWidth)));
}

export function specifiedHeight(style: ComputedStyle, space: ConstraintSpace): number | undefined {
  if (space.autoHeight) return undefined;
  return definite(style, style.height, space.availableHeight, vertical(insetsIn(style, space)));
}

/**
 * The content height that percentages of the children refer to, where it is definite; anonymous blocks are passed over (CSS 2.2
 * section 10.5).
 */
export function definiteContentHeight(box: Box, inset: Edges, space: ConstraintSpace): number | undefined {
  const { origin, style } = box;
  if (origin === "anonymous" && style.display === "block") return space.availableHeight;
  const specified = space.fixedHeight ?? specifiedHeight(style, space);
  if (specified === undefined) return undefined;
  const used = space.fixedHeight ?? clampHeight(style, specified, space);
  return Math.max(0, used - vertical(inset));
}

const isPercent = (size: Values.Size): boolean => typeof size !== "string" && size.percent !== 0;

/** Whether anything in a block container or paragraph is laid out otherwise where the container's height is definite. */
export function dependsOnHeight(box: Box): boolean {
  const depends = (child: Box): boolean => {
    const { height, minHeight, maxHeight, display } = child.style;
    if (isPercent(height) || isPercent(minHeight) || isPercent(maxHeight)) return true;
    return child.origin === "anonymous" && display === "block" && dependsOnHeight(child);
  };
  return (
    box.children.some(depends) ||
    (box.items?.some((item) => (item.kind === "atomic" || item.kind === "float") && depends(item.box)) ?? false)
  );
}

/** As `definiteContentHeight`, before the width is known. */
export function knownContentHeight(box: Box, { available, fixed }: KnownHeights): number | undefined {
  return definiteContentHeight(box, borderPadding(box.style, 0), {
    ...UNCONSTRAINED,
    availableHeight: available,
    fixedHeight: fixed,
  });
}

/** Applies min and max to a border-box width; min wins (CSS 2.2 section 10.4). @param inset border and padding of both sides */
export function clampWidth(
  box: Box,
  width: number,
  containingWidth: number,
  context: LayoutContext,
  inset = horizontal(borderPadding(box.style, containingWidth)),
): number {
  const { style } = box;
  const max = keywordWidth(box, style.maxWidth, containingWidth, inset, context);
  const min = keywordWidth(box, style.minWidth, containingWidth, inset, context);
  const capped = max === undefined ? width : Math.min(width, max);
  return Math.max(capped, min ?? 0, inset);
}

export function clampHeight(style: ComputedStyle, height: number, space: ConstraintSpace): number {
  const inset = vertical(insetsIn(style, space));
  const max = definite(style, style.maxHeight, space.availableHeight, inset);
  const min = definite(style, style.minHeight, space.availableHeight, inset);
  const capped = max === undefined ? height : Math.min(height, max);
  return Math.max(capped, min ?? 0, inset);
}

/** A border-box width for any computed size but `auto`. */
export function keywordWidth(
  box: Box,
  size: Values.Size,
  containingWidth: number,
  inset: number,
  context: LayoutContext,
): number | undefined {
  if (size === "auto") return undefined;
  if (typeof size !== "string") return definite(box.style, size, containingWidth, inset);
  const content = context.intrinsic(box);
  if (size === "min-content") return content.min + inset;
  if (size === "max-content") return content.max + inset;
  return shrinkToFit(content.min + inset, content.max + inset, containingWidth);
}

/** CSS 2.2 section 10.3.5: min(max(preferred minimum, available), preferred). */
function shrinkToFit(min: number, max: number, available: number): number {
  return Math.min(Math.max(min, available), max);
}

/** The used border-box width of a block-level box (CSS 2.2 sections 10.3.3 and 10.3.5). Margins are in the reference. */
export function usedWidth(box: Box, space: ConstraintSpace, context: LayoutContext): number {
  if (space.fixedWidth !== undefined) return space.fixedWidth;
  const { style } = box;
  const containing = space.availableWidth;
  const inset = horizontal(borderPadding(style, containing));
  const specified = keywordWidth(box, style.width, containing, inset, context);
  if (specified !== undefined) return clampWidth(box, specified, containing, context);
  const available = Math.max(0, containing - horizontal(usedMargins(style, containing)));
  if (!space.shrinkToFit) return clampWidth(box, available, containing, context);
  const content = context.intrinsic(box, { available: space.availableHeight, fixed: space.fixedHeight });
  return clampWidth(box, shrinkToFit(content.min + inset, content.max + inset, available), containing, context);
}

/** A replaced element with a width in per cent may become as narrow as that makes it (CSS Sizing 3, section 5.2.2). */
function isCompressible({ inside, style }: Box): boolean {
  return inside === "replaced" && (isPercent(style.width) || isPercent(style.maxWidth));
}

/** Outer (margin-box) min-content and max-content widths of a box, as its parent's intrinsic size needs them. */
export function outerIntrinsic(
  box: Box,
  context: LayoutContext,
  heights: KnownHeights = {},
  used?: UsedBox,
): { min: number; max: number } {
  const { style } = box;
  // Percentages of an indefinite width count as zero here (CSS Sizing 3, section 5.2.1).
  const inset = horizontal(borderPadding(style, 0, used));
  const margin = horizontal(usedMargins(style, 0));
  const contribution = (own: number): number => {
    const percent = typeof style.width !== "string" && style.width.percent !== 0;
    const fixed = percent ? undefined : keywordWidth(box, style.width, 0, inset, context);
    const width = fixed ?? own + inset;
    const max =
      typeof style.maxWidth !== "string" && style.maxWidth.percent !== 0
        ? undefined
        : keywordWidth(box, style.maxWidth, 0, inset, context);
    const min = keywordWidth(box, style.minWidth, 0, inset, context) ?? 0;
    return Math.max(max === undefined ? width : Math.min(width, max), min) + margin;
  };
  const content = context.intrinsic(box, heights);
  return { min: contribution(isCompressible(box) ? 0 : content.min), max: contribution(content.max) };
}
