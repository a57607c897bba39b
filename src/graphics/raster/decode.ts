/** Bytes of a raster image -> the image. The format is told by the first bytes, never by a name. */
import { createHash } from "node:crypto";
import { decodeGif } from "./gif.js";
import { decodeJpeg, type JpegImage } from "./jpeg.js";
import { decodePng } from "./png.js";
import type { SampledImage } from "./sampled-image.js";
import { decodeWebp } from "./webp.js";

export type RasterImage = SampledImage | JpegImage;

/** Bytes of samples that are kept; the last image is kept whatever it takes. */
const KEPT = 100_000_000;
const decoded = new Map<string, RasterImage>();

/**
 * The same, for an image that was decoded lately: a build looks at each image before it prints it, and many sheets have the same
 * ones.
 */
export function decodeRasterOnce(bytes: Uint8Array, maxPixels: number): RasterImage | undefined {
  const key = createHash("sha256").update(bytes).digest("base64");
  const known = decoded.get(key);
  const image = known ?? decodeRaster(bytes, maxPixels);
  if (!image) return undefined;
  // What was used last stands last.
  decoded.delete(key);
  decoded.set(key, image);
  let size = 0;
  for (const [other, { samples, width, height }] of [...decoded].reverse()) {
    size += (samples?.length ?? 0) + width * height;
    if (size > KEPT && other !== key) decoded.delete(other);
  }
  return image;
}

/** Undefined for what is none of PNG, JPEG, GIF and WebP. Throws ImageError for what is broken or has more pixels than `maxPixels`. */
export function decodeRaster(bytes: Uint8Array, maxPixels: number): RasterImage | undefined {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return decodePng(bytes, maxPixels);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return decodeJpeg(bytes, maxPixels);
  if (isGif(bytes)) return decodeGif(bytes, maxPixels);
  if (isWebp(bytes)) return decodeWebp(bytes, maxPixels);
  return undefined;
}

const isGif = (bytes: Uint8Array): boolean => /^GIF8[79]a/.test(start(bytes));
const isWebp = (bytes: Uint8Array): boolean => /^RIFF....WEBP/s.test(start(bytes));
const start = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 12));
