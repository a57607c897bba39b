/** Texts that patterns could read in very many ways: each is read in one, at once. */
import { expect, it } from "vitest";
import { slugOf } from "../../src/content/text/slug.js";
import { parseComparison } from "../../src/index.js";
import { printHtml } from "../../src/pdf/print.js";
import { cpuTime } from "../support/cpu-time.js";

it("names of files are valid or not at once, however many parts they have", () => {
  const time = cpuTime();
  expect(slugOf(`a${"-bbb".repeat(60)}!.yaml`).value).toBeUndefined();
  expect(slugOf(`a${"-bbb".repeat(60)}.yaml`).value).toBe(`a${"-bbb".repeat(60)}`);
  expect(slugOf("a--b.yaml").value).toBeUndefined();
  expect(time()).toBeLessThan(500);
});

const LONG = 20_000;
it.each([
  ["spaces behind a typographic quote", `title: “${" ".repeat(LONG)}x\nsubjects: []`],
  ["spaces behind a name without a colon", `Row${" ".repeat(LONG)}x\nsubjects: []`],
  ["colons", `title: ${"a: ".repeat(2_000)}`],
])("content files are refused at once: %s", (_, yaml) => {
  const time = cpuTime();
  expect(parseComparison(yaml, { path: "a.yaml" }).diagnostics.length).toBeGreaterThan(0);
  expect(time()).toBeLessThan(5_000);
});

it.each([
  ["keywords", `<meta name="keywords" content="a${" ".repeat(LONG)}x">`],
  ["an import", `<style>@import url(${" ".repeat(LONG)}x</style>`],
  ["comments", `<style>p { color: ${"/* ".repeat(LONG)}</style>`],
  ["a condition", `<style>@media (width: ${"1".repeat(LONG)}!) { p { color: red } }</style>`],
  ["a reference", `<svg><use href="url(${" ".repeat(LONG)}x"/></svg>`],
  ["a paint", `<svg width="9" height="9"><path d="M0 0L9 9" fill="url(${" ".repeat(LONG)}x"/></svg>`],
  ["a length", `<svg width="${"1".repeat(LONG)}!" height="9"></svg>`],
])("documents are printed at once: %s", async (_, html) => {
  const time = cpuTime();
  const { value } = await printHtml(
    `<!DOCTYPE html><html lang="en"><head><title>t</title></head><body><p>a</p>${html}`,
    {
      file: "a.html",
    },
  );
  expect(value?.pages).toBe(1);
  expect(time()).toBeLessThan(2_500);
});
