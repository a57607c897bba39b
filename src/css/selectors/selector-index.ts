/** Rules by a condition on their subject, so that an element is tried only against those that might match. */
import type { Element } from "domhandler";
import { isElement } from "../../html/index.js";
import type { CompiledSelector } from "./selector.js";

export class SelectorIndex<T extends { readonly selector: CompiledSelector }> {
  /** By what the subject is, and by what its parent is. */
  readonly #own = new Map<string, T[]>();
  readonly #parents = new Map<string, T[]>();
  readonly #universal: T[] = [];

  add(rule: T): void {
    const { keys } = rule.selector;
    if (keys.length === 0) this.#universal.push(rule);
    for (const key of keys) {
      const [rules, name] = key.startsWith(">") ? [this.#parents, key.slice(1)] : [this.#own, key];
      const known = rules.get(name);
      if (known) known.push(rule);
      else rules.set(name, [rule]);
    }
  }

  /**
   * Those that match an element, each once, in an order that only the element and its parent decide.
   * @param typeOf what an element is called in selectors, in lower case
   */
  matching(element: Element, typeOf: (element: Element) => string): T[] {
    const found: T[] = [];
    const look = (rules: readonly T[] | undefined) => {
      if (!rules) return;
      for (const rule of rules) {
        const { keys, matches } = rule.selector;
        if ((keys.length < 2 || !found.includes(rule)) && matches(element)) found.push(rule);
      }
    };
    look(this.#universal);
    for (const key of keysOf(element, typeOf)) look(this.#own.get(key));
    const { parent } = element;
    if (this.#parents.size > 0 && parent && isElement(parent))
      for (const key of keysOf(parent, typeOf)) look(this.#parents.get(key));
    return found;
  }
}

/** What an element can be looked up by. */
function keysOf(element: Element, typeOf: (element: Element) => string): string[] {
  const { attribs } = element;
  const keys = [typeOf(element)];
  for (const name in attribs) keys.push(`[${name}]`);
  if (attribs.id) keys.push(`#${attribs.id}`);
  if (attribs.class) for (const name of new Set(attribs.class.match(/\S+/g))) keys.push(`.${name}`);
  return keys;
}
