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

/** Scales are multiples of 1/200: finer steps can't be seen, and coarse ones make the same sheet steadier under small edits. */
const STEPS = 200;
/** What quotients of scales and steps may be off a whole number. */
const ROUNDING = 1e-6;
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
  const readable = Math.ceil((LEAST_BODY_SIZE / bodySize) * STEPS - ROUNDING) / STEPS;
  const least = Math.max(fit.min, Math.min(1, readable));
  const most = Math.max(least, fit.max);
  // The limits are what they are; between them scales are whole steps.
  const [bottom, top] = [Math.floor(least * STEPS + ROUNDING), Math.ceil(most * STEPS - ROUNDING)];
  const scaleOf = (step: number) => Math.min(most, Math.max(least, step / STEPS));
  const fitsAt = (extent: Extent) => extent.height <= area.height + 0.01 && extent.width <= area.width + 0.5;
  /** The largest step that is known to fit, and the smallest that is known not to. */
  let [low, high] = [bottom - 1, top + 1];
  let tried: Tried | undefined;
  let step = Math.min(top, Math.max(bottom, STEPS));
  for (let trial = 0; trial < MAX_TRIALS && low + 1 < high; trial++) {
    const extent = natural(scaleOf(step));
    let { height } = extent;
    if (fitsAt(extent)) {
      low = step;
      tried = extent;
      if (height >= area.height * FULL) break;
    } else {
      high = step;
      height = Math.max(height, area.height * (extent.width / area.width));
    }
    const next =
      trial >= GUESSES
        ? Math.round((low + high) / 2)
        : Math.round(guess(scaleOf(step), height, area.height, trial === 0) * STEPS);
    step = Math.min(Math.max(next, low + 1), high - 1);
  }
  return tried ? { scale: scaleOf(low), least, fits: true, tried } : { scale: least, least, fits: false };
}

/** A scale and the steps below it, down to the least. */
export function* downFrom(scale: number, least: number): Iterable<number> {
  yield scale;
  for (let step = Math.ceil(scale * STEPS - ROUNDING) - 1; step >= least * STEPS - ROUNDING; step--) yield step / STEPS;
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
