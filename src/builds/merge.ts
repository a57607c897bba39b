/**
 * Output folders of shards -> what one build would have written: a build that takes over what they have made wherever it is what
 * would be made now, and makes what is lacking.
 */
import { resolve } from "node:path";
import type { Diagnostic, Severity } from "../diagnostics/index.js";
import { buildFrom } from "./build.js";
import { check } from "./check.js";
import { BuildMemory } from "./ledger/memory.js";
import { openStore } from "./ledger/store.js";
import { type BuildOptions, type BuildReport, failed } from "./plan/options.js";

/**
 * Joins shards. Diagnostics: those of `build`; `merge/no-outputs`, an error for a folder that is not there, a warning for one in which
 * no build has written (a shard that was killed at its beginning); `merge/made` (warning) where sheets had to be made, since no folder has them as they would be now. Never throws for bad input.
 * @param dirs output folders of the shards, relative to the root
 */
export async function merge(dirs: readonly string[], options: BuildOptions = {}): Promise<BuildReport> {
  const root = resolve(options.root ?? process.cwd());
  const stores = dirs.map((dir) => openStore(resolve(root, dir), dir));
  const absent = dirs.filter((_, i) => !stores[i]);
  if (absent.length > 0) return failed(absent.map((dir) => noOutputs("error", dir, "there is no such folder")));
  const present = stores.filter((store) => store !== undefined);
  // An edition that nobody has built there is made here.
  const storesOf = (edition: string | undefined) =>
    edition === undefined ? present : dirs.flatMap((dir) => openStore(resolve(root, dir), dir, edition) ?? []);
  const report = await (options.check ? check(options) : buildFrom(options, storesOf, new BuildMemory()));
  const notes = present.flatMap(({ cache }) => cache.note ?? []);
  const made = report.sheets.filter((sheet) => sheet.status === "built").length;
  const empty = dirs.filter((_, i) => stores[i]?.isEmpty);
  const untouched = empty.map((dir) => noOutputs("warning", dir, "no build has written there"));
  const diagnostics = [...report.diagnostics, ...untouched, ...(made > 0 ? [lacking(made)] : [])];
  return { ...report, notes: [...notes, ...report.notes], diagnostics };
}

function noOutputs(severity: Severity, dir: string, reason: string): Diagnostic {
  const message = `there are no outputs in ${dir}: ${reason}`;
  return { severity, code: "merge/no-outputs", message, hints: ["name the folders that --out named"] };
}

function lacking(made: number): Diagnostic {
  const [sheets, were] = made === 1 ? ["1 sheet", "was"] : [`${made} sheets`, "were"];
  return {
    severity: "warning",
    code: "merge/made",
    message: `${sheets} ${were} in none of the folders as they would be made now, and ${were} made here`,
    hints: ["is a shard missing, or was one built with other flags, templates, settings or another version?"],
  };
}
