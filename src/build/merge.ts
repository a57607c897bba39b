/**
 * Output folders of shards -> what one build would have written: a build that takes over what they have made wherever it is what
 * would be made now, and makes what is lacking.
 */
import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { buildFrom, failed } from "./build.js";
import { BuildMemory } from "./memory.js";
import type { BuildOptions, BuildReport } from "./options.js";
import { openStore } from "./store.js";

/**
 * Joins shards. Diagnostics: those of `build`; `merge/no-outputs` (error) for a folder that no build has written; `merge/made`
 * (warning) where sheets had to be made, since no folder has them as they would be now. Never throws for bad input.
 * @param dirs output folders of the shards, relative to the root
 */
export async function merge(dirs: readonly string[], options: BuildOptions = {}): Promise<BuildReport> {
  const root = resolve(options.root ?? process.cwd());
  const stores = dirs.map((dir) => openStore(resolve(root, dir), dir));
  const empty = dirs.filter((_, i) => !stores[i]);
  if (empty.length > 0) return failed(empty.map(noOutputs));
  const present = stores.filter((store) => store !== undefined);
  const report = await buildFrom(options, present, new BuildMemory());
  const notes = present.flatMap(({ cache }) => cache.note ?? []);
  const made = report.sheets.filter((sheet) => sheet.status === "built").length;
  const diagnostics = [...report.diagnostics, ...(made > 0 ? [lacking(made)] : [])];
  return { ...report, notes: [...notes, ...report.notes], diagnostics };
}

function noOutputs(dir: string): Diagnostic {
  const message = `there are no outputs in ${dir}: no build has written a manifest there`;
  return { severity: "error", code: "merge/no-outputs", message, hints: ["name the folders that --out named"] };
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
