/**
 * The one table of properties: whatever the engine knows about a longhand (its parser, initial value, inheritance and how it
 * is computed) stands here, by family. `ComputedStyle` follows from it.
 */
import { backgroundProperties } from "./box/background.js";
import { boxProperties } from "./box/box.js";
import { clipPathProperties } from "./box/clip-path.js";
import { outlineProperties } from "./box/outline.js";
import { overflowProperties } from "./box/overflow.js";
import { positionProperties } from "./box/position.js";
import { transformProperties } from "./box/transform.js";
import type { PropertyDefinition } from "./definition.js";
import { columnProperties } from "./layout/columns.js";
import { gridProperties } from "./layout/grid.js";
import { layoutProperties } from "./layout/layout.js";
import { type FontFeature, fontProperties } from "./text/font.js";
import { namedStringProperties } from "./text/named-strings.js";
import { textProperties } from "./text/text.js";

const TABLE = {
  ...boxProperties,
  ...backgroundProperties,
  ...positionProperties,
  ...overflowProperties,
  ...outlineProperties,
  ...clipPathProperties,
  ...transformProperties,
  ...fontProperties,
  ...textProperties,
  ...layoutProperties,
  ...gridProperties,
  ...columnProperties,
  ...namedStringProperties,
};

/** Longhands in camel case, as fields of a computed style. */
export type PropertyName = keyof typeof TABLE;

/** The computed values of an element; lengths in px. */
export type ComputedStyle = {
  readonly [K in PropertyName]: (typeof TABLE)[K] extends PropertyDefinition<infer T> ? T : never;
};

export const PROPERTIES: Readonly<Record<PropertyName, PropertyDefinition<unknown>>> = TABLE;

export const PROPERTY_NAMES = Object.keys(TABLE) as PropertyName[];

const CSS_NAMES = new Map<string, PropertyName>(
  PROPERTY_NAMES.map((name) => [name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), name]),
);

/** The table's name of a longhand in CSS spelling; undefined where the engine doesn't know it. */
export function propertyName(cssName: string): PropertyName | undefined {
  return CSS_NAMES.get(cssName);
}

export function cssPropertyNames(): string[] {
  return [...CSS_NAMES.keys()];
}

/** Every property at its initial value. */
export const INITIAL_STYLE = Object.fromEntries(
  PROPERTY_NAMES.map((name) => [name, TABLE[name].initial]),
) as ComputedStyle;

/** The style of an anonymous box: inherited properties from its parent, all else initial (CSS 2.2 section 9.2.1.1). */
export function anonymousStyle(parent: ComputedStyle, display: ComputedStyle["display"]): ComputedStyle {
  let byDisplay = anonymousStyles.get(parent);
  if (!byDisplay) anonymousStyles.set(parent, (byDisplay = new Map()));
  let style = byDisplay.get(display);
  if (!style) {
    const values = PROPERTY_NAMES.map((name) => [name, TABLE[name].inherited ? parent[name] : TABLE[name].initial]);
    style = { ...(Object.fromEntries(values) as ComputedStyle), ...NO_BORDERS, display };
    byDisplay.set(display, style);
    anonymousOrigins.set(style, { parent, display });
  }
  return style;
}

/** A border without a style has no width (CSS Backgrounds 3, section 3.3). */
const NO_BORDERS = { borderTopWidth: 0, borderRightWidth: 0, borderBottomWidth: 0, borderLeftWidth: 0 };

interface AnonymousOrigin {
  readonly parent: ComputedStyle;
  readonly display: ComputedStyle["display"];
}

/** What `anonymousStyle` made a style from; undefined for the style of an element. */
export function originOfAnonymous(style: ComputedStyle): AnonymousOrigin | undefined {
  return anonymousOrigins.get(style);
}

const anonymousOrigins = new WeakMap<ComputedStyle, AnonymousOrigin>();
const anonymousStyles = new WeakMap<ComputedStyle, Map<string, ComputedStyle>>();
const featuresByStyle = new WeakMap<ComputedStyle, readonly FontFeature[]>();

/** The OpenType features that a style asks for, in the order of CSS Fonts 4, section 7.2; later ones win. */
export function fontFeatures(style: ComputedStyle): readonly FontFeature[] {
  let features = featuresByStyle.get(style);
  if (!features) {
    const caps: FontFeature[] = style.fontVariantCaps === "normal" ? [] : [["smcp", 1]];
    if (style.fontVariantCaps === "all-small-caps") caps.push(["c2sc", 1]);
    features = [
      ...(style.fontKerning === "none" ? ([["kern", 0]] as const) : []),
      // Spaced letters are not joined (CSS Text 4, section 9.2).
      ...(style.letterSpacing !== 0
        ? ([
            ["liga", 0],
            ["clig", 0],
          ] as const)
        : []),
      ...style.fontVariantLigatures,
      ...caps,
      ...style.fontVariantNumeric.map((tag) => [tag, 1] as const),
      ...style.fontFeatureSettings,
    ];
    featuresByStyle.set(style, features);
  }
  return features;
}
