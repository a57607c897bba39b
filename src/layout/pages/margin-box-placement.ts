/** Sizes and places of the margin boxes of one page (CSS Paged Media 3, sections 5.2 and 5.3). Lengths in px. */
import {
  type ComputedStyle,
  MARGIN_BOXES,
  type MarginBoxName,
  type PageBox,
  resolveLength,
  resolvePositive,
  type Values,
} from "../../css/index.js";
import type { Rect } from "../../graphics/index.js";
import type { Box } from "../boxes/box.js";
import { type LayoutContext, UNCONSTRAINED } from "../formatting/context.js";
import { borderPadding, vertical } from "../formatting/sizing.js";
import { contentEnd } from "../fragmentation/content-edges.js";
import { type BoxFragment, type Edges, type MarginBoxFragment, type Placed, placed } from "../fragments/fragment.js";
import { type EdgeBox, edgeSizes } from "./margin-box-sizes.js";

type Edge = "top" | "right" | "bottom" | "left";

/** The boxes of each edge: from left to right, or from top to bottom. */
const EDGES: Readonly<Record<Edge, readonly [start: MarginBoxName, center: MarginBoxName, end: MarginBoxName]>> = {
  top: ["top-left", "top-center", "top-right"],
  right: ["right-top", "right-middle", "right-bottom"],
  bottom: ["bottom-left", "bottom-center", "bottom-right"],
  left: ["left-top", "left-middle", "left-bottom"],
};

const CORNERS = [
  ["top-left-corner", "top", "left"],
  ["top-right-corner", "top", "right"],
  ["bottom-right-corner", "bottom", "right"],
  ["bottom-left-corner", "bottom", "left"],
] as const;

/** @returns the boxes in their painting order, placed from the page's top left */
export function placeMarginBoxes(
  page: PageBox,
  boxes: ReadonlyMap<MarginBoxName, Box>,
  context: LayoutContext,
): MarginBoxFragment[] {
  const found = new Map<MarginBoxName, Placed<BoxFragment>>();
  for (const [name, vertical, horizontal] of CORNERS) {
    const box = boxes.get(name);
    if (!box) continue;
    const [x, y] = [marginStrip(page, horizontal), marginStrip(page, vertical)];
    const rect = { x: x.x, width: x.width, y: y.y, height: y.height };
    const item = new MarginBox(box, rect, context);
    const [across, down] = [item.acrossMargin(horizontal), item.acrossMargin(vertical)];
    found.set(name, item.layOut({ x: across.at, y: down.at, width: across.size, height: down.size }, rect));
  }
  for (const edge of ["top", "right", "bottom", "left"] as const) placeEdge(edge, page, boxes, context, found);
  return MARGIN_BOXES.flatMap((name) => {
    const own = found.get(name);
    return own ? [{ name, ...own }] : [];
  });
}

/** The part of the page that a margin takes: all of its height, or all of its width. */
function marginStrip({ width, height, margin }: PageBox, edge: Edge): Rect {
  switch (edge) {
    case "top":
      return { x: margin.left, y: 0, width: width - margin.left - margin.right, height: margin.top };
    case "bottom":
      return {
        x: margin.left,
        y: height - margin.bottom,
        width: width - margin.left - margin.right,
        height: margin.bottom,
      };
    case "left":
      return { x: 0, y: margin.top, width: margin.left, height: height - margin.top - margin.bottom };
    case "right":
      return {
        x: width - margin.right,
        y: margin.top,
        width: margin.right,
        height: height - margin.top - margin.bottom,
      };
  }
}

function placeEdge(
  edge: Edge,
  page: PageBox,
  boxes: ReadonlyMap<MarginBoxName, Box>,
  context: LayoutContext,
  found: Map<MarginBoxName, Placed<BoxFragment>>,
): void {
  const names = EDGES[edge];
  if (!names.some((name) => boxes.has(name))) return;
  const rect = marginStrip(page, edge);
  const isHorizontal = edge === "top" || edge === "bottom";
  const along = isHorizontal ? HORIZONTAL : VERTICAL;
  const length = isHorizontal ? rect.width : rect.height;
  const origin = isHorizontal ? rect.x : rect.y;
  const items = names.map((name) => {
    const box = boxes.get(name);
    return box && new MarginBox(box, rect, context);
  });
  const [start, center, end] = items.map((item) => item?.wanted(along));
  const sizes = edgeSizes(length, [start, center, end]);
  items.forEach((item, i) => {
    if (!item) return;
    const margins = item.margins(along);
    const size = Math.max(0, sizes[i]! - margins.before - margins.after);
    const outer = size + margins.before + margins.after;
    const at = origin + margins.before + [0, (length - outer) / 2, length - outer][i]!;
    const across = item.acrossMargin(edge);
    const border = isHorizontal
      ? { x: at, y: across.at, width: size, height: across.size }
      : { x: across.at, y: at, width: across.size, height: size };
    // As in Chromium, paddings in per cent refer to the box itself along its edge.
    found.set(names[i]!, item.layOut(border, isHorizontal ? { ...rect, width: size } : { ...rect, height: size }));
  });
}

/** The names of properties along one axis. */
const HORIZONTAL = {
  isHorizontal: true,
  size: "width",
  min: "minWidth",
  max: "maxWidth",
  margins: ["marginLeft", "marginRight"],
  paddings: ["paddingLeft", "paddingRight"],
  borders: ["borderLeftWidth", "borderRightWidth"],
} as const;
const VERTICAL = {
  isHorizontal: false,
  size: "height",
  min: "minHeight",
  max: "maxHeight",
  margins: ["marginTop", "marginBottom"],
  paddings: ["paddingTop", "paddingBottom"],
  borders: ["borderTopWidth", "borderBottomWidth"],
} as const;
type Axis = typeof HORIZONTAL | typeof VERTICAL;

/** One margin box in the part of the margin that is its containing block. Percentages refer to that, each along its axis. */
class MarginBox {
  readonly #style: ComputedStyle;
  #naturalHeight: number | undefined;

  constructor(
    readonly box: Box,
    readonly containing: Rect,
    readonly context: LayoutContext,
  ) {
    this.#style = box.style;
  }

  /** What the box asks for along its edge. */
  wanted(axis: Axis): EdgeBox {
    const { before, after } = this.margins(axis);
    const outer = (size: number, least: number) => before + this.#clamp(size, axis, least) + after;
    const size = this.#size(this.#style[axis.size], axis);
    if (size !== undefined) {
      const fixed = outer(size, this.#inset(axis));
      return { auto: false, min: fixed, max: fixed };
    }
    const { min, max } = this.#content(axis);
    return { auto: true, min: outer(min, 0), max: outer(max, 0) };
  }

  /** Margins as they are where `auto` is nothing. */
  margins(axis: Axis): { readonly before: number; readonly after: number } {
    const [before, after] = axis.margins.map((name) => {
      const value = this.#style[name];
      return value === "auto" ? 0 : resolveLength(value, this.#reference(axis));
    });
    return { before: before!, after: after! };
  }

  /**
   * Size and place across the margin at an edge: the box fills the margin unless it has a size; `auto` margins then take the
   * rest, and otherwise the margin on the outer side (section 5.3.1).
   */
  acrossMargin(edge: Edge): { readonly at: number; readonly size: number } {
    const axis = edge === "top" || edge === "bottom" ? VERTICAL : HORIZONTAL;
    const available = this.#reference(axis);
    const { before, after } = this.margins(axis);
    const size = this.#acrossSize(axis);
    const free = available - size - before - after;
    const autos = axis.margins.map((name) => this.#style[name] === "auto");
    let at = before;
    if (free > 0 && autos.includes(true)) at += autos[0] ? free / (autos[1] ? 2 : 1) : 0;
    else if (edge === "top" || edge === "left") at += free;
    return { at: at + (axis.isHorizontal ? this.containing.x : this.containing.y), size };
  }

  #acrossSize(axis: Axis): number {
    const { before, after } = this.margins(axis);
    const size = this.#size(this.#style[axis.size], axis) ?? this.#reference(axis) - before - after;
    return this.#clamp(size, axis, this.#inset(axis));
  }

  /**
   * Lays the content out in a border box, and aligns it there.
   * @param containing what paddings in per cent refer to
   */
  layOut({ x, y, width, height }: Rect, containing: Rect): Placed<BoxFragment> {
    const { fragment, natural } = this.#inWidth(width, containing);
    // What is too high begins at the top.
    const free = Math.max(0, height - natural);
    const { verticalAlign } = this.#style;
    const shift = verticalAlign === "middle" ? free / 2 : verticalAlign === "bottom" ? free : 0;
    const children = fragment.children.map((child) => placed(child.fragment, child.x, child.y + shift));
    return placed(fragment.with({ height, children }), x, y);
  }

  /** The content in a width, and how high it would like the box to be. */
  #inWidth(width: number, containing: Rect): { readonly fragment: BoxFragment; readonly natural: number } {
    const used = { padding: usedPadding(this.#style, containing) };
    const space = { ...UNCONSTRAINED, availableWidth: width, fixedWidth: width, fixedHeight: 0, used };
    const fragment = this.context.layout(this.box, space);
    const inset = borderPadding(this.#style, width, used);
    const natural = Math.max(contentEnd(fragment) + inset.bottom, vertical(inset));
    return { fragment, natural };
  }

  #reference(axis: Axis): number {
    return axis.isHorizontal ? this.containing.width : this.containing.height;
  }

  #inset(axis: Axis, reference = this.#reference(axis)): number {
    let inset = 0;
    for (const name of axis.borders) inset += this.#style[name];
    for (const name of axis.paddings) inset += Math.max(0, resolveLength(this.#style[name], reference));
    return inset;
  }

  /** The border-box size for a computed one; undefined for `auto`. */
  #size(size: Values.Size, axis: Axis): number | undefined {
    if (size === "auto") return undefined;
    const inset = this.#inset(axis);
    if (typeof size !== "string") {
      const length = Math.max(0, resolveLength(size, this.#reference(axis)));
      return this.#style.boxSizing === "border-box" ? Math.max(length, inset) : length + inset;
    }
    const { min, max } = this.#content(axis);
    if (size === "min-content") return min;
    return size === "max-content" ? max : Math.min(Math.max(min, this.#reference(axis)), max);
  }

  #clamp(size: number, axis: Axis, least: number): number {
    const most = this.#size(this.#style[axis.max], axis);
    const min = this.#size(this.#style[axis.min], axis) ?? 0;
    return Math.max(min, least, most === undefined ? size : Math.min(size, most));
  }

  /** Border-box sizes that the content asks for. */
  #content(axis: Axis): { readonly min: number; readonly max: number } {
    if (axis.isHorizontal) {
      const { min, max } = this.context.intrinsic(this.box);
      const inset = this.#inset(axis, 0);
      return { min: min + inset, max: max + inset };
    }
    this.#naturalHeight ??= this.#inWidth(this.#acrossSize(HORIZONTAL), this.containing).natural;
    return { min: this.#naturalHeight, max: this.#naturalHeight };
  }
}

/** Paddings of a margin box: percentages refer to the containing block, each along its axis. */
const usedPadding = (style: ComputedStyle, { width, height }: Rect): Edges => ({
  top: resolvePositive(style.paddingTop, height),
  right: resolvePositive(style.paddingRight, width),
  bottom: resolvePositive(style.paddingBottom, height),
  left: resolvePositive(style.paddingLeft, width),
});
