/** Properties of lines at text, and of its shadows (CSS Text Decoration 4, sections 2 and 4). */
import { either, keyword, keywords, ofFontSize } from "../../values/parsers.js";
import type { Parser } from "../../values/specified.js";
import { colored, inherited, property } from "../definition.js";
import { type Shadow, shadows, shadowsText } from "../paint/shadow.js";

export interface DecorationLines {
  readonly underline: boolean;
  readonly overline: boolean;
  readonly lineThrough: boolean;
}

const decorationLine: Parser<DecorationLines> = (value) => {
  const names = value.map((component) =>
    keyword(component, ["none", "underline", "overline", "line-through", "blink"]),
  );
  if (names.length === 0 || names.some((name) => !name)) return undefined;
  return (context) => {
    const set = new Set(names.map((name) => name?.(context)));
    return { underline: set.has("underline"), overline: set.has("overline"), lineThrough: set.has("line-through") };
  };
};

const thickness: Parser<number | "auto" | "from-font"> = either(keywords("auto", "from-font"), ofFontSize);

/** Where a line under text lies; `left` and `right` are for vertical text alone. */
const underlinePosition: Parser<"auto" | "from-font" | "under"> = (value) => {
  const words = value.map((component) => keyword(component, ["auto", "from-font", "under", "left", "right"]));
  if (words.length < 1 || words.length > 2 || words.includes(undefined)) return undefined;
  return (context) => {
    const names = words.map((word) => word!(context));
    return names.find((name) => name === "from-font" || name === "under") ?? "auto";
  };
};

function linesText({ underline, overline, lineThrough }: DecorationLines): string {
  const lines = [underline && "underline", overline && "overline", lineThrough && "line-through"];
  return lines.filter((line) => line !== false).join(" ") || "none";
}

export const decorationProperties = {
  textDecorationLine: property<DecorationLines>(
    { underline: false, overline: false, lineThrough: false },
    decorationLine,
    { text: linesText, writtenAs: "text-decoration" },
  ),
  textDecorationColor: colored("currentcolor"),
  textDecorationStyle: property<"solid" | "double" | "dotted" | "dashed" | "wavy">(
    "solid",
    keywords("solid", "double", "dotted", "dashed", "wavy"),
  ),
  textDecorationThickness: property<number | "auto" | "from-font">("auto", thickness),
  textDecorationSkipInk: inherited<"auto" | "none" | "all">("auto", keywords("auto", "none", "all")),
  textShadow: inherited<readonly Shadow[]>([], shadows("text"), { text: shadowsText }),
  textUnderlineOffset: inherited<number | "auto">("auto", either(keywords("auto"), ofFontSize)),
  textUnderlinePosition: inherited<"auto" | "from-font" | "under">("auto", underlinePosition),
};
