/** Rules by a condition on their subject, so that an element is tried only against those that might match. */
import type { Element } from "domhandler";
import type { CompiledSelector } from "./selector.js";

export class SelectorIndex<T extends { readonly selector: CompiledSelector }> {
  readonly #byKey = new Map<string, T[]>();
  readonly #universal: T[] = [];

  add(rule: T): void {
    const { keys } = rule.selector;
    if (keys.length === 0) this.#universal.push(rule);
    for (const key of keys) {
      const rules = this.#byKey.get(key);
      if (rules) rules.push(rule);
      else this.#byKey.set(key, [rule]);
    }
  }

  /**
   * Those that match an element, each once, in an order that only the element's names decide.
   * @param type what the element is called in selectors, in lower case
   */
  matching(element: Element, type: string): T[] {
    const found: T[] = [];
    const look = (rules: readonly T[] | undefined) => {
      if (!rules) return;
      for (const rule of rules) {
        const { keys, matches } = rule.selector;
        if ((keys.length < 2 || !found.includes(rule)) && matches(element)) found.push(rule);
      }
    };
    const { id, class: names } = element.attribs;
    look(this.#universal);
    look(this.#byKey.get(type));
    if (id) look(this.#byKey.get(`#${id}`));
    if (names) for (const name of new Set(names.match(/\S+/g))) look(this.#byKey.get(`.${name}`));
    return found;
  }
}
