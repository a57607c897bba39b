/** CSS for drawings (SVG), which have a cascade of their own: its syntax, selectors, conditions, colours and lengths, from text. */
import { PX_PER_UNIT } from "../units.js";
import { type ClipPath, shapeProperties } from "./properties/paint/clip-path.js";
import { type CompiledSelector, compileSelector, splitSelectors } from "./selectors/selector.js";
import { parseComponents } from "./syntax/component.js";
import { named } from "./syntax/named.js";
import { type ParsedColor, parseColor } from "./values/color.js";
import { parseLengthPercentage } from "./values/numeric.js";
import { NOWHERE } from "./values/specified.js";
import type { LengthPercentage } from "./values/types.js";
import { type LengthContext, RELATIVE_UNITS } from "./values/units.js";

export { supports } from "./conditions/supports.js";
export { isSilentRule } from "./names/ignored.js";
export { familyName } from "./properties/text/font.js";
export { SelectorIndex } from "./selectors/selector-index.js";
export { parseCss as parse } from "./syntax/parse.js";
export { substitute } from "./syntax/variables.js";
export type { CompiledSelector };

/** Each selector of a list. */
export const selectors = (list: string) =>
  splitSelectors(list).map((text) => ({ text, outcome: compileSelector(text) }));

/** A colour, as a function of `currentcolor`; undefined for what is none. */
export function color(text: string): ParsedColor | undefined {
  const [component, ...more] = parseComponents(text) ?? [];
  return more.length === 0 ? parseColor(component) : undefined;
}

/** `clip-path` of a text: a shape, or a box, for lengths in terms of a font size; undefined for what is none. */
export function clipPath(text: string): ((fontSize: number) => ClipPath) | undefined {
  const parsed = shapeProperties.clipPath.parse(parseComponents(text) ?? []);
  const value = (fontSize: number) => parsed?.({ ...NOWHERE, fontSize });
  const tried = value(16);
  if (!tried || tried === "none" || "url" in tried) return undefined;
  return (fontSize) => value(fontSize) as ClipPath;
}

/** How many px a unit of length comes to; undefined for what is none. @param name in lower case */
export const unit = (name: string, context: LengthContext): number | undefined =>
  named(PX_PER_UNIT, name) ?? named(RELATIVE_UNITS, name)?.(context);

/** A length or percentage, or a sum of them; undefined for what is none. */
export function length(text: string): ((context: LengthContext) => LengthPercentage) | undefined {
  const [component, ...more] = parseComponents(text) ?? [];
  return more.length === 0 ? parseLengthPercentage(component) : undefined;
}
