/** CSS that grows or goes deep: it ends, in time, and what isn't read is told with its place. */
import { describe, expect, it } from "vitest";
import { compileSelector } from "../../src/css/selectors/selector.js";
import { resolveCustomProperties, TOO_LONG } from "../../src/css/syntax/variables.js";
import { findElements, parseHtml, textContent } from "../../src/html/parse.js";
import { printHtml } from "../../src/pdf/print.js";
import { cpuTime } from "../support/cpu-time.js";

const page = (css: string, body = "<p>a</p>") =>
  printHtml(
    `<!DOCTYPE html><html lang="en"><head><title>t</title>\n<style>${css}</style></head><body>${body}</body></html>`,
    {
      file: "a.html",
    },
  );

const DEPTHS = [40, 2_000];
const KINDS: Readonly<Record<string, (depth: number) => string>> = {
  "nested lists of selectors": (n) => `${"p,b,i{".repeat(n)}color:red${"}".repeat(n)}`,
  "nested rules without end": (n) => "a{".repeat(n),
  "nested ampersands": (n) => `${"& &,& &{".repeat(n)}color:red${"}".repeat(n)}`,
  layers: (n) => `${"@layer a{".repeat(n)}p{color:red}${"}".repeat(n)}`,
  "conditions of media": (n) => `@media ${"(".repeat(n)}width${")".repeat(n)}{p{color:red}}`,
  "negations of media": (n) => `@media ${"not (".repeat(n)}width${")".repeat(n)}{p{color:red}}`,
  "conditions of support": (n) => `@supports ${"(".repeat(n)}color:red${")".repeat(n)}{p{color:red}}`,
  "sums in sums": (n) => `p{width:${"calc(".repeat(n)}1px${")".repeat(n)}}`,
  "minima in minima": (n) => `p{width:${"min(1px,".repeat(n)}1px${")".repeat(n)}}`,
  "fallbacks in fallbacks": (n) => `p{color:${"var(--a,".repeat(n)}red${")".repeat(n)}}`,
  "selectors in selectors": (n) => `${":is(:not(".repeat(n)}p${"))".repeat(n)}{color:red}`,
  "relations in relations": (n) => `${":has(".repeat(n)}p${")".repeat(n)}{color:red}`,
  gradients: (n) => `p{background:${"linear-gradient(".repeat(n)}red${")".repeat(n)}}`,
  "names of layers": (n) => `@layer ${"a.".repeat(n)}a{p{color:red}}`,
};

describe("CSS in CSS", () => {
  it.each(Object.entries(KINDS))("ends soon, and says what it leaves out: %s", async (_, css) => {
    const time = cpuTime();
    for (const depth of DEPTHS) expect((await page(css(depth))).value?.pages).toBe(1);
    expect(time()).toBeLessThan(4_000);
  });

  it("is told by its place where it is too deep", async () => {
    const { diagnostics } = await page(`p{color:red}\n${"@layer a{".repeat(100)}`);
    expect(diagnostics).toMatchObject([{ code: "css/too-deep", span: { start: { line: 3, column: 64 * 9 + 9 } } }]);
    const value = await page(`p{width:${"calc(".repeat(100)}1px${")".repeat(100)}}`);
    expect(value.diagnostics[0]).toMatchObject({ code: "css/too-deep", span: { start: { line: 2 } } });
  });
});

describe("custom properties", () => {
  const resolve = (declared: Record<string, string>) =>
    Object.fromEntries(resolveCustomProperties(new Map(Object.entries(declared)), new Map()));

  it("are resolved once each, however often they are referred to", () => {
    const doubling: Record<string, string> = { "--a0": "" };
    for (let i = 1; i < 2_000; i++) doubling[`--a${i}`] = `var(--a${i - 1})var(--a${i - 1})`;
    expect(resolve(doubling)["--a1999"]).toBe("");
  });

  it("in long chains have values, whatever their order", () => {
    const chain: Record<string, string> = {};
    for (let i = 0; i < 3_000; i++) chain[`--a${i}`] = `var(--a${i + 1})`;
    expect(resolve({ ...chain, "--a3000": "1px" })["--a0"]).toBe("1px");
  });

  it("in circles have none, and those that refer to them have their fallbacks", () => {
    const circle = { "--a": "var(--b)", "--b": "var(--a, 1px)", "--c": "var(--a, 2px)", "--d": "3px" };
    expect(resolve(circle)).toEqual({ "--c": " 2px", "--d": "3px" });
  });

  it("that grow too long are invalid", () => {
    const doubling: Record<string, string> = { "--a0": "()" };
    for (let i = 1; i < 60; i++) doubling[`--a${i}`] = `var(--a${i - 1})var(--a${i - 1})`;
    expect(resolve(doubling)["--a10"]).toHaveLength(2048);
    expect(resolve(doubling)["--a59"]).toBe(TOO_LONG);
    expect(resolve({ ...doubling, "--b": "var(--a59, 1px)", "--c": "var(--a59)" })).toMatchObject({
      "--b": " 1px",
      "--c": TOO_LONG,
    });
  });

  it("that grow too long are told where a property has them", async () => {
    const doubling = Array.from({ length: 60 }, (_, i) => `--a${i}:${i === 0 ? "x" : `var(--a${i - 1})`.repeat(2)}`);
    const styles = [`${doubling.join(";")};color:var(--a59)`, `--a:${"x".repeat(40_000)};color:var(--a) var(--a)`];
    for (const style of styles) {
      const { diagnostics } = await page(`body{}\np{${style}}`);
      expect(diagnostics).toMatchObject([
        {
          code: "css/invalid-value",
          message: expect.stringMatching(/^"color" has no value/),
          span: { start: { line: 3 } },
        },
      ]);
    }
    const { diagnostics } = await page(`p{--a:${"x".repeat(9_000)};color:var(--a)}`);
    expect(diagnostics[0]!.message.length).toBeLessThan(300);
  });
});

describe("selectors", () => {
  const SELECTORS = [
    "p~p~p~p~p~p~b{color:red}",
    "p p p p p p b{color:red}",
    "p+p~p+p~p+p~b{color:red}",
    ":nth-child(2n+1 of :nth-last-child(2n of p)){color:red}",
    ":nth-last-of-type(3n+1):nth-child(2n){color:red}",
    ":is(p~p~p~p~b, p~p~p~q):not(p~p~p~p~i){color:red}",
    "p{& ~ p{& ~ p{& ~ p{& ~ b{color:red}}}}}",
  ];
  it.each(SELECTORS)("take time in proportion to the elements: %s", async (css) => {
    const time = cpuTime();
    expect((await page(css, "<p>a".repeat(2_000))).value).toBeDefined();
    expect(time()).toBeLessThan(5_000);
  });

  const BODY = '<ul><li class="a">1<li>2<li class="a">3<li>4</ul><p><b>5</b><i>6</i><b>7</b><i>8</i></p>';
  it.each([
    ["li:nth-child(2 of .a)", ["3"]],
    ["li:nth-last-child(-n+2)", ["3", "4"]],
    ["li:nth-last-child(1 of .a)", ["3"]],
    ["i:nth-of-type(odd)", ["6"]],
    ["b:nth-last-of-type(1)", ["7"]],
    ["p > :nth-child(2n)", ["6", "8"]],
    ["li ~ li:not(.a ~ .a)", ["2", "4"]],
    ["li + li", ["2", "3", "4"]],
    [":is(ul, q) > .a", ["1", "3"]],
    ["b ~ i:not(b + i + b + i)", ["6"]],
  ])("match what the standard says: %s", (text, expected) => {
    const compiled = compileSelector(text);
    const elements = findElements(parseHtml(BODY, { file: "a.html" }).dom, (element) =>
      /^(li|b|i)$/.test(element.name),
    );
    const matching = elements.filter((element) => compiled.kind === "compiled" && compiled.selector.matches(element));
    expect(matching.map(textContent)).toEqual(expected);
  });
});
