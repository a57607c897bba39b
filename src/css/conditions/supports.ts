/** `@supports` (CSS Conditional 4, section 2): what the table of properties and the selectors understand is supported. */

import { standardName } from "../names/legacy-names.js";
import { expand, isKnownProperty } from "../properties/shorthands/shorthands.js";
import { compileSelector } from "../selectors/selector.js";
import { parseComponents } from "../syntax/component.js";
import { evaluateCondition } from "../syntax/condition.js";
import { nestSelector } from "../syntax/nesting.js";
import { hasReferences, hasValidAttributes, hasValidReferences, isCustomValue } from "../syntax/variables.js";
import { isWideKeyword } from "../values/wide-keywords.js";

/** Whether a condition holds; one that can't be read doesn't. */
export function supports(condition: string): boolean {
  return evaluateCondition(condition, leaf) === true;
}

function leaf(text: string): boolean {
  const selector = /^selector\((.*)\)$/is.exec(text)?.[1];
  if (selector !== undefined) return isSelector(selector.trim());
  const format = /^font-format\((.*)\)$/is.exec(text)?.[1];
  if (format !== undefined) return FORMATS.has(format.trim().toLowerCase());
  const tech = /^font-tech\((.*)\)$/is.exec(text)?.[1];
  if (tech !== undefined) return TECHNOLOGIES.has(tech.trim().toLowerCase());
  const [property = "", value] = text.split(/:(.*)/s);
  return value !== undefined && understands(property.trim(), value.replace(/!important\s*$/i, "").trim());
}

/** What `@font-face` takes (CSS Fonts 4, section 4.3.1). */
const FORMATS = new Set(["collection", "opentype", "truetype", "woff", "woff2"]);

/** What of fonts print knows (CSS Fonts 4, section 4.3.1). */
const TECHNOLOGIES = new Set(["features-opentype", "variations", "color-colrv0"]);

/** What has no parent to be nested in is of the root, as `&` is there. A pseudo-element that no browser has is none (CSS Conditional 4, section 2). */
function isSelector(text: string): boolean {
  const isNested = /(?:^|[^\\])&/.test(text);
  if (/::-webkit-/i.test(text) && !OWN_PARTS.test(text)) return false;
  return compileSelector(isNested ? nestSelector(text, ":root") : text).kind !== "unknown";
}

/** Parts that Chromium names with its prefix. */
const OWN_PARTS =
  /::-webkit-(?:scrollbar|slider|search|calendar|date|datetime|inner-spin|outer-spin|file-upload|input-placeholder|meter|progress|details|resizer|media|color-swatch|textfield)/i;

function understands(property: string, value: string): boolean {
  if (!hasValidReferences(value)) return false;
  if (property.startsWith("--")) return isCustomValue(value);
  const name = standardName(property.toLowerCase());
  if (!isKnownProperty(name) || value === "") return false;
  if (isWideKeyword(value.toLowerCase()) || hasReferences(value)) return true;
  const components = parseComponents(value);
  return (components !== undefined && expand(name, components) !== undefined) || hasValidAttributes(value);
}
