/** What `@page` rules are made of (CSS Paged Media 3): page selectors, margin boxes, `size`. */
import { PAPER_SIZES } from "../../../units.js";
import type { Component } from "../../syntax/component.js";
import { parseLength } from "../../values/numeric.js";
import { NOWHERE } from "../../values/specified.js";

/** Clockwise from the top left corner, which is also the order of painting (section 3.2). */
export const MARGIN_BOXES = [
  "top-left-corner",
  "top-left",
  "top-center",
  "top-right",
  "top-right-corner",
  "right-top",
  "right-middle",
  "right-bottom",
  "bottom-right-corner",
  "bottom-right",
  "bottom-center",
  "bottom-left",
  "bottom-left-corner",
  "left-bottom",
  "left-middle",
  "left-top",
] as const;

export type MarginBoxName = (typeof MARGIN_BOXES)[number];

const NAMES: ReadonlySet<string> = new Set(MARGIN_BOXES);

export const isMarginBox = (name: string): name is MarginBoxName => NAMES.has(name);

const PAGE_PSEUDOS = ["first", "left", "right", "blank"] as const;
type PagePseudo = (typeof PAGE_PSEUDOS)[number];

export interface PageSelector {
  /** The named page that is meant; undefined for all. */
  readonly name: string | undefined;
  /** At most one is taken, as in Chromium. */
  readonly pseudo: PagePseudo | undefined;
}

/** What page selectors are matched against. Blank pages are never made. */
export interface PageKind {
  readonly first: boolean;
  readonly side: "left" | "right";
  /** The used value of the property `page`; empty for pages without a name. */
  readonly name: string;
}

export function selects({ name, pseudo }: PageSelector, page: PageKind): boolean {
  if (name !== undefined && name !== page.name) return false;
  return pseudo === undefined || (pseudo === "first" ? page.first : pseudo === page.side);
}

/** Named pages before `:first` and `:blank`, those before `:left` and `:right` (section 4.5). */
export function pageSpecificity({ name, pseudo }: PageSelector): number {
  const bySide = pseudo === "left" || pseudo === "right";
  return (name === undefined ? 0 : 4) + (pseudo === undefined ? 0 : bySide ? 1 : 2);
}

/** The selector of a page rule, empty for all pages; undefined for what is none. Chromium takes no lists. */
export function parsePageSelector(text: string): PageSelector | undefined {
  const parsed = /^([a-z_\u0080-\uffff-][\w\u0080-\uffff-]*)?(?::([a-z-]+))?$/i.exec(text.trim());
  if (!parsed || parsed[1]?.toLowerCase() === "auto") return undefined;
  const pseudo = PAGE_PSEUDOS.find((known) => known === parsed[2]?.toLowerCase());
  return parsed[2] === undefined || pseudo ? { name: parsed[1], pseudo } : undefined;
}

/** `size`: lengths, px; an orientation of the usual page; or that page as it is. */
export type PageSize =
  | { readonly kind: "lengths"; readonly width: number; readonly height: number }
  | { readonly kind: "usual"; readonly orientation: "portrait" | "landscape" | undefined };

/** The value of `size`: `auto`, one or two lengths, a name, an orientation, or the last two; undefined for anything else. */
export function parsePageSize(value: readonly Component[]): PageSize | undefined {
  const words = value.flatMap((component) => (component.type === "ident" ? [component.name.toLowerCase()] : []));
  if (value.length === 0 || value.length > 2) return undefined;
  if (words.length === 0) return sizeOfLengths(value);
  if (words.length < value.length) return undefined;
  if (words.length === 1 && words[0] === "auto") return { kind: "usual", orientation: undefined };
  const orientation = words.find((word) => word === "portrait" || word === "landscape");
  const name = words.find((word) => word !== orientation);
  if (name === undefined) return words.length === 1 ? { kind: "usual", orientation: orientation! } : undefined;
  const named = PAPER_SIZES.get(name);
  if (!named?.inCss || (words.length === 2 && !orientation)) return undefined;
  const { width: short, height: long } = named;
  return orientation === "landscape"
    ? { kind: "lengths", width: long, height: short }
    : { kind: "lengths", width: short, height: long };
}

function sizeOfLengths(value: readonly Component[]): PageSize | undefined {
  const [width, height] = [parseLength(value[0]), parseLength(value[1] ?? value[0])];
  return width && height ? { kind: "lengths", width: width(NOWHERE), height: height(NOWHERE) } : undefined;
}
