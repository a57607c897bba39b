/** Counters (CSS Lists 3, section 4). */

interface Counter {
  value: number;
  /** The element around the one that created it. */
  readonly around: Frame;
}

/** Counters by their names, innermost last. Never changed: elements share them. */
type CounterSets = ReadonlyMap<string, readonly Counter[]>;

/** An element that is open. */
interface Frame {
  sets: CounterSets;
  /** Those of its child that was closed last. */
  ofLastChild: CounterSets;
  /** Whether counters from outside aren't changed in it (`contain: style`). */
  isContained?: true;
}

const NO_COUNTERS: CounterSets = new Map();

/**
 * The counters in scope while the document is walked. An element has those of its parent, and of its previous sibling those whose names
 * its parent has none of (CSS Lists 3, section 4.4.2, as browsers have it).
 */
export class Counters {
  readonly #open: Frame[] = [
    { sets: NO_COUNTERS, ofLastChild: NO_COUNTERS },
    { sets: NO_COUNTERS, ofLastChild: NO_COUNTERS },
  ];

  /** Counters that can be changed without those they are copied from. */
  copy(): Counters {
    const copy = new Counters();
    const [around, element] = copy.#open;
    element!.sets = new Map(
      [...this.#top.sets].map(([name, set]) => [name, set.map(({ value }) => ({ value, around: around! }))]),
    );
    return copy;
  }

  enter(): void {
    const parent = this.#top;
    const missing = [...parent.ofLastChild].filter(([name]) => !parent.sets.has(name));
    const sets = missing.length > 0 ? new Map([...parent.sets, ...missing]) : parent.sets;
    this.#open.push({ sets, ofLastChild: NO_COUNTERS });
  }

  leave(): void {
    const closed = this.#open.pop()!;
    this.#top.ofLastChild = closed.sets;
  }

  /** What is in the open element changes no counters of what is outside: it makes its own (CSS Containment 2, section 3.4). */
  contain(): void {
    this.#top.isContained = true;
  }

  /** Creates a counter, in the place of one that a sibling before has created. */
  reset(name: string, value: number): void {
    const around = this.#open.at(-2)!;
    const set = this.#top.sets.get(name) ?? [];
    const outer = set.at(-1)?.around === around ? set.slice(0, -1) : set;
    this.#top.sets = new Map(this.#top.sets).set(name, [...outer, { value, around }]);
  }

  increment(name: string, by: number): void {
    this.#innermost(name).value += by;
  }

  set(name: string, value: number): void {
    this.#innermost(name).value = value;
  }

  value(name: string): number {
    return this.#top.sets.get(name)?.at(-1)?.value ?? 0;
  }

  /** All values in scope, outermost first: what `counters()` joins. */
  values(name: string): number[] {
    const set = this.#top.sets.get(name);
    return set ? set.map((counter) => counter.value) : [0];
  }

  get #top(): Frame {
    return this.#open.at(-1)!;
  }

  #innermost(name: string): Counter {
    const known = this.#top.sets.get(name)?.at(-1);
    const container = known ? this.#open.findLastIndex(({ isContained }) => isContained) : -1;
    if (known && (container < 0 || this.#open.includes(known.around, container))) return known;
    if (!known) {
      this.reset(name, 0);
      return this.#top.sets.get(name)!.at(-1)!;
    }
    // What is contained has one of its own, which its later siblings have as well.
    const own = { value: 0, around: this.#open.at(-2)! };
    for (const frame of this.#open.slice(-2))
      frame.sets = new Map(frame.sets).set(name, [...(frame.sets.get(name) ?? []), own]);
    return own;
  }
}
