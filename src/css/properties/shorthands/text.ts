/** Shorthands of fonts and text (CSS Fonts 4; Text 4; Text Decoration 4; Lists 3). */
import { type Component, isSlash, type Parts } from "../../syntax/component.js";
import { longhand } from "./longhand.js";
import { anyOrder, ident, inAnyOrder, type Shorthand } from "./parts.js";

const NORMAL = [ident("normal")];
const wordOf = (value: readonly Component[]): string | undefined => {
  const [only] = value;
  return value.length === 1 && only?.type === "ident" ? only.name.toLowerCase() : undefined;
};

/** What stands before the size, in any order. */
const LEADING = ["font-style", "font-weight", "font-variant-caps", "font-stretch"];

/** `font` (CSS Fonts 4, section 2.7): style, weight, caps and width in any order, size with line height, families. */
function splitFont(value: readonly Component[]): Parts | undefined {
  const found = new Map<string, readonly Component[]>();
  let i = 0;
  for (; i < value.length && !longhand("font-size", value.slice(i, i + 1)); i++) {
    const one = value.slice(i, i + 1);
    if (wordOf(one) === "normal") continue;
    const slanted = value.slice(i, i + 2);
    if (longhand("font-style", slanted)) {
      found.set("font-style", slanted);
      i++;
      continue;
    }
    const name = LEADING.find((leading) => longhand(leading, one));
    if (!name || (name === "font-variant-caps" && wordOf(one) !== "small-caps")) return undefined;
    found.set(name, one);
  }
  const hasLineHeight = isSlash(value[i + 1]);
  return [
    ...[...LEADING, "font-variation-settings"].map((name) => [name, found.get(name) ?? NORMAL] as const),
    ["font-size", value.slice(i, i + 1)],
    ["line-height", hasLineHeight ? value.slice(i + 2, i + 3) : NORMAL],
    ["font-family", value.slice(i + (hasLineHeight ? 3 : 1))],
  ];
}

const VARIANTS = ["ligatures", "caps", "alternates", "numeric", "east-asian", "position"].map(
  (of) => `font-variant-${of}`,
);

/** `font-variant` (CSS Fonts 4, section 6.11): ligatures, capitals, figures and what else there is in any order. */
function splitVariant(value: readonly Component[]): Parts | undefined {
  const word = wordOf(value);
  const found =
    word === "none" || word === "normal" ? new Map([["font-variant-ligatures", value]]) : inAnyOrder(VARIANTS, value);
  return found && VARIANTS.map((name) => [name, found.get(name) ?? NORMAL]);
}

const SYNTHESES = ["weight", "style", "small-caps", "position"];

/** `font-synthesis` (CSS Fonts 4, section 2.8.6): what may be made up. Letters above and below the line never are. */
function splitSynthesis(value: readonly Component[]): Parts | undefined {
  const words = value.map((component) => wordOf([component]) ?? "");
  if (wordOf(value) !== "none" && (words.length === 0 || words.some((word) => !SYNTHESES.includes(word))))
    return undefined;
  return ["weight", "style", "small-caps"].map((name) => [
    `font-synthesis-${name}`,
    [ident(words.includes(name) ? "auto" : "none")],
  ]);
}

/** What the words of CSS 2.2 for `white-space` say of collapsing and of breaking lines (CSS Text 4, section 3). */
const WHITE_SPACE = new Map([
  ["normal", ["collapse", "wrap"]],
  ["nowrap", ["collapse", "nowrap"]],
  ["pre", ["preserve", "nowrap"]],
  ["pre-wrap", ["preserve", "wrap"]],
  ["pre-line", ["preserve-breaks", "wrap"]],
  ["break-spaces", ["break-spaces", "wrap"]],
] as const);

function splitWhiteSpace(value: readonly Component[]): Parts | undefined {
  const known = new Map<string, readonly [string, string]>(WHITE_SPACE).get(wordOf(value) ?? "");
  if (!known) return WHITE_SPACE_PARTS.split(value);
  return [
    ["white-space-collapse", [ident(known[0])]],
    ["text-wrap-mode", [ident(known[1])]],
  ];
}

/** What it can say beside those words (CSS Text 4, section 3.1). */
const WHITE_SPACE_PARTS = anyOrder({ "white-space-collapse": "collapse", "text-wrap-mode": "wrap" });

/** `text-emphasis` (CSS Text Decoration 4, section 3.4): a style, whose words stand together, and a colour before or after it. */
function splitEmphasis(value: readonly Component[]): Parts | undefined {
  const colors = [value.slice(0, 1), value.slice(-1)].filter((one) => longhand("text-emphasis-color", one));
  const [color] = colors;
  const style = color ? value.filter((component) => component !== color[0]) : value;
  const isStyle = style.length === 0 ? color !== undefined : longhand("text-emphasis-style", style) !== undefined;
  if (!isStyle) return undefined;
  return [
    ["text-emphasis-style", style.length > 0 ? style : [ident("none")]],
    ["text-emphasis-color", color ?? [ident("currentcolor")]],
  ];
}

/** `text-box` (CSS Inline 3, section 4.3): edges alone are trimmed on both sides. */
function splitTextBox(value: readonly Component[]): Parts | undefined {
  if (wordOf(value) === "normal") return textBox([ident("none")], [ident("auto")]);
  const i = value.findIndex((component) => longhand("text-box-trim", [component]));
  if (i < 0) return textBox([ident("trim-both")], value);
  const edge = value.toSpliced(i, 1);
  const isAtEdge = i === 0 || i === value.length - 1;
  return isAtEdge ? textBox([value[i]!], edge.length > 0 ? edge : [ident("auto")]) : undefined;
}

const textBox = (trim: readonly Component[], edge: readonly Component[]): Parts => [
  ["text-box-trim", trim],
  ["text-box-edge", edge],
];

export const textShorthands: Readonly<Record<string, Shorthand>> = {
  font: {
    longhands: [...LEADING, "font-variation-settings", "font-size", "line-height", "font-family"],
    split: splitFont,
  },
  "font-variant": { longhands: VARIANTS, split: splitVariant },
  "font-synthesis": {
    longhands: ["font-synthesis-weight", "font-synthesis-style", "font-synthesis-small-caps"],
    split: splitSynthesis,
  },
  "list-style": anyOrder({ "list-style-position": "outside", "list-style-type": "disc", "list-style-image": "none" }),
  "text-box": { longhands: ["text-box-trim", "text-box-edge"], split: splitTextBox },
  "white-space": { longhands: ["white-space-collapse", "text-wrap-mode"], split: splitWhiteSpace },
  "text-wrap": anyOrder({ "text-wrap-mode": "wrap", "text-wrap-style": "auto" }),
  "text-decoration": anyOrder({
    "text-decoration-line": "none",
    "text-decoration-style": "solid",
    "text-decoration-color": "currentcolor",
    "text-decoration-thickness": "auto",
  }),
  "text-emphasis": { longhands: ["text-emphasis-style", "text-emphasis-color"], split: splitEmphasis },
};
