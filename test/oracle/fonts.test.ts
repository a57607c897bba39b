/** `@font-face` and the choice of faces (CSS Fonts 4, sections 4 and 5); variable fonts at all weights, sizes and settings. */
import { readFileSync } from "node:fs";
import { builtIn, frame, woffOf } from "../support/fonts.js";
import { type Cases, printsLikeChromium } from "./harness.js";

const LINE = "Hamburgefonstiv AVATAR Type office affine 0123 “WAVE” Ångström";
const serif = (style: string) =>
  readFileSync(`node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-standard-${style}.woff2`);
const FILES = {
  "serif.woff2": serif("normal"),
  "serif-italic.woff2": serif("italic"),
  "sans.woff": woffOf(builtIn("Source Sans 3")),
  "sans-bold.ttf": builtIn("Source Sans 3", 700),
  "code.ttf": builtIn("Source Code Pro"),
  "frame-cff.otf": frame("frame-cff.otf"),
  "frame.ttf": frame("frame-variable.ttf"),
  "frame2.otf": frame("frame-variable-cff2.otf"),
};
const SERIF =
  '@font-face { font-family: S; font-weight: 200 900; src: url("serif.woff2") } @font-face { font-family: S; font-weight: 200 900; font-style: italic; src: url("serif-italic.woff2") } p { font-family: S }';
const lines = (...styles: string[]) => styles.map((style) => `<p style="${style}">${LINE}</p>`).join("");
const rule = (name: string, file: string, more = "") =>
  `@font-face { font-family: ${name}; src: url("${file}"); ${more} }`;

const CASES: Cases = {
  "weights of a variable font": [
    SERIF,
    lines("font-weight: 200", "", "font-weight: 555", "font-weight: bold", "font-weight: 900", "font-weight: 1000"),
  ],
  "slanted, narrow and set by hand": [
    SERIF,
    lines(
      "font-style: italic",
      "font: oblique bold 14px S",
      "font-stretch: condensed",
      "font-variation-settings: 'wght' 333",
      "font-variation-settings: 'opsz' 60, 'wght' 800",
      "font-weight: 700; font-variation-settings: 'nope' 3",
    ),
  ],
  "optical sizes": [
    SERIF,
    lines("font-size: 8px", "font-size: 30px; white-space: nowrap", "font-size: 9px; font-optical-sizing: none"),
  ],
  "a rule without a weight has that of a variable file": [
    `${rule("V", "serif.woff2")} p { font-family: V }`,
    lines("", "font-weight: 700", "font-weight: 900"),
  ],
  "a weight within the rule's range": [
    `${rule("V", "serif.woff2", "font-weight: 300 500")} p { font-family: V }`,
    lines("font-weight: 100", "font-weight: 400", "font-weight: 900"),
  ],
  "outlines of other kinds": [
    `${rule("A", "frame-cff.otf")} ${rule("B", "frame.ttf", "font-weight: 400 900")} ${rule("C", "frame2.otf", "font-weight: 400 900")} p { letter-spacing: 1px; font-size: 12px }`,
    ["A", "B", "C"]
      .flatMap((name) =>
        [400, 600, 900].map((weight) => `<p style="font-family: ${name}; font-weight: ${weight}">AVAV AÁ V</p>`),
      )
      .join(""),
  ],
  "the nearest of several faces": [
    `${rule("N", "sans.woff", "font-weight: 300")} ${rule("N", "code.ttf", "font-weight: 500")} ${rule("N", "sans-bold.ttf", "font-weight: 800")} p { font-family: N }`,
    lines(...[100, 300, 400, 450, 500, 600, 700, 900].map((weight) => `font-weight: ${weight}`)),
  ],
  "width before slope before weight": [
    `${rule("N", "sans.woff", "font-stretch: 75%; font-style: italic")} ${rule("N", "code.ttf", "font-stretch: 75%; font-weight: 700")} ${rule("N", "sans-bold.ttf")} p { font-family: N }`,
    lines(
      "",
      "font-stretch: condensed",
      "font-stretch: condensed; font-style: italic; font-weight: 700",
      "font-stretch: 90%; font-weight: 700",
      "font-stretch: expanded",
    ),
  ],
  "a range of characters": [
    `${rule("R", "sans.woff")} ${rule("R", "code.ttf", "unicode-range: U+41-5A, U+30-3F")} ${rule("R", "sans-bold.ttf", "unicode-range: U+54")} p { font-family: R, "Source Sans 3" }`,
    lines(""),
  ],
  "a rule for digits only is no first font": [
    `${rule("D", "code.ttf", "unicode-range: U+30-39")} p { font: 16px D, "Source Sans 3"; width: 30ch; border: 1px solid }`,
    lines(""),
  ],
  "the first source that can be used": [
    `@font-face { font-family: U; src: local("No Such Font"), url("x.eot") format("embedded-opentype"), url("y.woff") tech(incremental), url("gone.woff2"), url("code.ttf") format("truetype") } p { font-family: U }`,
    lines(""),
  ],
  "metrics that a rule sets": [
    `${rule("M", "sans.woff", "size-adjust: 120%; ascent-override: 60%; descent-override: 40%; line-gap-override: 50%")} p { font-family: M; line-height: normal }`,
    lines("", "font-size: 22px"),
  ],
  "a rule is no default": [
    `${rule("Z", "code.ttf")} p { font-family: sans-serif, Z } div { font-family: "No such", "Source Sans 3" }`,
    `<div>${LINE}</div>`,
  ],
  "made bold and slanted": [
    `${rule("O", "sans.woff")} p { font-family: O }`,
    lines(
      "font-weight: 600",
      "font-style: italic",
      "font: italic 900 20px O",
      "font-synthesis: none; font-weight: 700",
      "font-synthesis-weight: none; font: italic 700 20px O",
      "font-synthesis-style: none; font: italic 700 20px O",
      "font-width: condensed",
    ),
  ],
};

printsLikeChromium("fonts", CASES, {}, FILES, { heights: false });
