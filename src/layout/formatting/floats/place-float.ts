/** A float -> its fragment at its place (CSS 2.2 section 9.5.1). Lengths in px. */
import type { Box } from "../../boxes/box.js";
import { atPageTop, begins, type FlowPosition, fits, roomLeft, toNextPage } from "../../fragmentation/position.js";
import type { Exclusion } from "../../fragments/floats.js";
import { type BoxFragment, type Placed, placed } from "../../fragments/fragment.js";
import { layOutInFlow } from "../block/in-flow.js";
import type { ConstraintSpace, LayoutContext } from "../context.js";
import { horizontal, usedMargins } from "../sizing.js";
import { type Band, bandAt, clearedSides, endOf, floatSide, hasRoom, isFree, lastTop, nextEnd } from "./exclusions.js";
import { floatShape } from "./float-shape.js";

/** What floats in a container share. */
export interface FloatContainer {
  readonly box: Box;
  /** What its floats are laid out in. */
  readonly space: ConstraintSpace;
  /** Its content box, from one side to the other. */
  readonly room: Band;
  readonly context: LayoutContext;
  /** The flow of pages at a height; undefined where there are none. */
  readonly flowAt: (y: number) => FlowPosition | undefined;
}

/** The space for floats in a content box. */
export const floatSpace = (space: ConstraintSpace): ConstraintSpace => ({
  ...space,
  shrinkToFit: true,
  amongBlocks: undefined,
  exclusions: undefined,
  flow: undefined,
});

export interface PlacedFloat extends Placed<BoxFragment> {
  readonly exclusion: Exclusion;
}

/** The width of a float's margin box. */
export function floatWidth(box: Box, { space, context }: FloatContainer): number {
  const { width } = context.layout(box, space);
  return width + horizontal(usedMargins(box.style, space.availableWidth));
}

/** Places a float no higher than `from`, nor than those that are there. */
export function placeFloat(
  float: Box,
  from: number,
  exclusions: readonly Exclusion[],
  container: FloatContainer,
): PlacedFloat {
  const { box, space, context, flowAt } = container;
  const { style } = float;
  const { direction } = box.style;
  const margins = usedMargins(style, space.availableWidth);
  const width = floatWidth(float, container);
  const cleared = endOf(exclusions, clearedSides(style, direction));
  const lay = (at: FlowPosition) => layOutInFlow(float, at, (flow) => context.layout(float, { ...space, flow }));
  let top = lowered(Math.max(from, lastTop(exclusions), cleared), width, exclusions, container);
  let fragment = context.layout(float, space);
  const flow = flowAt(top + margins.top);
  if (flow) {
    let broken = lay(flow);
    // A margin above it that goes over the end of a page takes it along.
    if (broken.push > 0 || (margins.top > 0 && !atPageTop(flowAt(top)!) && !begins(margins.top, flowAt(top)!))) {
      // Its margin is kept at the start of a page, where there is room for both (CSS Fragmentation 3, section 5.2).
      const next = top + toNextPage(flowAt(top)!);
      const below = lay(flowAt(next + margins.top)!);
      top = lowered(below.push === 0 ? next : top + broken.push, width, exclusions, container);
      if (below.push === 0) broken = below;
    }
    fragment = broken.fragment;
  }
  const band = bandAt(exclusions, top, top, container.room);
  const side = floatSide(style, direction);
  const left = side === "left" ? band.left : band.right - width;
  const border = top + margins.top + fragment.height;
  const bottom = Math.max(top, border + untilPageEnd(margins.bottom, flowAt(border)));
  const at = placed(fragment, left + margins.left, top + margins.top);
  const edges = { x: at.x, y: at.y, width: fragment.width, height: fragment.height };
  const shape = floatShape(style, edges, space.availableWidth);
  return { ...at, exclusion: { side, left, top, right: left + width, bottom, shape } };
}

/** A margin below a float ends with the page (CSS Fragmentation 3, section 5.2). @param flow where the margin begins */
function untilPageEnd(margin: number, flow: FlowPosition | undefined): number {
  if (!flow || margin <= 0) return margin;
  if (flow.offset > 0 && atPageTop(flow)) return 0;
  return fits(margin, flow) ? margin : roomLeft(flow);
}

/** The first height from `top` on at which a width has its place between the floats. */
function lowered(top: number, width: number, exclusions: readonly Exclusion[], { room }: FloatContainer): number {
  let y = top;
  for (;;) {
    const band = bandAt(exclusions, y, y, room);
    if (isFree(band, room) || hasRoom(band, width)) return y;
    y = nextEnd(exclusions, y);
  }
}
