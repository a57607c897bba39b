/** Properties of colour (CSS Color 4, section 3; Compatibility Standard, section 3.4). */
import { BLACK } from "../../values/color.js";
import { colorText } from "../../values/css-text.js";
import { color, either, numberFrom, one } from "../../values/parsers.js";
import type { Parser } from "../../values/specified.js";
import type { Color } from "../../values/types.js";
import { colored, inherited, property } from "../definition.js";

const opacity = either(
  numberFrom(0),
  one((component) => (component.type === "percentage" ? () => component.value : undefined)),
);

/** More than all of it counts as all of it. */
const bounded: Parser<number> = (value) => {
  const parsed = opacity(value);
  return parsed && ((context) => Math.min(1, parsed(context)));
};

export const colorProperties = {
  color: inherited<Color>(BLACK, color, { after: "font", text: colorText }),
  opacity: property(1, bounded),
};

/** What letters are filled with. */
export const textFillProperties = { WebkitTextFillColor: { ...colored("currentcolor"), inherited: true } };
