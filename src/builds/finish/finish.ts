/** The end of a build: what all sheets share, the manifest, the cache; and the outputs of sheets that are gone are removed. */
import { type Collection, type Format, isSiteFormat, type Settings } from "../../content/index.js";
import { type Diagnostic, hasErrors, type Outcome } from "../../diagnostics/index.js";
import type { Interruptible } from "../../interrupt.js";
import type { BuildRecord, ManifestEntry } from "../folder/manifest.js";
import type { OutputFolder } from "../folder/output-folder.js";
import { fileFailure, isSystemError, writeFailure } from "../folder/write.js";
import type { Ledger } from "../ledger/ledger.js";
import type { BuildMemory } from "../ledger/memory.js";
import type { Course } from "../plan/course.js";
import type { BuildOptions } from "../plan/options.js";
import type { SheetReports } from "../plan/sheet-reports.js";
import type { Toolbox } from "../site/toolbox.js";
import type { Prepared, SharedOutput } from "./shared-output.js";
import { wantedOutputs } from "./shared-outputs.js";
import { Standing } from "./standing.js";

export interface Finishing {
  /** Absolute path of the project. */
  readonly root: string;
  readonly settings: Settings;
  readonly options: BuildOptions;
  readonly formats: readonly Format[];
  readonly collection: Collection;
  readonly reports: SheetReports;
  readonly ledger: Ledger;
  readonly folder: OutputFolder;
  readonly course: Course;
  readonly toolbox: () => Promise<Outcome<Toolbox>>;
  readonly interruptible: Interruptible;
  readonly memory: BuildMemory;
}

export interface Finished {
  /** Paths of what was removed, sorted. */
  readonly pruned: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Nothing where the folder can't be written; what the system says of it now becomes its failure. */
export async function finish(finishing: Finishing): Promise<Finished> {
  const { folder, course } = finishing;
  const diagnostics: Diagnostic[] = [];
  if (folder.failure) return { pruned: [], diagnostics };
  const { root, collection, formats } = finishing;
  const standing = new Standing(root, collection, formats);
  try {
    if (!course.isToEnd) await course.attempt(() => makeShared(finishing, standing, diagnostics));
    const { pruned, diagnostics: told } = closeFolder(finishing, standing);
    return { pruned, diagnostics: [...diagnostics, ...told] };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    folder.failure = writeFailure(folder.shown, error);
    return { pruned: [], diagnostics };
  }
}

/** Manifest, cache and stamps; of a build that was broken off, what earlier ones made and said stays. */
function closeFolder(
  { folder, ledger, course, reports, collection, options, memory }: Finishing,
  standing: Standing,
): Finished {
  const { cache, hashes } = ledger.options;
  const isAll = !course.isInterrupted && !course.isToEnd;
  folder.keep((entry) => !isAll || standing.output(entry));
  const finished = folder.finish(memory.entryText);
  if (isAll) cache.keep((key) => standing.line(key));
  cache.save(memory.goesOn);
  const all = isAll && reports.plan.length === collection.files.size && !options.shard;
  hashes.save(cache.outDir, all, memory.goesOn);
  return finished;
}

/** What these show are the outputs of this build, and those of earlier ones that still stand. */
async function makeShared(finishing: Finishing, standing: Standing, diagnostics: Diagnostic[]): Promise<void> {
  const { formats, course, folder, collection, reports, settings } = finishing;
  folder.keep((entry) => standing.output(entry));
  const withoutLeaks = await leakGuard(finishing, diagnostics);
  await withoutLeaks("sheets");
  const made = new Set(reports.all.flatMap(({ status, slug }) => (status === "failed" ? [] : slug)));
  for (const output of wantedOutputs(formats)) {
    if (course.isCancelled) {
      standing.spared.add(output.format);
      continue;
    }
    const prepared = output.prepare({ collection, made, entries: [...folder.entries], topics: settings.topics });
    if (!prepared) continue;
    const { diagnostics: told } = (await makeOrFind(output, prepared, finishing)) ?? { diagnostics: [] };
    diagnostics.push(...told);
    if (hasErrors(told)) standing.spared.add(output.format);
  }
  await withoutLeaks("shared");
}

/** Before others lead to them, and again when all is made: files that somebody may not see something of are taken away. */
async function leakGuard(
  { settings, options, folder, reports, ...finishing }: Finishing,
  diagnostics: Diagnostic[],
): Promise<(name: "sheets" | "shared") => Promise<void>> {
  if (settings.audiences.length === 0) return async () => {};
  const { LeakCheck } = await import("../leaks/leak-check.js");
  const check = new LeakCheck({ ...finishing, settings, templates: options.templates, folder });
  const isShared = ({ format }: ManifestEntry) => isSiteFormat(format);
  return async (name) => {
    // Pages share assets, which are made with what is of the whole site.
    const entries = [...folder.entries].filter(
      (entry) => isShared(entry) === (name === "shared") || entry.format === "asset",
    );
    const leaks = await check.of(name, entries);
    folder.discard(leaks.paths);
    reports.withdraw(leaks.paths);
    diagnostics.push(...leaks.diagnostics);
  };
}

/** Makes what many sheets share, if it isn't there as it would be made. */
async function makeOrFind(
  output: SharedOutput,
  { shown, make }: Prepared,
  { ledger, toolbox, folder, interruptible }: Finishing,
): Promise<BuildRecord | undefined> {
  const wanted = ledger.shared(output.name, output, shown);
  const good = ledger.find(wanted);
  if (good) return good;
  const opened = (await toolbox()).value;
  if (!opened) return undefined;
  const record = await attempt(output, folder, () => make(opened, folder, interruptible));
  if (!hasErrors(record.diagnostics)) ledger.keep(wanted, record);
  return record;
}

/** Runs what makes files; what the system says of one of them is told, and keeps the others from nothing. */
async function attempt(
  { path }: SharedOutput,
  folder: OutputFolder,
  make: () => Promise<BuildRecord>,
): Promise<BuildRecord> {
  try {
    return await make();
  } catch (error) {
    const failure = isSystemError(error) ? fileFailure(folder.dir, folder.shown, path, error) : undefined;
    if (!failure) throw error;
    return { entries: [], diagnostics: [failure] };
  }
}
