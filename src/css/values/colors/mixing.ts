/** Colours between two others (CSS Color 4, section 12; CSS Color 5, section 3). */
import { COLOR_SPACES, type ColorSpace } from "../../../color/index.js";
import type { Component } from "../../syntax/component.js";
import type { Color } from "../types.js";
import { channelsOf, colorFrom } from "./notations.js";

export interface MixingMethod {
  readonly space: ColorSpace;
  readonly hue: "shorter" | "longer" | "increasing" | "decreasing";
}

/** `in` a space, and which way round its hues go. */
export function mixingMethod(value: readonly Component[]): MixingMethod | undefined {
  const [word, name, way = "shorter", hue = "hue", ...more] = value.map((component) =>
    component.type === "ident" ? component.name.toLowerCase() : "",
  );
  const space = COLOR_SPACES.get(name ?? "");
  if (word !== "in" || !space || hue !== "hue" || more.length > 0 || value.length === 3) return undefined;
  if (way !== "shorter" && way !== "longer" && way !== "increasing" && way !== "decreasing") return undefined;
  return value.length > 2 && space.hue === undefined ? undefined : { space, hue: way };
}

/** Less than this of a chroma or a saturation has no hue. */
const GREY = 0.003;

/** Premultiplied, but for hues. @param t how far from the first colour to the second */
export function mixed({ space, hue }: MixingMethod, a: Color, b: Color, t: number, alphaFactor: number): Color {
  const alpha = a.a * (1 - t) + b.a * t;
  const [from, to] = [channelsOf(space, a), channelsOf(space, b)];
  const at = (i: 0 | 1 | 2): number => {
    if (i === space.hue) return hueBetween(from, to, i, t, hue, [a, b]);
    return alpha === 0 ? 0 : (from[i] * a.a * (1 - t) + to[i] * b.a * t) / alpha;
  };
  return colorFrom(space, [at(0), at(1), at(2)], alpha * alphaFactor);
}

/** A colour without a hue takes that of the other one. */
function hueBetween(
  from: readonly number[],
  to: readonly number[],
  i: number,
  t: number,
  way: MixingMethod["hue"],
  [a, b]: readonly [Color, Color],
): number {
  const [start, end] = [from[i]!, to[i]!];
  if (isGrey(a)) return end;
  if (isGrey(b)) return start;
  let difference = end - start;
  if (way === "shorter") difference -= 360 * Math.round(difference / 360);
  else if (way === "longer") {
    if (difference > 0 && difference < 180) difference -= 360;
    else if (difference > -180 && difference <= 0) difference += 360;
  } else if (way === "increasing" && difference < 0) difference += 360;
  else if (way === "decreasing" && difference > 0) difference -= 360;
  return start + difference * t;
}

const isGrey = ({ r, g, b }: Color): boolean => (Math.max(r, g, b) - Math.min(r, g, b)) / 255 < GREY;
