/** Properties of positioning and stacking (CSS Positioned Layout 3). */
import { parseNumber } from "../numeric.js";
import type { LengthPercentage } from "../values.js";
import { either, keywords, lengthPercentage, one, property } from "./definition.js";

export type Inset = LengthPercentage | "auto";
const inset = () => property<Inset>("auto", either(keywords("auto"), lengthPercentage));

export const positionProperties = {
  position: property<"static" | "relative" | "absolute" | "fixed">(
    "static",
    keywords("static", "relative", "absolute", "fixed"),
  ),
  top: inset(),
  right: inset(),
  bottom: inset(),
  left: inset(),
  zIndex: property<number | "auto">(
    "auto",
    either(
      keywords("auto"),
      one((component) => {
        const value = parseNumber(component);
        if (value === undefined) return undefined;
        return Number.isInteger(value) || component.type === "function" ? () => Math.round(value) : undefined;
      }),
    ),
  ),
};
