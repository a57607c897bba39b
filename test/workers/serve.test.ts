/** What a worker answers, seen from the other end of its port. */
import { once } from "node:events";
import { MessageChannel } from "node:worker_threads";
import { afterAll, expect, it, vi } from "vitest";

const { port1: parentPort, port2: pool } = new MessageChannel();
vi.doMock("node:worker_threads", () => ({ parentPort }));
const { serve } = await import("../../src/workers/serve.js");
afterAll(() => pool.close());

it("a worker hands over what is named of a result, and tells what a task threw", async () => {
  const given: Uint8Array<ArrayBuffer>[] = [];
  serve(
    (size: number) => {
      const bytes = new Uint8Array(size);
      given.push(bytes);
      return { bytes };
    },
    ({ bytes }) => [bytes.buffer],
  );
  pool.postMessage(5);
  expect((await once(pool, "message"))[0]).toEqual({ result: { bytes: new Uint8Array(5) } });
  // It is no longer there: it was not copied.
  expect(given.map(({ length }) => length)).toEqual([0]);
  pool.postMessage(-1);
  expect((await once(pool, "message"))[0]).toEqual({ error: expect.any(RangeError) });
});
