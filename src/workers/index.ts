/** The door of the stage: Tasks -> results, in worker threads. Other stages take what stands here, and nothing else. */
export { type PoolOptions, WorkerPool } from "./pool.js";
export { serve } from "./serve.js";
