/** Variations of single numbers (OpenType, "Item Variation Store"), such as widths, metrics and kerning. */
import { ByteReader } from "../byte-stream.js";
import { type AxisRegion, influence } from "./design-space.js";

const F2DOT14 = 0x4000;
const LONG_WORDS = 0x8000;
/** Number for "no variation". */
const NONE = 0xffff;

interface VariationData {
  readonly factors: readonly number[];
  readonly count: number;
  readonly start: number;
  readonly words: number;
  readonly long: boolean;
}

/** How the numbers of one store differ at a place of the design space. */
export class ItemVariations {
  readonly #file: ByteReader;
  readonly #data: (VariationData | undefined)[];

  /** @param place on each axis, -1 to 1 */
  constructor(table: Uint8Array, start: number, place: readonly number[]) {
    this.#file = new ByteReader(table.subarray(start));
    const file = this.#file;
    file.at = 2;
    const regionsAt = file.uint32();
    const offsets = Array.from({ length: file.uint16() }, () => file.uint32());
    const factors = regionFactors(file, regionsAt, place);
    this.#data = offsets.map((offset) => (offset === 0 ? undefined : variationData(file, offset, factors)));
  }

  /** What is added to the number, in its own units. */
  delta(outer: number, inner: number): number {
    const data = outer === NONE && inner === NONE ? undefined : this.#data[outer];
    if (!data || inner >= data.count) return 0;
    const { factors, words, long } = data;
    const file = this.#file;
    const size = long ? [4, 2] : [2, 1];
    file.at = data.start + inner * (words * size[0]! + (factors.length - words) * size[1]!);
    let sum = 0;
    for (let i = 0; i < factors.length; i++) {
      const value = i < words ? (long ? file.int32() : file.int16()) : long ? file.int16() : file.int8();
      sum += value * factors[i]!;
    }
    return sum;
  }
}

function regionFactors(file: ByteReader, start: number, place: readonly number[]): number[] {
  file.at = start;
  const axes = file.uint16();
  return Array.from({ length: file.uint16() }, () => {
    const region = Array.from({ length: axes }, (): AxisRegion => {
      const [first, peak, end] = [file.int16(), file.int16(), file.int16()];
      return { start: first / F2DOT14, peak: peak / F2DOT14, end: end / F2DOT14 };
    });
    return influence(region, place);
  });
}

function variationData(file: ByteReader, offset: number, factors: readonly number[]): VariationData {
  file.at = offset;
  const count = file.uint16();
  const words = file.uint16();
  const own = Array.from({ length: file.uint16() }, () => factors[file.uint16()] ?? 0);
  return {
    factors: own,
    count,
    start: file.at,
    words: Math.min(words & ~LONG_WORDS, own.length),
    long: (words & LONG_WORDS) !== 0,
  };
}

/** Where the variation of a glyph stands in a store: "DeltaSetIndexMap", or by its own number. */
export function indexMap(table: Uint8Array, start: number): (glyph: number) => readonly [outer: number, inner: number] {
  if (start === 0) return (glyph) => [0, glyph];
  const file = new ByteReader(table);
  file.at = start;
  const format = file.uint8();
  const entry = file.uint8();
  const count = format === 0 ? file.uint16() : file.uint32();
  const first = file.at;
  const innerBits = (entry & 0x0f) + 1;
  const size = ((entry & 0x30) >> 4) + 1;
  return (glyph) => {
    if (count === 0) return [0, glyph];
    file.at = first + Math.min(glyph, count - 1) * size;
    let value = 0;
    for (let i = 0; i < size; i++) value = value * 0x100 + file.uint8();
    return [Math.floor(value / 2 ** innerBits), value % 2 ** innerBits];
  };
}
