/** Shorthands of flex, grid and multi-column layout and of alignment (CSS Flexbox 1; Grid 2; Multi-column Layout 1; Align 3). */
import type { Component, Parts } from "../../syntax/component.js";
import { parseNumber } from "../../values/numeric.js";
import { gapRuleShorthands } from "./gap-rules.js";
import { gridShorthands } from "./grid.js";
import { anyOrder, ident, pair, type Shorthand } from "./parts.js";

const number = (value: number): Component => ({ type: "number", value });

/** `flex` (CSS Flexbox 1, section 7.1.1). */
function splitFlex(value: readonly Component[]): Parts | undefined {
  const set = (grow: Component, shrink: Component, basis: Component): Parts => [
    ["flex-grow", [grow]],
    ["flex-shrink", [shrink]],
    ["flex-basis", [basis]],
  ];
  const [first] = value;
  if (value.length === 1 && first?.type === "ident") {
    const word = first.name.toLowerCase();
    if (word === "none") return set(number(0), number(0), ident("auto"));
    if (word === "auto") return set(number(1), number(1), ident("auto"));
  }
  // After two numbers a unitless zero is the basis.
  const last = value.length === 3 && value[2]?.type === "number" && value[2].value === 0 ? value[2] : undefined;
  const rest = last ? value.slice(0, 2) : value;
  const numbers = rest.filter((component) => parseNumber(component) !== undefined);
  const basis = last ? [last] : rest.filter((component) => parseNumber(component) === undefined);
  if (numbers.length > 2 || basis.length > 1 || value.length === 0) return undefined;
  return set(numbers[0] ?? number(1), numbers[1] ?? number(1), basis[0] ?? { type: "percentage", value: 0 });
}

export const layoutShorthands: Readonly<Record<string, Shorthand>> = {
  flex: { longhands: ["flex-grow", "flex-shrink", "flex-basis"], split: splitFlex },
  "flex-flow": anyOrder({ "flex-direction": "row", "flex-wrap": "nowrap" }),
  columns: anyOrder({ "column-width": "auto", "column-count": "auto" }),
  ...gapRuleShorthands,
  gap: pair("row-gap", "column-gap"),
  "grid-gap": pair("row-gap", "column-gap"),
  ...gridShorthands,
  "place-items": pair("align-items", "justify-items"),
  "place-self": pair("align-self", "justify-self"),
  "place-content": pair("align-content", "justify-content"),
};
