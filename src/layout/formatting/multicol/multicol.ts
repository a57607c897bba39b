/**
 * Multi-column layout (CSS Multi-column Layout 1). What stands between two spanners is laid out as one tall strip with the
 * columns as its pages, cut as a document is into pages, and the pieces are set side by side. Lengths in px.
 */
import { anonymousStyle, type ComputedStyle } from "../../../css/index.js";
import { type Box, makeBox } from "../../boxes/box.js";
import { isFloating, isOutOfFlow } from "../../boxes/kinds.js";
import { isMonolithic } from "../../fragmentation/breaks.js";
import { TOLERANCE } from "../../fragmentation/fragmentainers.js";
import type { FlowPosition } from "../../fragmentation/position.js";
import { fits, fitsOnePage, moved, roomLeft } from "../../fragmentation/position.js";
import type { GapRule } from "../../fragments/borders.js";
import { BoxFragment, type Placed, placed } from "../../fragments/fragment.js";
import { alignedIn } from "../alignment.js";
import { blockIntrinsic } from "../block/intrinsic.js";
import { collapsed, join, single, trimsEnd, trimsStart } from "../block/margins.js";
import { clonedEdges, contentFlow, heightInFlow } from "../broken-box.js";
import {
  type ConstraintSpace,
  type FormattingContext,
  type IntrinsicSizes,
  type KnownHeights,
  type LayoutContext,
  UNCONSTRAINED,
} from "../context.js";
import { trimOfChild, usedTrim } from "../inline/text-box-trim.js";
import { ofPass } from "../pass.js";
import {
  clampHeight,
  horizontal,
  insetsIn,
  ratioHeight,
  resolve,
  specifiedHeight,
  usedMargins,
  usedWidth,
  vertical,
} from "../sizing.js";
import { type ColumnSet, layOutColumns, SLACK } from "./column-set.js";

export const columnsFormatting: FormattingContext = {
  layout(box: Box, space: ConstraintSpace, context: LayoutContext): BoxFragment {
    const { style } = box;
    const width = usedWidth(box, space, context);
    const inset = insetsIn(style, space);
    const contentWidth = Math.max(0, width - horizontal(inset));
    const specified = space.fixedHeight ?? specifiedHeight(style, space) ?? ratioHeight(style, space, width);
    const most = clampHeight(style, specified ?? Number.MAX_SAFE_INTEGER, space);
    const stack = new ColumnStack(
      box,
      inset.left,
      contentWidth,
      Math.max(0, most - vertical(inset)),
      specified !== undefined,
      trimOfChild(usedTrim(style, inset, space), true, true),
      context,
    );
    stack.fill(inset.top, contentFlow(style, inset, space.flow));
    const bottom = stack.y + inset.bottom;
    const height = space.fixedHeight ?? clampHeight(style, specified ?? bottom, space);
    const fragments = alignedIn(style, stack.fragments, height - bottom);
    return new BoxFragment(box, width, heightInFlow(box, height, height, inset, space.flow), fragments, {
      cloned: clonedEdges(style, inset, space.flow),
      gapRules: stack.rules.length > 0 ? stack.rulesDownTo(height - inset.bottom) : undefined,
      ...outerBaselines(fragments),
    });
  },

  intrinsic(box: Box, context: LayoutContext, heights: KnownHeights): IntrinsicSizes {
    const { columnCount, columnWidth } = box.style;
    const spanners = box.children.filter(spansColumns);
    const inColumns = spanners.length === 0 ? box.children : box.children.filter((child) => !spansColumns(child));
    const { min, max } = blockIntrinsic(box, context, heights, inColumns);
    // What spans all columns is no wider for their number.
    const across = blockIntrinsic(box, context, heights, spanners);
    const count = columnCount === "auto" ? 1 : columnCount;
    const gaps = (count - 1) * usedGap(box.style, 0);
    const least = columnWidth === "auto" ? count * min + gaps : Math.min(min, columnWidth);
    const most = count * (columnWidth === "auto" ? max : Math.max(max, columnWidth)) + gaps;
    return { min: Math.max(least, across.min), max: Math.max(most, across.max) };
  },
};

/** The highest first baseline of all columns and spanners, and the lowest last one, as browsers have it. */
function outerBaselines(
  fragments: readonly Placed<BoxFragment>[],
): Pick<BoxFragment, "firstBaseline" | "lastBaseline"> {
  let [first, last] = [Infinity, -Infinity];
  for (const { y, fragment } of fragments) {
    if (fragment.firstBaseline !== undefined) first = Math.min(first, y + fragment.firstBaseline);
    if (fragment.lastBaseline !== undefined) last = Math.max(last, y + fragment.lastBaseline);
  }
  return {
    firstBaseline: Number.isFinite(first) ? first : undefined,
    lastBaseline: Number.isFinite(last) ? last : undefined,
  };
}

function usedGap({ columnGap, fontSize }: ComputedStyle, width: number): number {
  return columnGap === "normal" ? fontSize : Math.max(0, resolve(columnGap, width));
}

/** More columns would be too narrow for any text on any page. */
const MOST_COLUMNS = 1000;

/** How many columns there are, and how wide (section 3.4). */
function usedColumns(style: ComputedStyle, available: number): ColumnSet["columns"] {
  const gap = usedGap(style, available);
  const { columnCount, columnWidth } = style;
  const fitting = columnWidth === "auto" ? Infinity : Math.max(1, Math.floor((available + gap) / (columnWidth + gap)));
  const count = Math.min(columnCount === "auto" ? fitting : columnCount, fitting, MOST_COLUMNS);
  return { count, gap, width: Math.max(0, (available + gap) / count - gap), rtl: style.direction === "rtl" };
}

/** The block that holds what stands in columns between two spanners. Each layout of the container has the same. */
function stripOf(container: Box, children: readonly Box[], marginTrim: MarginTrim, context: LayoutContext): Box {
  const { style, element } = container;
  const ofThisPass = knownStrips(context);
  let strips = ofThisPass.get(container);
  if (!strips) ofThisPass.set(container, (strips = new Map()));
  let strip = strips.get(children[0]!);
  if (!strip) {
    strip = makeBox({
      inside: "block",
      style: stripStyle(style, marginTrim),
      element,
      origin: "anonymous",
      children,
    });
    strips.set(children[0]!, strip);
  }
  return strip;
}

function stripStyle(container: ComputedStyle, marginTrim: MarginTrim): ComputedStyle {
  const style = anonymousStyle(container, "flow-root");
  return marginTrim === "none" ? style : { ...style, marginTrim };
}

type MarginTrim = ComputedStyle["marginTrim"];

const knownStrips = ofPass(() => new Map<Box, Map<Box, Box>>());

/** What floats or is out of the flow spans nothing (section 6.1). */
const spansColumns = ({ style }: Box): boolean =>
  style.columnSpan === "all" && !isOutOfFlow(style) && !isFloating(style);

/** The column sets and spanners of a container below one another. Places are from the top left of its border box. */
class ColumnStack {
  readonly fragments: Placed<BoxFragment>[] = [];
  readonly rules: GapRule[] = [];
  y = 0;
  /** How much more the balanced columns so far have taken than they need. */
  #slack = 0;
  #flow: FlowPosition | undefined;

  /**
   * @param left of the content box, which is `width` wide
   * @param most height of it, or the largest that it may have @param definite whether it has that height
   */
  constructor(
    readonly box: Box,
    readonly left: number,
    readonly width: number,
    readonly most: number,
    readonly definite: boolean,
    readonly textBoxTrim: ConstraintSpace["textBoxTrim"],
    readonly context: LayoutContext,
  ) {}

  fill(top: number, flow: FlowPosition | undefined): void {
    this.y = top;
    this.#flow = flow && moved(flow, -top);
    let run: Box[] = [];
    let margin = 0;
    for (const child of this.box.children) {
      if (!spansColumns(child)) {
        run.push(child);
        continue;
      }
      if (run.length > 0) {
        this.y += margin;
        margin = 0;
        this.#columns(run, top, false);
      }
      run = [];
      margin = this.#spanner(child, margin);
    }
    if (run.length > 0 || !trimsEnd(this.box.style)) this.y += margin;
    if (run.length > 0) this.#columns(run, top, true);
  }

  /** The lines between columns: as in browsers, those of the last set go on to the end of the container's content box. */
  rulesDownTo(bottom: number): GapRule[] {
    return this.rules.map((rule) => {
      const isLast = Math.abs(rule.to - this.y) < TOLERANCE;
      return isLast ? { ...rule, to: Math.max(rule.to, bottom) } : rule;
    });
  }

  #columns(children: readonly Box[], top: number, last: boolean): void {
    const { style } = this.box;
    const box = stripOf(this.box, children, this.#trimOf(last), this.context);
    const set: ColumnSet = {
      box,
      columns: usedColumns(style, this.width),
      most: Math.max(0, this.most - (this.y - top) + this.#slack),
      // What is followed by a spanner is always balanced (section 7.1).
      balanced: !last || style.columnFill !== "auto" || !(this.definite || this.#flow),
      availableHeight: this.definite ? this.most : undefined,
      textBoxTrim: this.textBoxTrim,
      ...(this.#flow && { flow: moved(this.#flow, this.y) }),
    };
    const { fragments, rules, height } = layOutColumns(set, this.width, this.context);
    for (const { x, y, fragment } of fragments) this.fragments.push(placed(fragment, x + this.left, y + this.y));
    const { columnRuleInsetCapStart: start, columnRuleInsetCapEnd: end } = style;
    const [before, after] = [this.y + resolve(start, 0), this.y - resolve(end, 0)];
    for (const rule of rules)
      this.rules.push({ ...rule, middle: rule.middle + this.left, from: rule.from + before, to: rule.to + after });
    this.y += height;
    if (set.balanced) this.#slack += SLACK;
  }

  /** What a strip discards: at the edges of the container what that does (CSS Box 4, section 3.3). */
  #trimOf(last: boolean): MarginTrim {
    const start = this.fragments.length === 0 && trimsStart(this.box.style);
    if (!last || !trimsEnd(this.box.style)) return start ? "block-start" : "none";
    return start ? "block" : "block-end";
  }

  /** Returns the margin below, which collapses with that of a spanner that follows. */
  #spanner(box: Box, before: number): number {
    const margins = usedMargins(box.style, this.width);
    const isTrimmed = this.fragments.length === 0 && trimsStart(this.box.style);
    const top = this.y + (isTrimmed ? 0 : collapsed(join(single(before), single(margins.top))));
    const space: ConstraintSpace = { ...UNCONSTRAINED, availableWidth: this.width };
    let flow = this.#flow && moved(this.#flow, top);
    let fragment = this.context.layout(box, { ...space, flow });
    let push = 0;
    if (flow && !fits(fragment.height, flow) && isMonolithic(box, flow)) {
      const whole = this.context.layout(box, space);
      push = Math.max(0, roomLeft(flow));
      flow = moved(flow, push);
      fragment = fitsOnePage(whole.height, flow) ? whole : this.context.layout(box, { ...space, flow });
    }
    const free = this.width - fragment.width - margins.left - margins.right;
    const autos = Number(box.style.marginLeft === "auto") + Number(box.style.marginRight === "auto");
    const x = margins.left + (autos > 0 && box.style.marginLeft === "auto" ? Math.max(0, free) / autos : 0);
    this.fragments.push(placed(fragment, x + this.left, top + push));
    this.y = top + push + fragment.height;
    return margins.bottom;
  }
}
