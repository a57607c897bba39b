#!/usr/bin/env node
/**
 * Times whole builds: every program is started as a person or a job would start it, and takes files to files. Rounds in which
 * each has its turn; ratios are taken within a round.
 *
 *   node builds.mjs [--only pdfs,pages,rebuild,watch,cold,growth] [--sheets 1000,10000] [--rounds 3] [--seed 1] [--jobs 2]
 *     [--programs versus,typst] [--handbook] [--timeout 3600] [--work folder] [--json] [--quiet]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { cold } from "./builds/cold.mjs";
import { collection } from "./builds/collection.mjs";
import { growth } from "./builds/growth.mjs";
import { pages } from "./builds/pages.mjs";
import { pdfs } from "./builds/pdfs.mjs";
import { findPrograms, PROGRAMS } from "./builds/programs.mjs";
import { rebuild } from "./builds/rebuild.mjs";
import { toJson, toMarkdown } from "./builds/tables.mjs";
import { watch } from "./builds/watch.mjs";
import { machine } from "./report.mjs";

const SECTIONS = { pdfs, pages, rebuild, watch, cold, growth };

const { values: options } = parseArgs({
  options: {
    only: { type: "string", default: Object.keys(SECTIONS).join(",") },
    programs: { type: "string", default: PROGRAMS.join(",") },
    sheets: { type: "string" },
    rounds: { type: "string", default: "3" },
    seed: { type: "string", default: "1" },
    jobs: { type: "string", default: "2" },
    timeout: { type: "string", default: "3600" },
    work: { type: "string", default: tmpdir() },
    handbook: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    quiet: { type: "boolean", default: false },
  },
});
const [rounds, seed, jobs, timeout] = ["rounds", "seed", "jobs", "timeout"].map((name) => whole(name, options[name]));
const chosenSizes = options.sheets?.split(",").map((text) => whole("sheets", text));
const sections = options.only.split(",");
for (const name of sections)
  if (!SECTIONS[name]) throw new Error(`there is no section "${name}": ${Object.keys(SECTIONS).join(", ")}`);

const { versions, missing } = await findPrograms(options.programs.split(","));
const work = mkdtempSync(join(options.work, "versus-builds-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));
const collections = new Map();

const context = Object.freeze({
  rounds,
  jobs,
  timeout,
  versions,
  work,
  handbook: options.handbook,
  /** A new one. */
  folder: () => mkdtempSync(join(work, "run-")),
  sheets(count) {
    if (!collections.has(count)) collections.set(count, collection(count, seed));
    return collections.get(count);
  },
  /** Of collections: those asked for, or else the section's own. */
  sizes: (own) => chosenSizes ?? own,
  say(text) {
    if (!options.quiet) process.stderr.write(`${text}\n`);
  },
});

const settings = `${rounds} rounds, seed ${seed}`;
if (!options.json) console.log(`${settings}; ${machine()}`);
const told = [];
for (const name of sections) {
  for (const table of await SECTIONS[name](context)) {
    if (options.json) told.push({ section: name, ...toJson(table) });
    else console.log(`\n${toMarkdown(table)}`);
  }
}
if (options.json)
  console.log(JSON.stringify({ rounds, seed, jobs, machine: machine(), versions, missing, tables: told }, null, 2));
else if (missing.length > 0) console.log(`\nnot run, since not installed: ${missing.join(", ")}`);

function whole(name, text) {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`--${name} takes a whole number, not "${text}"`);
  return Number(text);
}
