/** Markers of list items: text, image or bullet (CSS Lists 3, section 3). */
import { type BoxFragment, isBox, type MarkerFragment } from "../../layout/index.js";
import { rectInPt } from "../units.js";
import { snapped } from "./areas/whole-px.js";
import { paintBullet } from "./bullet.js";
import { markContent, type PaintContext } from "./context.js";
import { paintSource } from "./image.js";
import { paintEmphasisMarks } from "./text/emphasis-marks.js";
import { logicalOrder, paintTextFragment } from "./text/text.js";

/** `x`, `y`: top left of the marker, px. */
export function paintMarker(
  marker: MarkerFragment,
  item: BoxFragment,
  x: number,
  y: number,
  context: PaintContext,
): void {
  if (marker.style.visibility !== "visible") return;
  const owner = context.artifact ? undefined : context.tree.label(item.box.element);
  const { line } = marker;
  if (line) {
    const inner = { ...context, decorations: [] };
    for (const part of logicalOrder(line.content.children, item.box.style.direction)) {
      if (isBox(part)) continue;
      paintTextFragment(part, undefined, owner, x, y, inner);
      paintEmphasisMarks(part, line, x, y, inner);
    }
    return;
  }
  markContent(context, owner);
  if (marker.image) {
    const { source, width, height } = marker.image;
    paintSource(source, rectInPt(snapped({ x, y, width, height }, context.origin)), context.target);
  }
  if (!marker.shape) return;
  const { kind, size } = marker.shape;
  const square = snapped({ x, y, width: size, height: size }, context.origin);
  paintBullet(kind, marker.style, square, context.target);
}
