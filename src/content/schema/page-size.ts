/** Page sizes and lengths as settings write them. px, 96 to the inch. */
import { PAPER_SIZES, PX_PER_UNIT } from "../../units.js";

/** Size of a page. */
export interface PageSize {
  /** px */
  readonly width: number;
  /** px */
  readonly height: number;
}

/** The names of pages, as messages and schemas tell them. */
export const PAGE_NAMES = "A3, A4, A5, A6, B4, B5, JIS-B4, JIS-B5, Letter, Legal, Ledger";

/** One or more lengths with their units, separated by spaces; undefined where one isn't. */
export function parseLengths(text: string): number[] | undefined {
  const lengths = text
    .trim()
    .split(/\s+/)
    .map((part) => {
      const match = /^(\d+(?:\.\d+)?|\.\d+)(mm|cm|in|pt|pc|px)$/i.exec(part);
      if (match) return Number(match[1]) * PX_PER_UNIT[match[2]!.toLowerCase()]!;
      return part === "0" ? 0 : undefined;
    });
  return lengths.every((length) => length !== undefined) ? lengths : undefined;
}

/** One length, px; undefined for what is none. */
export const parseLength = (text: string): number | undefined => {
  const lengths = parseLengths(text);
  return lengths?.length === 1 ? lengths[0] : undefined;
};

/** A size as CSS has it, lying on its side: CSS turns pages by their names alone (CSS Paged Media 3, section 7.1). */
export const turned = (css: string): string =>
  css.includes(" ") ? css.split(" ").reverse().join(" ") : `${css} landscape`;

/** A name, with `landscape` or `portrait` before or after it, or two lengths; as px, and as CSS has it. */
export function parsePageSize(text: string): (PageSize & { readonly css: string }) | undefined {
  const words = text.trim().toLowerCase().split(/\s+/);
  const name = words.find((word) => PAPER_SIZES.has(word));
  const paper = name === undefined ? undefined : PAPER_SIZES.get(name);
  if (paper) {
    const [orientation = "portrait", ...rest] = words.filter((word) => word !== name);
    if (words.length > 2 || rest.length > 0) return undefined;
    const { width, height, css, inCss } = paper;
    if (orientation === "portrait") return { width, height, css: inCss ? text : css };
    if (orientation !== "landscape") return undefined;
    return { width: height, height: width, css: inCss ? text : turned(css) };
  }
  const lengths = parseLengths(text);
  if (lengths?.length !== 2) return undefined;
  const [width, height] = lengths;
  return width! >= 96 && height! >= 96 ? { width: width!, height: height!, css: text } : undefined;
}
