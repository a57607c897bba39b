/**
 * Runs cases in a process of its own, which the one that started it may kill: a case -> what is wrong with it, if anything.
 * It runs what is compiled.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, parseComparison, printHtml, renderPdf } from "../../dist/index.js";
import { wildNumber } from "./content-streams.mjs";
import { generate } from "./generate.mjs";
import { seedFiles } from "./seeds.mjs";

/** No case may compute for longer, ms. */
const MOST_TIME = 2_000;
const folder = mkdtempSync(join(tmpdir(), "versus-fuzz-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** Diagnostics of what isn't printed. */
const TELLS_OF_LOSS =
  /^(page\/(beyond|too-many)|html\/(closed|not-shown|not-printed)|css\/(text-cut-off|too-deep)|layout\/too-deep|font\/missing-glyph)$/;

const has = (tool) => spawnSync(tool, ["--version"], { stdio: "ignore" }).error === undefined;
const tools = { qpdf: has("qpdf"), pdftotext: has("pdftotext") };
const seeds = seedFiles();
const seen = new Set();

async function outcomeOf(kind, made) {
  for (const [name, content] of Object.entries(made.files ?? {})) writeFileSync(join(folder, name), content);
  if (made.yaml !== undefined) {
    const { value, diagnostics } = parseComparison(made.yaml, { path: "fuzz.yaml" });
    if (!value) return diagnostics.length > 0 ? {} : { fault: "no value and no diagnostic" };
    return renderPdf(value, {});
  }
  if (made.project) return buildMutated(made);
  if (kind === "options") {
    const given = { ...made.options };
    if (made.which === 1) return renderPdf(given.collection ?? given, given);
    if (made.which === 2) return parseComparison(given.root ?? "a: b", given);
    return printHtml(made.html, given);
  }
  return printHtml(made.html, { file: "fuzz.html", baseDir: folder });
}

/** A project is built once; then its manifest or cache is damaged, and it is built again. */
let project;
async function buildMutated({ project: which, mutate }) {
  if (!project) {
    project = join(folder, "project");
    mkdirSync(join(project, "content"), { recursive: true });
    writeFileSync(
      join(project, "content", "a-vs-b.yaml"),
      "subjects: [{name: A, points: [x]}, {name: B, points: [y]}]\ntable: {Row: [1, 2]}\n",
    );
    await build({ root: project });
  }
  const out = join(project, "out");
  const name = readdirSync(out).find((file) => file.includes(which));
  if (!name) return {};
  const path = join(out, name);
  const before = readFileSync(path, "utf8");
  writeFileSync(path, mutate(before));
  const report = await build({ root: project });
  return { diagnostics: report.diagnostics ?? [] };
}

/** @returns what is wrong; undefined where nothing is */
async function faultOf(kind, made) {
  const start = process.cpuUsage();
  let outcome;
  try {
    outcome = await outcomeOf(kind, made);
  } catch (error) {
    return `throws: ${error instanceof Error ? (error.stack ?? error.message).slice(0, 600) : String(error)}`;
  }
  const { user, system } = process.cpuUsage(start);
  const time = (user + system) / 1000;
  if (time > MOST_TIME) return `takes ${Math.round(time)} ms`;
  if (outcome?.fault) return outcome.fault;
  const bytes = outcome?.value?.bytes;
  return bytes ? pdfFault(bytes, made.words ?? [], outcome.diagnostics) : undefined;
}

function pdfFault(bytes, words, diagnostics) {
  const wild = wildNumber(bytes);
  if (wild) return `writes a number that is none: ${wild}`;
  const hash = createHash("sha1").update(bytes).digest("base64");
  if (seen.has(hash)) return undefined;
  seen.add(hash);
  const path = join(folder, "case.pdf");
  writeFileSync(path, bytes);
  if (tools.qpdf) {
    const { status, stdout, stderr } = spawnSync("qpdf", ["--check", path], { encoding: "utf8" });
    if (status !== 0) return `is refused by qpdf: ${`${stdout}${stderr}`.slice(-300)}`;
  }
  if (words.length === 0 || diagnostics.some(({ code }) => TELLS_OF_LOSS.test(code)) || !tools.pdftotext)
    return undefined;
  const { stdout } = spawnSync("pdftotext", ["-raw", path, "-"], { encoding: "utf8", maxBuffer: 2 ** 26 });
  const text = stdout.replace(/[^a-z0-9]/gi, "").toLowerCase();
  // Text that is written from right to left on purpose is read backwards.
  const backwards = [...text].reverse().join("");
  const lost = words.filter((word) => !text.includes(word) && !backwards.includes(word));
  return lost.length > 0 ? `loses words: ${lost.slice(0, 8).join(", ")}` : undefined;
}

process.on("message", async ({ kind, from, count }) => {
  for (let seed = from; seed < from + count; seed++) {
    process.send({ start: seed });
    const fault = await faultOf(kind, generate(kind, seed, seeds));
    process.send({ end: seed, ...(fault && { fault }) });
  }
  process.send({ done: true });
});
process.on("disconnect", () => process.exit(0));
