/** What a finished tree takes of the page, for the search for a scale and for telling an author what is too wide. */

import { type ComputedStyle, type PageBox, resolveOrZero } from "../../css/index.js";
import { hasBackground, isOutOfFlow } from "../boxes/kinds.js";
import type { UsedBorders } from "../fragments/borders.js";
import {
  type BoxFragment,
  type InlineBoxFragment,
  type Placed,
  type TextFragment,
  wholeOverflow,
} from "../fragments/fragment.js";
import { clippedAxes } from "../fragments/overflow.js";
import { pageArea } from "../pages/page-areas.js";

type Painted = TextFragment | InlineBoxFragment | BoxFragment;

/** What reaches furthest to one side, and how far, px from the left of the page's content area. */
interface Reach {
  readonly at: number;
  readonly what: Painted | undefined;
}

/** How far margins below zero have moved the sides of a box outwards, those of the boxes around it included. px */
interface Outset {
  readonly left: number;
  readonly right: number;
}

/**
 * How far text, images, and boxes with a background or a border reach beyond both sides. White space that hangs at the end of a line
 * doesn't count, nor does as much of a box as a negative margin sets outside on purpose.
 * @param mostLeft where the sides are, px, as `mostRight`: what reaches no further isn't looked at
 */
function contentSides(root: Placed<BoxFragment>, mostLeft: number, mostRight: number) {
  let left: Reach = { at: mostLeft, what: undefined };
  let right: Reach = { at: mostRight, what: undefined };
  const isInside = (from: number, to: number) => from >= left.at && to + SLACK <= right.at;
  const include = (what: Painted, from: number, to: number) => {
    const [start, end] = [Math.max(from, seen.left), Math.min(to, seen.right)];
    if (end > right.at) right = { at: end, what };
    if (start < left.at) left = { at: start, what };
  };
  /** Between which places the boxes around let anything be seen. */
  let seen = { left: -Infinity, right: Infinity };
  const visit = (fragment: BoxFragment, at: number, containing: number, around: Outset) => {
    const { style } = fragment.box;
    const whole = wholeOverflow(fragment);
    if (isInside(at + whole.left, at + whole.right)) return;
    // Whoever positions a box says where it goes, off the page too.
    if (isOutOfFlow(style)) return;
    const outset = {
      left: around.left + Math.max(0, -resolveOrZero(style.marginLeft, containing)),
      right: around.right + Math.max(0, -resolveOrZero(style.marginRight, containing)),
    };
    if (fragment.box.inside === "replaced") include(fragment, at, at + fragment.width);
    else if (isPainted(fragment)) include(fragment, at + outset.left, at + fragment.width - outset.right);
    const outside = seen;
    if (clippedAxes(fragment.box).x)
      seen = {
        left: Math.max(seen.left, at + outset.left),
        right: Math.min(seen.right, at + fragment.width - outset.right),
      };
    for (const { x, fragment: child } of fragment.children) {
      if (child.kind === "box") {
        visit(child, at + x, fragment.width, outset);
        continue;
      }
      const line = at + x;
      const { content } = child;
      // What reaches no further than anything before needs not be made.
      if (!content.hasBoxes && isInside(line + content.left, line + content.right)) continue;
      for (const { x: left, fragment: part } of content.children) {
        const from = line + left;
        if (part.kind === "box") visit(part, from, child.width, outset);
        else if (part.kind === "text" ? part.width > 0 : hasBackground(part.style) || hasBorder(part.style))
          include(part, from, from + part.width);
      }
    }
    seen = outside;
  };
  visit(root.fragment, root.x, 0, { left: 0, right: 0 });
  return { left, right };
}

/** By how much less than a line says its content may reach, px. */
const SLACK = 0.25;

/** Whether a box shows where it ends. The backgrounds of html and body are the page's (CSS Backgrounds 3, section 2.11). */
function isPainted({ box, width, height, used }: BoxFragment): boolean {
  if (width === 0 || height === 0 || box.style.visibility !== "visible") return false;
  const { name } = box.element;
  if (name !== "html" && name !== "body" && hasBackground(box.style)) return true;
  if (!used?.collapsed) return hasBorder(box.style);
  return Object.values(used.collapsed).some((border: UsedBorders["top"]) => border.width > 0);
}

const hasBorder = (style: ComputedStyle): boolean =>
  style.borderTopWidth > 0 || style.borderRightWidth > 0 || style.borderBottomWidth > 0 || style.borderLeftWidth > 0;

/** How much wider than the page the content is, px, and what makes it so; nothing where it isn't. */
export interface Excess {
  readonly over: number;
  readonly what: Painted | undefined;
}

/**
 * Content must end within the content area; on the side where lines begin it may hang into the margin, where authors put it
 * on purpose.
 * @param allowed how far it may reach beyond the content area at its end, px
 */
export function widthExcess(root: Placed<BoxFragment>, page: PageBox, allowed = 0): Excess | undefined {
  const { margin } = page;
  const rtl = root.fragment.box.style.direction === "rtl";
  // The area that lines are broken in, not the exact one: it is up to a px wider.
  const mostRight = pageArea(page).width + (rtl ? margin.right : allowed);
  const mostLeft = -(rtl ? allowed : margin.left);
  const reach = wholeOverflow(root.fragment);
  if (root.x + reach.right + SLACK <= mostRight && root.x + reach.left - SLACK >= mostLeft) return undefined;
  const { left, right } = contentSides(root, mostLeft, mostRight);
  const overRight = right.at - mostRight;
  const overLeft = mostLeft - left.at;
  const over = Math.max(overRight, overLeft);
  if (over <= TOLERANCE) return undefined;
  return { over, what: (overRight >= overLeft ? right : left).what };
}

/** Half a px is not seen. */
const TOLERANCE = 0.5;
