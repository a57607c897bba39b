/** The search for how large a document is: the furthest on its path at which everything fits within limits (design: "Fit"). */
import type { FitPoint } from "../fragments/fragment.js";
import { FitPath, leastScale } from "./path.js";

export interface FitOptions {
  readonly min: number;
  readonly max: number;
  readonly overflow: "error" | "flow";
}

/** What an earlier search has found: nothing is sought. */
export interface KnownFit extends FitPoint {
  readonly overflow: "error" | "flow";
}

/** Body text is never smaller than 8 pt, px. */
const LEAST_BODY_SIZE = (8 * 96) / 72;
/** How much faster than the scale heights grow: text takes room in both directions, though most lines stay what they are. */
const GROWTH = 1.3;
/** Trials that are told where to look; should these not end the search, halving does. */
const GUIDED_TRIALS = 5;
/** Steps that a layout is asked of by that growth; the rest by halving. */
const GUESSES = 6;

export interface Found<T> {
  /** The largest at which all fits, and those below it; none where nothing does. */
  readonly points: Iterable<FitPoint>;
  /** The smallest that was allowed. */
  readonly least: FitPoint;
  /** What was tried at the largest; absent where it doesn't fit. */
  readonly tried?: T | undefined;
}

/** What was tried at a point: how much room its content takes, px, and nearly how high it is at others. */
export interface Tried {
  readonly width: number;
  readonly height: number;
  heightAt(point: FitPoint): number;
}

/** The content area of a page, px. */
interface Area {
  readonly width: number;
  readonly height: number;
}

/**
 * The largest step at which everything fits, whichever were tried before it: the next one was tried too, and doesn't fit.
 * @param bodySize font size of the body's text at scale 1, px
 * @param natural lays the document out at a point
 * @param hasPriorities whether its styles refer to `--fit-space`, `--fit-measure` or `--fit-type`
 */
export function seekFit<T extends Tried>(
  fit: FitOptions,
  bodySize: number,
  area: Area,
  natural: (point: FitPoint) => T,
  hasPriorities: boolean,
): Found<T> {
  const least = Math.max(fit.min, Math.min(1, leastScale(bodySize, LEAST_BODY_SIZE)));
  const path = new FitPath(least, Math.max(least, fit.max), hasPriorities);
  const search = new Search(path, area);
  let found: T | undefined;
  let step = path.start;
  for (let trial = 1; !search.isDone; trial++) {
    const tried = natural(path.at(step));
    if (search.note(step, tried)) found = tried;
    step = trial < GUIDED_TRIALS ? search.next(step, tried) : search.middle;
  }
  return { points: found ? path.downFrom(search.low) : [], least: path.at(path.bottom), tried: found };
}

/** The state of a search among the steps. */
class Search {
  /** The largest step that is known to fit, and the smallest that is known not to. */
  #known: Range;
  /** The same as the layout expected it that was the last to be asked; no wider than what is known. */
  #expected: Range;

  constructor(
    readonly path: FitPath,
    readonly area: Area,
  ) {
    this.#known = { low: path.bottom - 1, high: path.top + 1 };
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
    if (tried.width > this.area.width + 0.5)
      return between(this.path.scaled(from, this.area.width / tried.width) ?? this.middle);
    const isAsExpected = this.#expected.low === low && this.#expected.high === low + 1;
    if (!isAsExpected) this.#expected = this.#expect(from, tried);
    return between(this.#expected.low);
  }

  #expect(from: number, tried: Tried): Range {
    let { low, high } = this.#known;
    let step = from;
    let { height } = tried;
    for (let asked = 0; low + 1 < high; asked++) {
      const grown = this.path.scaled(step, (this.area.height / height) ** (1 / GROWTH));
      // Where heights don't grow like that, as of what has lengths in px, it would go on step by step.
      const aim = asked < GUESSES && grown !== undefined ? grown : Math.floor((low + high) / 2);
      step = Math.min(Math.max(aim, low + 1), high - 1);
      height = tried.heightAt(this.path.at(step));
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

/** How large what runs over several pages is: lengths as written, or as much smaller as the width of the pages asks for. */
export function sizeToFlow(
  fit: FitOptions,
  bodySize: number,
  area: Area,
  natural: (point: FitPoint) => Tried,
  hasPriorities: boolean,
): FitPoint {
  const asWritten = { ...fit, max: Math.max(fit.min, Math.min(1, fit.max)) };
  const widths = (point: FitPoint) => ({ width: natural(point).width, height: 0, heightAt: () => 0 });
  const { points, least } = seekFit(asWritten, bodySize, area, widths, hasPriorities);
  const [largest = least] = points;
  return largest;
}
