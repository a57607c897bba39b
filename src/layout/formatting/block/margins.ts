/** Collapsing margins (CSS 2.2 section 8.3.1), of a box tree. Lengths in px. */

import { type ComputedStyle, resolveOrZero } from "../../../css/index.js";
import type { Box } from "../../boxes/box.js";
import { isContained } from "../../boxes/containment.js";
import { takesPlace } from "../../boxes/flow-content.js";
import { isFloating, isOutOfFlow } from "../../boxes/kinds.js";
import { isScrollContainer } from "../../fragments/overflow.js";
import { type ConstraintSpace, type LayoutContext, UNCONSTRAINED } from "../context.js";
import { clearedSides, floatSide, type Sides, sideBit } from "../floats/exclusions.js";
import { borderPadding, horizontal, usedInsets, usedWidth } from "../sizing.js";

/** Margins that adjoin: the largest positive and the most negative one count. */
export interface MarginSet {
  readonly positive: number;
  readonly negative: number;
}

export const NO_MARGIN: MarginSet = { positive: 0, negative: 0 };

export const collapsed = (set: MarginSet): number => set.positive + set.negative;

export function join(a: MarginSet, b: MarginSet): MarginSet {
  return { positive: Math.max(a.positive, b.positive), negative: Math.min(a.negative, b.negative) };
}

export function single(margin: number): MarginSet {
  return margin >= 0 ? { positive: margin, negative: 0 } : { positive: 0, negative: margin };
}

/** Whether margins and floats inside the box stay inside: it establishes a block formatting context, or none of blocks. */
export function isIsolated(box: Box): boolean {
  if (box.inside !== "block" && box.inside !== "inline") return true;
  const { display, alignContent } = box.style;
  if (alignContent !== "normal") return true;
  return (display !== "block" && display !== "list-item") || isScrollContainer(box.style) || isContained(box.style);
}

const isAutoOrZero = (size: Box["style"]["height"]): boolean =>
  size === "auto" || (typeof size !== "string" && size.px === 0 && size.percent === 0);

/** Whether a container discards the margins at the first edge of its content (CSS Box 4, section 3.3). */
export const trimsStart = ({ marginTrim }: ComputedStyle): boolean =>
  marginTrim === "block" || marginTrim === "block-start";

/** Whether it discards those at the last. */
export const trimsEnd = ({ marginTrim }: ComputedStyle): boolean =>
  marginTrim === "block" || marginTrim === "block-end";

/** What is known of a box's margins at a width. Each is asked for by every ancestor that they pass through. */
interface Known {
  readonly width: number;
  through?: boolean;
  top?: MarginSet;
  bottom?: MarginSet;
  /** The same where floats stand right before it, by their sides. */
  beside?: Known[];
}

/** Whether the top margins of the children adjoin the box's own. */
function leaksTop(box: Box, width: number): boolean {
  return !isIsolated(box) && box.inside === "block" && borderPadding(box.style, width).top === 0;
}

/** Whether the bottom margins of the children adjoin the box's own. */
function leaksBottom(box: Box, width: number): boolean {
  return (
    !isIsolated(box) &&
    box.inside === "block" &&
    borderPadding(box.style, width).bottom === 0 &&
    box.style.height === "auto"
  );
}

/** Which of a box's edges the margins of its children pass through; those margins are then its parent's business. */
export interface Leaks {
  readonly top: boolean;
  readonly bottom: boolean;
}

/** @param space what the box is laid out in */
export function leaksOf(box: Box, { amongBlocks, availableWidth: width }: ConstraintSpace): Leaks {
  return { top: amongBlocks === true && leaksTop(box, width), bottom: amongBlocks === true && leaksBottom(box, width) };
}

/**
 * The margins of the boxes of a tree, remembered for a pass. `width` is that of the containing block. Margins of a box that clears
 * floats which adjoin them stay apart from those before it (CSS 2.2 section 9.5.2): `floats` are the sides of such ones.
 */
export class CollapsingMargins {
  readonly #known = new Map<Box, Known>();
  readonly #percentages = new Map<Box, boolean>();

  constructor(readonly context: LayoutContext) {}

  /** A box that has no content, height, border or padding lets its own two margins adjoin. */
  collapseThrough(box: Box, width: number, floats: Sides = 0): boolean {
    if (takesNoPlace(box)) return true;
    const entry = this.#entry(box, width, floats);
    return (entry.through ??= this.#findThrough(box, width, floats));
  }

  /** All margins that adjoin the top edge of a box, its own among them. */
  top(box: Box, width: number, floats: Sides = 0): MarginSet {
    if (takesNoPlace(box)) return NO_MARGIN;
    const entry = this.#entry(box, width, floats);
    return (entry.top ??= this.#joinTop(box, width, floats));
  }

  /** All margins that adjoin the bottom edge of a box. */
  bottom(box: Box, width: number): MarginSet {
    if (takesNoPlace(box)) return NO_MARGIN;
    const entry = this.#entry(box, width, 0);
    return (entry.bottom ??= this.#joinBottom(box, width));
  }

  /**
   * The bottom margins of a box that has been laid out: those of its children don't adjoin its own where `min-height` has made
   * it higher than its content, or `max-height` lower (CSS 2.2 section 8.3.1).
   */
  usedBottom(box: Box, width: number, isEnlarged: () => boolean, isCut: () => boolean): MarginSet {
    if (box.style.maxHeight !== "auto" && leaksBottom(box, width) && isCut())
      return single(resolveOrZero(box.style.marginBottom, width));
    const leaksAfterAll = !isAutoOrZero(box.style.minHeight) && leaksBottom(box, width) && !isEnlarged();
    return leaksAfterAll ? this.#joinBottom(box, width, true) : this.bottom(box, width);
  }

  /**
   * The last child with content of a container that discards the margins below it, and those of whatever follows; -1 where none has
   * any, and without an end where it keeps them.
   */
  lastBeforeTrimmed({ style, children }: Box, width: number): number {
    return trimsEnd(style) ? children.findLastIndex((child) => !this.collapseThrough(child, width)) : Infinity;
  }

  #entry(box: Box, width: number, floats: Sides): Known {
    let entry = this.#known.get(box);
    if (entry?.width !== width) this.#known.set(box, (entry = { width }));
    return floats === 0 ? entry : ((entry.beside ??= [])[floats] ??= { width });
  }

  #findThrough(box: Box, width: number, floats: Sides): boolean {
    if (isIsolated(box) || box.marker) return false;
    const { style } = box;
    const inset = borderPadding(style, width);
    if (style.aspectRatio !== "auto") return false;
    if (inset.top !== 0 || inset.bottom !== 0 || !isAutoOrZero(style.height) || !isAutoOrZero(style.minHeight))
      return false;
    if (box.inside === "inline") return !box.items?.some(takesPlace);
    if (box.children.length === 0) return true;
    const inner = this.#innerWidth(box, width);
    let beside = floats;
    return box.children.every((child) => {
      if (clears(child, box, beside) || !this.collapseThrough(child, inner, beside)) return false;
      beside = withFloats(beside, child, box);
      return true;
    });
  }

  #joinTop(box: Box, width: number, floats: Sides): MarginSet {
    const own = single(resolveOrZero(box.style.marginTop, width));
    if (box.children.length === 0 || !leaksTop(box, width) || trimsStart(box.style)) return own;
    let set = own;
    const inner = this.#innerWidth(box, width);
    let beside = floats;
    for (const child of box.children) {
      if (clears(child, box, beside)) return set;
      set = join(set, this.top(child, inner, beside));
      if (!this.collapseThrough(child, inner, beside)) return set;
      set = join(set, this.bottom(child, inner));
      beside = withFloats(beside, child, box);
    }
    return trimsEnd(box.style) ? own : set;
  }

  #joinBottom(box: Box, width: number, leaks = isAutoOrZero(box.style.minHeight)): MarginSet {
    const own = single(resolveOrZero(box.style.marginBottom, width));
    if (!leaks || box.children.length === 0 || !leaksBottom(box, width) || trimsEnd(box.style)) return own;
    let set = own;
    const inner = this.#innerWidth(box, width);
    for (const child of box.children.toReversed()) {
      set = join(set, this.bottom(child, inner));
      if (!this.collapseThrough(child, inner)) return set;
      set = join(set, this.top(child, inner));
    }
    return trimsStart(box.style) ? own : set;
  }

  /** Whether margins, or edges that keep them apart, are percentages anywhere in a box. */
  #holdsPercentages(box: Box): boolean {
    let holds = this.#percentages.get(box);
    if (holds === undefined) {
      holds = box.children.some((child) => hasPercentages(child.style) || this.#holdsPercentages(child));
      this.#percentages.set(box, holds);
    }
    return holds;
  }

  /** The width that percentages of the children's margins refer to, as layout will have it. */
  #innerWidth(box: Box, width: number): number {
    if (!this.#holdsPercentages(box)) return width;
    const own = usedWidth(box, { ...UNCONSTRAINED, availableWidth: width }, this.context);
    return Math.max(0, own - horizontal(usedInsets(box, width, this.context)));
  }
}

const hasPercentages = ({ marginTop, marginBottom, paddingTop, paddingBottom }: ComputedStyle): boolean =>
  (marginTop !== "auto" && marginTop.percent !== 0) ||
  (marginBottom !== "auto" && marginBottom.percent !== 0) ||
  paddingTop.percent !== 0 ||
  paddingBottom.percent !== 0;

/** Whether a child of a block container is out of the flow, or floats. */
export const takesNoPlace = ({ style }: Box): boolean => isOutOfFlow(style) || isFloating(style);

/** Whether a child stands below floats that are there. */
const clears = ({ style }: Box, container: Box, floats: Sides): boolean =>
  floats !== 0 && (clearedSides(style, container.style.direction) & floats) !== 0;

/** Sides with floats behind a child that has no height, which is or may hold some. */
function withFloats(floats: Sides, child: Box, container: Box): Sides {
  if (isFloating(child.style)) return (floats | sideBit(floatSide(child.style, container.style.direction))) as Sides;
  let all = floats;
  if (!isOutOfFlow(child.style) && !isIsolated(child))
    for (const inner of child.children) all = withFloats(all, inner, child);
  return all;
}
