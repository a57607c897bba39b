/**
 * `attr()` in any property (CSS Values 5, section 7.7): declarations, and an element -> the same with what its attributes say. What
 * properties read by themselves, as `content` does `attr(title)`, stays with them.
 */
import type { Element } from "domhandler";
import { attributeOf } from "../../html/index.js";
import { matchesSyntax } from "../conditions/syntax-string.js";
import type { Declaration } from "../sheets/stylesheet.js";
import { parseComponents } from "../syntax/component.js";
import { attributeReferences, hasReferences, INVALID } from "../syntax/variables.js";
import { parseNumber } from "../values/numeric.js";
import { RELATIVE_UNITS } from "../values/units.js";

const UNITS = new Set([
  ...Object.keys(RELATIVE_UNITS),
  ...["%", "px", "cm", "mm", "q", "in", "pt", "pc", "deg", "grad", "rad", "turn", "s", "ms", "hz", "khz"],
  ...["dpi", "dpcm", "dppx", "x", "fr"],
]);

/** Attributes in attributes are followed no further. */
const MAX_DEPTH = 16;

/** What is not to be loaded since an attribute says so. */
const ADDRESSES = /(?:url|src|image-set)\(/i;

/** Whether a declaration is known only for an element with its attributes. */
export const isOfAttributes = ({ declared }: Declaration): boolean =>
  declared.kind === "var" && attributeReferences(declared.text).length > 0;

/** The declaration with what attributes say: one that can't have it is invalid at computed-value time. */
export function withAttributes(declaration: Declaration, element: Element): Declaration {
  const { declared } = declaration;
  if (declared.kind !== "var" || !isOfAttributes(declaration)) return declaration;
  const text = substituted(declared.text, element, new Set());
  return { ...declaration, declared: { ...declared, text: ADDRESSES.test(text) ? INVALID : text } };
}

/** @param open names of the attributes that the text stands in */
function substituted(text: string, element: Element, open: ReadonlySet<string>): string {
  let out = "";
  let from = 0;
  for (const { start, end, argument } of attributeReferences(text)) {
    out += text.slice(from, start) + referred(argument, element, open);
    from = end;
  }
  return out + text.slice(from);
}

function referred(argument: string, element: Element, open: ReadonlySet<string>): string {
  const [before, fallback] = parted(argument);
  const [, name = "", kind = ""] = /^\s*(\S+)\s*(.*?)\s*$/s.exec(before) ?? [];
  const instead = (): string => (fallback === undefined ? INVALID : substituted(fallback, element, open));
  const value = attributeOf(element, name);
  const isString = kind === "" || kind.toLowerCase() === "raw-string";
  if (value === undefined) return isString && fallback === undefined ? '""' : instead();
  if (isString) return quoted(value);
  const syntax = /^type\((.*)\)$/is.exec(kind)?.[1];
  if (syntax === undefined) return numeric(value, kind.toLowerCase()) ?? instead();
  if (open.has(name) || open.size === MAX_DEPTH) return INVALID;
  const inner = substituted(value, element, new Set([...open, name]));
  return hasReferences(inner) || matchesSyntax(inner, syntax) ? inner : instead();
}

/** What stands before the first comma, and behind it. */
function parted(argument: string): [string, string | undefined] {
  const comma = /^[^,(]*(?:\([^)]*\)[^,(]*)?,/.exec(argument)?.[0].length;
  return comma === undefined ? [argument, undefined] : [argument.slice(0, comma - 1), argument.slice(comma)];
}

/** A number with a unit, or as it is. */
function numeric(value: string, unit: string): string | undefined {
  if (unit !== "number" && !UNITS.has(unit)) return undefined;
  const [component, ...rest] = parseComponents(value) ?? [];
  if (component?.type !== "number" || rest.length > 0) return undefined;
  return `${parseNumber(component)}${unit === "number" ? "" : unit}`;
}

const quoted = (value: string): string => `"${value.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\a ")}"`;
