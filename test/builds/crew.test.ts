/** Workers that do what is asked, and workers that die over it. */
import { getEventListeners } from "node:events";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Crew } from "../../src/builds/make/crew.js";

const filename = new URL("fixtures/mortal-worker.mjs", import.meta.url);

async function work(items: readonly number[], workers = 2, cancelAfter = Number.POSITIVE_INFINITY) {
  const done = new Map<number, unknown>();
  const crew = new Crew<number, unknown>({ filename, workerData: {}, workers, memory: 64 });
  await crew.work({
    count: items.length,
    itemOf: (index) => items[index]!,
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

  it("has each worker begin with what it did before", async () => {
    const crew = new Crew<number, unknown>({ filename, workerData: {}, workers: 3, memory: 64 });
    const items = Array.from({ length: 90 }, (_, i) => i + 100);
    const order: { readonly index: number; readonly lane: number }[] = [];
    await crew.work({
      count: items.length,
      itemOf: (index) => items[index]!,
      isCancelled: () => false,
      laneOf: (index) => (index * 2) % 3,
      given: (_, error) => error,
      onDone: (index, _, lane) => order.push({ index, lane }),
    });
    await crew.dismiss();
    expect(order.length).toBe(90);
    for (const lane of [0, 1, 2]) expect((order.find((done) => done.lane === lane)!.index * 2) % 3).toBe(lane);
  });

  it("does what is one worker's by others as well, where these have nothing", async () => {
    const done = new Set<number>();
    const lanes = new Set<number>();
    const crew = new Crew<number, unknown>({ filename, workerData: {}, workers: 2, memory: 64 });
    await crew.work({
      count: 60,
      itemOf: (index) => index + 100,
      isCancelled: () => false,
      laneOf: () => 0,
      given: (_, error) => error,
      onDone: (index, _, lane) => {
        done.add(index);
        lanes.add(lane);
      },
    });
    await crew.dismiss();
    expect([done.size, lanes.size]).toEqual([60, 2]);
  });

  it("leaves nothing with a signal that outlives it", async () => {
    const { signal } = new AbortController();
    const crew = new Crew<number, unknown>({ filename, workerData: {}, workers: 2, memory: 64 });
    const quiet = {
      count: 3,
      itemOf: (index: number) => index + 100,
      isCancelled: () => false,
      signal,
      onDone: () => {},
      given: () => undefined,
    };
    for (let i = 0; i < 3; i++) await crew.work(quiet);
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
