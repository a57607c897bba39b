/** `filter`, of which print knows what takes colours away (Filter Effects 1, section 6). */
import { parseNumber, parsePercentage } from "../../values/numeric.js";
import { either, keyword, one } from "../../values/parsers.js";
import { property } from "../definition.js";

const none = one<number>((component) => keyword(component, ["none"]) && (() => 0));

const grayscale = one<number>((component) => {
  if (component.type !== "function" || component.name !== "grayscale") return undefined;
  const [amount, ...more] = component.args;
  const share = amount === undefined ? 1 : (parseNumber(amount) ?? parsePercentage(amount));
  return share === undefined || share < 0 || more.length > 0 ? undefined : () => Math.min(1, share);
});

export const filterProperties = {
  /** How much of the colour goes, from 0 to 1. */
  filter: property<number>(0, either(none, grayscale), {
    text: (share) => (share === 0 ? "none" : `grayscale(${share})`),
  }),
};
