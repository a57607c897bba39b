/** Stacking contexts (CSS 2.2 Appendix E; Positioned Layout 3, section 6; Transforms 1, section 3): what is painted after the flow. */
import type { ComputedStyle } from "../../../css/index.js";
import {
  type BoxFragment,
  hasMask,
  isContained,
  isFloating,
  isTransformed,
  type Placed,
} from "../../../layout/index.js";

/** A box that is painted above the flow of its stacking context, or below it where `z` is negative. */
export interface Layer {
  readonly z: number;
  readonly paint: () => void;
}

/** Whether the box is painted as a layer, not at its place in the flow. */
export function isLayer({ box: { style }, shift }: BoxFragment, parent: BoxFragment): boolean {
  return (
    style.position !== "static" ||
    shift !== undefined ||
    style.opacity < 1 ||
    style.filter > 0 ||
    isTransformed(style) ||
    isIsolated(style) ||
    (style.zIndex !== "auto" && holdsItems(parent))
  );
}

const isIsolated = (style: ComputedStyle): boolean =>
  style.isolation === "isolate" ||
  style.clipPath !== "none" ||
  hasMask(style) ||
  (style.willChange !== "auto" && style.willChange.isStackingContext) ||
  isContained(style);

/** Whether the children of a box are flex or grid items, which are painted as one each (CSS Flexbox 1, section 5.4). */
function holdsItems({ box }: BoxFragment): boolean {
  return box.inside === "flex" || box.inside === "grid";
}

/** Whether the box floats, and is painted as one like the text around it. */
export function isPaintedAsFloat(child: BoxFragment, parent: BoxFragment): boolean {
  return isFloating(child.box.style) && !holdsItems(parent) && !isLayer(child, parent);
}

/** Whether the box is painted with all that is in it, where its parent's content is. */
export function isPaintedAsOne(child: BoxFragment, parent: BoxFragment): boolean {
  return holdsItems(parent) || isLayer(child, parent) || isPaintedAsFloat(child, parent);
}

/** What floats in a box: some of it over others, or over the text around. */
export type FloatsInside = "none" | "apart" | "over-others";

/**
 * Floats are painted between the backgrounds and the text around them (CSS 2.2 Appendix E, step 5). It shows where margins below zero bring
 * one over another or over text; all others are painted where they stand in the text, so that this is read in its order.
 */
export function floatsAmong(children: readonly Placed<BoxFragment>[], parent: BoxFragment): FloatsInside {
  const floats = children.filter((child) => isPaintedAsFloat(child.fragment, parent));
  if (floats.length === 0) return "none";
  return floats.some(({ fragment }) => hasNegativeMargin(fragment.box.style)) ? "over-others" : "apart";
}

const hasNegativeMargin = ({ marginTop, marginRight, marginBottom, marginLeft }: ComputedStyle): boolean =>
  [marginTop, marginRight, marginBottom, marginLeft].some(
    (margin) => margin !== "auto" && (margin.px < 0 || margin.percent < 0),
  );

/** Whether layers inside belong to the box, and can't come between those around it. */
export function isStackingContext(style: ComputedStyle): boolean {
  return (
    style.zIndex !== "auto" ||
    style.opacity < 1 ||
    style.filter > 0 ||
    isTransformed(style) ||
    isIsolated(style) ||
    style.position === "fixed" ||
    style.position === "sticky"
  );
}

/** `z-index` has no effect on a box that is neither positioned nor a flex or grid item. */
export function stackLevel({ zIndex }: ComputedStyle): number {
  return zIndex === "auto" ? 0 : zIndex;
}

/** Layers from a level on, lowest first, in the order of the tree where they are on one level. */
export function sortedLayers(layers: readonly Layer[], least: number, most: number): Layer[] {
  return layers.filter(({ z }) => z >= least && z <= most).sort((a, b) => a.z - b.z);
}
