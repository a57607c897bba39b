/**
 * JPEG (ITU T.81): the header is read, the compressed data goes into the PDF as it is; but for CMYK, which PDF/A lets stand
 * only beside a profile of the press, and which is turned into RGB here.
 */
import { decode } from "jpeg-js";
import { ImageError } from "./image-error.js";

export interface JpegImage {
  readonly format: "jpeg";
  /** As shown: where the orientation turns the picture on its side, width and height have changed places. */
  readonly width: number;
  readonly height: number;
  /** As stored. */
  readonly storedWidth: number;
  readonly storedHeight: number;
  /** Exif orientation, 1 to 8; 1 is upright. */
  readonly orientation: number;
  /** 1 grey, 3 colour. */
  readonly components: 1 | 3;
  /** The file. */
  readonly data: Uint8Array;
  /** RGB, 8 bits a sample, where the file has CMYK. */
  readonly samples?: Uint8Array;
}

/** Start-of-frame markers that PDF's DCTDecode takes: baseline, extended and progressive Huffman (ISO 32000-1, 7.4.8). */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const OTHER_FRAMES = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/** Throws ImageError for a file that is broken, of a kind that PDF has no filter for, or has more pixels than `maxPixels`. */
export function decodeJpeg(bytes: Uint8Array, maxPixels: number): JpegImage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let orientation = 1;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) throw new ImageError("it is broken");
    const marker = bytes[at + 1]!;
    // Fill bytes, and markers without a segment.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = view.getUint16(at + 2);
    const segment = bytes.subarray(at + 4, at + 2 + length);
    if (OTHER_FRAMES.has(marker)) throw new ImageError("it is a lossless or arithmetic JPEG");
    if (FRAMES.has(marker)) return frame(bytes, segment, orientation, maxPixels);
    if (marker === 0xe1) orientation = exifOrientation(segment) ?? orientation;
    if (marker === 0xda) break;
    at += 2 + length;
  }
  throw new ImageError("it has no picture in it");
}

function frame(data: Uint8Array, segment: Uint8Array, orientation: number, maxPixels: number): JpegImage {
  if (segment.length < 6) throw new ImageError("it is cut off");
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength);
  const [storedHeight, storedWidth, components] = [view.getUint16(1), view.getUint16(3), segment[5]];
  if (segment[0] !== 8) throw new ImageError("its samples have more than 8 bits");
  if (components !== 1 && components !== 3 && components !== 4) throw new ImageError(`it has ${components} components`);
  if (storedWidth * storedHeight > maxPixels)
    throw new ImageError(`it has more than ${maxPixels / 1e6} million pixels`);
  const onSide = orientation >= 5;
  return {
    format: "jpeg",
    width: onSide ? storedHeight : storedWidth,
    height: onSide ? storedWidth : storedHeight,
    storedWidth,
    storedHeight,
    orientation,
    components: components === 1 ? 1 : 3,
    data,
    ...(components === 4 && { samples: decodedCmyk(data, maxPixels) }),
  };
}

/** MB: what a decoder may take for the largest image that is allowed. */
const MAX_DECODER_MEMORY = 1024;

/** CMYK and YCCK as screens show them: each ink takes away from white, and black from all. */
function decodedCmyk(data: Uint8Array, maxPixels: number): Uint8Array {
  const limits = { maxResolutionInMP: maxPixels / 1e6, maxMemoryUsageInMB: MAX_DECODER_MEMORY };
  try {
    return decode(data, { useTArray: true, formatAsRGBA: false, ...limits }).data;
  } catch {
    throw new ImageError("its colours are CMYK, and it is broken or of a kind that is not known; save it with RGB");
  }
}

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/** Tag 0x0112 of the first image directory (Exif 2.32, 4.6.4). */
function exifOrientation(segment: Uint8Array): number | undefined {
  if (ascii(segment, 0, 4) !== "Exif" || segment.length < 20) return undefined;
  const tiff = new DataView(segment.buffer, segment.byteOffset + 6, segment.byteLength - 6);
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  if (directory + 2 > tiff.byteLength) return undefined;
  const count = tiff.getUint16(directory, little);
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > tiff.byteLength) return undefined;
    if (tiff.getUint16(entry, little) !== 0x0112) continue;
    const value = tiff.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}
