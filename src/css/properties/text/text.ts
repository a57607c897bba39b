/** Properties of text (CSS Text 4, Inline 3, Text Decoration 4, Writing Modes 4). */
import { lengthText, orLengthText, plainText, rounded, type TextContext } from "../../values/css-text.js";
import { resolveLength } from "../../values/length-percentage.js";
import { parseLengthPercentage, parseNumber } from "../../values/numeric.js";
import {
  either,
  integerFrom,
  keyword,
  keywords,
  lengthPercentage,
  nonNegativeLength,
  numberFrom,
  ofFontSize,
  one,
  ZERO,
} from "../../values/parsers.js";
import type { Parser, Specified } from "../../values/specified.js";
import type { LengthPercentage, LineHeight, TextAlign, VerticalAlign } from "../../values/types.js";
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

const spacing: Parser<number> = one((component) =>
  keyword(component, ["normal"]) ? () => 0 : ofFontSize([component]),
);

const align: Parser<TextAlign> = keywords(
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

/** Cells of headings are centred, unless something around them says otherwise. */
const textAlign: Parser<TextAlign> = either(
  align,
  one((component) =>
    keyword(component, ["-internal-center"])
      ? ({ parentTextAlign }) => (parentTextAlign === "start" ? "center" : parentTextAlign)
      : undefined,
  ),
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

/** Hosts of snippets know sides better than ends. */
function alignText(value: string, { direction }: TextContext): string {
  if (value !== "start" && value !== "end") return value.replace("-webkit-", "");
  return (value === "start") === (direction === "ltr") ? "left" : "right";
}

function lineHeightText(value: LineHeight, context: TextContext): string {
  if (value.kind === "length") return lengthText(value.px, context);
  return value.kind === "number" ? String(rounded(value.value, 3)) : "normal";
}

/** How far up and down letters count as the edges of text; "auto" is both ascent and descent of the font. */
export type TextBoxEdge = "auto" | { readonly over: "text" | "cap" | "ex"; readonly under: "text" | "alphabetic" };

/** As Chromium has it: of metrics over and under the line those that every font has, and `text` alone for both. */
const textBoxEdge: Parser<TextBoxEdge> = (value) => {
  const [first, second] = value;
  if (value.length === 1) {
    const isText = keyword(first, ["text"]) !== undefined;
    return isText ? () => ({ over: "text", under: "text" }) : keyword(first, ["auto"]);
  }
  const over = keyword(first, ["text", "cap", "ex"]);
  const under = keyword(second, ["text", "alphabetic"]);
  if (value.length !== 2 || !over || !under) return undefined;
  return (context) => ({ over: over(context), under: under(context) });
};

export const lineProperties = {
  lineHeight: inherited<LineHeight>({ kind: "normal" }, lineHeight, { after: "font", text: lineHeightText }),
  letterSpacing: inherited<number>(0, spacing, {
    text: (px, context) => (px === 0 ? "normal" : lengthText(px, context)),
  }),
  wordSpacing: inherited<number>(0, spacing),
  textAlign: inherited<TextAlign>("start", textAlign, { text: alignText }),
  textAlignLast: inherited<"auto" | TextAlign>("auto", either(keywords("auto"), align)),
  textIndent: inherited<LengthPercentage>(ZERO, lengthPercentage),
  textTransform: inherited<"none" | "uppercase" | "lowercase" | "capitalize">(
    "none",
    keywords("none", "uppercase", "lowercase", "capitalize"),
    { text: plainText },
  ),
};

export const textProperties = {
  textBoxTrim: property<"none" | "trim-start" | "trim-end" | "trim-both">(
    "none",
    keywords("none", "trim-start", "trim-end", "trim-both"),
  ),
  textBoxEdge: inherited<TextBoxEdge>("auto", textBoxEdge),
  verticalAlign: property<VerticalAlign>("baseline", verticalAlign, { text: orLengthText }),
  whiteSpaceCollapse: inherited<"collapse" | "preserve" | "preserve-breaks" | "break-spaces">(
    "collapse",
    keywords("collapse", "preserve", "preserve-breaks", "break-spaces"),
  ),
  overflowWrap: inherited<"normal" | "break-word" | "anywhere">(
    "normal",
    keywords("normal", "break-word", "anywhere"),
    {
      text: plainText,
    },
  ),
  // Before the mode, which `white-space` says: `text-wrap` would reset it.
  textWrapStyle: inherited<"auto" | "balance" | "pretty" | "stable">(
    "auto",
    keywords("auto", "balance", "pretty", "stable"),
    { text: plainText, writtenAs: "text-wrap" },
  ),
  textWrapMode: inherited<"wrap" | "nowrap">("wrap", keywords("wrap", "nowrap"), {
    text: (mode) => (mode === "nowrap" ? mode : undefined),
    writtenAs: "white-space",
  }),
  tabSize: inherited<TabSize>({ spaces: 8 }, tabSize),
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
  unicodeBidi: property<"normal" | "embed" | "isolate" | "bidi-override" | "isolate-override" | "plaintext">(
    "normal",
    keywords("normal", "embed", "isolate", "bidi-override", "isolate-override", "plaintext"),
  ),
  direction: inherited<"ltr" | "rtl">("ltr", keywords("ltr", "rtl")),
  orphans: inherited<number>(2, integerFrom(1)),
  widows: inherited<number>(2, integerFrom(1)),
};
