/**
 * The children of a block container below one another (CSS 2.2 section 9.4.1): vertical margins collapsing, and breaks between
 * pages where the flow has pages.
 */
import type { Box } from "../../boxes/box.js";
import { isFloating, isOutOfFlow } from "../../boxes/kinds.js";
import { breakBetween, leaderOf, stylesAtEdge } from "../../fragmentation/breaks.js";
import { contentTop, unbrokenHeight } from "../../fragmentation/content-edges.js";
import type { FlowPosition } from "../../fragmentation/position.js";
import { atPageTop, isAtTop, isParted, moved, roomLeft, toNextPage } from "../../fragmentation/position.js";
import type { Exclusion } from "../../fragments/floats.js";
import { type BoxFragment, type Placed, placed } from "../../fragments/fragment.js";
import type { ConstraintSpace, LayoutContext } from "../context.js";
import { type Band, clearedSides, endOf, NO_FLOATS, seenAround, seenFrom, sidesBelow } from "../floats/exclusions.js";
import { type FloatContainer, floatSpace, placeFloat } from "../floats/place-float.js";
import { type TextBoxTrim, trimOfChild, usedTrim } from "../inline/text-box-trim.js";
import { ofPass } from "../pass.js";
import { placeholder } from "../positioned/out-of-flow.js";
import { type Edges, usedMargins, usedWidth } from "../sizing.js";
import { layOutBesideFloats } from "./beside-floats.js";
import { isHigherThanContent, isLowerThanContent } from "./content.js";
import { layOutChild, layOutInFlow, spaceOnPage } from "./in-flow.js";
import { leftInBand } from "./inline-position.js";
import {
  CollapsingMargins,
  collapsed,
  isIsolated,
  join,
  type Leaks,
  type MarginSet,
  NO_MARGIN,
  single,
  takesNoPlace,
  trimsStart,
} from "./margins.js";
import { roomAbove, takesRoomAbove } from "./room-above.js";
import type { LaidOut, StackState } from "./stack.js";
import { staticStart } from "./static-position.js";

const marginsOf = ofPass((context) => new CollapsingMargins(context));

/** Places the children of one block container. `y` runs from the top of its border box. */
export class BlockStack {
  readonly fragments: Placed<BoxFragment>[] = [];
  /** The state before each child, to go back to when a child must move to the next page together with its successor. */
  readonly #before: StackState[] = [];
  readonly #forced = new Set<number>();
  readonly #margins: CollapsingMargins;
  #y: number;
  /** Margins below the last child that wait to be collapsed with what follows. */
  #pending: MarginSet = NO_MARGIN;
  /** False while all margins so far adjoin the top edge of the container, which passes them on or discards them. */
  #started: boolean;
  /** The child below which margins adjoin the bottom edge of a container that discards them. */
  readonly #last: number;
  /** Clearance has made the margins that wait others than those of the box tree, or has them end in the container. */
  #ownMargins = false;
  #keepsMargins = false;
  /** The floats of the block formatting context as far as they matter here, and those of them that stand in the container. */
  #exclusions: readonly Exclusion[];
  #own: readonly Exclusion[] = NO_FLOATS;
  #floats: FloatContainer | undefined;

  readonly #trim: TextBoxTrim;

  /** What the child that is placed is laid out in. */
  #space: ConstraintSpace;

  /** @param width of the border box @param space what children are laid out in, but for those on pages of another name @param around what the container is laid out in */
  constructor(
    readonly box: Box,
    readonly width: number,
    readonly space: ConstraintSpace,
    readonly inset: Edges,
    readonly leaks: Leaks,
    readonly context: LayoutContext,
    readonly around: ConstraintSpace,
  ) {
    this.#space = space;
    this.#trim = usedTrim(box.style, inset, around);
    this.#margins = marginsOf(context);
    this.#y = inset.top;
    this.#last = this.#margins.lastBeforeTrimmed(box, space.availableWidth);
    this.#started = !leaks.top && !trimsStart(box.style);
    this.#exclusions = around.exclusions ?? NO_FLOATS;
  }

  /** Places child `i`; returns the index of the last child that is placed now, which is `i` unless it had to go back. */
  place(i: number): number {
    const child = this.box.children[i]!;
    if (this.space.flow) this.#before[i] = this.#state();
    this.#space = spaceOnPage(child, this.space);
    if (isOutOfFlow(child.style)) return this.#hold(child, i);
    if (isFloating(child.style)) return this.#float(child, i);
    if (this.#trim !== "none") this.#space = { ...this.#space, textBoxTrim: this.#trimOfChild(i) };
    const margins = i > this.#last ? NO_MARGIN : join(this.#pending, this.#marginsAbove(child));
    let top = this.#y + (this.#started ? this.#untilPageEnd(collapsed(margins)) : 0);
    const before = this.#breakBefore(i);
    if (before === "forced") top = this.#afterForcedBreak(child, this.#y + (this.#started ? collapsed(margins) : 0));
    const end = this.#clearance(child);
    const isCleared = end > top;
    if (isCleared) top = end;
    const flow = this.#flowAt(top);
    if (flow && this.#forced.has(i) && !atPageTop(flow)) top += toNextPage(flow);
    const { left, fragment, push } = this.#layOutWithRoom(child, i, top);
    top += push;
    const back = before === "avoid" ? this.#keepWithPrevious(i, fragment, top) : undefined;
    if (back !== undefined) return back;
    this.fragments[i] = placed(fragment, left, top);
    if (fragment.floats) this.#addExclusions(seenAround(fragment.floats.exclusions, left, top));
    if (!this.#passesThrough(child, fragment)) this.#goOn(child, fragment, top);
    else if (isCleared) this.#goOnCleared(child, top);
    else this.#pending = join(margins, this.#margins.bottom(child, this.#space.availableWidth));
    if (i >= this.#last) this.#pending = NO_MARGIN;
    return i;
  }

  #trimOfChild(i: number): ConstraintSpace["textBoxTrim"] {
    const { children } = this.box;
    const isLast = children.findLastIndex((child) => !takesNoPlace(child)) === i;
    return trimOfChild(this.#trim, this.#inFlowBefore(i) < 0, isLast);
  }

  #state(): StackState {
    return {
      y: this.#y,
      pending: this.#pending,
      started: this.#started,
      keepsMargins: this.#keepsMargins,
      ownMargins: this.#ownMargins,
      exclusions: this.#exclusions,
      own: this.#own,
    };
  }

  #goBack(state: StackState): void {
    this.#y = state.y;
    this.#pending = state.pending;
    this.#started = state.started;
    this.#keepsMargins = state.keepsMargins;
    this.#ownMargins = state.ownMargins;
    this.#exclusions = state.exclusions;
    this.#own = state.own;
  }

  /** Goes on below a child. */
  #goOn(child: Box, fragment: BoxFragment, top: number): void {
    const { availableWidth } = this.#space;
    const own = fragment.floats?.bottomMargins;
    this.#y = top + fragment.height;
    this.#pending =
      own ??
      this.#margins.usedBottom(
        child,
        availableWidth,
        () => isHigherThanContent(fragment),
        () => isLowerThanContent(fragment),
      );
    this.#started = true;
    this.#ownMargins = own !== undefined;
    this.#keepsMargins = false;
  }

  /** A child without height that clears floats: its margins adjoin those of its successor, but not those of its container. */
  #goOnCleared(child: Box, top: number): void {
    const { availableWidth } = this.#space;
    this.#pending = join(this.#margins.top(child, availableWidth), this.#margins.bottom(child, availableWidth));
    this.#y = top - collapsed(this.#pending);
    this.#started = true;
    this.#keepsMargins = true;
  }

  #passesThrough(child: Box, fragment: BoxFragment): boolean {
    if (!this.#margins.collapseThrough(child, this.#space.availableWidth)) return false;
    // What clears floats in it has made it higher.
    return this.#exclusions.length === 0 || fragment.height === 0;
  }

  /** The margins that adjoin the top edge of a child. */
  #marginsAbove(child: Box): MarginSet {
    const width = this.#space.availableWidth;
    const all = this.#margins.top(child, width);
    if (this.#exclusions.length === 0) return all;
    // Those of boxes in it that clear floats count where they stand below these anyway.
    const hypothetical = this.#y + (this.#started ? collapsed(join(this.#pending, all)) : 0);
    const sides = sidesBelow(this.#exclusions, hypothetical);
    return sides === 0 ? all : this.#margins.top(child, width, sides);
  }

  /** Where the floats end that a child clears. */
  #clearance({ style }: Box): number {
    if (style.clear === "none" || this.#exclusions.length === 0) return -Infinity;
    return endOf(this.#exclusions, clearedSides(style, this.box.style.direction));
  }

  #addExclusions(exclusions: readonly Exclusion[]): void {
    if (exclusions.length === 0) return;
    this.#exclusions = [...this.#exclusions, ...exclusions];
    this.#own = [...this.#own, ...exclusions];
  }

  #float(child: Box, i: number): number {
    const from = this.#y + (this.#started ? collapsed(this.#pending) : 0);
    this.#floats ??= {
      box: this.box,
      space: floatSpace(this.#space),
      room: this.#room(),
      context: this.context,
      flowAt: (y) => this.#flowAt(y),
    };
    const { x, y, fragment, exclusion } = placeFloat(child, from, this.#exclusions, this.#floats);
    this.fragments[i] = placed(fragment, x, y);
    this.#addExclusions([exclusion]);
    return i;
  }

  /** The content box from its left to its right. */
  #room(): Band {
    return { left: this.inset.left, right: this.inset.left + this.#space.availableWidth };
  }

  /** A margin that reaches the end of the page ends there (CSS Fragmentation 3, section 5.2). */
  #untilPageEnd(margin: number): number {
    const before = this.#y > this.inset.top && margin > 0 ? this.#flowAt(this.#y) : undefined;
    if (!before) return margin;
    if (before.offset > 0 && atPageTop(before)) return 0;
    return margin > roomLeft(before) ? toNextPage(before) : margin;
  }

  /** What is out of the flow leaves its place to what follows, and takes no part in margins. */
  #hold(child: Box, i: number): number {
    const y = this.#y + (this.#started ? collapsed(this.#pending) : 0);
    const x = staticStart(child.style, this.box.style, y, { room: this.#room(), exclusions: this.#exclusions });
    this.fragments[i] = placed(placeholder(child), x, y);
    return i;
  }

  /** Margins are cut off at a page's top, but kept after a forced break (CSS Fragmentation 3, section 5.2). */
  #afterForcedBreak(child: Box, top: number): number {
    const before = this.#flowAt(this.#y)!;
    if (atPageTop(before)) return top;
    return this.#y + toNextPage(before) + collapsed(this.#margins.top(child, this.#space.availableWidth));
  }

  /** The bottom of the content; margins that pass through the bottom edge are left out. */
  end(): number {
    const leaks = this.leaks.bottom && !this.#keepsMargins;
    return leaks ? this.#y : this.#y + (this.#started ? this.#untilPageEnd(collapsed(this.#pending)) : 0);
  }

  /** The bottom of the content of a block formatting context, which holds its floats (CSS 2.2 section 10.6.7). */
  endWithFloats(): number {
    return this.#own.length === 0 ? this.end() : Math.max(this.end(), endOf(this.#own, 3));
  }

  /** What floats here mean to what follows. @param width of the containing block */
  floatsInside(width: number): BoxFragment["floats"] {
    const isOther = this.leaks.bottom && (this.#ownMargins || this.#keepsMargins);
    if (!isOther) return this.#own.length === 0 ? undefined : { exclusions: this.#own, bottomMargins: undefined };
    const own = single(usedMargins(this.box.style, width).bottom);
    return { exclusions: this.#own, bottomMargins: this.#keepsMargins ? own : join(own, this.#pending) };
  }

  #flowAt(y: number): FlowPosition | undefined {
    return this.#space.flow && moved(this.#space.flow, y - this.inset.top);
  }

  /** Marks over the first line of a child may take what is free above: where they move it down, it is laid out again with that. */
  #layOutWithRoom(child: Box, i: number, top: number): LaidOut {
    const laid = this.#layOut(child, i, top);
    const flow = this.#flowAt(top);
    if (!laid.fragment.lowered || laid.push > 0 || !takesRoomAbove(child) || (flow && atPageTop(flow))) return laid;
    const before = this.fragments[this.#inFlowBefore(i)];
    const outside = this.#started ? 0 : (this.around.roomAbove ?? 0);
    const margins = top - (before ? before.y + before.fragment.height : this.inset.top) + outside;
    const room = roomAbove(child, before?.fragment, margins, this.context.fonts);
    if (room <= 0) return laid;
    this.#space = { ...this.#space, roomAbove: room };
    return this.#layOut(child, i, top);
  }

  /** Where a child begins. Margins above a first one are no content before which a page could end. */
  #flowOf(i: number, top: number): FlowPosition | undefined {
    const flow = this.#flowAt(top);
    const around = this.#space.flow;
    if (!flow || !around || top <= this.inset.top || !isAtTop(around) || this.#inFlowBefore(i) >= 0) return flow;
    return { ...flow, bareTo: flow.offset };
  }

  #layOut(child: Box, i: number, top: number): LaidOut {
    if (this.#exclusions.length > 0 && isIsolated(child) && sidesBelow(this.#exclusions, top) !== 0)
      return this.#layOutBesideFloats(child, top);
    const flow = this.#flowOf(i, top);
    const lay = (own: FlowPosition | undefined, push: number) =>
      layOutChild(child, this.box, this.#spaceAt(child, top + push, own), this.context);
    const { fragment, push } = flow ? layOutInFlow(child, flow, lay) : { fragment: lay(undefined, 0), push: 0 };
    return { left: this.#left(child, fragment.width, this.#room()), fragment, push };
  }

  #spaceAt(child: Box, top: number, flow: FlowPosition | undefined): ConstraintSpace {
    const space = this.#space;
    if (this.#exclusions.length === 0) return flow === space.flow ? space : { ...space, flow };
    const left = this.#left(child, usedWidth(child, space, this.context), this.#room());
    return { ...space, flow, exclusions: seenFrom(this.#exclusions, left, top) };
  }

  #layOutBesideFloats(child: Box, from: number): LaidOut {
    const { left, top, fragment } = layOutBesideFloats(child, from, {
      exclusions: this.#exclusions,
      room: this.#room(),
      width: this.#space.availableWidth,
      flowAt: (y) => this.#flowAt(y),
      lay: (availableWidth, flow) =>
        layOutChild(child, this.box, { ...this.#space, availableWidth, flow }, this.context),
      leftIn: (width, band) => this.#left(child, width, band),
    });
    return { left, fragment, push: top - from };
  }

  /** Where no break is wanted between this child and the previous ones, and one comes there: goes back and moves them all, once. */
  #keepWithPrevious(i: number, fragment: BoxFragment, top: number): number | undefined {
    const flow = this.#flowAt(top);
    if (!flow || this.#forced.has(i)) return undefined;
    const previous = this.fragments[this.#inFlowBefore(i)]!;
    const { height } = previous.fragment;
    if (!isParted(this.#flowAt(previous.y)!, height, moved(flow, contentTop(fragment)))) return undefined;
    const first = leaderOf(i, {
      led: this.#forced,
      avoids: (k) => takesNoPlace(this.box.children[k]!) || this.#breakBefore(k) === "avoid",
      start: (k) => this.#flowAt(this.fragments[k]!.y)!,
      extent: (k) => previous.y + height + unbrokenHeight(fragment, flow) - this.fragments[k]!.y,
    });
    if (first === i) return undefined;
    this.#forced.add(first);
    this.#goBack(this.#before[first]!);
    this.fragments.length = first;
    return first - 1;
  }

  /** What is said of a break before a child: of one before the first, or after the last, it is the container's business. */
  #breakBefore(i: number): ReturnType<typeof breakBetween> {
    const { flow } = this.space;
    if (!flow) return "allowed";
    const { children } = this.box;
    const previous = this.#inFlowBefore(i);
    if (previous < 0) return "allowed";
    return breakBetween(stylesAtEdge(children[previous]!, "end"), stylesAtEdge(children[i]!, "start"), flow);
  }

  #inFlowBefore(i: number): number {
    let previous = i - 1;
    while (previous >= 0 && takesNoPlace(this.box.children[previous]!)) previous--;
    return previous;
  }

  #left(child: Box, width: number, band: Band): number {
    return leftInBand(child, this.box.style, width, this.#space.availableWidth, band);
  }
}
