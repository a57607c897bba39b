/** Properties of positioning and stacking (CSS Positioned Layout 3), and of floats (CSS 2.2 section 9.5; CSS Logical 1, section 2.1). */

import { either, insetLength, integerFrom, keywords } from "../../values/parsers.js";
import type { LengthPercentage } from "../../values/types.js";
import { property } from "../definition.js";

export type Inset = LengthPercentage | "auto";
const inset = () => property<Inset>("auto", either(keywords("auto"), insetLength));

export const positionProperties = {
  position: property<"static" | "relative" | "absolute" | "fixed" | "sticky">(
    "static",
    keywords("static", "relative", "absolute", "fixed", "sticky"),
  ),
  top: inset(),
  right: inset(),
  bottom: inset(),
  left: inset(),
  float: property<"none" | "left" | "right" | "inline-start" | "inline-end">(
    "none",
    keywords("none", "left", "right", "inline-start", "inline-end"),
  ),
  clear: property<"none" | "left" | "right" | "both" | "inline-start" | "inline-end">(
    "none",
    keywords("none", "left", "right", "both", "inline-start", "inline-end"),
  ),
  zIndex: property<number | "auto">("auto", either(keywords("auto"), integerFrom(Number.NEGATIVE_INFINITY))),
};
