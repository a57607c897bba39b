/**
 * Work spread over worker threads: items are handed out in chunks, no more at a time than there are workers, so that memory
 * is bounded however many there are. A worker that dies takes its chunk along; its items are then tried one by one, and the one
 * that kills is given up.
 */
import Tinypool from "tinypool";

export interface Crew<I, O> {
  /** The module that workers run: its default export makes of some items as many results. */
  readonly filename: URL;
  readonly workerData: object;
  /** Two or more. */
  readonly workers: number;
  /** What the heap of a worker may grow to, MB: past that it dies. */
  readonly memory: number;
  /** Asked before each chunk: true hands out no more. */
  readonly isCancelled: () => boolean;
  /** Told for each item, in the order in which they are done. */
  readonly onDone: (index: number, result: O) => void;
  /** What stands for an item whose worker died. */
  readonly given: (item: I, error: unknown) => O;
}

/** Few messages for many items, and little left to wait for at the end. */
const MAX_CHUNK = 16;

export async function workTogether<I, O>(items: readonly I[], crew: Crew<I, O>): Promise<void> {
  const { filename, workerData, workers, memory } = crew;
  const pool = new Tinypool({
    filename: filename.href,
    workerData,
    minThreads: workers,
    maxThreads: workers,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  let next = 0;
  const run = (chunk: readonly I[]): Promise<O[]> => pool.run(chunk);
  const alone = async (item: I): Promise<O> => {
    try {
      return (await run([item]))[0]!;
    } catch (error) {
      return crew.given(item, error);
    }
  };
  const lane = async (): Promise<void> => {
    while (next < items.length && !crew.isCancelled()) {
      const from = next;
      const size = Math.min(MAX_CHUNK, Math.max(1, Math.floor((items.length - from) / (workers * 3))));
      next = from + size;
      const chunk = items.slice(from, next);
      const results = await run(chunk).catch(() => undefined);
      for (const [i, item] of chunk.entries()) crew.onDone(from + i, results?.[i] ?? (await alone(item)));
    }
  };
  try {
    await Promise.all(Array.from({ length: workers }, lane));
  } finally {
    await pool.destroy();
  }
}
