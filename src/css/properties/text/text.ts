/** Properties of text (CSS Text 4, Inline 3, Text Decoration 4, Writing Modes 4). */
import { BLACK } from "../../values/color.js";
import { resolveLength } from "../../values/length-percentage.js";
import { parseLengthPercentage, parseNumber } from "../../values/numeric.js";
import {
  color,
  either,
  integerFrom,
  keyword,
  keywords,
  length,
  lengthPercentage,
  nonNegativeLength,
  numberFrom,
  one,
  ZERO,
} from "../../values/parsers.js";
import type { Parser, Specified } from "../../values/specified.js";
import type { Color, LengthPercentage, LineHeight, VerticalAlign } from "../../values/types.js";
import { inherited, property } from "../definition.js";

const lineHeight: Parser<LineHeight> = one((component): Specified<LineHeight> | undefined => {
  if (keyword(component, ["normal"])) return () => ({ kind: "normal" });
  const value = parseNumber(component);
  if (value !== undefined) return value >= 0 ? () => ({ kind: "number", value }) : undefined;
  const parsed = parseLengthPercentage(component);
  return (
    parsed && ((context) => ({ kind: "length", px: Math.max(0, resolveLength(parsed(context), context.fontSize)) }))
  );
});

const spacing: Parser<number> = one((component) => (keyword(component, ["normal"]) ? () => 0 : length([component])));

/** The prefixed ones are what `align` attributes and `center` stand for: they move blocks as well. */
const align = keywords(
  "start",
  "end",
  "left",
  "right",
  "center",
  "justify",
  "-webkit-left",
  "-webkit-right",
  "-webkit-center",
);
const verticalAlign: Parser<VerticalAlign> = either(
  keywords("baseline", "sub", "super", "text-top", "text-bottom", "top", "middle", "bottom"),
  // A percentage refers to the line height.
  one((component) => {
    const parsed = lengthPercentage([component]);
    return (
      parsed &&
      ((context): LengthPercentage => ({ px: resolveLength(parsed(context), context.lineHeight), percent: 0 }))
    );
  }),
);

export interface DecorationLines {
  readonly underline: boolean;
  readonly overline: boolean;
  readonly lineThrough: boolean;
}

const decorationLine: Parser<DecorationLines> = (value) => {
  const names = value.map((component) => keyword(component, ["none", "underline", "overline", "line-through"]));
  if (names.length === 0 || names.some((name) => !name)) return undefined;
  return (context) => {
    const set = new Set(names.map((name) => name?.(context)));
    return { underline: set.has("underline"), overline: set.has("overline"), lineThrough: set.has("line-through") };
  };
};

const thickness: Parser<number | "auto" | "from-font"> = either(keywords("auto", "from-font"), length);

/** "auto", or the characters that show a break in a word; a string of that spelling can't be told apart, and isn't missed. */
const hyphenateCharacter: Parser<string> = either(
  keywords("auto"),
  one((component) => (component.type === "string" ? () => component.value : undefined)),
);

/** Least characters of a word, before its break and after it (CSS Text 4, section 6.3.1). */
export interface HyphenateLimits {
  readonly word: number | "auto";
  readonly before: number | "auto";
  readonly after: number | "auto";
}

const characterCount: Parser<number | "auto"> = either(keywords("auto"), integerFrom(0));

const hyphenateLimits: Parser<HyphenateLimits> = (value) => {
  if (value.length < 1 || value.length > 3) return undefined;
  const counts = value.map((component) => characterCount([component]));
  const [word, before, after = before] = counts;
  if (counts.includes(undefined) || !word) return undefined;
  return (context) => ({
    word: word(context),
    before: before?.(context) ?? "auto",
    after: after?.(context) ?? "auto",
  });
};

/** A number of spaces, or a width in px. */
export type TabSize = { readonly spaces: number } | { readonly px: number };

const tabSize: Parser<TabSize> = (value) => {
  const spaces = numberFrom(0)(value);
  if (spaces) return (context) => ({ spaces: spaces(context) });
  const px = nonNegativeLength(value);
  return px && ((context) => ({ px: px(context) }));
};

export const textProperties = {
  color: inherited<Color>(BLACK, color),
  lineHeight: inherited<LineHeight>({ kind: "normal" }, lineHeight),
  letterSpacing: inherited<number>(0, spacing),
  wordSpacing: inherited<number>(0, spacing),
  textAlign: inherited<ReturnType<NonNullable<ReturnType<typeof align>>>>("start", align),
  textAlignLast: inherited<"auto" | ReturnType<NonNullable<ReturnType<typeof align>>>>(
    "auto",
    either(keywords("auto"), align),
  ),
  textIndent: inherited<LengthPercentage>(ZERO, lengthPercentage),
  textTransform: inherited<"none" | "uppercase" | "lowercase" | "capitalize">(
    "none",
    keywords("none", "uppercase", "lowercase", "capitalize"),
  ),
  textDecorationLine: property<DecorationLines>(
    { underline: false, overline: false, lineThrough: false },
    decorationLine,
  ),
  /** What letters are filled with (Compatibility Standard, section 3.4). Initially `currentcolor`, as the next. */
  WebkitTextFillColor: inherited<Color>(BLACK, color),
  /** Initially `currentcolor`, as border colours. */
  textDecorationColor: property<Color>(BLACK, color),
  textDecorationStyle: property<"solid" | "double" | "dotted" | "dashed" | "wavy">(
    "solid",
    keywords("solid", "double", "dotted", "dashed", "wavy"),
  ),
  textDecorationThickness: property<number | "auto" | "from-font">("auto", thickness),
  textUnderlineOffset: inherited<number | "auto">("auto", either(keywords("auto"), length)),
  whiteSpaceCollapse: inherited<"collapse" | "preserve" | "preserve-breaks" | "break-spaces">(
    "collapse",
    keywords("collapse", "preserve", "preserve-breaks", "break-spaces"),
  ),
  textWrapMode: inherited<"wrap" | "nowrap">("wrap", keywords("wrap", "nowrap")),
  textWrapStyle: inherited<"auto" | "balance" | "pretty" | "stable">(
    "auto",
    keywords("auto", "balance", "pretty", "stable"),
  ),
  tabSize: inherited<TabSize>({ spaces: 8 }, tabSize),
  overflowWrap: inherited<"normal" | "break-word" | "anywhere">("normal", keywords("normal", "break-word", "anywhere")),
  wordBreak: inherited<"normal" | "break-all" | "keep-all" | "break-word">(
    "normal",
    keywords("normal", "break-all", "keep-all", "break-word"),
  ),
  lineBreak: inherited<"auto" | "loose" | "normal" | "strict" | "anywhere">(
    "auto",
    keywords("auto", "loose", "normal", "strict", "anywhere"),
  ),
  hyphens: inherited<"none" | "manual" | "auto">("manual", keywords("none", "manual", "auto")),
  hyphenateCharacter: inherited<string>("auto", hyphenateCharacter),
  hyphenateLimitChars: inherited<HyphenateLimits>({ word: "auto", before: "auto", after: "auto" }, hyphenateLimits),
  verticalAlign: property<VerticalAlign>("baseline", verticalAlign),
  unicodeBidi: property<"normal" | "embed" | "isolate" | "bidi-override" | "isolate-override" | "plaintext">(
    "normal",
    keywords("normal", "embed", "isolate", "bidi-override", "isolate-override", "plaintext"),
  ),
  direction: inherited<"ltr" | "rtl">("ltr", keywords("ltr", "rtl")),
  orphans: inherited<number>(2, integerFrom(1)),
  widows: inherited<number>(2, integerFrom(1)),
};
