/**
 * WebP (RFC 9649) -> samples: of an animation, the first picture on its canvas. libwebp decodes, as a WebAssembly module with an instance
 * for each picture: what a broken file makes of it ends with it.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tiffOrientation } from "./exif.js";
import { ImageError } from "./image-error.js";
import { type SampledImage, separated } from "./sampled-image.js";
import { turned } from "./turned.js";

/** Of the module. Lengths and pointers are bytes of its memory. */
interface Functions {
  readonly memory: WebAssembly.Memory;
  malloc(size: number): number;
  /** Null for what can't be decoded. @param width where width and height are written to, 32 bits each */
  WebPDecodeRGBA(data: number, size: number, width: number, height: number): number;
}

interface Chunk {
  readonly name: string;
  readonly data: Uint8Array;
  /** With its name and size, as the decoder takes it. */
  readonly whole: Uint8Array;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Throws ImageError for a file that is broken or has more pixels than `maxPixels`. */
export function decodeWebp(bytes: Uint8Array, maxPixels: number): SampledImage {
  const chunks = [...chunksOf(bytes.subarray(12))];
  const canvas = chunks.find(({ name }) => name === "VP8X");
  const frame = chunks.find(({ name }) => name === "ANMF");
  // Without an animation, what says how the picture is packed stands beside it.
  const parts = frame ? [...chunksOf(frame.data.subarray(16))] : chunks;
  const coded = parts.find(({ name }) => name === "VP8 " || name === "VP8L");
  if (!coded) throw new ImageError("it has no picture in it");
  const own = codedSize(coded);
  const size = frame && canvas ? sizeAt(canvas.data, 4) : own;
  for (const { width, height } of [own, size])
    if (width * height > maxPixels) throw new ImageError(`it has more than ${maxPixels / 1e6} million pixels`);
  const alpha = parts.find(({ name }) => name === "ALPH");
  const pixels = decoded(alpha && coded.name === "VP8 " ? Buffer.concat([alpha.whole, coded.whole]) : coded.whole, own);
  const at = frame ? { x: 2 * uint24(frame.data, 0), y: 2 * uint24(frame.data, 3) } : { x: 0, y: 0 };
  const image = separated(frame ? onCanvas(pixels, own, at, size) : pixels, size, 3);
  const exif = chunks.find(({ name }) => name === "EXIF")?.data;
  return turned({ ...image, lossy: coded.name === "VP8 " }, exif && tiffOrientation(withoutPrefix(exif)));
}

/** RIFF: a name, the size of the data, and the data, in an even number of bytes. */
function* chunksOf(bytes: Uint8Array): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size;
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    if (end > bytes.length) throw new ImageError("it is cut off");
    yield { name, data: bytes.subarray(at + 8, end), whole: bytes.subarray(at, end + (size & 1)) };
    at = end + (size & 1);
  }
}

const uint24 = (data: Uint8Array, at: number): number =>
  (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8) | ((data[at + 2] ?? 0) << 16);

/** Width and height less one, 24 bits each. */
const sizeAt = (data: Uint8Array, at: number): Size => ({
  width: uint24(data, at) + 1,
  height: uint24(data, at + 3) + 1,
});

/** What the head of the data says: a key frame of VP8 (RFC 6386, section 9.1), or VP8L. */
function codedSize({ name, data }: Chunk): Size {
  if (data.length < (name === "VP8L" ? 5 : 10)) throw new ImageError("it is cut off");
  if (name === "VP8L") {
    const bits = uint24(data, 1) | (data[4]! << 24);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  const width = uint24(data, 6) & 0x3fff;
  const height = uint24(data, 8) & 0x3fff;
  if (width * height === 0) throw new ImageError("it has no pixels");
  return { width, height };
}

/** Some programs write the head that the data has in JPEGs. */
const withoutPrefix = (exif: Uint8Array): Uint8Array =>
  String.fromCharCode(...exif.subarray(0, 4)) === "Exif" ? exif.subarray(6) : exif;

let compiled: WebAssembly.Module | undefined;

function instance(): Functions {
  compiled ??= new WebAssembly.Module(readFileSync(createRequire(import.meta.url).resolve("@cwasm/webp/webp.wasm")));
  const refused = () => {
    throw new ImageError("its data is broken");
  };
  const system = { fd_close: refused, fd_seek: refused, fd_write: refused };
  const { exports } = new WebAssembly.Instance(compiled, { wasi_snapshot_preview1: system });
  return exports as unknown as Functions;
}

/** RGBA. @param data the chunks of one picture */
function decoded(data: Uint8Array, { width, height }: Size): Uint8Array {
  const { memory, malloc, WebPDecodeRGBA } = instance();
  try {
    const [input, size] = [malloc(data.length), malloc(8)];
    new Uint8Array(memory.buffer, input, data.length).set(data);
    const output = WebPDecodeRGBA(input, data.length, size, size + 4);
    const [w, h] = new Uint32Array(memory.buffer, size, 2);
    if (output === 0 || w !== width || h !== height) throw new ImageError("its data is broken");
    return new Uint8Array(memory.buffer, output, width * height * 4).slice();
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError)
      throw new ImageError("its data is broken");
    throw error;
  }
}

/** A picture at its place on an empty canvas, cut off where it leaves it. */
function onCanvas(pixels: Uint8Array, { width, height }: Size, at: { x: number; y: number }, canvas: Size): Uint8Array {
  const all = new Uint8Array(canvas.width * canvas.height * 4);
  const seen = Math.max(0, Math.min(width, canvas.width - at.x));
  for (let y = 0; y < Math.min(height, canvas.height - at.y); y++)
    all.set(pixels.subarray(y * width * 4, (y * width + seen) * 4), ((at.y + y) * canvas.width + at.x) * 4);
  return all;
}
