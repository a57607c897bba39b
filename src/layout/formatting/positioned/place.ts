/**
 * Places what was taken out of the flow, once all else has its place: every placeholder in the fragment tree becomes the
 * fragment of its box, laid out in its containing block (CSS Positioned Layout 3, section 2.1).
 */

import type { Rect } from "../../../graphics/index.js";
import { containsAbsolute } from "../../boxes/kinds.js";
import type { PageFlow } from "../../fragmentation/position.js";
import { fragmentainerAt } from "../../fragmentation/position.js";
import { type BoxFragment, type Fragment, type LineFragment, lineContent } from "../../fragments/fragment.js";
import type { LayoutContext } from "../context.js";
import { layOutAbsolute } from "./absolute.js";

export interface PlacingInput {
  readonly context: LayoutContext;
  /** The initial containing block: the area of the first page, px. Its coordinates are those of the root fragment. */
  readonly initial: Rect;
  /** What fixed boxes refer to: the area of every page. */
  readonly page: Rect;
  /** The pages' areas, where content runs over pages. */
  readonly pages: PageFlow | undefined;
}

/** @returns the tree with the boxes in it, and the fixed ones, which stand on every page, in coordinates of the page area */
export function placeOutOfFlow(root: BoxFragment, input: PlacingInput): { root: BoxFragment; fixed: BoxFragment[] } {
  const placer = new Placer(input);
  return { root: placer.visit(root, 0, 0, input.initial), fixed: placer.fixed };
}

class Placer {
  readonly fixed: BoxFragment[] = [];

  constructor(readonly input: PlacingInput) {}

  /** @returns the fragment with all in its place: another one where anything was placed, since layouts are remembered */
  visit(fragment: BoxFragment, parentX: number, parentY: number, containing: Rect): BoxFragment {
    const [x, y] = [parentX + fragment.x, parentY + fragment.y];
    const own = containsAbsolute(fragment.box.style) ? paddingBox(fragment, x, y) : containing;
    const children: Fragment[] = [];
    for (const child of fragment.children) {
      const placed =
        child.kind === "line"
          ? this.#visitLine(child, x, y, own)
          : child.awaits
            ? this.#place(child, fragment, x, y, own)
            : this.visit(child, x, y, own);
      if (placed) children.push(placed);
    }
    return isSame(children, fragment.children) ? fragment : { ...fragment, children };
  }

  #visitLine(line: LineFragment, x: number, y: number, containing: Rect): LineFragment {
    if (!line.content.hasBoxes) return line;
    const { children: all } = line.content;
    const children = all.map((child) =>
      child.kind === "box" ? this.visit(child, x + line.x, y + line.y, containing) : child,
    );
    return isSame(children, all) ? line : { ...line, content: lineContent(children) };
  }

  #place(
    awaiting: BoxFragment,
    parent: BoxFragment,
    parentX: number,
    parentY: number,
    containing: Rect,
  ): BoxFragment | undefined {
    const { box, awaits } = awaiting;
    const { context, page, pages } = this.input;
    const isFixed = box.style.position === "fixed";
    const inline = awaits?.within && inlineContaining(parent.children, awaits.within);
    const around = inline ? { ...inline, x: inline.x + parentX, y: inline.y + parentY } : containing;
    const statically = { x: parentX + awaiting.x, y: parentY + awaiting.y };
    const fragment = layOutAbsolute({
      box,
      containing: isFixed ? page : around,
      statically:
        isFixed && pages ? { ...statically, y: statically.y - fragmentainerAt(pages, statically.y).start } : statically,
      rtl: parent.box.style.direction === "rtl",
      context,
      flowAt: (at) => (!pages || isFixed || at < 0 ? undefined : { ...pages, offset: at, reserved: 0 }),
    });
    const placed = this.visit(fragment, 0, 0, containing);
    if (isFixed) {
      this.fixed.push(placed);
      return undefined;
    }
    return { ...placed, x: placed.x - parentX, y: placed.y - parentY, ...(inline && { contained: true }) };
  }
}

const isSame = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

function paddingBox(fragment: BoxFragment, x: number, y: number): Rect {
  const { style } = fragment.box;
  return {
    x: x + style.borderLeftWidth,
    y: y + style.borderTopWidth,
    width: Math.max(0, fragment.width - style.borderLeftWidth - style.borderRightWidth),
    height: Math.max(0, fragment.height - style.borderTopWidth - style.borderBottomWidth),
  };
}

/** The containing block that an inline box makes: from its first fragment's start to its last one's end (section 2.1). */
function inlineContaining(children: readonly Fragment[], element: BoxFragment["box"]["element"]): Rect | undefined {
  let bounds: { left: number; top: number; right: number; bottom: number } | undefined;
  for (const line of children) {
    if (line.kind !== "line") continue;
    for (const part of line.content.children) {
      if (part.kind !== "inline-box" || part.element !== element) continue;
      const { style } = part;
      const left = line.x + part.x + (part.first ? style.borderLeftWidth : 0);
      const top = line.y + part.y + style.borderTopWidth;
      const right = line.x + part.x + part.width - (part.last ? style.borderRightWidth : 0);
      const bottom = line.y + part.y + part.height - style.borderBottomWidth;
      bounds = bounds ? { ...bounds, right: Math.max(right, bounds.left), bottom } : { left, top, right, bottom };
    }
  }
  return (
    bounds && { x: bounds.left, y: bounds.top, width: bounds.right - bounds.left, height: bounds.bottom - bounds.top }
  );
}
