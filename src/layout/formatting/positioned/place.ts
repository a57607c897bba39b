/**
 * Places what was taken out of the flow, once all else has its place: every placeholder in the fragment tree becomes the
 * fragment of its box, laid out in its containing block (CSS Positioned Layout 3, section 2.1).
 */

import type { Rect } from "../../../graphics/index.js";
import type { Box } from "../../boxes/box.js";
import { containsAbsolute, containsFixed } from "../../boxes/kinds.js";
import type { PageFlow } from "../../fragmentation/fragmentainers.js";
import { fragmentainerAt } from "../../fragmentation/fragmentainers.js";
import type { FlowPosition } from "../../fragmentation/position.js";
import {
  type BoxFragment,
  borderWidths,
  type Fragment,
  isBox,
  type LineFragment,
  lineContent,
  type Placed,
  placed,
  type StaticEdge,
} from "../../fragments/fragment.js";
import type { LayoutContext } from "../context.js";
import { borderPadding } from "../sizing.js";
import { layOutAbsolute } from "./absolute.js";
import { pointOf } from "./out-of-flow.js";
import { edgesInBlock } from "./static-edges.js";

interface PlacingInput {
  readonly context: LayoutContext;
  /** What fixed boxes refer to: the area of every page. In columns, which don't contain them, they wait. */
  readonly page: Rect | undefined;
  /** The pages' areas, or the columns, where content runs over some. */
  readonly pages: Flow | undefined;
}

type Flow = PageFlow & Pick<FlowPosition, "inColumns">;

interface PagesInput extends PlacingInput {
  /** The initial containing block: the area of the first page, px. Its coordinates are those of the root fragment. */
  readonly initial: Rect;
  readonly page: Rect;
}

/** @returns the tree with the boxes in it, and the fixed ones, which stand on every page, in coordinates of the page area */
export function placeOutOfFlow({ x, y, fragment }: Placed<BoxFragment>, input: PagesInput): PlacedTree {
  const placer = new Placer(input);
  const root = placed(
    placer.visit(fragment, x, y, { rect: input.initial, rtl: fragment.box.style.direction === "rtl" }),
    x,
    y,
  );
  return { root, fixed: placer.fixed };
}

/**
 * Places what has its containing block in the content of columns, a strip that isn't cut yet: it is broken with that, and goes on in the next
 * column (CSS Multi-column Layout 1, section 2). What is contained further out waits.
 */
export const placeInColumns = (strip: BoxFragment, columns: Flow, context: LayoutContext): BoxFragment =>
  new Placer({ context, page: undefined, pages: columns }).visit(strip, 0, 0, undefined);

interface PlacedTree {
  readonly root: Placed<BoxFragment>;
  readonly fixed: readonly Placed<BoxFragment>[];
}

/** What boxes around do to what is visited: how far relatively positioned ones move it, px, and how opaque they leave it. */
const NOTHING_AROUND = { x: 0, y: 0, opacity: 1 };

class Placer {
  readonly fixed: Placed<BoxFragment>[] = [];
  #around = NOTHING_AROUND;

  constructor(readonly input: PlacingInput) {}

  /** @returns the fragment with all in its place: another one where anything was placed */
  visit(fragment: BoxFragment, x: number, y: number, containing: Containing | undefined): BoxFragment {
    const { style } = fragment.box;
    const own = containsAbsolute(style) ? containingBlock(fragment, x, y, containing) : containing;
    const children: Placed<Fragment>[] = [];
    const around = this.#around;
    const { shift } = fragment;
    if (shift || style.opacity < 1) {
      const { x, y, opacity } = around;
      this.#around = { x: x + (shift?.x ?? 0), y: y + (shift?.y ?? 0), opacity: opacity * style.opacity };
    }
    for (const child of fragment.children) {
      const inPlace = this.#child(child, fragment, x, y, own);
      if (inPlace) children.push(inPlace);
    }
    this.#around = around;
    return isSame(children, fragment.children) ? fragment : fragment.with({ children });
  }

  #child(
    child: Placed<Fragment>,
    parent: BoxFragment,
    parentX: number,
    parentY: number,
    containing: Containing | undefined,
  ): Placed<Fragment> | undefined {
    const { x, y, fragment } = child;
    if (isBox(child) && child.fragment.awaits) return this.#place(child, parent, parentX, parentY, containing);
    const [left, top] = [parentX + x, parentY + y];
    const inPlace =
      fragment.kind === "line"
        ? this.#visitLine(fragment, left, top, containing)
        : this.visit(fragment, left, top, containing);
    return inPlace === fragment ? child : placed(inPlace, x, y);
  }

  #visitLine(line: LineFragment, left: number, top: number, containing: Containing | undefined): LineFragment {
    if (!line.content.hasBoxes) return line;
    const { children: all } = line.content;
    const children = all.map((child) => {
      const { x, y, fragment } = child;
      if (fragment.kind !== "box") return child;
      const inPlace = this.visit(fragment, left + x, top + y, containing);
      return inPlace === fragment ? child : placed(inPlace, x, y);
    });
    return isSame(children, all) ? line : { ...line, content: lineContent(children) };
  }

  #place(
    awaiting: Placed<BoxFragment>,
    parent: BoxFragment,
    parentX: number,
    parentY: number,
    containing: Containing | undefined,
  ): Placed<BoxFragment> | undefined {
    const { box, awaits } = awaiting.fragment;
    const { context, page, pages } = this.input;
    const { style } = parent.box;
    const transformed = box.style.position === "fixed" ? containing?.transformed : undefined;
    const isFixed = box.style.position === "fixed" && !transformed;
    const inline = !transformed && awaits?.within && inlineContaining(parent.children, awaits.within);
    const boxContaining = transformed ?? containing;
    const around: Containing | undefined = isFixed
      ? page && { rect: page, rtl: containing?.rtl ?? false }
      : inline
        ? { rect: { ...inline, x: inline.x + parentX, y: inline.y + parentY }, rtl: style.direction === "rtl" }
        : boxContaining && inArea(boxContaining, box);
    if (!around) return awaiting;
    const edges = awaits?.edges ?? edgesInBlock(style, box.style);
    const across = awaits?.edges || box.style.justifySelf === "auto" ? awaiting.x : acrossBlock(parent, edges.x);
    let statically = { x: parentX + across, y: parentY + awaiting.y, edges };
    // In the grid that contains it, a box stands in its area.
    if (around.of && around.of === parent) {
      const { x, y, width, height } = around.rect;
      statically = { x: pointOf(edges.x, x, x + width), y: pointOf(edges.y, y, y + height), edges };
    }
    if (isFixed && pages) {
      // Its containing block doesn't move along.
      const { x, y } = this.#around;
      statically = { x: statically.x + x, y: statically.y + y - fragmentainerAt(pages, statically.y).start, edges };
    }
    const { x, y, fragment } = layOutAbsolute({
      box: isFixed ? faded(box, this.#around.opacity) : box,
      containing: around.rect,
      limit: around.limit ?? around.rect,
      statically,
      rtl: around.rtl,
      context,
      flowAt: (at) => (!pages || isFixed || at < 0 ? undefined : { ...pages, offset: at, reserved: 0 }),
    });
    const outside = this.#around;
    if (isFixed) this.#around = NOTHING_AROUND;
    const inPlace = this.visit(fragment, x, y, containing);
    this.#around = outside;
    if (isFixed) {
      this.fixed.push(placed(inPlace, x, y));
      return undefined;
    }
    return placed(inline ? inPlace.with({ contained: true }) : inPlace, x - parentX, y - parentY);
  }
}

/** A fixed box with the opacity of those around as well, since it isn't painted with them (CSS Color 4, section 12). */
function faded(box: Box, opacity: number): Box {
  if (opacity === 1) return box;
  return { ...box, style: { ...box.style, opacity: box.style.opacity * opacity }, original: box.original ?? box };
}

/** Where an edge stands that is aligned in the content box of a block. */
function acrossBlock({ box: { style }, width, used }: BoxFragment, edge: StaticEdge): number {
  const inset = borderPadding(style, width, used);
  return pointOf(edge, inset.left, width - inset.right);
}

/** A containing block, px in the coordinates of the root fragment. */
interface Containing {
  readonly rect: Rect;
  readonly rtl: boolean;
  /** The whole of it, where `rect` is an area. */
  readonly limit?: Rect;
  /** The fragment of which it is the padding box, or an area. */
  readonly of?: BoxFragment;
  readonly place?: { readonly x: number; readonly y: number };
  /** That of fixed boxes, where one is transformed: itself, or the nearest around (CSS Transforms 1, section 2). */
  readonly transformed?: Containing | undefined;
}

const isSame = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

function containingBlock(fragment: BoxFragment, x: number, y: number, around: Containing | undefined): Containing {
  const { style } = fragment.box;
  const own = { rect: paddingBox(fragment, x, y), rtl: style.direction === "rtl", of: fragment, place: { x, y } };
  return { ...own, transformed: containsFixed(style) ? own : around?.transformed };
}

/** In a grid, the area that the box names (CSS Grid 2, section 9.1). */
function inArea(containing: Containing, { style }: Box): Containing {
  const { rect, rtl, of, place } = containing;
  const area = of?.areaFor?.(style);
  return area && place
    ? { ...containing, limit: rect, rect: { ...area, x: area.x + place.x, y: area.y + place.y } }
    : { rect, rtl };
}

function paddingBox(fragment: BoxFragment, x: number, y: number): Rect {
  const border = fragment.used?.border ?? borderWidths(fragment.box.style);
  return {
    x: x + border.left,
    y: y + border.top,
    width: Math.max(0, fragment.width - border.left - border.right),
    height: Math.max(0, fragment.height - border.top - border.bottom),
  };
}

/** The containing block that an inline box makes: from its first fragment's start to its last one's end (section 2.1). */
function inlineContaining(
  children: readonly Placed<Fragment>[],
  element: BoxFragment["box"]["element"],
): Rect | undefined {
  let bounds: { left: number; top: number; right: number; bottom: number } | undefined;
  for (const line of children) {
    if (line.fragment.kind !== "line") continue;
    for (const { x, y, fragment: part } of line.fragment.content.children) {
      if (part.kind !== "inline-box" || part.element !== element) continue;
      const { style } = part;
      const left = line.x + x + (part.first ? style.borderLeftWidth : 0);
      const top = line.y + y + style.borderTopWidth;
      const right = line.x + x + part.width - (part.last ? style.borderRightWidth : 0);
      const bottom = line.y + y + part.height - style.borderBottomWidth;
      bounds = bounds ? { ...bounds, right: Math.max(right, bounds.left), bottom } : { left, top, right, bottom };
    }
  }
  return (
    bounds && { x: bounds.left, y: bounds.top, width: bounds.right - bounds.left, height: bounds.bottom - bounds.top }
  );
}
