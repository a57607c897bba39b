/** Samples -> fewer of them, each the mean of the area that it covers: the same on every machine. */
import type { SampledImage } from "./raster/sampled-image.js";

/** How much of which of the many samples one of the few covers, in parts of one of the few. */
interface Cover {
  readonly at: number;
  readonly share: number;
}

/** A picture in small. Of one with alpha the colours behind the others are lost. @param width pixels, no more than it has; so is the height */
export function shrunk(image: SampledImage, width: number, height: number): SampledImage {
  const { channels, samples } = image;
  const [columns, rows] = [covers(image.width, width), covers(image.height, height)];
  const small = new Uint8Array(width * height * channels);
  const sums = new Float64Array(width * channels);
  for (const [y, covered] of rows.entries()) {
    sums.fill(0);
    for (const { at, share } of covered) addRow(sums, samples, at * image.width, columns, share, channels);
    for (const [i, sum] of sums.entries()) small[y * sums.length + i] = Math.round(sum);
  }
  return { format: "samples", width, height, channels, samples: small, alpha: undefined };
}

/** Adds a share of a row to the means of one of the few. */
function addRow(
  sums: Float64Array,
  samples: Uint8Array,
  first: number,
  columns: readonly (readonly Cover[])[],
  ofRow: number,
  channels: number,
): void {
  let to = 0;
  for (const covered of columns) {
    for (const { at, share } of covered) {
      const from = (first + at) * channels;
      for (let channel = 0; channel < channels; channel++)
        sums[to + channel]! += samples[from + channel]! * share * ofRow;
    }
    to += channels;
  }
}

/** For each of the few. */
function covers(many: number, few: number): Cover[][] {
  const step = many / few;
  return Array.from({ length: few }, (_, i) => {
    const [begin, end] = [i * step, Math.min((i + 1) * step, many)];
    const first = Math.floor(begin);
    return Array.from({ length: Math.min(Math.ceil(end), many) - first }, (_, n) => {
      const at = first + n;
      return { at, share: (Math.min(at + 1, end) - Math.max(at, begin)) / step };
    });
  });
}
