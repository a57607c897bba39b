/** Properties of alignment and gaps (CSS Align 3). */
import { orLengthText, plainText } from "../../values/css-text.js";
import { either, keyword, keywords, nonNegative } from "../../values/parsers.js";
import type { Parser } from "../../values/specified.js";
import type { LengthPercentage } from "../../values/types.js";
import { property } from "../definition.js";

const DISTRIBUTION = [
  "normal",
  "start",
  "end",
  "flex-start",
  "flex-end",
  "center",
  "space-between",
  "space-around",
  "space-evenly",
  "stretch",
] as const;
const ALIGNMENT = [
  "normal",
  "stretch",
  "start",
  "end",
  "self-start",
  "self-end",
  "flex-start",
  "flex-end",
  "center",
  "baseline",
] as const;
type Alignment = (typeof ALIGNMENT)[number] | "last baseline";

/** A keyword, or `first baseline` and `last baseline` in two words. */
const align: Parser<Alignment> = (value) => {
  if (value.length !== 2) return keywords(...ALIGNMENT)(value);
  const which = keyword(value[1], ["baseline"]) && keyword(value[0], ["first", "last"]);
  return which && ((context) => (which(context) === "last" ? "last baseline" : "baseline"));
};
const JUSTIFICATION = [
  "normal",
  "stretch",
  "start",
  "end",
  "flex-start",
  "flex-end",
  "self-start",
  "self-end",
  "center",
  "left",
  "right",
  "baseline",
] as const;

export type JustifySelf = (typeof JUSTIFICATION)[number];

/** `legacy` matters to old HTML only: the initial value is `normal` in its place. */
const justifyItems: Parser<JustifySelf> = (value) => {
  const word = value.length === 1 ? keyword(value[0], ["legacy"]) : undefined;
  return word ? () => "normal" : keywords(...JUSTIFICATION)(value);
};

const gap = () =>
  property<LengthPercentage | "normal">("normal", either(keywords("normal"), nonNegative), { text: orLengthText });

export const gapProperties = {
  rowGap: gap(),
  columnGap: gap(),
};

export const alignmentProperties = {
  justifyContent: property<(typeof DISTRIBUTION)[number] | "left" | "right">(
    "normal",
    keywords(...DISTRIBUTION, "left", "right"),
    { text: plainText },
  ),
  alignItems: property<Alignment>("normal", align, { text: plainText }),
  alignContent: property<(typeof DISTRIBUTION)[number]>("normal", keywords(...DISTRIBUTION), { text: plainText }),
  alignSelf: property<"auto" | Alignment>("auto", either(keywords("auto"), align)),
  justifyItems: property<JustifySelf>("normal", justifyItems),
  justifySelf: property<JustifySelf | "auto">("auto", either(keywords("auto"), keywords(...JUSTIFICATION))),
};
