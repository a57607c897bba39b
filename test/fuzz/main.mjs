/**
 * `npm run fuzz`: tries the compiled program on what nobody would write. Cases run in a process of their own, which is killed
 * when one doesn't end; each has a kind and a seed, which make it again.
 *
 *     npm run fuzz -- --minutes 10 --kind html --seed 4711
 *     npm run fuzz -- --kind html --seed 4711 --cases 1     one case, again
 *     npm run fuzz -- --kind html --seed 4711 --show        the case itself
 */
import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { generate, KINDS } from "./generate.mjs";
import { seedFiles } from "./seeds.mjs";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    seed: { type: "string" },
    kind: { type: "string", multiple: true, default: KINDS },
    cases: { type: "string" },
    show: { type: "boolean", default: false },
  },
});
/** Wall-clock time after which a case counts as hanging where its processor time can't be read, ms. */
const MOST_WAITING = 60_000;
/** Processor time after which a case is killed, ms. */
const MOST_COMPUTING = 10_000;
const BATCH = 40;

const first = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
if (values.show) {
  for (const kind of values.kind) console.log(generate(kind, first, seedFiles()));
  process.exit(0);
}
const end = performance.now() + Number(values.minutes) * 60_000;
const most = values.cases === undefined ? Infinity : Number(values.cases);
console.log(`seed ${first}, kinds ${values.kind.join(", ")}`);

const counts = new Map(values.kind.map((kind) => [kind, 0]));
const faults = [];
let runner;

/** Processor time of a process, ms; undefined where the system doesn't tell. */
function computed(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}

/** Runs a batch; returns the seed that comes next: a case that kills its runner or is killed ends the batch. */
function batch(kind, from, count) {
  runner ??= fork(new URL("runner.mjs", import.meta.url), { execArgv: ["--max-old-space-size=512"] });
  const child = runner;
  return new Promise((resolve) => {
    let current = from;
    let began = performance.now();
    let base = computed(child.pid) ?? 0;
    const fault = (text) => {
      faults.push({ kind, seed: current, text });
      console.log(`\n${kind} ${current}: ${text}`);
    };
    const watch = setInterval(() => {
      const time = computed(child.pid);
      if (time === undefined ? performance.now() - began < MOST_WAITING : time - base < MOST_COMPUTING) return;
      fault("hangs");
      child.kill("SIGKILL");
    }, 500);
    const finish = (next) => {
      clearInterval(watch);
      child.off("message", onMessage);
      child.off("exit", onExit);
      resolve(next);
    };
    const onMessage = (message) => {
      if (message.start !== undefined) {
        current = message.start;
        began = performance.now();
        base = computed(child.pid) ?? 0;
      } else if (message.end !== undefined) {
        counts.set(kind, counts.get(kind) + 1);
        if (message.fault) fault(message.fault);
      } else finish(from + count);
    };
    const onExit = (code, signal) => {
      runner = undefined;
      if (!stopped && (signal !== "SIGKILL" || code !== null)) fault(`kills its process (${signal ?? code})`);
      counts.set(kind, counts.get(kind) + 1);
      finish(current + 1);
    };
    child.on("message", onMessage);
    child.on("exit", onExit);
    // A process that is gone already tells so by its exit.
    child.send({ kind, from, count }, () => {});
  });
}

let stopped = false;
process.once("SIGINT", () => {
  stopped = true;
  runner?.kill("SIGKILL");
});
const next = new Map(values.kind.map((kind) => [kind, first]));
for (let turn = 0; performance.now() < end && !stopped; turn++) {
  const open = values.kind.filter((kind) => counts.get(kind) < most);
  if (open.length === 0) break;
  const kind = open[turn % open.length];
  next.set(kind, await batch(kind, next.get(kind), Math.min(kind === "project" ? 2 : BATCH, most - counts.get(kind))));
}
runner?.disconnect();
console.log(`\n${[...counts].map(([kind, count]) => `${kind} ${count}`).join(", ")}; ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
