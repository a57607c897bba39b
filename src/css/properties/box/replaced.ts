/** Properties of images in their boxes (CSS Images 3, section 4.5). */
import { keywords } from "../../values/parsers.js";
import { property } from "../definition.js";

export const replacedProperties = {
  objectFit: property<"fill" | "contain" | "cover" | "none" | "scale-down">(
    "fill",
    keywords("fill", "contain", "cover", "none", "scale-down"),
  ),
};
