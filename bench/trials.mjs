#!/usr/bin/env node
/**
 * Times the layouts that the fit of a sheet takes, warm: the first one, each further trial, and the one that is painted, beside the
 * whole of `renderPdf`. The sources are bundled anew, with a clock around `Trials.at`.
 *
 *   node trials.mjs [--rounds 30] [--warmup 12] [--root ..] [--profile folder]
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { markdownTable, quantile } from "./report.mjs";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "30" },
    warmup: { type: "string", default: "12" },
    root: { type: "string", default: ".." },
  },
});
const [rounds, warmup] = [options.rounds, options.warmup].map(Number);
const root = resolve(import.meta.dirname, options.root);

const { Trials, renderPdf, parseComparison } = await engine();
const sheets = readdirSync(join(root, "content"))
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => parseComparison(readFileSync(join(root, "content", file), "utf8"), { path: file }).value);

/** By kind of layout: how many there were, and ms. */
let layouts;
const { at } = Trials.prototype;
Trials.prototype.at = function (...args) {
  const kind = args[0].viewport.height > 0 ? "the one that is painted" : seen.has(this) ? "each further" : "first";
  seen.add(this);
  const start = performance.now();
  const trial = at.apply(this, args);
  layouts[kind].ms += performance.now() - start;
  layouts[kind].count++;
  return trial;
};
const seen = new WeakSet();

const samples = { first: [], "each further": [], "the one that is painted": [], "all of them": [], renderPdf: [] };
let further = 0;
for (let round = -warmup; round < rounds; round++) {
  layouts = Object.fromEntries(Object.keys(samples).map((kind) => [kind, { ms: 0, count: 0 }]));
  const start = performance.now();
  for (const sheet of sheets) await renderPdf(sheet, {});
  const ms = performance.now() - start;
  if (round < 0) continue;
  const kinds = Object.values(layouts);
  for (const [kind, { ms, count }] of Object.entries(layouts)) if (count > 0) samples[kind].push(ms / count);
  samples["all of them"].push(kinds.reduce((sum, { ms }) => sum + ms, 0) / sheets.length);
  samples.renderPdf.push(ms / sheets.length);
  further = layouts["each further"].count / sheets.length;
}

const middle = (kind) => quantile(samples[kind], 0.5);
console.log(`${sheets.length} sheets, ${rounds} rounds, medians; ${further.toFixed(2)} further trials a sheet\n`);
console.log(
  markdownTable(
    ["Layouts of a sheet", "ms", "of the first"],
    Object.keys(samples).map((kind) => [kind, middle(kind).toFixed(2), (middle(kind) / middle("first")).toFixed(2)]),
  ),
);

/** The library with its inside. */
async function engine() {
  const folder = mkdtempSync(join(root, "node_modules/.trials-"));
  const entry =
    'export { Trials } from "./src/layout/trials.js";\nexport { renderPdf, parseComparison } from "./src/index.js";';
  try {
    await build({
      stdin: { contents: entry, resolveDir: root, loader: "ts" },
      absWorkingDir: root,
      outfile: join(folder, "engine.mjs"),
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20.19",
      packages: "external",
      logLevel: "warning",
    });
    return await import(pathToFileURL(join(folder, "engine.mjs")).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
