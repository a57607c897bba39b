/** The areas of pages, inside of their margins, px: how large they are, and how content flows from one to the next. */
import type { PageBox, PageStyle, PageStyles } from "../../css/index.js";
import type { Rect } from "../../graphics/index.js";
import type { PageFlow } from "../fragmentation/fragmentainers.js";
import type { PageBackdrop } from "../fragments/fragment.js";

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

/** Where the page area stands on the paper. */
export function contentArea(style: PageStyle): Rect {
  const { width, height } = pageArea(style.box);
  return { x: pageLeft(style), y: Math.round(style.box.margin.top), width, height };
}

/** The left of the page area: its whole px are counted from the side where lines begin. */
function pageLeft({ box, context }: PageStyle): number {
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

/** Background and border of the page itself, below all else (CSS Paged Media 3, section 3.2). */
export function pageBackdrop({ outer, context }: PageStyle): PageBackdrop {
  const { width, height, margin } = outer;
  return {
    style: context,
    borderBox: {
      x: margin.left,
      y: margin.top,
      width: width - margin.left - margin.right,
      height: height - margin.top - margin.bottom,
    },
  };
}

/** The pages that stand for all: the first, and the two that further ones are like in turn. */
const PAGES = [0, 1, 2] as const;

/**
 * The flow of a document that names pages.
 * @param known the names of its pages, as far as they are known; the last one goes on
 * @param names all that there are
 */
export function namedPageFlow(
  styles: PageStyles,
  known: readonly string[],
  names: Iterable<string>,
  wider = 1,
): PageFlow {
  const last = known.at(-1) ?? "";
  const heightAt = (page: number) => pageArea(styles.at(page, known[page] ?? last).box).height * wider;
  const ends: number[] = [];
  // The first page may be another than all that follow.
  for (let page = 0; page < Math.max(1, known.length); page++) ends.push((ends.at(-1) ?? 0) + heightAt(page));
  const turns: [number, number] = [heightAt(ends.length), heightAt(ends.length + 1)];
  const widths = new Map(["", ...names].map((name) => [name, pageArea(styles.at(1, name).box).width * wider]));
  return { pageHeight: Math.max(...turns), ends, turns, widths };
}

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
