/**
 * Every property and shorthand is put before Chromium by a case in this folder; or, where it moves no word, before the
 * recording target in test/pdf.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { shorthandNames } from "../../src/css/properties/shorthands/shorthands.js";
import { cssPropertyNames } from "../../src/css/properties/table.js";
import { record } from "../pdf/engine.js";

const CASES = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.test\.ts$|\.html$|\.css$/.test(path) && !/^layouts|^properties/.test(path))
  .map((path) => readFileSync(join(import.meta.dirname, path), "utf8"))
  .join("\n");

const isNamed = (property: string) => new RegExp(`(?<![\\w-])${property}\\s*:`).test(CASES);

/** What changes only how something looks: a box, and what of it is recorded with the property and without. */
const LOOKS: Readonly<Record<string, string>> = {
  "-webkit-text-fill-color": "red",
  outline: "2px solid red",
  color: "blue",
  transform: "rotate(5deg)",
  translate: "5px 9px",
  rotate: "5deg",
  scale: "2 1",
  "border-inline-width": "7px",
  "border-inline-style": "dotted",
  "border-inline-color": "red",
  "border-block-width": "7px",
  "border-block-style": "dotted",
  "border-block-color": "red",
  "background-color": "yellow",
  background: "lime",
  opacity: "0.5",
  "border-top-color": "red",
  "border-right-color": "red",
  "border-bottom-color": "red",
  "border-left-color": "red",
  "border-color": "red",
  "border-top-style": "dashed",
  "border-right-style": "dotted",
  "border-bottom-style": "double",
  "border-left-style": "groove",
  "border-style": "dashed",
  "border-top-left-radius": "9px",
  "border-top-right-radius": "9px",
  "border-bottom-right-radius": "9px",
  "border-bottom-left-radius": "9px",
  "border-radius": "9px",
  "text-decoration": "underline",
  "text-decoration-line": "line-through",
  "border-block-start-color": "red",
  "border-block-end-color": "red",
  "border-inline-start-color": "red",
  "border-inline-end-color": "red",
  "border-start-start-radius": "5px",
  "border-end-end-radius": "5px",
  "border-start-end-radius": "5px",
  "border-end-start-radius": "5px",
};
/** The same of a box that is turned. */
const OF_TURNED: Readonly<Record<string, string>> = { "transform-origin": "left top", "transform-box": "content-box" };
/** The same of text that is underlined already. */
const OF_UNDERLINES: Readonly<Record<string, string>> = {
  "text-decoration-color": "red",
  "text-decoration-style": "double",
  "text-decoration-thickness": "3px",
  "text-underline-offset": "5px",
};

/** The same of boxes with an image behind them. */
const OF_BACKGROUNDS: Readonly<Record<string, string>> = {
  "background-image": "radial-gradient(red, blue)",
  "background-position": "3px 4px",
  "background-position-x": "right",
  "background-position-y": "3px",
  "background-size": "contain",
  "background-repeat": "no-repeat",
  "background-origin": "border-box",
  "background-clip": "content-box",
};
const TILE = "padding: 9px; background-image: linear-gradient(red, blue); background-size: 40px 7px;";
/** `local` is as `scroll` on paper: it is taken, and changes nothing. */
const WITHOUT_EFFECT = ["background-attachment"];
/** Chromium has no rules of hyphenation where it runs without a user's profile: test/layout/hyphenation.test.ts has these. */
const OF_HYPHENATION = ["hyphenate-limit-chars"];
/** test/oracle/overflow.test.ts has these. */
const OF_CLIPPING = [
  "overflow-x",
  "overflow-y",
  "overflow-inline",
  "overflow-block",
  "text-overflow",
  "-webkit-line-clamp",
  "-webkit-box-orient",
  "clip",
  "clip-path",
  "isolation",
];
/** Chromium has no named strings: test/pdf/book.test.ts has these. */
const OF_NAMED_STRINGS = ["string-set"];
/** test/pdf/grayscale.test.ts has it. */
const OF_FILTERS = ["filter"];
/** These need a style beside them: test/pdf/paint.test.ts has them. */
const OF_OUTLINES = ["outline-width", "outline-style", "outline-color", "outline-offset"];
/** `borders-seen` has them. */
const OF_CORNERS = /^corner-.*shape$/;
/** `sizes-seen` has them. */
const OF_CONTAINMENT = /^(contain|will-change$)/;

it("every property and shorthand is in a case, or changes what is painted", () => {
  const known = new Set([
    ...Object.keys(LOOKS),
    ...Object.keys(OF_UNDERLINES),
    ...Object.keys(OF_BACKGROUNDS),
    ...Object.keys(OF_TURNED),
    ...WITHOUT_EFFECT,
    "z-index",
    ...OF_HYPHENATION,
    ...OF_NAMED_STRINGS,
    ...OF_OUTLINES,
    ...OF_CLIPPING,
    ...OF_FILTERS,
  ]);
  const missing = [...cssPropertyNames(), ...shorthandNames()].filter(
    (name) => !known.has(name) && !isNamed(name) && !OF_CONTAINMENT.test(name) && !OF_CORNERS.test(name),
  );
  expect(missing).toEqual([]);
});

it.each([
  ...Object.entries(LOOKS).map((entry) => [...entry, ""] as const),
  ...Object.entries(OF_UNDERLINES).map((entry) => [...entry, "text-decoration-line: underline;"] as const),
  ...Object.entries(OF_TURNED).map((entry) => [...entry, "padding-left: 40px; rotate: 5deg;"] as const),
  ...Object.entries(OF_BACKGROUNDS).map((entry) => [...entry, TILE] as const),
])("%s: %s changes what is painted", (property, value, given) => {
  const box = `p { border: 4px solid; background-color: #eee; ${given}`;
  expect(record("<p>Text</p>", `${box} ${property}: ${value} }`)).not.toBe(record("<p>Text</p>", `${box} }`));
});

it("z-index decides which of two boxes is painted last", () => {
  const painted = (css: string) =>
    [
      ...record("<b>first</b><i>last</i>", `b, i { display: block; position: relative } ${css}`).matchAll(
        /first|last/g,
      ),
    ].join(" ");
  expect(painted("")).toBe("first last");
  expect(painted("b { z-index: 1 }")).toBe("last first");
});
