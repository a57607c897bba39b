/** Properties of images in their boxes (CSS Images 3, sections 5.5 and 5.6). */
import { plainText, positionText } from "../../values/css-text.js";
import { keywords } from "../../values/parsers.js";
import { CENTER, type Position, position } from "../../values/position.js";
import { property } from "../definition.js";

export const replacedProperties = {
  objectFit: property<"fill" | "contain" | "cover" | "none" | "scale-down">(
    "fill",
    keywords("fill", "contain", "cover", "none", "scale-down"),
    { text: plainText },
  ),
  objectPosition: property<Position>({ x: CENTER, y: CENTER }, position, { text: positionText }),
};
