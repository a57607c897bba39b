/** PNG (ISO/IEC 15948) -> samples of 8 bits, colour and alpha apart, as PDF wants them. */
import { inflateSync } from "node:zlib";
import { convertIndexedToRgb, type DecodedPng, decode } from "fast-png";
import { tiffOrientation } from "./exif.js";
import { ImageError } from "./image-error.js";
import { type SampledImage, separated } from "./sampled-image.js";
import { turned } from "./turned.js";

/** Throws ImageError for a file that is broken or has more pixels than `maxPixels`. */
export function decodePng(bytes: Uint8Array, maxPixels: number): SampledImage {
  // The size is checked before anything is unpacked: IHDR is the first chunk, its width and height at bytes 16 and 20.
  if (bytes.length < 33) throw new ImageError("it is cut off");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pixels = view.getUint32(16) * view.getUint32(20);
  if (pixels === 0) throw new ImageError("it has no pixels");
  if (pixels > maxPixels)
    throw new ImageError(
      `it has ${Math.ceil(pixels / 1e6)} million pixels, more than the ${maxPixels / 1e6} million allowed`,
    );
  refuseBomb(bytes, view, pixels);
  return turned(separate(decoded(bytes)), orientationOf(bytes, view));
}

/** The chunk eXIf. */
function orientationOf(bytes: Uint8Array, view: DataView): number | undefined {
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at))
    if (view.getUint32(at + 4) === 0x65584966)
      return tiffOrientation(bytes.subarray(at + 8, at + 8 + view.getUint32(at)));
  return undefined;
}

/** Compressed data below this size, bytes, can't unpack to more than 1032 times as much: 100 MB. */
const HARMLESS_IDAT = 100_000;
/** RGBA of 16 bits, with the filter byte that starts each row. */
const MAX_BYTES_PER_PIXEL = 9;

/** A few MB can unpack to GBs that no row of the image needs: unpacked once with a limit, before the decoder trusts it. */
function refuseBomb(bytes: Uint8Array, view: DataView, pixels: number): void {
  const parts: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    if (view.getUint32(at + 4) === 0x49444154) parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const data = Buffer.concat(parts);
  if (data.length <= HARMLESS_IDAT) return;
  try {
    inflateSync(data, { maxOutputLength: pixels * MAX_BYTES_PER_PIXEL });
  } catch {
    throw new ImageError("its data is broken");
  }
}

function decoded(bytes: Uint8Array): DecodedPng {
  try {
    return decode(bytes, { checkCrc: true });
  } catch (error) {
    throw new ImageError(`it is broken (${error instanceof Error ? error.message : String(error)})`);
  }
}

function separate(png: DecodedPng): SampledImage {
  const { width, height } = png;
  const count = width * height;
  // What is indexed comes out as RGB or RGBA of 8 bits.
  const all = png.palette ? indexed(png) : eightBits(png);
  const perPixel = png.palette ? (all.length === count * 4 ? 4 : 3) : png.channels;
  if (all.length < count * perPixel) throw new ImageError("it is cut off");
  const channels = perPixel <= 2 ? 1 : 3;
  if (perPixel === 2 || perPixel === 4) return separated(all, png, channels);
  const alpha = transparentColour(png, all, perPixel);
  const opaque = alpha?.every((value) => value === 255) ?? true;
  return { format: "samples", width, height, channels, samples: all, alpha: opaque ? undefined : alpha };
}

function indexed(png: DecodedPng): Uint8Array {
  try {
    return Uint8Array.from(convertIndexedToRgb(png));
  } catch {
    throw new ImageError("its palette is broken");
  }
}

/** Samples of 16 bits lose the lower half; those of 1, 2 and 4 bits are unpacked and spread over the range. */
function eightBits(png: DecodedPng): Uint8Array {
  const { data, depth, width, height } = png;
  if (data instanceof Uint16Array) return Uint8Array.from(data, (sample) => sample >> 8);
  if (depth === 8 || depth === 16) return Uint8Array.from(data);
  const rowBytes = Math.ceil((width * depth) / 8);
  const most = 2 ** depth - 1;
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = x * depth;
      const byte = data[y * rowBytes + (bit >> 3)] ?? 0;
      out[y * width + x] = Math.round((((byte >> (8 - depth - (bit & 7))) & most) * 255) / most);
    }
  }
  return out;
}

/** The tRNS chunk of an image without palette: one colour that is fully transparent. */
function transparentColour(png: DecodedPng, samples: Uint8Array, channels: number): Uint8Array | undefined {
  const key = png.palette ? undefined : png.transparency;
  if (!key || key.length < channels) return undefined;
  const scaled = Array.from(key, (value) =>
    png.depth === 16 ? value >> 8 : Math.round((value * 255) / (2 ** png.depth - 1)),
  );
  const alpha = new Uint8Array(samples.length / channels);
  for (let i = 0; i < alpha.length; i++) {
    let same = true;
    for (let c = 0; c < channels; c++) same &&= samples[i * channels + c] === scaled[c];
    alpha[i] = same ? 0 : 255;
  }
  return alpha;
}
