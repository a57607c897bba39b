/** The borders of a table in the collapsing model (CSS 2.2 section 17.6.2), px: above all of its backgrounds, centred on the edges of cells. */
import { type BoxFragment, isBox } from "../../../layout/index.js";
import { markArtifact, type PaintContext } from "../context.js";
import { paintBorders } from "./borders.js";

/** @param fragment of the table, or of a part of it */
export function paintCollapsedBorders(fragment: BoxFragment, x: number, y: number, context: PaintContext): void {
  for (const { x: dx, y: dy, fragment: child } of fragment.children.filter(isBox)) {
    const [left, top] = [x + dx, y + dy];
    const { used, box, width, height } = child;
    const { display, visibility } = box.style;
    const borders = used?.collapsed;
    if (borders && visibility === "visible") {
      const outer = {
        x: left - borders.left.width / 2,
        y: top - borders.top.width / 2,
        width: width + (borders.left.width + borders.right.width) / 2,
        height: height + (borders.top.width + borders.bottom.width) / 2,
      };
      markArtifact(context);
      paintBorders(outer, borders, undefined, context.target);
    } else if (display.startsWith("table-row") || display.endsWith("-group")) {
      paintCollapsedBorders(child, left, top, context);
    }
  }
}
