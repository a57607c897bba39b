/**
 * The block formatting context (CSS 2.2 section 9.4.1): children below one another, vertical margins collapsing, widths
 * by section 10.3.3, and breaks between pages where the flow has pages.
 */
import type { Box } from "../../boxes/box.js";
import { isOutOfFlow } from "../../boxes/kinds.js";
import { breakBetween, isMonolithic, leaderOf, stylesAtEdge } from "../../fragmentation/breaks.js";
import { contentTop, unbrokenHeight } from "../../fragmentation/content-edges.js";
import type { FlowPosition } from "../../fragmentation/position.js";
import {
  atPageTop,
  begins,
  endPush,
  fits,
  isParted,
  moved,
  pushFor,
  roomLeft,
  toNextPage,
} from "../../fragmentation/position.js";
import { BoxFragment, type Placed, placed } from "../../fragments/fragment.js";
import {
  type ConstraintSpace,
  type FormattingContext,
  type IntrinsicSizes,
  type KnownHeights,
  type LayoutContext,
  UNCONSTRAINED,
} from "../context.js";
import { ofPass } from "../pass.js";
import { placeholder } from "../positioned/out-of-flow.js";
import {
  clampHeight,
  definiteContentHeight,
  type Edges,
  horizontal,
  insetsIn,
  knownContentHeight,
  outerIntrinsic,
  specifiedHeight,
  usedMargins,
  usedWidth,
} from "../sizing.js";
import { CollapsingMargins, collapsed, join, leaksBottom, leaksTop, type MarginSet, NO_MARGIN } from "./margins.js";

const marginsOf = ofPass(() => new CollapsingMargins());

export const blockFormatting: FormattingContext = {
  layout(box: Box, space: ConstraintSpace, context: LayoutContext): BoxFragment {
    const { amongBlocks = false, availableWidth: width } = space;
    const leaks = { top: amongBlocks && leaksTop(box, width), bottom: amongBlocks && leaksBottom(box, width) };
    return layOutBlock(box, space, context, leaks);
  },

  intrinsic(box: Box, context: LayoutContext, heights: KnownHeights): IntrinsicSizes {
    let min = 0;
    let max = 0;
    const available = knownContentHeight(box, heights);
    for (const child of box.children) {
      if (isOutOfFlow(child.style)) continue;
      const outer = outerIntrinsic(child, context, { available });
      min = Math.max(min, outer.min);
      max = Math.max(max, outer.max);
    }
    return { min, max };
  },
};

/** Which of the box's edges the margins of its children pass through; those margins are then the parent's business. */
interface Leaks {
  readonly top: boolean;
  readonly bottom: boolean;
}

function layOutBlock(box: Box, space: ConstraintSpace, context: LayoutContext, leaks: Leaks): BoxFragment {
  const { style } = box;
  const width = usedWidth(box, space, context);
  const inset = insetsIn(style, space);
  const specified = space.fixedHeight ?? specifiedHeight(style, space);
  const inner: ConstraintSpace = {
    ...UNCONSTRAINED,
    availableWidth: Math.max(0, width - horizontal(inset)),
    availableHeight: definiteContentHeight(box, inset, space),
    flow: space.flow && moved(space.flow, inset.top),
  };
  const stack = new BlockStack(box, inner, inset, leaks, context);
  for (let i = 0; i < box.children.length; i++) i = stack.place(i);
  const bottom = stack.end();
  const unbroken = clampHeight(style, specified ?? bottom + inset.bottom, space);
  const height = space.fixedHeight ?? unbroken + endPush(unbroken, inset.bottom, space.flow);
  return new BoxFragment(box, width, height, stack.fragments, baselines(stack.fragments));
}

/** The baselines of a block container are those of its first and last child that has one. */
function baselines(children: readonly Placed<BoxFragment>[]): Pick<BoxFragment, "firstBaseline" | "lastBaseline"> {
  let firstBaseline: number | undefined;
  let lastBaseline: number | undefined;
  for (const { y, fragment } of children) {
    if (fragment.firstBaseline !== undefined) firstBaseline ??= y + fragment.firstBaseline;
    if (fragment.lastBaseline !== undefined) lastBaseline = y + fragment.lastBaseline;
  }
  return { firstBaseline, lastBaseline };
}

/** Places the children of one block container below one another. `y` runs from the top of its border box. */
class BlockStack {
  readonly fragments: Placed<BoxFragment>[] = [];
  /** The state before each child, to go back to when a child must move to the next page together with its successor. */
  readonly #before: { y: number; pending: MarginSet; started: boolean }[] = [];
  readonly #forced = new Set<number>();
  readonly #margins: CollapsingMargins;
  #y: number;
  /** Margins below the last child that wait to be collapsed with what follows. */
  #pending: MarginSet = NO_MARGIN;
  /** False while all margins so far adjoin the top edge of the container. */
  #started: boolean;

  constructor(
    readonly box: Box,
    readonly space: ConstraintSpace,
    readonly inset: Edges,
    readonly leaks: Leaks,
    readonly context: LayoutContext,
  ) {
    this.#margins = marginsOf(context);
    this.#y = inset.top;
    this.#started = !leaks.top;
  }

  /** Places child `i`; returns the index of the last child that is placed now, which is `i` unless it had to go back. */
  place(i: number): number {
    const child = this.box.children[i]!;
    if (isOutOfFlow(child.style)) return this.#hold(child, i);
    const width = this.#spaceFor(child).availableWidth;
    this.#before[i] = { y: this.#y, pending: this.#pending, started: this.#started };
    const margins = join(this.#pending, this.#margins.top(child, width));
    let top = this.#y + (this.#started ? this.#untilPageEnd(i, collapsed(margins)) : 0);
    const before = this.#breakBefore(i);
    if (before === "forced") top = this.#afterForcedBreak(child, this.#y + (this.#started ? collapsed(margins) : 0));
    const flow = this.#flowAt(top);
    if (flow && this.#forced.has(i) && !atPageTop(flow)) top += toNextPage(flow);
    const { fragment, push } = this.#layOut(child, top);
    top += push;
    const back = before === "avoid" ? this.#keepWithPrevious(i, fragment, top) : undefined;
    if (back !== undefined) return back;
    this.fragments[i] = placed(fragment, this.#left(child, fragment.width), top);
    if (this.#margins.collapseThrough(child, width)) {
      this.#pending = join(margins, this.#margins.bottom(child, width));
    } else {
      this.#y = top + fragment.height;
      this.#pending = this.#margins.usedBottom(child, width, () => isHigherThanContent(fragment));
      this.#started = true;
    }
    return i;
  }

  /** A margin that reaches the end of the page ends there (CSS Fragmentation 3, section 5.2). */
  #untilPageEnd(i: number, margin: number): number {
    const before = i > 0 && margin > 0 ? this.#flowAt(this.#y) : undefined;
    if (!before) return margin;
    if (before.offset > 0 && atPageTop(before)) return 0;
    return margin > roomLeft(before) ? toNextPage(before) : margin;
  }

  /** What is out of the flow leaves its place to what follows, and takes no part in margins. */
  #hold(child: Box, i: number): number {
    this.#before[i] = { y: this.#y, pending: this.#pending, started: this.#started };
    const left = this.box.style.direction === "rtl" ? this.inset.left + this.space.availableWidth : this.inset.left;
    this.fragments[i] = placed(placeholder(child), left, this.#y + (this.#started ? collapsed(this.#pending) : 0));
    return i;
  }

  /** Margins are cut off at a page's top, but kept after a forced break (CSS Fragmentation 3, section 5.2). */
  #afterForcedBreak(child: Box, top: number): number {
    const before = this.#flowAt(this.#y)!;
    if (atPageTop(before)) return top;
    return this.#y + toNextPage(before) + collapsed(this.#margins.top(child, this.#spaceFor(child).availableWidth));
  }

  /** The bottom of the content; margins that pass through the bottom edge are left out. */
  end(): number {
    return this.leaks.bottom ? this.#y : this.#y + (this.#started ? collapsed(this.#pending) : 0);
  }

  #flowAt(y: number): FlowPosition | undefined {
    return this.space.flow && moved(this.space.flow, y - this.inset.top);
  }

  /** What a child is laid out in: pages that it names have a width of their own (CSS Paged Media 3, section 6). */
  #spaceFor({ style: { page } }: Box): ConstraintSpace {
    const { flow, availableWidth } = this.space;
    if (page === "" || !flow?.widths || flow.inColumns || page === flow.pageName) return this.space;
    const wider = flow.widths.get(page)! - flow.widths.get(flow.pageName ?? "")!;
    return { ...this.space, availableWidth: Math.max(0, availableWidth + wider), flow: { ...flow, pageName: page } };
  }

  #layOut(child: Box, top: number): { fragment: BoxFragment; push: number } {
    const space = this.#spaceFor(child);
    const flow = space.flow && moved(space.flow, top - this.inset.top);
    if (!flow) return { fragment: layOutChild(child, space, this.context), push: 0 };
    if (isMonolithic(child)) {
      const fragment = layOutChild(child, { ...space, flow: undefined }, this.context);
      const push = pushFor(fragment.height, flow);
      // What is taller than a page is broken after all, rather than cut off.
      if (push > 0 || fits(fragment.height, flow)) return { fragment, push };
    }
    const fragment = layOutChild(child, { ...space, flow }, this.context);
    // A box breaks before its padding and border, not between them and its first content (CSS Fragmentation 3, section 4.1).
    if (begins(contentTop(fragment), flow) || atPageTop(flow) || fragment.children.length === 0)
      return { fragment, push: 0 };
    const push = toNextPage(flow);
    const again = layOutChild(child, { ...space, flow: moved(flow, push) }, this.context);
    return { fragment: again, push };
  }

  /** Where no break is wanted between this child and the previous ones, and one comes there: goes back and moves them all, once. */
  #keepWithPrevious(i: number, fragment: BoxFragment, top: number): number | undefined {
    const flow = this.#flowAt(top);
    if (!flow || this.#forced.has(i)) return undefined;
    const previous = this.fragments[i - 1]!;
    const { height } = previous.fragment;
    if (!isParted(this.#flowAt(previous.y)!, height, moved(flow, contentTop(fragment)))) return undefined;
    const first = leaderOf(i, {
      led: this.#forced,
      avoids: (k) => isOutOfFlow(this.box.children[k]!.style) || this.#breakBefore(k) === "avoid",
      start: (k) => this.#flowAt(this.fragments[k]!.y)!,
      extent: (k) => previous.y + height + unbrokenHeight(fragment, flow) - this.fragments[k]!.y,
    });
    if (first === i) return undefined;
    this.#forced.add(first);
    const state = this.#before[first]!;
    this.#y = state.y;
    this.#pending = state.pending;
    this.#started = state.started;
    this.fragments.length = first;
    return first - 1;
  }

  /** What is said of a break before a child: of one before the first, or after the last, it is the container's business. */
  #breakBefore(i: number): ReturnType<typeof breakBetween> {
    const { flow } = this.space;
    if (!flow) return "allowed";
    const { children } = this.box;
    let previous = i - 1;
    while (previous >= 0 && isOutOfFlow(children[previous]!.style)) previous--;
    if (previous < 0) return "allowed";
    return breakBetween(stylesAtEdge(children[previous]!, "end"), stylesAtEdge(children[i]!, "start"), flow);
  }

  /** The left of the child's border box; the over-constrained side is the end side (CSS 2.2 section 10.3.3). */
  #left(child: Box, width: number): number {
    const { style } = child;
    const available = this.#spaceFor(child).availableWidth;
    const margins = usedMargins(style, available);
    const free = available - width - horizontal(margins);
    const autos = Number(style.marginLeft === "auto") + Number(style.marginRight === "auto");
    if (autos > 0 && free > 0) return this.inset.left + (style.marginLeft === "auto" ? free / autos : margins.left);
    const { textAlign } = this.box.style;
    if (free > 0 && textAlign === "-webkit-center") return this.inset.left + margins.left + free / 2;
    if (free > 0 && textAlign === "-webkit-right") return this.inset.left + margins.left + free;
    if (this.box.style.direction === "rtl" && textAlign !== "-webkit-left")
      return this.inset.left + available - margins.right - width;
    return this.inset.left + margins.left;
  }
}

function isHigherThanContent(fragment: BoxFragment): boolean {
  const last = fragment.children.at(-1);
  return !last || last.y + last.fragment.height < fragment.height - 0.01;
}

function layOutChild(child: Box, space: ConstraintSpace, context: LayoutContext): BoxFragment {
  if (child.inside === "block") return context.layout(child, { ...space, amongBlocks: true });
  return context.layout(child, child.inside === "table" ? { ...space, shrinkToFit: true } : space);
}
