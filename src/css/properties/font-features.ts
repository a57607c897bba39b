/** A style -> the OpenType features that it asks for. */
import type { ComputedStyle } from "./table.js";
import type { FontFeature } from "./text/font.js";
import { CAPITALS } from "./text/font-variants.js";

/** Most styles ask for none: they are told to be alike at a glance. */
const NONE: readonly FontFeature[] = [];
/** Of letters below and above the line (CSS Fonts 4, section 6.5). */
const POSITIONS = { sub: "subs", super: "sups" };
const featuresByStyle = new WeakMap<ComputedStyle, readonly FontFeature[]>();

/** The OpenType features that a style asks for, in the order of CSS Fonts 4, section 7.2; later ones win. */
export function fontFeatures(style: ComputedStyle): readonly FontFeature[] {
  let features = featuresByStyle.get(style);
  if (!features) {
    const variants = [
      ...CAPITALS[style.fontVariantCaps],
      ...style.fontVariantNumeric,
      ...style.fontVariantEastAsian,
      ...(style.fontVariantPosition === "normal" ? [] : [POSITIONS[style.fontVariantPosition]]),
      ...(style.fontVariantAlternates === "normal" ? [] : ["hist"]),
    ];
    const asked: FontFeature[] = [
      ...(style.fontKerning === "none" ? ([["kern", 0]] as const) : []),
      // Spaced letters are not joined (CSS Text 4, section 9.2).
      ...(style.letterSpacing !== 0
        ? ([
            ["liga", 0],
            ["clig", 0],
          ] as const)
        : []),
      ...style.fontVariantLigatures,
      ...variants.map((tag) => [tag, 1] as const),
      ...style.fontFeatureSettings,
    ];
    features = asked.length > 0 ? asked : NONE;
    featuresByStyle.set(style, features);
  }
  return features;
}
