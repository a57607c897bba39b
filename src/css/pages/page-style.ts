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
    const outer = withRoom({ ...paper, margin: pageMargins(style, paper, this.fallback) }, this.fallback);
    return {
      box: withRoom({ ...outer, margin: withInsets(outer, style) }, outer),
      outer,
      context: style,
      boxes: new Map(inner.map((own, i) => [names[i]!, ofMarginBox(own)])),
    };
  }
}

/** Margin boxes are block containers (section 4), and take no properties that would move them or let through what is below (appendix A). */
const ofMarginBox = (style: ComputedStyle): ComputedStyle => ({
  ...style,
  display: style.display === "none" ? "none" : "block",
  opacity: 1,
  filter: 0,
  position: "static",
  transform: "none",
  translate: "none",
  rotate: "none",
  scale: "none",
});

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

/** `auto` margins, which pages have unless a rule says otherwise, are the usual ones. Percentages refer to the page box. */
function pageMargins(style: ComputedStyle, { width, height }: Paper, { margin }: PageBox): PageBox["margin"] {
  const used = (value: ComputedStyle["marginTop"], reference: number, usual: number) =>
    value === "auto" ? usual : resolveLength(value, reference);
  return {
    top: used(style.marginTop, height, margin.top),
    right: used(style.marginRight, width, margin.right),
    bottom: used(style.marginBottom, height, margin.bottom),
    left: used(style.marginLeft, width, margin.left),
  };
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
