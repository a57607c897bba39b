/**
 * The types that computed values take (CSS Values and Units 4). Lengths are numbers in CSS px (96 to the inch).
 */

/**
 * A `<length-percentage>` after computation: `px + percent × (what the percentage refers to)`. `percent` 1 is 100 %. What isn't
 * such a sum (`min(100%, 300px)`) has a function `of` the reference to px instead, and a `percent` that is not zero. In sizes, whose
 * reference may be indefinite, `0%` isn't zero either (`NO_SHARE`).
 */
export interface LengthPercentage {
  readonly px: number;
  readonly percent: number;
  readonly of?: (reference: number) => number;
}

/** sRGB, channels 0 to 255, alpha 0 to 1. */
export interface Color {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly a: number;
}

/** `line-height` (CSS 2.2 section 10.8.1): a number is inherited as such and multiplied by each element's own font size. */
export type LineHeight =
  | { readonly kind: "normal" }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "length"; readonly px: number };

/** `width`, `height` and their min/max: what can stand in for a length (CSS Sizing 3). `auto` is also the value of `none`. */
export type Size = LengthPercentage | "auto" | "min-content" | "max-content" | "fit-content" | "stretch";

/** `text-align`. The prefixed ones are what `align` attributes and `center` stand for: they move blocks as well. */
export type TextAlign =
  | "start"
  | "end"
  | "left"
  | "right"
  | "center"
  | "justify"
  | "-webkit-left"
  | "-webkit-right"
  | "-webkit-center";

/** `aspect-ratio` (CSS Sizing 4, section 5.1): of width to height; `auto` where the ratio of an image goes before it. */
export type AspectRatio = "auto" | { readonly ratio: number; readonly auto: boolean };

export type BorderStyle =
  | "none"
  | "hidden"
  | "solid"
  | "dashed"
  | "dotted"
  | "double"
  | "groove"
  | "ridge"
  | "inset"
  | "outset";

/** One piece of `content` (CSS Generated Content 3). */
export type ContentItem =
  | { readonly kind: "string"; readonly text: string }
  | { readonly kind: "attr"; readonly name: string; readonly fallback: string }
  | { readonly kind: "image"; readonly url: string }
  | { readonly kind: "counter"; readonly name: string; readonly style: string }
  | { readonly kind: "counters"; readonly name: string; readonly separator: string; readonly style: string }
  | { readonly kind: "quote"; readonly open: boolean; readonly shown: boolean }
  /** `string()`, which stands in the margins of pages. */
  | { readonly kind: "named-string"; readonly name: string; readonly position: StringPosition }
  /** What stands after the slash: said in place of the rest, which is then for the eye alone where this is empty. */
  | { readonly kind: "alternative"; readonly text: string };

/** One piece of a named string. */
export type StringItem =
  | { readonly kind: "string"; readonly text: string }
  | { readonly kind: "attr"; readonly name: string; readonly fallback: string }
  /** The text of the element. */
  | { readonly kind: "content" };

export interface NamedString {
  readonly name: string;
  readonly value: readonly StringItem[];
}

/** Which of the values that a string gets on a page is meant; without one it is that of the pages before. */
export type StringPosition = "first" | "last" | "first-except";

export type VerticalAlign =
  | "baseline"
  | "sub"
  | "super"
  | "text-top"
  | "text-bottom"
  | "top"
  | "middle"
  | "bottom"
  | LengthPercentage;
