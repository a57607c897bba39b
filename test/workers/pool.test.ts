/** Threads that do what is asked, that are stopped, and that die over it. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { WorkerPool } from "../../src/workers/index.js";

const filename = new URL("fixtures/worker.mjs", import.meta.url);

const pools: WorkerPool<string, number>[] = [];
function open(workers: number, module = filename): WorkerPool<string, number> {
  const pool = new WorkerPool<string, number>({ filename: module, workers, memory: 64 });
  pools.push(pool);
  return pool;
}

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(pools.splice(0).map((pool) => pool.destroy()));
});

describe("a pool of workers", { timeout: 60_000 }, () => {
  it("starts a thread when a task finds none idle, and no more than it may", async () => {
    const pool = open(2);
    const first = await pool.run("name");
    expect(await pool.run("name")).toBe(first);
    const names = await Promise.all(Array.from({ length: 9 }, () => pool.run("name")));
    expect(new Set(names).size).toBe(2);
    expect(names).toContain(first);
  });

  it.each([
    ["ends", "end", "a worker has ended, with 3"],
    ["has a fault that nobody catches", "fail later", "failed later"],
    ["takes all memory", "hoard", /memory/],
  ])(
    "rejects the task over which a thread %s, and no other, and gives the next one a new thread",
    async (_, deed, told) => {
      const pool = open(1);
      const first = await pool.run("name");
      const deadly = pool.run(deed);
      const next = pool.run("name");
      await expect(deadly).rejects.toThrow(told);
      expect(await next).not.toBe(first);
      expect(await pool.run("name")).toBe(await next);
    },
  );

  it("lets a thread go that dies of nothing that it was asked for", async () => {
    const pool = open(1);
    const first = await pool.run("fail when idle");
    await vi.waitFor(async () => expect(await pool.run("name")).not.toBe(first), 30_000);
  });

  it("keeps the thread of a task that throws", async () => {
    const pool = open(1);
    const first = await pool.run("name");
    await expect(pool.run("fail")).rejects.toThrow("failed");
    expect(await pool.run("name")).toBe(first);
  });

  it("rejects tasks for which no thread can start, each of them", async () => {
    const pool = open(1, new URL("fixtures/none.mjs", import.meta.url));
    const tasks = await Promise.allSettled([pool.run("name"), pool.run("name")]);
    expect(tasks.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(pool.run("name")).rejects.toThrow("none.mjs");
  });

  it("rejects a task that can't be copied, and goes on", async () => {
    const pool = new WorkerPool<unknown, number>({ filename, workers: 1, memory: 64 });
    await expect(pool.run(() => 1)).rejects.toThrow("could not be cloned");
    expect(await pool.run("name")).toBeGreaterThan(0);
    await pool.destroy();
  });

  it("rejects all that was not done when it is destroyed", async () => {
    const pool = open(1);
    const tasks = Promise.allSettled([pool.run("spin"), pool.run("name")]);
    await pool.destroy();
    expect((await tasks).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });
});

describe("a task whose signal is aborted", { timeout: 60_000 }, () => {
  it("is not begun where it was aborted before", async () => {
    const pool = open(1);
    await expect(pool.run("end", AbortSignal.abort("before"))).rejects.toBe("before");
  });

  it("no longer waits", async () => {
    const pool = open(1);
    const first = pool.run("name");
    const abort = new AbortController();
    const waiting = pool.run("end", abort.signal);
    const last = pool.run("name");
    abort.abort("waiting");
    await expect(waiting).rejects.toBe("waiting");
    expect(await last).toBe(await first);
  });

  it("is stopped in the middle, and its place is free", async () => {
    const pool = open(1);
    const first = await pool.run("name");
    const abort = new AbortController();
    const endless = pool.run("spin", abort.signal);
    const next = pool.run("name");
    abort.abort("in the middle");
    await expect(endless).rejects.toBe("in the middle");
    expect(await next).not.toBe(first);
  });

  it("rejects at once, but a thread that is done soon is kept", async () => {
    const pool = open(1);
    const first = await pool.run("name");
    // The time that a thread has doesn't pass.
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const abort = new AbortController();
    const aborted = pool.run("name", abort.signal);
    abort.abort("soon");
    await expect(aborted).rejects.toBe("soon");
    expect(await pool.run("name")).toBe(first);
    vi.runAllTimers();
    expect(await pool.run("name")).toBe(first);
  });

  it("is done where it was done before", async () => {
    const pool = open(1);
    const abort = new AbortController();
    const first = await pool.run("name", abort.signal);
    abort.abort();
    expect(await pool.run("name")).toBe(first);
  });
});
