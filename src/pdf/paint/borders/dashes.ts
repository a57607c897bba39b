/** Dashes and dots of borders and text decorations, spaced so that a line begins and ends with one, as Chromium does. */
import type { SvgStroke } from "../../../graphics/index.js";

/** Below this width dots are square: 3 px, in pt. */
const ROUND_FROM = 2.25;

/** The last dot is one as long as it is a little before the end: 0.01 px, in pt. */
const EPSILON = 0.0075;

/** @param width of the line, @param length of the line; same unit for both, pt */
export function dashFor(style: string, width: number, length: number): SvgStroke {
  const line = { width, cap: "butt", join: "miter", miterLimit: 10, dash: [], dashOffset: 0 } as const;
  if (style === "dotted" && width > ROUND_FROM) {
    const way = length - width;
    const gap = length < 2 * width ? 2 * width : bestGap(way, 0, 2 * width);
    return { ...line, cap: "round", dash: [0, gap - EPSILON] };
  }
  if (style === "dotted") return { ...line, dash: dashesIn(length, width, width) };
  if (style !== "dashed") return line;
  const thick = width >= ROUND_FROM;
  return { ...line, dash: dashesIn(length, width * (thick ? 2 : 3), width * (thick ? 1 : 2)) };
}

/** The wanted dashes and gaps, in such sizes that a whole number of dashes fills the line; none for a line that is too short for two of them. */
function dashesIn(length: number, dash: number, gap: number): number[] {
  if (length <= 2 * dash) return [];
  const two = 2 * dash + gap;
  if (length <= two) return [(dash * length) / two, (gap * length) / two];
  return [dash, bestGap(length, dash, gap)];
}

/** The gap next to the wanted one with which a whole number of dashes fills the line. */
function bestGap(length: number, dash: number, wanted: number): number {
  const fewest = Math.max(1, Math.floor((length + wanted) / (dash + wanted)));
  const wide = fewest < 2 ? Infinity : (length - fewest * dash) / (fewest - 1);
  const narrow = (length - (fewest + 1) * dash) / fewest;
  return narrow <= 0 || Math.abs(wide - wanted) < Math.abs(narrow - wanted) ? wide : narrow;
}
