/**
 * Nothing is lost: whatever an author writes comes back from the PDF, on one page, on several where that is wanted, or with
 * an error that says by how much it is too long and which parts are longest.
 *
 * `npm test` tries the same few sheets each time. `VERSUS_RUNS=3000 npx vitest run test/sheets/nothing-lost.test.ts` tries
 * other ones, as many as that (VERSUS_SEED names the first, so that a run can be repeated); 1,000 take about six minutes.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sheets } from "../support/generate.js";
import { faultsOf } from "../support/lost.js";
import { hasPoppler } from "../support/outside.js";

const asked = Number(process.env.VERSUS_RUNS ?? 0);
const runs = asked || 80;
const seed = Number(process.env.VERSUS_SEED ?? (asked ? Date.now() % 1e9 : 7));

describe.skipIf(!hasPoppler)("nothing is lost", () => {
  it(
    `in ${runs} generated sheets`,
    async () => {
      await fc.assert(
        fc.asyncProperty(sheets, async (sheet) => {
          expect(await faultsOf(sheet)).toEqual([]);
        }),
        { numRuns: runs, seed, interruptAfterTimeLimit: asked ? 10_000_000 : 100_000 },
      );
    },
    asked ? 10_000_000 : 120_000,
  );
});
