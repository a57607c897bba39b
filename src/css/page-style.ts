/** `@page` (CSS Paged Media 3): size and margins of the pages, px. */
import { type Component, parseComponents } from "./component.js";
import { resolveLength } from "./length-percentage.js";
import { parseLength, parseLengthPercentage } from "./numeric.js";
import { NOWHERE } from "./properties/definition.js";
import type { Stylesheet } from "./stylesheet.js";

export interface PageBox {
  readonly width: number;
  readonly height: number;
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
}

const MM = 96 / 25.4;
const INCH = 96;

/** Page sizes by name, portrait (CSS Paged Media 3, section 5.1). */
const PAGE_SIZES: Readonly<Record<string, readonly [width: number, height: number]>> = {
  a5: [148 * MM, 210 * MM],
  a4: [210 * MM, 297 * MM],
  a3: [297 * MM, 420 * MM],
  b5: [176 * MM, 250 * MM],
  b4: [250 * MM, 353 * MM],
  "jis-b5": [182 * MM, 257 * MM],
  "jis-b4": [257 * MM, 364 * MM],
  letter: [8.5 * INCH, 11 * INCH],
  legal: [8.5 * INCH, 14 * INCH],
  ledger: [11 * INCH, 17 * INCH],
};

/** The page that the sheets ask for, on top of a default. */
export function pageStyle(sheets: readonly Stylesheet[], fallback: PageBox): PageBox {
  let page = fallback;
  for (const sheet of sheets) {
    for (const rule of sheet.pages) {
      if (rule.pseudos.length > 0) continue;
      for (const [name, text] of rule.descriptors) page = declare(page, name, parseComponents(text) ?? []);
    }
  }
  return withRoom(page, fallback);
}

/** The largest page that a PDF can have: 14,400 pt (ISO 32000-1, annex C). */
const MAX_SIZE = 19_200;

/** A page that a reader can show and that has room for content: margins that leave none are not used. */
function withRoom(page: PageBox, fallback: PageBox): PageBox {
  const sized = (length: number) => Math.min(MAX_SIZE, length);
  const whole =
    page.width >= 1 && page.height >= 1
      ? { ...page, width: sized(page.width), height: sized(page.height) }
      : { ...page, width: fallback.width, height: fallback.height };
  const hasRoom = ({ width, height, margin }: PageBox) =>
    width - margin.left - margin.right >= 1 && height - margin.top - margin.bottom >= 1;
  if (hasRoom(whole)) return whole;
  const usual = { ...whole, margin: fallback.margin };
  return hasRoom(usual) ? usual : { ...whole, margin: { top: 0, right: 0, bottom: 0, left: 0 } };
}

function declare(page: PageBox, name: string, value: readonly Component[]): PageBox {
  if (name === "size") {
    const size = pageSize(value);
    return size ? { ...page, width: size[0], height: size[1] } : page;
  }
  if (name === "margin") {
    const lengths = value.map((component) => marginLength(component, page));
    if (lengths.length === 0 || lengths.includes(undefined)) return page;
    const [top, right = top, bottom = top, left = right] = lengths;
    return { ...page, margin: { top: top!, right: right!, bottom: bottom!, left: left! } };
  }
  const side = /^margin-(top|right|bottom|left)$/.exec(name)?.[1];
  const length = side && marginLength(value[0], page);
  return side && length !== undefined ? { ...page, margin: { ...page.margin, [side]: length } } : page;
}

function marginLength(component: Component | undefined, page: PageBox): number | undefined {
  const parsed = parseLengthPercentage(component)?.(NOWHERE);
  return parsed && resolveLength(parsed, page.width);
}

/** `size`: a name, an orientation, both, or one or two lengths. */
function pageSize(value: readonly Component[]): readonly [number, number] | undefined {
  const words = value.flatMap((component) => (component.type === "ident" ? [component.name.toLowerCase()] : []));
  if (words.length === value.length) {
    const named = PAGE_SIZES[words.find((word) => PAGE_SIZES[word]) ?? "a4"]!;
    const [short, long] = [Math.min(...named), Math.max(...named)];
    if (words.includes("landscape")) return [long, short];
    return words.includes("portrait") ? [short, long] : named;
  }
  const [width, height] = [parseLength(value[0]), parseLength(value[1] ?? value[0])];
  return width && height ? [width(NOWHERE), height(NOWHERE)] : undefined;
}
