/** Dashes and dots of borders and text decorations, spaced so that a line begins and ends with one, as Chromium does. */
import type { SvgStroke } from "../../../graphics/index.js";

/** Below this width dots are square: 3 px, in pt. */
const ROUND_FROM = 2.25;

/** @param width of the line, @param length of the line; same unit for both, pt */
export function dashFor(style: string, width: number, length: number): SvgStroke {
  const line = { width, cap: "butt", join: "miter", miterLimit: 10, dash: [], dashOffset: 0 } as const;
  if (style === "dotted" && width > ROUND_FROM) {
    return { ...line, cap: "round", dash: [0, bestGap(length - width, 0, 2 * width)] };
  }
  if (style === "dotted") return { ...line, dash: [width, bestGap(length, width, width)] };
  if (style !== "dashed") return line;
  const thick = width >= ROUND_FROM;
  const dash = width * (thick ? 2 : 3);
  return { ...line, dash: [dash, bestGap(length, dash, width * (thick ? 1 : 2))] };
}

/** The gap next to the wanted one with which a whole number of dashes fills the line. */
function bestGap(length: number, dash: number, wanted: number): number {
  const fewest = Math.max(1, Math.floor((length + wanted) / (dash + wanted)));
  if (fewest < 2) return Math.max(wanted, length);
  const wide = (length - fewest * dash) / (fewest - 1);
  const narrow = (length - (fewest + 1) * dash) / fewest;
  return narrow <= 0 || Math.abs(wide - wanted) < Math.abs(narrow - wanted) ? wide : narrow;
}
