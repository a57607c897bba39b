/** What lies below all content of a page: its own background and border, and the background of the canvas (CSS Backgrounds 3, 2.11). */

import { rectPath } from "../../graphics/index.js";
import type { PageFragment } from "../../layout/index.js";
import type { ArtifactType } from "../target.js";
import { rectInPt } from "../units.js";
import { edgesOf, outline, within } from "./areas/box-areas.js";
import { stackLevel } from "./areas/stacking.js";
import { snapped } from "./areas/whole-px.js";
import { paintBorder, paintOutline } from "./box.js";
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

/** The outline of the page itself, above the document. */
export function paintPageOutline({ backdrop: { style, borderBox } }: PageFragment, context: PaintContext): void {
  paintOutline(style, borderBox, { top: true, right: true, bottom: true, left: true }, context);
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

type MarginBox = PageFragment["marginBoxes"][number];

export function artifactOf({ name }: MarginBox): ArtifactType {
  if (name.startsWith("top")) return "Header";
  return name.startsWith("bottom") ? "Footer" : "Pagination";
}

/** Margin boxes in the order of their `z-index`, those below the document apart (CSS Paged Media 3, section 3.2). */
export function inLayers(boxes: readonly MarginBox[]) {
  const level = ({ fragment }: MarginBox) => stackLevel(fragment.box.style);
  const sorted = boxes.toSorted((one, other) => level(one) - level(other));
  return { below: sorted.filter((box) => level(box) < 0), above: sorted.filter((box) => level(box) >= 0) };
}
