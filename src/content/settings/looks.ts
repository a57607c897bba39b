/** How sheets look, as versus.yaml and content files say it in the same words -> lengths and colours that can be used. Lengths in CSS px. */
import { difference, parseHex } from "../../color/index.js";
import { PAGE_NAMES, type PageSize, parseLengths, parsePageSize, turned } from "../schema/page-size.js";
import type { DataPath } from "../yaml/data.js";
import type { YamlFindings } from "../yaml/findings.js";
import { nearestReadable, unreadablePair } from "./contrast.js";
import { greyTwin } from "./grey.js";

/** Margins of a page. */
export interface Margin {
  /** px */
  readonly top: number;
  /** px */
  readonly right: number;
  /** px */
  readonly bottom: number;
  /** px */
  readonly left: number;
}

/** Of a page what somebody has chosen. */
export interface PageChoice {
  /** `css`: the same as CSS has it; `isTurned`: whether it is said which side is up. */
  readonly size?: PageSize & { /** As CSS has it. */ readonly css: string; readonly isTurned: boolean };
  /** `css`: the same as CSS has it. */
  readonly margin?: Margin & { /** As CSS has it. */ readonly css: string };
}

export interface Page {
  readonly size: PageSize;
  readonly margin: Margin;
  /** As CSS has them, for the print styles of pages. */
  readonly sizeText: string;
  readonly marginText: string;
}

/** A page with what has been chosen in place of what it has. */
export function pageWith(page: Page, { size, margin }: PageChoice): Page {
  return {
    size: size ? { width: size.width, height: size.height } : page.size,
    margin: margin ? { top: margin.top, right: margin.right, bottom: margin.bottom, left: margin.left } : page.margin,
    sizeText: size?.css ?? page.sizeText,
    marginText: margin?.css ?? page.marginText,
  };
}

/** The page lying on its side. */
export function landscape(page: Page): Page {
  const { size, sizeText } = page;
  if (size.width >= size.height) return page;
  return { ...page, size: { width: size.height, height: size.width }, sizeText: turned(sizeText) };
}

/** Less than a third of a page is no room for a sheet. */
export const leavesRoom = ({ size, margin }: Pick<Page, "size" | "margin">): boolean =>
  margin.left + margin.right <= size.width * 0.7 && margin.top + margin.bottom <= size.height * 0.7;

/** Undefined for what is no size. */
export function readPageSize(text: string): PageChoice["size"] {
  const size = parsePageSize(text);
  return size && { ...size, isTurned: !/^\s*[\w-]+\s*$/.test(text) };
}

/** Diagnostics, errors: `settings/page-size`, `settings/margin`. @param path of the page */
export function readPage(
  input: { readonly size?: string | undefined; readonly margin?: string | undefined },
  path: DataPath,
  found: YamlFindings,
): PageChoice {
  const size = input.size === undefined ? undefined : readPageSize(input.size);
  if (input.size !== undefined && !size)
    found.errorAt(
      "settings/page-size",
      `"${input.size}" is not a page size`,
      [...path, "size"],
      `write one of ${PAGE_NAMES}; "A4 landscape"; or two lengths: 210mm 297mm`,
    );
  const lengths = input.margin === undefined ? undefined : parseLengths(input.margin);
  const margin = lengths && lengths.length <= 4 ? marginOf(lengths) : undefined;
  if (input.margin !== undefined && !margin)
    found.errorAt(
      "settings/margin",
      `"${input.margin}" is no margin`,
      [...path, "margin"],
      "write one to four lengths: 14mm, or 14mm 18mm",
    );
  return {
    ...(size && { size }),
    ...(margin && input.margin !== undefined && { margin: { ...margin, css: input.margin } }),
  };
}

/** As the shorthand of CSS has them. @param lengths one to four, px */
export function marginOf(lengths: readonly number[]): Margin {
  const [top = 0, right = top, bottom = top, left = right] = lengths;
  return { top, right, bottom, left };
}

/** Between which scales a sheet fits its page, and what becomes of one that doesn't. */
export interface Fit {
  readonly min: number;
  readonly max: number;
  readonly overflow: "error" | "flow";
}

/** Diagnostics: `settings/fit` (error). */
export function readFit(
  { min = 0.8, max = 1.15, overflow = "error" }: { readonly [K in keyof Fit]?: Fit[K] | undefined } = {},
  found: YamlFindings,
): Fit {
  if (!(min > 0 && min <= 1))
    found.errorAt("settings/fit", `the smallest scale can't be ${min}`, ["fit", "min"], "it is between 0 and 1");
  if (!(max >= 1 && max <= 3))
    found.errorAt("settings/fit", `the largest scale can't be ${max}`, ["fit", "max"], "it is between 1 and 3");
  return { min, max, overflow };
}

/** Distance in OKLab. */
const JUST_NOTICEABLE = 0.02;

/** Diagnostics: `settings/accent`, `settings/accent-contrast` (errors), `settings/accent-twice`, `settings/accent-grey` (warnings). @param path of the list */
export function readAccents(accents: readonly string[], path: DataPath, found: YamlFindings): readonly string[] {
  for (const [i, accent] of accents.entries()) tellAccent(accent, [...path, i], found);
  if (!accents.every(isColour)) return accents;
  // Colours are what subjects are told apart by.
  for (const [i, accent] of accents.entries()) {
    const twin = accents.slice(0, i).find((other) => difference(parseHex(accent), parseHex(other)) < JUST_NOTICEABLE);
    if (twin === undefined) {
      tellGrey(accent, accents.slice(0, i), [...path, i], found);
      continue;
    }
    const message = `nobody can tell the accents ${twin} and ${accent} apart`;
    const hint = "choose another colour, or leave it out: the built-in one that differs most takes its place";
    found.warnAt("settings/accent-twice", message, [...path, i], hint);
  }
  return accents;
}

const isColour = (text: string): boolean => /^#([\da-f]{3}|[\da-f]{6})$/i.test(text);

/** Of what can be read: the others are errors, and a better colour is told with these. */
function tellGrey(accent: string, others: readonly string[], path: DataPath, found: YamlFindings): void {
  const twin = unreadablePair(accent) ? undefined : greyTwin(accent, others);
  if (!twin) return;
  const message = `the accents ${twin.other} and ${accent} are nearly the same grey: a print in black and white can't tell them apart`;
  found.warnAt("settings/accent-grey", message, path, `a colour of the same hue that can: "${twin.better}"`);
}

function tellAccent(accent: string, path: DataPath, found: YamlFindings): void {
  const pair = isColour(accent) ? unreadablePair(accent) : undefined;
  if (!isColour(accent)) {
    const hint = 'write it as "#0f5f8c", with the quotes: # begins a comment in YAML';
    found.errorAt("settings/accent", `"${accent}" is not a colour`, path, hint);
  }
  if (!pair) return;
  const { what, text, ground, scheme, ratio } = pair;
  found.errorAt(
    "settings/accent-contrast",
    `text in ${accent} can't be read: its contrast is below 4.5:1. As ${what} in ${scheme}, ${text} on ${ground}, it is ${(Math.floor(ratio * 100) / 100).toFixed(2)}:1`,
    path,
    `the nearest colour that can is "${nearestReadable(accent)}"`,
  );
}
