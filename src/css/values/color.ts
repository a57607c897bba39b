/** Colours (CSS Color 4 and 5: named, hex, functions, relative ones, color-mix(), light-dark()) -> sRGB. */

import names from "color-name";
import { type Component, splitAt } from "../syntax/component.js";
import { named } from "../syntax/named.js";
import { mixed, mixingMethod } from "./colors/mixing.js";
import { colorOf, notationOf, relativeColor } from "./colors/notations.js";
import { parsePercentage } from "./numeric.js";
import type { Color } from "./types.js";

/** A colour, or a function of `currentcolor`. */
export type ParsedColor = (currentColor: Color) => Color;

export const TRANSPARENT: Color = { r: 0, g: 0, b: 0, a: 0 };
export const BLACK: Color = { r: 0, g: 0, b: 0, a: 1 };

const WHITE: Color = { r: 255, g: 255, b: 255, a: 1 };
const BUTTON: Color = { r: 239, g: 239, b: 239, a: 1 };

const colorsOf = (names: string, color: Color) => Object.fromEntries(names.split(" ").map((name) => [name, color]));

/** The system colours as they are on paper, those of old included (CSS Color 4, section 6.2 and appendix A). */
const SYSTEM: Readonly<Record<string, Color>> = {
  ...colorsOf("canvas field window menu scrollbar background highlighttext selecteditemtext accentcolortext", WHITE),
  ...colorsOf("activecaption appworkspace inactivecaption infobackground", WHITE),
  ...colorsOf("canvastext buttontext fieldtext marktext windowtext menutext captiontext infotext", BLACK),
  ...colorsOf("buttonborder activeborder inactiveborder threeddarkshadow threedhighlight", BLACK),
  ...colorsOf("threedlightshadow threedshadow windowframe", BLACK),
  ...colorsOf("buttonface buttonhighlight buttonshadow threedface", BUTTON),
  ...colorsOf("graytext inactivecaptiontext", { r: 128, g: 128, b: 128, a: 1 }),
  linktext: { r: 0, g: 0, b: 238, a: 1 },
  visitedtext: { r: 85, g: 26, b: 139, a: 1 },
  activetext: { r: 255, g: 0, b: 0, a: 1 },
  highlight: { r: 0, g: 65, b: 198, a: 0.8 },
  mark: { r: 255, g: 255, b: 0, a: 1 },
  selecteditem: { r: 25, g: 103, b: 210, a: 1 },
  accentcolor: { r: 0, g: 117, b: 255, a: 1 },
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
  const [first, second] = args;
  if (first?.type === "ident" && first.name.toLowerCase() === "from") {
    const origin = parseColor(second);
    const relative = notationOf(name, args.slice(2));
    if (!origin || !relative || !relativeColor(relative.notation, relative.parts, BLACK)) return undefined;
    return (current) => relativeColor(relative.notation, relative.parts, origin(current)) ?? TRANSPARENT;
  }
  const absolute = notationOf(name, args);
  const color = absolute && colorOf(absolute.notation, absolute.parts);
  return color && (() => color);
}

/** color-mix(in oklab, A p%, B q%) (CSS Color 5, section 3). */
function colorMix(args: readonly Component[]): ParsedColor | undefined {
  const all = splitAt(args, ",") ?? [];
  // Without a method it is OKLab's.
  const [method, first, second, ...rest] = all.length === 2 ? [OKLAB, ...all] : all;
  if (!method || !first || !second || rest.length > 0) return undefined;
  const how = mixingMethod(method);
  const [a, b] = [mixPart(first), mixPart(second)];
  if (!how || !a || !b) return undefined;
  const pa = a.share ?? (b.share === undefined ? 0.5 : 1 - b.share);
  const pb = b.share ?? 1 - pa;
  const total = pa + pb;
  if (total <= 0) return undefined;
  return (current) => mixed(how, a.color(current), b.color(current), pb / total, Math.min(1, total));
}

const OKLAB: readonly Component[] = [
  { type: "ident", name: "in" },
  { type: "ident", name: "oklab" },
];

function mixPart(components: readonly Component[]): { color: ParsedColor; share: number | undefined } | undefined {
  const percentage = components.find((component) => component.type === "percentage");
  const color = parseColor(components.find((component) => component.type !== "percentage"));
  return color && { color, share: percentage && parsePercentage(percentage) };
}
