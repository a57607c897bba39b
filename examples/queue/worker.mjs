/**
 * Takes jobs from the queue, one at a time, as long as it runs: start one on each machine, in the folder of the project. All of them share that folder, or at
 * least `shards/`. The build runs in this process, so that nothing of it goes on where the worker was killed.
 */
import { DelayedError, UnrecoverableError, Worker } from "bullmq";
import { build, formatDiagnostic, merge } from "versus-sheets";
import { connection, QUEUE } from "./connection.mjs";

const told = (diagnostics) => diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, { colour: false })).join("\n\n");
const faulty = (diagnostics) => diagnostics.filter(({ severity }) => severity === "error");
const stop = new AbortController();
/** How long the folder of a worker that was killed may be taken for its own, ms. */
const LOCKED = 2_000;

const JOBS = {
  /** Where content alone is at fault the shard is done; the merge tells of it. */
  async shard(job, token) {
    const { index, count } = job.data;
    const report = await build({
      shard: { index, count },
      out: `shards/${index}`,
      signal: stop.signal,
      onProgress: ({ done, total }) => void job.updateProgress({ done, total }).catch(() => undefined),
    });
    const errors = faulty(report.diagnostics);
    if (errors.some(({ code }) => code === "build/locked")) {
      await job.moveToDelayed(Date.now() + LOCKED, token);
      throw new DelayedError();
    }
    if (report.cancelled) throw new Error("the worker was stopped");
    // Settings or templates: no other try would mend these.
    if (errors.length > 0) throw new UnrecoverableError(told(errors));
    return { sheets: report.sheets.length };
  },

  /** Makes what is lacking, too. What it tells is the result: the sheets are faulty, not the job. */
  async merge({ data: { count } }) {
    const shards = Array.from({ length: count }, (_, i) => `shards/${i + 1}`);
    const report = await merge(shards, { signal: stop.signal });
    if (stop.signal.aborted) throw new Error("the worker was stopped");
    const errors = faulty([...report.diagnostics, ...report.sheets.flatMap(({ diagnostics }) => diagnostics)]);
    return { sheets: report.sheets.length, faulty: told(errors) };
  },
};

const alive = Number(process.env.VERSUS_ALIVE_MS ?? 30_000);
const worker = new Worker(QUEUE, (job, token) => JOBS[job.name](job, token), {
  connection,
  // A worker says twice in this time that it is alive. One that was killed doesn't, and its job goes to another.
  lockDuration: alive,
  stalledInterval: alive,
  maxStalledCount: 3,
});
worker.on("failed", (job, error) => console.error(`${job?.name} ${job?.data.index ?? ""}: ${error.message}`));
for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, () => {
    stop.abort();
    void worker.close();
  });
