/** The counter styles of a document by their names: predefined ones, those of its rules, and `symbols()` (CSS Counter Styles 3). */
import { type CounterStyle, type CounterStyleRule, INITIAL_DESCRIPTORS, written } from "./counter-style.js";
import { predefined } from "./predefined.js";
import { symbolsStyle } from "./symbols.js";

export class CounterStyles {
  readonly #rules: ReadonlyMap<string, CounterStyleRule>;
  readonly #resolved = new Map<string, CounterStyle>();

  /** @param rules of the document, of which the last with a name counts */
  constructor(rules: readonly CounterStyleRule[]) {
    this.#rules = new Map(rules.map((rule) => [rule.name, rule]));
  }

  /** Whether there is a style of that name; what has none is written in decimal. */
  has(name: string): boolean {
    return this.#rules.has(name) || predefined(name) !== undefined || symbolsStyle(name) !== undefined;
  }

  /** A counter's value in a style. */
  representation(value: number, name: string): string {
    if (name === "none") return "";
    const tried = new Set<string>();
    for (let next = name; !tried.has(next); ) {
      tried.add(next);
      const style = this.#style(next);
      const text = written(value, style);
      if (text !== undefined) return text;
      next = style.fallback;
    }
    return String(value);
  }

  /** What stands beside a list item: the value with what the style puts around it. */
  marker(value: number, name: string): string {
    const { prefix, suffix } = this.#style(name);
    return prefix + this.representation(value, name) + suffix;
  }

  #style(name: string): CounterStyle {
    let style = this.#resolved.get(name);
    if (!style) this.#resolved.set(name, (style = this.#resolve(name, new Set())));
    return style;
  }

  /** @param around the styles that extend this one: in a circle, each of them extends `decimal` */
  #resolve(name: string, around: Set<string>): CounterStyle {
    const rule = this.#rules.get(name) ?? predefined(name) ?? symbolsStyle(name) ?? predefined("decimal")!;
    const { system, descriptors } = rule;
    if (system.kind !== "extends") return { ...INITIAL_DESCRIPTORS, ...descriptors, system };
    around.add(name);
    return { ...this.#resolve(around.has(system.name) ? "decimal" : system.name, around), ...descriptors };
  }
}
