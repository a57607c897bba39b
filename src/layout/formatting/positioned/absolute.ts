/** Size and place of one absolutely positioned box in its containing block (CSS Positioned Layout 3, section 4; CSS 2.2 10.3.7). */
import type { ComputedStyle, Values } from "../../../css/index.js";
import type { Rect } from "../../../graphics/index.js";
import type { Box } from "../../boxes/box.js";
import type { FlowPosition } from "../../fragmentation/position.js";
import { type BoxFragment, type Placed, placed, type StaticEdge, type StaticEdges } from "../../fragments/fragment.js";
import { type ConstraintSpace, type LayoutContext, UNCONSTRAINED } from "../context.js";
import {
  clampHeight,
  clampWidth,
  horizontal,
  keywordWidth,
  ratioWidth,
  resolve,
  transferredWidth,
  usedInsets,
  usedMargins,
} from "../sizing.js";
import { edgeOf } from "./static-edges.js";

export interface AbsoluteInput {
  readonly box: Box;
  /** Padding box of the containing block, px; the static position is in the same coordinates. */
  readonly containing: Rect;
  readonly statically: { readonly x: number; readonly y: number; readonly edges: StaticEdges };
  /** What overflow may reach to by default: the whole containing block, where `containing` is an area of it. */
  readonly limit: Rect;
  /** Direction of the containing block. */
  readonly rtl: boolean;
  readonly context: LayoutContext;
  /** The flow of pages from a height on; undefined where there are no pages. */
  readonly flowAt: (y: number) => FlowPosition | undefined;
}

/** Lays the box out, and places it in the coordinates of the containing block. */
export function layOutAbsolute(input: AbsoluteInput): Placed<BoxFragment> {
  const { box, containing, statically, context } = input;
  const { style } = box;
  const margins = usedMargins(style, containing.width);
  const [left, right] = [used(style.left, containing.width), used(style.right, containing.width)];
  const [top, bottom] = [used(style.top, containing.height), used(style.bottom, containing.height)];
  const space = { ...UNCONSTRAINED, availableWidth: containing.width, availableHeight: containing.height };
  const [justify, align] = [alignedBy(style.justifySelf), alignedBy(style.alignSelf)];
  const isStretchable = box.inside !== "replaced" && align === undefined && top !== undefined && bottom !== undefined;
  const room = containing.height - (top ?? 0) - (bottom ?? 0) - margins.top - margins.bottom;
  const isWide = left !== undefined && right !== undefined && justify === undefined;
  // Of two sides that could be stretched, a ratio makes the height.
  const keepsRatio = style.aspectRatio !== "auto" && (style.width !== "auto" || isWide);
  const isStretched = style.height === "stretch" || (isStretchable && style.height === "auto" && !keepsRatio);
  const fixedHeight = isStretched ? clampHeight(style, Math.max(0, room), space) : undefined;
  const sized = { ...space, fixedHeight };
  const fixedWidth = box.inside === "replaced" ? undefined : widthOf(input, left, right, isWide, sized);
  const known = top === undefined ? (bottom === undefined ? statically.y : undefined) : containing.y + top;
  const flow = known === undefined ? undefined : input.flowAt(known + margins.top);
  const fragment = context.layout(box, {
    ...(style.aspectRatio === "auto" || style.height === "stretch" ? sized : space),
    fixedWidth,
    flow,
  });
  const x = placeAlong({
    start: left,
    end: right,
    size: fragment.width,
    from: containing.x,
    available: containing.width,
    before: style.marginLeft === "auto" ? undefined : margins.left,
    after: style.marginRight === "auto" ? undefined : margins.right,
    statically: statically.x,
    edge: statically.edges.x,
    limit: { from: input.limit.x - containing.x, size: input.limit.width },
    alignment: justify && edgeOf(justify, input.rtl, style.direction === "rtl"),
    overflow: overflowOf(justify),
    backwards: input.rtl,
  });
  const y = placeAlong({
    start: top,
    end: bottom,
    size: fragment.height,
    from: containing.y,
    available: containing.height,
    before: style.marginTop === "auto" ? undefined : margins.top,
    after: style.marginBottom === "auto" ? undefined : margins.bottom,
    statically: statically.y,
    edge: statically.edges.y,
    limit: { from: input.limit.y - containing.y, size: input.limit.height },
    alignment: align && edgeOf(align, false, false),
    overflow: overflowOf(align),
    backwards: false,
  });
  return placed(fragment, x, y);
}

function used(inset: Values.Inset, reference: number): number | undefined {
  return inset === "auto" ? undefined : resolve(inset, reference);
}

type SelfAlignment = ComputedStyle["alignSelf"] | ComputedStyle["justifySelf"];

/** How the box says that it stands between two insets; else it is stretched, or begins at the one at the start. */
const alignedBy = (own: SelfAlignment): SelfAlignment | undefined =>
  own === "auto" || own === "normal" || own === "stretch" ? undefined : own;

const overflowOf = (own: SelfAlignment | undefined): Axis["overflow"] =>
  own?.startsWith("safe ") ? "safe" : own?.startsWith("unsafe ") ? "unsafe" : undefined;

/** The border-box width: as specified, stretched between two insets, or shrunk to the content. */
function widthOf(
  input: AbsoluteInput,
  left: number | undefined,
  right: number | undefined,
  isWide: boolean,
  space: ConstraintSpace,
): number {
  const { box, containing, context } = input;
  const { style } = box;
  const edges = horizontal(usedInsets(box, containing.width, context));
  const margins = horizontal(usedMargins(style, containing.width));
  const room =
    left === undefined && right === undefined ? staticRoom(input) : containing.width - (left ?? 0) - (right ?? 0);
  const available = Math.max(0, room - margins);
  const specified =
    style.width === "stretch" ? available : keywordWidth(box, style.width, containing.width, edges, context);
  if (specified !== undefined) return clampWidth(box, specified, containing.width, context);
  const byHeight = ratioWidth(box, space, context);
  if (byHeight !== undefined) return clampWidth(box, byHeight, containing.width, context);
  const limited = (width: number) => clampWidth(box, transferredWidth(box, width, space), containing.width, context);
  if (isWide && box.inside !== "table") return limited(Math.max(available, edges));
  const content = context.intrinsic(box);
  return limited(Math.min(Math.max(content.min + edges, available), content.max + edges));
}

/** Without insets there is room from the static position to the edge of the containing block, or as far on both of its sides. */
function staticRoom({ statically: { x, edges }, containing }: AbsoluteInput): number {
  const [before, after] = [x - containing.x, containing.x + containing.width - x];
  if (edges.x === "center") return 2 * Math.min(before, after);
  return edges.x === "start" ? after : before;
}

/** One axis. `undefined` stands for auto. */
interface Axis {
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly size: number;
  readonly from: number;
  readonly available: number;
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly statically: number;
  /** The edge of the margin box that stands at the static position. */
  readonly edge: StaticEdge;
  /** What overflow may reach to, from where the containing block begins. */
  readonly limit: { readonly from: number; readonly size: number };
  /** Where the box stands between two insets, if it says so, and what it does where it is larger. */
  readonly alignment: StaticEdge | undefined;
  readonly overflow: "safe" | "unsafe" | undefined;
  /** The axis runs from the end: right to left. */
  readonly backwards: boolean;
}

/** Where the border box begins. */
function placeAlong(axis: Axis): number {
  const { start, end, size, from, available, statically, edge, alignment, backwards } = axis;
  const [before, after] = [axis.before ?? 0, axis.after ?? 0];
  if (start === undefined && end === undefined) {
    if (edge === "start") return statically + before;
    const outer = size + before + after;
    const [room, offset] = edge === "end" ? [statically - from, outer] : [axis.available, outer / 2];
    return (axis.overflow === "safe" && outer > room ? from : statically - offset) + before;
  }
  const toEnd = (inset: number, margin: number) => from + available - inset - margin - size;
  if (start === undefined) return toEnd(end!, after);
  if (end === undefined) return from + start + before;
  const free = available - start - end - size - before - after;
  const autos = Number(axis.before === undefined) + Number(axis.after === undefined);
  if (autos > 0 && (free > 0 || autos === 1))
    return from + start + before + (axis.before === undefined ? free / autos : 0);
  if (alignment) return from + before + alignedBetween(axis, start, free, size + before + after);
  // Over-constrained: the inset at the end gives way.
  return backwards ? toEnd(end, after) : from + start + before;
}

/** Where a margin box begins that is aligned; by default it may leave its insets, but not the containing block (section 4.4). */
function alignedBetween({ alignment, overflow, limit, backwards }: Axis, start: number, free: number, outer: number) {
  const offset = start + (alignment === "center" ? free / 2 : alignment === "end" ? free : 0);
  if (free >= 0 || overflow === "unsafe") return offset;
  if (overflow === "safe") return start;
  const last = limit.from + limit.size - outer;
  return last < limit.from ? (backwards ? last : limit.from) : Math.max(limit.from, Math.min(offset, last));
}
