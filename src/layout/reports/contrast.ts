/** Colours over one another, and how well one is seen on another. */
import { contrastRatio } from "../../color/index.js";
import type { Color } from "../../css/index.js";

/** A colour as seen over another, which is opaque (CSS Compositing 1, section 5). */
export function over(top: Color, ground: Color): Color {
  const at = (channel: "r" | "g" | "b") => top[channel] * top.a + ground[channel] * (1 - top.a);
  return { r: at("r"), g: at("g"), b: at("b"), a: 1 };
}

/** Contrast of two opaque colours (WCAG 2.2, glossary), 1 to 21. */
export function contrastOf(first: Color, second: Color): number {
  return contrastRatio(channels(first), channels(second));
}

const channels = ({ r, g, b }: Color) => [r / 255, g / 255, b / 255] as const;
