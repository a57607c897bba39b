/** A target on which all has less colour, or none, than what is painted: `filter: grayscale()` (Filter Effects 1, section 14.1). */
import {
  type JpegImage,
  knownSamplesOf,
  type Matrix,
  type Path,
  type Rect,
  type SampledImage,
  type SvgStroke,
} from "../../graphics/index.js";
import type { StructureElement } from "../structure/structure.js";
import type { GlyphRun, LinkArea, Mark, OutlineEntry, Paint, PaintTarget } from "../target.js";

/** How light red, green and blue are. */
const [RED, GREEN, BLUE] = [0.2126, 0.7152, 0.0722];

export class GreyTarget implements PaintTarget {
  /** @param share of the colour that goes, from 0 to 1 */
  constructor(
    readonly target: PaintTarget,
    readonly share: number,
  ) {}

  glyphs(run: GlyphRun): void {
    this.target.glyphs({ ...run, paint: this.#paint(run.paint) });
  }

  fill(path: Path, paint: Paint, rule?: "nonzero" | "evenodd"): void {
    this.target.fill(path, this.#paint(paint), rule);
  }

  stroke(path: Path, paint: Paint, stroke: SvgStroke): void {
    this.target.stroke(path, this.#paint(paint), stroke);
  }

  image(image: SampledImage | JpegImage, rect: Rect): void {
    this.target.image(greyImage(image, this.share), rect);
  }

  /** What tiles paint, they paint on this target. */
  #paint<P extends Paint>(paint: P): P {
    if (!("kind" in paint)) return { ...paint, ...this.#mixed(paint) };
    if (paint.kind === "tile") return paint;
    return {
      ...paint,
      stops: paint.stops.map((stop) => ({ ...stop, color: { ...stop.color, ...this.#mixed(stop.color) } })),
    };
  }

  #mixed({ r, g, b }: { readonly r: number; readonly g: number; readonly b: number }) {
    const light = RED * r + GREEN * g + BLUE * b;
    const mix = (channel: number) => Math.round(channel + (light - channel) * this.share);
    return { r: mix(r), g: mix(g), b: mix(b) };
  }

  page(width: number, height: number): void {
    this.target.page(width, height);
  }

  mark(mark: Mark): void {
    this.target.mark(mark);
  }

  clip(path: Path, rule: "nonzero" | "evenodd", paint: () => void): void {
    this.target.clip(path, rule, paint);
  }

  transform(matrix: Matrix, paint: () => void): void {
    this.target.transform(matrix, paint);
  }

  tile(path: Path, cell: Rect, paint: () => void): void {
    this.target.tile(path, cell, paint);
  }

  group(opacity: number, paint: () => void): void {
    this.target.group(opacity, paint);
  }

  mask(kind: "luminance" | "alpha", paintMask: () => void, paint: () => void): void {
    this.target.mask(kind, paintMask, paint);
  }

  link(link: LinkArea): void {
    this.target.link(link);
  }

  destination(name: string, x: number, y: number): void {
    this.target.destination(name, x, y);
  }

  outline(entries: readonly OutlineEntry[]): void {
    this.target.outline(entries);
  }

  structure(root: StructureElement): void {
    this.target.structure(root);
  }
}

/** A batch shows the same logo in every document: it is converted once. */
const greyed = new WeakMap<SampledImage | JpegImage, { readonly share: number; readonly image: SampledImage }>();

/** As it is stored: how a photograph lies, who paints it has seen to. What only other readers can decode stays as it is. */
function greyImage(image: SampledImage | JpegImage, share: number): SampledImage | JpegImage {
  if ((image.format === "samples" ? image.channels : image.components) === 1) return image;
  const known = greyed.get(image);
  if (known?.share === share) return known.image;
  const samples = image.format === "samples" ? image.samples : (image.samples ?? knownSamplesOf(image.data));
  const [width, height] =
    image.format === "samples" ? [image.width, image.height] : [image.storedWidth, image.storedHeight];
  if (samples?.length !== width * height * 3) return image;
  const channels = share === 1 ? 1 : 3;
  const alpha = image.format === "samples" ? image.alpha : undefined;
  const grey: SampledImage = {
    format: "samples",
    width,
    height,
    channels,
    samples: mixedSamples(samples, channels, share),
    alpha,
  };
  greyed.set(image, { share, image: grey });
  return grey;
}

/** @param samples RGB */
function mixedSamples(samples: Uint8Array, channels: 1 | 3, share: number): Uint8Array {
  const mixed = new Uint8Array((samples.length / 3) * channels);
  for (let from = 0, to = 0; from < samples.length; from += 3) {
    const [r, g, b] = [samples[from]!, samples[from + 1]!, samples[from + 2]!];
    const light = RED * r + GREEN * g + BLUE * b;
    if (channels === 1) mixed[to++] = Math.round(light);
    else for (const channel of [r, g, b]) mixed[to++] = Math.round(channel + (light - channel) * share);
  }
  return mixed;
}
