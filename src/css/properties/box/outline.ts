/** Properties of outlines (CSS Basic User Interface 4, section 3): lines around boxes that take no room. */
import { BLACK } from "../../values/color.js";
import { color, either, keywords, length } from "../../values/parsers.js";
import type { BorderStyle, Color } from "../../values/types.js";
import { property } from "../definition.js";
import { borderWidth } from "./box.js";

/** `auto` is what a browser draws around the field with the keyboard: here a plain line. */
const style = either<Exclude<BorderStyle, "hidden">, Exclude<BorderStyle, "hidden">>(
  keywords("none", "solid", "dashed", "dotted", "double", "groove", "ridge", "inset", "outset"),
  (value) => keywords("auto")(value) && (() => "solid"),
);

export const outlineProperties = {
  outlineWidth: property(3, borderWidth),
  outlineStyle: property<Exclude<BorderStyle, "hidden">>("none", style),
  /** Initially `currentcolor`, which is also what `auto` stands for. */
  outlineColor: property<Color>(
    BLACK,
    either(color, (value) => keywords("auto")(value) && (({ currentColor }) => currentColor)),
  ),
  outlineOffset: property(0, length),
};
