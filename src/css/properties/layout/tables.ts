/** Properties of tables (CSS Tables 3). */
import { lengthText, plainText } from "../../values/css-text.js";
import { keywords, nonNegativeLength } from "../../values/parsers.js";
import type { Parser } from "../../values/specified.js";
import { inherited, property } from "../definition.js";

export interface Spacing {
  readonly x: number;
  readonly y: number;
}

const borderSpacing: Parser<Spacing> = (value) => {
  const [x, y = x] = value.map((component) => nonNegativeLength([component]));
  return x && y && value.length <= 2 ? (context) => ({ x: whole(x(context)), y: whole(y(context)) }) : undefined;
};

/** Whole px, rounded down, as browsers have them. */
function whole(length: number): number {
  return Math.floor(length + 0.01);
}

export const tableProperties = {
  tableLayout: property<"auto" | "fixed">("auto", keywords("auto", "fixed")),
  borderCollapse: inherited<"separate" | "collapse">("separate", keywords("separate", "collapse"), { text: plainText }),
  borderSpacing: inherited<Spacing>({ x: 0, y: 0 }, borderSpacing, {
    text: ({ x, y }, context) =>
      x === y ? lengthText(x, context) : `${lengthText(x, context)} ${lengthText(y, context)}`,
  }),
  emptyCells: inherited<"show" | "hide">("show", keywords("show", "hide"), { text: plainText }),
  captionSide: inherited<"top" | "bottom">("top", keywords("top", "bottom")),
};
