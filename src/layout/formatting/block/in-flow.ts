/** Boxes below one another in the flow of pages (CSS Fragmentation 3, section 4). Lengths in px. */
import type { Box } from "../../boxes/box.js";
import { isBrokenInside, isMonolithic, isOnePiece, overflows } from "../../fragmentation/breaks.js";
import { contentTop } from "../../fragmentation/content-edges.js";
import {
  atPageTop,
  begins,
  type FlowPosition,
  fits,
  isAtTop,
  moved,
  pagesOver,
  roomLeft,
  toNextPage,
  toPageWithRoom,
} from "../../fragmentation/position.js";
import { type BoxFragment, uncut } from "../../fragments/fragment.js";
import { blockJustification } from "../alignment.js";
import type { ConstraintSpace, LayoutContext } from "../context.js";
import { borderPadding } from "../sizing.js";

interface LaidInFlow {
  readonly fragment: BoxFragment;
  /** How much further down it begins. */
  readonly push: number;
}

/**
 * Lays a box out where it is broken over pages, or further down where the next one begins.
 * @param lay lays it out in a flow, or whole, so far below
 */
export function layOutInFlow(
  box: Box,
  flow: FlowPosition,
  lay: (flow: FlowPosition | undefined, push: number) => BoxFragment,
): LaidInFlow {
  if (isBrokenInside(box, flow) && isMonolithic(box, flow)) return layOutBroken(flow, lay);
  if (isMonolithic(box, flow)) {
    const whole = lay(undefined, 0);
    if (fits(whole.height, flow)) return { fragment: whole, push: 0 };
    const further = toPageWithRoom(whole.height, flow);
    // What begins a row of columns that is too low for it goes to a higher one; it stays where a page begins.
    const finds = flow.inColumns && atPageTop(flow) && fits(whole.height, moved(flow, further));
    const stands = isOnePiece(box) ? atPageTop(flow) : isAtTop(flow);
    const push = stands && !finds ? 0 : further;
    const next = moved(flow, push);
    const stays = fits(whole.height, next);
    // What is taller than a page begins one, and is broken after all, rather than cut off.
    const fragment = lay(stays || overflows(box, next) ? undefined : next, push);
    return { fragment: stays || !overflows(box, next) ? fragment : uncut(fragment, roomLeft(next)), push };
  }
  const fragment = lay(flow, 0);
  // A box breaks before its padding and border, not between them and its first content (CSS Fragmentation 3, section 4.1).
  const stays = fragment.children.length > 0 ? begins(contentTop(fragment), flow) : fitsBare(fragment, flow);
  if (stays || isAtTop(flow)) return { fragment, push: 0 };
  const push = toNextPage(flow);
  return { fragment: lay(moved(flow, push), push), push };
}

/**
 * Whether a box without content has room for its upper edges: they aren't broken, as in browsers. Padding that is a percentage counts as
 * room to break in.
 */
const fitsBare = ({ box, used }: BoxFragment, flow: FlowPosition): boolean =>
  fits(borderPadding(box.style, 0, used).top, flow);

/** What has forced breaks in it, and wants no others, begins the next page where that has fewer of them. */
function layOutBroken(flow: FlowPosition, lay: (flow: FlowPosition, push: number) => BoxFragment): LaidInFlow {
  const fragment = lay(flow, 0);
  if (isAtTop(flow)) return { fragment, push: 0 };
  const push = toNextPage(flow);
  const next = moved(flow, push);
  const there = lay(next, push);
  const isBetter = pagesOver(there.height, next) < pagesOver(fragment.height, flow);
  return isBetter ? { fragment: there, push } : { fragment, push: 0 };
}

/** A child that names its pages is as wide as these are (CSS Paged Media 3, section 6). */
export function spaceOnPage({ style: { page } }: Box, space: ConstraintSpace): ConstraintSpace {
  const { flow, availableWidth } = space;
  if (page === "" || !flow?.widths || flow.inColumns || page === flow.pageName) return space;
  const own = flow.widths.get(page);
  // Boxes in lines have no pages of their own.
  if (own === undefined) return space;
  const wider = own - flow.widths.get(flow.pageName ?? "")!;
  return { ...space, availableWidth: Math.max(0, availableWidth + wider), flow: { ...flow, pageName: page } };
}

/** Lays a child out in a space of its own; tables, and what `justify-self` places, shrink to fit. */
export function layOutChild(child: Box, { style }: Box, space: ConstraintSpace, context: LayoutContext): BoxFragment {
  const shrinks = child.inside === "table" || blockJustification(child, style) !== undefined;
  return context.layout(child, shrinks ? { ...space, shrinkToFit: true } : space);
}
