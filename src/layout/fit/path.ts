/**
 * One number -> how large everything is, from all at its floor to all at its largest. Space gives way first, then measure, then type, so
 * that what is long gets tight before it gets small (design: "Fit, second part").
 */
import type { FitPoint } from "../fragments/fragment.js";

/** Scales are multiples of 1/200: finer steps can't be seen, and coarse ones make the same sheet steadier under small edits. */
const SCALE_STEPS = 200;
const MEASURE_STEPS = 8;
const SPACE_STEPS = 16;
/** What quotients of scales and steps may be off a whole number. */
const ROUNDING = 1e-6;

/** The smallest whole step at which text of a size, px at scale 1, is at least as large as another. */
export const leastScale = (size: number, least: number): number =>
  Math.ceil((least / size) * SCALE_STEPS - ROUNDING) / SCALE_STEPS;

/** Steps in whole numbers from `bottom` to `top`, the larger the more room is taken. */
export class FitPath {
  readonly bottom: number;
  readonly top: number;
  /** The last step at which type is smaller than it can be: those above it change measure and space alone. */
  readonly #mostType: number;

  /**
   * @param least the smallest scale
   * @param most the largest scale
   * @param hasPriorities whether space and measure are more than parts of the scale
   */
  constructor(
    readonly least: number,
    readonly most: number,
    readonly hasPriorities: boolean,
  ) {
    this.bottom = Math.floor(least * SCALE_STEPS + ROUNDING);
    this.#mostType = Math.ceil(most * SCALE_STEPS - ROUNDING);
    this.top = this.#mostType + (hasPriorities ? MEASURE_STEPS + SPACE_STEPS : 0);
  }

  /** The step that is tried first: type as it is written. */
  get start(): number {
    return Math.min(this.#mostType, Math.max(this.bottom, SCALE_STEPS));
  }

  /** The limits of scales are what they are; between them scales are whole steps. */
  at(step: number): FitPoint {
    const scale = Math.min(this.most, Math.max(this.least, step / SCALE_STEPS));
    if (!this.hasPriorities) return { scale };
    const over = Math.max(0, step - this.#mostType);
    const measure = Math.min(1, over / MEASURE_STEPS);
    const space = Math.max(0, over - MEASURE_STEPS) / SPACE_STEPS;
    return { scale, measure, space };
  }

  /** A step with type as much larger, nearly; undefined where type is as large as it can be. */
  scaled(step: number, factor: number): number | undefined {
    return step > this.#mostType ? undefined : Math.floor(step * factor);
  }

  /** The points at a step and below it, the largest first. */
  *downFrom(step: number): Iterable<FitPoint> {
    for (let at = step; at >= this.bottom; at--) yield this.at(at);
  }
}
