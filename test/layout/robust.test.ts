/**
 * Whatever text, nesting and styles an HTML brings: pages come out, in time, with every letter painted once and no number
 * that is none. `VERSUS_RUNS=3000` tries other documents, as many as that.
 */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { printHtml } from "../../src/pdf/print.js";
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
  const start = performance.now();
  expect(await print(`${'<div style="margin: 1px">'.repeat(300)}${"</div>".repeat(300)}<p>after</p>`)).toBe(1);
  expect(performance.now() - start).toBeLessThan(5000);
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
  asked ? 10_000_000 : 120_000,
);
