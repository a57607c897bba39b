/** Properties of positioning and stacking (CSS Positioned Layout 3). */

import { either, integerFrom, keywords, lengthPercentage } from "../../values/parsers.js";
import type { LengthPercentage } from "../../values/types.js";
import { property } from "../definition.js";

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
  zIndex: property<number | "auto">("auto", either(keywords("auto"), integerFrom(Number.NEGATIVE_INFINITY))),
};
