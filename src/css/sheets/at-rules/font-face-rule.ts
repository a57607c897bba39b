/** Descriptors of `@font-face` -> the rule (CSS Fonts 4, section 4). */

import { closest } from "../../../diagnostics/index.js";
import { isSilentDescriptor } from "../../names/ignored.js";
import {
  type FontVariation,
  fontWidth,
  family as parseFamily,
  slantDegrees,
  USUAL_SLANT,
  variationSettings,
} from "../../properties/text/font.js";
import { type Component, parseComponents, splitAt } from "../../syntax/component.js";
import { named } from "../../syntax/named.js";
import { parseNumber, parsePercentage } from "../../values/numeric.js";
import { NOWHERE } from "../../values/specified.js";

type Range = readonly [least: number, most: number];

/** One of the places that a font may be found at, best first. */
export interface FontLocation {
  readonly kind: "url" | "local";
  /** The URL as the document would write it, or the name of a font of the computer. */
  readonly name: string;
  /** Of `format()` and `tech()`, in lower case. */
  readonly formats: readonly string[];
  readonly technologies: readonly string[];
}

export interface FontFaceRule {
  readonly family: string;
  readonly src: readonly FontLocation[];
  /** Undefined for what the file says of a variable font, and for the usual values of any other. */
  readonly weight: Range | undefined;
  /** Percent. */
  readonly width: Range | undefined;
  readonly slope: "normal" | "italic" | { readonly oblique: Range } | undefined;
  readonly unicodeRange: readonly Range[] | undefined;
  readonly variations: readonly FontVariation[];
  /** Parts of 1, each. */
  readonly sizeAdjust: number;
  readonly ascent: number | undefined;
  readonly descent: number | undefined;
  readonly lineGap: number | undefined;
  /** The place of the rule's head. */
  readonly start: number;
  readonly end: number;
}

/** A descriptor as it is written. */
export interface Descriptor {
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What is told of a rule or one of its descriptors. */
export type FontFaceWarning = (
  code: "css/invalid-value" | "css/descriptor" | "css/at-rule",
  message: string,
  at: { readonly start: number; readonly end: number },
  hints?: readonly string[],
) => void;

type Values = { -readonly [K in keyof FontFaceRule]?: FontFaceRule[K] };

/** What each descriptor sets; false where its value isn't one that it takes. */
const READERS: Readonly<Record<string, (values: Values, value: readonly Component[], text: string) => boolean>> = {
  "font-family": (values, value) => {
    const [name, ...others] = parseFamily(value)?.(NOWHERE) ?? [];
    if (name === undefined || others.length > 0) return false;
    values.family = name;
    return true;
  },
  src: (values, value) => {
    const src = locations(value);
    if (src.length === 0) return false;
    values.src = src;
    return true;
  },
  "font-weight": (values, value) => isAuto(value) || setRange(value, weight, (range) => (values.weight = range)),
  "font-stretch": (values, value) => isAuto(value) || setRange(value, fontWidth, (range) => (values.width = range)),
  "font-width": (values, value) => isAuto(value) || setRange(value, fontWidth, (range) => (values.width = range)),
  "font-style": (values, value) => {
    const slope = isAuto(value) ? undefined : slopeOf(value);
    values.slope = slope;
    return isAuto(value) || slope !== undefined;
  },
  "unicode-range": (values, _, text) => {
    const ranges = text.split(",").map((part) => unicodeRange(part.trim()));
    if (!ranges.every((range) => range !== undefined)) return false;
    values.unicodeRange = ranges;
    return true;
  },
  "font-variation-settings": (values, value) => {
    const settings = variationSettings(value)?.(NOWHERE);
    if (!settings) return false;
    values.variations = settings;
    return true;
  },
  "size-adjust": (values, value) => setPercentage(value, (part) => (values.sizeAdjust = part)),
  "ascent-override": (values, value) => isNormal(value) || setPercentage(value, (part) => (values.ascent = part)),
  "descent-override": (values, value) => isNormal(value) || setPercentage(value, (part) => (values.descent = part)),
  "line-gap-override": (values, value) => isNormal(value) || setPercentage(value, (part) => (values.lineGap = part)),
};

/** @returns undefined, and a warning, where the rule lacks what it must have */
export function fontFaceRule(
  descriptors: readonly Descriptor[],
  place: { readonly start: number; readonly end: number },
  rebase: (url: string) => string,
  warn: FontFaceWarning,
): FontFaceRule | undefined {
  const values: Values = {};
  for (const descriptor of descriptors) {
    const { name, text } = descriptor;
    const read = named(READERS, name);
    if (!read) {
      if (isSilentDescriptor(name)) continue;
      const near = closest(name, Object.keys(READERS));
      const place = { start: descriptor.start, end: descriptor.start + name.length };
      const message = `the descriptor "${name}" of "@font-face" is not understood by print`;
      warn("css/descriptor", message, place, near ? [`did you mean "${near}"?`] : []);
    } else if (!read(values, parseComponents(text) ?? [], text))
      warn("css/invalid-value", `"${text}" is not a value that print understands for "${name}"`, descriptor);
  }
  const { family, src } = values;
  if (family === undefined || !src) {
    const lacking = family === undefined ? "font-family" : "src";
    warn("css/at-rule", `this "@font-face" is not followed: it has no "${lacking}"`, place, [
      '@font-face { font-family: "Name"; src: url("fonts/name.woff2") }',
    ]);
    return undefined;
  }
  return {
    ...place,
    family,
    src: src.map((location) => (location.kind === "url" ? { ...location, name: rebase(location.name) } : location)),
    weight: values.weight,
    width: values.width,
    slope: values.slope,
    unicodeRange: values.unicodeRange,
    variations: values.variations ?? [],
    sizeAdjust: values.sizeAdjust ?? 1,
    ascent: values.ascent,
    descent: values.descent,
    lineGap: values.lineGap,
  };
}

const isWord = (value: readonly Component[], word: string): boolean =>
  value.length === 1 && value[0]?.type === "ident" && value[0].name.toLowerCase() === word;
const isAuto = (value: readonly Component[]): boolean => isWord(value, "auto");
const isNormal = (value: readonly Component[]): boolean => isWord(value, "normal");

function weight(component: Component | undefined): number | undefined {
  if (component?.type === "ident") return { normal: 400, bold: 700 }[component.name.toLowerCase()];
  const value = parseNumber(component);
  return value !== undefined && value >= 1 && value <= 1000 ? value : undefined;
}

/** One value, or two that are taken in ascending order. */
function setRange(
  value: readonly Component[],
  parse: (component: Component | undefined) => number | undefined,
  set: (range: Range) => void,
): boolean {
  const [first, second = first] = value.map(parse);
  if (first === undefined || second === undefined || value.length > 2) return false;
  set([Math.min(first, second), Math.max(first, second)]);
  return true;
}

function setPercentage(value: readonly Component[], set: (part: number) => void): boolean {
  const part = value.length === 1 ? parsePercentage(value[0]) : undefined;
  if (part === undefined || part < 0) return false;
  set(part);
  return true;
}

function slopeOf([first, ...angles]: readonly Component[]): FontFaceRule["slope"] {
  const name = first?.type === "ident" ? first.name.toLowerCase() : "";
  if (name !== "oblique") return angles.length === 0 && (name === "normal" || name === "italic") ? name : undefined;
  const [least, most = least] = angles.map(slantDegrees);
  if (angles.length === 0) return { oblique: [USUAL_SLANT, USUAL_SLANT] };
  if (angles.length > 2 || least === undefined || most === undefined) return undefined;
  return { oblique: [Math.min(least, most), Math.max(least, most)] };
}

/** CSS Syntax 3, section 7: U+26, U+0-7F, U+4?? */
function unicodeRange(text: string): Range | undefined {
  const match = /^u\+([\da-f]{0,6}\?{0,6})(?:-([\da-f]{1,6}))?$/i.exec(text);
  const [, first = "", last] = match ?? [];
  if (first === "" || first.length > 6 || (last !== undefined && first.includes("?"))) return undefined;
  const from = Number.parseInt(first.replaceAll("?", "0"), 16);
  const to = Number.parseInt(last ?? first.replaceAll("?", "F"), 16);
  return from <= to && to <= 0x10ffff ? [from, to] : undefined;
}

/** Those that are not understood are passed over, as newer kinds of fonts stand beside older ones. */
function locations(value: readonly Component[]): FontLocation[] {
  return (splitAt(value, ",") ?? []).flatMap(([first, ...hints]): FontLocation[] => {
    const words = (name: string) =>
      hints.flatMap((hint) =>
        hint.type === "function" && hint.name === name
          ? hint.args.flatMap((arg) =>
              arg.type === "string" ? arg.value.toLowerCase() : arg.type === "ident" ? arg.name.toLowerCase() : [],
            )
          : [],
      );
    const rest = { formats: words("format"), technologies: words("tech") };
    if (first?.type === "url") return [{ kind: "url", name: first.value, ...rest }];
    if (first?.type !== "function" || first.name !== "local") return [];
    const name = first.args.flatMap((arg) =>
      arg.type === "string" ? arg.value : arg.type === "ident" ? arg.name : [],
    );
    return [{ kind: "local", name: name.join(" "), ...rest }];
  });
}
