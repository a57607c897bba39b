/** What stands in a worker thread: each message is a task, and is answered by what became of it. */
import { parentPort, type Transferable } from "node:worker_threads";

/** What a worker says of a task. */
export type Reply<O> = { readonly result: O } | { readonly error: unknown };

/**
 * Does all tasks that the pool gives to this thread, one by one.
 * @param transferred what of a result is handed over, not copied: this thread has it no longer
 */
export function serve<I, O>(
  work: (task: I) => O | Promise<O>,
  transferred: (result: O) => Transferable[] = () => [],
): void {
  parentPort?.on("message", async (task: I) => {
    let reply: Reply<O>;
    try {
      reply = { result: await work(task) };
    } catch (error) {
      reply = { error };
    }
    parentPort?.postMessage(reply, "result" in reply ? transferred(reply.result) : []);
  });
}
