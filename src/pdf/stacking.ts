/** Stacking contexts (CSS 2.2 Appendix E; Positioned Layout 3, section 6; Transforms 1, section 3): what is painted after the flow. */
import type { ComputedStyle } from "../css/properties.js";
import type { BoxFragment } from "../layout/fragment.js";
import { isTransformed } from "../layout/positioned/out-of-flow.js";

/** A box that is painted above the flow of its stacking context, or below it where `z` is negative. */
export interface Layer {
  readonly z: number;
  /** Its containing block may lie outside of boxes around it: what these cut off doesn't concern it. */
  readonly absolute: boolean;
  readonly paint: () => void;
}

/** Whether the box is painted as a layer, not at its place in the flow. */
export function isLayer({ box: { style } }: BoxFragment, parent: BoxFragment): boolean {
  return (
    style.position !== "static" ||
    style.opacity < 1 ||
    isTransformed(style) ||
    (style.zIndex !== "auto" && holdsItems(parent))
  );
}

/** Whether the children of a box are flex or grid items, which are painted as one each (CSS Flexbox 1, section 5.4). */
export function holdsItems({ box }: BoxFragment): boolean {
  return box.inside === "flex" || box.inside === "grid";
}

/** Whether layers inside belong to the box, and can't come between those around it. */
export function isStackingContext(style: ComputedStyle): boolean {
  return style.zIndex !== "auto" || style.opacity < 1 || isTransformed(style) || style.position === "fixed";
}

/** `z-index` has no effect on a box that is neither positioned nor a flex or grid item. */
export function stackLevel({ zIndex }: ComputedStyle): number {
  return zIndex === "auto" ? 0 : zIndex;
}

/** Layers from a level on, lowest first, in the order of the tree where they are on one level. */
export function sortedLayers(layers: readonly Layer[], least: number, most: number): Layer[] {
  return layers.filter(({ z }) => z >= least && z <= most).sort((a, b) => a.z - b.z);
}

/** The layers below the flow of a stacking context, each with the place of the box that it stands in. */
export function negativeLayers(
  fragment: BoxFragment,
  x: number,
  y: number,
  found: { readonly fragment: BoxFragment; readonly x: number; readonly y: number }[] = [],
): readonly { readonly fragment: BoxFragment; readonly x: number; readonly y: number }[] {
  const visit = (child: BoxFragment, left: number, top: number) => {
    const at = { fragment: child, x: left + child.x, y: top + child.y };
    if (isLayer(child, fragment) && stackLevel(child.box.style) < 0) found.push(at);
    else if (!isLayer(child, fragment) || !isStackingContext(child.box.style))
      negativeLayers(child, at.x + (child.shift?.x ?? 0), at.y + (child.shift?.y ?? 0), found);
  };
  for (const child of fragment.children) {
    if (child.kind === "box") visit(child, x, y);
    else for (const part of child.children) if (part.kind === "box") visit(part, x + child.x, y + child.y);
  }
  return found;
}
