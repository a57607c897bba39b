#!/usr/bin/env node
/**
 * Times how long each program takes from the text of a comparison to the bytes of its PDF: warm, in one process, in turns, so
 * that what else the machine does hits all alike. Every document is another one.
 *
 *   node print.mjs [--docs 200] [--warmup 50] [--only versus,typst] [--seed 1] [--json] [--save folder]
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { comparison } from "./corpus.mjs";

const require = createRequire(import.meta.url);

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

const median = (samples, of) => quantile(samples.map(of), 0.5);
const wall = (sample) => sample.ms;
const cpu = (sample) => sample.cpu;
const reference = competitors.find(({ name }) => name === REFERENCE);
const results = competitors.map((competitor) => {
  const { name, samples, checked, inProcess } = competitor;
  return {
    name,
    version: version(competitor),
    median: median(samples, wall),
    p10: quantile(samples.map(wall), 0.1),
    p90: quantile(samples.map(wall), 0.9),
    ...(reference && { ratio: median(samples, wall) / median(reference.samples, wall) }),
    ...(inProcess && { cpu: median(samples, cpu) }),
    ...(inProcess && reference && { cpuRatio: median(samples, cpu) / median(reference.samples, cpu) }),
    bytes: median(samples, (sample) => sample.bytes),
    ...inspect(checked),
  };
});
for (const { peer } of competitors) await peer.close();

const machine = `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}`;
if (options.json) console.log(JSON.stringify({ docs, warmup, seed, machine, results, missing }, null, 2));
else console.log(report());

/** Linear between the samples next to it. */
function quantile(numbers, part) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at % 1);
}

function version({ package: name, peer }) {
  const { version: own } = JSON.parse(readFileSync(manifest(name), "utf8"));
  return peer.version === undefined ? own : `${own} (${peer.version})`;
}

function manifest(name) {
  if (name.endsWith(".json")) return new URL(name, import.meta.url);
  const folder = require.resolve.paths(name).find((path) => {
    try {
      return readFileSync(join(path, name, "package.json"));
    } catch {
      return false;
    }
  });
  return join(folder, name, "package.json");
}

/** What poppler's pdfinfo says of the files: the most pages that one has, and whether all are tagged. */
function inspect(files) {
  const folder = mkdtempSync(join(tmpdir(), "versus-bench-"));
  try {
    const told = files.map((bytes, i) => {
      const path = join(folder, `${i}.pdf`);
      writeFileSync(path, bytes);
      return execFileSync("pdfinfo", [path], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    });
    return {
      pages: Math.max(...told.map((text) => Number(/Pages:\s+(\d+)/.exec(text)?.[1]))),
      tagged: told.every((text) => /Tagged:\s+yes/.test(text)),
    };
  } catch {
    return {};
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
  const number = (value, digits) => (value === undefined ? "–" : value.toFixed(digits));
  const rows = results
    .toSorted((a, b) => a.median - b.median)
    .map((result) => [
      result.name,
      result.version,
      number(result.median, 1),
      number(result.p10, 1),
      number(result.p90, 1),
      number(result.ratio, 2),
      number(result.cpu, 1),
      number(result.cpuRatio, 2),
      number(result.bytes / 1024, 0),
      number(result.pages, 0),
      result.tagged === undefined ? "–" : result.tagged ? "yes" : "no",
    ]);
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i].length)));
  const line = (cells) =>
    `| ${cells.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(" | ")} |`;
  const rule = `|${widths.map((width, i) => (i < 2 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  const title = `${docs} documents of 400 words, after ${warmup} to warm up; ${machine}`;
  return [
    title,
    "",
    line(head),
    rule,
    ...rows.map(line),
    ...missing.map(({ name, reason }) => `\nnot run: ${name} (${reason})`),
  ].join("\n");
}
