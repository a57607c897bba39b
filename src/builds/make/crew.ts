/**
 * Worker threads that do items of work: handed out in chunks, no more at a time than there are workers, so that memory is
 * bounded however many there are. A worker that dies takes its chunk along; its items are then tried one by one, and the one
 * that kills is given up.
 */
import { type PoolOptions, WorkerPool } from "../../workers/index.js";

export interface CrewWork<I, O> {
  /** So many items. */
  readonly count: number;
  /** An item, made when it is handed out: of thousands few are there at a time. */
  readonly itemOf: (index: number) => I;
  /** Asked before each chunk: true hands out no more. */
  readonly isCancelled: () => boolean;
  /** Aborted: what is being done is let go. */
  readonly signal?: AbortSignal | undefined;
  /** Which worker has something for an item already: it does it, unless others would have nothing to do. */
  readonly laneOf?: (index: number) => number | undefined;
  /** Told for each item, in the order in which they are done. @param lane the worker that did it */
  readonly onDone: (index: number, result: O, lane: number) => void;
  /** What stands for an item whose worker died. */
  readonly given: (item: I, error: unknown) => O;
}

/** Few messages for many items, and little left to wait for at the end. */
const MAX_CHUNK = 16;

export class Crew<I, O> {
  /** Of one worker each, so that it is known which does what. */
  readonly #lanes: readonly WorkerPool<readonly I[], O[]>[];

  /** @param options the module makes of some items as many results */
  constructor(readonly options: PoolOptions) {
    this.#lanes = Array.from({ length: options.workers }, () => new WorkerPool({ ...options, workers: 1 }));
  }

  /** @param workers how many of them at most */
  async work(work: CrewWork<I, O>, workers = this.options.workers): Promise<void> {
    const { signal, itemOf } = work;
    const shares = new Shares(work.count, workers, work.laneOf);
    const inLane = async (pool: WorkerPool<readonly I[], O[]>, lane: number): Promise<void> => {
      while (!work.isCancelled() && !signal?.aborted) {
        const chunk = shares.next(lane);
        if (chunk.length === 0) return;
        const items = chunk.map(itemOf);
        const results = await pool.run(items).catch(() => undefined);
        for (const [i, index] of chunk.entries()) {
          const result = results?.[i] ?? (signal?.aborted ? undefined : await alone(items[i]!, pool, work));
          if (signal?.aborted || result === undefined) return;
          work.onDone(index, result, lane);
        }
      }
    };
    await unlessAborted(Promise.all(this.#lanes.slice(0, workers).map(inLane)), signal);
  }

  /** Lets all workers go but the first, which has done most. @returns whether there is one */
  async rest(): Promise<boolean> {
    const [first, ...others] = this.#lanes;
    await Promise.all(others.map((pool) => pool.destroy()));
    return first !== undefined && first.size > 0;
  }

  /** Lets the workers go. */
  async dismiss(): Promise<void> {
    await Promise.all(this.#lanes.map((pool) => pool.destroy()));
  }
}

async function alone<I, O>(item: I, pool: WorkerPool<readonly I[], O[]>, { given }: CrewWork<I, O>): Promise<O> {
  try {
    return (await pool.run([item]))[0]!;
  } catch (error) {
    return given(item, error);
  }
}

/** Which items each worker does: its own, then those that are nobody's, then those of who has most left. */
class Shares {
  /** Indexes of items, the next one last; those of nobody at the end. */
  readonly #left: number[][];
  #count: number;

  constructor(
    count: number,
    readonly lanes: number,
    laneOf: CrewWork<unknown, unknown>["laneOf"],
  ) {
    this.#count = count;
    this.#left = Array.from({ length: lanes + 1 }, () => []);
    for (let index = count - 1; index >= 0; index--) {
      const lane = laneOf?.(index) ?? lanes;
      this.#left[Math.min(lane, lanes)]!.push(index);
    }
  }

  /** Indexes, in their order; none where nothing is left. */
  next(lane: number): number[] {
    const most = Math.min(MAX_CHUNK, Math.max(1, Math.floor(this.#count / (this.lanes * 3))));
    const mine = [this.#left[lane]!, this.#left[this.lanes]!].find((left) => left.length > 0);
    const left = mine ?? this.#left.reduce((a, b) => (b.length > a.length ? b : a));
    const chunk = left.splice(-most).reverse();
    this.#count -= chunk.length;
    return chunk;
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
