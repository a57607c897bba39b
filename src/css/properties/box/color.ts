/** Properties of colour (CSS Color 4, section 3; Compatibility Standard, section 3.4), and the filter that takes it away. */
import { BLACK } from "../../values/color.js";
import { colorText } from "../../values/css-text.js";
import { parseNumber, parsePercentage } from "../../values/numeric.js";
import { color, either, keyword, numberFrom, one } from "../../values/parsers.js";
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

/** `filter`, of which print knows what takes colours away (Filter Effects 1, section 6). */
const none = one<number>((component) => keyword(component, ["none"]) && (() => 0));

const grayscale = one<number>((component) => {
  if (component.type !== "function" || component.name !== "grayscale") return undefined;
  const [amount, ...more] = component.args;
  const share = amount === undefined ? 1 : (parseNumber(amount) ?? parsePercentage(amount));
  return share === undefined || share < 0 || more.length > 0 ? undefined : () => Math.min(1, share);
});

export const colorProperties = {
  color: inherited<Color>(BLACK, color, { after: "font", text: colorText }),
  opacity: property(1, bounded),
  /** How much of the colour goes, from 0 to 1. */
  filter: property<number>(0, either(none, grayscale), {
    text: (share) => (share === 0 ? "none" : `grayscale(${share})`),
  }),
};

/** What letters are filled with. */
export const textFillProperties = { WebkitTextFillColor: { ...colored("currentcolor"), inherited: true } };
