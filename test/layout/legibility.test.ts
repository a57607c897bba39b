/** Smallest text and least contrast of printed documents. */
import { describe, expect, it } from "vitest";
import { printHtml } from "../../src/pdf/print.js";

async function legibility(html: string, css = "") {
  const { value } = await printHtml(`<!doctype html><html lang="en"><title>T</title><body>${html}`, { css });
  const { smallestText, contrast } = value!.legibility;
  return {
    ...(smallestText !== undefined && { size: smallestText }),
    ...(contrast && { ...contrast, ratio: Number(contrast.ratio.toFixed(2)) }),
  };
}

describe("the smallest text", () => {
  it.each([
    ["<p style='font-size: 20px'>a <small style='font-size: 8px'>b</small></p>", 6],
    ["<ul style='font-size: 20px'><li style='list-style: \"x\"'>a</ul>", 15],
    ["<p style='font-size: 20px'>a</p><p style='font-size: 4px; visibility: hidden'>b</p>", 15],
    ["<p style='font-size: 20px'>a</p><p style='font-size: 4px'> </p>", 15],
    [
      "<p style='font-size: 20px'>a <span style='position: absolute; overflow: hidden; width: 1px; height: 1px; font-size: 4px'>heard</span></p>",
      15,
    ],
    ["<style>p::after { content: 'x'; font-size: 10px }</style><p style='font-size: 20px'>a</p>", 7.5],
  ])("%s", async (html, size) => {
    expect((await legibility(html)).size).toBeCloseTo(size, 2);
  });

  it("of a page with a running head is the head, where that is smaller", async () => {
    const css = "@page { @top-center { content: 'head'; font-size: 8px } }";
    expect((await legibility("<p>a</p>", css)).size).toBeCloseTo(6, 2);
  });

  it("of nothing is nothing", async () => {
    expect(await legibility("<hr>")).toEqual({});
  });
});

// White on #777777 has 4.48, which everybody knows who looked for the lightest grey; the others follow by the formula of WCAG.
describe("the least contrast", () => {
  it.each([
    ["<p>a</p>", "", 21, 4.5],
    ["<p>a <b>b</b></p>", "b { color: #777 }", 4.48, 4.5],
    ["<p>a</p>", "p { color: #fff; background: #0f5f8c }", 6.92, 4.5],
    [
      "<div><p>a</p></div>",
      "div { background: #000 } p { color: #fff; background: rgb(255 255 255 / 50%) }",
      3.98,
      4.5,
    ],
    ["<p>a <mark>b</mark></p>", "mark { background: #333 }", 1.66, 4.5],
    ["<p>a</p>", "body { background: #eee } p { color: #777 }", 3.86, 4.5],
    ["<h1>a</h1>", "h1 { color: #777; font-size: 24px }", 4.48, 3],
    ["<table><tr><td>a</table>", "tr { background: #ccc } td { color: #777 }", 2.79, 4.5],
    ["<p>a</p>", "@page { background: #333 } p { color: #000 }", 1.66, 4.5],
  ])("%s with %s", async (html, css, ratio, required) => {
    expect(await legibility(html, css)).toMatchObject({ ratio, required });
  });

  it("is that of the text which needs more, not of the lowest ratio", async () => {
    const css = "h1 { color: #888; font-size: 24px } p { color: #777 }";
    expect(await legibility("<h1>large</h1><p>small</p>", css)).toMatchObject({ text: "small" });
  });

  it("isn't told of text on an image", async () => {
    const css = "p { background: linear-gradient(red, blue); color: red }";
    expect((await legibility("<p>a</p>", css)).ratio).toBeUndefined();
  });
});
