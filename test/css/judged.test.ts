/** What counts and what doesn't: values, conditions and colours are judged as the specifications say, by what is painted. */
import { describe, expect, it } from "vitest";
import { matchesMedia } from "../../src/css/conditions/media.js";
import { supports } from "../../src/css/conditions/supports.js";
import { parseStylesheet } from "../../src/css/sheets/parse-stylesheet.js";
import { record } from "../pdf/engine.js";

const media = { type: "print" as const, width: 700, height: 1000 };
const codes = (css: string) => parseStylesheet(css, { file: "x.css", media }).diagnostics.map(({ code }) => code);
/** Colours that something is painted in, in their order. */
const painted = (css: string, html: string) =>
  [...record(html, css).matchAll(/^\s*(fill|text)\b.*?(#[\da-f]{6})/gm)].map(([, , colour]) => colour);

describe("whole numbers", () => {
  it.each([
    "z-index: 2.0",
    "order: 1e0",
    "column-count: 2.0",
    "orphans: 3.0",
    "counter-reset: a 1.0",
    "grid-row: 1.0",
    "grid-template-columns: repeat(2.0, 1px)",
  ])("%s is none", (declaration) => {
    expect(codes(`p { ${declaration} }`)).toEqual(["css/invalid-value"]);
  });

  it.each(["z-index: -2", "z-index: +3", "order: calc(1.4 + 1)", "column-count: calc(3 / 2)", "counter-reset: a -1"])(
    "%s is one",
    (declaration) => {
      expect(codes(`p { ${declaration} }`)).toEqual([]);
    },
  );
});

describe("var()", () => {
  it.each([
    ["color: var(--a)", true],
    ["color: var(--a, red, blue)", true],
    ["color: var(--a,)", true],
    ["color: var(--a, var(--b, ';!'))", true],
    ["color: var(--a, !important)", false],
    ["color: var(--a, ;)", false],
    ["color: var(a)", false],
    ["color: var()", false],
    ["color: var(--a b)", false],
    ["--x: var(--a, {;})", true],
    ["--x: var(--a, ;)", false],
  ])("%s: %s", (declaration, isValid) => {
    expect(supports(`(${declaration})`)).toBe(isValid);
    // A semicolon ends a declaration only outside of brackets, so that it can be tried in a sheet as well.
    expect(codes(`p { ${declaration} }`).length === 0).toBe(isValid);
  });

  it("of a property that is registered has its initial value, and is inherited or not", () => {
    const css = `@property --a { syntax: "<color>"; inherits: false; initial-value: #00ff00 }
      @property --b { syntax: "*"; inherits: true; initial-value: #0000ff }
      div { --a: #ff0000; --b: #ff00ff } p { color: var(--a); background: var(--b); margin: 0 }`;
    expect(painted(css, "<p>x</p>")).toEqual(["#0000ff", "#00ff00"]);
    expect(painted(css, "<div><p>x</p></div>")).toEqual(["#ff00ff", "#00ff00"]);
    expect(codes("@property --a { inherits: true }")).toEqual(["css/at-rule"]);
  });
});

describe("media queries", () => {
  it.each([
    ["(min-width: calc(1px + 1px))", true],
    ["(max-width: min(100px, 9em))", false],
    ["(width >= calc(2 * 100px))", true],
    ["screen, (min-width: max(1px, 2px))", true],
    ["(min-resolution: 1dppx)", true],
    ["(prefers-contrast: more)", false],
    ["(prefers-contrast: no-preference)", true],
    ["(-webkit-min-device-pixel-ratio: 2)", false],
    ["(scan: progressive)", false],
    ["(100px < width <= 90000px)", true],
  ])("%s: %s", (query, matches) => {
    const unknown: string[] = [];
    expect(matchesMedia(query, media, (feature) => unknown.push(feature))).toBe(matches);
    expect(unknown).toEqual([]);
  });

  it.each([
    "not (color-gamut: dci-p3)",
    "not (hover: yes)",
    "not (orientation: square)",
    "not (width > wide)",
    "not (min-width)",
    "not (1px < 2px)",
    "not (width < height)",
  ])("%s: a value that the feature can't have is neither true nor false, and told", (query) => {
    const unknown: string[] = [];
    expect(matchesMedia(query, media, (feature) => unknown.push(feature))).toBe(false);
    expect(unknown).toEqual([query.slice("not (".length, -1)]);
  });

  it("with features that are not known are told, each of them", () => {
    const unknown: string[] = [];
    expect(
      matchesMedia("print, (flat) and (width), not (-x-round: 1)", media, (feature) => unknown.push(feature)),
    ).toBe(true);
    expect(unknown).toEqual(["flat", "-x-round: 1"]);
  });
});

describe("currentcolor", () => {
  it("is inherited as such", () => {
    expect(
      painted(
        "div { color: #ff0000; background: currentcolor } p { color: #00ff00; background: inherit; margin: 0 }",
        "<div><p>x</p></div>",
      ),
    ).toEqual(["#ff0000", "#00ff00", "#00ff00"]);
    expect(
      painted(
        "div { color: #ff0000 } p { color: #00ff00; border-top: 4px solid; border-color: inherit; margin: 0 }",
        "<div><p>x</p></div>",
      ),
    ).toEqual(["#00ff00", "#00ff00"]);
    expect(
      painted("div { color: #ff0000; -webkit-text-fill-color: #0000ff } p { color: #00ff00 }", "<div>a<p>x</p></div>"),
    ).toEqual(["#0000ff", "#0000ff"]);
    expect(
      painted(
        "div { color: #ff0000; -webkit-text-fill-color: currentcolor } p { color: #00ff00 }",
        "<div>a<p>x</p></div>",
      ),
    ).toEqual(["#ff0000", "#00ff00"]);
  });
});

describe("a background that is clipped to letters", () => {
  const GRADIENT = "background: linear-gradient(red, blue); color: transparent;";
  it.each([
    [`h1 { ${GRADIENT} background-clip: text }`, "<h1>Seen</h1>"],
    [`h1 { ${GRADIENT} -webkit-background-clip: text }`, "<h1><b>Se</b>en</h1>"],
    [
      `b { ${GRADIENT} -webkit-background-clip: text; color: red; -webkit-text-fill-color: transparent }`,
      "<p>x <b>Seen</b></p>",
    ],
    ["h1 { background: url(x.png) #f00; -webkit-background-clip: text; color: transparent }", "<h1>Seen</h1>"],
    ["h1 { background-color: #f00; background-clip: text; color: transparent }", "<h1>Seen</h1>"],
  ])("is what they are painted with: %s", (css, html) => {
    const lines = record(html, css).split("\n");
    const letters = lines.filter((line) => /^\s*text /.test(line));
    expect(letters.map((line) => JSON.parse(line.slice(line.indexOf(' "') + 1))).join("")).toMatch(/Seen$/);
    expect(lines.some((line) => /^\s*fill (gradient|linear)/.test(line))).toBe(false);
  });

  it("is not seen through letters that are opaque", () => {
    expect(painted("h1 { background: #f00; background-clip: text; color: #00ff00 }", "<h1>x</h1>")).toEqual([
      "#00ff00",
    ]);
  });
});

describe("names with a prefix", () => {
  it.each([
    ["-webkit-transform: rotate(9deg)", "transform: rotate(9deg)"],
    ["-webkit-column-count: 2", "column-count: 2"],
    ["-webkit-margin-start: 9px", "margin-inline-start: 9px"],
    ["-webkit-border-before: 4px solid", "border-block-start: 4px solid"],
    ["-webkit-logical-width: 50px", "inline-size: 50px"],
    ["-epub-text-transform: uppercase", "text-transform: uppercase"],
  ])("%s is %s", (prefixed, standard) => {
    const html = `<p>${"Some words ".repeat(12)}</p>`;
    expect(record(html, `p { background: #eee; ${prefixed} }`)).toBe(
      record(html, `p { background: #eee; ${standard} }`),
    );
    expect(record(html, `p { background: #eee; ${prefixed} }`)).not.toBe(record(html, "p { background: #eee }"));
  });
});

describe("display: contents", () => {
  it.each([
    "<textarea>lost</textarea>",
    "<select><option>lost</select>",
    "<input value=lost>",
    "<img alt=lost>",
    "<object>lost</object>",
  ])("of %s leaves nothing (CSS Display 3, appendix B)", (html) => {
    const lines = record(`${html}<button>kept</button>`, "body > * { display: contents }");
    expect(lines).not.toContain("lost");
    expect(lines).toContain("kept");
  });
});

describe("generated content", () => {
  it("without a box stands in its container's line", () => {
    const css =
      "div { display: inline-flex; flex-direction: column } div::before, div::after { display: contents; content: 'A' }";
    expect(record("<div></div>", css)).toMatch(/"AA"|"A"[^"]*"A"/);
    const lines = [...record("<div></div>", css).matchAll(/text [\d.]+,([\d.]+) /g)].map(([, y]) => y);
    expect(new Set(lines).size).toBe(1);
  });

  it("has attributes by their names in any case", () => {
    expect(record("<p data-x=yes></p>", "p::before { content: attr(DATA-X) }")).toContain('"yes"');
  });
});

describe("hints", () => {
  it("say what to write instead", () => {
    for (const declaration of [
      "writing-mode: vertical-rl",
      "-webkit-mask-box-image: url(a.svg)",
      "animation: a 1s",
      "line-clamp: 2",
    ])
      expect(parseStylesheet(`p { ${declaration} }`, { file: "x.css", media }).diagnostics).toMatchObject([
        { hints: [expect.any(String)] },
      ]);
  });

  it("are not given for rules that never match", () => {
    expect(
      codes(
        "a:hover, a:focus { filter: none; outline: 0; writing-mode: sideways-lr } p { &:hover { writing-mode: sideways-lr } }",
      ),
    ).toEqual([]);
    expect(codes("a, a:focus { writing-mode: sideways-lr }")).toEqual(["css/unknown-property"]);
  });
});
