/** The formatting contexts by what they are asked for, and the context through which they reach one another. */

import type { FontLibrary } from "../../fonts/index.js";
import { type Box, type Inside, makeBox } from "../boxes/box.js";
import { containmentOf } from "../boxes/containment.js";
import { type BoxFragment, emptyFragment, type UsedBox } from "../fragments/fragment.js";
import type { DocumentTexts } from "../text/document-texts.js";
import { blockFormatting } from "./block/formatting-context.js";
import type { ConstraintSpace, FormattingContext, IntrinsicSizes, KnownHeights, LayoutContext } from "./context.js";
import { controlSize } from "./controls/control-size.js";
import { flexFormatting } from "./flex/flex.js";
import { gridFormatting } from "./grid/grid.js";
import { inlineFormatting } from "./inline/inline.js";
import { LayoutCache } from "./layout-cache.js";
import { clampedToLines } from "./line-clamp.js";
import { markerOf, roomForMarker } from "./marker.js";
import { columnsFormatting } from "./multicol/multicol.js";
import { heldOutOfFlow } from "./positioned/out-of-flow.js";
import { carriedShift, relativeShift } from "./positioned/relative.js";
import { replacedFormatting } from "./replaced.js";
import {
  clampHeight,
  insetsIn,
  intrinsicByRatio,
  isFlooredByContent,
  ratioHeight,
  specifiedHeight,
  usedHeight,
  usedPadding,
  usedWidth,
  vertical,
} from "./sizing.js";
import { collapsedBox, tableFormatting } from "./table/table.js";

const FORMATTING: Readonly<Record<Inside, FormattingContext>> = {
  block: blockFormatting,
  inline: inlineFormatting,
  flex: flexFormatting,
  grid: gridFormatting,
  columns: columnsFormatting,
  table: tableFormatting,
  replaced: replacedFormatting,
};

const NO_HEIGHTS: KnownHeights = {};

/** A context for one layout pass. */
export class LayoutPass implements LayoutContext {
  readonly fonts: FontLibrary;
  readonly #intrinsics = new Map<Box, { readonly heights: KnownHeights; readonly sizes: IntrinsicSizes }[]>();
  readonly #cache = new LayoutCache();
  readonly #remembered = new Map<(context: LayoutContext) => object, object>();
  /** In how many multi-column containers the box stands that is laid out now. */
  #depth = 0;
  #givenUp: Box | undefined;

  constructor(readonly texts: DocumentTexts) {
    this.fonts = texts.fonts;
  }

  layout(box: Box, space: ConstraintSpace): BoxFragment {
    const known = this.#cache.find(box, space, this.#depth);
    if (known) return known;
    if (!this.#cache.count()) {
      this.#givenUp ??= box;
      return emptyFragment(box);
    }
    const own = this.#floored(box, this.#sizedControl(box, this.#contained(box, space)));
    const bare = FORMATTING[box.inside].layout(box, own, this);
    const whole = box.marker ? this.#besideMarker(box, own, bare) : bare;
    const ended = box.style.WebkitLineClamp === "none" ? whole : clampedToLines(whole, box, space, this);
    const fragment = completed(ended, box, space, this);
    this.#cache.keep(box, space, this.#depth, fragment);
    return fragment;
  }

  /** A box with room above its first line, where its marker is higher than that. */
  #besideMarker(box: Box, space: ConstraintSpace, fragment: BoxFragment): BoxFragment {
    const room = roomForMarker(fragment, insetsIn(box.style, space), this);
    if (room === 0) return fragment;
    const padding = usedPadding(box.style, space.availableWidth);
    const used = { ...space.used, padding: { ...padding, top: padding.top + room } };
    return FORMATTING[box.inside].layout(box, { ...space, used }, this);
  }

  /** A box whose size is contained is as large as it is without its content (CSS Containment 2, section 3.1). */
  #contained(box: Box, space: ConstraintSpace): ConstraintSpace {
    if (!hasContainedSize(box) || space.fixedHeight !== undefined) return space;
    const empty = emptied(box);
    const { width, height } = FORMATTING[empty.inside].layout(empty, space, this);
    const { containIntrinsicHeight: own } = box.style;
    const content = own === "none" ? height : own + vertical(insetsIn(box.style, space));
    return {
      ...space,
      fixedWidth: width,
      fixedHeight: own === "none" ? height : usedHeight(box, space, width, content),
      indefiniteHeight: specifiedHeight(box.style, space) === undefined || undefined,
    };
  }

  /** A flex or grid container whose ratio makes it too low for its content: its lines are those of the higher box (CSS Sizing 4, section 5.1.1). */
  #floored(box: Box, space: ConstraintSpace): ConstraintSpace {
    const { style, inside } = box;
    if (style.aspectRatio === "auto" || (inside !== "flex" && inside !== "grid")) return space;
    if (space.fixedHeight !== undefined || !isFlooredByContent(style)) return space;
    const fixedWidth = usedWidth(box, space, this);
    const free = { ...box, style: { ...style, aspectRatio: "auto" } as const };
    const { height } = FORMATTING[inside].layout(free, { ...space, fixedWidth, flow: undefined }, this);
    const byRatio = ratioHeight(style, space, fixedWidth) ?? height;
    return height > byRatio ? { ...space, fixedWidth, fixedHeight: clampHeight(style, height, space) } : space;
  }

  /** A control whose attributes say how high it is, whatever it shows. */
  #sizedControl(box: Box, space: ConstraintSpace): ConstraintSpace {
    const height = space.fixedHeight === undefined ? controlSize(box, this)?.height : undefined;
    if (height === undefined) return space;
    const width = usedWidth(box, space, this);
    const fixedHeight = usedHeight(box, space, width, height + vertical(insetsIn(box.style, space)));
    return { ...space, fixedHeight };
  }

  inColumns<T>(lay: (depth: number) => T): T {
    this.#depth++;
    try {
      return lay(this.#depth - 1);
    } finally {
      this.#depth--;
    }
  }

  intrinsic(box: Box, heights: KnownHeights = NO_HEIGHTS): IntrinsicSizes {
    let known = this.#intrinsics.get(box);
    if (!known) this.#intrinsics.set(box, (known = []));
    const { available, fixed } = heights;
    const same = known.find((one) => one.heights.available === available && one.heights.fixed === fixed);
    if (same) return same.sizes;
    const own = this.#contentSizes(box, heights);
    const hasRatio = box.style.aspectRatio !== "auto" && box.inside !== "replaced";
    const sizes = hasRatio ? intrinsicByRatio(box, own, heights) : own;
    known.push({ heights, sizes });
    return sizes;
  }

  #contentSizes(box: Box, heights: KnownHeights): IntrinsicSizes {
    if (!hasContainedWidth(box)) {
      const width = controlSize(box, this)?.width;
      return width === undefined ? FORMATTING[box.inside].intrinsic(box, this, heights) : { min: width, max: width };
    }
    const { containIntrinsicWidth: own } = box.style;
    if (own !== "none") return { min: own, max: own };
    const empty = emptied(box);
    return FORMATTING[empty.inside].intrinsic(empty, this, heights);
  }

  usedBox(box: Box): UsedBox | undefined {
    return box.inside === "table" ? collapsedBox(box, this) : undefined;
  }

  remembered<T extends object>(make: (context: LayoutContext) => T): T {
    // What is kept by a function is what the function made.
    let value = this.#remembered.get(make) as T | undefined;
    if (!value) this.#remembered.set(make, (value = make(this)));
    return value;
  }

  get givenUp(): Box | undefined {
    return this.#givenUp;
  }
}

/** The fragment with what a box has whatever is inside of it: its marker, a shift, boxes out of its flow, used values. */
function completed(fragment: BoxFragment, box: Box, space: ConstraintSpace, context: LayoutContext): BoxFragment {
  const { availableWidth, availableHeight, used, exclusions } = space;
  const isCut = isWithoutBaseline(box);
  if (!box.marker && !box.outOfFlow && box.style.position !== "relative" && !used && !box.carriers && !isCut)
    return fragment;
  return fragment.with({
    ...(isCut && { firstBaseline: undefined, lastBaseline: undefined }),
    marker: markerOf(fragment, exclusions, context),
    shift: box.carriers
      ? carriedShift([box, ...box.carriers], availableWidth, availableHeight)
      : relativeShift(fragment.box.style, availableWidth, availableHeight),
    ...(used && { used: fragment.used?.columns ? { ...used, columns: fragment.used.columns } : used }),
    ...(box.outOfFlow && {
      children: [...fragment.children, ...heldOutOfFlow(fragment, box.outOfFlow, availableWidth)],
    }),
  });
}

const maySizeBeContained = ({ style, inside }: Box): boolean => style.contain !== "none" && inside !== "replaced";

const hasContainedSize = (box: Box): boolean => maySizeBeContained(box) && containmentOf(box.style).size;

function hasContainedWidth(box: Box): boolean {
  if (!maySizeBeContained(box)) return false;
  const { size, inlineSize } = containmentOf(box.style);
  return size || inlineSize;
}

/** Nothing is aligned by what is in a box whose layout is contained (section 3.2). */
const isWithoutBaseline = ({ style }: Box): boolean => style.contain !== "none" && containmentOf(style).layout;

/** A box without its content. */
function emptied(box: Box): Box {
  const inside = box.inside === "inline" || box.inside === "columns" ? "block" : box.inside;
  const nothing = { children: [], items: undefined, firstLine: undefined, marker: undefined, outOfFlow: undefined };
  return makeBox({ ...box, ...nothing, inside });
}
