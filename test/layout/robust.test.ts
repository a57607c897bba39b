/**
 * Whatever text, nesting and styles an HTML brings: pages come out, in time, with every letter painted once and no number
 * that is none. `VERSUS_RUNS=3000` tries other documents, as many as that.
 */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { printHtml } from "../../src/pdf/print.js";
import { cpuTime } from "../support/cpu-time.js";
import { bodies, stylesheets } from "../support/wild.js";
import { wildFaults } from "../support/wild-faults.js";

const print = async (html: string) => (await printHtml(html)).value?.pages;

it("any base with any marks", async () => {
  const marks = fc.array(
    fc.integer({ min: 0x300, max: 0x36f }).map((code) => String.fromCodePoint(code)),
    { minLength: 1, maxLength: 3 },
  );
  const base = fc.constantFrom(..."aZ1!§–ωЖبن畳☃ ");
  const text = fc
    .array(fc.tuple(base, marks), { minLength: 1, maxLength: 20 })
    .map((all) => all.map(([b, m]) => b + m.join("")).join(""));
  await fc.assert(
    fc.asyncProperty(text, async (value) => (await print(`<p>${value}</p>`)) === 1),
    { numRuns: 100 },
  );
});

it("empty boxes in one another, whose margins all adjoin", async () => {
  const spent = cpuTime();
  expect(await print(`${'<div style="margin: 1px">'.repeat(300)}${"</div>".repeat(300)}<p>after</p>`)).toBe(1);
  expect(spent()).toBeLessThan(5000);
});

it("any bytes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 300 }), async (html) => ((await print(html)) ?? 0) > 0),
    { numRuns: 100 },
  );
});

const asked = Number(process.env.VERSUS_RUNS ?? 0);

it(
  "any elements with any declarations",
  async () => {
    const css = fc.oneof(fc.constant(""), stylesheets);
    await fc.assert(
      fc.asyncProperty(bodies, css, async (body, sheet) => {
        expect(wildFaults(body, sheet)).toEqual([]);
      }),
      asked ? { numRuns: asked } : { numRuns: 60, seed: 3, interruptAfterTimeLimit: 60_000 },
    );
  },
  // A case that is under way when the time is up ends on a busy machine as well.
  asked ? 10_000_000 : 600_000,
);

// The first of the columns within is a px high, the second as high as needs be: a line that is cut by the first is in the second.
it("one column in columns that are full keeps its text", () => {
  const body = '<div style="column-count: 3">a<div style="column-count: 1">b</div></div>';
  expect(wildFaults(body, "")).toEqual([]);
});

/** Documents that grow with a number, which take time in proportion to it. */
const GROWING: Readonly<Record<string, (n: number) => string>> = {
  "nested 5,000 deep": (n) => `${"<div>".repeat(2500 * n)}x${"</div>".repeat(2500 * n)}`,
  "many siblings": (n) => "<div>a</div>".repeat(3000 * n),
  "flex containers in one another": (n) =>
    `${'<div style="display: flex; width: 90%; padding: 1%"><p>a</p>'.repeat(6 * n)}x${"</div>".repeat(6 * n)}`,
  "spans beyond the table": (n) => `<table>${"<tr><td colspan=1000 rowspan=65534>a</td></tr>".repeat(50 * n)}</table>`,
  "rows joined by cells": (n) => `<table>${"<tr><td rowspan=2>a</td><td>b</td></tr>".repeat(500 * n)}</table>`,
  "rows of a table": (n) => `<table>${"<tr><td>a</td><td>b</td></tr>".repeat(1000 * n)}</table>`,
};

it.each(Object.entries(GROWING))("%s: twice the input takes no four times as long", async (_, make) => {
  await print(make(1));
  const time = async (n: number) => {
    const spent = cpuTime();
    expect(await print(make(n))).toBeGreaterThan(0);
    return spent();
  };
  // Other work on the machine makes single times unsteady: the better of two, and a floor below which nothing is told.
  const best = async (n: number) => Math.min(await time(n), await time(n));
  const [once, twice] = [await best(1), await best(2)];
  expect(twice).toBeLessThan(Math.max(1000, once * 4));
});

it("what is larger than a page runs on, and nothing of it is lost", () => {
  const css = "@page { size: 200px 100px; margin: 10px } body { margin: 0; overflow-wrap: anywhere }";
  const lines = Array.from({ length: 40 }, (_, i) => `line${i}`);
  const text = lines.join("\n");
  for (const body of [
    `<table><tr><td>${text}</td><td>beside</td></tr></table>`,
    `<table><tr><td rowspan="2">${text}</td><td>beside</td></tr><tr><td>below</td></tr></table>`,
    `<div style="display: flex"><div>${text}</div><div>beside</div></div>`,
    `<div style="display: flex; flex-direction: column"><div>${text}</div><div>below</div></div>`,
    `<div style="display: inline-block">${text}</div>`,
    `<ul><li>${text}<ul><li>${text}</li></ul></li></ul>`,
    `<pre>${text}</pre>`,
    `<p style="break-inside: avoid">${text}</p>`,
    `<p style="font-size: 150px">${text}</p>`,
    `<p>${"abcdefghij".repeat(200)}</p>`,
    `<p style="overflow-wrap: normal">${"abcdefghij".repeat(200)}</p>`,
  ])
    expect(wildFaults(body, css)).toEqual([]);
});

it("hundreds of boxes on thousands of pages are told, and their parts not made", async () => {
  const css = "@page { size: 900px 40px; margin: 18px 0 } p { float: left; width: 1px; height: 20000px; margin: 0 }";
  const html = `<html lang="en"><style>${css}</style>${"<p></p>".repeat(500)}`;
  const { value, diagnostics } = await printHtml(html, { file: "low.html" });
  expect([value, diagnostics.map(({ message }) => message)]).toEqual([
    undefined,
    [expect.stringMatching(/^low.html takes 50\d\d pages, and boxes on them have more than 2000000 parts$/)],
  ]);
});

it("20,000 siblings", async () => {
  expect(await print("<div>a</div>".repeat(20_000))).toBeGreaterThan(100);
});
