/** What a counter style is, and how its systems write a number (CSS Counter Styles 3, sections 2 and 3). */

/** How a number becomes symbols; `of` is a system of its own, for numbers that are not below zero. */
export type CounterSystem =
  | { readonly kind: "cyclic" | "numeric" | "alphabetic" | "symbolic"; readonly symbols: readonly string[] }
  | { readonly kind: "fixed"; readonly symbols: readonly string[]; readonly first: number }
  | { readonly kind: "additive"; readonly tuples: readonly AdditiveTuple[] }
  | { readonly kind: "own"; readonly of: (value: number) => string | undefined };

export type AdditiveTuple = readonly [weight: number, symbol: string];
export type CounterRange = readonly [least: number, most: number];

/** What a style says beside its system; all of it has an initial value. */
export interface CounterDescriptors {
  readonly negative: readonly [before: string, after: string];
  readonly prefix: string;
  readonly suffix: string;
  /** Undefined for what the system can write. */
  readonly range: readonly CounterRange[] | undefined;
  readonly pad: { readonly length: number; readonly symbol: string };
  readonly fallback: string;
}

export interface CounterStyle extends CounterDescriptors {
  readonly system: CounterSystem;
}

/** A style as it is written: it has a system, or takes that of another one with all that it doesn't say itself. */
export interface CounterStyleRule {
  readonly name: string;
  readonly system: CounterSystem | { readonly kind: "extends"; readonly name: string };
  readonly descriptors: Partial<CounterDescriptors>;
}

export const INITIAL_DESCRIPTORS: CounterDescriptors = {
  negative: ["-", ""],
  prefix: "",
  suffix: ". ",
  range: undefined,
  pad: { length: 0, symbol: "" },
  fallback: "decimal",
};

/** Characters that a representation has at the most: numbers beyond that are written as the fallback does. */
const MOST = 120;

/** What a style writes for a number; undefined where that is left to its fallback. */
export function written(value: number, style: CounterStyle): string | undefined {
  const { system, range = rangeOf(system), negative, pad } = style;
  if (!range.some(([least, most]) => value >= least && value <= most)) return undefined;
  const isNegative = value < 0 && system.kind !== "cyclic" && system.kind !== "fixed";
  const text = symbolsFor(isNegative ? -value : value, system);
  if (text === undefined) return undefined;
  const [before, after] = isNegative ? negative : ["", ""];
  const missing = pad.length - [...before, ...text, ...after].length;
  if (missing > MOST) return undefined;
  return before + pad.symbol.repeat(Math.max(0, missing)) + text + after;
}

function rangeOf({ kind }: CounterSystem): readonly CounterRange[] {
  if (kind === "alphabetic" || kind === "symbolic") return [[1, Infinity]];
  return kind === "additive" ? [[0, Infinity]] : [[-Infinity, Infinity]];
}

function symbolsFor(value: number, system: CounterSystem): string | undefined {
  switch (system.kind) {
    case "cyclic": {
      const { symbols } = system;
      return symbols[(((value - 1) % symbols.length) + symbols.length) % symbols.length];
    }
    case "fixed":
      return system.symbols[value - system.first];
    case "symbolic": {
      const { symbols } = system;
      const times = Math.ceil(value / symbols.length);
      return value === 0 || times > MOST ? undefined : symbols[(value - 1) % symbols.length]!.repeat(times);
    }
    case "numeric":
      return positional(value, system.symbols);
    case "alphabetic":
      return value === 0 ? undefined : bijective(value, system.symbols);
    case "additive":
      return additiveText(value, system.tuples);
    case "own":
      return system.of(value);
  }
}

function positional(value: number, digits: readonly string[]): string {
  let text = "";
  for (let rest = value; rest > 0; rest = Math.floor(rest / digits.length)) text = digits[rest % digits.length]! + text;
  return text || digits[0]!;
}

/** a to z, then aa. */
function bijective(value: number, symbols: readonly string[]): string {
  let text = "";
  for (let rest = value; rest > 0; ) {
    rest--;
    text = symbols[rest % symbols.length]! + text;
    rest = Math.floor(rest / symbols.length);
  }
  return text;
}

/** Symbols whose weights come to the value together; undefined where none do. */
export function additiveText(value: number, tuples: readonly AdditiveTuple[]): string | undefined {
  if (value === 0) return tuples.find(([weight]) => weight === 0)?.[1];
  let rest = value;
  let text = "";
  for (const [weight, symbol] of tuples) {
    if (weight === 0 || weight > rest) continue;
    const times = Math.floor(rest / weight);
    if (times > MOST) return undefined;
    text += symbol.repeat(times);
    rest -= weight * times;
  }
  return rest === 0 ? text : undefined;
}
