/** Bytes of a raster image -> the image. The format is told by the first bytes, never by a name. */
import { decodeJpeg, type JpegImage } from "./jpeg.js";
import { decodePng, type PngImage } from "./png.js";

export type RasterImage = PngImage | JpegImage;

/** Undefined for what is neither PNG nor JPEG. Throws ImageError for what is broken or has more pixels than `maxPixels`. */
export function decodeRaster(bytes: Uint8Array, maxPixels: number): RasterImage | undefined {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return decodePng(bytes, maxPixels);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return decodeJpeg(bytes, maxPixels);
  return undefined;
}
