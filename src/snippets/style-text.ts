/** Computed values -> the text of a `style` attribute, of the properties that a host keeps. */
import { type ComputedStyle, type PropertyName, styleDeclarations } from "../css/index.js";
import type { StyledRules } from "./profiles.js";

/**
 * @param style computed at a root font size of 16 px
 * @param names the longhands to write: those that a rule sets on the element
 * @param parentFontSize px, of the element around
 * @returns declarations with semicolons between
 */
export function styleText(
  style: ComputedStyle,
  names: ReadonlySet<PropertyName>,
  parentFontSize: number,
  rules: StyledRules,
): string {
  return styleDeclarations(style, names, parentFontSize, rules.unit)
    .filter(([name]) => rules.properties?.has(name) ?? true)
    .map(([name, value]) => `${name}:${value}`)
    .join(";");
}
