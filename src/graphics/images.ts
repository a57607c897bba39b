/**
 * Image files -> what layout and painting need of them: a natural size in px and the decoded content. The format is told
 * by the first bytes, never by the name. Only files below the project root are read.
 */
import { isAbsolute, join, relative, sep } from "node:path";
import type { Diagnostic, DiagnosticCode, Outcome } from "../diagnostics/index.js";
import { liesInside, MAX_BYTES, readRegular } from "../files/index.js";
import type { ImageSource } from "./image-source.js";
import { decodeRasterOnce, type RasterImage } from "./raster/decode.js";
import { ImageError } from "./raster/image-error.js";
import { parseSvg, type SvgOptions } from "./svg/parse.js";
import type { SvgImage } from "./svg/svg.js";

export type { JpegImage } from "./raster/jpeg.js";
export type { SampledImage } from "./raster/sampled-image.js";
export type { SvgImage, SvgItem } from "./svg/svg.js";

/** A decoded pixel takes up to 4 bytes; a page at 600 dpi has 35 million. */
const MAX_PIXELS = 40_000_000;

/**
 * Loads an image.
 * @param path absolute, or relative to `root`
 * @param options.fonts what text in drawings is set in; without, it isn't drawn
 * Diagnostics, all errors without a value except where said: `image/outside` for a path out of the project,
 * `image/unreadable`, `image/too-large`, `image/unsupported`, `image/corrupt`, `svg/active`, `svg/unsupported` (warning, with
 * a value).
 */
export function loadImage(path: string, options: SvgOptions & { readonly root: string }): Outcome<ImageSource> {
  const absolute = isAbsolute(path) ? path : join(options.root, path);
  const shown = relative(options.root, absolute).split(sep).join("/");
  if (liesInside(options.root, absolute) === false)
    return refusal("image/outside", `the image ${shown} lies outside the project`, "copy it into the project's folder");
  const { bytes, fault } = readRegular(absolute, MAX_BYTES.image);
  if (fault?.kind === "missing") return refusal("image/unreadable", `there is no image ${shown}`);
  if (fault?.kind === "too-large")
    return refusal(
      "image/too-large",
      `the image ${shown} has ${Math.ceil((fault.size ?? 0) / 1e6)} MB, more than the 20 MB allowed`,
    );
  if (fault) return refusal("image/unreadable", `the image ${shown} can't be read: ${fault.reason}`);
  return decodeImage(bytes, { ...options, file: shown });
}

/**
 * An image from its bytes.
 * @param options.file what diagnostics call it
 * Diagnostics: those of `loadImage` that are about what the file holds.
 */
export function decodeImage(bytes: Uint8Array, options: SvgOptions & { readonly file: string }): Outcome<ImageSource> {
  const { file: shown } = options;
  try {
    const { image, diagnostics } = decode(bytes, options);
    if (!image && diagnostics.length > 0) return { diagnostics };
    if (!image) return refusal("image/unsupported", ...unsupported(bytes, shown));
    if (!(image.width > 0 && image.height > 0)) return refusal("image/corrupt", `the image ${shown} has no size`);
    return { value: { ...image, path: shown }, diagnostics };
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    return refusal("image/corrupt", `the image ${shown} can't be shown: ${error.message}`);
  }
}

/** Formats that browsers show, by their first bytes, and what to turn them into. */
const OTHERS: readonly (readonly [name: string, start: RegExp, into: string])[] = [
  ["a BMP", /^BM/, "save it as a PNG"],
  ["an AVIF or HEIF picture", /^....ftyp/s, "save it as a JPEG, or as a PNG where it has transparency"],
  ["a TIFF", /^(II\*|MM.\*)/, "save it as a PNG, or a photograph as a JPEG"],
  ["a JPEG XL picture", /^....JXL /, "save it as a JPEG"],
  ["a JPEG 2000 picture", /^....jP /, "save it as a JPEG"],
  ["a PDF", /^%PDF-/, "save its page as an SVG or a PNG"],
  ["compressed", /^gzip/, "unpack it: an .svgz holds an SVG"],
];

function unsupported(bytes: Uint8Array, shown: string): [message: string, hint: string] {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const start = isPacked ? "gzip" : String.fromCharCode(...bytes.subarray(0, 16));
  const other = OTHERS.find(([, pattern]) => pattern.test(start));
  if (!other) return [`the image ${shown} is none of PNG, JPEG, SVG, WebP and GIF`, "convert it to one of them"];
  return [`the image ${shown} is ${other[0]}, which print can't show`, other[2]];
}

function refusal(code: DiagnosticCode, message: string, hint?: string): Outcome<ImageSource> {
  return { diagnostics: [{ severity: "error", code, message, ...(hint && { hints: [hint] }) }] };
}

function decode(
  bytes: Uint8Array,
  options: SvgOptions & { readonly file: string },
): { image?: RasterImage | SvgImage; diagnostics: readonly Diagnostic[] } {
  const raster = decodeRasterOnce(bytes, MAX_PIXELS);
  if (raster) return { image: raster, diagnostics: [] };
  const start = new TextDecoder().decode(bytes.subarray(0, 1024));
  if (!/^\uFEFF?\s*(<\?xml|<!--|<!DOCTYPE svg|<(svg:)?svg)/i.test(start)) return { diagnostics: [] };
  const { value, diagnostics } = parseSvg(new TextDecoder().decode(bytes), options);
  return { ...(value && { image: value }), diagnostics };
}
