/** Blurred shadows as images: one colour, whose alpha is how much of a shape covers a place (CSS Backgrounds 3, section 6.3). px. */
import type { Color } from "../../../css/index.js";
import {
  type CornerRadii,
  gridOver,
  type Path,
  type PixelGrid,
  type Rect,
  roundedRectPath,
  type SampledImage,
  softCoverage,
} from "../../../graphics/index.js";
import { RecentCache } from "../../../recent-cache.js";

/** An image, and where it stands. */
export interface SoftImage {
  readonly image: SampledImage;
  readonly rect: Rect;
}

/** Pixels to a deviation; the finest ones that are worth it, and the coarsest that can't be told apart by readers that don't smooth, px. */
const PER_DEVIATION = 4;
const FINEST = 0.4;
const COARSEST = 1;
/** Pixels that an image has at the most. */
const MOST = 1_000_000;

/** How far a shadow reaches, in deviations: what is further out can't be seen. */
export const REACH = 3;

function pitchFor({ width, height }: Rect, deviation: number): number {
  return Math.max(Math.min(deviation / PER_DEVIATION, COARSEST), FINEST, Math.sqrt((width * height) / MOST));
}

const rounded = (px: number): number => Math.round(px * 1000) / 1000;

/** Cards of one size have the same shadows. */
const known = new RecentCache<SampledImage>(8);

/**
 * The shadow of a rectangle.
 * @param within what of it is looked at
 * @param inverse what lies outside of the rectangle throws it
 */
export function softRect(
  shape: Rect,
  radii: CornerRadii,
  within: Rect,
  deviation: number,
  color: Color,
  inverse: boolean,
): SoftImage {
  const grid = gridOver(within, pitchFor(within, deviation));
  // Two that look alike are one image, whatever floating-point numbers make of their places.
  const [x, y] = [rounded(shape.x - grid.x), rounded(shape.y - grid.y)];
  const own = { x, y, width: rounded(shape.width), height: rounded(shape.height) };
  const pixels = { ...grid, x: 0, y: 0 };
  const key = JSON.stringify([own, radii, pixels, deviation, color, inverse]);
  let image = known.get(key);
  if (!image) known.set(key, (image = colored(rectCoverage(own, radii, pixels, deviation), pixels, color, inverse)));
  return { image, rect: rectOf(grid) };
}

/** The shadow of any shape: what goes round the same way may overlap. */
export function softPath(path: Path, bounds: Rect, deviation: number, color: Color): SoftImage {
  const by = deviation * REACH;
  const within = {
    x: bounds.x - by,
    y: bounds.y - by,
    width: bounds.width + 2 * by,
    height: bounds.height + 2 * by,
  };
  const grid = gridOver(within, pitchFor(within, deviation));
  return { image: colored(softCoverage(path, grid, deviation), grid, color, false), rect: rectOf(grid) };
}

const rectOf = ({ x, y, pitch, width, height }: PixelGrid): Rect => ({
  x,
  y,
  width: width * pitch,
  height: height * pitch,
});

/** Pixels in a row that are all the same: what is found for one holds for all. */
interface Repeated {
  readonly from: number;
  readonly count: number;
}

/** Between its corners a rectangle is the same all along: of that, one pixel is made. */
function rectCoverage(shape: Rect, radii: CornerRadii, grid: PixelGrid, deviation: number): Float32Array {
  const { topLeft, topRight, bottomRight, bottomLeft } = radii;
  const reach = deviation * REACH + grid.pitch;
  const across = repeated(
    shape.x + Math.max(topLeft.x, bottomLeft.x) + reach - grid.x,
    shape.x + shape.width - Math.max(topRight.x, bottomRight.x) - reach - grid.x,
    grid.width,
    grid.pitch,
  );
  const down = repeated(
    shape.y + Math.max(topLeft.y, topRight.y) + reach - grid.y,
    shape.y + shape.height - Math.max(bottomLeft.y, bottomRight.y) - reach - grid.y,
    grid.height,
    grid.pitch,
  );
  const small = { ...grid, width: grid.width - across.count, height: grid.height - down.count };
  const rect = {
    ...shape,
    width: shape.width - across.count * grid.pitch,
    height: shape.height - down.count * grid.pitch,
  };
  const covered = softCoverage(roundedRectPath(rect, radii), small, deviation);
  const all = new Float32Array(grid.width * grid.height);
  const source = (i: number, { from, count }: Repeated) => (i <= from ? i : Math.max(from, i - count));
  for (let row = 0, at = 0; row < grid.height; row++) {
    const start = source(row, down) * small.width;
    for (let column = 0; column < grid.width; column++) all[at++] = covered[start + source(column, across)]!;
  }
  return all;
}

function repeated(from: number, to: number, pixels: number, pitch: number): Repeated {
  const [first, last] = [Math.max(0, Math.ceil(from / pitch)), Math.min(pixels - 1, Math.floor(to / pitch))];
  return { from: first, count: Math.max(0, last - first) };
}

function colored(covered: Float32Array, { width, height }: PixelGrid, color: Color, inverse: boolean): SampledImage {
  const { r, g, b, a } = color;
  const isGrey = r === g && g === b;
  const channels = isGrey ? 1 : 3;
  const samples = new Uint8Array(covered.length * channels);
  if (isGrey) samples.fill(r);
  else for (let at = 0; at < samples.length; ) for (const channel of [r, g, b]) samples[at++] = Math.round(channel);
  const alpha = new Uint8Array(covered.length);
  for (let i = 0; i < alpha.length; i++) {
    const share = inverse ? 1 - covered[i]! : covered[i]!;
    alpha[i] = Math.round(255 * a * share);
  }
  return { format: "samples", width, height, channels, samples, alpha };
}
