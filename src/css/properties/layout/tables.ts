/** Properties of tables (CSS Tables 3). */
import { lengthText, plainText } from "../../values/css-text.js";
import { parseLength } from "../../values/numeric.js";
import { keywords } from "../../values/parsers.js";
import type { Parser } from "../../values/specified.js";
import { inherited, property } from "../definition.js";

export interface Spacing {
  readonly x: number;
  readonly y: number;
}

const borderSpacing: Parser<Spacing> = (value) => {
  const [x, y] = [parseLength(value[0]), parseLength(value[1] ?? value[0])];
  return x && y && value.length <= 2
    ? (context) => ({ x: Math.max(0, x(context)), y: Math.max(0, y(context)) })
    : undefined;
};

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
