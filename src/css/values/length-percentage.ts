/** Sums with lengths and percentages before it is known what the percentages refer to (CSS Values 4, section 10). */
import type { LengthPercentage } from "./types.js";

/** The used value, px, given what percentages refer to. */
export function resolveLength(value: LengthPercentage, reference: number): number {
  return value.of === undefined ? value.px + value.percent * reference : value.of(reference);
}

/** As `resolveLength`, for paddings and gaps: what calc() makes negative counts as zero. */
export function resolvePositive(value: LengthPercentage, reference: number): number {
  return Math.max(0, resolveLength(value, reference));
}

/** As `resolveLength`, where `auto` counts as zero: margins outside of the cases that give auto a meaning. */
export function resolveOrZero(value: LengthPercentage | "auto", reference: number): number {
  return value === "auto" ? 0 : resolveLength(value, reference);
}

/** `a + factor × b`. */
export function addScaled(a: LengthPercentage, b: LengthPercentage, factor: number): LengthPercentage {
  if (a.of || b.of) return later((reference) => resolveLength(a, reference) + factor * resolveLength(b, reference));
  return { px: a.px + factor * b.px, percent: a.percent + factor * b.percent };
}

/** A function of several values, such as min(): at once where they are plain lengths, else when their reference is known. */
export function combine(
  values: readonly LengthPercentage[],
  pick: (lengths: readonly number[]) => number,
): LengthPercentage {
  if (values.every((value) => value.percent === 0 && !value.of))
    return { px: pick(values.map((value) => value.px)), percent: 0 };
  return later((reference) => pick(values.map((value) => resolveLength(value, reference))));
}

/** What `0%` is where it matters that it is a percentage: no part of anything, and not zero. */
export const NO_SHARE = Number.MIN_VALUE;

/** `percent` of such a value says only that it depends on what percentages refer to. */
function later(of: (reference: number) => number): LengthPercentage {
  return { px: 0, percent: 1, of };
}
