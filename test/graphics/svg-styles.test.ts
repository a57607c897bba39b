/** Stylesheets of drawings: what isn't understood in a file's own is told, and those of a page reach the drawings in it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseSvg } from "../../src/graphics/svg/parse.js";
import { printHtml } from "../../src/pdf/print.js";
import { record } from "../pdf/engine.js";
import { temporaryFolder } from "../support/project.js";

const told = (css: string, wrap = (text: string) => text) => {
  const text = `<svg xmlns="http://www.w3.org/2000/svg">\n<style>${wrap(`\n${css}`)}</style><rect width="9" height="9"/></svg>`;
  return parseSvg(text, { file: "a.svg" }).diagnostics.map(
    ({ code, span }) => `${code} ${span?.file}:${span?.start.line}:${span?.start.column}`,
  );
};

describe("what isn't understood in the stylesheet of an SVG file is told with its place", () => {
  it.each([
    ["a list with an invalid selector", "rect, :nope(x) { fill: red }", ["css/selector a.svg:3:7"]],
    ["an unknown rule", "@layer a;\n@nope { rect { fill: red } }", ["css/at-rule a.svg:4:1"]],
    ["a font of its own", "@font-face { font-family: X }", ["css/at-rule a.svg:3:1"]],
    ["an unknown property", "circle { fil: red; fill: red }", ["svg/unsupported a.svg:3:10"]],
    ["a value that is none", "circle { fill: rred }", ["css/invalid-value a.svg:3:10"]],
    ["what is no CSS", "rect { fill: red; ; stroke }", ["css/syntax a.svg:3:28"]],
    ["in a rule that applies", "@media print {\n rect { fil: red } }", ["svg/unsupported a.svg:4:9"]],
  ])("%s", (_, css, expected) => {
    expect(told(css)).toEqual(expected);
    expect(told(css, (text) => `<![CDATA[${text}]]>`)).toEqual(expected);
  });

  it("at the element, where references make it another text", () => {
    expect(told("rect &gt; :nope(x) { fill: red }")).toEqual(["css/selector a.svg:2:1"]);
  });

  it("once for each kind", () => {
    expect(told("rect { fil: red }\nrect { fil: blue }\n:nope {fill: red}\n:nope {fill: red}")).toHaveLength(2);
  });

  it("but not what has no effect on paper, or is of other programs", () => {
    const css =
      "@charset 'utf-8'; @keyframes a { to { fill: red } } rect:hover { fill: red } rect { -inkscape-font: a; cursor: pointer; --a: 1; fill: var(--a); stroke: inherit; font: 9px a; marker: none } @page { size: A4 }";
    expect(told(css)).toEqual([]);
  });
});

describe("drawings in a page are styled by", () => {
  const drawing = '<svg width="9" height="9"><title>t</title><rect width="9" height="9"/></svg>';
  const bytes = async (head: string, baseDir = temporaryFolder()) => {
    const html = `<!DOCTYPE html><html lang="en"><head><title>t</title>${head}</head><body>${drawing}</body></html>`;
    return (await printHtml(html, { file: "a.html", baseDir })).value!.bytes;
  };

  it("linked stylesheets and what they import, the last of them first", async () => {
    const baseDir = temporaryFolder();
    writeFileSync(join(baseDir, "a.css"), '@import "b.css"; rect { stroke: #00f }');
    writeFileSync(join(baseDir, "b.css"), "rect { fill: #f00; stroke: #0f0 }");
    const linked = await bytes('<link rel="stylesheet" href="a.css">', baseDir);
    expect(linked).toEqual(await bytes("<style>rect { fill: #f00; stroke: #00f }</style>"));
    expect(linked).not.toEqual(await bytes("<style>rect { fill: #f00; stroke: #0f0 }</style>"));
  });

  it("those that are for paper alone", async () => {
    const styled = (media: string) => bytes(`<style media="${media}">rect { fill: #f00 }</style>`);
    expect(await styled("print")).not.toEqual(await styled("screen"));
    expect(await styled("screen")).toEqual(await bytes(""));
  });
});

describe("families of fonts", () => {
  it("are generic ones without quotes, and names of fonts in quotes", () => {
    const face = (family: string) => record(`<p style="font-family: ${family}">a</p>`).match(/^.*"a".*$/m)![0];
    expect(face("monospace")).not.toBe(face("sans-serif"));
    expect(face("'monospace'")).toBe(face("sans-serif"));
    expect(face("'monospace', monospace")).toBe(face("monospace"));
    const drawn = (family: string) =>
      record(`<svg width="90" height="20" style="font-family: ${family}"><title>t</title><text y="15">a</text></svg>`);
    expect(drawn("MonoSpace")).toBe(drawn("monospace"));
    expect(drawn("monospace")).not.toBe(drawn("sans-serif"));
    expect(drawn("'monospace'")).toBe(drawn("sans-serif"));
  });
});
