/** The areas of pages, inside of their margins, px: how large they are, and how content flows from one to the next. */
import type { Element } from "domhandler";
import { anonymousStyle, type ComputedStyle, type PageBox, type PageStyle, type PageStyles } from "../../css/index.js";
import type { Rect } from "../../graphics/index.js";
import type { Box } from "../boxes/box.js";
import type { PageFlow } from "../fragmentation/position.js";
import { BoxFragment, type Placed, placed } from "../fragments/fragment.js";

/**
 * The page area as Chromium has it: it begins at a whole px and has whole ones, rounded up, so that lines break in just that
 * width; what viewport units refer to is rounded down.
 */
export function pageArea({ width, height, margin }: PageBox) {
  const exact = (size: number, start: number, end: number) => Math.max(1, size - start - end) + 0.01;
  const exactWidth = exact(width, margin.left, margin.right);
  const exactHeight = exact(height, margin.top, margin.bottom);
  return { exactWidth, exactHeight, width: Math.ceil(exactWidth - 0.02), height: Math.ceil(exactHeight - 0.02) };
}

/** The left of the page area: its whole px are counted from the side where lines begin. */
export function pageLeft({ box, context }: PageStyle): number {
  if (context.direction === "ltr") return Math.round(box.margin.left);
  return box.width - Math.round(box.margin.right) - pageArea(box).width;
}

/** What the canvas covers: the page box inside of its border. */
export function canvasArea({ outer, context }: PageStyle): Rect {
  const { width, height, margin } = outer;
  const [x, y] = [margin.left + context.borderLeftWidth, margin.top + context.borderTopWidth];
  return {
    x,
    y,
    width: Math.max(0, width - x - margin.right - context.borderRightWidth),
    height: Math.max(0, height - y - margin.bottom - context.borderBottomWidth),
  };
}

/** Background and border of the page itself, below all else: the background covers the margins too (CSS Paged Media 3, 3.2). */
export function pageBackdrop({ outer, context }: PageStyle, element: Element): Placed<BoxFragment>[] {
  const { width, height, margin } = outer;
  const fragment = (style: ComputedStyle, { x, y, width, height }: Rect): Placed<BoxFragment> => {
    const box: Box = { inside: "block", style, element, origin: "before", children: [] };
    return placed(new BoxFragment(box, width, height, []), x, y);
  };
  const border = {
    x: margin.left,
    y: margin.top,
    width: width - margin.left - margin.right,
    height: height - margin.top - margin.bottom,
  };
  const plain = anonymousStyle(context, "block");
  const { backgroundColor, backgroundImage } = context;
  const background = Object.fromEntries(Object.entries(context).filter(([name]) => name.startsWith("background")));
  const hasBackground = backgroundColor.a > 0 || backgroundImage.some((image) => image.kind !== "none");
  const hasBorder = Math.max(...SIDES.map((side) => context[`border${side}Width`])) > 0;
  const bare = { backgroundColor: plain.backgroundColor, backgroundImage: plain.backgroundImage };
  return [
    ...(hasBackground ? [fragment({ ...plain, ...background }, { x: 0, y: 0, width, height })] : []),
    ...(hasBorder ? [fragment({ ...context, ...bare, opacity: 1 }, border)] : []),
  ];
}

const SIDES = ["Top", "Right", "Bottom", "Left"] as const;

/** The pages that stand for all: the first, and the two that further ones are like in turn. */
const PAGES = [0, 1, 2] as const;

/** @param wider factor for content that is shrunk to the pages' width */
export function pageFlow(styles: PageStyles, wider = 1): PageFlow {
  const [first, second, third] = PAGES.map((page) => pageArea(styles.at(page).box).height * wider) as [
    number,
    number,
    number,
  ];
  if (second !== third) return { pageHeight: Math.max(second, third), ends: [first], turns: [second, third] };
  return first === second ? { pageHeight: first } : { pageHeight: second, ends: [first] };
}

/**
 * The width in which content is laid out that runs over several pages, px. The engine has but one for all of them: that of the
 * narrower ones among the pages after the first.
 */
export function flowWidth(styles: PageStyles): { readonly width: number; readonly differs: boolean } {
  const [first, second, third] = PAGES.map((page) => pageArea(styles.at(page).box).width) as [number, number, number];
  return { width: Math.min(second, third), differs: first !== second || second !== third };
}
