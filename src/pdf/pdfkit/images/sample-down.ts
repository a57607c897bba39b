/**
 * Samples -> fewer of them, each the mean of the area that it stands for. Sums of products in one order, so that all machines
 * come to the same bytes.
 */

/** One axis: for each new sample the old ones that it covers, and how much of them. */
interface Cover {
  readonly first: number;
  readonly weights: readonly number[];
}

function covers(from: number, to: number): Cover[] {
  const step = from / to;
  return Array.from({ length: to }, (_, i) => {
    const [start, end] = [i * step, Math.min(from, (i + 1) * step)];
    const first = Math.floor(start);
    const weights: number[] = [];
    for (let at = first; at < end; at++) weights.push((Math.min(at + 1, end) - Math.max(at, start)) / step);
    return { first, weights };
  });
}

/**
 * @param channels samples for each pixel
 * @param alpha one for each pixel; what can't be seen doesn't colour what can
 */
export function sampleDown(
  samples: Uint8Array,
  channels: number,
  size: { readonly width: number; readonly height: number },
  to: { readonly width: number; readonly height: number },
  alpha?: Uint8Array,
): { readonly samples: Uint8Array; readonly alpha: Uint8Array | undefined } {
  const across = covers(size.width, to.width);
  const down = covers(size.height, to.height);
  const out = new Uint8Array(to.width * to.height * channels);
  const outAlpha = alpha && new Uint8Array(to.width * to.height);
  // A row of sums at a time: the channels, each by its alpha, and the alpha itself.
  const parts = channels + 1;
  const sums = new Float64Array(to.width * parts);
  down.forEach((rows, y) => {
    sums.fill(0);
    rows.weights.forEach((ofRow, dy) => {
      const row = (rows.first + dy) * size.width;
      for (let x = 0; x < to.width; x++) {
        const { first, weights } = across[x]!;
        for (let dx = 0; dx < weights.length; dx++) {
          const pixel = row + first + dx;
          const weight = ofRow * weights[dx]! * (alpha ? alpha[pixel]! : 255);
          for (let c = 0; c < channels; c++) sums[x * parts + c]! += weight * samples[pixel * channels + c]!;
          sums[x * parts + channels]! += weight;
        }
      }
    });
    for (let x = 0; x < to.width; x++) {
      const weight = sums[x * parts + channels]!;
      const at = y * to.width + x;
      if (outAlpha) outAlpha[at] = Math.round(weight);
      for (let c = 0; c < channels; c++)
        out[at * channels + c] = weight === 0 ? 0 : Math.round(sums[x * parts + c]! / weight);
    }
  });
  return { samples: out, alpha: outAlpha };
}
