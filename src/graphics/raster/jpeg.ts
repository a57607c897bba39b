/**
 * JPEG (ITU T.81): the header is read, and the data tried; it goes into the PDF as it is, but for CMYK, which PDF/A lets stand
 * only beside a profile of the press, and which is turned into RGB here.
 */
import { decode } from "jpeg-js";
import { isOnSide, tiffOrientation } from "./exif.js";
import { ImageError } from "./image-error.js";
import { checkJpegStructure } from "./jpeg-structure.js";

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
  let hasAdobe = false;
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
    if (FRAMES.has(marker)) return frame(bytes, segment, { orientation, hasAdobe, maxPixels });
    if (marker === 0xe1 && ascii(segment, 0, 4) === "Exif")
      orientation = tiffOrientation(segment.subarray(6)) ?? orientation;
    if (marker === 0xee && ascii(segment, 0, 5) === "Adobe") hasAdobe = true;
    if (marker === 0xda) break;
    at += 2 + length;
  }
  throw new ImageError("it has no picture in it");
}

interface Known {
  readonly orientation: number;
  /** The segment that tells of the colours of a press. */
  readonly hasAdobe: boolean;
  readonly maxPixels: number;
}

function frame(data: Uint8Array, segment: Uint8Array, { orientation, hasAdobe, maxPixels }: Known): JpegImage {
  if (segment.length < 6) throw new ImageError("it is cut off");
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength);
  const [storedHeight, storedWidth, components] = [view.getUint16(1), view.getUint16(3), segment[5]];
  if (segment[0] !== 8) throw new ImageError("its samples have more than 8 bits");
  if (components !== 1 && components !== 3 && components !== 4) throw new ImageError(`it has ${components} components`);
  if (storedWidth * storedHeight > maxPixels)
    throw new ImageError(`it has more than ${maxPixels / 1e6} million pixels`);
  if (storedWidth === 0 || storedHeight === 0) throw new ImageError("it has no size");
  const samples = components === 4 ? samplesOf(hasAdobe ? data : withAdobe(data)) : checked(data);
  const onSide = isOnSide(orientation);
  return {
    format: "jpeg",
    width: onSide ? storedHeight : storedWidth,
    height: onSide ? storedWidth : storedHeight,
    storedWidth,
    storedHeight,
    orientation,
    components: components === 1 ? 1 : 3,
    data,
    ...(samples && { samples }),
  };
}

/** MB: what a decoder may take for the largest image that is allowed. */
const MAX_DECODER_MEMORY = 2048;
const MAX_MEGAPIXELS = 100;

/** As `samplesOf`; undefined for data that this decoder doesn't know, and other readers may. */
export function knownSamplesOf(data: Uint8Array): Uint8Array | undefined {
  try {
    return samplesOf(data);
  } catch (error) {
    if (error instanceof ImageError) return undefined;
    throw error;
  }
}

/** The picture as samples of 8 bits: RGB, or grey where it has one component. Throws ImageError for data that is broken. */
function samplesOf(data: Uint8Array): Uint8Array {
  try {
    return decode(data, {
      useTArray: true,
      formatAsRGBA: false,
      tolerantDecoding: false,
      maxResolutionInMP: MAX_MEGAPIXELS,
      maxMemoryUsageInMB: MAX_DECODER_MEMORY,
    }).data;
  } catch (error) {
    throw new ImageError(`its data is broken${error instanceof Error ? ` (${error.message})` : ""}`);
  }
}

/** What the decoder says of data that no other decoder can read, either. */
const BROKEN = /huffman|ACn|marker was not found|unexpected marker|DQT/i;

/** Readers get the data as it is, so that it must be whole; what this decoder alone doesn't know is left to them. */
function checked(data: Uint8Array): undefined {
  checkJpegStructure(data);
  try {
    samplesOf(data);
  } catch (error) {
    if (error instanceof ImageError && BROKEN.test(error.message)) throw error;
  }
}

/** A file with the colours of a press that doesn't say so is read like one that does. */
function withAdobe(data: Uint8Array): Uint8Array {
  const segment = [0xff, 0xee, 0, 14, ...Array.from("Adobe", (c) => c.charCodeAt(0)), 0, 100, 0, 0, 0, 0, 0];
  const bytes = new Uint8Array(data.length + segment.length);
  bytes.set(data.subarray(0, 2));
  bytes.set(segment, 2);
  bytes.set(data.subarray(2), 2 + segment.length);
  return bytes;
}

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
