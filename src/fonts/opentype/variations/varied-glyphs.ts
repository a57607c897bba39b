/** Outlines of a variable TrueType font at a place of its design space (OpenType, "gvar"). */
import { ByteReader, ByteWriter } from "../byte-stream.js";
import { appendPoints, COMPONENT, componentSize, extentOf, readPoints } from "../glyph-points.js";
import { UnusableFont, viewOf } from "../sfnt.js";
import { type AxisRegion, influence } from "./design-space.js";

const F2DOT14 = 0x4000;
const SHARED_POINTS = 0x8000;
const COUNT = 0x0fff;
const EMBEDDED_PEAK = 0x8000;
const INTERMEDIATE = 0x4000;
const PRIVATE_POINTS = 0x2000;
/** Behind the points of each glyph: its origin, its advance, and the two of vertical lines. */
const PHANTOMS = 4;

export interface VariedGlyph {
  /** As the table glyf has it, without instructions. */
  readonly outline: Uint8Array;
  /** How much further the glyph's origin and the end of its advance lie, font units. */
  readonly origin: number;
  readonly advance: number;
}

/** Points of a glyph, absolute, and the last one of each contour. */
interface Outline {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly ends: readonly number[];
}

export class VariedGlyphs {
  readonly #gvar: ByteReader;
  readonly #axes: number;
  readonly #peaks: readonly (readonly number[])[];
  readonly #count: number;
  readonly #dataAt: number;
  readonly #long: boolean;

  /**
   * @param glyph outlines of the font, as the table glyf has them
   * @param place on each axis, -1 to 1
   */
  constructor(
    gvar: Uint8Array,
    readonly glyph: (id: number) => Uint8Array,
    readonly place: readonly number[],
  ) {
    const file = (this.#gvar = new ByteReader(gvar));
    file.at = 4;
    this.#axes = file.uint16();
    const shared = file.uint16();
    const sharedAt = file.uint32();
    this.#count = file.uint16();
    this.#long = (file.uint16() & 1) !== 0;
    this.#dataAt = file.uint32();
    file.at = sharedAt;
    this.#peaks = Array.from({ length: shared }, () => this.#tuple(file));
  }

  /** A glyph of which nonsense is said stays as it is. */
  varied(id: number): VariedGlyph {
    const bytes = this.glyph(id);
    try {
      return this.#varied(id, bytes);
    } catch (error) {
      if (error instanceof RangeError || error instanceof UnusableFont)
        return { outline: bytes, origin: 0, advance: 0 };
      throw error;
    }
  }

  #varied(id: number, bytes: Uint8Array): VariedGlyph {
    if (bytes.length < 10) {
      const { x } = this.#deltas(id, NO_OUTLINE);
      return { outline: new Uint8Array(), origin: x[0]!, advance: x[1]! };
    }
    return viewOf(bytes).getInt16(0) < 0 ? this.#composite(id, bytes) : this.#simple(id, bytes);
  }

  #simple(id: number, bytes: Uint8Array): VariedGlyph {
    const file = new ByteReader(bytes);
    const contours = file.uint16();
    file.at = 10;
    const ends = Array.from({ length: contours }, () => file.uint16());
    file.bytes(file.uint16());
    const count = (ends.at(-1) ?? -1) + 1;
    const { dx, dy, on } = readPoints(file, count);
    const outline = { x: absolute(dx), y: absolute(dy), ends };
    const moved = this.#deltas(id, outline);
    const x = outline.x.map((value, i) => Math.round(value + moved.x[i]!));
    const y = outline.y.map((value, i) => Math.round(value + moved.y[i]!));
    const points = { dx: relative(x), dy: relative(y), on };
    const glyf = new ByteWriter();
    glyf.uint16(contours);
    glyf.bytes(extentOf(points));
    for (const end of ends) glyf.uint16(end);
    glyf.uint16(0);
    appendPoints(points, false, glyf);
    return { outline: glyf.taken(), origin: moved.x[count]!, advance: moved.x[count + 1]! };
  }

  /** Each component is a point: how far it is moved. */
  #composite(id: number, bytes: Uint8Array): VariedGlyph {
    const copy = bytes.slice();
    const view = viewOf(copy);
    const components: number[] = [];
    for (let at = 10, flags: number = COMPONENT.more; flags & COMPONENT.more && at + 4 <= copy.length; ) {
      flags = view.getUint16(at);
      components.push(at);
      at += componentSize(flags);
      if (at > copy.length) return { outline: new Uint8Array(), origin: 0, advance: 0 };
    }
    const places = new Float64Array(components.length);
    // Components are no contour: each is moved by what is said of it.
    const moved = this.#deltas(id, { x: places, y: places, ends: components.map((_, i) => i) });
    const glyf = new ByteWriter();
    glyf.bytes(copy.subarray(0, 10));
    components.forEach((at, i) => {
      const flags = view.getUint16(at) & ~COMPONENT.instructions;
      const size = componentSize(flags);
      if ((flags & COMPONENT.offsets) === 0) {
        glyf.uint16(flags);
        glyf.bytes(copy.subarray(at + 2, at + size));
        return;
      }
      const words = (flags & COMPONENT.words) !== 0;
      const x = (words ? view.getInt16(at + 4) : view.getInt8(at + 4)) + Math.round(moved.x[i]!);
      const y = (words ? view.getInt16(at + 6) : view.getInt8(at + 5)) + Math.round(moved.y[i]!);
      glyf.uint16(flags | COMPONENT.words);
      glyf.uint16(view.getUint16(at + 2));
      glyf.uint16(x & 0xffff);
      glyf.uint16(y & 0xffff);
      glyf.bytes(copy.subarray(at + (words ? 8 : 6), at + size));
    });
    const count = components.length;
    return { outline: glyf.taken(), origin: moved.x[count]!, advance: moved.x[count + 1]! };
  }

  /** How far each point of a glyph is moved, and behind them its phantom points. */
  #deltas(id: number, outline: Outline): { x: Float64Array; y: Float64Array } {
    const count = outline.x.length + PHANTOMS;
    const sums = { x: new Float64Array(count), y: new Float64Array(count) };
    const file = this.#glyphData(id);
    if (!file) return sums;
    const header = file.uint16();
    const data = new ByteReader(file.data);
    data.at = file.uint16();
    const shared = header & SHARED_POINTS ? pointNumbers(data) : undefined;
    for (let i = 0; i < (header & COUNT); i++) {
      const size = file.uint16();
      const next = data.at + size;
      const flags = file.uint16();
      const factor = influence(this.#region(file, flags), this.place);
      if (factor !== 0) {
        const numbers = flags & PRIVATE_POINTS ? pointNumbers(data) : shared;
        const length = numbers?.length ?? count;
        const [x, y] = [packedDeltas(data, length), packedDeltas(data, length)];
        addTuple(sums, outline, { numbers, x, y }, factor);
      }
      data.at = next;
    }
    return sums;
  }

  #glyphData(id: number): ByteReader | undefined {
    if (id >= this.#count) return undefined;
    const file = this.#gvar;
    file.at = 20 + id * (this.#long ? 4 : 2);
    const [start, end] = this.#long ? [file.uint32(), file.uint32()] : [file.uint16() * 2, file.uint16() * 2];
    return end > start ? new ByteReader(file.data.subarray(this.#dataAt + start, this.#dataAt + end)) : undefined;
  }

  #tuple(file: ByteReader): number[] {
    return Array.from({ length: this.#axes }, () => file.int16() / F2DOT14);
  }

  #region(file: ByteReader, flags: number): AxisRegion[] {
    const peaks = flags & EMBEDDED_PEAK ? this.#tuple(file) : (this.#peaks[flags & COUNT] ?? []);
    const [starts, ends] = flags & INTERMEDIATE ? [this.#tuple(file), this.#tuple(file)] : [];
    return peaks.map((peak, axis) => ({
      start: starts?.[axis] ?? Math.min(0, peak),
      peak,
      end: ends?.[axis] ?? Math.max(0, peak),
    }));
  }
}

const NO_OUTLINE: Outline = { x: new Float64Array(), y: new Float64Array(), ends: [] };

function absolute(ways: Int32Array): Float64Array {
  let place = 0;
  return Float64Array.from(ways, (way) => (place += way));
}

function relative(places: Float64Array): Int32Array {
  return Int32Array.from(places, (place, i) => place - (i === 0 ? 0 : places[i - 1]!));
}

/** "Packed point numbers"; undefined stands for all points. */
function pointNumbers(file: ByteReader): Uint16Array | undefined {
  const first = file.uint8();
  const count = first & 0x80 ? ((first & 0x7f) << 8) | file.uint8() : first;
  if (count === 0) return undefined;
  const numbers = new Uint16Array(count);
  for (let i = 0, number = 0; i < count; ) {
    const control = file.uint8();
    for (let left = (control & 0x7f) + 1; left > 0 && i < count; left--) {
      number += control & 0x80 ? file.uint16() : file.uint8();
      numbers[i++] = number;
    }
  }
  return numbers;
}

/** "Packed deltas" */
function packedDeltas(file: ByteReader, count: number): Int32Array {
  const deltas = new Int32Array(count);
  for (let i = 0; i < count; ) {
    const control = file.uint8();
    const length = (control & 0x3f) + 1;
    const kind = control & 0xc0;
    if (kind === 0x80) i += length;
    else {
      for (let left = length; left > 0 && i < count; left--)
        deltas[i++] = kind === 0xc0 ? file.int32() : kind === 0x40 ? file.int16() : file.int8();
    }
  }
  return deltas;
}

interface Tuple {
  readonly numbers: Uint16Array | undefined;
  readonly x: Int32Array;
  readonly y: Int32Array;
}

function addTuple(
  sums: { readonly x: Float64Array; readonly y: Float64Array },
  outline: Outline,
  { numbers, x, y }: Tuple,
  factor: number,
): void {
  const count = sums.x.length;
  if (!numbers) {
    for (let i = 0; i < count; i++) {
      sums.x[i]! += x[i]! * factor;
      sums.y[i]! += y[i]! * factor;
    }
    return;
  }
  const touched = new Uint8Array(count);
  const own = { x: new Float64Array(count), y: new Float64Array(count) };
  numbers.forEach((number, i) => {
    if (number >= count) return;
    touched[number] = 1;
    own.x[number] = x[i]! * factor;
    own.y[number] = y[i]! * factor;
  });
  let start = 0;
  for (const end of outline.ends) {
    inferDeltas(outline.x, own.x, touched, start, end);
    inferDeltas(outline.y, own.y, touched, start, end);
    start = end + 1;
  }
  for (let i = 0; i < count; i++) {
    sums.x[i]! += own.x[i]!;
    sums.y[i]! += own.y[i]!;
  }
}

/** "Inferred deltas for un-referenced point numbers", for one contour and one axis. */
function inferDeltas(
  places: Float64Array,
  deltas: Float64Array,
  touched: Uint8Array,
  start: number,
  end: number,
): void {
  const known: number[] = [];
  for (let i = start; i <= end; i++) if (touched[i]) known.push(i);
  if (known.length === 0 || known.length > end - start) return;
  known.forEach((before, k) => {
    const after = known[(k + 1) % known.length]!;
    for (let i = next(before, start, end); i !== after && !touched[i]; i = next(i, start, end))
      deltas[i] = inferred(places[i]!, [places[before]!, deltas[before]!], [places[after]!, deltas[after]!]);
  });
}

const next = (i: number, start: number, end: number): number => (i === end ? start : i + 1);

type Known = readonly [place: number, delta: number];

function inferred(place: number, a: Known, b: Known): number {
  if (a[0] === b[0]) return a[1] === b[1] ? a[1] : 0;
  const [low, high] = a[0] < b[0] ? [a, b] : [b, a];
  if (place <= low[0]) return low[1];
  if (place >= high[0]) return high[1];
  return low[1] + ((place - low[0]) * (high[1] - low[1])) / (high[0] - low[0]);
}
