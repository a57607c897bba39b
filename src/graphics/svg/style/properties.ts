/** The properties of SVG that are drawn (SVG 2, appendix "Property index"), those that change nothing on paper, and all else. */
import { BLACK, type Color, Css } from "../../../css/index.js";
import { length, lengths } from "../numbers.js";

type Validate = (value: string) => boolean;

interface Property {
  readonly inherited: boolean;
  /** An invalid value is as if it weren't there: a weaker one counts. */
  readonly valid: Validate;
}

const anything: Validate = () => true;
const words =
  (...allowed: string[]): Validate =>
  (value) =>
    allowed.includes(value.toLowerCase());
const number: Validate = (value) => length(value, { fontSize: 16, reference: 1 }) !== undefined;
const notNegative: Validate = (value) => (length(value, { fontSize: 16, reference: 1 }) ?? -1) >= 0;
const numberOr =
  (...allowed: string[]): Validate =>
  (value) =>
    number(value) || allowed.includes(value.toLowerCase());
const color: Validate = (value) => colorOf(value, BLACK) !== undefined;
const paint: Validate = (value) =>
  /^(url\(|none$|context-(fill|stroke)$)/i.test(value) || colorOf(value, BLACK) !== undefined;

const FAMILY_WORD = /^-?[a-z_\u0080-\uffff\\][\w\\\u0080-\uffff-]*$/i;

/** Names of families: strings, or words that begin as names do (CSS Fonts 4, section 2.1); undefined where one is none. */
export function families(value: string, most = Infinity): string[] | undefined {
  const names: string[] = [];
  for (const [part] of value.matchAll(/(?:"[^"]*"|'[^']*'|[^,"'])+/g)) {
    const name = part.trim();
    const quoted = /^(["'])(.*)\1$/.exec(name)?.[2];
    if (quoted === undefined && !name.split(/\s+/).every((word) => FAMILY_WORD.test(word))) return undefined;
    if (names.length >= most) break;
    names.push(Css.familyName(quoted ?? name.replace(/\s+/g, " "), quoted !== undefined));
  }
  return names.length > 0 ? names : undefined;
}

const INHERITED: Readonly<Record<string, Validate>> = {
  color,
  visibility: words("visible", "hidden", "collapse"),
  fill: paint,
  "fill-opacity": number,
  "fill-rule": words("nonzero", "evenodd"),
  "clip-rule": words("nonzero", "evenodd"),
  stroke: paint,
  "stroke-opacity": number,
  "stroke-width": notNegative,
  "stroke-linecap": words("butt", "round", "square"),
  "stroke-linejoin": words("miter", "round", "bevel", "miter-clip", "arcs"),
  "stroke-miterlimit": notNegative,
  "stroke-dasharray": (value) => value === "none" || lengths(value, { fontSize: 16, reference: 1 }).length > 0,
  "stroke-dashoffset": number,
  "paint-order": anything,
  "marker-start": anything,
  "marker-mid": anything,
  "marker-end": anything,
  "font-family": (value) => families(value) !== undefined,
  "font-size": anything,
  "font-weight": anything,
  "font-style": words("normal", "italic", "oblique"),
  "font-variant": anything,
  "font-variant-caps": anything,
  "font-kerning": words("auto", "normal", "none"),
  "font-feature-settings": anything,
  "letter-spacing": numberOr("normal"),
  "word-spacing": numberOr("normal"),
  "text-anchor": words("start", "middle", "end"),
  "text-transform": words("none", "uppercase", "lowercase", "capitalize"),
  "white-space": words("normal", "pre", "nowrap", "pre-wrap", "pre-line", "break-spaces"),
  "white-space-collapse": words("collapse", "preserve", "preserve-breaks", "preserve-spaces", "break-spaces"),
  direction: words("ltr", "rtl"),
  "dominant-baseline": anything,
};

const OWN: Readonly<Record<string, Validate>> = {
  display: anything,
  opacity: number,
  overflow: words("visible", "hidden", "scroll", "auto", "clip"),
  "overflow-x": anything,
  "overflow-y": anything,
  "clip-path": anything,
  mask: anything,
  "mask-type": words("luminance", "alpha"),
  filter: anything,
  "mix-blend-mode": anything,
  "stop-color": color,
  "stop-opacity": number,
  "vector-effect": words("none", "non-scaling-stroke", "non-scaling-size", "non-rotation", "fixed-position"),
  transform: anything,
  "transform-origin": anything,
  "transform-box": words("view-box", "fill-box", "stroke-box", "content-box", "border-box"),
  translate: anything,
  rotate: anything,
  scale: anything,
  "alignment-baseline": anything,
  "baseline-shift": anything,
  "text-decoration": anything,
  "text-decoration-line": anything,
  "unicode-bidi": anything,
  x: numberOr("auto"),
  y: numberOr("auto"),
  cx: number,
  cy: number,
  r: notNegative,
  rx: (value) => value === "auto" || notNegative(value),
  ry: (value) => value === "auto" || notNegative(value),
  width: (value) => value === "auto" || notNegative(value),
  height: (value) => value === "auto" || notNegative(value),
  d: anything,
};

/** What is understood and changes nothing on paper, or says only what painting should prefer. */
const NO_EFFECT = new Set(
  [
    "alignment-adjust animation animation-delay animation-direction animation-duration animation-fill-mode",
    "animation-iteration-count animation-name animation-play-state animation-timing-function",
    "background background-color clip color-adjust color-interpolation-filters color-profile color-rendering",
    "cursor enable-background flood-color flood-opacity font-stretch font-optical-sizing font-synthesis",
    "glyph-orientation-horizontal glyph-orientation-vertical image-rendering kerning lighting-color line-height",
    "margin outline padding pointer-events position print-color-adjust shape-rendering solid-color solid-opacity",
    "speak tab-size text-indent text-align text-rendering transition transition-property transition-duration",
    "transition-delay transition-timing-function user-select viewport-fill viewport-fill-opacity will-change xml:space",
    "font-variation-settings hyphens isolation forced-color-adjust color-scheme block-progression",
  ]
    .join(" ")
    .split(" "),
);

const ALL = new Map<string, Property>();
for (const [name, valid] of Object.entries(INHERITED)) ALL.set(name, { inherited: true, valid });
for (const [name, valid] of Object.entries(OWN)) ALL.set(name, { inherited: false, valid });

/** Every element below reads what it inherits: longer values are passed over. */
export const MAX_INHERITED = 2000;

export function propertyOf(name: string): Property | undefined {
  return ALL.get(name);
}

/** Keywords that every property has (CSS Cascade 5, section 7.3). */
export const WIDE = /^(inherit|initial|unset|revert|revert-layer)$/i;

/** Whether a property is drawn, and can have the value as far as is known before `var()` is replaced. */
export function isValid(name: string, value: string): boolean {
  const property = propertyOf(name);
  if (property?.inherited && value.length > MAX_INHERITED) return false;
  return property !== undefined && (WIDE.test(value) || /\bvar\(/i.test(value) || property.valid(value));
}

/** Those that stand for others. */
export const SHORTHANDS: ReadonlySet<string> = new Set(["marker", "font"]);

export const ignored = (name: string): string => `${name} in an SVG image is ignored`;

/** Whether a property that isn't drawn is to be told. Other programs' own properties (`-inkscape-…`) are theirs. */
export function isWorthTelling(name: string, value: string): boolean {
  return (
    !name.startsWith("-") &&
    !NO_EFFECT.has(name) &&
    !/^(none|normal|auto|initial|inherit|unset|0|horizontal-tb|lr-tb|lr|visible)$/i.test(value)
  );
}

/** Geometry and the like as attributes are read where they are used: their meaning depends on the element. */
const NOT_PRESENTATION = new Set([
  "x",
  "y",
  "cx",
  "cy",
  "r",
  "rx",
  "ry",
  "width",
  "height",
  "d",
  "rotate",
  "scale",
  "translate",
]);
export const PRESENTATION_ATTRIBUTES: readonly string[] = [...ALL.keys()].filter((name) => !NOT_PRESENTATION.has(name));

const CACHED_COLORS = 1000;
const colors = new Map<string, ReturnType<typeof Css.color>>();

/** A colour; undefined for what is none. */
export function colorOf(text: string, current: Color): Color | undefined {
  if (!colors.has(text)) {
    if (colors.size >= CACHED_COLORS) colors.clear();
    colors.set(text, Css.color(text));
  }
  return colors.get(text)?.(current);
}
