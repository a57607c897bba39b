/** How time and memory grow with the collection: 10 times the sheets should take 10 times the time, and hardly more memory. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expectFiles } from "./check.mjs";
import { measure } from "./measure.mjs";
import { takeTurns } from "./rounds.mjs";
import { ALL_FORMATS, newProject, removeProject, versusBuild } from "./versus.mjs";

export async function growth(context) {
  if (context.versions.versus === undefined) return [];
  const kinds = [
    { title: `Versus, all formats, ${context.jobs} workers`, formats: ALL_FORMATS, check: expectAll },
    ...(context.handbook ? [{ title: "Versus, handbook", formats: "handbook", check: expectHandbook }] : []),
  ];
  const tables = [];
  for (const { title, formats, check } of kinds) {
    const competitors = context.sizes([100, 1000, 10_000]).map((count) => ({
      name: count === 1 ? "1 sheet" : `${count} sheets`,
      version: context.versions.versus,
      sheets: count,
      run: () => buildOf(context, count, formats, check),
    }));
    tables.push({ title, grows: true, results: await takeTurns(context, competitors) });
  }
  return tables;
}

async function buildOf(context, count, formats, check) {
  const root = newProject(context, context.sheets(count));
  const used = await measure([versusBuild(root, formats, context.jobs)], context);
  check(join(root, "out"), count);
  removeProject(root);
  return used;
}

function expectAll(out, count) {
  expectFiles(join(out, "pdf"), ".pdf", count);
  expectFiles(join(out, "html"), ".html", count);
  expectFiles(join(out, "snippets"), ".html", count);
  expectFiles(out, "index.html", 1);
}

/** It has more pages than there are sheets: a cover, and contents. */
function expectHandbook(out) {
  if (!existsSync(join(out, "handbook.pdf"))) throw new Error(`there is no handbook.pdf in ${out}`);
}
