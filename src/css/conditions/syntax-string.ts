/** Syntax strings (CSS Values 5, section 4; Properties and Values 1, section 5): whether a text is what one asks for. */
import { type Component, parseComponents, splitAt } from "../syntax/component.js";
import { parseColor } from "../values/color.js";
import { parseInteger, parseLength, parseLengthPercentage, parseNumber, parsePercentage } from "../values/numeric.js";
import { isWideKeyword } from "../values/wide-keywords.js";

type Test = (component: Component) => boolean;

const ofUnit =
  (units: RegExp): Test =>
  (component) =>
    component.type === "dimension" && units.test(component.unit);

const ANGLE = ofUnit(/^(?:deg|grad|rad|turn)$/i);
const isFunction: Test = ({ type }) => type === "function";

/** The data types that a syntax can name. */
const TYPES: Readonly<Record<string, Test>> = {
  length: (component) => parseLength(component) !== undefined,
  number: (component) => parseNumber(component) !== undefined,
  integer: (component) => parseInteger(component) !== undefined,
  percentage: (component) => parsePercentage(component) !== undefined,
  "length-percentage": (component) => parseLengthPercentage(component) !== undefined,
  color: (component) => parseColor(component) !== undefined,
  angle: ANGLE,
  time: ofUnit(/^m?s$/i),
  resolution: ofUnit(/^(?:dpi|dpcm|dppx|x)$/i),
  string: ({ type }) => type === "string",
  url: ({ type }) => type === "url",
  image: (component) => component.type === "url" || isFunction(component),
  "custom-ident": (component) => component.type === "ident" && !isWideKeyword(component.name.toLowerCase()),
  "transform-function": isFunction,
  "transform-list": isFunction,
};

/** @param syntax `*`, or data types and words with `|` between them, each perhaps with `+` or `#` behind it */
export function matchesSyntax(text: string, syntax: string): boolean {
  if (syntax.trim() === "*") return true;
  const components = parseComponents(text);
  if (!components || components.length === 0) return false;
  return syntax.split("|").some((one) => matches(components, one.trim()));
}

function matches(components: readonly Component[], one: string): boolean {
  const [, type, word, multiplier] = /^(?:<([\w-]+)>|([\w-]+))([+#]?)$/.exec(one) ?? [];
  const test: Test | undefined =
    type === undefined ? ({ type, ...rest }) => type === "ident" && "name" in rest && rest.name === word : TYPES[type];
  if (!test || (type === undefined && word === undefined)) return false;
  if (multiplier === "#")
    return splitAt(components, ",")?.every((part) => part.length === 1 && part.every(test)) ?? false;
  const isList = multiplier === "+" || type === "transform-list";
  return (isList || components.length === 1) && components.every(test);
}
