/**
 * Tasks -> results, in worker threads: each thread does one task at a time, and what finds none idle waits for its turn. A thread that dies
 * takes its task along and nothing else; the next task gets a new one. No thread that is idle keeps the program from ending.
 */
import { setMaxListeners } from "node:events";
import { Worker } from "node:worker_threads";
import type { Reply } from "./serve.js";

export interface PoolOptions {
  /** The module that workers run, which calls `serve`. */
  readonly filename: URL;
  readonly workerData?: object;
  /** The most threads. One is started when a task finds none idle, and stays. */
  readonly workers: number;
  /** What the heap of a worker may grow to, MB: past that it dies. */
  readonly memory: number;
}

/** Task and promise. What is settled stays as it is, whatever is said of it later. */
interface Job<I, O> {
  readonly task: I;
  readonly resolve: (result: O) => void;
  readonly reject: (reason: unknown) => void;
}

interface Thread<I, O> {
  readonly worker: Worker;
  /** What it is doing. */
  job?: Job<I, O> | undefined;
  /** Runs once nobody waits for what it is doing. */
  patience?: NodeJS.Timeout;
}

/**
 * Milliseconds in which a thread may end what nobody waits for any longer. A thread that is stopped takes its caches along, which cost
 * more than what most tasks have left to do.
 */
const PATIENCE = 100;

export class WorkerPool<I, O> {
  readonly #threads = new Set<Thread<I, O>>();
  readonly #waiting = new Set<Job<I, O>>();

  constructor(readonly options: PoolOptions) {}

  /**
   * Rejects with what the task threw, with what its thread died of, or with the signal's reason: then the task no longer waits, or its
   * thread is stopped unless it is done at once.
   */
  run(task: I, signal?: AbortSignal): Promise<O> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const { promise, ...settle } = withResolvers<O>();
    const job = { task, ...settle };
    this.#waiting.add(job);
    this.#assign();
    if (!signal) return promise;
    const abort = (): void => this.#abort(job, signal.reason);
    // Many tasks may have one signal. Node 20 takes more than ten for a mistake, later ones don't.
    setMaxListeners(0, signal);
    signal.addEventListener("abort", abort, { once: true });
    return promise.finally(() => signal.removeEventListener("abort", abort));
  }

  /** How many threads there are. */
  get size(): number {
    return this.#threads.size;
  }

  /** Stops all threads, whatever they are doing: what was not done rejects. */
  async destroy(): Promise<void> {
    const reason = new Error("the workers were stopped");
    for (const { reject } of this.#waiting) reject(reason);
    this.#waiting.clear();
    await Promise.all([...this.#threads].map((thread) => this.#stop(thread, reason)));
  }

  /** Gives what waits to threads that have nothing to do. */
  #assign(): void {
    for (const job of this.#waiting) {
      try {
        const thread = this.#idleThread();
        if (!thread) return;
        thread.worker.postMessage(job.task);
        thread.worker.ref();
        thread.job = job;
      } catch (error) {
        // The task can't be copied, or the system has no more threads.
        job.reject(error);
      }
      this.#waiting.delete(job);
    }
  }

  /** @returns the one that was started first: it has met most texts; undefined where all have something to do */
  #idleThread(): Thread<I, O> | undefined {
    for (const thread of this.#threads) if (!thread.job) return thread;
    return this.#threads.size < this.options.workers ? this.#start() : undefined;
  }

  #start(): Thread<I, O> {
    const { filename, workerData, memory } = this.options;
    const worker = new Worker(filename, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: memory },
      // Flags are the program's own: some of them are none for a thread, and end it.
      execArgv: [],
    });
    const thread: Thread<I, O> = { worker };
    worker.unref();
    worker.on("message", (reply: Reply<O>) => this.#settle(thread, reply));
    worker.on("error", (error) => this.#stop(thread, error));
    worker.on("messageerror", (error) => this.#stop(thread, error));
    worker.on("exit", (code) => this.#stop(thread, new Error(`a worker has ended, with ${code}`)));
    this.#threads.add(thread);
    return thread;
  }

  #settle(thread: Thread<I, O>, reply: Reply<O>): void {
    const { job, patience, worker } = thread;
    // It was stopped while it said so.
    if (!job) return;
    clearTimeout(patience);
    thread.job = undefined;
    if ("result" in reply) job.resolve(reply.result);
    else job.reject(reply.error);
    this.#assign();
    if (!thread.job) worker.unref();
  }

  #abort(job: Job<I, O>, reason: unknown): void {
    job.reject(reason);
    this.#waiting.delete(job);
    for (const thread of this.#threads) {
      if (thread.job === job) thread.patience = setTimeout(() => this.#stop(thread, reason), PATIENCE);
    }
  }

  /** Ends a thread, and with it what it is doing; what waits gets another one. */
  async #stop(thread: Thread<I, O>, reason: unknown): Promise<void> {
    clearTimeout(thread.patience);
    this.#threads.delete(thread);
    thread.job?.reject(reason);
    thread.job = undefined;
    this.#assign();
    await thread.worker.terminate();
  }
}

/** As `Promise.withResolvers`, which Node 20 lacks. */
function withResolvers<O>(): Pick<Job<unknown, O>, "resolve" | "reject"> & { readonly promise: Promise<O> } {
  let settle: Pick<Job<unknown, O>, "resolve" | "reject"> | undefined;
  const promise = new Promise<O>((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...settle! };
}
