/** Inline boxes that are painted as one with what they hold on a line (CSS 2.2 Appendix E; CSS Color 4, section 4). */
import type { Element } from "domhandler";
import type { ComputedStyle } from "../../../css/index.js";
import {
  hasBackground,
  hasMask,
  type InlineBoxFragment,
  type LineContent,
  type Placed,
} from "../../../layout/index.js";

type LineChild = LineContent["children"][number];

/** An inline box of a line, and the parts of it there: it is one of them. */
export interface InlineLayer {
  readonly box: InlineBoxFragment;
  readonly children: readonly LineChild[];
}

/**
 * The outermost of such boxes among parts of a line, by each part that is in one; undefined where there are none.
 * @param inside the box that all of them are parts of
 */
export function inlineLayers(
  children: LineContent["children"],
  inside: InlineBoxFragment | undefined,
): ReadonlyMap<LineChild, InlineLayer> | undefined {
  let layers: Map<LineChild, InlineLayer> | undefined;
  for (const child of children) {
    const { fragment: box, x, y } = child;
    if (box.kind !== "inline-box" || box === inside || !isInlineLayer(box.style) || layers?.has(child)) continue;
    layers ??= new Map();
    const layer = {
      box,
      children: children.filter((part) => part === child || isPartOf({ fragment: box, x, y }, part)),
    };
    for (const part of layer.children) layers.set(part, layer);
  }
  return layers;
}

const isInlineLayer = (style: ComputedStyle): boolean =>
  style.opacity < 1 ||
  style.filter > 0 ||
  style.clipPath !== "none" ||
  hasMask(style) ||
  style.isolation === "isolate" ||
  (style.position !== "static" && (style.zIndex !== "auto" || isOverFlow(style)));

/** Whether a box is to be painted below the flow. */
export const isUnderFlow = ({ position, zIndex }: ComputedStyle): boolean =>
  position !== "static" && zIndex !== "auto" && zIndex < 0;

/**
 * Whether a box is to be painted above the flow. It shows where it is moved and covers something: what else is positioned is painted where
 * it stands in the text, so that this is read in its order.
 */
export function isOverFlow(style: ComputedStyle): boolean {
  if (style.position === "static") return false;
  if (style.zIndex !== "auto") return style.zIndex > 0;
  const isMoved = [style.top, style.right, style.bottom, style.left].some((inset) => inset !== "auto");
  return isMoved && (hasBackground(style) || style.boxShadow.length > 0 || style.borderTopWidth > 0);
}

/** Whether a part of a line stands in an inline box of it: it does where its element does, and it lies within. */
export function isPartOf({ x, fragment: box }: Placed<InlineBoxFragment>, part: LineChild): boolean {
  const { fragment } = part;
  const isWithin = part.x >= x - 0.01 && part.x + fragment.width <= x + box.width + 0.01;
  return isWithin && contains(box.element, fragment.kind === "box" ? fragment.box.element : fragment.element);
}

export function contains(ancestor: Element, element: Element): boolean {
  for (
    let at: Element | undefined = element;
    at;
    at = at.parentNode && "attribs" in at.parentNode ? at.parentNode : undefined
  ) {
    if (at === ancestor) return true;
  }
  return false;
}
