/** Flex items: what they ask for along the main axis (CSS Flexbox 1, sections 4.5 and 9.2), and their layout at a decided size. */
import type { ComputedStyle } from "../../../css/index.js";
import type { Box } from "../../boxes/box.js";
import type { BoxFragment } from "../../fragments/fragment.js";
import { isScrollContainer } from "../../fragments/overflow.js";
import { type ConstraintSpace, type KnownHeights, type LayoutContext, UNCONSTRAINED } from "../context.js";
import { fillsWidth } from "../replaced.js";
import {
  borderPadding,
  clampHeight,
  clampWidth,
  dependsOnHeight,
  type Edges,
  horizontal,
  isContentKeyword,
  keywordWidth,
  resolve,
  specifiedHeight,
  specifiedWidth,
  usedInsets,
  usedMargins,
  vertical,
} from "../sizing.js";

/**
 * An item on its way through the algorithm. Sizes are of the border box, along the container's main axis, places from the top left of
 * its content box.
 */
export interface FlexItem {
  readonly box: Box;
  readonly margins: Edges;
  readonly mainMargins: number;
  readonly base: number;
  readonly innerBase: number;
  readonly min: number;
  readonly max: number;
  readonly grow: number;
  readonly shrink: number;
  readonly hypothetical: number;
  main: number;
  fragment: BoxFragment | undefined;
  x: number;
  y: number;
  /** The layout at the item's natural height, which a column needs more than once. */
  readonly natural: () => BoxFragment;
}

export interface FlexLine {
  readonly items: FlexItem[];
  cross: number;
  offset: number;
}

export interface Limits {
  readonly min: number;
  readonly max: number;
}

/** A size between limits; the lower one wins. */
export const within = (size: number, { min, max }: Limits): number => Math.max(Math.min(size, max), min, 0);

/** The container, with its axes resolved. Lengths in px. */
export interface Container {
  readonly box: Box;
  readonly style: ComputedStyle;
  readonly row: boolean;
  /** Content size along the main axis; undefined for a column of indefinite height until its lines are known. */
  readonly mainSize: number | undefined;
  readonly crossSize: number | undefined;
  readonly contentWidth: number;
  /** The content height that percentages refer to: undefined also where it came from the content of its parent. */
  readonly definiteHeight: number | undefined;
  /** Limits of its content height. */
  readonly heights: Limits;
  readonly mainGap: number;
  readonly crossGap: number;
  readonly context: LayoutContext;
}

export interface SizedContainer extends Container {
  readonly mainSize: number;
}

/** Steps 3 and, for the limits, 4.5: the flex base size and the hypothetical main size. */
export function flexItem(box: Box, container: Container): FlexItem {
  const { style } = box;
  const { row, contentWidth, context } = container;
  const margins = usedMargins(style, contentWidth);
  const inset = usedInsets(box, contentWidth, context);
  const insetMain = row ? horizontal(inset) : vertical(inset);
  const natural = once(() => layOutItem(box, container, {}));
  const content = once(() => contentHeight(box, container, natural));
  const base = Math.max(insetMain, row ? baseWidth(box, container, inset) : baseHeight(box, container, content));
  const [min, max] = row ? widthLimits(box, container, inset) : heightLimits(box, container, content);
  const hypothetical = Math.max(min, Math.min(base, max), insetMain);
  const mainMargins = row ? horizontal(margins) : vertical(margins);
  const { flexGrow: grow, flexShrink: shrink } = style;
  return {
    box,
    margins,
    mainMargins,
    base,
    innerBase: base - insetMain,
    min,
    max,
    grow,
    shrink,
    hypothetical,
    main: hypothetical,
    fragment: undefined,
    x: 0,
    y: 0,
    natural,
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * What an item's width may depend on: in a single line of definite height a stretched item has that of the line before its width is
 * known (section 9.8, 1).
 */
export function itemHeights(box: Box, container: ComputedStyle, containerHeight: number | undefined): KnownHeights {
  const row = container.flexDirection === "row" || container.flexDirection === "row-reverse";
  const { style } = box;
  const isStretched =
    row &&
    containerHeight !== undefined &&
    container.flexWrap === "nowrap" &&
    style.height === "auto" &&
    alignOfBox(box, container) === "stretch" &&
    !hasAutoMargin(box, "cross", true);
  if (!isStretched) return { available: containerHeight };
  const space = { ...UNCONSTRAINED, availableHeight: containerHeight };
  const height = Math.max(0, containerHeight - vertical(usedMargins(style, 0)));
  return { available: containerHeight, fixed: clampHeight(style, height, space) };
}

function baseWidth(box: Box, container: Container, inset: Edges): number {
  const { style } = box;
  const { contentWidth, context } = container;
  const basis = style.flexBasis;
  const size = basis === "auto" ? style.width : basis === "content" ? "max-content" : basis;
  if (size === "auto" && style.height === "auto" && fillsWidth(box))
    return contentWidth - horizontal(usedMargins(style, contentWidth));
  if (size === "auto" || size === "max-content")
    return context.intrinsic(box, itemHeights(box, container.style, container.crossSize)).max + horizontal(inset);
  return keywordWidth(box, size, contentWidth, horizontal(inset), context) ?? horizontal(inset);
}

/** Whether the height that an item of a column comes to is one that percentages in it may refer to (section 9.8). */
export function hasDefiniteHeight({ box: { style } }: FlexItem, container: Container): boolean {
  const { definiteHeight, contentWidth } = container;
  if (definiteHeight !== undefined || style.aspectRatio !== "auto") return true;
  const { flexBasis } = style;
  if (flexBasis !== "auto") return typeof flexBasis !== "string" && flexBasis.percent === 0;
  return specifiedHeight(style, { ...UNCONSTRAINED, availableWidth: contentWidth }) !== undefined;
}

/** The height that an item's content gives it, whatever it is to be. */
function contentHeight(box: Box, container: Container, natural: () => BoxFragment): number {
  const { height, minHeight, maxHeight } = box.style;
  if (height === "auto" && minHeight === "auto" && maxHeight === "auto") return natural().height;
  return layOutItem(box, container, { autoHeight: true }).height;
}

function baseHeight(box: Box, container: Container, content: () => number): number {
  const { style } = box;
  const basis = style.flexBasis;
  if (basis === "stretch" && container.definiteHeight !== undefined)
    return container.definiteHeight - vertical(usedMargins(style, container.contentWidth));
  if (typeof basis !== "string" && (basis.percent === 0 || container.definiteHeight !== undefined)) {
    const inset = vertical(borderPadding(style, container.contentWidth));
    const length = resolve(basis, container.definiteHeight ?? 0);
    return style.boxSizing === "border-box" ? Math.max(length, inset) : length + inset;
  }
  const specified = specifiedHeight(style, {
    ...UNCONSTRAINED,
    availableWidth: container.contentWidth,
    availableHeight: container.definiteHeight,
  });
  return basis === "auto" && specified !== undefined ? specified : content();
}

/** Section 4.5: an item is not shrunk below its content, unless it says so, or cuts off what doesn't fit. */
function widthLimits(box: Box, container: Container, inset: Edges): [min: number, max: number] {
  const { style } = box;
  const { contentWidth, context } = container;
  const max = keywordWidth(box, style.maxWidth, contentWidth, horizontal(inset), context) ?? Infinity;
  const explicit = keywordWidth(box, style.minWidth, contentWidth, horizontal(inset), context);
  if (explicit !== undefined) return [explicit, max];
  if (isScrollContainer(style)) return [horizontal(inset), max];
  const heights = itemHeights(box, container.style, container.crossSize);
  const specified = specifiedWidth(style, contentWidth);
  const content = context.intrinsic(box, heights).min + horizontal(inset);
  return [Math.min(content, specified ?? Infinity, max), max];
}

function heightLimits(box: Box, container: Container, content: () => number): [min: number, max: number] {
  const { style } = box;
  const space = { ...UNCONSTRAINED, availableWidth: container.contentWidth, availableHeight: container.definiteHeight };
  const max = isContentKeyword(style.maxHeight) ? content() : clampHeight(style, Infinity, space);
  if (isContentKeyword(style.minHeight)) return [content(), max];
  if (style.minHeight !== "auto") return [clampHeight(style, 0, space), max];
  if (isScrollContainer(style)) return [vertical(borderPadding(style, container.contentWidth)), max];
  // The automatic minimum of a column item is its content's height.
  return [Math.min(content(), specifiedHeight(style, space) ?? Infinity, max), max];
}

/** An item's fragment at the sizes that are decided; in a column its width is found as for a block, or shrunk to fit. */
export function layOutItem(
  box: Box,
  container: Container,
  fixed: Partial<Pick<ConstraintSpace, "fixedWidth" | "fixedHeight" | "indefiniteHeight" | "autoHeight">>,
): BoxFragment {
  const { contentWidth, crossSize, row, context } = container;
  const space: ConstraintSpace = {
    ...UNCONSTRAINED,
    availableWidth: contentWidth,
    availableHeight: row ? crossSize : container.definiteHeight,
    ...fixed,
  };
  if (row || fixed.fixedWidth !== undefined) return context.layout(box, space);
  // Over several lines an item stretches to its line, whose width is not known yet.
  const isSingle = container.style.flexWrap === "nowrap";
  const stretch = isSingle && alignOfBox(box, container.style) === "stretch" && !hasAutoMargin(box, "cross", row);
  return context.layout(box, stretch ? stretchedWidth(box, space, context) : { ...space, shrinkToFit: true });
}

function stretchedWidth(box: Box, space: ConstraintSpace, context: LayoutContext): ConstraintSpace {
  if (box.style.width !== "auto") return space;
  const width = space.availableWidth - horizontal(usedMargins(box.style, space.availableWidth));
  return { ...space, fixedWidth: clampWidth(box, Math.max(0, width), space.availableWidth, context) };
}

export const alignOf = (item: FlexItem, container: Container) => alignOfBox(item.box, container.style);

function alignOfBox(box: Box, container: ComputedStyle): ComputedStyle["alignItems"] {
  const own = box.style.alignSelf === "auto" ? container.alignItems : box.style.alignSelf;
  return own === "normal" ? "stretch" : own;
}

type MarginName = "marginTop" | "marginRight" | "marginBottom" | "marginLeft";

export function autoMargins(box: Box, row: boolean): MarginName[] {
  const names: MarginName[] = row ? ["marginLeft", "marginRight"] : ["marginTop", "marginBottom"];
  return names.filter((name) => box.style[name] === "auto");
}

export function hasAutoMargin(box: Box, _axis: "cross", row: boolean): boolean {
  return autoMargins(box, !row).length > 0;
}

/** The fragment at another height: laid out anew only where what is inside depends on it. */
export function withHeight(fragment: BoxFragment, height: number, again: () => BoxFragment): BoxFragment {
  const { inside } = fragment.box;
  if (fragment.box.style.aspectRatio !== "auto") return again();
  const depends = dependsOnHeight(fragment.box);
  if (Math.abs(height - fragment.height) < 0.01 && !depends) return fragment;
  if ((inside === "inline" || inside === "block") && !depends) return fragment.with({ height });
  return again();
}
