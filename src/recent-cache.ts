/**
 * A cache of what was used lately, bounded in memory: two generations of at most `limit` entries. When the young one is full
 * it becomes the old one, and the old one is dropped; what is found in the old one is young again.
 */
export class RecentCache<V> {
  #young = new Map<string, V>();
  #old = new Map<string, V>();

  constructor(readonly limit: number) {}

  get(key: string): V | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: string, value: V): void {
    if (this.#young.size >= this.limit) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}
