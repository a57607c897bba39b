/** Stylesheets: rules in their order, nested ones laid side by side, at-rules, and what is told with its place. */
import { describe, expect, it } from "vitest";
import { Imports } from "../../../src/css/sheets/imports.js";
import type { Stylesheet } from "../../../src/css/sheets/stylesheet.js";
import { codes, matching, PRINT, sheet, styleOf } from "../styles.js";

const GREEN = { r: 0, g: 128, b: 0, a: 1 };
/** What is told, with the text that it is told of. */
const told = (css: string) =>
  sheet(css).diagnostics.map(({ code, span }) => [code, span && css.slice(span.start.offset, span.end.offset).trim()]);

describe("nesting (CSS Nesting 1)", () => {
  it.each([
    ["a descendant", "div { color: red; p { color: green } }"],
    ["a child", "div { > p { color: green } }"],
    ["the parent itself", "p { &#x { color: green } color: red }"],
    ["a condition", "p { color: red; @media print { color: green } }"],
    ["a condition that doesn't hold", "p { color: green; @media screen { color: red } }"],
    ["two in one another", "body { div { p { color: green } } }"],
    ["a list of parents", "i, div { p, b { color: green } }"],
    [
      "with the specificity of the most specific parent (section 3.2)",
      "#y, div { p { color: green } } .d p { color: red }",
    ],
    ["in a layer", "p { @layer a { color: red } } p { color: green }"],
    ["after declarations that follow it (section 3.4)", "p { &:not(i) { color: red } } p { color: green !important }"],
  ])("%s", (_, css) => {
    expect(styleOf(css, '<div class=d><p id="x">').color).toEqual(GREEN);
  });

  it("keeps the order of declarations and rules", () => {
    const names = sheet("p { color: red; & { width: 1px } height: 2px }").rules.flatMap(({ declarations }) =>
      declarations.map(({ name }) => name),
    );
    expect(names).toEqual(["color", "width", "height"]);
  });

  it("& outside of a rule is the root element", () => {
    expect(matching(":root", "<p id=x>")).toEqual([]);
    expect(styleOf("& p { color: green }").color).toEqual(GREEN);
  });
});

describe("errors (CSS Syntax 3, section 9; CSS 2.2, section 4.2)", () => {
  it.each<readonly [string, readonly unknown[]]>([
    ["p { colour: red }", [["css/unknown-property", "colour"]]],
    ["p { color: reddish }", [["css/invalid-value", "color: reddish"]]],
    ["p:unheard-of { color: red }", [["css/selector", "p:unheard-of"]]],
    ["@unheard-of { p { color: red } }", [["css/at-rule", "@unheard-of"]]],
    ["@media (moon: full) { }", [["css/media", "moon: full"]]],
    ["@import 'a.css' screen; p { } @import 'b.css';", [["css/at-rule", "@import 'b.css';"]]],
    ["p { --x: !; }", [["css/syntax", "--x: !"]]],
    ["@page :nonsense { margin: 0 }", [["css/selector", ":nonsense"]]],
    ["@page { @top-middle { content: 'x' } }", [["css/at-rule", "@top-middle"]]],
    ["@page { size: A9 }", [["css/invalid-value", "size: A9"]]],
    ["@font-face { font-family: A }", [["css/at-rule", "@font-face"]]],
    ["p { cursor: pointer; -moz-appearance: none } a:hover { color: red } @charset 'x'; @keyframes a { }", []],
  ])("%s", (css, expected) => {
    expect(told(css)).toEqual(expected);
  });

  it("end with the declaration, the rule or the at-rule in which they stand", () => {
    expect(styleOf("p { color: green; color } p { width: }").color).toEqual(GREEN);
    expect(styleOf("p { color: red; ;; color:: red; color: green }").color).toEqual(GREEN);
    expect(styleOf("@unheard-of { p { color: red } } p { color: green }").color).toEqual(GREEN);
    expect(styleOf("p { color: green").color).toEqual(GREEN);
    expect(codes("p { color: green }")).toEqual([]);
  });

  it("suggest what may be meant", () => {
    expect(sheet("p { colr: red }").diagnostics[0]!.hints).toEqual(['did you mean "color"?']);
    expect(sheet("p { writing-mode: vertical-rl }").diagnostics[0]!.hints?.[0]).toContain("rotate");
  });
});

describe("@import (CSS Cascade 5, section 2)", () => {
  const imports = (css: string) => sheet(css).imports.map(({ url, layer }) => [url, layer]);

  it.each([
    ["@import 'a.css';", [["a.css", ""]]],
    ['@import url("a.css");', [["a.css", ""]]],
    ["@import url(a.css) layer(b.c);", [["a.css", "b.c"]]],
    ["@import 'a.css' print and (min-width: 1px);", [["a.css", ""]]],
    ["@import 'a.css' screen;", []],
    ["@import 'a.css' supports(display: grid) print;", [["a.css", ""]]],
    ["@import 'a.css' supports(not (display: grid));", []],
    ["@charset 'utf-8'; @layer a; @import 'a.css';", [["a.css", ""]]],
    ["p { color: red } @import 'a.css';", []],
  ])("%s", (css, expected) => {
    expect(imports(css)).toEqual(expected);
  });

  it("puts the rules of the file before those of the sheet, in the layer", () => {
    const files: Record<string, Stylesheet> = { "a.css": sheet("p { color: red } #x { width: 1px }", "a.css") };
    const load = (url: string) => files[url] ?? { reason: "it isn't there" };
    const flat = (css: string) => {
      const diagnostics: never[] = [];
      return new Imports(load, diagnostics)
        .with(sheet(css))
        .flatMap(({ rules }) => rules.map(({ layer, declarations }) => [layer, declarations[0]?.name]));
    };
    expect(flat("@import 'a.css'; p { color: green }")).toEqual([
      ["", "color"],
      ["", "width"],
      ["", "color"],
    ]);
    expect(flat("@import 'a.css' layer(l); p { color: green }").map(([layer]) => layer)).toEqual(["l", "l", ""]);
  });

  it("ends where a sheet imports itself", () => {
    const self = sheet("@import 'x.css'; p { color: green }");
    const diagnostics: { code: string }[] = [];
    expect(
      new Imports(() => self, diagnostics as never).with(self).filter(({ rules }) => rules.length > 0),
    ).toHaveLength(1);
    expect(diagnostics.map(({ code }) => code)).toEqual(["css/not-loaded"]);
  });
});

describe("@property and @font-face", () => {
  it("@property needs syntax, inherits, and an initial value unless it takes anything (Properties and Values 1, section 3)", () => {
    const registered = (css: string) => sheet(css).registered;
    expect(registered('@property --a { syntax: "<color>"; inherits: false; initial-value: red }')).toEqual([
      { name: "--a", inherits: false, initial: "red" },
    ]);
    expect(registered('@property --a { syntax: "*"; inherits: true }')).toEqual([
      { name: "--a", inherits: true, initial: undefined },
    ]);
    for (const invalid of [
      "@property --a { inherits: true }",
      '@property a { syntax: "*"; inherits: true }',
      '@property --a { syntax: "<color>"; inherits: true }',
      '@property --a { syntax: "*" }',
    ])
      expect([registered(invalid), codes(invalid)]).toEqual([[], ["css/at-rule"]]);
  });

  it("@font-face has descriptors (CSS Fonts 4, section 4)", () => {
    const css = `@font-face { font-family: "A b"; src: local(C), url(f.woff2) format("woff2") tech(variations), url(g.ttf);
      font-weight: 200 700; font-style: oblique 0deg 10deg; font-stretch: 75%; unicode-range: U+0025-00FF, u+4??; size-adjust: 90% }`;
    expect(sheet(css).diagnostics).toEqual([]);
    expect(sheet(css).fontFaces[0]).toMatchObject({
      family: "A b",
      src: [
        { kind: "local", name: "C" },
        { kind: "url", name: "f.woff2", formats: ["woff2"], technologies: ["variations"] },
        { kind: "url", name: "g.ttf" },
      ],
      weight: [200, 700],
      width: [75, 75],
      slope: { oblique: [0, 10] },
      unicodeRange: [
        [0x25, 0xff],
        [0x400, 0x4ff],
      ],
      sizeAdjust: 0.9,
    });
  });
});

it("URLs are those of the document, whatever folder the sheet is in", () => {
  expect(PRINT.type).toBe("print");
  const urls = (css: string) => sheet(css).urls.map(({ url }) => url);
  expect(urls("p { background: url(a.png), url('b.png') }")).toEqual(["a.png", "b.png"]);
});
