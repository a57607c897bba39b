/** Declarations of shorthands and logical properties -> longhands of the table (CSS Cascade 5, section 2.2.1; Logical 1). */

import { type Component, isSlash, type Parts } from "../../syntax/component.js";
import { parseNumber } from "../../values/numeric.js";
import type { Specified } from "../../values/specified.js";
import { PROPERTIES, PROPERTY_NAMES, type PropertyName, propertyName } from "../table.js";
import { BACKGROUND_LONGHANDS, expandBackground, expandBackgroundPosition } from "./background.js";
import { grid, gridArea, gridLinePair, gridTemplate, place } from "./grid.js";

/** A longhand with its specified value. `logical` ones are resolved to a side by the element's direction. */
export interface Longhand {
  readonly name: PropertyName | LogicalName;
  readonly value: Specified<unknown>;
}

/** Flow-relative names whose physical side depends on `direction`; the block axis is always vertical here. */
export type LogicalName = keyof typeof LOGICAL;

const LOGICAL = {
  marginInlineStart: { ltr: "marginLeft", rtl: "marginRight" },
  marginInlineEnd: { ltr: "marginRight", rtl: "marginLeft" },
  paddingInlineStart: { ltr: "paddingLeft", rtl: "paddingRight" },
  paddingInlineEnd: { ltr: "paddingRight", rtl: "paddingLeft" },
  borderInlineStartWidth: { ltr: "borderLeftWidth", rtl: "borderRightWidth" },
  borderInlineEndWidth: { ltr: "borderRightWidth", rtl: "borderLeftWidth" },
  borderInlineStartStyle: { ltr: "borderLeftStyle", rtl: "borderRightStyle" },
  borderInlineEndStyle: { ltr: "borderRightStyle", rtl: "borderLeftStyle" },
  borderInlineStartColor: { ltr: "borderLeftColor", rtl: "borderRightColor" },
  borderInlineEndColor: { ltr: "borderRightColor", rtl: "borderLeftColor" },
  insetInlineStart: { ltr: "left", rtl: "right" },
  insetInlineEnd: { ltr: "right", rtl: "left" },
  borderStartStartRadius: { ltr: "borderTopLeftRadius", rtl: "borderTopRightRadius" },
  borderStartEndRadius: { ltr: "borderTopRightRadius", rtl: "borderTopLeftRadius" },
  borderEndStartRadius: { ltr: "borderBottomLeftRadius", rtl: "borderBottomRightRadius" },
  borderEndEndRadius: { ltr: "borderBottomRightRadius", rtl: "borderBottomLeftRadius" },
} as const satisfies Record<string, { ltr: PropertyName; rtl: PropertyName }>;

export function physicalName(name: PropertyName | LogicalName, direction: "ltr" | "rtl"): PropertyName {
  return Object.hasOwn(LOGICAL, name) ? LOGICAL[name as LogicalName][direction] : (name as PropertyName);
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const LOGICAL_NAMES = new Map(Object.keys(LOGICAL).map((name) => [kebab(name), name as LogicalName]));

/** Other names for longhands: the block axis, and those of earlier specifications. */
const ALIASES: Readonly<Record<string, string>> = {
  "margin-block-start": "margin-top",
  "margin-block-end": "margin-bottom",
  "padding-block-start": "padding-top",
  "padding-block-end": "padding-bottom",
  "border-block-start-width": "border-top-width",
  "border-block-end-width": "border-bottom-width",
  "border-block-start-style": "border-top-style",
  "border-block-end-style": "border-bottom-style",
  "border-block-start-color": "border-top-color",
  "border-block-end-color": "border-bottom-color",
  "inset-block-start": "top",
  "inset-block-end": "bottom",
  "inline-size": "width",
  "block-size": "height",
  "min-inline-size": "min-width",
  "max-inline-size": "max-width",
  "min-block-size": "min-height",
  "max-block-size": "max-height",
  "page-break-before": "break-before",
  "page-break-after": "break-after",
  "page-break-inside": "break-inside",
  "word-wrap": "overflow-wrap",
  "grid-row-gap": "row-gap",
  "grid-column-gap": "column-gap",
  "overflow-inline": "overflow-x",
  "overflow-block": "overflow-y",
};

type Expansion = (value: readonly Component[]) => Longhand[] | undefined;

/** One longhand by its CSS name. */
function longhand(cssName: string, value: readonly Component[]): Longhand | undefined {
  const name = LOGICAL_NAMES.get(cssName) ?? propertyName(ALIASES[cssName] ?? cssName);
  if (!name) return undefined;
  const specified = PROPERTIES[physicalName(name, "ltr")].parse(value);
  return specified && { name, value: specified };
}

function all(longhands: readonly (Longhand | undefined)[]): Longhand[] | undefined {
  return longhands.every((one) => one !== undefined) ? [...longhands] : undefined;
}

/** One to four values for the four sides (CSS Box 4, section 3.2). */
function sides(names: (side: string) => string): Expansion {
  return (value) => {
    if (value.length < 1 || value.length > 4) return undefined;
    const [top, right = top, bottom = top, left = right] = value;
    return all([
      longhand(names("top"), [top!]),
      longhand(names("right"), [right!]),
      longhand(names("bottom"), [bottom!]),
      longhand(names("left"), [left!]),
    ]);
  };
}

/** One or two values for a start and an end. */
function pair(start: string, end: string): Expansion {
  return (value) => {
    if (value.length < 1 || value.length > 2) return undefined;
    return all([longhand(start, value.slice(0, 1)), longhand(end, value.length === 2 ? value.slice(1) : value)]);
  };
}

/** Width, style and colour in any order; what is missing is initial. @param lines names without the part that tells which */
function lineParts(lines: readonly string[]): Expansion {
  return (value) => {
    const parts: Record<"width" | "style" | "color", Component | undefined> = {
      width: undefined,
      style: undefined,
      color: undefined,
    };
    const [first] = lines;
    if (value.length === 0 || value.length > 3) return undefined;
    for (const component of value) {
      const kind = (["width", "style", "color"] as const).find(
        (k) => !parts[k] && longhand(`${first}-${k}`, [component]),
      );
      if (!kind) return undefined;
      parts[kind] = component;
    }
    const none: Component = { type: "ident", name: "none" };
    const medium: Component = { type: "ident", name: "medium" };
    const current: Component = { type: "ident", name: "currentcolor" };
    return all(
      lines.flatMap((name) => [
        longhand(`${name}-width`, [parts.width ?? medium]),
        longhand(`${name}-style`, [parts.style ?? none]),
        longhand(`${name}-color`, [parts.color ?? current]),
      ]),
    );
  };
}

const border = (edges: readonly string[]): Expansion => lineParts(edges.map((edge) => `border-${edge}`));

/** `columns`: a width and a count in any order (CSS Multi-column Layout 1, section 3.3). */
function columns(value: readonly Component[]): Longhand[] | undefined {
  if (value.length < 1 || value.length > 2) return undefined;
  const auto = (component: Component) => component.type === "ident" && component.name.toLowerCase() === "auto";
  const count = value.find((component) => !auto(component) && longhand("column-count", [component]));
  const width = value.find((component) => component !== count && !auto(component));
  if (value.some((component) => !auto(component) && component !== count && component !== width)) return undefined;
  const word: Component = { type: "ident", name: "auto" };
  return all([longhand("column-width", [width ?? word]), longhand("column-count", [count ?? word])]);
}

const CORNERS = ["top-left", "top-right", "bottom-right", "bottom-left"];

function borderRadius(value: readonly Component[]): Longhand[] | undefined {
  const slash = value.findIndex(isSlash);
  const horizontal = slash < 0 ? value : value.slice(0, slash);
  const vertical = slash < 0 ? horizontal : value.slice(slash + 1);
  const four = (values: readonly Component[]) => {
    const [a, b = a, c = a, d = b] = values;
    return values.length >= 1 && values.length <= 4 ? [a!, b!, c!, d!] : undefined;
  };
  const [x, y] = [four(horizontal), four(vertical)];
  return x && y ? all(CORNERS.map((corner, i) => longhand(`border-${corner}-radius`, [x[i]!, y[i]!]))) : undefined;
}

const NORMAL: Component = { type: "ident", name: "normal" };

/** `font` (CSS Fonts 4, section 2.7): style, weight, caps and width in any order, size with line height, families. */
function font(value: readonly Component[]): Longhand[] | undefined {
  const found: Longhand[] = [];
  let i = 0;
  const leading = ["font-style", "font-weight", "font-variant-caps", "font-stretch"];
  for (; i < value.length && !longhand("font-size", value.slice(i, i + 1)); i++) {
    const component = value[i]!;
    if (component.type === "ident" && component.name === "normal") continue;
    const slanted = longhand("font-style", value.slice(i, i + 2));
    const own = slanted ?? leading.map((name) => longhand(name, [component])).find((one) => one !== undefined);
    if (!own) return undefined;
    if (slanted) i++;
    found.push(own);
  }
  const size = longhand("font-size", value.slice(i, i + 1));
  const hasLineHeight = isSlash(value[i + 1]);
  const line = longhand("line-height", hasLineHeight ? value.slice(i + 2, i + 3) : [NORMAL]);
  const family = longhand("font-family", value.slice(i + (hasLineHeight ? 3 : 1)));
  if (!size || !line || !family) return undefined;
  const reset = [...leading, "font-variation-settings"].filter(
    (name) => !found.some((one) => one.name === propertyName(name)),
  );
  return [...(all(reset.map((name) => longhand(name, [NORMAL]))) ?? []), ...found, size, line, family];
}

/** `font-variant` (CSS Fonts 4, section 6.11): ligatures, capitals and figures in any order. */
function fontVariant(value: readonly Component[]): Longhand[] | undefined {
  const groups = new Map<string, Component[]>(VARIANTS.map((name) => [name, []]));
  const [only] = value;
  const word = value.length === 1 && only?.type === "ident" ? only.name.toLowerCase() : "";
  if (word === "none") groups.get("font-variant-ligatures")!.push(only!);
  else if (word !== "normal") {
    for (const component of value) {
      const name = VARIANTS.find((variant) => longhand(variant, [component]));
      if (!name) return undefined;
      groups.get(name)!.push(component);
    }
  }
  return value.length === 0
    ? undefined
    : all([...groups].map(([name, own]) => longhand(name, own.length > 0 ? own : [NORMAL])));
}

/** `font-synthesis` (CSS Fonts 4, section 2.8.6): what may be made up. Small capitals and their like never are. */
function fontSynthesis(value: readonly Component[]): Longhand[] | undefined {
  const names = value.map((component) => (component.type === "ident" ? component.name.toLowerCase() : ""));
  const isNone = names.length === 1 && names[0] === "none";
  if (!isNone && (names.length === 0 || names.some((name) => !SYNTHESES.includes(name)))) return undefined;
  const setting = (name: string) => [ident(names.includes(name) ? "auto" : "none")];
  return all([
    longhand("font-synthesis-weight", setting("weight")),
    longhand("font-synthesis-style", setting("style")),
  ]);
}

const SYNTHESES = ["weight", "style", "small-caps", "position"];

const VARIANTS = ["font-variant-ligatures", "font-variant-caps", "font-variant-numeric"];

const number = (value: number): Component => ({ type: "number", value });
const ident = (name: string): Component => ({ type: "ident", name });

/** `flex` (CSS Flexbox 1, section 7.1.1). */
function flex(value: readonly Component[]): Longhand[] | undefined {
  const set = (grow: Component, shrink: Component, basis: Component) =>
    all([longhand("flex-grow", [grow]), longhand("flex-shrink", [shrink]), longhand("flex-basis", [basis])]);
  const [first] = value;
  if (value.length === 1 && first?.type === "ident") {
    if (first.name === "none") return set(number(0), number(0), ident("auto"));
    if (first.name === "auto") return set(number(1), number(1), ident("auto"));
    if (first.name === "initial") return set(number(0), number(1), ident("auto"));
  }
  // After two numbers a unitless zero is the basis.
  const last = value.length === 3 && value[2]?.type === "number" && value[2].value === 0 ? value[2] : undefined;
  const rest = last ? value.slice(0, 2) : value;
  const numbers = rest.filter((component) => parseNumber(component) !== undefined);
  const basis = last ? [last] : rest.filter((component) => parseNumber(component) === undefined);
  if (numbers.length > 2 || basis.length > 1 || value.length === 0) return undefined;
  const zero: Component = { type: "percentage", value: 0 };
  return set(numbers[0] ?? number(1), numbers[1] ?? number(1), basis[0] ?? zero);
}

function listStyle(value: readonly Component[]): Longhand[] | undefined {
  const found: Longhand[] = [];
  for (const component of value) {
    const own = longhand("list-style-position", [component]) ?? longhand("list-style-type", [component]);
    if (!own) return undefined;
    found.push(own);
  }
  const missing = ["list-style-position", "list-style-type"].filter(
    (name) => !found.some((one) => one.name === propertyName(name)),
  );
  const initial: Record<string, Component> = {
    "list-style-position": ident("outside"),
    "list-style-type": ident("disc"),
  };
  return found.length > 0 && found.length <= 2
    ? all([...found, ...missing.map((name) => longhand(name, [initial[name]!]))])
    : undefined;
}

/** `white-space` by its values of CSS 2.2 (CSS Text 4, section 3). */
function whiteSpace(value: readonly Component[]): Longhand[] | undefined {
  const [only] = value;
  const known: Readonly<Record<string, readonly [string, string]>> = {
    normal: ["collapse", "wrap"],
    nowrap: ["collapse", "nowrap"],
    pre: ["preserve", "nowrap"],
    "pre-wrap": ["preserve", "wrap"],
    "pre-line": ["preserve-breaks", "wrap"],
    "break-spaces": ["break-spaces", "wrap"],
  };
  const values = value.length === 1 && only?.type === "ident" ? known[only.name] : undefined;
  return (
    values &&
    all([longhand("white-space-collapse", [ident(values[0])]), longhand("text-wrap-mode", [ident(values[1])])])
  );
}

function textWrap(value: readonly Component[]): Longhand[] | undefined {
  const found: Longhand[] = [];
  for (const component of value) {
    const own = longhand("text-wrap-mode", [component]) ?? longhand("text-wrap-style", [component]);
    if (!own) return undefined;
    found.push(own);
  }
  const rest = [
    ["text-wrap-mode", "wrap"],
    ["text-wrap-style", "auto"],
  ] as const;
  const missing = rest.filter(([name]) => !found.some((one) => one.name === propertyName(name)));
  return found.length > 0
    ? all([...found, ...missing.map(([name, initial]) => longhand(name, [ident(initial)]))])
    : undefined;
}

function textDecoration(value: readonly Component[]): Longhand[] | undefined {
  const groups = {
    line: [] as Component[],
    style: [] as Component[],
    color: [] as Component[],
    thickness: [] as Component[],
  };
  for (const component of value) {
    if (longhand("text-decoration-line", [component])) groups.line.push(component);
    else if (longhand("text-decoration-style", [component])) groups.style.push(component);
    else if (longhand("text-decoration-color", [component])) groups.color.push(component);
    else if (longhand("text-decoration-thickness", [component])) groups.thickness.push(component);
    else return undefined;
  }
  return all([
    longhand("text-decoration-line", groups.line.length > 0 ? groups.line : [ident("none")]),
    longhand("text-decoration-style", groups.style.length > 0 ? groups.style : [ident("solid")]),
    longhand("text-decoration-color", groups.color.length > 0 ? groups.color : [ident("currentcolor")]),
    longhand("text-decoration-thickness", groups.thickness.length > 0 ? groups.thickness : [ident("auto")]),
  ]);
}

/** A shorthand whose value falls into those of its longhands. */
function inParts(split: (value: readonly Component[]) => Parts | undefined): Expansion {
  return (value) => {
    const parts = split(value);
    return parts && all(parts.map(([name, part]) => longhand(name, part)));
  };
}

const EDGES = ["top", "right", "bottom", "left"];

const SHORTHANDS: Readonly<Record<string, Expansion>> = {
  // It takes nothing but the keywords that all properties take.
  all: () => undefined,
  margin: sides((side) => `margin-${side}`),
  padding: sides((side) => `padding-${side}`),
  "margin-inline": pair("margin-inline-start", "margin-inline-end"),
  "margin-block": pair("margin-top", "margin-bottom"),
  "padding-inline": pair("padding-inline-start", "padding-inline-end"),
  "padding-block": pair("padding-top", "padding-bottom"),
  inset: sides((side) => side),
  outline: lineParts(["outline"]),
  overflow: pair("overflow-x", "overflow-y"),
  "inset-inline": pair("inset-inline-start", "inset-inline-end"),
  "inset-block": pair("top", "bottom"),
  "border-inline-width": pair("border-inline-start-width", "border-inline-end-width"),
  "border-inline-style": pair("border-inline-start-style", "border-inline-end-style"),
  "border-inline-color": pair("border-inline-start-color", "border-inline-end-color"),
  "border-block-width": pair("border-top-width", "border-bottom-width"),
  "border-block-style": pair("border-top-style", "border-bottom-style"),
  "border-block-color": pair("border-top-color", "border-bottom-color"),
  "border-width": sides((side) => `border-${side}-width`),
  "border-style": sides((side) => `border-${side}-style`),
  "border-color": sides((side) => `border-${side}-color`),
  border: border(EDGES),
  "border-top": border(["top"]),
  "border-right": border(["right"]),
  "border-bottom": border(["bottom"]),
  "border-left": border(["left"]),
  "border-inline-start": border(["inline-start"]),
  "border-inline-end": border(["inline-end"]),
  "border-block-start": border(["top"]),
  "border-block-end": border(["bottom"]),
  "border-inline": border(["inline-start", "inline-end"]),
  "border-block": border(["top", "bottom"]),
  "border-radius": borderRadius,
  background: inParts(expandBackground),
  "background-position": inParts(expandBackgroundPosition),
  font,
  "font-variant": fontVariant,
  "font-synthesis": fontSynthesis,
  "font-width": (value) => all([longhand("font-stretch", value)]),
  flex,
  "flex-flow": (value) => {
    const found = value.map(
      (component) => longhand("flex-direction", [component]) ?? longhand("flex-wrap", [component]),
    );
    return value.length > 0 && value.length <= 2 ? all(found) : undefined;
  },
  columns,
  "column-rule": lineParts(["column-rule"]),
  gap: pair("row-gap", "column-gap"),
  "grid-gap": pair("row-gap", "column-gap"),
  grid: inParts(grid),
  "grid-template": inParts(gridTemplate),
  "grid-area": inParts(gridArea),
  "grid-row": inParts(gridLinePair("grid-row-start", "grid-row-end")),
  "grid-column": inParts(gridLinePair("grid-column-start", "grid-column-end")),
  "place-items": inParts(place("align-items", "justify-items")),
  "place-self": inParts(place("align-self", "justify-self")),
  "place-content": inParts(place("align-content", "justify-content")),
  "list-style": listStyle,
  "white-space": whiteSpace,
  "text-wrap": textWrap,
  "text-decoration": textDecoration,
};

export function isKnownProperty(cssName: string): boolean {
  return (
    Object.hasOwn(SHORTHANDS, cssName) ||
    LOGICAL_NAMES.has(cssName) ||
    propertyName(ALIASES[cssName] ?? cssName) !== undefined
  );
}

export function shorthandNames(): string[] {
  return [...Object.keys(SHORTHANDS), ...LOGICAL_NAMES.keys(), ...Object.keys(ALIASES)];
}

/** The longhands of a declaration; undefined for a value that the property doesn't take. */
export function expand(cssName: string, value: readonly Component[]): Longhand[] | undefined {
  const expansion = Object.hasOwn(SHORTHANDS, cssName) ? SHORTHANDS[cssName] : undefined;
  if (expansion) return expansion(value);
  const own = longhand(cssName, value);
  return own && [own];
}

/** The names of the longhands that a property sets, whatever its value: for CSS-wide keywords and `var()`. */
export function longhandNames(cssName: string): (PropertyName | LogicalName)[] {
  if (cssName === "all") return PROPERTY_NAMES.filter((name) => !NOT_OF_ALL.has(name));
  const known = LONGHANDS_OF[cssName];
  if (known) return known.flatMap((name) => longhandNames(name));
  const name = LOGICAL_NAMES.get(cssName) ?? propertyName(ALIASES[cssName] ?? cssName);
  return name ? [name] : [];
}

/** What `all` leaves alone (CSS Cascade 5, section 3.1). */
const NOT_OF_ALL: ReadonlySet<string> = new Set(["direction", "unicodeBidi"]);

const edgesOf = (names: (side: string) => string): string[] => EDGES.map(names);
const borderParts = (edges: readonly string[]): string[] =>
  edges.flatMap((edge) => ["width", "style", "color"].map((part) => `border-${edge}-${part}`));

const TEMPLATE = ["grid-template-rows", "grid-template-columns", "grid-template-areas"];

const LONGHANDS_OF: Readonly<Record<string, readonly string[]>> = {
  margin: edgesOf((side) => `margin-${side}`),
  padding: edgesOf((side) => `padding-${side}`),
  "margin-inline": ["margin-inline-start", "margin-inline-end"],
  "margin-block": ["margin-top", "margin-bottom"],
  "padding-inline": ["padding-inline-start", "padding-inline-end"],
  "padding-block": ["padding-top", "padding-bottom"],
  inset: EDGES,
  overflow: ["overflow-x", "overflow-y"],
  "inset-inline": ["inset-inline-start", "inset-inline-end"],
  "inset-block": ["top", "bottom"],
  "border-inline-width": ["border-inline-start-width", "border-inline-end-width"],
  "border-inline-style": ["border-inline-start-style", "border-inline-end-style"],
  "border-inline-color": ["border-inline-start-color", "border-inline-end-color"],
  "border-block-width": ["border-top-width", "border-bottom-width"],
  "border-block-style": ["border-top-style", "border-bottom-style"],
  "border-block-color": ["border-top-color", "border-bottom-color"],
  "border-width": edgesOf((side) => `border-${side}-width`),
  "border-style": edgesOf((side) => `border-${side}-style`),
  "border-color": edgesOf((side) => `border-${side}-color`),
  border: borderParts(EDGES),
  "border-top": borderParts(["top"]),
  "border-right": borderParts(["right"]),
  "border-bottom": borderParts(["bottom"]),
  "border-left": borderParts(["left"]),
  "border-inline-start": borderParts(["inline-start"]),
  "border-inline-end": borderParts(["inline-end"]),
  "border-block-start": borderParts(["top"]),
  "border-block-end": borderParts(["bottom"]),
  "border-inline": borderParts(["inline-start", "inline-end"]),
  "border-block": borderParts(["top", "bottom"]),
  "border-radius": CORNERS.map((corner) => `border-${corner}-radius`),
  background: BACKGROUND_LONGHANDS,
  "background-position": ["background-position-x", "background-position-y"],
  "font-variant": VARIANTS,
  font: ["font-style", "font-weight", "font-variant-caps", "font-size", "line-height", "font-family"],
  flex: ["flex-grow", "flex-shrink", "flex-basis"],
  "flex-flow": ["flex-direction", "flex-wrap"],
  columns: ["column-width", "column-count"],
  "column-rule": ["column-rule-width", "column-rule-style", "column-rule-color"],
  gap: ["row-gap", "column-gap"],
  "grid-gap": ["row-gap", "column-gap"],
  grid: [...TEMPLATE, "grid-auto-rows", "grid-auto-columns", "grid-auto-flow"],
  "grid-template": TEMPLATE,
  "grid-area": ["grid-row-start", "grid-column-start", "grid-row-end", "grid-column-end"],
  "grid-row": ["grid-row-start", "grid-row-end"],
  "grid-column": ["grid-column-start", "grid-column-end"],
  "place-items": ["align-items", "justify-items"],
  "place-self": ["align-self", "justify-self"],
  "place-content": ["align-content", "justify-content"],
  "list-style": ["list-style-position", "list-style-type"],
  "white-space": ["white-space-collapse", "text-wrap-mode"],
  "text-wrap": ["text-wrap-mode", "text-wrap-style"],
  "text-decoration": [
    "text-decoration-line",
    "text-decoration-style",
    "text-decoration-color",
    "text-decoration-thickness",
  ],
};
