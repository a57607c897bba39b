/** Pictures of cameras that were held on their side -> upright ones (Exif 2.32, section 4.6.4). */
import { isOnSide } from "./exif.js";
import type { SampledImage } from "./sampled-image.js";

/** Where the eight orientations of Exif find the sample that is shown at x, y; w and h are those of what is stored. */
const SOURCES: Readonly<Record<number, (x: number, y: number, w: number, h: number) => number>> = {
  2: (x, y, w) => y * w + (w - 1 - x),
  3: (x, y, w, h) => (h - 1 - y) * w + (w - 1 - x),
  4: (x, y, w, h) => (h - 1 - y) * w + x,
  5: (x, y, w) => x * w + y,
  6: (x, y, w, h) => (h - 1 - x) * w + y,
  7: (x, y, w, h) => (h - 1 - x) * w + (w - 1 - y),
  8: (x, y, w) => x * w + (w - 1 - y),
};

/** The samples as they are shown: other files of cameras and phones than JPEGs have an orientation, too. */
export function turned(image: SampledImage, orientation: number | undefined): SampledImage {
  const source = SOURCES[orientation ?? 1];
  if (!source) return image;
  const [w, h] = [image.width, image.height];
  const [width, height] = isOnSide(orientation!) ? [h, w] : [w, h];
  const move = (samples: Uint8Array, channels: number) => {
    const out = new Uint8Array(samples.length);
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const from = source(x, y, w, h) * channels;
        for (let c = 0; c < channels; c++) out[at++] = samples[from + c]!;
      }
    }
    return out;
  };
  const { samples, alpha, channels } = image;
  return { ...image, width, height, samples: move(samples, channels), alpha: alpha && move(alpha, 1) };
}
