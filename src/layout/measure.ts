/** What a finished tree takes of the page, for the search for a scale and for telling an author what is too long. */
import type { PageBox } from "../css/page-style.js";
import { textContent } from "../html/parse.js";
import type { Box } from "./box.js";
import type { BoxFragment, TextFragment } from "./fragment.js";
import { clippedAxes } from "./overflow.js";
import { isOutOfFlow } from "./positioned/out-of-flow.js";

/** Text or an image that reaches furthest to one side, and how far, px from the left of the page's content area. */
interface Reach {
  readonly at: number;
  readonly what: TextFragment | BoxFragment | undefined;
}

/** How far text and images reach to both sides. White space that hangs at the end of a line doesn't count. */
function contentSides(root: BoxFragment): { readonly left: Reach; readonly right: Reach } {
  let left: Reach = { at: 0, what: undefined };
  let right: Reach = { at: 0, what: undefined };
  const include = (what: TextFragment | BoxFragment, from: number, to: number) => {
    if (Math.min(to, seen.right) > right.at) right = { at: Math.min(to, seen.right), what };
    if (Math.max(from, seen.left) < left.at) left = { at: Math.max(from, seen.left), what };
  };
  // Between which places boxes around let anything be seen.
  let seen = { left: -Infinity, right: Infinity };
  const visit = (fragment: BoxFragment, x: number) => {
    const around = seen;
    if (clippedAxes(fragment.box).x) {
      const from = x + fragment.x;
      seen = { left: Math.max(seen.left, from), right: Math.min(seen.right, from + fragment.width) };
    }
    visitInside(fragment, x);
    seen = around;
  };
  const visitInside = (fragment: BoxFragment, x: number) => {
    // Whoever positions a box says where it goes, off the page too.
    if (isOutOfFlow(fragment.box.style)) return;
    const at = x + fragment.x;
    if (fragment.box.inside === "replaced") include(fragment, at, at + fragment.width);
    for (const child of fragment.children) {
      if (child.kind === "box") {
        visit(child, at);
        continue;
      }
      for (const part of child.children) {
        if (part.kind === "box") visit(part, at + child.x);
        else if (part.kind === "text" && part.width > 0) {
          const from = at + child.x + part.x;
          include(part, from, from + part.width);
        }
      }
    }
  };
  visit(root, 0);
  return { left, right };
}

/** How much wider than the page the content is, px, and what makes it so; nothing where it isn't. */
export interface Excess {
  readonly over: number;
  readonly label: string;
}

/**
 * Content must end within the content area; on the side where lines begin it may hang into the margin, where authors put it
 * on purpose.
 * @param allowed how far it may reach beyond the content area at its end, px
 */
export function widthExcess(root: BoxFragment, page: PageBox, allowed = 0): Excess | undefined {
  const { left, right } = contentSides(root);
  const { margin } = page;
  const rtl = root.box.style.direction === "rtl";
  const overRight = right.at - (page.width - margin.left - margin.right) - (rtl ? margin.right : allowed);
  const overLeft = -left.at - (rtl ? allowed : margin.left);
  const over = Math.max(overRight, overLeft);
  if (over <= TOLERANCE) return undefined;
  const { what } = overRight >= overLeft ? right : left;
  return { over, label: what?.kind === "text" ? quoted(what.text) : "an image" };
}

/** Half a px is not seen. */
const TOLERANCE = 0.5;

export interface Part {
  readonly label: string;
  readonly height: number;
}

const MAX_PARTS = 3;

/** The highest parts of the page: the children of the innermost box that holds all of its content. */
export function longestParts(root: BoxFragment): Part[] {
  let container = root;
  for (;;) {
    const boxes = container.children.filter((child): child is BoxFragment => child.kind === "box");
    const tall = boxes.filter((child) => child.height > 1);
    if (tall.length !== 1) break;
    container = tall[0]!;
  }
  return container.children
    .filter((child): child is BoxFragment => child.kind === "box")
    .map((child) => ({ label: labelOf(child.box), height: child.height }))
    .sort((a, b) => b.height - a.height)
    .slice(0, MAX_PARTS);
}

/** The first words of a part, by which its author knows it. */
function labelOf(box: Box): string {
  return quoted(textContent(box.element));
}

function quoted(text: string): string {
  const words = text.replace(/\s+/g, " ").trim();
  return words.length > 40 ? `"${words.slice(0, 37).trimEnd()}…"` : `"${words}"`;
}
