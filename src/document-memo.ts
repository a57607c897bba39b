/**
 * What is remembered of things that live as long as one document: its elements, styles, layouts. A weak map would do, but V8 keeps what
 * a weak map holds, whether or not its keys are alive, as long as it collects young objects alone: whole documents grew old
 * by that, and waited for a full collection. So what is remembered is dropped when a document is done.
 */

const inUse = new Set<DocumentMemo<never, unknown>>();

/** Forgets what is remembered of all documents. It costs no more than that some of it may be found out again. */
export function forgetDocuments(): void {
  for (const memo of inUse) memo.forget();
  inUse.clear();
}

export class DocumentMemo<K extends object, V> {
  #values: WeakMap<K, V> | undefined;

  get(key: K): V | undefined {
    return this.#values?.get(key);
  }

  set(key: K, value: V): void {
    if (!this.#values) {
      this.#values = new WeakMap();
      inUse.add(this);
    }
    this.#values.set(key, value);
  }

  forget(): void {
    this.#values = undefined;
  }
}
