/**
 * Attributes that stand for declarations (HTML 15.3 and 15.4, "presentational hints"): they count as an author's rules that
 * come before all others and have no specificity.
 */
import type { Element } from "domhandler";
import { parseComponents } from "./component.js";
import { expand } from "./shorthands.js";
import type { Declaration } from "./stylesheet.js";

/** For each attribute the property that it sets, and the elements that it sets it on. */
const HINTS: readonly (readonly [attribute: string, property: string, elements: ReadonlySet<string>, Value])[] = [
  ["width", "width", new Set(["img", "table", "td", "th", "col", "colgroup", "hr"]), dimension],
  ["height", "height", new Set(["img", "table", "td", "th", "tr"]), dimension],
  ["cellspacing", "border-spacing", new Set(["table"]), dimension],
  ["bgcolor", "background-color", new Set(["body", "table", "tr", "td", "th", "thead", "tbody", "tfoot"]), text],
  ["nowrap", "white-space", new Set(["td", "th"]), () => "nowrap"],
];

type Value = (attribute: string) => string | undefined;

/** A non-negative number of pixels, or a percentage (HTML 2.4.4.4); what follows it is passed over. */
function dimension(attribute: string): string | undefined {
  const [, number, percent] = /^\s*(\d+(?:\.\d+)?)(%?)/.exec(attribute) ?? [];
  return number === undefined ? undefined : `${number}${percent === "%" ? "%" : "px"}`;
}

function text(attribute: string): string {
  return attribute.trim();
}

/** Declarations with a text that tells them from others. */
export interface Hints {
  readonly key: string;
  readonly declarations: readonly Declaration[];
}

export const NO_HINTS: Hints = { key: "", declarations: [] };

const expanded = new Map<string, readonly Declaration[]>();
const MAX_REMEMBERED = 1_000;

/** The declarations that an element's attributes stand for. */
export function presentationalHints(element: Element): Hints {
  let found = NO_HINTS;
  for (const [attribute, property, elements, value] of HINTS) {
    const given = element.attribs[attribute];
    if (given === undefined || !elements.has(element.name)) continue;
    const css = value(given);
    if (css === undefined) continue;
    const key = `${property}:${css}`;
    found = { key: `${found.key};${key}`, declarations: [...found.declarations, ...declarationsOf(property, css)] };
  }
  return found;
}

function declarationsOf(property: string, value: string): readonly Declaration[] {
  const key = `${property}:${value}`;
  let known = expanded.get(key);
  if (!known) {
    const components = parseComponents(value);
    const longhands = (components && expand(property, components)) ?? [];
    known = longhands.map(({ name, value: own }) => ({
      name,
      declared: { kind: "value", value: own },
      important: false,
    }));
    if (expanded.size >= MAX_REMEMBERED) expanded.clear();
    expanded.set(key, known);
  }
  return known;
}
