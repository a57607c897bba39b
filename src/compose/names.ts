/** Names that sheets have for the same thing -> one, under its first spelling. */
import { nameKey } from "../content/index.js";

export class Names {
  readonly #first = new Map<string, string>();
  /** Other spellings by the first one. */
  readonly joined = new Map<string, Set<string>>();

  constructor(readonly lang: string) {}

  /** The key of the name, which is remembered. */
  add(name: string): string {
    const key = nameKey(name, this.lang);
    const first = this.#first.get(key);
    if (first === undefined) this.#first.set(key, name);
    else if (first !== name) this.joined.set(first, (this.joined.get(first) ?? new Set()).add(name));
    return key;
  }

  spelling(key: string): string {
    return this.#first.get(key) ?? key;
  }

  get keys(): string[] {
    return [...this.#first.keys()];
  }
}
