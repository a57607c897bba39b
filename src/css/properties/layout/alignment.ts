/** Properties of alignment and gaps (CSS Align 3). */
import { orLengthText, plainText } from "../../values/css-text.js";
import { either, keyword, keywords, nonNegative } from "../../values/parsers.js";
import type { Parser } from "../../values/specified.js";
import type { LengthPercentage } from "../../values/types.js";
import { property } from "../definition.js";

/** Where something stands in the room that it has: what may be safe, so that its start is never cut off, or unsafe (section 4.4). */
const POSITIONS = ["center", "start", "end", "flex-start", "flex-end"] as const;
const SELF_POSITIONS = [...POSITIONS, "self-start", "self-end"] as const;
const SIDES = ["left", "right"] as const;
const DISTRIBUTION = ["space-between", "space-around", "space-evenly", "stretch"] as const;

type Positioned<T extends string> = T | `${"safe" | "unsafe"} ${T}`;
type ContentAlignment = "normal" | (typeof DISTRIBUTION)[number] | Positioned<(typeof POSITIONS)[number]>;
type JustifyContent = ContentAlignment | Positioned<(typeof SIDES)[number]>;
type Alignment = "normal" | "stretch" | "baseline" | "last baseline" | Positioned<(typeof SELF_POSITIONS)[number]>;
export type JustifySelf =
  | "normal"
  | "stretch"
  | "baseline"
  | Positioned<(typeof SELF_POSITIONS)[number] | (typeof SIDES)[number]>;

/** A position by itself, or with `safe` or `unsafe` before it. */
function positioned<const T extends string>(positions: readonly T[]): Parser<Positioned<T>> {
  const plain = keywords(...positions);
  return (value) => {
    const overflow = value.length === 2 ? keyword(value[0], ["safe", "unsafe"]) : undefined;
    const position = overflow && keyword(value[1], positions);
    return position ? (context) => `${overflow!(context)} ${position(context)}` as const : plain(value);
  };
}

/** `baseline`, which `first baseline` is another name for, and `last baseline`. */
const baseline: Parser<"baseline" | "last baseline"> = (value) => {
  const which = value.length === 2 ? keyword(value[0], ["first", "last"]) : undefined;
  if (!which) return keywords("baseline")(value);
  return keyword(value[1], ["baseline"]) && ((context) => (which(context) === "last" ? "last baseline" : "baseline"));
};

const distribution: Parser<ContentAlignment> = either(keywords("normal", ...DISTRIBUTION), positioned(POSITIONS));
const justifyContent: Parser<JustifyContent> = either(distribution, positioned(SIDES));

/** Content on the baselines of that of others falls back to where the first baseline's does, as in browsers (section 5.3). */
const contentAlignment: Parser<ContentAlignment> = (value) => {
  const isFirst = value.length === 1 || keyword(value[0], ["first"]) !== undefined;
  return isFirst && baseline(value) ? () => "start" : distribution(value);
};
const align: Parser<Alignment> = either(keywords("normal", "stretch"), either(baseline, positioned(SELF_POSITIONS)));
const justify: Parser<JustifySelf> = either(
  keywords("normal", "stretch", "baseline"),
  positioned([...SELF_POSITIONS, ...SIDES]),
);

/**
 * `legacy` alone matters to old HTML only: the initial value is `normal` in its place. With a position it is that, and would be inherited
 * (section 6.1).
 */
const justifyItems: Parser<JustifySelf> = (value) => {
  const isLegacy = value.some((component) => keyword(component, ["legacy"]));
  if (!isLegacy || value.length > 2) return justify(value);
  const [position] = value.filter((component) => !keyword(component, ["legacy"]));
  return position ? keyword(position, ["left", "right", "center"]) : () => "normal";
};

const gap = () =>
  property<LengthPercentage | "normal">("normal", either(keywords("normal"), nonNegative), { text: orLengthText });

export const gapProperties = {
  rowGap: gap(),
  columnGap: gap(),
};

export const alignmentProperties = {
  justifyContent: property<JustifyContent>("normal", justifyContent, { text: plainText }),
  alignItems: property<Alignment>("normal", align, { text: plainText }),
  alignContent: property<ContentAlignment>("normal", contentAlignment, { text: plainText }),
  alignSelf: property<"auto" | Alignment>("auto", either(keywords("auto"), align)),
  justifyItems: property<JustifySelf>("normal", justifyItems),
  justifySelf: property<JustifySelf | "auto">("auto", either(keywords("auto"), justify)),
};
