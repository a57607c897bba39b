/** `symbols()`: a counter style without a name (CSS Counter Styles 3, section 4). */
import type { Component } from "../../syntax/component.js";
import type { CounterStyleRule, CounterSystem } from "./counter-style.js";

const KINDS = ["cyclic", "numeric", "alphabetic", "symbolic", "fixed"];
const START = "symbols(";

/** The function as the name by which its style is found; undefined for what it doesn't take. */
export function symbolsName(component: Component | undefined): string | undefined {
  if (component?.type !== "function" || component.name !== "symbols") return undefined;
  const [first] = component.args;
  const kind = first?.type === "ident" ? first.name.toLowerCase() : "symbolic";
  const symbols = (first?.type === "ident" ? component.args.slice(1) : component.args).map((arg) =>
    arg.type === "string" ? arg.value : undefined,
  );
  const least = kind === "numeric" || kind === "alphabetic" ? 2 : 1;
  if (!KINDS.includes(kind) || symbols.length < least || symbols.includes(undefined)) return undefined;
  return `${START}${JSON.stringify([kind, ...symbols])})`;
}

/** The style of such a name. */
export function symbolsStyle(name: string): CounterStyleRule | undefined {
  if (!name.startsWith(START)) return undefined;
  const [kind, ...symbols] = JSON.parse(name.slice(START.length, -1)) as [
    Exclude<CounterSystem["kind"], "own">,
    ...string[],
  ];
  const system = { kind, symbols, ...(kind === "fixed" && { first: 1 }) } as CounterSystem;
  return { name, system, descriptors: { suffix: " " } };
}
