/** The search for the scale: the largest one within limits at which everything fits the page (design: "Fit"). */

export interface FitOptions {
  readonly min: number;
  readonly max: number;
  readonly overflow: "error" | "flow";
}

/** Scales are multiples of this: finer steps can't be seen, and coarse ones make the same sheet steadier under small edits. */
const STEP = 0.005;
/** Body text is never smaller than 8 pt, px. */
const LEAST_BODY_SIZE = (8 * 96) / 72;
/** A page that is filled to this part is full: seeking further costs a layout and gains nothing that can be seen. */
const FULL = 0.992;
const MAX_TRIALS = 12;

export interface FoundScale {
  readonly scale: number;
  /** The smallest scale that was allowed. */
  readonly least: number;
  readonly fits: boolean;
}

interface Extent {
  readonly width: number;
  readonly height: number;
}

/**
 * @param bodySize font size of the body's text at scale 1, px
 * @param natural lays the document out at a scale and returns the extent of its content, px
 */
export function seekScale(
  fit: FitOptions,
  bodySize: number,
  area: Extent,
  natural: (scale: number) => Extent,
): FoundScale {
  const toStep = (scale: number) => Math.round(scale / STEP) * STEP;
  const least = Math.max(fit.min, Math.min(1, Math.ceil(LEAST_BODY_SIZE / bodySize / STEP - 1e-6) * STEP));
  const most = Math.max(least, fit.max);
  const fitsAt = (extent: Extent) => extent.height <= area.height + 0.01 && extent.width <= area.width + 0.5;
  let low: { scale: number; height: number } | undefined;
  let high: { scale: number; height: number } | undefined;
  let scale = Math.min(most, Math.max(least, 1));
  for (let trial = 0; trial < MAX_TRIALS; trial++) {
    const extent = natural(scale);
    const wide = extent.width > area.width + 0.5;
    if (fitsAt(extent)) {
      low = { scale, height: extent.height };
      if (scale >= most - 1e-6 || extent.height >= area.height * FULL) break;
    } else {
      high = {
        scale,
        height: wide ? Math.max(extent.height, area.height * (extent.width / area.width)) : extent.height,
      };
      if (scale <= least + 1e-6) break;
    }
    const next = toStep(guess(low, high, area.height, least, most));
    const top = (high?.scale ?? most + STEP) - STEP;
    const bottom = low ? low.scale + STEP : least;
    if (bottom > top + 1e-6) break;
    scale = Math.min(Math.max(next, bottom), Math.max(top, least), most);
  }
  return { scale: low?.scale ?? least, least, fits: low !== undefined };
}

/** Text takes room in both directions: the height grows nearly with the square of the scale. Between two trials, linear. */
function guess(
  low: { scale: number; height: number } | undefined,
  high: { scale: number; height: number } | undefined,
  target: number,
  least: number,
  most: number,
): number {
  if (low && high) {
    const slope = (high.height - low.height) / (high.scale - low.scale);
    const linear = slope > 0 ? low.scale + (target * 0.998 - low.height) / slope : (low.scale + high.scale) / 2;
    return Math.min(high.scale, Math.max(low.scale, linear));
  }
  const known = low ?? high;
  if (!known) return least;
  const power = known.scale * (target / known.height) ** (1 / 1.7);
  return Math.min(most, Math.max(least, power));
}
