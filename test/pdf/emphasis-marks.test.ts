/** Emphasis marks in the file: outlines that belong to no text, told where no font has them. */
import { expect, it } from "vitest";
import { printHtml } from "../../src/pdf/print.js";
import { record } from "./engine.js";

const drawn = (css: string, html = "<p>a-b c</p>") =>
  record(html, `p { ${css} }`)
    .split("\n")
    .filter((line) => /^\s*(mark|artifact|fill|text)/.test(line));

it("are artifacts, and the text stands there once", () => {
  const lines = drawn("text-emphasis: 'x' red");
  const marks = lines.findIndex((line) => /fill/.test(line));
  expect(lines[marks]).toContain("#ff0000");
  expect(lines[marks - 1]).toMatch(/artifact/);
  expect(lines.join("").match(/a-b c/g)).toHaveLength(1);
});

it("are not drawn for none, in no colour, or at what isn't seen", () => {
  for (const css of ["none", "''", "dot transparent", "dot; visibility: hidden"])
    expect(drawn(`text-emphasis: ${css}`).filter((line) => /fill/.test(line))).toEqual([]);
});

it("stand at letters, each of a ligature, and at no spaces and signs of punctuation but those that are read", () => {
  const count = (text: string) =>
    (drawn("text-emphasis: '|'", `<p>${text}</p>`).find((line) => /fill/.test(line)) ?? "").match(/M/g)?.length ?? 0;
  expect(count("abc")).toBe(3);
  expect(count("a b, (c)! – “d”")).toBe(4);
  expect(count("#1 & 5%")).toBe(5);
  expect(count("e\u0301")).toBe(1);
  expect(count("lift")).toBe(4);
  expect(count("\u2003, .")).toBe(0);
});

it("that no font has are told", async () => {
  const print = (style: string) =>
    printHtml(`<html lang="en"><title>A</title><p style="text-emphasis: ${style}">Word`, { file: "a.html" });
  expect((await print("'\u{1F9FF}'")).diagnostics).toMatchObject([{ code: "font/missing-glyph" }]);
  expect((await print("circle")).diagnostics).toEqual([]);
});
