/**
 * `npm run fuzz`: tries the compiled program on what nobody would write. Each case has a kind and a seed, which make it again.
 *
 *     npm run fuzz -- --minutes 10 --kind html --seed 4711
 *     npm run fuzz -- --kind html --seed 4711 --cases 1 --minimise     one case, again, and made smaller
 *     npm run fuzz -- --kind html --seed 4711 --show                   the case itself
 *     npm run fuzz -- --verapdf                                        one PDF in 200 is judged by veraPDF
 */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect, parseArgs } from "node:util";
import { fetchJudge, judgeClaims } from "../conformance/judge.mjs";
import { Child } from "./child.mjs";
import { generate, KINDS } from "./generate.mjs";
import { minimised } from "./minimise.mjs";
import { seedFiles } from "./seeds.mjs";

const given = process.argv.slice(2);
const { values } = parseArgs({
  // The folder of veraPDF may be left out.
  args: given.map((arg, i) => (arg === "--verapdf" && /^(--|$)/.test(given[i + 1] ?? "") ? "--verapdf=" : arg)),
  options: {
    minutes: { type: "string", default: "1" },
    seed: { type: "string" },
    kind: { type: "string", multiple: true, default: KINDS },
    cases: { type: "string" },
    show: { type: "boolean", default: false },
    minimise: { type: "boolean", default: false },
    verapdf: { type: "string" },
  },
});
/** Cases that a process gets at once. Projects are looked at on the disk before and after. */
const BATCH = 40;
/** Of so many cases the PDF of one is judged, and so many PDFs at once, since veraPDF takes seconds to begin. */
const [JUDGED, JUDGED_AT_ONCE] = [200, 40];
/** Processor time of a case that is made smaller, ms: more than one may take, less than it takes to give up. */
const MOST_COMPUTING = 4_000;

const seeds = seedFiles();
const first = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
const most = values.cases === undefined ? Infinity : Number(values.cases);
const show = (value) => console.log(inspect(value, { depth: 12, maxStringLength: Infinity, breakLength: 140 }));

const counts = new Map(values.kind.map((kind) => [kind, { cases: 0, printed: 0, made: 0, refused: 0, judged: 0 }]));
const faults = [];
const child = new Child();
const collected = values.verapdf === undefined ? undefined : mkdtempSync(join(tmpdir(), "versus-fuzz-judged-"));

function note(kind, seed, { result, fault, damagedText }) {
  const count = counts.get(kind);
  count.cases++;
  if (result) count[result]++;
  if (!fault) return;
  faults.push({ kind, seed, text: fault, damagedText });
  console.log(`\n${kind} ${seed}: ${fault}`);
}

/** Has what was collected judged, for what each file claims. */
function judge() {
  for (const { name, flavour, rules } of judgeClaims(collected, values.verapdf || undefined)) {
    const [kind, seed] = name.replace(".pdf", "").split("-");
    if (flavour === "ua1") counts.get(kind).judged++;
    if (rules.length > 0) {
      faults.push({ kind, seed: Number(seed), text: `breaks ${flavour}` });
      console.log(`\n${name}: breaks ${flavour}: ${rules.join("; ")}`);
    }
  }
  for (const name of readdirSync(collected)) rmSync(join(collected, name));
}

async function run() {
  const end = performance.now() + Number(values.minutes) * 60_000;
  const next = new Map(values.kind.map((kind) => [kind, first]));
  for (let turn = 0; performance.now() < end && !stopped; turn++) {
    const open = values.kind.filter((kind) => counts.get(kind).cases < most);
    if (open.length === 0) break;
    const kind = open[turn % open.length];
    const count = Math.min(BATCH, most - counts.get(kind).cases);
    const request = { kind, from: next.get(kind), count, collect: collected, every: JUDGED };
    next.set(kind, await child.run(request, (seed, outcome) => note(kind, seed, outcome)));
    if (collected && readdirSync(collected).length >= JUDGED_AT_ONCE) judge();
  }
  if (collected && !stopped) judge();
}

async function minimiseAll() {
  const attempt = async (kind, seed, reduction) => {
    let found;
    await child.run({ kind, from: seed, count: 1, reduction }, (_, { fault }) => (found = fault), MOST_COMPUTING);
    return found;
  };
  for (const fault of faults) {
    if (stopped || fault.text.startsWith("breaks")) continue;
    console.log(`\n${fault.kind} ${fault.seed}, made smaller (${fault.text.split("\n")[0]}):`);
    show(await minimised(fault, seeds, attempt));
  }
}

let stopped = false;
process.once("SIGINT", () => {
  stopped = true;
  child.stop();
});

if (values.show) for (const kind of values.kind) show(generate(kind, first, seeds));
else {
  console.log(`seed ${first}, kinds ${values.kind.join(", ")}`);
  if (collected && !values.verapdf) fetchJudge();
  await run();
  if (values.minimise) await minimiseAll();
  child.end();
  if (collected) rmSync(collected, { recursive: true });
  console.log("");
  for (const [kind, { cases, printed, made, refused, judged }] of counts)
    console.log(
      `${kind} ${cases} cases: ${printed} printed, ${made} made something else, ${refused} refused${collected ? `; ${judged} judged` : ""}`,
    );
  console.log(`${faults.length} faults`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
