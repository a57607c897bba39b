/** Numbers, lengths and percentages with calc(), min(), max() and clamp() (CSS Values 4) -> functions to used px. */
import type { Component } from "./component.js";
import type { LengthPercentage } from "./values.js";

/** What relative units refer to. Lengths in px. */
export interface LengthContext {
  /** The element's own font size; for `font-size` itself the parent's. */
  readonly fontSize: number;
  readonly rootFontSize: number;
  readonly lineHeight: number;
  readonly rootLineHeight?: number;
  /** Absent where no font is at hand. */
  readonly fontUnits?: () => FontUnits;
  readonly viewport: { readonly width: number; readonly height: number };
}

/** Measures of a font, in em (CSS Values 4, section 6.1). */
export interface FontUnits {
  readonly ex: number;
  readonly cap: number;
  /** Advance of the digit zero. */
  readonly ch: number;
  /** Advance of the ideograph for water. */
  readonly ic: number;
  /** What `line-height: normal` comes to, px, at a font size in px. */
  normalLineHeight(fontSize: number): number;
}

/** A value that is known once its context is. */
export type Computed<T> = (context: LengthContext) => T;

const PX_PER_UNIT: Readonly<Record<string, number>> = {
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
};

/** Font-relative and viewport units, with what the specification has them be where no font is at hand. */
const RELATIVE: Readonly<Record<string, (context: LengthContext) => number>> = {
  em: (c) => c.fontSize,
  rem: (c) => c.rootFontSize,
  ex: (c) => c.fontSize * (c.fontUnits?.().ex ?? 0.5),
  ch: (c) => c.fontSize * (c.fontUnits?.().ch ?? 0.5),
  cap: (c) => c.fontSize * (c.fontUnits?.().cap ?? 0.7),
  ic: (c) => c.fontSize * (c.fontUnits?.().ic ?? 1),
  lh: (c) => c.lineHeight,
  rlh: (c) => c.rootLineHeight ?? c.lineHeight,
  vw: (c) => c.viewport.width / 100,
  vh: (c) => c.viewport.height / 100,
  vmin: (c) => Math.min(c.viewport.width, c.viewport.height) / 100,
  vmax: (c) => Math.max(c.viewport.width, c.viewport.height) / 100,
};
for (const unit of ["vw", "vh", "vmin", "vmax"]) {
  for (const kind of ["s", "l", "d"]) Object.assign(RELATIVE, { [kind + unit]: RELATIVE[unit] });
}

/** A sum during the evaluation of calc(): a number, or a length-percentage. */
interface Quantity {
  readonly number: number;
  readonly length: LengthPercentage | undefined;
}

const plain = (number: number): Quantity => ({ number, length: undefined });
const lengthOf = (px: number, percent = 0): Quantity => ({ number: 0, length: { px, percent } });

type Evaluate = (context: LengthContext) => Quantity | undefined;

/** A length or percentage; unitless zero counts. */
export function parseLengthPercentage(component: Component | undefined): Computed<LengthPercentage> | undefined {
  const evaluate = quantity(component);
  if (!evaluate) return undefined;
  const trial = evaluate(TRIAL);
  if (!trial?.length && !(component?.type === "number" && component.value === 0)) return undefined;
  return (context) => {
    const { px, percent } = evaluate(context)?.length ?? NOTHING;
    return { px: bounded(px, MAX_LENGTH), percent: bounded(percent, MAX_PERCENT) };
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

/** A percentage alone: 1 is 100 %. */
export function parsePercentage(component: Component | undefined): number | undefined {
  const value = quantity(component)?.(TRIAL)?.length;
  return value && value.px === 0 && component?.type !== "number" ? bounded(value.percent, MAX_PERCENT) : undefined;
}

/** Any context serves to find out the type of a value. */
const TRIAL: LengthContext = { fontSize: 16, rootFontSize: 16, lineHeight: 20, viewport: { width: 800, height: 600 } };

function quantity(component: Component | undefined): Evaluate | undefined {
  switch (component?.type) {
    case "number":
      return () => plain(component.value);
    case "percentage":
      return () => lengthOf(0, component.value);
    case "dimension":
      return dimension(component.value, component.unit);
    case "block":
      return sumOf(component.args);
    case "function":
      return mathFunction(component.name, component.args);
    default:
      return undefined;
  }
}

function dimension(value: number, unit: string): Evaluate | undefined {
  const absolute = PX_PER_UNIT[unit];
  if (absolute !== undefined) return () => lengthOf(value * absolute);
  const relative = RELATIVE[unit];
  return relative && ((context) => lengthOf(value * relative(context)));
}

function mathFunction(name: string, args: readonly Component[]): Evaluate | undefined {
  if (name === "calc") return sumOf(args);
  if (name !== "min" && name !== "max" && name !== "clamp") return undefined;
  const parts: Evaluate[] = [];
  let start = 0;
  for (let i = 0; i <= args.length; i++) {
    const at = args[i];
    if (i < args.length && !(at?.type === "operator" && at.value === ",")) continue;
    const part = sumOf(args.slice(start, i));
    if (!part) return undefined;
    parts.push(part);
    start = i + 1;
  }
  if (parts.length === 0 || (name === "clamp" && parts.length !== 3)) return undefined;
  return (context) =>
    compare(
      name,
      parts.map((part) => part(context)),
    );
}

/** Percentages can be compared only with one another: their reference is not known yet. */
function compare(name: "min" | "max" | "clamp", values: readonly (Quantity | undefined)[]): Quantity | undefined {
  const keys: number[] = [];
  const mixed = values.some((v) => v?.length?.percent) && values.some((v) => v?.length?.px);
  for (const value of values) {
    if (!value || mixed) return undefined;
    keys.push(value.length ? value.length.px || value.length.percent : value.number);
  }
  const pick = (key: number) => values[keys.indexOf(key)];
  if (name === "min") return pick(Math.min(...keys));
  if (name === "max") return pick(Math.max(...keys));
  return pick(Math.max(keys[0]!, Math.min(keys[1]!, keys[2]!)));
}

/** `a + b * c - d`: products bind first. */
function sumOf(args: readonly Component[]): Evaluate | undefined {
  const terms: { sign: number; product: Evaluate }[] = [];
  let sign = 1;
  for (let i = 0; i < args.length; ) {
    const first = quantity(args[i]);
    if (!first) return undefined;
    let product = first;
    i++;
    for (let operator = operatorAt(args, i); operator === "*" || operator === "/"; operator = operatorAt(args, i)) {
      const factor = quantity(args[i + 1]);
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
  for (const { sign, product } of terms) {
    const value = product(context);
    if (!value) return undefined;
    number += sign * value.number;
    if (value.length)
      length = {
        px: (length?.px ?? 0) + sign * value.length.px,
        percent: (length?.percent ?? 0) + sign * value.length.percent,
      };
  }
  // A number can't be added to a length.
  return length && number !== 0 ? undefined : { number, length };
}

function multiply(left: Evaluate, right: Evaluate): Evaluate {
  return (context) => {
    const [a, b] = [left(context), right(context)];
    if (!a || !b || (a.length && b.length)) return undefined;
    const length = a.length ?? b.length;
    const factor = a.length ? b.number : a.number;
    return length
      ? { number: 0, length: { px: length.px * factor, percent: length.percent * factor } }
      : plain(a.number * b.number);
  };
}

function divide(left: Evaluate, right: Evaluate): Evaluate {
  return (context) => {
    const b = right(context);
    if (!b || b.length || b.number === 0) return undefined;
    return multiply(left, () => plain(1 / b.number))(context);
  };
}
