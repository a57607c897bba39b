/** Used sizes of boxes from computed ones (CSS 2.2 section 10, CSS Sizing 3). All lengths in px. */
import { type ComputedStyle, resolveLength, resolveOrZero, resolvePositive, type Values } from "../../css/index.js";
import type { Box } from "../boxes/box.js";
import { isControl } from "../boxes/controls.js";
import { borderWidths, type Edges, type UsedBox } from "../fragments/fragment.js";
import { isScrollContainer } from "../fragments/overflow.js";
import { heightByRatio, preferredRatio, widthByRatio } from "./aspect-ratio.js";
import {
  type ConstraintSpace,
  type IntrinsicSizes,
  type KnownHeights,
  type LayoutContext,
  UNCONSTRAINED,
} from "./context.js";

export type { Edges } from "../fragments/fragment.js";

/** The used value of a length-percentage, given what the percentage refers to. */
export const resolve = resolveLength;

/** Padding; percentages refer to the containing block's inline size on all four sides (CSS 2.2 section 8.4). */
export function usedPadding(style: ComputedStyle, containingWidth: number): Edges {
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

/** Border and padding of a box, as those know them who size it. */
export const usedInsets = (box: Box, containingWidth: number, context: LayoutContext): Edges =>
  borderPadding(box.style, containingWidth, context.usedBox(box));

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
  return definiteHeight(style, style.height, space, vertical(insetsIn(style, space)));
}

function definiteHeight(
  style: ComputedStyle,
  size: Values.Size,
  { availableHeight, availableWidth }: ConstraintSpace,
  inset: number,
): number | undefined {
  if (size !== "stretch") return definite(style, size, availableHeight, inset);
  return availableHeight === undefined
    ? undefined
    : Math.max(inset, availableHeight - vertical(usedMargins(style, availableWidth)));
}

const insetsOf = (style: ComputedStyle, space: ConstraintSpace) => {
  const inset = insetsIn(style, space);
  return { across: horizontal(inset), down: vertical(inset) };
};

/** The border-box height that a width makes of an automatic one; undefined where there is no ratio, or the height is given. */
export function ratioHeight(style: ComputedStyle, space: ConstraintSpace, width: number): number | undefined {
  const ratio = preferredRatio(style);
  if (ratio === undefined || specifiedHeight(style, space) !== undefined) return undefined;
  return heightByRatio(style, ratio, width, insetsOf(style, space));
}

/**
 * The border-box height of a box of a width: as it is specified, by its ratio, or that of its content, within its limits. A ratio
 * makes no box lower than its content (CSS Sizing 4, section 5.1.1).
 */
export function usedHeight({ style }: Box, space: ConstraintSpace, width: number, content: number): number {
  if (space.fixedHeight !== undefined) return space.fixedHeight;
  const byRatio = ratioHeight(style, space, width);
  if (byRatio === undefined) {
    const height = clampHeight(style, specifiedHeight(style, space) ?? content, space);
    return space.autoHeight ? height : withinContent(style, height, content);
  }
  return clampHeight(style, isFlooredByContent(style) ? Math.max(byRatio, content) : byRatio, space);
}

/** Whether a height that a ratio makes is at least that of the content. */
export const isFlooredByContent = (style: ComputedStyle): boolean =>
  style.height === "auto" && style.minHeight === "auto" && !isScrollContainer(style);

/** Anonymous blocks, the content of columns among them, have no height that percentages could refer to. */
const isPassedOver = ({ origin, style: { display } }: Box): boolean =>
  origin === "anonymous" && (display === "block" || display === "flow-root");

/**
 * The content height that percentages of the children refer to, where it is definite; anonymous blocks are passed over (CSS 2.2
 * section 10.5). @param width of the border box, where it is known: a ratio makes a height of it
 */
export function definiteContentHeight(
  box: Box,
  inset: Edges,
  space: ConstraintSpace,
  width?: number,
): number | undefined {
  const { style } = box;
  if (isPassedOver(box)) return space.availableHeight;
  if (space.indefiniteHeight) return undefined;
  const byRatio = width === undefined || style.aspectRatio === "auto" ? undefined : ratioHeight(style, space, width);
  const specified = space.fixedHeight ?? byRatio ?? specifiedHeight(style, space);
  if (specified === undefined) return undefined;
  const used = space.fixedHeight ?? clampHeight(style, specified, space);
  return Math.max(0, used - vertical(inset));
}

const isPercent = (size: Values.Size): boolean =>
  size === "stretch" || (typeof size !== "string" && size.percent !== 0);

/** Whether anything in a block container or paragraph is laid out otherwise where the container's height is definite. */
export function dependsOnHeight(box: Box): boolean {
  const depends = (child: Box): boolean => {
    const { height, minHeight, maxHeight } = child.style;
    if (isPercent(height) || isPercent(minHeight) || isPercent(maxHeight)) return true;
    return isPassedOver(child) && dependsOnHeight(child);
  };
  return (
    (box.style.alignContent !== "normal" && (box.inside === "block" || box.inside === "inline")) ||
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
  inset = horizontal(usedInsets(box, containingWidth, context)),
): number {
  const { style } = box;
  const max = keywordWidth(box, style.maxWidth, containingWidth, inset, context);
  const min = keywordWidth(box, style.minWidth, containingWidth, inset, context);
  const capped = max === undefined ? width : Math.min(width, max);
  return Math.max(capped, min ?? 0, inset);
}

export function clampHeight(style: ComputedStyle, height: number, space: ConstraintSpace): number {
  const inset = vertical(insetsIn(style, space));
  if (space.autoHeight) return Math.max(height, inset);
  const max = definiteHeight(style, style.maxHeight, space, inset);
  // A least height of a percentage of what isn't known asks for the length beside it (CSS 2.2 section 10.7).
  const min =
    style.minHeight === "stretch"
      ? definiteHeight(style, style.minHeight, space, inset)
      : definite(style, style.minHeight, space.availableHeight ?? 0, inset);
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
  if (size === "stretch") return Math.max(inset, containingWidth - horizontal(usedMargins(box.style, containingWidth)));
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
  const inset = horizontal(usedInsets(box, containing, context));
  const specified = keywordWidth(box, style.width, containing, inset, context);
  if (specified !== undefined) return clampWidth(box, specified, containing, context);
  const byHeight = ratioWidth(box, space, context);
  if (byHeight !== undefined) return clampWidth(box, byHeight, containing, context);
  const available = Math.max(0, containing - horizontal(usedMargins(style, containing)));
  if (!space.shrinkToFit && !isControlBox(box))
    return clampWidth(box, transferredWidth(box, available, space), containing, context);
  const content = context.intrinsic(box, { available: space.availableHeight, fixed: space.fixedHeight });
  return clampWidth(box, shrinkToFit(content.min + inset, content.max + inset, available), containing, context);
}

/** A height within limits that are the content's: all content keywords mean the same for heights (CSS Sizing 3, section 5.1). */
export function withinContent({ minHeight, maxHeight }: ComputedStyle, height: number, content: number): number {
  const capped = isContentKeyword(maxHeight) ? Math.min(height, content) : height;
  return isContentKeyword(minHeight) ? Math.max(capped, content) : capped;
}

export const isContentKeyword = (size: Values.Size): boolean =>
  size === "min-content" || size === "max-content" || size === "fit-content";

/** The border-box width that a definite height makes, at least what the content needs (CSS Sizing 4, section 5.1.1). */
export function ratioWidth(box: Box, space: ConstraintSpace, context: LayoutContext): number | undefined {
  const { style } = box;
  if (style.aspectRatio === "auto") return undefined;
  const ratio = box.inside === "replaced" ? undefined : preferredRatio(style);
  const height = ratio && (space.fixedHeight ?? specifiedHeight(style, space));
  if (!ratio || height === undefined) return undefined;
  const insets = insetsOf(style, space);
  const width = widthByRatio(style, ratio, space.fixedHeight ?? clampHeight(style, height, space), insets);
  if (style.minWidth !== "auto" || isScrollContainer(style)) return width;
  return Math.max(
    width,
    context.intrinsic(box, { available: space.availableHeight, fixed: space.fixedHeight }).min + insets.across,
  );
}

/** A width within the limits of the height, where a ratio carries them over (CSS Sizing 4, section 5.1.2). */
export function transferredWidth({ style, inside }: Box, width: number, space: ConstraintSpace): number {
  if (style.aspectRatio === "auto") return width;
  const ratio = inside === "replaced" ? undefined : preferredRatio(style);
  if (ratio === undefined || space.autoHeight) return width;
  const insets = insetsOf(style, space);
  const most = clampHeight(style, Number.POSITIVE_INFINITY, space);
  const least = clampHeight(style, 0, space);
  const capped = most === Number.POSITIVE_INFINITY ? width : Math.min(width, widthByRatio(style, ratio, most, insets));
  return least > insets.down ? Math.max(capped, widthByRatio(style, ratio, least, insets)) : capped;
}

/** The intrinsic widths of a box with a ratio: those that its height makes, if that is definite, or that its limits leave. */
export function intrinsicByRatio(box: Box, own: IntrinsicSizes, { available, fixed }: KnownHeights): IntrinsicSizes {
  const { style } = box;
  const ratio = preferredRatio(style)!;
  const space = { ...UNCONSTRAINED, availableHeight: available, fixedHeight: fixed };
  const insets = insetsOf(style, space);
  const height = fixed ?? specifiedHeight(style, space);
  const isFloored = style.minWidth === "auto" && !isScrollContainer(style);
  if (height === undefined) {
    const limited = (content: number) => transferredWidth(box, content + insets.across, space) - insets.across;
    return { min: limited(own.min), max: limited(own.max) };
  }
  const border = widthByRatio(style, ratio, fixed ?? clampHeight(style, height, space), insets);
  const width = Math.max(border - insets.across, isFloored ? own.min : 0);
  return { min: width, max: width };
}

const isControlBox = ({ origin, element }: Box): boolean => origin === "element" && isControl(element);

/** A replaced element or a field with a width in per cent may become as narrow as that makes it (CSS Sizing 3, section 5.2.2). */
function isCompressible(box: Box): boolean {
  const { inside, style, element } = box;
  if (inside !== "replaced" && (!isControlBox(box) || element.name === "button")) return false;
  return isPercent(style.width) || isPercent(style.maxWidth);
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
  const inset = horizontal(used ? borderPadding(style, 0, used) : usedInsets(box, 0, context));
  const margin = horizontal(usedMargins(style, 0));
  const contribution = (own: number): number => {
    // Where no room is given yet, `fit-content` is the very size that is sought (CSS Sizing 3, sections 5.1 and 5.2).
    const sized = (size: Values.Size) =>
      size === "fit-content" ? own + inset : keywordWidth(box, size, 0, inset, context);
    const width = (isPercent(style.width) ? undefined : sized(style.width)) ?? own + inset;
    const max = isPercent(style.maxWidth) ? undefined : sized(style.maxWidth);
    const min = (style.minWidth === "stretch" ? undefined : sized(style.minWidth)) ?? 0;
    return Math.max(max === undefined ? width : Math.min(width, max), min) + margin;
  };
  const content = context.intrinsic(box, heights);
  return { min: contribution(isCompressible(box) ? 0 : content.min), max: contribution(content.max) };
}
