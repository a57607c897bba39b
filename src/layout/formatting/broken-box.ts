/** What breaks make of the edges and the height of a box (CSS Fragmentation 3, sections 4.4 and 5.4). Lengths in px. */
import type { ComputedStyle } from "../../css/index.js";
import { atContent, endPush, type FlowPosition, spread } from "../fragmentation/position.js";
import type { BoxFragment, Edges } from "../fragments/fragment.js";
import { trimOverPages } from "./inline/text-box-trim.js";

type EdgesAlong = Pick<Edges, "top" | "bottom">;

const isCloned = ({ boxDecorationBreak }: ComputedStyle): boolean => boxDecorationBreak === "clone";

/** Where the content of a box begins in the flow; of the pages that follow it has what edges leave that each part has. */
export function contentFlow(
  style: ComputedStyle,
  inset: EdgesAlong,
  flow: FlowPosition | undefined,
): FlowPosition | undefined {
  if (!flow) return undefined;
  let at = atContent(flow, inset.top);
  const textBoxTrim = trimOverPages(style, at.textBoxTrim);
  if (textBoxTrim !== at.textBoxTrim) at = { ...at, textBoxTrim };
  if (!isCloned(style)) return at;
  return { ...at, reserved: at.reserved + inset.top, below: (at.below ?? 0) + inset.bottom };
}

/** The edges that each part of a box has, where it may be broken. */
export const clonedEdges = (
  style: ComputedStyle,
  { top, bottom }: EdgesAlong,
  flow: FlowPosition | undefined,
): BoxFragment["cloned"] => (flow && isCloned(style) ? { top, bottom } : undefined);

/**
 * The height of a border box in the flow: one that its content doesn't decide is shared out among the pages, and its lower edges are not
 * parted from one another.
 * @param unbroken that on one page
 * @param content the height that its content gives it
 * @param flow where the box begins
 */
export function heightInFlow(
  { style }: { readonly style: ComputedStyle },
  unbroken: number,
  content: number,
  inset: EdgesAlong,
  flow: FlowPosition | undefined,
): number {
  if (!flow) return unbroken;
  const inner = contentFlow(style, inset, flow)!;
  const isOwn = unbroken !== content && (inner.reserved > 0 || inner.below !== undefined);
  // A height that counts the edges counts those of each part.
  const whole =
    style.boxSizing === "border-box" && isCloned(style) ? Math.max(content, spread(unbroken, flow)) : undefined;
  const height = isOwn
    ? (whole ?? inset.top + spread(unbroken - inset.top - inset.bottom, inner) + inset.bottom)
    : unbroken;
  return isCloned(style) ? height : height + endPush(height, inset.bottom, flow);
}
