/** What lies below all content of a page: its own background and border, and the background of the canvas (CSS Backgrounds 3, 2.11). */

import { rectPath } from "../../graphics/index.js";
import type { PageFragment } from "../../layout/index.js";
import { rectInPt } from "../units.js";
import { edgesOf, outline, within } from "./areas/box-areas.js";
import { snapped } from "./areas/whole-px.js";
import { paintBorder } from "./box.js";
import type { PaintContext } from "./context.js";
import { paintBackground } from "./fills/background.js";

/** Background and border of the page itself. */
export function paintPageBox({ width, height, backdrop }: PageFragment, context: PaintContext): void {
  const { style, borderBox } = backdrop;
  if (style.visibility !== "visible") return;
  const all = { x: 0, y: 0, width, height };
  paintBackground(style, { origin: () => all, clip: () => ({ rect: all, path: outline(all, undefined) }) }, context);
  paintBorder(style, borderBox, context);
}

/** Covers the page area, as browsers do when they print; images are placed in the root element's box, over all of its pages. */
export function paintCanvas(page: PageFragment, context: PaintContext): void {
  const {
    root: { x, y, fragment: root },
    area,
    canvas,
  } = page;
  if (!canvas) return;
  const { slice } = root;
  const exact = {
    x,
    y: y - (slice?.offset ?? 0),
    width: root.width,
    height: slice?.wholeHeight ?? root.height,
  };
  const whole = snapped(exact, context.origin);
  const all = { top: true, right: true, bottom: true, left: true };
  paintBackground(
    canvas,
    {
      origin: (box) => within(whole, edgesOf(box, root.box.style, whole.width, all)),
      clip: () => ({ rect: area, path: rectPath(rectInPt(area)) }),
    },
    context,
  );
}
