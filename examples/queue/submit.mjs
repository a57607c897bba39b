/**
 * Submits a build in so many parts, and waits for its end: `node submit.mjs 8`. The merge is the parent of the shards: it begins once all of
 * them have ended. Exit code: 1 where sheets are faulty, or the merge failed.
 */
import { FlowProducer, QueueEvents } from "bullmq";
import { connection, QUEUE } from "./connection.mjs";

const count = Number(process.argv[2] ?? 4);
if (!Number.isInteger(count) || count < 1 || count > 1000) {
  console.error("write how many parts there are to be: node submit.mjs 8");
  process.exit(2);
}
/** A part that fails is tried again, with a little patience; one whose worker was killed is given to another. */
const patience = { attempts: 3, backoff: { type: "exponential", delay: 1000 } };

const events = new QueueEvents(QUEUE, { connection });
const flows = new FlowProducer({ connection });
await events.waitUntilReady();
const { job } = await flows.add({
  name: "merge",
  queueName: QUEUE,
  data: { count },
  opts: patience,
  children: Array.from({ length: count }, (_, i) => ({
    name: "shard",
    queueName: QUEUE,
    data: { index: i + 1, count },
    // What a shard that failed for good has left undone is made by the merge, and told there.
    opts: { ...patience, ignoreDependencyOnFailure: true },
  })),
});
try {
  const { sheets, faulty } = await job.waitUntilFinished(events);
  if (faulty) console.error(faulty);
  console.log(`${sheets} sheets in out/`);
  process.exitCode = faulty ? 1 : 0;
} catch (error) {
  console.error(`the merge failed: ${error.message}`);
  process.exitCode = 1;
}
await Promise.all([flows.close(), events.close()]);
