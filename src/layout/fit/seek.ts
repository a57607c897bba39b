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
/** How much faster than the scale heights grow: text takes room in both directions, though most lines stay what they are. */
const GROWTH = 1.3;
/** Trials that are told where to look; should these not end the search, halving does. */
const GUIDED_TRIALS = 5;
/** Steps that a layout is asked of by that growth; the rest by halving. */
const GUESSES = 6;

export interface FoundScale<T> {
  readonly scale: number;
  /** The smallest scale that was allowed. */
  readonly least: number;
  readonly fits: boolean;
  /** What was tried at the scale; absent where it doesn't fit. */
  readonly tried?: T | undefined;
}

/** What was tried at a scale: how much room its content takes, px, and nearly how high it is at others. */
export interface Tried {
  readonly width: number;
  readonly height: number;
  heightAt(scale: number): number;
}

/** The content area of a page, px. */
interface Area {
  readonly width: number;
  readonly height: number;
}

/**
 * The largest step at which everything fits, whichever were tried before it: the next one was tried too, and doesn't fit.
 * @param bodySize font size of the body's text at scale 1, px
 * @param natural lays the document out at a scale
 */
export function seekScale<T extends Tried>(
  fit: FitOptions,
  bodySize: number,
  area: Area,
  natural: (scale: number) => T,
): FoundScale<T> {
  const readable = Math.ceil((LEAST_BODY_SIZE / bodySize) * STEPS - ROUNDING) / STEPS;
  const least = Math.max(fit.min, Math.min(1, readable));
  const most = Math.max(least, fit.max);
  // The limits are what they are; between them scales are whole steps.
  const [bottom, top] = [Math.floor(least * STEPS + ROUNDING), Math.ceil(most * STEPS - ROUNDING)];
  const scaleOf = (step: number) => Math.min(most, Math.max(least, step / STEPS));
  const search = new Search(bottom, top, area, scaleOf);
  let found: T | undefined;
  let step = Math.min(top, Math.max(bottom, STEPS));
  for (let trial = 1; !search.isDone; trial++) {
    const tried = natural(scaleOf(step));
    if (search.note(step, tried)) found = tried;
    step = trial < GUIDED_TRIALS ? search.next(step, tried) : search.middle;
  }
  return found ? { scale: scaleOf(search.low), least, fits: true, tried: found } : { scale: least, least, fits: false };
}

/** The state of a search among the steps. */
class Search {
  /** The largest step that is known to fit, and the smallest that is known not to. */
  #known: Range;
  /** The same as the layout expected it that was the last to be asked; no wider than what is known. */
  #expected: Range;

  constructor(
    bottom: number,
    top: number,
    readonly area: Area,
    readonly scaleOf: (step: number) => number,
  ) {
    this.#known = { low: bottom - 1, high: top + 1 };
    this.#expected = this.#known;
  }

  get low(): number {
    return this.#known.low;
  }

  get isDone(): boolean {
    return this.#known.low + 1 >= this.#known.high;
  }

  get middle(): number {
    return Math.floor((this.#known.low + this.#known.high) / 2);
  }

  /** @returns whether it fits */
  note(step: number, { width, height }: Tried): boolean {
    const fits = this.#isWithin(height) && width <= this.area.width + 0.5;
    this.#known = fits ? { ...this.#known, low: step } : { ...this.#known, high: step };
    return fits;
  }

  /**
   * The step to try next: the largest that is expected to fit; where that is known to, the one behind it, which is expected not to.
   * @param from the step that was tried last
   */
  next(from: number, tried: Tried): number {
    const { low, high } = this.#known;
    const between = (step: number) => Math.min(Math.max(step, low + 1), high - 1);
    if (tried.width > this.area.width + 0.5) return between(Math.floor((from * this.area.width) / tried.width));
    const isAsExpected = this.#expected.low === low && this.#expected.high === low + 1;
    if (!isAsExpected) this.#expected = this.#expect(from, tried);
    return between(this.#expected.low);
  }

  #expect(from: number, tried: Tried): Range {
    let { low, high } = this.#known;
    let step = from;
    let { height } = tried;
    for (let asked = 0; low + 1 < high; asked++) {
      const grown = step * (this.area.height / height) ** (1 / GROWTH);
      // Where heights don't grow like that, as of what has lengths in px, it would go on step by step.
      const aim = Math.floor(asked < GUESSES ? grown : (low + high) / 2);
      step = Math.min(Math.max(aim, low + 1), high - 1);
      height = tried.heightAt(this.scaleOf(step));
      if (this.#isWithin(height)) low = step;
      else high = step;
    }
    return { low, high };
  }

  #isWithin(height: number): boolean {
    return height <= this.area.height + 0.01;
  }
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** A scale and the steps below it, down to the least. */
export function* downFrom(scale: number, least: number): Iterable<number> {
  yield scale;
  for (let step = Math.ceil(scale * STEPS - ROUNDING) - 1; step >= least * STEPS - ROUNDING; step--) yield step / STEPS;
}

/** The scale of what runs over several pages: lengths as written, or as much smaller as the width of the pages asks for. */
export function scaleToFlow(fit: FitOptions, bodySize: number, area: Area, natural: (scale: number) => Tried): number {
  const asWritten = { ...fit, max: Math.max(fit.min, Math.min(1, fit.max)) };
  return seekScale(asWritten, bodySize, area, (scale) => ({
    width: natural(scale).width,
    height: 0,
    heightAt: () => 0,
  })).scale;
}
