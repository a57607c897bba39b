/** `@counter-style` (CSS Counter Styles 3, section 2). */
import { type Component, parseComponents, splitAt } from "../../syntax/component.js";
import type {
  AdditiveTuple,
  CounterDescriptors,
  CounterRange,
  CounterStyleRule,
  CounterSystem,
} from "../../values/counter-styles/counter-style.js";
import { counterStyleName } from "../../values/counter-styles/predefined.js";
import { parseInteger } from "../../values/numeric.js";
import type { SheetText } from "../sheet-text.js";
import { declarationsIn, type WrittenAtRule } from "../written.js";

/** Names that have a meaning of their own (section 2). */
const TAKEN =
  /^(none|decimal|disc|square|circle|disclosure-open|disclosure-closed|initial|inherit|unset|revert|revert-layer|default)$/i;

/** Diagnostics: `css/at-rule`, `css/descriptor`, `css/invalid-value`. */
export function readCounterStyle(sheet: SheetText, rule: WrittenAtRule): CounterStyleRule | undefined {
  const { prelude, start } = rule;
  const refuse = (why: string) => {
    sheet.warn("css/at-rule", `this "@counter-style" has no effect: ${why}`, {
      start,
      end: start + "@counter-style".length,
    });
    return undefined;
  };
  const [name, ...more] = parseComponents(prelude) ?? [];
  if (name?.type !== "ident" || more.length > 0 || TAKEN.test(name.name)) return refuse("it has no name of its own");
  const given: Given = {};
  for (const { property, text, start: from, end } of declarationsIn(rule.content)) {
    const read = READERS[property.toLowerCase()];
    const value = parseComponents(text);
    if (!read) {
      if (property.toLowerCase() !== "speak-as")
        sheet.warn("css/descriptor", `the descriptor "${property}" is not understood by print`, { start: from, end });
    } else if (!value || !read(given, value))
      sheet.warn("css/invalid-value", `"${text}" is not a value that print understands for "${property}"`, {
        start: from,
        end,
      });
  }
  const system = systemOf(given);
  if (!system) return refuse("its system lacks symbols");
  const { kind: _, symbols: __, tuples: ___, ...descriptors } = given;
  return { name: counterStyleName(name.name), system, descriptors };
}

interface Given extends Partial<{ -readonly [K in keyof CounterDescriptors]: CounterDescriptors[K] }> {
  kind?: { readonly name: string; readonly first?: number; readonly extended?: string };
  symbols?: readonly string[];
  tuples?: readonly AdditiveTuple[];
}

function systemOf({ kind = { name: "symbolic" }, symbols, tuples }: Given): CounterStyleRule["system"] | undefined {
  const { name, first = 1, extended } = kind;
  if (extended !== undefined) return symbols || tuples ? undefined : { kind: "extends", name: extended };
  if (name === "additive") return tuples && { kind: "additive", tuples };
  const least = name === "numeric" || name === "alphabetic" ? 2 : 1;
  if (!symbols || symbols.length < least) return undefined;
  return name === "fixed" ? { kind: "fixed", symbols, first } : ({ kind: name, symbols } as CounterSystem);
}

/** A string, or a word; images are not understood. */
const symbol = (component: Component | undefined): string | undefined => {
  if (component?.type === "string") return component.value;
  return component?.type === "ident" ? component.name : undefined;
};

/** What each descriptor sets; false where its value isn't one that it takes. */
const READERS: Readonly<Record<string, (given: Given, value: readonly Component[]) => boolean>> = {
  system(given, value) {
    const [first, second] = value;
    const name = first?.type === "ident" ? first.name.toLowerCase() : "";
    if (name === "extends" && second?.type === "ident" && value.length === 2) {
      given.kind = { name, extended: counterStyleName(second.name) };
      return true;
    }
    const start = name === "fixed" && value.length === 2 ? parseInteger(second) : undefined;
    if (value.length !== (start === undefined ? 1 : 2)) return false;
    if (!/^(cyclic|numeric|alphabetic|symbolic|fixed|additive)$/.test(name)) return false;
    given.kind = { name, ...(start !== undefined && { first: start }) };
    return true;
  },
  symbols(given, value) {
    const symbols = value.map(symbol);
    if (symbols.length === 0 || symbols.includes(undefined)) return false;
    given.symbols = symbols.filter((one) => one !== undefined);
    return true;
  },
  "additive-symbols"(given, value) {
    const tuples = splitAt(value, ",")?.map(tuple) ?? [];
    const known = tuples.filter((one) => one !== undefined);
    const isFalling = known.every(([weight], i) => i === 0 || weight < known[i - 1]![0]);
    if (known.length === 0 || known.length < tuples.length || !isFalling) return false;
    given.tuples = known;
    return true;
  },
  negative(given, value) {
    const [before, after] = value.map(symbol);
    if (before === undefined || value.length > 2 || (value.length === 2 && after === undefined)) return false;
    given.negative = [before, after ?? ""];
    return true;
  },
  prefix: (given, value) => setSymbol(value, (text) => (given.prefix = text)),
  suffix: (given, value) => setSymbol(value, (text) => (given.suffix = text)),
  range(given, value) {
    const [word] = value;
    if (value.length === 1 && word?.type === "ident" && word.name.toLowerCase() === "auto") {
      given.range = undefined;
      return true;
    }
    const ranges = splitAt(value, ",")?.map(rangeOf) ?? [];
    if (ranges.length === 0 || ranges.includes(undefined)) return false;
    given.range = ranges.filter((range) => range !== undefined);
    return true;
  },
  pad(given, value) {
    const padded = tuple(value);
    if (!padded) return false;
    given.pad = { length: padded[0], symbol: padded[1] };
    return true;
  },
  fallback(given, value) {
    const [name] = value;
    if (value.length !== 1 || name?.type !== "ident") return false;
    given.fallback = counterStyleName(name.name);
    return true;
  },
};

function setSymbol(value: readonly Component[], set: (text: string) => void): boolean {
  const text = value.length === 1 ? symbol(value[0]) : undefined;
  if (text !== undefined) set(text);
  return text !== undefined;
}

/** A whole number that is not below zero, and a symbol, in any order. */
function tuple(value: readonly Component[]): AdditiveTuple | undefined {
  if (value.length !== 2) return undefined;
  const [a, b] = value;
  const [weight, text] = [parseInteger(a) ?? parseInteger(b), symbol(a) ?? symbol(b)];
  return weight === undefined || weight < 0 || text === undefined ? undefined : [weight, text];
}

function rangeOf(value: readonly Component[]): CounterRange | undefined {
  if (value.length !== 2) return undefined;
  const end = (component: Component | undefined, infinite: number) =>
    component?.type === "ident" && component.name.toLowerCase() === "infinite" ? infinite : parseInteger(component);
  const [least, most] = [end(value[0], -Infinity), end(value[1], Infinity)];
  return least === undefined || most === undefined || least > most ? undefined : [least, most];
}
