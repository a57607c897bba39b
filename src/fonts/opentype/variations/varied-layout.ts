/**
 * GSUB and GPOS of a variable font at a place of its design space: kerning and anchors get their values there, and features
 * the rules that hold there (OpenType, "Device and VariationIndex Tables" and "FeatureVariations Table").
 */
import { ByteWriter } from "../byte-stream.js";
import { viewOf } from "../sfnt.js";
import type { ItemVariations } from "./item-variations.js";

const VARIATION_INDEX = 0x8000;
const F2DOT14 = 0x4000;
/** Lookup types of GPOS. */
const SINGLE = 1;
const PAIR = 2;
const CURSIVE = 3;
const MARK_TO_BASE = 4;
const MARK_TO_LIGATURE = 5;
const MARK_TO_MARK = 6;
const EXTENSION = 9;
/** Bits of a value format: four numbers, then a variation for each. */
const NUMBERS = 4;

/** A copy of GPOS with all numbers as they are at the place of the variations. */
export function variedPositions(gpos: Uint8Array, variations: ItemVariations): Uint8Array {
  const copy = gpos.slice();
  new PositionWalk(copy, variations).lookups();
  return copy;
}

class PositionWalk {
  readonly #view: DataView;
  /** Structures that several others share are changed once. */
  readonly #done = new Set<number>();

  constructor(
    table: Uint8Array,
    readonly variations: ItemVariations,
  ) {
    this.#view = viewOf(table);
  }

  lookups(): void {
    const list = this.#uint16(8);
    for (let i = 0; i < this.#uint16(list); i++) {
      const lookup = list + this.#uint16(list + 2 + i * 2);
      const type = this.#uint16(lookup);
      for (let k = 0; k < this.#uint16(lookup + 4); k++) {
        const subtable = lookup + this.#uint16(lookup + 6 + k * 2);
        if (type !== EXTENSION) this.#subtable(type, subtable);
        else this.#subtable(this.#uint16(subtable + 2), subtable + this.#uint32(subtable + 4));
      }
    }
  }

  #subtable(type: number, at: number): void {
    if (this.#done.has(at)) return;
    this.#done.add(at);
    if (type === SINGLE) this.#single(at);
    else if (type === PAIR) this.#pairs(at);
    else if (type === CURSIVE) this.#cursive(at);
    else if (type === MARK_TO_BASE || type === MARK_TO_MARK) this.#marks(at, at + this.#uint16(at + 10));
    else if (type === MARK_TO_LIGATURE) this.#ligatures(at);
  }

  #single(at: number): void {
    const format = this.#uint16(at + 4);
    if (this.#uint16(at) === 1) this.#value(at + 6, format, at);
    else for (let i = 0; i < this.#uint16(at + 6); i++) this.#value(at + 8 + i * valueSize(format), format, at);
  }

  #pairs(at: number): void {
    const [first, second] = [this.#uint16(at + 4), this.#uint16(at + 6)];
    const size = valueSize(first) + valueSize(second);
    const pair = (record: number, parent: number) => {
      this.#value(record, first, parent);
      this.#value(record + valueSize(first), second, parent);
    };
    if (this.#uint16(at) === 2) {
      const records = this.#uint16(at + 12) * this.#uint16(at + 14);
      for (let i = 0; i < records && this.#holds(at + 16 + i * size); i++) pair(at + 16 + i * size, at);
      return;
    }
    for (let i = 0; i < this.#uint16(at + 8); i++) {
      const set = at + this.#uint16(at + 10 + i * 2);
      if (this.#done.has(set)) continue;
      this.#done.add(set);
      for (let k = 0; k < this.#uint16(set); k++) pair(set + 4 + k * (size + 2), set);
    }
  }

  #cursive(at: number): void {
    for (let i = 0; i < this.#uint16(at + 4) * 2; i++) this.#anchor(at, at + 6 + i * 2);
  }

  /** Anchors of marks, and those of what they stand on. */
  #marks(at: number, bases: number): void {
    this.#markArray(at);
    const classes = this.#uint16(at + 6);
    const count = this.#uint16(bases) * classes;
    for (let i = 0; i < count && this.#holds(bases + 2 + i * 2); i++) this.#anchor(bases, bases + 2 + i * 2);
  }

  #ligatures(at: number): void {
    this.#markArray(at);
    const classes = this.#uint16(at + 6);
    const list = at + this.#uint16(at + 10);
    for (let i = 0; i < this.#uint16(list); i++) {
      const ligature = list + this.#uint16(list + 2 + i * 2);
      const count = this.#uint16(ligature) * classes;
      for (let k = 0; k < count && this.#holds(ligature + 2 + k * 2); k++) this.#anchor(ligature, ligature + 2 + k * 2);
    }
  }

  #markArray(at: number): void {
    const marks = at + this.#uint16(at + 8);
    for (let i = 0; i < this.#uint16(marks); i++) this.#anchor(marks, marks + 4 + i * 4);
  }

  /** @param offsetAt where the anchor's offset from `parent` stands */
  #anchor(parent: number, offsetAt: number): void {
    const offset = this.#uint16(offsetAt);
    const at = parent + offset;
    if (offset === 0 || this.#done.has(at) || this.#uint16(at) !== 3) return;
    this.#done.add(at);
    this.#vary(at + 2, at + 6, at);
    this.#vary(at + 4, at + 8, at);
  }

  #value(at: number, format: number, parent: number): void {
    for (let bit = 0; bit < NUMBERS; bit++) {
      const device = 1 << (bit + NUMBERS);
      if ((format & device) === 0 || (format & (1 << bit)) === 0) continue;
      this.#vary(at + valueSize(format & ((1 << bit) - 1)), at + valueSize(format & (device - 1)), parent);
    }
  }

  /** Adds to a number what the variation says whose offset from `parent` stands at another place. */
  #vary(numberAt: number, offsetAt: number, parent: number): void {
    const offset = this.#uint16(offsetAt);
    const index = parent + offset;
    if (offset === 0 || this.#uint16(index + 4) !== VARIATION_INDEX || !this.#holds(numberAt)) return;
    const delta = this.variations.delta(this.#uint16(index), this.#uint16(index + 2));
    this.#view.setInt16(numberAt, this.#view.getInt16(numberAt) + Math.round(delta));
    this.#view.setUint16(offsetAt, 0);
  }

  #holds(at: number): boolean {
    return at + 2 <= this.#view.byteLength;
  }

  #uint16(at: number): number {
    return this.#holds(at) ? this.#view.getUint16(at) : 0;
  }

  #uint32(at: number): number {
    return this.#uint16(at) * 0x10000 + this.#uint16(at + 2);
  }
}

function valueSize(format: number): number {
  let size = 0;
  for (let rest = format & 0xff; rest !== 0; rest >>= 1) size += (rest & 1) * 2;
  return size;
}

const HEADER = 10;

/**
 * A table GSUB or GPOS in which the features have the rules that hold at a place: the first set of conditions that it meets.
 * The table is returned as it is where none of them does.
 */
export function variedFeatures(table: Uint8Array, place: readonly number[]): Uint8Array {
  const view = viewOf(table);
  if (table.length < 14 || view.getUint16(2) === 0) return table;
  const start = view.getUint32(10);
  if (start === 0 || start + 8 > table.length) return table;
  try {
    const alternates = alternateFeatures(view, start, place);
    return alternates ? withFeatures(table, alternates) : table;
  } catch (error) {
    // What leads out of the table doesn't hold.
    if (error instanceof RangeError) return table;
    throw error;
  }
}

/** By the index of the feature: where the table stands that takes its place. */
function alternateFeatures(view: DataView, start: number, place: readonly number[]): Map<number, number> | undefined {
  for (let i = 0; i < view.getUint32(start + 4); i++) {
    const record = start + 8 + i * 8;
    if (!meets(view, start + view.getUint32(record), place)) continue;
    const list = start + view.getUint32(record + 4);
    return new Map(
      Array.from({ length: view.getUint16(list + 4) }, (_, k) => {
        const at = list + 6 + k * 6;
        return [view.getUint16(at), list + view.getUint32(at + 2)] as const;
      }),
    );
  }
  return undefined;
}

function meets(view: DataView, set: number, place: readonly number[]): boolean {
  return Array.from({ length: view.getUint16(set) }, (_, i) => set + view.getUint32(set + 2 + i * 4)).every((at) => {
    const value = (place[view.getUint16(at + 2)] ?? 0) * F2DOT14;
    return view.getUint16(at) === 1 && value >= view.getInt16(at + 4) && value <= view.getInt16(at + 6);
  });
}

/** A new list of features right behind the header, before all that the table has held. */
function withFeatures(table: Uint8Array, alternates: ReadonlyMap<number, number>): Uint8Array {
  const view = viewOf(table);
  const list = view.getUint16(6);
  const count = view.getUint16(list);
  const features = new ByteWriter();
  const records = new ByteWriter();
  records.uint16(count);
  for (let i = 0; i < count; i++) {
    const record = list + 2 + i * 6;
    const from = alternates.get(i) ?? list + view.getUint16(record + 4);
    records.bytes(table.subarray(record, record + 4));
    records.uint16(2 + count * 6 + features.length);
    features.uint16(0);
    features.bytes(table.subarray(from + 2, from + 4 + view.getUint16(from + 2) * 2));
  }
  const shift = HEADER + records.length + features.length;
  const offsets = [shift + view.getUint16(4), HEADER, shift + view.getUint16(8)];
  if (2 + count * 6 + features.length > 0xffff || offsets.some((offset) => offset > 0xffff)) return table;
  const result = new ByteWriter();
  for (const value of [1, 0, ...offsets]) result.uint16(value);
  for (const part of [records.taken(), features.taken(), table]) result.bytes(part);
  return result.taken();
}
