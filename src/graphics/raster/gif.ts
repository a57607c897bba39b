/** GIF (version 89a) -> its first picture, on the canvas of the file: what stands there before anything moves. */
import { ImageError } from "./image-error.js";
import { type SampledImage, separated } from "./sampled-image.js";

const EXTENSION = 0x21;
const GRAPHIC_CONTROL = 0xf9;
const IMAGE = 0x2c;
/** Codes of LZW have up to 12 bits (appendix F). */
const MOST_CODES = 4096;
/** Where the rows of the four passes of an interlaced picture begin, and how far they are apart (appendix E). */
const PASSES = [
  [0, 8],
  [4, 8],
  [2, 4],
  [1, 2],
] as const;

interface Palette {
  readonly colors: Uint8Array;
  /** Where what follows it begins. */
  readonly end: number;
}

/** Throws ImageError for a file that is broken or has more pixels than `maxPixels`. */
export function decodeGif(bytes: Uint8Array, maxPixels: number): SampledImage {
  if (bytes.length < 13) throw new ImageError("it is cut off");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const common = palette(bytes, 13, bytes[10]!);
  let transparent = -1;
  for (let at = common.end; at < bytes.length; ) {
    if (bytes[at] === IMAGE) return picture(view, at, { maxPixels, common, transparent });
    if (bytes[at] !== EXTENSION) break;
    if (bytes[at + 1] === GRAPHIC_CONTROL && (bytes[at + 3]! & 1) === 1) transparent = bytes[at + 6] ?? -1;
    at += 2;
    while (bytes[at]) at += bytes[at]! + 1;
    at++;
  }
  throw new ImageError("it has no picture in it");
}

/** @param packed the byte that says whether there is one, and how long it is */
function palette(bytes: Uint8Array, at: number, packed: number): Palette {
  const end = (packed & 0x80) === 0 ? at : at + 3 * 2 ** ((packed & 7) + 1);
  if (end > bytes.length) throw new ImageError("it is cut off");
  return { colors: bytes.subarray(at, end), end };
}

interface Known {
  readonly maxPixels: number;
  readonly common: Palette;
  /** The index of the colour that is not painted; -1 where all are. */
  readonly transparent: number;
}

function picture(view: DataView, at: number, { maxPixels, common, transparent }: Known): SampledImage {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  if (at + 11 > bytes.length) throw new ImageError("it is cut off");
  const [left, top, width, height] = [1, 3, 5, 7].map((offset) => view.getUint16(at + offset, true)) as [
    number,
    number,
    number,
    number,
  ];
  // As in browsers, a canvas that is too small for its first picture grows.
  const canvas = {
    width: Math.max(view.getUint16(6, true), left + width),
    height: Math.max(view.getUint16(8, true), top + height),
  };
  if (width * height === 0) throw new ImageError("it has no pixels");
  if (canvas.width * canvas.height > maxPixels)
    throw new ImageError(`it has more than ${maxPixels / 1e6} million pixels`);
  const packed = bytes[at + 9]!;
  const own = palette(bytes, at + 10, packed);
  const { colors } = own.colors.length > 0 ? own : common;
  const indices = unpacked(bytes, own.end, width * height);
  const rows = (packed & 0x40) === 0 ? undefined : interlaced(height);
  const all = new Uint8Array(canvas.width * canvas.height * 4);
  for (let row = 0, i = 0; row < height; row++) {
    let to = ((top + (rows?.[row] ?? row)) * canvas.width + left) * 4;
    for (let x = 0; x < width; x++, i++, to += 4) {
      const index = indices[i]!;
      if (index === transparent || index * 3 >= colors.length) continue;
      all.set(colors.subarray(index * 3, index * 3 + 3), to);
      all[to + 3] = 255;
    }
  }
  return separated(all, canvas, 3);
}

/** Which row of the picture each row of an interlaced file is. */
function interlaced(height: number): number[] {
  return PASSES.flatMap(([first, step]) =>
    Array.from({ length: Math.max(0, Math.ceil((height - first) / step)) }, (_, i) => first + i * step),
  );
}

/** The data of sub-blocks, without their lengths. @param at where the first one begins */
function joined(bytes: Uint8Array, at: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let from = at; bytes[from]; from += bytes[from]! + 1)
    parts.push(bytes.subarray(from + 1, from + 1 + bytes[from]!));
  return Buffer.concat(parts);
}

/** Variable-length LZW (appendix F). @param at where the least size of a code stands; @returns `count` indices of colours */
function unpacked(bytes: Uint8Array, at: number, count: number): Uint8Array {
  const least = bytes[at]!;
  if (!(least >= 1 && least <= 11)) throw new ImageError("its data is broken");
  const data = joined(bytes, at + 1);
  const out = new Uint8Array(count);
  const clear = 1 << least;
  // A code is the code before its last index, and that index.
  const before = new Uint16Array(MOST_CODES);
  const last = new Uint8Array(MOST_CODES);
  const lengths = new Uint16Array(MOST_CODES).fill(1, 0, clear);
  for (let i = 0; i < clear; i++) last[i] = i;
  let [size, next, previous, written] = [least + 1, clear + 2, -1, 0];
  for (let bit = 0; written < count; ) {
    if (bit + size > data.length * 8) throw new ImageError("it is cut off");
    const byte = bit >> 3;
    const word = data[byte]! | ((data[byte + 1] ?? 0) << 8) | ((data[byte + 2] ?? 0) << 16);
    const code = (word >> (bit & 7)) & ((1 << size) - 1);
    bit += size;
    if (code === clear) {
      [size, next, previous] = [least + 1, clear + 2, -1];
      continue;
    }
    if (code === clear + 1) throw new ImageError("it is cut off");
    if (code > next || (code === next && previous < 0)) throw new ImageError("its data is broken");
    // What isn't known yet is the code before with its own first index at its end.
    const known = code < next ? code : previous;
    let first = known;
    while (lengths[first]! > 1) first = before[first]!;
    if (previous >= 0 && next < MOST_CODES) {
      before[next] = previous;
      last[next] = last[first]!;
      lengths[next] = lengths[previous]! + 1;
      next++;
      if (next === 1 << size && size < 12) size++;
    }
    const length = lengths[code]!;
    for (let from = code, to = written + length - 1; to >= written; to--, from = before[from]!)
      if (to < count) out[to] = last[from]!;
    written += length;
    previous = code;
  }
  return out;
}
