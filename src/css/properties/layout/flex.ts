/** Properties of flex layout (CSS Flexbox 1, sections 5 and 7). */
import { plainText, sizeText } from "../../values/css-text.js";
import { either, integerFrom, keywords, numberFrom, one, size } from "../../values/parsers.js";
import type { Parser } from "../../values/specified.js";
import type { LengthPercentage, Size } from "../../values/types.js";
import { property } from "../definition.js";

/** No part of nothing known is still a part: where the container's size is indefinite, `0%` is `content` (CSS Flexbox 1, 7.2). */
const zeroPercent: Parser<LengthPercentage> = one((component) =>
  component.type === "percentage" && component.value === 0 ? () => ({ px: 0, percent: 1, of: () => 0 }) : undefined,
);

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
  flexBasis: property<Size | "content">("auto", either(keywords("content"), either(zeroPercent, size("auto"))), {
    text: sizeText("auto"),
  }),
  order: property(0, integerFrom(Number.NEGATIVE_INFINITY)),
};
