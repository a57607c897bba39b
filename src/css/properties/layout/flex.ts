/** Properties of flex layout (CSS Flexbox 1, sections 5 and 7). */
import { plainText, sizeText } from "../../values/css-text.js";
import { either, integerFrom, keywords, numberFrom, size } from "../../values/parsers.js";
import type { Size } from "../../values/types.js";
import { property } from "../definition.js";

export const flexContainerProperties = {
  flexDirection: property<"row" | "row-reverse" | "column" | "column-reverse">(
    "row",
    keywords("row", "row-reverse", "column", "column-reverse"),
    { text: plainText, beside: (value, { WebkitBoxOrient: orient }) => (orient === "vertical" ? "column" : value) },
  ),
  flexWrap: property<"nowrap" | "wrap" | "wrap-reverse">("nowrap", keywords("nowrap", "wrap", "wrap-reverse"), {
    text: plainText,
  }),
};

/** `order` is one of grid layout as well. */
export const flexItemProperties = {
  flexGrow: property<number>(0, numberFrom(0), { text: plainText }),
  flexShrink: property<number>(1, numberFrom(0), { text: plainText }),
  flexBasis: property<Size | "content">("auto", either(keywords("content"), size("auto")), {
    text: sizeText("auto"),
  }),
  order: property(0, integerFrom(Number.NEGATIVE_INFINITY)),
};
