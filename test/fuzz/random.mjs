/** A seed -> choices that are the same on every machine. */

/** @param {number} seed @returns {() => number} numbers from 0 to 1 (mulberry32) */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class Random {
  #next;
  /** Whether styles keep to what hides nothing. */
  plain = false;

  constructor(seed) {
    this.#next = numbers(seed);
  }

  /** A whole number from 0 below `end`. */
  below(end) {
    return Math.floor(this.#next() * end);
  }

  chance(part) {
    return this.#next() < part;
  }

  of(values) {
    return values[this.below(values.length)];
  }

  /** Up to `most` of what `make` makes, more often few. */
  many(most, make) {
    const count = this.below(1 + this.below(most + 1));
    return Array.from({ length: count }, (_, i) => make(i));
  }
}

/** Deletes, doubles, exchanges and inserts pieces of a text or of bytes. */
export function mutated(random, input, inserts) {
  let text = input;
  for (let i = 1 + random.below(4); i > 0 && text.length > 0; i--) {
    const start = random.below(text.length);
    const end = Math.min(text.length, start + 1 + random.below(random.chance(0.3) ? text.length : 12));
    const piece = text.slice(start, end);
    const other = random.below(4);
    const middle =
      other === 0 ? "" : other === 1 ? piece + piece : other === 2 ? random.of(inserts) : random.of(inserts) + piece;
    text = text.slice(0, start) + middle + text.slice(end);
  }
  return text.slice(0, 100_000);
}

const placeInBytes = (random, bytes) =>
  random.chance(0.5) ? random.below(Math.min(bytes.length, 600)) : random.below(bytes.length);

/** Bytes of which some were changed. @param placeOf where to change one */
export function mutatedBytes(random, input, placeOf = placeInBytes) {
  const bytes = Uint8Array.from(input);
  for (let i = 1 + random.below(8); i > 0; i--) {
    const at = placeOf(random, input);
    bytes[at] = random.of([0, 1, 0x7f, 0x80, 0xff, random.below(256), bytes[at] ^ (1 << random.below(8))]);
  }
  return random.chance(0.15) ? bytes.slice(0, random.below(bytes.length)) : bytes;
}
