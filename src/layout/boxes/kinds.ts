/** What a computed style says of the box that it makes. */
import type { ComputedStyle, StyledElement } from "../../css/index.js";
import { isContained } from "./containment.js";

/** Elements that aren't made of boxes of their own and those of what is in them: without theirs nothing is left (CSS Display 3, appendix B). */
const UNUSUAL = new Set(
  "br wbr meter progress canvas embed object audio iframe img video frame frameset input textarea select svg".split(
    " ",
  ),
);

/** Whether an element has no box, and nothing in it has one. */
export function isNotShown({ style: { display }, element }: StyledElement): boolean {
  return display === "none" || (display === "contents" && UNUSUAL.has(element.name));
}

/** Whether boxes of the style take no part in the layout of their siblings (CSS Positioned Layout 3, section 2.1). */
export function isOutOfFlow({ position }: ComputedStyle): boolean {
  return position === "absolute" || position === "fixed";
}

/** Whether boxes of the style float, where they stand in a block container: what is positioned doesn't (CSS 2.2 section 9.7). */
export function isFloating({ float, position }: ComputedStyle): boolean {
  return float !== "none" && position !== "absolute" && position !== "fixed";
}

/** Whether boxes of the style are the containing block of absolutely positioned ones inside of them. */
export function containsAbsolute(style: ComputedStyle): boolean {
  return (
    style.position !== "static" ||
    containsFixed(style) ||
    (style.willChange !== "auto" && style.willChange.contains === "absolute")
  );
}

/** Whether they are that of fixed ones as well (CSS Transforms 1, section 2; Filter Effects 1, section 5; CSS Containment 2, sections 3.2 and 3.4). */
export function containsFixed(style: ComputedStyle): boolean {
  const { filter, willChange } = style;
  if (isTransformed(style) || filter > 0 || (willChange !== "auto" && willChange.contains === "fixed")) return true;
  return isContained(style);
}

export function isTransformed({ transform, translate, rotate, scale }: ComputedStyle): boolean {
  return transform !== "none" || translate !== "none" || rotate !== "none" || scale !== "none";
}

/** Whether a block container with this style has columns. */
export function hasColumns(style: ComputedStyle): boolean {
  return style.columnCount !== "auto" || style.columnWidth !== "auto";
}

/** Whether a box has a background that can be seen. */
export function hasBackground({ backgroundColor, backgroundImage }: ComputedStyle): boolean {
  return backgroundColor.a > 0 || backgroundImage.some((image) => image.kind !== "none");
}

/** Whether a box is seen as far as a mask lets it. */
export function hasMask({ maskImage }: ComputedStyle): boolean {
  return maskImage.some((image) => image.kind !== "none");
}

/** Whether an inline box takes room on its line where there is nothing in it, by its edges or beside them. */
export function takesRoom(style: ComputedStyle): boolean {
  const { marginLeft, marginRight, paddingLeft, paddingRight, borderLeftWidth, borderRightWidth } = style;
  if (borderLeftWidth + borderRightWidth > 0) return true;
  return [marginLeft, marginRight, paddingLeft, paddingRight].some(
    (length) => length !== "auto" && (length.px !== 0 || length.percent !== 0),
  );
}
