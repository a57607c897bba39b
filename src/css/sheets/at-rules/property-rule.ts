/** `@property` (CSS Properties and Values 1, section 3): what a custom property is where nothing is said of it. */
import type { SheetText } from "../sheet-text.js";
import type { RegisteredProperty } from "../stylesheet.js";
import { declarationsIn, type WrittenAtRule } from "../written.js";

/** Diagnostics: `css/at-rule`. */
export function readPropertyRule(sheet: SheetText, rule: WrittenAtRule): RegisteredProperty | undefined {
  const { prelude: name, start, end } = rule;
  const descriptors = new Map(declarationsIn(rule.content).map(({ property, text }) => [property.toLowerCase(), text]));
  const inherits = descriptors.get("inherits")?.toLowerCase();
  const initial = descriptors.get("initial-value");
  const syntax = descriptors.get("syntax");
  const isUniversal = /^["']\s*\*\s*["']$/.test(syntax ?? "");
  if (name.startsWith("--") && syntax && (inherits === "true" || inherits === "false") && (initial || isUniversal))
    return { name, inherits: inherits === "true", initial };
  const message = `this "@property" has no effect: it needs "syntax", "inherits" and "initial-value"`;
  sheet.warn("css/at-rule", message, { start, end: Math.min(end, start + "@property".length + 1 + name.length) });
  return undefined;
}
