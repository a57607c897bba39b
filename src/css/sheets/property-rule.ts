/** `@property` (CSS Properties and Values 1, section 3): what a custom property is where nothing is said of it. */
import type { Atrule } from "css-tree";
import { placeOf, type SheetText } from "./sheet-text.js";
import type { RegisteredProperty } from "./stylesheet.js";

/** @param name what stands between the rule's name and its block. Diagnostics: `css/at-rule`. */
export function readPropertyRule(sheet: SheetText, name: string, node: Atrule): RegisteredProperty | undefined {
  const descriptors = new Map<string, string>();
  for (const child of node.block?.children.toArray() ?? [])
    if (child.type === "Declaration") descriptors.set(child.property.toLowerCase(), sheet.of(child.value).trim());
  const inherits = descriptors.get("inherits")?.toLowerCase();
  const initial = descriptors.get("initial-value");
  const syntax = descriptors.get("syntax");
  const isUniversal = /^["']\s*\*\s*["']$/.test(syntax ?? "");
  if (name.startsWith("--") && syntax && (inherits === "true" || inherits === "false") && (initial || isUniversal))
    return { name, inherits: inherits === "true", initial };
  const { start, end } = placeOf(node);
  const message = `this "@property" has no effect: it needs "syntax", "inherits" and "initial-value"`;
  sheet.warn("css/at-rule", message, { start, end: Math.min(end, start + "@property".length + 1 + name.length) });
  return undefined;
}
