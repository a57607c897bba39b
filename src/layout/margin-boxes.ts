/** Boxes in the margins of a page (CSS Paged Media 3, section 5.3): how large they are, and their texts in them. Lengths in px. */

import { MARGIN_SIDES, type MarginBoxName } from "../css/margin-box-names.js";
import type { StyledMarginBox } from "../css/margin-boxes.js";
import type { PageBox } from "../css/page-style.js";
import { anonymousStyle } from "../css/properties.js";
import type { Box } from "./box.js";
import type { LayoutContext } from "./context.js";
import { Counters } from "./counters.js";
import type { BoxFragment } from "./fragment.js";
import { GeneratedContent } from "./generated-content.js";
import type { Rect } from "./geometry.js";
import { horizontal, insets, outerIntrinsic, specifiedHeight, usedMargins, vertical } from "./sizing.js";

/** @param pageNumber from 1 @returns fragments with places on the page */
export function layOutMarginBoxes(
  boxes: readonly StyledMarginBox[],
  page: PageBox,
  pageNumber: number,
  pageCount: number,
  context: LayoutContext,
): BoxFragment[] {
  const counters = new Counters();
  counters.reset("page", pageNumber);
  counters.reset("pages", pageCount);
  const content = new GeneratedContent(counters);
  const generated = new Map<MarginBoxName, Box>();
  for (const { name, element, style } of boxes) {
    const text = content.text(style, element);
    if (text === undefined || style.display === "none") continue;
    const block = { ...style, display: "block" } as const;
    const item = { kind: "text", text, style: anonymousStyle(block, "inline"), element } as const;
    generated.set(name, { inside: "inline", style: block, element, origin: "anonymous", children: [], items: [item] });
  }
  if (generated.size === 0) return [];
  return areasOf(page, generated, context).map(({ box, area }) => inArea(box, area, context));
}

interface PlacedBox {
  readonly box: Box;
  readonly area: Rect;
}

function areasOf(page: PageBox, boxes: ReadonlyMap<MarginBoxName, Box>, context: LayoutContext): PlacedBox[] {
  const { margin } = page;
  const width = page.width - margin.left - margin.right;
  const height = page.height - margin.top - margin.bottom;
  const [right, bottom] = [page.width - margin.right, page.height - margin.bottom];
  const corner = (name: MarginBoxName, area: Rect): PlacedBox[] => {
    const box = boxes.get(name);
    return box ? [{ box, area }] : [];
  };
  const row = (side: "top" | "bottom", y: number, rowHeight: number) =>
    along(
      MARGIN_SIDES[side].map((name) => boxes.get(name)),
      width,
      (box) => widths(box, width, context),
    ).map(({ box, start, size }) => ({ box, area: { x: margin.left + start, y, width: size, height: rowHeight } }));
  const column = (side: "left" | "right", x: number, columnWidth: number) =>
    along(
      MARGIN_SIDES[side].map((name) => boxes.get(name)),
      height,
      (box) => heights(box, columnWidth, height, context),
    ).map(({ box, start, size }) => ({ box, area: { x, y: margin.top + start, width: columnWidth, height: size } }));
  return [
    ...corner("top-left-corner", { x: 0, y: 0, width: margin.left, height: margin.top }),
    ...row("top", 0, margin.top),
    ...corner("top-right-corner", { x: right, y: 0, width: margin.right, height: margin.top }),
    ...column("left", 0, margin.left),
    ...column("right", right, margin.right),
    ...corner("bottom-left-corner", { x: 0, y: bottom, width: margin.left, height: margin.bottom }),
    ...row("bottom", bottom, margin.bottom),
    ...corner("bottom-right-corner", { x: right, y: bottom, width: margin.right, height: margin.bottom }),
  ];
}

/** Outer sizes along a side; `auto` where the box shares what room there is. */
interface OuterSize {
  readonly min: number;
  readonly max: number;
  readonly auto: boolean;
}

function widths(box: Box, available: number, context: LayoutContext): OuterSize {
  const { min, max } = outerIntrinsic(box, context);
  const margins = horizontal(usedMargins(box.style, available));
  if (box.style.width === "auto") return { min, max, auto: true };
  const width = context.layout(box, { availableWidth: available, availableHeight: undefined }).width + margins;
  return { min: width, max: width, auto: false };
}

function heights(box: Box, width: number, available: number, context: LayoutContext): OuterSize {
  const margins = usedMargins(box.style, width);
  const space = { availableWidth: width - horizontal(margins), availableHeight: available };
  const height = context.layout(box, space).height + vertical(margins);
  return { min: height, max: height, auto: specifiedHeight(box.style, space) === undefined };
}

interface Sized {
  readonly box: Box;
  readonly start: number;
  readonly size: number;
}

/** The three boxes of a side: the middle one in the middle, the others at the ends (section 5.3.2). */
function along([a, b, c]: readonly (Box | undefined)[], available: number, measure: (box: Box) => OuterSize): Sized[] {
  const none: OuterSize = { min: 0, max: 0, auto: false };
  const [first, middle, last] = [a ? measure(a) : none, b ? measure(b) : none, c ? measure(c) : none];
  let [start, centre, end] = [first.max, middle.max, last.max];
  if (b) {
    // Those at the ends take as much room as the larger of them, on both sides.
    const ends = { min: 2 * Math.max(first.min, last.min), max: 2 * Math.max(first.max, last.max), auto: true };
    if (middle.auto) [centre] = shares(middle, ends, available) as [number, number];
    const rest = Math.max(0, (available - centre) / 2);
    if (first.auto) start = rest;
    if (last.auto) end = rest;
  } else if (first.auto && last.auto) [start, end] = shares(first, last, available) as [number, number];
  else {
    if (first.auto) start = available - end;
    if (last.auto) end = available - start;
  }
  return [
    ...(a ? [{ box: a, start: 0, size: start }] : []),
    ...(b ? [{ box: b, start: (available - centre) / 2, size: centre }] : []),
    ...(c ? [{ box: c, start: available - end, size: end }] : []),
  ];
}

/** How two boxes share a length: in proportion to what they would like to have, with no less than they need where that is there. */
function shares(a: OuterSize, b: OuterSize, available: number): number[] {
  const [least, most] = [a.min + b.min, a.max + b.max];
  const part = (from: number, weight: number, weights: number, rest: number) =>
    from + rest * (weights > 0 ? weight / weights : 1 / 2);
  if (most <= available) return [a, b].map(({ max }) => part(max, max, most, available - most));
  if (least <= available) return [a, b].map(({ min, max }) => part(min, max - min, most - least, available - least));
  return [a, b].map(({ min }) => part(min, min, least, available - least));
}

/** Lays a box out in its area; its text is aligned in what height it has. */
function inArea(box: Box, area: Rect, context: LayoutContext): BoxFragment {
  const { style } = box;
  const margins = usedMargins(style, area.width);
  const space = { availableWidth: area.width, availableHeight: area.height };
  const width = style.width === "auto" ? Math.max(0, area.width - horizontal(margins)) : undefined;
  const height = specifiedHeight(style, space) === undefined ? Math.max(0, area.height - vertical(margins)) : undefined;
  const natural = context.layout(box, { ...space, ...(width !== undefined && { fixedWidth: width }) });
  const fragment = context.layout(box, {
    ...space,
    ...(width !== undefined && { fixedWidth: width }),
    ...(height !== undefined && { fixedHeight: height }),
  });
  const inset = insets(style, area.width);
  const used = natural.children.reduce((bottom, child) => Math.max(bottom, child.y + child.height), inset.top);
  const free = fragment.height - inset.bottom - used;
  const shift = style.verticalAlign === "middle" ? free / 2 : style.verticalAlign === "bottom" ? free : 0;
  for (const child of fragment.children) child.y += shift;
  fragment.x = area.x + margins.left;
  fragment.y = area.y + margins.top;
  return fragment;
}
