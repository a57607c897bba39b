/** The search for the scale: the largest one within limits at which everything fits the page (design: "Fit"). */

export interface FitOptions {
  readonly min: number;
  readonly max: number;
  readonly overflow: "error" | "flow";
}

/** The scale that an earlier search has found: nothing is sought. */
export interface KnownScale {
  readonly scale: number;
  readonly overflow: "error" | "flow";
}

/** Scales are multiples of this: finer steps can't be seen, and coarse ones make the same sheet steadier under small edits. */
export const SCALE_STEP = 0.005;
/** Body text is never smaller than 8 pt, px. */
const LEAST_BODY_SIZE = (8 * 96) / 72;
/** A page that is filled to this part is full: seeking further costs a layout and gains nothing that can be seen. */
const FULL = 0.99;
/** What is aimed at: to just miss the end of the page costs a layout as well. */
const AIM = 0.996;
/** As many as halving needs for the widest range of scales, after the guesses. */
const MAX_TRIALS = 14;
const GUESSES = 4;

export interface FoundScale<Tried> {
  readonly scale: number;
  /** The smallest scale that was allowed. */
  readonly least: number;
  readonly fits: boolean;
  /** What was tried at the scale; absent where it doesn't fit. */
  readonly tried?: Tried | undefined;
}

interface Extent {
  readonly width: number;
  readonly height: number;
}

/**
 * @param bodySize font size of the body's text at scale 1, px
 * @param natural lays the document out at a scale and returns the extent of its content, px
 */
export function seekScale<Tried extends Extent>(
  fit: FitOptions,
  bodySize: number,
  area: Extent,
  natural: (scale: number) => Tried,
): FoundScale<Tried> {
  const toStep = (scale: number) => Math.round(scale / SCALE_STEP) * SCALE_STEP;
  const least = Math.max(fit.min, Math.min(1, Math.ceil(LEAST_BODY_SIZE / bodySize / SCALE_STEP - 1e-6) * SCALE_STEP));
  const most = Math.max(least, fit.max);
  const fitsAt = (extent: Extent) => extent.height <= area.height + 0.01 && extent.width <= area.width + 0.5;
  let low: number | undefined;
  let tried: Tried | undefined;
  let high: number | undefined;
  let scale = Math.min(most, Math.max(least, 1));
  for (let trial = 0; trial < MAX_TRIALS; trial++) {
    const extent = natural(scale);
    if (fitsAt(extent)) {
      low = scale;
      tried = extent;
      if (scale >= most - 1e-6 || extent.height >= area.height * FULL) break;
    } else {
      high = scale;
      if (scale <= least + 1e-6) break;
    }
    const height = low === scale ? extent.height : Math.max(extent.height, area.height * (extent.width / area.width));
    const next = toStep(
      trial >= GUESSES
        ? ((low ?? least - SCALE_STEP) + (high ?? most + SCALE_STEP)) / 2
        : guess(scale, height, area.height, trial === 0),
    );
    const top = (high ?? most + SCALE_STEP) - SCALE_STEP;
    const bottom = low === undefined ? least : low + SCALE_STEP;
    if (bottom > top + 1e-6) break;
    scale = Math.min(Math.max(next, bottom), Math.max(top, least), most);
  }
  return { scale: low ?? least, least, fits: low !== undefined, tried };
}

/** The scale of what runs over several pages: lengths as written, or as much smaller as the width of the pages asks for. */
export function scaleToFlow(
  fit: FitOptions,
  bodySize: number,
  area: Extent,
  natural: (scale: number) => Extent,
): number {
  const asWritten = { ...fit, max: Math.max(fit.min, Math.min(1, fit.max)) };
  return seekScale(asWritten, bodySize, area, (scale) => ({ width: natural(scale).width, height: 0 })).scale;
}

/**
 * The scale at which the content would be as high as the page. Text takes room in both directions: far away the height grows
 * with more than the scale, since lines break elsewhere; near by they stay as they are, most of them.
 */
function guess(scale: number, height: number, target: number, far: boolean): number {
  return scale * ((target * AIM) / height) ** (1 / (far ? 1.5 : 1.2));
}
