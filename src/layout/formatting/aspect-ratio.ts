/**
 * One side of a box by the other where it has a preferred ratio (CSS Sizing 4, section 5): of the box that `box-sizing` names, or, where
 * `auto` stands beside it, of the content box. Lengths in px.
 */
import type { ComputedStyle } from "../../css/index.js";

/** Border and padding of both sides, across and down. */
interface Insets {
  readonly across: number;
  readonly down: number;
}

/** The ratio of width to height; undefined where the style asks for none. */
export const preferredRatio = ({ aspectRatio }: ComputedStyle): number | undefined =>
  aspectRatio === "auto" ? undefined : aspectRatio.ratio;

const isOfBorderBox = ({ aspectRatio, boxSizing }: ComputedStyle): boolean =>
  boxSizing === "border-box" && aspectRatio !== "auto" && !aspectRatio.auto;

/** The border-box width of a border-box height. */
export function widthByRatio(style: ComputedStyle, ratio: number, height: number, { across, down }: Insets): number {
  if (isOfBorderBox(style)) return Math.max(height * ratio, across);
  return Math.max(0, height - down) * ratio + across;
}

/** The border-box height of a border-box width. */
export function heightByRatio(style: ComputedStyle, ratio: number, width: number, { across, down }: Insets): number {
  if (isOfBorderBox(style)) return Math.max(width / ratio, down);
  return Math.max(0, width - across) / ratio + down;
}
