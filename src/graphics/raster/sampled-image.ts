/** A picture as samples of 8 bits, colour and alpha apart, as PDF wants them. */
export interface SampledImage {
  readonly format: "samples";
  readonly width: number;
  readonly height: number;
  /** Samples for each pixel: 1 grey, 3 RGB. */
  readonly channels: 1 | 3;
  readonly samples: Uint8Array;
  /** One sample for each pixel; absent where all is opaque. */
  readonly alpha: Uint8Array | undefined;
  /** Its file was packed with loss, as photographs are: packed so once more, it loses nothing that is seen. */
  readonly lossy?: boolean;
}

/** A picture of samples that are interleaved: RGBA, or grey with alpha. */
export function separated(
  all: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  channels: 1 | 3,
): SampledImage {
  const count = width * height;
  const samples = new Uint8Array(count * channels);
  const alpha = new Uint8Array(count);
  let isOpaque = true;
  for (let i = 0, from = 0, to = 0; i < count; i++) {
    for (let c = 0; c < channels; c++) samples[to++] = all[from++]!;
    isOpaque &&= all[from] === 255;
    alpha[i] = all[from++]!;
  }
  return { format: "samples", width, height, channels, samples, alpha: isOpaque ? undefined : alpha };
}
