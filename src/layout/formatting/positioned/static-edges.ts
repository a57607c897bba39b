/**
 * How what is out of the flow of a flex or grid container is aligned where it has no insets (CSS Flexbox 1, section 4.1; CSS Grid 2,
 * section 9.2), as edges of the page's axes.
 */
import type { ComputedStyle } from "../../../css/index.js";
import type { StaticEdge, StaticEdges } from "../../fragments/fragment.js";
import { resolveOverflow } from "../alignment.js";
import { resolve } from "../sizing.js";

type Alignment = ComputedStyle["alignSelf"] | ComputedStyle["justifySelf"] | ComputedStyle["justifyContent"];

const opposite = (edge: StaticEdge): StaticEdge => (edge === "center" ? "center" : edge === "start" ? "end" : "start");

const along = (edge: StaticEdge, backwards: boolean): StaticEdge => (backwards ? opposite(edge) : edge);

const isRtl = ({ direction }: ComputedStyle): boolean => direction === "rtl";

/** The edge of the axis for any alignment that doesn't depend on flex lines. @param self direction of the box along the axis */
export function edgeOf(alignment: Alignment, rtl: boolean, self: boolean): StaticEdge {
  switch (resolveOverflow(alignment, 0)) {
    case "center":
    case "space-around":
    case "space-evenly":
      return "center";
    case "end":
    case "flex-end":
    case "last baseline":
      return rtl ? "start" : "end";
    case "self-start":
      return self ? "end" : "start";
    case "self-end":
      return self ? "start" : "end";
    case "left":
      return "start";
    case "right":
      return "end";
    default:
      return rtl ? "end" : "start";
  }
}

/** As the only item of a flex container. */
export function edgesInFlex(container: ComputedStyle, own: ComputedStyle): StaticEdges {
  const { flexDirection, flexWrap, justifyContent, alignItems } = container;
  const row = flexDirection === "row" || flexDirection === "row-reverse";
  const reversed = flexDirection.endsWith("reverse");
  const align = own.alignSelf === "auto" ? alignItems : own.alignSelf;
  const [rtl, self] = [isRtl(container), isRtl(own)];
  // What isn't said in terms of the writing direction follows the flow of the items.
  const follows = !/\b(?<!flex-)(start|end|left|right)$/.test(justifyContent);
  const main = along(edgeOf(justifyContent, row && rtl, false), reversed && follows);
  const isAbsolute = /\b(?<!flex-)(start|end|self-start|self-end|baseline)$/.test(align);
  const cross = along(edgeOf(align, !row && rtl, !row && self), flexWrap === "wrap-reverse" && !isAbsolute);
  return row ? { x: main, y: cross } : { x: cross, y: main };
}

/** As a box among blocks: its own alignment counts about the place where it would have stood. */
export function edgesInBlock({ direction }: ComputedStyle, own: ComputedStyle): StaticEdges {
  return { x: edgeOf(own.justifySelf, direction === "rtl", isRtl(own)), y: edgeOf(own.alignSelf, false, false) };
}

/** As the only item of an area of a grid. */
export function edgesInGrid(container: ComputedStyle, own: ComputedStyle): StaticEdges {
  const justify = own.justifySelf === "auto" ? container.justifyItems : own.justifySelf;
  const align = own.alignSelf === "auto" ? container.alignItems : own.alignSelf;
  return { x: edgeOf(justify, isRtl(container), isRtl(own)), y: edgeOf(align, false, false) };
}

/**
 * Where an inline box would begin on a line of its own: `text-align` and `text-indent` of the container count.
 * @param left of the room for the line
 * @param width what percentages of the indent refer to
 */
export function lineStart(container: ComputedStyle, left: number, right: number, width: number): number {
  const { textAlign, textIndent } = container;
  const rtl = isRtl(container);
  const [start, end] = rtl ? [right, left] : [left, right];
  const indent = resolve(textIndent, width);
  return pointAlong(textAlign, { start, end, left, right }) + (rtl ? -indent : indent);
}

function pointAlong(
  align: ComputedStyle["textAlign"],
  { start, end, left, right }: Readonly<Record<"start" | "end" | "left" | "right", number>>,
): number {
  switch (align) {
    case "center":
    case "-webkit-center":
      return (left + right) / 2;
    case "left":
    case "-webkit-left":
      return left;
    case "right":
    case "-webkit-right":
      return right;
    case "end":
      return end;
    default:
      return start;
  }
}
