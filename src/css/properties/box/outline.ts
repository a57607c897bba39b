/** Properties of outlines (CSS Basic User Interface 4, section 3): lines around boxes that take no room. */
import { color, either, keywords, length } from "../../values/parsers.js";
import type { BorderStyle } from "../../values/types.js";
import { colored, property } from "../definition.js";
import { lineWidth } from "./borders.js";

/** `auto` is what a browser draws around the field with the keyboard: here a plain line. */
const style = either<Exclude<BorderStyle, "hidden">, Exclude<BorderStyle, "hidden">>(
  keywords("none", "solid", "dashed", "dotted", "double", "groove", "ridge", "inset", "outset"),
  (value) => keywords("auto")(value) && (() => "solid"),
);

const outlineColor = either(color, (value) => keywords("auto")(value) && (({ currentColor }) => currentColor));

export const outlineProperties = {
  outlineWidth: lineWidth("outlineStyle"),
  outlineStyle: property<Exclude<BorderStyle, "hidden">>("none", style),
  /** Initially `currentcolor`, which is also what `auto` stands for. */
  outlineColor: colored("currentcolor", { parse: outlineColor }),
  outlineOffset: property(0, length),
};
