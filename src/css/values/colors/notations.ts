/** Colour functions -> sRGB (CSS Color 4, sections 5 to 10; relative ones: CSS Color 5, section 4). */
import { COLOR_SPACES, type ColorSpace } from "../../../color/index.js";
import { type Component, isComma, isSlash } from "../../syntax/component.js";
import { named } from "../../syntax/named.js";
import { parseNumber } from "../numeric.js";
import type { Color } from "../types.js";

type Triple = readonly [number, number, number];

/** What a channel's 100 % are; a hue is an angle. */
type Full = number | "hue";

interface Notation {
  readonly space: ColorSpace;
  readonly full: readonly [Full, Full, Full];
  /** How the channels are called where a colour is made of another one. */
  readonly names: readonly string[];
  /** What the channels of the space are multiplied by. */
  readonly unit: number;
  /** The channel that is a lightness, and those that can't be below zero. */
  readonly light?: true;
}

const space = (name: string): ColorSpace => COLOR_SPACES.get(name)!;
const RGB: Notation = { space: space("srgb"), full: [255, 255, 255], names: [..."rgb"], unit: 255 };
const HSL: Notation = { space: space("hsl"), full: ["hue", 100, 100], names: [..."hsl"], unit: 1 };

const NOTATIONS: Readonly<Record<string, Notation>> = {
  rgb: RGB,
  rgba: RGB,
  hsl: HSL,
  hsla: HSL,
  hwb: { space: space("hwb"), full: ["hue", 100, 100], names: [..."hwb"], unit: 1 },
  lab: { space: space("lab"), full: [100, 125, 125], names: [..."lab"], unit: 1, light: true },
  lch: { space: space("lch"), full: [100, 150, "hue"], names: [..."lch"], unit: 1, light: true },
  oklab: { space: space("oklab"), full: [1, 0.4, 0.4], names: [..."lab"], unit: 1, light: true },
  oklch: { space: space("oklch"), full: [1, 0.4, "hue"], names: [..."lch"], unit: 1, light: true },
};

/** The spaces that `color()` names. */
const PLAIN = /^(srgb|srgb-linear|display-p3|a98-rgb|prophoto-rgb|rec2020|xyz|xyz-d50|xyz-d65)$/;

/** How a function is read, and what of its arguments are channels; undefined where it is none of a colour. */
export function notationOf(
  name: string,
  args: readonly Component[],
): { readonly notation: Notation; readonly parts: readonly Component[] } | undefined {
  if (!isWellFormed(name, args)) return undefined;
  const parts = args.filter((arg) => !isComma(arg) && !isSlash(arg));
  if (name !== "color") {
    const notation = named(NOTATIONS, name);
    return notation && { notation, parts };
  }
  const [first] = parts;
  const word = first?.type === "ident" ? first.name.toLowerCase() : "";
  if (!PLAIN.test(word)) return undefined;
  const names = word.startsWith("xyz") ? [..."xyz"] : [..."rgb"];
  return { notation: { space: space(word), full: [1, 1, 1], names, unit: 1 }, parts: parts.slice(1) };
}

/** The notation of old has commas between all values, which are of one kind (CSS Color 4, section 4.1); the new one a slash before alpha. */
function isWellFormed(name: string, args: readonly Component[]): boolean {
  const slash = args.findIndex(isSlash);
  const commas = args.filter(isComma).length;
  if (commas === 0) return slash < 0 || slash === args.length - 2;
  const values = args.filter((_, i) => i % 2 === 0);
  if (slash >= 0 || args.length !== 2 * commas + 1 || values.some(isComma)) return false;
  const of = (type: Component["type"], from: number) => values.slice(from, 3).every((one) => one.type === type);
  const isNone = (one: Component) => one.type === "ident";
  if (values.some(isNone)) return false;
  const hasFunctions = values.slice(0, 3).some((one) => one.type === "function");
  if (/^rgba?$/.test(name)) return hasFunctions || of("number", 0) || of("percentage", 0);
  return /^hsla?$/.test(name) && (hasFunctions || of("percentage", 1));
}

/** @param alpha where none is given */
export function colorOf(notation: Notation, parts: readonly Component[], alpha = 1): Color | undefined {
  if (parts.length < 3 || parts.length > 4) return undefined;
  const read = (i: 0 | 1 | 2) => {
    const full = notation.full[i];
    return (full === "hue" ? hue(parts[i]) : channel(parts[i], full)) / notation.unit;
  };
  let channels: Triple = [read(0), read(1), read(2)];
  const opacity = parts[3] ? channel(parts[3], 1) : alpha;
  if (channels.some(Number.isNaN) || Number.isNaN(opacity)) return undefined;
  if (notation.light) {
    const chroma = notation.full[2] === "hue" ? Math.max(0, channels[1]) : channels[1];
    channels = [Math.min(notation.full[0] as number, Math.max(0, channels[0])), chroma, channels[2]];
  }
  return colorFrom(notation.space, channels, opacity);
}

/** What sRGB doesn't have is painted as near as each channel can be, as browsers do. */
export function colorFrom(from: ColorSpace, channels: Triple, alpha: number): Color {
  const [r, g, b] = from.to(channels);
  const clip = (value: number) => Math.min(255, Math.max(0, value * 255));
  return { r: clip(r), g: clip(g), b: clip(b), a: Math.min(1, Math.max(0, alpha)) };
}

export const channelsOf = (into: ColorSpace, { r, g, b }: Color): Triple => into.from([r / 255, g / 255, b / 255]);

/** A colour made of the channels of another one. */
export function relativeColor(notation: Notation, parts: readonly Component[], origin: Color): Color | undefined {
  const values = new Map<string, number>([["alpha", origin.a]]);
  channelsOf(notation.space, origin).forEach((value, i) => {
    values.set(notation.names[i]!, value * notation.unit);
  });
  return colorOf(notation, withNumbers(parts, values), origin.a);
}

function withNumbers(parts: readonly Component[], values: ReadonlyMap<string, number>): readonly Component[] {
  return parts.map((part): Component => {
    if (part.type === "function" || part.type === "block") return { ...part, args: withNumbers(part.args, values) };
    const value = part.type === "ident" ? values.get(part.name.toLowerCase()) : undefined;
    return value === undefined ? part : { type: "number", value };
  });
}

/** A number, or a percentage of `full`; `none` is zero. */
function channel(component: Component | undefined, full: number): number {
  if (component?.type === "percentage") return component.value * full;
  if (component?.type === "ident" && component.name.toLowerCase() === "none") return 0;
  return parseNumber(component) ?? Number.NaN;
}

function hue(component: Component | undefined): number {
  if (component?.type !== "dimension") return channel(component, 360);
  const perUnit = named({ deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 }, component.unit);
  return perUnit === undefined ? Number.NaN : component.value * perUnit;
}
