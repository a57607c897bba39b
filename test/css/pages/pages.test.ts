/** `@page` (CSS Paged Media 3): which rules count for a page, its size and margins, and its margin boxes. */
import { describe, expect, it } from "vitest";
import { matchRules } from "../../../src/css/cascade/cascade.js";
import { pageRules } from "../../../src/css/pages/page-cascade.js";
import { type PageStyle, PageStyles } from "../../../src/css/pages/page-style.js";
import { parseHtml } from "../../../src/html/parse.js";
import { sheet } from "../styles.js";

const UNITS = { ex: 0.5, cap: 0.7, ch: 0.5, ic: 1, normalLineHeight: (size: number) => size * 1.2 };
const USUAL = { width: 400, height: 600, margin: { top: 50, right: 50, bottom: 50, left: 50 } };

/** The page with an index, counted from 0. */
function page(css: string | readonly string[], index = 0, html = "<p>x"): PageStyle {
  const { dom, root, source } = parseHtml(html, { file: "x.html" });
  const [userAgent, author] = [sheet("@page { margin: auto }"), [css].flat().map((text) => sheet(text))];
  const matched = matchRules(dom, root, userAgent, author, source);
  return new PageStyles(matched, pageRules(matched.scope, userAgent, author), USUAL, () => UNITS).at(index);
}
const top = (css: string | readonly string[], index = 0, html?: string) => page(css, index, html).box.margin.top;

describe("which rules count (section 4.5)", () => {
  it.each([
    ["@page { margin-top: 1px }", 1, 1, 1],
    ["@page :first { margin-top: 1px }", 1, 50, 50],
    ["@page :left { margin-top: 1px }", 50, 1, 50],
    ["@page :right { margin-top: 1px }", 1, 50, 1],
    [":first before :left and :right: @page :first { margin-top: 1px } @page :right { margin-top: 2px }", 1, 50, 2],
    ["@page :left { margin-top: 1px } @page { margin-top: 2px }", 2, 1, 2],
    ["@page { margin-top: 1px } @page { margin-top: 2px }", 2, 2, 2],
    ["@page { margin-top: 1px !important } @page :first { margin-top: 2px }", 1, 1, 1],
    ["@page { margin-top: 2px } @layer a { @page :first { margin-top: 1px } }", 2, 2, 2],
    ["@page named { margin-top: 1px }", 50, 50, 50],
    ["@page :blank { margin-top: 1px }", 50, 50, 50],
    ["@media screen { @page { margin-top: 1px } }", 50, 50, 50],
  ])("%s", (text, ...expected) => {
    const css = text.replace(/^:first before.*?: /, "");
    expect([0, 1, 2].map((index) => top(css, index))).toEqual(expected);
  });

  it("the first page is a left one where the document reads from right to left", () => {
    const css = "html { direction: rtl } @page :left { margin-top: 1px }";
    expect([0, 1].map((index) => top(css, index))).toEqual([1, 50]);
  });

  it("later sheets win", () => {
    expect(top(["@page { margin-top: 1px }", "@page { margin-top: 2px }"])).toBe(2);
  });
});

describe("size and margins (sections 4.1 and 7)", () => {
  const size = (css: string) => {
    const { width, height } = page(`@page { ${css} }`).box;
    return [width, height].map((px) => Math.round(px * 100) / 100);
  };
  const mm = (value: number) => Math.round(((value * 96) / 25.4) * 100) / 100;

  it.each([
    ["size: 300px", 300, 300],
    ["size: 300px 500px", 300, 500],
    ["size: A5", mm(148), mm(210)],
    ["size: a5 landscape", mm(210), mm(148)],
    ["size: landscape A5", mm(210), mm(148)],
    ["size: letter", 816, 1056],
    ["size: auto", 400, 600],
    ["size: landscape", 600, 400],
    ["size: portrait", 400, 600],
    ["size: 8.5in 11in", 816, 1056],
    ["size: 300px; size: nonsense", 300, 300],
    ["size: 300px !important; size: 200px", 300, 300],
    ["size: -1px", 400, 600],
    ["size: 10%", 400, 600],
  ])("%s", (css, width, height) => {
    expect(size(css)).toEqual([width, height]);
  });

  it("percentages of margins refer to the page (section 4.2), borders and paddings count as margins", () => {
    const { box, outer } = page("@page { margin: 10%; padding-left: 5px; border-left: 2px solid }");
    expect(outer.margin).toEqual({ top: 60, right: 40, bottom: 60, left: 40 });
    expect(box.margin.left).toBe(47);
  });

  it("em is that of the page context, which inherits from the root element (section 4.6)", () => {
    expect(top("html { font-size: 20px } @page { margin-top: 2em }")).toBe(40);
    expect(top("html { font-size: 20px } @page { font-size: 10px; margin-top: 2em }")).toBe(20);
  });

  it("margins that leave no room are not used", () => {
    expect(page("@page { margin: 300px }").box.margin).toEqual(USUAL.margin);
  });
});

describe("margin boxes (section 5)", () => {
  const boxes = (css: string, index = 0) => [...page(css, index).boxes.keys()];
  const style = (css: string, name: "top-left" | "bottom-center") => page(css).boxes.get(name)!;

  it("are those that a rule speaks of, clockwise from the top left corner", () => {
    expect(
      boxes("@page { @left-top { content: 'a' } @top-left { content: 'b' } @bottom-right { content: 'c' } }"),
    ).toEqual(["top-left", "bottom-right", "left-top"]);
    expect(boxes("@page :first { @top-left { content: 'a' } }", 1)).toEqual([]);
  });

  it("inherit from the page context, and that from the root element", () => {
    const css =
      "html { color: green; font-size: 20px } @page { font-size: 10px; @top-left { content: 'a'; width: 2em } }";
    const { color, fontSize, width } = style(css, "top-left");
    expect([color, fontSize, width]).toEqual([{ r: 0, g: 128, b: 0, a: 1 }, 10, { px: 20, percent: 0 }]);
  });

  it("cascade for themselves", () => {
    const css =
      "@page :first { @top-left { content: 'a'; width: 1px } } @page { @top-left { width: 2px; height: 3px } } @page { @top-left { height: 4px } }";
    const { width, height } = style(css, "top-left");
    expect([width, height]).toEqual([
      { px: 1, percent: 0 },
      { px: 4, percent: 0 },
    ]);
  });
});

it("pages of different widths are told, with each rule that has a part in it", () => {
  const told = (css: string) => {
    const author = [sheet(css)];
    return pageRules({}, sheet(""), author)
      .widthDiagnostics()
      .map(({ code, span }) => [code, span && css.slice(span.start.offset, span.end.offset)]);
  };
  expect(told("@page { margin: 5px } @page :first { margin-left: 9px }")).toEqual([["page/width", "@page :first"]]);
  expect(told("@page { margin: 5px } @page :first { margin-top: 9px }")).toEqual([]);
});
