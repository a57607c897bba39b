/** What a finished tree takes of the page, for the search for a scale and for telling an author what is too long. */
import { textContent } from "../html/parse.js";
import type { Box } from "./box.js";
import type { BoxFragment } from "./fragment.js";

/** The rightmost edge of any text or image, px. */
export function contentRight(fragment: BoxFragment, left: number): number {
  let right = fragment.box.inside === "replaced" ? left + fragment.x + fragment.width : 0;
  const at = left + fragment.x;
  for (const child of fragment.children) {
    if (child.kind === "box") right = Math.max(right, contentRight(child, at));
    else {
      for (const part of child.children) {
        right = Math.max(
          right,
          part.kind === "box" ? contentRight(part, at + child.x) : at + child.x + part.x + part.width,
        );
      }
    }
  }
  return right;
}

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
  const words = textContent(box.element).replace(/\s+/g, " ").trim();
  return words.length > 40 ? `"${words.slice(0, 37).trimEnd()}…"` : `"${words}"`;
}
