/** Component values -> specified values: the parsers that those of properties are put together from. */
import { type Component, isDecimal } from "../syntax/component.js";
import { type ParsedColor, parseColor } from "./color.js";
import { combine, resolveLength } from "./length-percentage.js";
import { parseLength, parseLengthPercentage, parseNumber, parseSizeLength } from "./numeric.js";
import { type ComputeContext, NOWHERE, type Parser, type Specified } from "./specified.js";
import type { Color, LengthPercentage, Size } from "./types.js";

/** A parser for a single component. */
export const one =
  <T>(parse: (component: Component) => Specified<T> | undefined): Parser<T> =>
  (value) =>
    value.length === 1 ? parse(value[0]!) : undefined;

/** One of some keywords, which is its own computed value. */
export function keywords<const T extends string>(...allowed: readonly T[]): Parser<T> {
  return one((component) => keyword(component, allowed));
}

export function keyword<const T extends string>(
  component: Component | undefined,
  allowed: readonly T[],
): Specified<T> | undefined {
  if (component?.type !== "ident") return undefined;
  const name = component.name.toLowerCase();
  const found = allowed.find((candidate) => candidate === name);
  return found === undefined ? undefined : () => found;
}

/** The first parser that takes the value. */
export function either<A, B>(first: Parser<A>, second: Parser<B>): Parser<A | B> {
  return (value) => first(value) ?? second(value);
}

const number: Parser<number> = one((component) => {
  const value = parseNumber(component);
  return value === undefined ? undefined : () => value;
});

export function numberFrom(min: number): Parser<number> {
  return (value) => {
    const parsed = number(value);
    if (!parsed || parsed(NOWHERE) >= min) return parsed;
    // What is out of range is refused; what calc() brings there is moved to its end (CSS Values 4, section 10.12).
    return value[0]?.type === "function" ? () => min : undefined;
  };
}

export function integerFrom(min: number): Parser<number> {
  return (value) => {
    const parsed = numberFrom(min)(value);
    // What calc() comes to is rounded (CSS Values 4, section 10.9).
    return parsed && !isDecimal(value[0]) ? (context) => Math.round(parsed(context)) : undefined;
  };
}

export const length: Parser<number> = one((component) => parseLength(component));
export const lengthPercentage: Parser<LengthPercentage> = one((component) => parseLengthPercentage(component));

/** Of values that `ofFontSize` made the length and the percentage apart. */
const inParts = new WeakMap<Specified<unknown>, Specified<LengthPercentage>>();

/** A length, px; percentages refer to the font size. */
export const ofFontSize: Parser<number> = one((component) => {
  const parsed = parseLengthPercentage(component);
  if (!parsed) return undefined;
  const specified: Specified<number> = (context) => resolveLength(parsed(context), context.fontSize);
  inParts.set(specified, parsed);
  return specified;
});

/** The length and the percentage of a value that is a part of the font size; undefined for one without a percentage. */
export function percentageOfFont(specified: Specified<unknown>, context: ComputeContext): LengthPercentage | undefined {
  const value = inParts.get(specified)?.(context);
  return value && value.percent !== 0 ? value : undefined;
}

/** An inset: what percentages refer to may be indefinite. */
export const insetLength: Parser<LengthPercentage> = one((component) => parseSizeLength(component));

/** A length-percentage that can't be negative; what calc() makes negative counts as zero. */
export const nonNegative: Parser<LengthPercentage> = one((component) => {
  if (isNegative(component)) return undefined;
  const parsed = parseLengthPercentage(component);
  return parsed && ((context) => notNegative(parsed(context)));
});

export const nonNegativeLength: Parser<number> = one((component) => {
  if (isNegative(component)) return undefined;
  const parsed = parseLength(component);
  return parsed && ((context) => Math.max(0, parsed(context)));
});

function isNegative(component: Component): boolean {
  return (
    (component.type === "dimension" || component.type === "number" || component.type === "percentage") &&
    component.value < 0
  );
}

const atLeastZero = (value: LengthPercentage): LengthPercentage => (value.percent === 0 && value.px < 0 ? ZERO : value);

/** As `atLeastZero`; and a sum with percentages that may come out negative is held at zero. */
function notNegative(value: LengthPercentage): LengthPercentage {
  if (value.percent === 0) return atLeastZero(value);
  return value.px < 0 || value.percent < 0 || value.of ? combine([value], ([length]) => Math.max(0, length!)) : value;
}

export const color: Parser<Color> = one((component) => colorOf(component));

function colorOf(component: Component | undefined): Specified<Color> | undefined {
  const parsed: ParsedColor | undefined = parseColor(component);
  return parsed && ((context) => parsed(context.currentColor));
}

/** `auto` (or `none` for the max properties), a content keyword, or a length-percentage. */
export function size(unset: "auto" | "none"): Parser<Size> {
  return one((component): Specified<Size> | undefined => {
    if (keyword(component, [unset])) return () => "auto";
    if (keyword(component, ["-webkit-fill-available"])) return () => "stretch";
    const word = keyword(component, ["min-content", "max-content", "fit-content", "stretch"]);
    if (word || isNegative(component)) return word;
    // A sum that percentages make negative counts as zero where it is used.
    const parsed = parseSizeLength(component);
    return parsed && ((context) => atLeastZero(parsed(context)));
  });
}

export const ZERO: LengthPercentage = { px: 0, percent: 0 };
