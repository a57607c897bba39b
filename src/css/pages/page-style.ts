/** `@page` (CSS Paged Media 3): size and margins of pages, px, and the styles of their margin boxes. */
import type { MatchedDom } from "../cascade/cascade.js";
import { computePageContext, computeRootStyle } from "../compute/compute.js";
import type { ComputeOptions } from "../compute/styles.js";
import type { ComputedStyle } from "../properties/table.js";
import type { MarginBoxName, PageKind, PageSize } from "../sheets/at-rules/page-rule.js";
import { resolveLength } from "../values/length-percentage.js";
import type { PageRules } from "./page-cascade.js";

export interface PageBox {
  readonly width: number;
  readonly height: number;
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
}

/** A page as the stylesheets want it. */
export interface PageStyle {
  /** The page as its content has it: borders and paddings of the page count as margins. */
  readonly box: PageBox;
  /** The margins alone, in which the margin boxes are. */
  readonly outer: PageBox;
  /** The page context: what margin boxes inherit from. */
  readonly context: ComputedStyle;
  /** Clockwise from the top left corner. */
  readonly boxes: ReadonlyMap<MarginBoxName, ComputedStyle>;
}

/** The styles of a document's pages. */
export class PageStyles {
  readonly #styles = new Map<string, PageStyle>();
  readonly #direction: "ltr" | "rtl";

  /**
   * @param fallback the page where no `@page` says otherwise
   * @param fontUnits measures of fonts, for lengths that depend on them
   */
  constructor(
    readonly matched: MatchedDom,
    readonly rules: PageRules,
    readonly fallback: PageBox,
    readonly fontUnits: NonNullable<ComputeOptions["fontUnits"]>,
  ) {
    this.#direction = computeRootStyle(matched, { rootScale: 1, viewport: fallback, fontUnits }).direction;
  }

  /**
   * The style of a page, counted from 0. The first one is a right page where the document reads from left to right.
   * @param name the used value of `page` there; empty for none
   */
  at(index: number, name = ""): PageStyle {
    const isRight = (index % 2 === 0) === (this.#direction === "ltr");
    return this.#of({ first: index === 0, side: isRight ? "right" : "left", name });
  }

  #of(page: PageKind): PageStyle {
    const key = `${page.first} ${page.side} ${page.name}`;
    let style = this.#styles.get(key);
    if (!style) this.#styles.set(key, (style = this.#compute(page)));
    return style;
  }

  /** The page context inherits from the root element, and margin boxes from the page context (section 4.6). */
  #compute(page: PageKind): PageStyle {
    const { context, size, boxes } = this.rules.match(page);
    const paper = paperSize(size, this.fallback);
    const options = { rootScale: 1, viewport: paper, fontUnits: this.fontUnits };
    const { style, inner } = computePageContext(this.matched, options, context, [...boxes.values()]);
    const names = [...boxes.keys()];
    const outer = withRoom(sizedPage(style, paper, this.fallback), this.fallback);
    return {
      box: withRoom({ ...outer, margin: withInsets(outer, style) }, outer),
      outer,
      context: { ...style, ...ownCounters(style) },
      boxes: new Map(inner.map((own, i) => [names[i]!, ofMarginBox(own)])),
    };
  }
}

/** Margin boxes are block containers (section 4), and take no properties that would move them, part them or let through what is below (appendix A). */
const ofMarginBox = (style: ComputedStyle): ComputedStyle => ({
  ...style,
  ...ownCounters(style),
  display: "block",
  columnCount: "auto",
  columnWidth: "auto",
  opacity: 1,
  filter: 0,
  position: "static",
  transform: "none",
  translate: "none",
  rotate: "none",
  scale: "none",
});

/** What a page says of counters: how many pages there are isn't its to say (section 6.2). */
function ownCounters({ counterReset, counterSet, counterIncrement }: ComputedStyle) {
  const isOwn = ({ name }: { readonly name: string }) => name !== "pages";
  return {
    counterReset: counterReset.filter(isOwn),
    counterSet: counterSet.filter(isOwn),
    counterIncrement: counterIncrement.filter(isOwn),
  };
}

interface Paper {
  readonly width: number;
  readonly height: number;
}

function paperSize(size: PageSize | undefined, { width, height }: PageBox): Paper {
  if (size?.kind === "lengths") return size;
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (size?.orientation === "landscape") return { width: long, height: short };
  return size?.orientation === "portrait" ? { width: short, height: long } : { width, height };
}

/**
 * A page of its size with its margins. Where it says how large its area is, `auto` margins take what is left of the page, and where there
 * are none the page is as large as all of it together (section 7.1). Percentages refer to the page as `size` has it.
 */
function sizedPage(style: ComputedStyle, paper: Paper, { margin: usual }: PageBox): PageBox {
  const insets = withInsets({ ...paper, margin: { top: 0, right: 0, bottom: 0, left: 0 } }, style);
  const isWhole = style.boxSizing === "border-box";
  const across = sizedAxis(style.width, paper.width, isWhole, insets.left + insets.right, {
    start: [style.marginLeft, usual.left],
    end: [style.marginRight, usual.right],
  });
  const down = sizedAxis(style.height, paper.height, isWhole, insets.top + insets.bottom, {
    start: [style.marginTop, usual.top],
    end: [style.marginBottom, usual.bottom],
  });
  const margin = { top: down.start, right: across.end, bottom: down.end, left: across.start };
  return { width: across.size, height: down.size, margin };
}

/** A margin, and what an `auto` one is where the area has no size of its own. */
type Margin = readonly [value: ComputedStyle["marginTop"], usual: number];

/** @param insets borders and paddings */
function sizedAxis(
  wanted: ComputedStyle["width"],
  paper: number,
  isWhole: boolean,
  insets: number,
  margins: { readonly start: Margin; readonly end: Margin },
): { readonly size: number; readonly start: number; readonly end: number } {
  const used = ([value]: Margin) => (value === "auto" ? undefined : resolveLength(value, paper));
  const [start, end] = [used(margins.start), used(margins.end)];
  if (typeof wanted === "string") return { size: paper, start: start ?? margins.start[1], end: end ?? margins.end[1] };
  const length = Math.max(0, resolveLength(wanted, paper));
  const area = isWhole ? Math.max(length, insets) : length + insets;
  if (start !== undefined && end !== undefined) return { size: start + area + end, start, end };
  const free = paper - area - (start ?? 0) - (end ?? 0);
  const share = start === undefined && end === undefined ? free / 2 : free;
  return { size: paper, start: start ?? share, end: end ?? share };
}

function withInsets({ width, height, margin }: PageBox, style: ComputedStyle): PageBox["margin"] {
  const padding = (value: ComputedStyle["paddingTop"], reference: number) =>
    Math.max(0, resolveLength(value, reference));
  return {
    top: margin.top + style.borderTopWidth + padding(style.paddingTop, height),
    right: margin.right + style.borderRightWidth + padding(style.paddingRight, width),
    bottom: margin.bottom + style.borderBottomWidth + padding(style.paddingBottom, height),
    left: margin.left + style.borderLeftWidth + padding(style.paddingLeft, width),
  };
}

/** The largest page that a PDF can have: 14,400 pt (ISO 32000-1, annex C). */
const MAX_SIZE = 19_200;

/** The smallest, px: 3 pt (ISO 32000-1, annex C; ISO 19005-2, 6.1.13). */
const MIN_SIZE = 4;

/**
 * A page that a reader can show and that has room for content: margins that leave none are not used. What a smaller page lacks is paper on
 * its right and below it, on which nothing stands.
 */
function withRoom(page: PageBox, fallback: PageBox): PageBox {
  const { width, height } = page.width >= 1 && page.height >= 1 ? page : fallback;
  const sized = (length: number) => Math.max(MIN_SIZE, Math.min(MAX_SIZE, length));
  const { margin } = page;
  const lacks = { right: Math.max(0, MIN_SIZE - width), bottom: Math.max(0, MIN_SIZE - height) };
  const whole = {
    ...page,
    width: sized(width),
    height: sized(height),
    margin: { ...margin, right: margin.right + lacks.right, bottom: margin.bottom + lacks.bottom },
  };
  const hasRoom = ({ width, height, margin }: PageBox) =>
    width - margin.left - margin.right >= 1 && height - margin.top - margin.bottom >= 1;
  if (hasRoom(whole)) return whole;
  const usual = { ...whole, margin: fallback.margin };
  return hasRoom(usual) ? usual : { ...whole, margin: { top: 0, right: lacks.right, bottom: lacks.bottom, left: 0 } };
}
