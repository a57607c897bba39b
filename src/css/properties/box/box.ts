/** Properties of sizes, margins and paddings (CSS Box 4; Sizing 3). */
import { orLengthText, plainText, sizeText } from "../../values/css-text.js";
import { either, keywords, lengthPercentage, nonNegative, size as parseSize, ZERO } from "../../values/parsers.js";
import type { LengthPercentage, Size } from "../../values/types.js";
import { property } from "../definition.js";

const size = (unset: "auto" | "none") => property<Size>("auto", parseSize(unset), { text: sizeText(unset) });
type Margin = LengthPercentage | "auto";
const margin = () => property<Margin>(ZERO, either(keywords("auto"), lengthPercentage), { text: orLengthText });
const padding = () => property<LengthPercentage>(ZERO, nonNegative, { text: orLengthText });

export const boxProperties = {
  boxSizing: property<"content-box" | "border-box">("content-box", keywords("content-box", "border-box"), {
    text: plainText,
  }),
  width: size("auto"),
  height: size("auto"),
  minWidth: size("auto"),
  minHeight: size("auto"),
  maxWidth: size("none"),
  maxHeight: size("none"),
  marginTop: margin(),
  marginRight: margin(),
  marginBottom: margin(),
  marginLeft: margin(),
  paddingTop: padding(),
  paddingRight: padding(),
  paddingBottom: padding(),
  paddingLeft: padding(),
};
