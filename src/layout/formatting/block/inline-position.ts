/** Where the children of a block container stand along its lines (CSS 2.2 section 10.3.3). Lengths in px. */
import type { ComputedStyle } from "../../../css/index.js";
import type { Box } from "../../boxes/box.js";
import { blockJustification, justifiedBy } from "../alignment.js";
import type { Band } from "../floats/exclusions.js";
import { horizontal, usedMargins } from "../sizing.js";

/**
 * The left of a child's border box in a band; the over-constrained side is the end side.
 * @param width of the child @param available what margins in percent refer to
 */
export function leftInBand(child: Box, container: ComputedStyle, width: number, available: number, band: Band): number {
  const { style } = child;
  const margins = usedMargins(style, available);
  const free = band.right - band.left - width - horizontal(margins);
  const autos = Number(style.marginLeft === "auto") + Number(style.marginRight === "auto");
  if (autos > 0 && free > 0) return band.left + (style.marginLeft === "auto" ? free / autos : margins.left);
  const justified = blockJustification(child, container);
  if (justified) return band.left + margins.left + justifiedBy(justified, free, style, container);
  const { textAlign } = container;
  if (free > 0 && textAlign === "-webkit-center") return band.left + margins.left + free / 2;
  if (free > 0 && textAlign === "-webkit-right") return band.left + margins.left + free;
  if (container.direction === "rtl" && textAlign !== "-webkit-left") return band.right - margins.right - width;
  return band.left + margins.left;
}
