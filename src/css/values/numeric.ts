/** Numbers, lengths and percentages with calc() and the other math functions (CSS Values 4) -> functions to used px. */

import { PX_PER_UNIT } from "../../units.js";
import { type Component, isDecimal } from "../syntax/component.js";
import { named } from "../syntax/named.js";
import { addScaled, combine, NO_SHARE } from "./length-percentage.js";
import type { LengthPercentage } from "./types.js";
import { type LengthContext, RELATIVE_UNITS } from "./units.js";

/** A value that is known once its context is. */
export type Computed<T> = (context: LengthContext) => T;

/** A sum during the evaluation of calc(): a number, or a length-percentage. */
interface Quantity {
  readonly number: number;
  readonly length: LengthPercentage | undefined;
  /** Whether a percentage stands in it, be it of nothing. */
  readonly percentage: boolean;
}

const plain = (number: number): Quantity => ({ number, length: undefined, percentage: false });
const lengthOf = (px: number): Quantity => ({ number: 0, length: { px, percent: 0 }, percentage: false });
const percentageOf = (percent: number): Quantity => ({ number: 0, length: { px: 0, percent }, percentage: true });

type Evaluate = (context: LengthContext) => Quantity | undefined;

/** A length or percentage; unitless zero counts. */
export function parseLengthPercentage(component: Component | undefined): Computed<LengthPercentage> | undefined {
  const evaluate = quantity(component);
  if (!evaluate) return undefined;
  const trial = evaluate(TRIAL);
  if (!trial?.length && !(component?.type === "number" && component.value === 0)) return undefined;
  return (context) => {
    const { px, percent, of } = evaluate(context)?.length ?? NOTHING;
    if (of) return { px: 0, percent, of: (reference) => bounded(of(reference), MAX_LENGTH) };
    return { px: bounded(px, MAX_LENGTH), percent: bounded(percent, MAX_PERCENT) };
  };
}

/**
 * As `parseLengthPercentage`, where what percentages refer to may be indefinite: no part of nothing known is still a part of it, and
 * `calc(10px + 0%)` no length (CSS Values 4, section 10.11; CSS Sizing 3, section 5.2.1).
 */
export function parseSizeLength(component: Component | undefined): Computed<LengthPercentage> | undefined {
  const parsed = parseLengthPercentage(component);
  if (!parsed || !quantity(component)!(TRIAL)!.percentage) return parsed;
  return (context) => {
    const value = parsed(context);
    return value.percent === 0 ? { px: value.px, percent: NO_SHARE } : value;
  };
}

const NOTHING: LengthPercentage = { px: 0, percent: 0 };
/** What browsers' layout can count to, px: sums of such lengths stay numbers (CSS Values 4, section 10.12). */
const MAX_LENGTH = 2 ** 25 - 1;
/** 1 is 100 %. */
const MAX_PERCENT = 1e6;
const MAX_NUMBER = 1e9;

/** A number within limits; what is none, such as 0/0 in calc(), counts as zero. */
function bounded(value: number, most: number): number {
  return Number.isNaN(value) ? 0 : Math.min(most, Math.max(-most, value));
}

/** A length without percentages, px. */
export function parseLength(component: Component | undefined): Computed<number> | undefined {
  const parsed = parseLengthPercentage(component);
  return parsed?.(TRIAL).percent === 0 ? (context) => parsed(context).px : undefined;
}

export function parseNumber(component: Component | undefined): number | undefined {
  const evaluate = quantity(component);
  const value = evaluate?.(TRIAL);
  return value && !value.length ? bounded(value.number, MAX_NUMBER) : undefined;
}

/** A whole number as CSS writes them; what calc() comes to is rounded (CSS Values 4, sections 5.2 and 10.9). */
export function parseInteger(component: Component | undefined): number | undefined {
  const value = isDecimal(component) ? undefined : parseNumber(component);
  return value === undefined ? undefined : Math.round(value);
}

/** A percentage alone: 1 is 100 %. */
export function parsePercentage(component: Component | undefined): number | undefined {
  const value = quantity(component)?.(TRIAL)?.length;
  if (!value || component?.type === "number") return undefined;
  // What mixes percentages with one another only is worth the same share of every reference.
  const share = bounded(value.of ? value.of(1) : value.percent, MAX_PERCENT);
  return value.of ? (value.of(0) === 0 ? share : undefined) : value.px === 0 ? share : undefined;
}

/** Any context serves to find out the type of a value. */
const TRIAL: LengthContext = {
  fontSize: 16,
  rootFontSize: 16,
  lineHeight: 20,
  viewport: { width: 800, height: 600 },
};

const CONSTANTS: Readonly<Record<string, number>> = {
  pi: Math.PI,
  e: Math.E,
  infinity: 1e7,
  "-infinity": -1e7,
};

function quantity(component: Component | undefined): Evaluate | undefined {
  switch (component?.type) {
    case "number":
      return () => plain(component.value);
    case "percentage":
      return () => percentageOf(component.value);
    case "dimension":
      return dimension(component.value, component.unit);
    case "function":
      return mathFunction(component.name, component.args);
    default:
      return undefined;
  }
}

/** A term inside of a math function, where parentheses and constants may stand too. */
function term(component: Component | undefined): Evaluate | undefined {
  if (component?.type === "block") return sumOf(component.args);
  if (component?.type !== "ident") return quantity(component);
  const constant = named(CONSTANTS, component.name.toLowerCase());
  return constant === undefined ? undefined : () => plain(constant);
}

function dimension(value: number, unit: string): Evaluate | undefined {
  const absolute = named(PX_PER_UNIT, unit);
  if (absolute !== undefined) return () => lengthOf(value * absolute);
  const relative = named(RELATIVE_UNITS, unit);
  return relative && ((context) => lengthOf(value * relative(context)));
}

/** How many arguments a function takes, and what it makes of them: all numbers, or all lengths (px). */
interface MathFunction {
  readonly least: number;
  readonly most: number;
  readonly of: (values: readonly number[]) => number;
  /** What it takes: numbers alone, also angles, or whatever it makes a number of. */
  readonly takes?: "numbers" | "angles" | "any";
}

const modulo = (a: number, b: number): number => a - b * Math.floor(a / b);
const step = (round: (value: number) => number): MathFunction => ({
  least: 1,
  most: 2,
  of: ([a, b = 1]) => (b === 0 ? 0 : round(a! / b) * b),
});

const FUNCTIONS: Readonly<Record<string, MathFunction>> = {
  min: { least: 1, most: Infinity, of: (values) => Math.min(...values) },
  max: { least: 1, most: Infinity, of: (values) => Math.max(...values) },
  clamp: { least: 3, most: 3, of: ([low, value, high]) => Math.max(low!, Math.min(value!, high!)) },
  abs: { least: 1, most: 1, of: ([value]) => Math.abs(value!) },
  mod: { least: 2, most: 2, of: ([a, b]) => (b === 0 ? 0 : modulo(a!, b!)) },
  rem: { least: 2, most: 2, of: ([a, b]) => (b === 0 ? 0 : a! % b!) },
  hypot: { least: 1, most: Infinity, of: (values) => Math.hypot(...values) },
  sign: { least: 1, most: 1, of: ([value]) => Math.sign(value!), takes: "any" },
  pow: { least: 2, most: 2, of: ([base, exponent]) => base! ** exponent!, takes: "numbers" },
  sqrt: { least: 1, most: 1, of: ([value]) => Math.sqrt(value!), takes: "numbers" },
  exp: { least: 1, most: 1, of: ([value]) => Math.exp(value!), takes: "numbers" },
  log: { least: 1, most: 2, of: ([value, base]) => logarithm(value!, base), takes: "numbers" },
  sin: { least: 1, most: 1, of: ([angle]) => Math.sin(angle!), takes: "angles" },
  cos: { least: 1, most: 1, of: ([angle]) => Math.cos(angle!), takes: "angles" },
  tan: { least: 1, most: 1, of: ([angle]) => Math.tan(angle!), takes: "angles" },
};
const logarithm = (value: number, base: number | undefined): number =>
  base === undefined ? Math.log(value) : Math.log(value) / Math.log(base);

/** Functions that make angles, in radians. They stand where an angle is taken (CSS Values 4, section 10.8). */
const ANGLES: Readonly<Record<string, MathFunction>> = {
  asin: { least: 1, most: 1, of: ([value]) => Math.asin(value!), takes: "numbers" },
  acos: { least: 1, most: 1, of: ([value]) => Math.acos(value!), takes: "numbers" },
  atan: { least: 1, most: 1, of: ([value]) => Math.atan(value!), takes: "numbers" },
  atan2: { least: 2, most: 2, of: ([y, x]) => Math.atan2(y!, x!), takes: "any" },
};
const RADIANS: Readonly<Record<string, number>> = {
  deg: Math.PI / 180,
  grad: Math.PI / 200,
  rad: 1,
  turn: 2 * Math.PI,
};

/** Angles in a calculation as numbers of radians. */
function inRadians(component: Component): Component {
  if (component.type === "block") return { ...component, args: component.args.map(inRadians) };
  if (component.type === "function")
    return { ...component, name: angleName(component.name), args: component.args.map(inRadians) };
  const factor = component.type === "dimension" ? named(RADIANS, component.unit) : undefined;
  return component.type === "dimension" && factor !== undefined
    ? { type: "number", value: component.value * factor }
    : component;
}

/** A name that no style sheet can write: elsewhere an angle is none of the values that are read here. */
const angleName = (name: string): string => (named(ANGLES, name) ? `${ANGLE} ${name}` : name);
const ANGLE = "angle";

const ROUNDINGS: Readonly<Record<string, MathFunction>> = {
  nearest: step(Math.round),
  up: step(Math.ceil),
  down: step(Math.floor),
  "to-zero": step(Math.trunc),
};

function mathFunction(name: string, args: readonly Component[]): Evaluate | undefined {
  if (name === "calc") return sumOf(args);
  const [first] = args;
  const strategy = name === "round" && first?.type === "ident" ? named(ROUNDINGS, first.name) : undefined;
  const fn = strategy ?? functionOf(name);
  if (!fn) return undefined;
  const values = fn.takes === "angles" ? args.map(inRadians) : args;
  const parts: Evaluate[] = [];
  let start = strategy ? 2 : 0;
  for (let i = start; i <= values.length; i++) {
    const at = values[i];
    if (i < values.length && !(at?.type === "operator" && at.value === ",")) continue;
    const part = argument(name, values.slice(start, i), parts.length);
    if (!part) return undefined;
    parts.push(part);
    start = i + 1;
  }
  return parts.length < fn.least || parts.length > fn.most ? undefined : (context) => apply(fn, parts, context);
}

function functionOf(name: string): MathFunction | undefined {
  if (name === "round") return ROUNDINGS.nearest;
  return name.startsWith(ANGLE) ? named(ANGLES, name.slice(ANGLE.length + 1)) : named(FUNCTIONS, name);
}

/** `none` as a limit of clamp() is no limit. */
function argument(name: string, components: readonly Component[], index: number): Evaluate | undefined {
  const [only] = components;
  if (name !== "clamp" || index === 1 || only?.type !== "ident" || only.name !== "none") return sumOf(components);
  const limit = index === 0 ? -Infinity : Infinity;
  return () => plain(limit);
}

function apply(fn: MathFunction, parts: readonly Evaluate[], context: LengthContext): Quantity | undefined {
  const values: Quantity[] = [];
  let lengths = false;
  let percentage = false;
  for (const part of parts) {
    const value = part(context);
    if (!value) return undefined;
    values.push(value);
    lengths ||= value.length !== undefined;
    percentage ||= value.percentage;
  }
  if (!lengths) return plain(fn.of(values.map((value) => value.number)));
  if (fn.takes === "numbers" || fn.takes === "angles") return undefined;
  const all: LengthPercentage[] = [];
  for (const { length, number } of values) {
    // Numbers and lengths can't be compared with one another; a missing limit can.
    if (!length && Number.isFinite(number)) return undefined;
    all.push(length ?? { px: number, percent: 0 });
  }
  if (fn.takes !== "any") return { number: 0, length: combine(all, fn.of), percentage };
  return all.every(({ percent }) => percent === 0) ? plain(fn.of(all.map(({ px }) => px))) : undefined;
}

/** `a + b * c - d`: products bind first. */
function sumOf(args: readonly Component[]): Evaluate | undefined {
  const terms: { sign: number; product: Evaluate }[] = [];
  let sign = 1;
  for (let i = 0; i < args.length; ) {
    const first = term(args[i]);
    if (!first) return undefined;
    let product = first;
    i++;
    for (let operator = operatorAt(args, i); operator === "*" || operator === "/"; operator = operatorAt(args, i)) {
      const factor = term(args[i + 1]);
      if (!factor) return undefined;
      product = operator === "*" ? multiply(product, factor) : divide(product, factor);
      i += 2;
    }
    terms.push({ sign, product });
    if (i === args.length) break;
    const operator = operatorAt(args, i);
    if (operator !== "+" && operator !== "-") return undefined;
    sign = operator === "+" ? 1 : -1;
    i++;
    if (i === args.length) return undefined;
  }
  return terms.length === 0 ? undefined : (context) => addUp(terms, context);
}

const operatorAt = (args: readonly Component[], i: number): string | undefined => {
  const component = args[i];
  return component?.type === "operator" ? component.value : undefined;
};

function addUp(terms: readonly { sign: number; product: Evaluate }[], context: LengthContext): Quantity | undefined {
  let number = 0;
  let length: LengthPercentage | undefined;
  let numbers = false;
  let percentage = false;
  for (const { sign, product } of terms) {
    const value = product(context);
    if (!value) return undefined;
    number += sign * value.number;
    percentage ||= value.percentage;
    if (value.length) length = addScaled(length ?? { px: 0, percent: 0 }, value.length, sign);
    else numbers = true;
  }
  // A number can't be added to a length.
  return length && numbers ? undefined : { number, length, percentage };
}

function multiply(left: Evaluate, right: Evaluate): Evaluate {
  return (context) => {
    const [a, b] = [left(context), right(context)];
    if (!a || !b || (a.length && b.length)) return undefined;
    const length = a.length ?? b.length;
    const factor = a.length ? b.number : a.number;
    return length
      ? {
          number: 0,
          length: addScaled({ px: 0, percent: 0 }, length, factor),
          percentage: (a.length ? a : b).percentage,
        }
      : plain(a.number * b.number);
  };
}

/** By a number, or a length by a length, which is a number where neither has percentages. */
function divide(left: Evaluate, right: Evaluate): Evaluate {
  return (context) => {
    const [a, b] = [left(context), right(context)];
    if (!a || !b) return undefined;
    if (b.length) {
      if (a.length?.percent !== 0 || b.length.percent !== 0 || b.length.px === 0) return undefined;
      return plain(a.length.px / b.length.px);
    }
    if (b.number === 0) return undefined;
    return multiply(
      () => a,
      () => plain(1 / b.number),
    )(context);
  };
}
