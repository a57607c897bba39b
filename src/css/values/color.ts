/** Colours (CSS Color 4 and 5: named, hex, rgb(), hsl(), hwb(), oklab(), oklch(), color-mix(), light-dark()) -> sRGB. */

import names from "color-name";
import { fromOklab, toOklab } from "../../color/index.js";
import { type Component, splitAt } from "../syntax/component.js";
import { named } from "../syntax/named.js";
import { parseNumber, parsePercentage } from "./numeric.js";
import type { Color } from "./types.js";

/** A colour, or a function of `currentcolor`. */
export type ParsedColor = (currentColor: Color) => Color;

export const TRANSPARENT: Color = { r: 0, g: 0, b: 0, a: 0 };
export const BLACK: Color = { r: 0, g: 0, b: 0, a: 1 };

/** The system colours as they are on paper. */
const SYSTEM: Readonly<Record<string, Color>> = {
  canvas: { r: 255, g: 255, b: 255, a: 1 },
  canvastext: BLACK,
  linktext: { r: 0, g: 0, b: 238, a: 1 },
  graytext: { r: 128, g: 128, b: 128, a: 1 },
  window: { r: 255, g: 255, b: 255, a: 1 },
  windowtext: BLACK,
};

export function parseColor(component: Component | undefined): ParsedColor | undefined {
  if (component?.type === "hash") {
    const color = hexColor(component.value);
    return color && (() => color);
  }
  if (component?.type === "ident") return namedColor(component.name.toLowerCase());
  if (component?.type === "function") return colorFunction(component.name, component.args);
  return undefined;
}

function namedColor(name: string): ParsedColor | undefined {
  if (name === "currentcolor") return (current) => current;
  if (name === "transparent") return () => TRANSPARENT;
  const system = named(SYSTEM, name);
  if (system) return () => system;
  const rgb = named<readonly [number, number, number]>(names, name);
  if (!rgb) return undefined;
  const color: Color = { r: rgb[0], g: rgb[1], b: rgb[2], a: 1 };
  return () => color;
}

function hexColor(hex: string): Color | undefined {
  if (!/^([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(hex)) return undefined;
  const full = hex.length <= 4 ? [...hex].map((digit) => digit + digit).join("") : hex;
  const at = (i: number) => Number.parseInt(full.slice(i, i + 2), 16);
  return { r: at(0), g: at(2), b: at(4), a: full.length === 8 ? at(6) / 255 : 1 };
}

function colorFunction(name: string, args: readonly Component[]): ParsedColor | undefined {
  if (name === "color-mix") return colorMix(args);
  if (name === "light-dark") return parseColor(splitAt(args, ",")?.[0]?.[0]);
  const parts = args.filter((arg) => !(arg.type === "operator" && (arg.value === "," || arg.value === "/")));
  const make = named(SPACES, name);
  if (!make || parts.length < 3 || parts.length > 4) return undefined;
  const alpha = parts[3] ? channel(parts[3], 1) : 1;
  const rgb = make(parts);
  if (!rgb || alpha === undefined || rgb.some(Number.isNaN)) return undefined;
  const color: Color = { r: clip(rgb[0]), g: clip(rgb[1]), b: clip(rgb[2]), a: Math.min(1, Math.max(0, alpha)) };
  return () => color;
}

type Triple = readonly [number, number, number];
const clip = (value: number): number => Math.min(255, Math.max(0, value));

/** A number, or a percentage of `full`; `none` is zero. */
function channel(component: Component | undefined, full: number): number {
  if (component?.type === "percentage") return component.value * full;
  if (component?.type === "ident" && component.name === "none") return 0;
  return parseNumber(component) ?? Number.NaN;
}

function hue(component: Component | undefined): number {
  if (component?.type !== "dimension") return channel(component, 360);
  const perUnit = named({ deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 }, component.unit);
  return perUnit === undefined ? Number.NaN : component.value * perUnit;
}

const SPACES: Readonly<Record<string, (parts: readonly Component[]) => Triple | undefined>> = {
  rgb: (p) => [channel(p[0], 255), channel(p[1], 255), channel(p[2], 255)],
  rgba: (p) => [channel(p[0], 255), channel(p[1], 255), channel(p[2], 255)],
  hsl: (p) => hslToRgb(hue(p[0]), channel(p[1], 100) / 100, channel(p[2], 100) / 100),
  hsla: (p) => hslToRgb(hue(p[0]), channel(p[1], 100) / 100, channel(p[2], 100) / 100),
  hwb: (p) => hwbToRgb(hue(p[0]), channel(p[1], 100) / 100, channel(p[2], 100) / 100),
  oklab: (p) => oklabToRgb([channel(p[0], 1), channel(p[1], 0.4), channel(p[2], 0.4)]),
  oklch: (p) => {
    const [l, c, h] = [channel(p[0], 1), channel(p[1], 0.4), (hue(p[2]) * Math.PI) / 180];
    return oklabToRgb([l, c * Math.cos(h), c * Math.sin(h)]);
  },
};

function hslToRgb(h: number, s: number, l: number): Triple {
  const at = (n: number): number => {
    const k = (((n + h / 30) % 12) + 12) % 12;
    return 255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return [at(0), at(8), at(4)];
}

function hwbToRgb(h: number, white: number, black: number): Triple {
  if (white + black >= 1) {
    const grey = (255 * white) / (white + black);
    return [grey, grey, grey];
  }
  const [r, g, b] = hslToRgb(h, 1, 0.5);
  const mix = (value: number) => value * (1 - white - black) + 255 * white;
  return [mix(r), mix(g), mix(b)];
}

const oklabToRgb = (lab: Triple): Triple => scaled(fromOklab(lab), 255);

const rgbToOklab = ({ r, g, b }: Color): Triple => toOklab(scaled([r, g, b], 1 / 255));

const scaled = ([a, b, c]: Triple, factor: number): Triple => [a * factor, b * factor, c * factor];

/** color-mix(in srgb | oklab, A p%, B q%) (CSS Color 5, section 3). */
function colorMix(args: readonly Component[]): ParsedColor | undefined {
  const [method, first, second, ...rest] = splitAt(args, ",") ?? [];
  if (!method || !first || !second || rest.length > 0) return undefined;
  const space = method[1]?.type === "ident" ? method[1].name : undefined;
  if (space !== "srgb" && space !== "oklab") return undefined;
  const [a, b] = [mixPart(first), mixPart(second)];
  if (!a || !b) return undefined;
  const pa = a.share ?? (b.share === undefined ? 0.5 : 1 - b.share);
  const pb = b.share ?? 1 - pa;
  const total = pa + pb;
  if (total <= 0) return undefined;
  return (current) => mix(a.color(current), b.color(current), pb / total, Math.min(1, total), space);
}

function mixPart(components: readonly Component[]): { color: ParsedColor; share: number | undefined } | undefined {
  const percentage = components.find((component) => component.type === "percentage");
  const color = parseColor(components.find((component) => component.type !== "percentage"));
  return color && { color, share: percentage && parsePercentage(percentage) };
}

/** Interpolates with premultiplied alpha (CSS Color 4, section 12.3). */
function mix(a: Color, b: Color, t: number, alphaFactor: number, space: "srgb" | "oklab"): Color {
  const toSpace = (color: Color): Triple => (space === "oklab" ? rgbToOklab(color) : [color.r, color.g, color.b]);
  const alpha = a.a * (1 - t) + b.a * t;
  const [from, to] = [toSpace(a), toSpace(b)];
  const at = (i: 0 | 1 | 2) => (alpha === 0 ? 0 : (from[i] * a.a * (1 - t) + to[i] * b.a * t) / alpha);
  const mixed: Triple = [at(0), at(1), at(2)];
  const [r, g, bl] = space === "oklab" ? oklabToRgb(mixed) : mixed;
  return { r: clip(r), g: clip(g), b: clip(bl), a: alpha * alphaFactor };
}
