/** One sheet, from the start of the process to its end: what somebody waits for who writes a sheet. */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expectFiles, expectPdfs } from "./check.mjs";
import { writeJson } from "./collection.mjs";
import { measure } from "./measure.mjs";
import { takeTurns } from "./rounds.mjs";
import { ALL_FORMATS, newProject, removeProject, versusBuild } from "./versus.mjs";

const WORKER = fileURLToPath(new URL("../peers/worker.mjs", import.meta.url));
/** A process is short: each round has more of them. */
const RUNS_PER_ROUND = 4;

export async function cold(context) {
  const [sheet] = context.sheets(1);
  const caches = join(context.work, "caches");
  const competitors = [
    { name: "node -e 0", version: process.version, run: () => measure([node("-e", "0")], context) },
    ...(context.versions.versus === undefined
      ? []
      : [
          versus(context, sheet, "versus, all formats, first start", ALL_FORMATS, undefined),
          versus(context, sheet, "versus, all formats", ALL_FORMATS, caches),
          versus(context, sheet, "versus, PDF", "pdf", caches),
        ]),
    ...(context.versions.typst === undefined ? [] : [typst(context, sheet)]),
  ];
  // One that isn't counted: the files come from the cache of the disk, and what V8 compiles is there, as for a person's second build.
  for (const { run } of competitors) await run();
  const rounds = context.rounds * RUNS_PER_ROUND;
  return [
    {
      title: `One sheet, cold, ${rounds} runs`,
      reference: "typst",
      milliseconds: true,
      sheets: 1,
      results: await takeTurns({ ...context, rounds }, competitors),
    },
  ];
}

const node = (...args) => ({ program: process.execPath, args });

/** @param caches of the program; a first start has none */
function versus(context, sheet, name, formats, caches) {
  return {
    name,
    version: context.versions.versus,
    run: async () => {
      const root = newProject(context, [sheet]);
      const used = await measure([versusBuild(root, formats, undefined, caches)], context);
      const told = expectPdfs(join(root, "out/pdf"), 1);
      if (formats !== "pdf") {
        expectFiles(join(root, "out/html"), ".html", 1);
        expectFiles(join(root, "out/snippets"), ".html", 1);
        expectFiles(join(root, "out"), "index.html", 1);
      }
      removeProject(root);
      return { ...used, ...told };
    },
  };
}

/** A process that loads the compiler and prints one PDF. */
function typst(context, sheet) {
  const inputs = join(context.work, "json-1");
  if (!existsSync(inputs)) writeJson(inputs, [sheet]);
  return {
    name: "typst",
    version: context.versions.typst,
    run: async () => {
      const out = context.folder();
      const used = await measure([node(WORKER, "typst", "--inputs", inputs, "--out", out)], context);
      const told = expectPdfs(out, 1);
      rmSync(out, { recursive: true });
      return { ...used, ...told };
    },
  };
}
