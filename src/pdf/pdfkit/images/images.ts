/**
 * Raster images -> image XObjects (ISO 32000-1, section 8.9.5), each written once. Images with more pixels than print needs at the
 * largest place where they stand are sampled down; so they are written when all places are known.
 */
import { createHash } from "node:crypto";
import { zlibSync } from "fflate";
import { encode } from "jpeg-js";
import { type JpegImage, knownSamplesOf, type SampledImage } from "../../../graphics/index.js";
import type { PdfDocument } from "../document.js";
import { forgotten, type PdfDictionary, type PdfReference } from "../objects.js";
import { sampleDown } from "./sample-down.js";

type Raster = SampledImage | JpegImage;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** An image as it is written: its dictionary and data, and its alpha, if any. */
interface Packed {
  readonly dictionary: PdfDictionary;
  readonly data: Uint8Array;
  readonly alpha?: { readonly dictionary: PdfDictionary; readonly data: Uint8Array };
}

interface Placed {
  readonly image: Raster;
  readonly name: string;
  readonly reference: PdfReference;
  /** Pixels that print needs at its largest place. */
  needs: Size;
  written: boolean;
}

const POINTS_PER_INCH = 72;
/** Fewer pixels than this, in one direction, are left as they are: there is nothing to gain. */
const LEAST = 64;
/** An image that is hardly larger than print needs stays as it is, and sharp. */
const TOLERANCE = 1.25;
/** Of photographs that are packed anew: what it loses, nobody sees at 300 dpi. */
const QUALITY = 88;

export class Images {
  /** By their content: a file that is read again for another part is the same image. */
  readonly #placed = new Map<string, Placed>();

  /** @param dpi pixels that an inch of the page needs; infinitely many keep all images as they are */
  constructor(
    readonly document: PdfDocument,
    readonly dpi: number,
  ) {}

  /** An image at a place. @param size of what it covers on the page, pt, in the directions in which it is stored */
  use(image: Raster, size: Size, name: () => string): { readonly name: string; readonly reference: PdfReference } {
    const key = imageKey(image);
    const pixels = (length: number) => Math.ceil((length / POINTS_PER_INCH) * this.dpi);
    const needs = { width: pixels(size.width), height: pixels(size.height) };
    const known = this.#placed.get(key);
    if (known && (!known.written || isEnough(known, needs))) {
      if (!known.written)
        known.needs = {
          width: Math.max(known.needs.width, needs.width),
          height: Math.max(known.needs.height, needs.height),
        };
      return known;
    }
    const placed: Placed = { image, name: name(), reference: this.document.object({}), needs, written: false };
    this.#placed.set(key, placed);
    return placed;
  }

  /** Writes the images whose places are known by now. */
  flush(): void {
    for (const placed of this.#placed.values()) {
      if (placed.written) continue;
      this.#write(placed);
      placed.written = true;
    }
  }

  #write({ image, reference, needs }: Placed): void {
    const { dictionary, data, alpha } = packed(image, sampledSize(storedSize(image), needs));
    const mask = alpha && this.document.object(alpha.dictionary);
    mask?.end(alpha!.data);
    Object.assign(reference.data, dictionary, mask && { SMask: forgotten(mask) });
    reference.end(data);
    forgotten(reference);
  }
}

function isEnough({ image, needs: had }: Placed, needs: Size): boolean {
  const { width, height } = sampledSize(storedSize(image), had);
  const full = storedSize(image);
  return (width === full.width && height === full.height) || (needs.width <= had.width && needs.height <= had.height);
}

function storedSize(image: Raster): Size {
  return image.format === "jpeg" ? { width: image.storedWidth, height: image.storedHeight } : image;
}

/** As many pixels as are needed, the shape kept; all where there are hardly more. */
function sampledSize({ width, height }: Size, needs: Size): Size {
  const share = Math.max(needs.width / width, needs.height / height);
  if (!(share * TOLERANCE < 1) || Math.min(width, height) <= LEAST) return { width, height };
  return { width: Math.max(1, Math.ceil(width * share)), height: Math.max(1, Math.ceil(height * share)) };
}

/** What an image holds, which several documents share, while each has its own word for where it stands. */
const contentOf = (image: Raster): Uint8Array => (image.format === "jpeg" ? image.data : image.samples);

const keys = new WeakMap<Uint8Array, string>();

/** Tells images apart by what they show. */
function imageKey(image: Raster): string {
  let key = keys.get(contentOf(image));
  if (key === undefined) {
    const hash = createHash("sha256").update(`${image.format} ${image.width} ${image.height}`);
    if (image.format === "jpeg") hash.update(image.data);
    else {
      hash.update(image.samples);
      if (image.alpha) hash.update(image.alpha);
    }
    keys.set(contentOf(image), (key = hash.digest("base64")));
  }
  return key;
}

/** A batch uses the same logo in every document, mostly in the same size: its samples are packed once. */
const packedImages = new WeakMap<Uint8Array, Map<string, Packed>>();

function packed(image: Raster, size: Size): Packed {
  let ofImage = packedImages.get(contentOf(image));
  if (!ofImage) packedImages.set(contentOf(image), (ofImage = new Map()));
  const key = `${size.width} ${size.height}`;
  let bytes = ofImage.get(key);
  if (!bytes) ofImage.set(key, (bytes = image.format === "samples" ? packSamples(image, size) : packJpeg(image, size)));
  return bytes;
}

const dictionaryOf = ({ width, height }: Size, colors: 1 | 3, filter: "FlateDecode" | "DCTDecode"): PdfDictionary => ({
  Type: "XObject",
  Subtype: "Image",
  Width: width,
  Height: height,
  BitsPerComponent: 8,
  ColorSpace: colors === 1 ? "DeviceGray" : "DeviceRGB",
  Filter: filter,
});

function packSamples(image: SampledImage, size: Size): Packed {
  const { channels } = image;
  const isWhole = size.width === image.width || isBilevel(image);
  const { samples, alpha } = isWhole ? image : sampleDown(image.samples, channels, image, size, image.alpha);
  const shown = isWhole ? image : size;
  const isPhotograph = image.lossy === true && channels === 3;
  return {
    dictionary: dictionaryOf(shown, channels, isPhotograph ? "DCTDecode" : "FlateDecode"),
    data: isPhotograph ? encodedJpeg(samples, shown) : zlibSync(samples, { level: 9 }),
    ...(alpha && {
      alpha: { dictionary: dictionaryOf(shown, 1, "FlateDecode"), data: zlibSync(alpha, { level: 9 }) },
    }),
  };
}

/** Line art in black and white is small as it is, and loses its edges. */
function isBilevel({ channels, samples, alpha }: SampledImage): boolean {
  return channels === 1 && !alpha && samples.every((sample) => sample === 0 || sample === 255);
}

function packJpeg(image: JpegImage, size: Size): Packed {
  const stored = storedSize(image);
  const { components, samples } = image;
  const original = (): Packed => ({
    dictionary: dictionaryOf(stored, components, samples ? "FlateDecode" : "DCTDecode"),
    // Samples of a photograph gain little from the highest level, and take long.
    data: samples ? zlibSync(samples, { level: 6 }) : image.data,
  });
  if (size.width === stored.width) return original();
  const all = samples ?? knownSamplesOf(image.data);
  if (!all) return original();
  const channels = all.length / (stored.width * stored.height);
  if (channels !== 3) return original();
  const { samples: fewer } = sampleDown(all, 3, stored, size);
  const anew: Packed = { dictionary: dictionaryOf(size, 3, "DCTDecode"), data: encodedJpeg(fewer, size) };
  const before = samples ? Infinity : image.data.length;
  return anew.data.length < before ? anew : original();
}

function encodedJpeg(rgb: Uint8Array, { width, height }: Size): Uint8Array {
  return new Uint8Array(encode({ width, height, data: withAlpha(rgb) }, QUALITY).data);
}

/** As the encoder wants them. */
function withAlpha(rgb: Uint8Array): Uint8Array {
  const rgba = new Uint8Array((rgb.length / 3) * 4);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    rgba[to] = rgb[from]!;
    rgba[to + 1] = rgb[from + 1]!;
    rgba[to + 2] = rgb[from + 2]!;
    rgba[to + 3] = 255;
  }
  return rgba;
}
