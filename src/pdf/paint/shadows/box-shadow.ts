/** Shadows of boxes, outside and inside (CSS Backgrounds 3, section 6). Input px, output pt. */

import type { ComputedStyle, Values } from "../../../css/index.js";
import { type CornerRadii, type Path, type Rect, rectPath } from "../../../graphics/index.js";
import { type PresentEdges, radiiAround } from "../../../layout/index.js";
import { rectInPt } from "../../units.js";
import { outline, SHARP, within } from "../areas/box-areas.js";
import { markArtifact, type PaintContext } from "../context.js";
import { REACH, softRect } from "./soft-image.js";

const even = (by: number) => ({ top: by, right: by, bottom: by, left: by });

/** How far a shadow may reach beyond what throws it. */
const reachOf = ({ x, y, blur, spread }: Values.Shadow): number =>
  Math.max(Math.abs(x), Math.abs(y)) + Math.max(0, spread) + (blur / 2) * REACH;

/** Shadows that a box throws, which are not seen below it, the first one on top. @param rect the border box */
export function paintOuterShadows(
  style: ComputedStyle,
  rect: Rect,
  edges: PresentEdges,
  radii: CornerRadii | undefined,
  context: PaintContext,
): void {
  // Below an opaque box it may go on a little, so that nothing shines through between the two.
  const isOpaque = style.backgroundColor.a === 1 && style.backgroundClip.at(-1) === "border-box";
  for (const shadow of style.boxShadow.toReversed()) {
    if (shadow.inset || shadow.color.a === 0) continue;
    const reach = reachOf(shadow);
    const whole = openedBy(rect, edges, 2 * reach);
    const by = isOpaque && (shadow.blur > 0 || reach > 1) ? 1 : 0;
    const hole = outline(within(whole, even(by)), radii && radiiAround(radii, even(-by)));
    const seen = within(rect, onClosed(edges, -reach));
    const shape = within(moved(whole, shadow), even(-shadow.spread));
    if (shape.width <= 0 || shape.height <= 0) continue;
    const corners = radii && radiiAround(radii, even(shadow.spread));
    markArtifact(context);
    clipped([...rectPath(rectInPt(seen)), ...hole], seen, edges, context, () => {
      if (shadow.blur === 0) context.target.fill(outline(shape, corners), shadow.color);
      else paintSoft(shape, corners, within(seen, even(0)), shadow, context, false);
    });
  }
}

/** Shadows that the edge of a box throws into it. @param rect the padding box @param radii its corners */
export function paintInnerShadows(
  style: ComputedStyle,
  rect: Rect,
  edges: PresentEdges,
  radii: CornerRadii | undefined,
  context: PaintContext,
): void {
  if (rect.width <= 0 || rect.height <= 0) return;
  for (const shadow of style.boxShadow.toReversed()) {
    if (!shadow.inset || shadow.color.a === 0) continue;
    const reach = reachOf(shadow) + Math.abs(shadow.spread);
    const whole = openedBy(rect, edges, 2 * reach);
    const shape = within(moved(whole, shadow), even(shadow.spread));
    const corners = radii && radiiAround(radii, even(-shadow.spread));
    markArtifact(context);
    context.target.clip(outline(rect, radii), "nonzero", () => {
      const around = rectPath(rectInPt(rect));
      if (shape.width <= 0 || shape.height <= 0) context.target.fill(around, shadow.color);
      else if (shadow.blur > 0) paintSoft(shape, corners, within(rect, even(-reach)), shadow, context, true);
      else {
        const outside = rectPath(rectInPt(within(rect, even(-reach - 1))));
        context.target.fill([...outside, ...outline(shape, corners)], shadow.color, "evenodd");
      }
    });
  }
}

function paintSoft(
  shape: Rect,
  radii: CornerRadii | undefined,
  area: Rect,
  { blur, color }: Values.Shadow,
  { target }: PaintContext,
  inverse: boolean,
): void {
  const { image, rect } = softRect(shape, radii ?? SHARP, area, blur / 2, color, inverse);
  target.image(image, rectInPt(rect));
}

/** What is seen outside of the box; where the box goes on elsewhere, no further than to the cut. */
function clipped(path: Path, seen: Rect, edges: PresentEdges, { target }: PaintContext, paint: () => void): void {
  const isWhole = edges.top && edges.right && edges.bottom && edges.left;
  const outside = () => target.clip(path, "evenodd", paint);
  if (isWhole) outside();
  else target.clip(rectPath(rectInPt(seen)), "nonzero", outside);
}

const moved = (rect: Rect, { x, y }: Values.Shadow): Rect => ({ ...rect, x: rect.x + x, y: rect.y + y });

/** Lengths at the edges that a box has; none where it is cut. */
const onClosed = (edges: PresentEdges, by: number) => ({
  top: edges.top ? by : 0,
  right: edges.right ? by : 0,
  bottom: edges.bottom ? by : 0,
  left: edges.left ? by : 0,
});

/** A box goes on beyond the cuts. */
function openedBy(rect: Rect, edges: PresentEdges, by: number): Rect {
  const { top, right, bottom, left } = edges;
  return within(rect, onClosed({ top: !top, right: !right, bottom: !bottom, left: !left }, -by));
}
