#!/usr/bin/env node
/**
 * Times how long each program takes from the text of a comparison to the bytes of its PDF: warm, in one process, in turns, so
 * that what else the machine does hits all alike. Every document is another one.
 *
 *   node print.mjs [--docs 200] [--warmup 50] [--only versus,typst] [--seed 1] [--json] [--save folder]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { comparison } from "./corpus.mjs";
import { inspectPdfs, machine, markdownTable, packageVersion, quantile, shown } from "./report.mjs";

/** By name: the package whose version is told, and whether its work is done in this process. */
const COMPETITORS = {
  typst: { package: "@myriaddreamin/typst-ts-node-compiler", inProcess: true },
  versus: { package: "../package.json", inProcess: true },
  chromium: { package: "playwright-core", inProcess: false },
  "react-pdf": { package: "@react-pdf/renderer", inProcess: true },
  pdfmake: { package: "pdfmake", inProcess: true },
};
/** All others are told as multiples of this one. */
const REFERENCE = "typst";
/** PDFs of each competitor that are read again at the end. */
const CHECKED = 10;

const { values: options } = parseArgs({
  options: {
    docs: { type: "string", default: "200" },
    warmup: { type: "string", default: "50" },
    only: { type: "string", default: Object.keys(COMPETITORS).join(",") },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
    save: { type: "string" },
  },
});
const [docs, warmup, seed] = [options.docs, options.warmup, options.seed].map(Number);

const missing = [];
const competitors = [];
for (const name of options.only.split(",")) {
  if (!COMPETITORS[name]) throw new Error(`there is no competitor "${name}": ${Object.keys(COMPETITORS).join(", ")}`);
  try {
    const peer = await (await import(`./peers/${name}.mjs`)).open();
    competitors.push({ name, ...COMPETITORS[name], peer, samples: [], checked: [] });
  } catch (error) {
    missing.push({ name, reason: String(error.message).split("\n")[0] });
  }
}

for (let number = 0; number < warmup + docs; number++) {
  const sheet = comparison(number, seed);
  for (let turn = 0; turn < competitors.length; turn++) {
    const competitor = competitors[(number + turn) % competitors.length];
    const { name, peer, samples, checked } = competitor;
    const text = await peer.prepare(sheet);
    const cpu = process.cpuUsage();
    const start = performance.now();
    const bytes = await peer.print(text);
    const ms = performance.now() - start;
    const used = process.cpuUsage(cpu);
    await peer.settle?.();
    if (number < warmup) continue;
    samples.push({ ms, cpu: (used.user + used.system) / 1000, bytes: bytes.length });
    if ((number - warmup) % Math.ceil(docs / CHECKED) === 0) checked.push(Buffer.from(bytes));
    if (options.save !== undefined && number === warmup) {
      mkdirSync(options.save, { recursive: true });
      writeFileSync(join(options.save, `${name}.pdf`), bytes);
    }
  }
}

const middle = (samples, of) => quantile(samples.map(of), 0.5);
const wall = (sample) => sample.ms;
const cpu = (sample) => sample.cpu;
const reference = competitors.find(({ name }) => name === REFERENCE);
const results = competitors.map((competitor) => {
  const { name, samples, checked, inProcess } = competitor;
  return {
    name,
    version: version(competitor),
    median: middle(samples, wall),
    p10: quantile(samples.map(wall), 0.1),
    p90: quantile(samples.map(wall), 0.9),
    ...(reference && { ratio: middle(samples, wall) / middle(reference.samples, wall) }),
    ...(inProcess && { cpu: middle(samples, cpu) }),
    ...(inProcess && reference && { cpuRatio: middle(samples, cpu) / middle(reference.samples, cpu) }),
    bytes: middle(samples, (sample) => sample.bytes),
    ...inspect(checked),
  };
});
for (const { peer } of competitors) await peer.close();

if (options.json) console.log(JSON.stringify({ docs, warmup, seed, machine: machine(), results, missing }, null, 2));
else console.log(report());

function version({ package: name, peer }) {
  const own = packageVersion(name);
  return peer.version === undefined ? own : `${own} (${peer.version})`;
}

/** Of the bytes of some files: see `inspectPdfs`. */
function inspect(files) {
  const folder = mkdtempSync(join(tmpdir(), "versus-bench-"));
  const paths = files.map((_, i) => join(folder, `${i}.pdf`));
  try {
    for (const [i, bytes] of files.entries()) writeFileSync(paths[i], bytes);
    return inspectPdfs(paths);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report() {
  const head = [
    "",
    "version",
    "median ms",
    "p10",
    "p90",
    `× ${REFERENCE}`,
    "CPU ms",
    `× ${REFERENCE}`,
    "KB",
    "pages",
    "tagged",
  ];
  const rows = results
    .toSorted((a, b) => a.median - b.median)
    .map((result) => [
      result.name,
      result.version,
      shown(result.median, 1),
      shown(result.p10, 1),
      shown(result.p90, 1),
      shown(result.ratio, 2),
      shown(result.cpu, 1),
      shown(result.cpuRatio, 2),
      shown(result.bytes / 1024, 0),
      shown(result.pages, 0),
      result.tagged === undefined ? "–" : result.tagged ? "yes" : "no",
    ]);
  const title = `${docs} documents of 400 words, after ${warmup} to warm up; ${machine()}`;
  return [
    title,
    "",
    markdownTable(head, rows, 2),
    ...missing.map(({ name, reason }) => `\nnot run: ${name} (${reason})`),
  ].join("\n");
}
