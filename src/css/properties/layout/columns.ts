/** Properties of multi-column layout (CSS Multi-column Layout 1, sections 3 to 7). */
import { plainText } from "../../values/css-text.js";
import { either, integerFrom, keywords, nonNegativeLength } from "../../values/parsers.js";
import { property } from "../definition.js";

export const columnProperties = {
  columnCount: property<number | "auto">("auto", either(keywords("auto"), integerFrom(1)), { text: plainText }),
  columnWidth: property<number | "auto">("auto", either(keywords("auto"), nonNegativeLength)),
  columnFill: property<"balance" | "balance-all" | "auto">("balance", keywords("balance", "balance-all", "auto")),
  columnSpan: property<"none" | "all">("none", keywords("none", "all")),
};
