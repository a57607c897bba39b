/** Bytes of a raster image -> the image. The format is told by the first bytes, never by a name. */
import { createHash } from "node:crypto";
import { decodeJpeg, type JpegImage } from "./jpeg.js";
import { decodePng, type PngImage } from "./png.js";

export type RasterImage = PngImage | JpegImage;

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

/** Undefined for what is neither PNG nor JPEG. Throws ImageError for what is broken or has more pixels than `maxPixels`. */
export function decodeRaster(bytes: Uint8Array, maxPixels: number): RasterImage | undefined {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return decodePng(bytes, maxPixels);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return decodeJpeg(bytes, maxPixels);
  return undefined;
}
