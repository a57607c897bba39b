/** Raster images -> image XObjects (ISO 32000-1, section 8.9.5). */
import { createHash } from "node:crypto";
import { zlibSync } from "fflate";
import type { JpegImage, PngImage } from "../../layout/images.js";
import { forgotten, type PdfDocument, type PdfReference } from "./document.js";

const keys = new WeakMap<PngImage | JpegImage, string>();

/** Tells images apart by what they show. */
export function imageKey(image: PngImage | JpegImage): string {
  let key = keys.get(image);
  if (key === undefined) {
    const hash = createHash("sha256").update(`${image.format} ${image.width} ${image.height}`);
    if (image.format === "jpeg") hash.update(image.data);
    else {
      hash.update(image.samples);
      if (image.alpha) hash.update(image.alpha);
    }
    keys.set(image, (key = hash.digest("base64")));
  }
  return key;
}

export function imageObject(document: PdfDocument, image: PngImage | JpegImage): PdfReference {
  return image.format === "png" ? pngObject(document, image) : jpegObject(document, image);
}

/** A batch uses the same logo in every document: its samples are packed once. */
const packedImages = new WeakMap<PngImage, { readonly samples: Uint8Array; readonly alpha: Uint8Array | undefined }>();

function pngObject(document: PdfDocument, image: PngImage): PdfReference {
  let packed = packedImages.get(image);
  if (!packed) {
    packed = {
      samples: zlibSync(image.samples, { level: 9 }),
      alpha: image.alpha && zlibSync(image.alpha, { level: 9 }),
    };
    packedImages.set(image, packed);
  }
  const dictionary = {
    Type: "XObject",
    Subtype: "Image",
    Width: image.width,
    Height: image.height,
    BitsPerComponent: 8,
    Filter: "FlateDecode",
  };
  let mask: PdfReference | undefined;
  if (packed.alpha) {
    mask = document.object({ ...dictionary, ColorSpace: "DeviceGray" });
    mask.end(packed.alpha);
  }
  const object = document.object({
    ...dictionary,
    ColorSpace: image.channels === 1 ? "DeviceGray" : "DeviceRGB",
    ...(mask && { SMask: mask }),
  });
  object.end(packed.samples);
  return forgotten(object);
}

const COLOR_SPACES = { 1: "DeviceGray", 3: "DeviceRGB" };
const packedSamples = new WeakMap<Uint8Array, Uint8Array>();

/** Samples of a photograph gain little from the highest level, and take long. */
function packed(samples: Uint8Array): Uint8Array {
  let bytes = packedSamples.get(samples);
  if (!bytes) packedSamples.set(samples, (bytes = zlibSync(samples, { level: 6 })));
  return bytes;
}

function jpegObject(document: PdfDocument, image: JpegImage): PdfReference {
  const object = document.object({
    Type: "XObject",
    Subtype: "Image",
    Width: image.storedWidth,
    Height: image.storedHeight,
    BitsPerComponent: 8,
    ColorSpace: COLOR_SPACES[image.components],
    Filter: image.samples ? "FlateDecode" : "DCTDecode",
  });
  object.end(image.samples ? packed(image.samples) : image.data);
  return object;
}
