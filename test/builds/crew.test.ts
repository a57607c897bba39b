/** Workers that do what is asked, and workers that die over it. */
import { getEventListeners } from "node:events";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Crew } from "../../src/builds/make/crew.js";

const filename = new URL("fixtures/mortal-worker.mjs", import.meta.url);

async function work(items: readonly number[], workers = 2, cancelAfter = Number.POSITIVE_INFINITY) {
  const done = new Map<number, unknown>();
  const crew = new Crew<number, unknown>({ filename, workerData: {}, workers, memory: 64 });
  await crew.work(items, {
    isCancelled: () => done.size >= cancelAfter,
    onDone: (index, result) => {
      expect(done.has(index)).toBe(false);
      done.set(index, result);
    },
    given: (item, error) =>
      `${item}: ${error instanceof Error ? ("code" in error ? error.code : error.message) : error}`,
  });
  await crew.dismiss();
  return [...done].sort(([a], [b]) => a - b).map(([, result]) => result);
}

describe("a crew", { timeout: 60_000 }, () => {
  it("does each item once, whatever their number and that of the workers", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 100, max: 999 }), { maxLength: 70 }),
        fc.integer({ min: 2, max: 4 }),
        async (items, workers) => {
          expect(await work(items, workers)).toEqual(items.map((item) => item * 2));
        },
      ),
      { numRuns: 8 },
    );
  });

  it.each([
    ["throws", 13, "13: thirteen"],
    ["has a fault that nobody catches", 14, "14: uncaught"],
    ["takes all memory", 15, "15: ERR_WORKER_OUT_OF_MEMORY"],
  ])("gives up the item over which a worker %s, and no other", async (_, mortal, told) => {
    const items = Array.from({ length: 24 }, (_, i) => i + 100);
    items[7] = mortal;
    const results = await work(items);
    expect(results).toEqual(items.map((item) => (item === mortal ? told : item * 2)));
  });

  it("leaves nothing with a signal that outlives it", async () => {
    const { signal } = new AbortController();
    const crew = new Crew<number, unknown>({ filename, workerData: {}, workers: 2, memory: 64 });
    const quiet = { isCancelled: () => false, signal, onDone: () => {}, given: () => undefined };
    for (let i = 0; i < 3; i++) await crew.work([100, 101, 102], quiet);
    expect(getEventListeners(signal, "abort")).toEqual([]);
    await crew.dismiss();
  });

  it("hands out no more once it is cancelled", async () => {
    const results = await work(
      Array.from({ length: 400 }, (_, i) => i + 100),
      2,
      20,
    );
    expect(results.length).toBeGreaterThanOrEqual(20);
    expect(results.length).toBeLessThan(100);
  });
});
