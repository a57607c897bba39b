/** What layout and painting know of an image. */
import type { JpegImage } from "./raster/jpeg.js";
import type { SampledImage } from "./raster/sampled-image.js";
import type { SvgImage } from "./svg/svg.js";

/** An image with its natural size, px. */
export type ImageSource = (SampledImage | JpegImage | SvgImage) & { readonly path: string };
