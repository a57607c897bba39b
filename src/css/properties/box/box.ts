/** Properties of sizes, margins and paddings (CSS Box 4; Sizing 3). */

import { splitAt } from "../../syntax/component.js";
import { orLengthText, plainText, sizeText } from "../../values/css-text.js";
import { parseNumber } from "../../values/numeric.js";
import {
  either,
  keyword,
  keywords,
  lengthPercentage,
  nonNegative,
  size as parseSize,
  ZERO,
} from "../../values/parsers.js";
import type { Parser } from "../../values/specified.js";
import type { AspectRatio, LengthPercentage, Size } from "../../values/types.js";
import { property } from "../definition.js";

const size = (unset: "auto" | "none") => property<Size>("auto", parseSize(unset), { text: sizeText(unset) });
type Margin = LengthPercentage | "auto";
const margin = () => property<Margin>(ZERO, either(keywords("auto"), lengthPercentage), { text: orLengthText });
const padding = () => property<LengthPercentage>(ZERO, nonNegative, { text: orLengthText });

/** `auto`, a ratio, or both in either order; one of nothing, or without end, is `auto` as well. */
const aspectRatio: Parser<AspectRatio> = (value) => {
  const words = value.filter((component) => component.type === "ident");
  if (words.length > 1 || !words.every((word) => keyword(word, ["auto"]))) return undefined;
  const auto = words.length > 0;
  const rest = auto && value.at(-1) === words[0] ? value.slice(0, -1) : auto ? value.slice(1) : value;
  if (rest.some((component) => component.type === "ident")) return undefined;
  if (rest.length === 0) return auto ? () => "auto" : undefined;
  const sides = splitAt(rest, "/");
  const numbers = sides?.map((side) => (side.length === 1 ? parseNumber(side[0]!) : undefined));
  const [width, height = 1] = numbers ?? [];
  if (!sides || sides.length > 2 || numbers!.includes(undefined) || width! < 0 || height < 0) return undefined;
  const ratio = width! / height;
  return () => (ratio > 0 && Number.isFinite(ratio) ? { ratio, auto } : "auto");
};

/** Which margins of its children a container discards: those at its edges. */
export type MarginTrim = "none" | "block" | "block-start" | "block-end";

/** The sides across the lines, as Chromium has it: of those along them the specification says no more what they do. */
const marginTrim: Parser<MarginTrim> = (value) => {
  const [first, second] = value;
  if (value.length === 1) return keyword(first, ["none", "block", "block-start", "block-end"]);
  if (value.length !== 2) return undefined;
  const isStartFirst = keyword(first, ["block-start"]) && keyword(second, ["block-end"]);
  const isEndFirst = keyword(first, ["block-end"]) && keyword(second, ["block-start"]);
  return isStartFirst || isEndFirst ? () => "block" : undefined;
};

export const boxProperties = {
  aspectRatio: property<AspectRatio>("auto", aspectRatio),
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
  marginTrim: property<MarginTrim>("none", marginTrim),
  paddingTop: padding(),
  paddingRight: padding(),
  paddingBottom: padding(),
  paddingLeft: padding(),
};
