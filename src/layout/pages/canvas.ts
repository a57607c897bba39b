/** The canvas takes the background of the root element, or of the body where the root has none (CSS Backgrounds 3, section 2.11). */
import type { Box } from "../boxes/box.js";
import { hasBackground } from "../boxes/kinds.js";
import { type BoxFragment, isBox, type Placed, placed } from "../fragments/fragment.js";

/** The box whose background is that of the canvas. @param fixed the boxes that stand on every page: the body may be one */
export function canvasBox(root: BoxFragment, fixed: readonly Placed<BoxFragment>[]): Box | undefined {
  if (hasBackground(root.box.style)) return root.box;
  // Containment of either keeps it with the body (CSS Containment 2, section 2).
  if (root.box.style.contain !== "none") return undefined;
  const isBody = ({ fragment: { box } }: Placed<BoxFragment>) => box.element.name === "body";
  const body = (root.children.filter(isBox).find(isBody) ?? fixed.find(isBody))?.fragment.box;
  return body && body.style.contain === "none" && hasBackground(body.style) ? body : undefined;
}

/** The root's part on a page, where that box has no background of its own. */
export function withoutCanvas(root: BoxFragment, canvas: Box | undefined): BoxFragment {
  if (!canvas) return root;
  const without = (fragment: BoxFragment) => fragment.with({ used: { ...fragment.used, background: "canvas" } });
  if (root.box === canvas) return without(root);
  const children = root.children.map((child) =>
    isBox(child) && child.fragment.box === canvas ? placed(without(child.fragment), child.x, child.y) : child,
  );
  return root.with({ children });
}
