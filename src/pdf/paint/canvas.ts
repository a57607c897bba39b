/** The background of the canvas: that of the root element, or of the body where the root has none (CSS Backgrounds 3, 2.11). */

import { rectPath } from "../../graphics/index.js";
import { type Box, type BoxFragment, isBox, type PageFragment } from "../../layout/index.js";
import { rectInPt } from "../units.js";
import { edgesOf, within } from "./areas/box-areas.js";
import type { PaintContext } from "./context.js";
import { hasBackground, paintBackground } from "./fills/background.js";

/** The box whose background the canvas takes; it doesn't paint it itself then. */
export function canvasBox(root: BoxFragment | undefined): Box | undefined {
  if (!root || hasBackground(root.box.style)) return root?.box;
  const body = root.children.filter(isBox).find(({ fragment: { box } }) => box.element.name === "body")?.fragment.box;
  return body && hasBackground(body.style) ? body : undefined;
}

/** Covers the page area, as browsers do when they print; images are placed in the root element's box, over all of its pages. */
export function paintCanvas(page: PageFragment, context: PaintContext): void {
  const { canvas } = context;
  if (!canvas) return;
  const {
    root: { x, y, fragment: root },
    area,
  } = page;
  const { slice } = root;
  const whole = {
    x,
    y: y - (slice?.offset ?? 0),
    width: root.width,
    height: slice?.wholeHeight ?? root.height,
  };
  const all = { top: true, right: true, bottom: true, left: true };
  paintBackground(
    canvas.style,
    {
      origin: (box) => within(whole, edgesOf(box, root.box.style, whole.width, all)),
      clip: () => ({ rect: area, path: rectPath(rectInPt(area)) }),
    },
    context,
  );
}
