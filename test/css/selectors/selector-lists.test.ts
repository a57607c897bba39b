/** Selector lists are as good as their worst selector, and names of elements are found as they are written. */
import { describe, expect, it } from "vitest";
import { parseStylesheet } from "../../../src/css/sheets/parse-stylesheet.js";
import { printHtml } from "../../../src/pdf/print.js";

const read = (css: string) => {
  const media = { type: "print", width: 600, height: 800 } as const;
  const { rules, diagnostics } = parseStylesheet(css, { file: "a.css", media });
  return {
    rules: rules.length,
    told: diagnostics.map(({ code, span }) => `${code} ${span?.start.line}:${span?.start.column}`),
    hints: diagnostics.flatMap(({ hints = [] }) => hints),
  };
};

describe("a list of selectors with an invalid one", () => {
  it.each([
    ["p, b:foo { color: red }", 4],
    ["p, b::foo { color: red }", 4],
    ["p, .1a { color: red }", 4],
    ["p, [a=1] { color: red }", 4],
    ["p, q > > b { color: red }", 4],
    ["p, :not(:foo) { color: red }", 4],
    ["p, $x { color: red }", 4],
    ["p, b::-moz-selection { color: red }", 4],
    ["p,, b { color: red }", 1],
    ["a::before b, p { color: red }", 1],
  ])("is no rule, and told: %s", (css, column) => {
    const { rules, told, hints } = read(css);
    expect([rules, told]).toEqual([0, [`css/selector 1:${column}`]]);
    expect(hints.join()).toContain("write a rule of its own");
  });

  it("is no rule where it is nested either", () => {
    expect(read("p { color: red; &.a, b:foo { color: blue } }")).toMatchObject({
      rules: 1,
      told: ["css/selector 1:22"],
    });
  });

  it.each([
    "p, :is(b, :foo) { color: red }",
    "p, :where(:foo) { color: red }",
    "p, b:hover { color: red }",
    "p, b::first-line, i:first-line { color: red }",
    "p, b::selection, input::-webkit-search-button { color: red }",
    '[a="("], p, q { color: red }',
    "p:nth-child(2n + 1 of .a), p:has(> b), p { color: red }",
    "*|p, #a\\.b, .\\31 a, p { color: red }",
  ])("goes on where the list forgives, or browsers know it: %s", (css) => {
    expect(read(css).rules).toBe(1);
  });
});

describe("type selectors", () => {
  const color = async (css: string, how: "inline" | "file") => {
    const svg = (style: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" role="img" aria-label="x">${style}<linearGradient id="g"><stop/><stop offset="1"/></linearGradient><rect width="9" height="9" fill="url(#g)"/></svg>`;
    const style = `<style>${css}</style>`;
    const drawing =
      how === "inline" ? svg("") : `<img alt=x src="data:image/svg+xml,${encodeURIComponent(svg(style))}">`;
    const page = `<!doctype html><html lang=en><title>T</title>${how === "inline" ? style : ""}<p>x</p>${drawing}`;
    const { value } = await printHtml(page, {});
    return Buffer.from(value!.bytes).toString("latin1");
  };
  it.each(["inline", "file"] as const)("find names in capitals as they are written: %s", async (how) => {
    const plain = await color("", how);
    expect(await color("linearGradient stop { stop-color: red }", how)).not.toBe(plain);
  });

  it("don't find names of drawings in another case, but those of HTML", async () => {
    expect(await color("lineargradient stop { stop-color: red }", "inline")).toBe(await color("", "inline"));
    expect(await color("P { padding: 30px }", "inline")).not.toBe(await color("", "inline"));
  });
});
