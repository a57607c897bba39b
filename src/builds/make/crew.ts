/**
 * Worker threads that do items of work: handed out in chunks, no more at a time than there are workers, so that memory is
 * bounded however many there are. A worker that dies takes its chunk along; its items are then tried one by one, and the one
 * that kills is given up.
 */
import { type PoolOptions, WorkerPool } from "../../workers/index.js";

export interface CrewWork<I, O> {
  /** Asked before each chunk: true hands out no more. */
  readonly isCancelled: () => boolean;
  /** Aborted: what is being done is let go. */
  readonly signal?: AbortSignal | undefined;
  /** Told for each item, in the order in which they are done. */
  readonly onDone: (index: number, result: O) => void;
  /** What stands for an item whose worker died. */
  readonly given: (item: I, error: unknown) => O;
}

/** Few messages for many items, and little left to wait for at the end. */
const MAX_CHUNK = 16;

export class Crew<I, O> {
  readonly #pool: WorkerPool<readonly I[], O[]>;

  /** @param options the module makes of some items as many results */
  constructor(readonly options: PoolOptions) {
    this.#pool = new WorkerPool(options);
  }

  /** @param workers how many of them at most */
  async work(items: readonly I[], work: CrewWork<I, O>, workers = this.options.workers): Promise<void> {
    const { signal } = work;
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < items.length && !work.isCancelled() && !signal?.aborted) {
        const from = next;
        next = from + Math.min(MAX_CHUNK, Math.max(1, Math.floor((items.length - from) / (workers * 3))));
        const chunk = items.slice(from, next);
        const results = await this.#pool.run(chunk).catch(() => undefined);
        for (const [i, item] of chunk.entries()) {
          const result = results?.[i] ?? (signal?.aborted ? undefined : await this.#alone(item, work));
          if (signal?.aborted || result === undefined) return;
          work.onDone(from + i, result);
        }
      }
    };
    await unlessAborted(Promise.all(Array.from({ length: workers }, lane)), signal);
  }

  /** Lets all workers go but one, which has done most. @returns whether there is one */
  async rest(): Promise<boolean> {
    await this.#pool.rest();
    return this.#pool.size > 0;
  }

  /** Lets the workers go. */
  dismiss(): Promise<void> {
    return this.#pool.destroy();
  }

  async #alone(item: I, { given }: CrewWork<I, O>): Promise<O> {
    try {
      return (await this.#pool.run([item]))[0]!;
    } catch (error) {
      return given(item, error);
    }
  }
}

/** Settles with the work, or once the signal is aborted. The signal may outlive many works: nothing of this one stays with it. */
async function unlessAborted(work: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  let stop = (): void => {};
  const aborted = new Promise<void>((done) => (stop = done));
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop, { once: true });
  try {
    await Promise.race([work, aborted]);
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}
