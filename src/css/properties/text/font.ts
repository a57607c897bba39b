/** Properties of fonts (CSS Fonts 4). */

import type { Component } from "../../syntax/component.js";
import { splitAt } from "../../syntax/component.js";
import { named } from "../../syntax/named.js";
import { lengthText, plainText } from "../../values/css-text.js";
import { angle } from "../../values/gradient.js";
import { resolveLength } from "../../values/length-percentage.js";
import { parseInteger, parseLengthPercentage, parseNumber, parsePercentage } from "../../values/numeric.js";
import { keyword, keywords, one } from "../../values/parsers.js";
import type { Parser, Specified } from "../../values/specified.js";
import { inherited } from "../definition.js";

/** Generic families (CSS Fonts 4, section 2.1.2), which name no font. */
export const GENERIC_FAMILIES: ReadonlySet<string> = new Set([
  "serif",
  "sans-serif",
  "monospace",
  "cursive",
  "fantasy",
  "system-ui",
  "ui-serif",
  "ui-sans-serif",
  "ui-monospace",
  "ui-rounded",
  "math",
  "emoji",
  "fangsong",
]);

/**
 * A family's name as styles have it: generic ones in small letters. In quotes the same word is the name of a font, which is found
 * in any case and so stands in capitals (CSS Fonts 4, section 2.1.1).
 */
export function familyName(written: string, isQuoted: boolean): string {
  const lower = written.toLowerCase();
  if (!GENERIC_FAMILIES.has(lower)) return written;
  return isQuoted ? lower.toUpperCase() : lower;
}

/** A family's name as CSS has it: quoted, unless it is a generic one. */
export const familyText = (name: string): string => (GENERIC_FAMILIES.has(name) ? name : JSON.stringify(name));

/** Names of letters and hyphens stand for themselves, unless they would be taken for generic ones. */
function familiesText(families: readonly string[]): string {
  const isPlain = (name: string) => /^[a-z-]+$/i.test(name) && !GENERIC_FAMILIES.has(name.toLowerCase());
  return families
    .map((name) => (GENERIC_FAMILIES.has(name) || isPlain(name) ? name : `'${name.replace(/['\\]/g, "")}'`))
    .join(", ");
}

export const family: Parser<readonly string[]> = (value) => {
  const names: string[] = [];
  for (const part of splitAt(value, ",") ?? []) {
    const [first] = part;
    if (first?.type === "string" && part.length === 1) names.push(familyName(first.value, true));
    else if (part.length > 0 && part.every((component) => component.type === "ident"))
      names.push(familyName(part.map((c) => (c.type === "ident" ? c.name : "")).join(" "), false));
    else return undefined;
  }
  return names.length > 0 ? () => names : undefined;
};

/** Keyword sizes as browsers have them for a medium of 16 px. */
const FONT_SIZES: Readonly<Record<string, number>> = {
  "xx-small": 9,
  "x-small": 10,
  small: 13,
  medium: 16,
  large: 18,
  "x-large": 24,
  "xx-large": 32,
  "xxx-large": 48,
};

/** Percentages refer to the parent's size, which is what `fontSize` of the context is for this property. */
const fontSize: Parser<number> = one((component): Specified<number> | undefined => {
  if (component.type === "ident") {
    const name = component.name.toLowerCase();
    if (name === "smaller") return withBasis("relative", (context) => context.fontSize / 1.2);
    if (name === "larger") return withBasis("relative", (context) => context.fontSize * 1.2);
    const px = named(FONT_SIZES, name);
    return px === undefined ? undefined : withBasis(px, () => px);
  }
  const parsed = parseLengthPercentage(component);
  const isRelative =
    component.type === "percentage" || (component.type === "dimension" && OF_FONT.has(component.unit.toLowerCase()));
  return (
    parsed &&
    withBasis(isRelative ? "relative" : "absolute", (context) =>
      Math.max(0, resolveLength(parsed(context), context.fontSize)),
    )
  );
});

/** Units that depend on the parent's font. */
const OF_FONT = new Set(["em", "ex", "ch", "cap", "ic", "lh"]);

/** What a size is measured by: the size around it, nothing, or a keyword, which is told by its px. */
export type FontSizeBasis = "relative" | "absolute" | number;

const bases = new WeakMap<Specified<unknown>, FontSizeBasis>();

function withBasis(basis: FontSizeBasis, specified: Specified<number>): Specified<number> {
  bases.set(specified, basis);
  return specified;
}

/** @param specified a value of `font-size` */
export const fontSizeBasis = (specified: Specified<unknown>): FontSizeBasis => bases.get(specified) ?? "relative";

/** Whether a style is set in `monospace` and nothing else, for which browsers have smaller sizes. */
export const isMonospaceAlone = (families: readonly string[]): boolean =>
  families.length === 1 && families[0] === "monospace";

/** What browsers make of a keyword's size in `monospace` alone: px by px. */
const MONOSPACE_SIZES = new Map([
  [9, 9],
  [10, 10],
  [13, 12],
  [16, 13],
  [18, 16],
  [24, 20],
  [32, 26],
  [48, 39],
]);

/** By how much text in `monospace` alone is smaller than other text whose size is measured like it. */
export function monospaceFactor(basis: FontSizeBasis): number {
  if (basis === "absolute") return 1;
  const size = basis === "relative" ? undefined : MONOSPACE_SIZES.get(basis);
  return size === undefined || basis === "relative" ? 13 / 16 : size / basis;
}

/** Percent, by keyword (section 2.3). */
const WIDTHS: Readonly<Record<string, number>> = {
  normal: 100,
  "ultra-condensed": 50,
  "extra-condensed": 62.5,
  condensed: 75,
  "semi-condensed": 87.5,
  "semi-expanded": 112.5,
  expanded: 125,
  "extra-expanded": 150,
  "ultra-expanded": 200,
};

/** Percent of the normal width; undefined for anything else. */
export function fontWidth(component: Component | undefined): number | undefined {
  if (component?.type !== "ident") {
    const value = parsePercentage(component);
    return value !== undefined && value >= 0 ? value * 100 : undefined;
  }
  const name = component.name.toLowerCase();
  return named(WIDTHS, name);
}

const fontStretch: Parser<number> = one((component) => {
  const width = fontWidth(component);
  return width === undefined ? undefined : () => width;
});

/** An angle is that of the slant, clockwise from the vertical. */
export type FontSlope = "normal" | "italic" | `oblique ${number}deg`;

/** What `oblique` alone and `italic` stand for where a font has angles, degrees. */
export const USUAL_SLANT = 14;

/** Degrees, from -90 to 90. */
export function slantDegrees(component: Component | undefined): number | undefined {
  const radians = angle(component);
  const degrees = radians === undefined ? undefined : Math.round((radians * 180_000) / Math.PI) / 1000;
  return degrees !== undefined && Math.abs(degrees) <= 90 ? degrees : undefined;
}

const fontStyle: Parser<FontSlope> = (value) => {
  const [first, slant] = value;
  if (value.length === 1) {
    const name = keyword(first, ["normal", "italic", "oblique"]);
    return (
      name &&
      ((context) => {
        const own = name(context);
        return own === "oblique" ? `oblique ${USUAL_SLANT}deg` : own;
      })
    );
  }
  const degrees = keyword(first, ["oblique"]) && value.length === 2 ? slantDegrees(slant) : undefined;
  return degrees === undefined ? undefined : () => `oblique ${degrees}deg`;
};

/** `bolder` and `lighter` by the table of CSS Fonts 4, section 2.2.1. */
const fontWeight: Parser<number> = one((component): Specified<number> | undefined => {
  const relative = keyword(component, ["normal", "bold", "bolder", "lighter"]);
  if (!relative) {
    const value = parseNumber(component);
    return value !== undefined && value >= 1 && value <= 1000 ? () => value : undefined;
  }
  return (context) => {
    const inheritedWeight = context.parentFontWeight;
    switch (relative(context)) {
      case "normal":
        return 400;
      case "bold":
        return 700;
      case "bolder":
        return inheritedWeight < 350 ? 400 : inheritedWeight < 550 ? 700 : 900;
      case "lighter":
        return inheritedWeight < 550 ? 100 : inheritedWeight < 750 ? 400 : 700;
    }
  };
});

/** A place on an axis of a variable font. */
export type FontVariation = readonly [tag: string, value: number];

export type FontFeature = readonly [tag: string, value: number];

const featureSettings: Parser<readonly FontFeature[]> = (value) => {
  if (value.length === 1 && keyword(value[0], ["normal"])) return () => [];
  const features: FontFeature[] = [];
  for (const part of splitAt(value, ",") ?? []) {
    const [tag, setting] = part;
    if (tag?.type !== "string" || !/^[ -~]{4}$/.test(tag.value)) return undefined;
    const on =
      setting === undefined
        ? 1
        : setting.type === "ident"
          ? named({ on: 1, off: 0 }, setting.name.toLowerCase())
          : parseInteger(setting);
    if (on === undefined) return undefined;
    features.push([tag.value, on]);
  }
  return features.length > 0 ? () => features : undefined;
};

export const variationSettings: Parser<readonly FontVariation[]> = (value) => {
  if (value.length === 1 && keyword(value[0], ["normal"])) return () => [];
  const settings: FontVariation[] = [];
  for (const part of splitAt(value, ",") ?? []) {
    const [tag, setting] = part;
    const amount = parseNumber(setting);
    if (part.length !== 2 || tag?.type !== "string" || !/^[ -~]{4}$/.test(tag.value) || amount === undefined)
      return undefined;
    settings.push([tag.value, amount]);
  }
  return settings.length > 0 ? () => settings : undefined;
};

/** What decides about the font: known before all else, in terms of the parent. */
export const fontChoiceProperties = {
  fontFamily: inherited<readonly string[]>(["serif"], family, { after: "parent", text: familiesText }),
  fontSize: inherited<number>(16, fontSize, { after: "parent", text: lengthText }),
  fontStyle: inherited<FontSlope>("normal", fontStyle, { after: "parent", text: plainText }),
  fontWeight: inherited<number>(400, fontWeight, { after: "parent", text: plainText }),
  fontStretch: inherited<number>(100, fontStretch, { after: "parent" }),
  fontVariationSettings: inherited<readonly FontVariation[]>([], variationSettings, { after: "parent" }),
  fontOpticalSizing: inherited<"auto" | "none">("auto", keywords("auto", "none"), { after: "parent" }),
};

export const fontProperties = {
  fontSynthesisWeight: inherited<"auto" | "none">("auto", keywords("auto", "none")),
  fontSynthesisStyle: inherited<"auto" | "none">("auto", keywords("auto", "none")),
  fontSynthesisSmallCaps: inherited<"auto" | "none">("auto", keywords("auto", "none")),
  fontKerning: inherited<"auto" | "normal" | "none">("auto", keywords("auto", "normal", "none")),
  fontFeatureSettings: inherited<readonly FontFeature[]>([], featureSettings),
};
