/**
 * The one table of properties: whatever the engine knows about a longhand (its parser, initial value, inheritance, how it is
 * computed and how it is written) stands here, by family. `ComputedStyle` follows from it.
 */
import { backgroundProperties } from "./box/background.js";
import { borderProperties } from "./box/borders.js";
import { boxProperties } from "./box/box.js";
import { breakProperties } from "./box/breaks.js";
import { colorProperties, textFillProperties } from "./box/color.js";
import { displayProperties, lineClampProperties } from "./box/display.js";
import { outlineProperties } from "./box/outline.js";
import { overflowProperties } from "./box/overflow.js";
import { positionProperties } from "./box/position.js";
import { replacedProperties } from "./box/replaced.js";
import { transformProperties } from "./box/transform.js";
import type { PropertyDefinition } from "./definition.js";
import { alignmentProperties, gapProperties } from "./layout/alignment.js";
import { columnProperties } from "./layout/columns.js";
import { containmentProperties } from "./layout/containment.js";
import { flexContainerProperties, flexItemProperties } from "./layout/flex.js";
import { gapRuleProperties } from "./layout/gap-rules.js";
import { gridProperties } from "./layout/grid.js";
import { tableProperties } from "./layout/tables.js";
import { borderImageProperties } from "./paint/border-image.js";
import { shapeProperties } from "./paint/clip-path.js";
import { maskProperties } from "./paint/mask.js";
import { shadowProperties } from "./paint/shadow.js";
import { decorationProperties } from "./text/decoration.js";
import { emphasisProperties } from "./text/emphasis.js";
import { fontChoiceProperties, fontProperties } from "./text/font.js";
import { fontVariantProperties } from "./text/font-variants.js";
import { generatedContentProperties } from "./text/generated-content.js";
import { namedStringProperties } from "./text/named-strings.js";
import { lineProperties, textProperties } from "./text/text.js";

/** In the order in which a `style` attribute says them. */
const TABLE = {
  ...lineClampProperties,
  ...displayProperties,
  ...flexContainerProperties,
  ...gapProperties,
  ...columnProperties,
  ...gapRuleProperties,
  ...alignmentProperties,
  ...flexItemProperties,
  ...gridProperties,
  ...boxProperties,
  ...backgroundProperties,
  ...borderProperties,
  ...borderImageProperties,
  ...shadowProperties,
  ...maskProperties,
  ...outlineProperties,
  ...positionProperties,
  ...overflowProperties,
  ...shapeProperties,
  ...transformProperties,
  ...containmentProperties,
  ...breakProperties,
  ...replacedProperties,
  ...colorProperties,
  ...fontChoiceProperties,
  ...fontProperties,
  ...fontVariantProperties,
  ...lineProperties,
  ...decorationProperties,
  ...emphasisProperties,
  ...textFillProperties,
  ...textProperties,
  ...generatedContentProperties,
  ...namedStringProperties,
  ...tableProperties,
};

/** Longhands in camel case, as fields of a computed style. */
export type PropertyName = keyof typeof TABLE;

/** The computed values of an element; lengths in px. */
export type ComputedStyle = {
  readonly [K in PropertyName]: (typeof TABLE)[K] extends PropertyDefinition<infer T> ? T : never;
};

export const PROPERTIES: Readonly<Record<PropertyName, PropertyDefinition<unknown>>> = TABLE;

export const PROPERTY_NAMES = Object.keys(TABLE) as PropertyName[];

/** A name in camel case as CSS spells it. */
export const cssName = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const CSS_NAMES = new Map<string, PropertyName>(PROPERTY_NAMES.map((name) => [cssName(name), name]));

/** The table's name of a longhand in CSS spelling; undefined where the engine doesn't know it. */
export function propertyName(cssName: string): PropertyName | undefined {
  return CSS_NAMES.get(cssName);
}

export function cssPropertyNames(): string[] {
  return [...CSS_NAMES.keys()];
}
