/** A build, from its options: read settings, look for the content, lock the output folder, run, tell what happened. */
import { resolve } from "node:path";
import { findContent, loadSettings } from "../content/index.js";
import type { Diagnostic } from "../diagnostics/index.js";
import { FileHashes } from "./folder/file-hashes.js";
import { lockFolder } from "./folder/lock.js";
import { OutputFolder } from "./folder/output-folder.js";
import { BuildMemory } from "./ledger/memory.js";
import type { Store } from "./ledger/store.js";
import { dropVerdict, recordVerdict } from "./ledger/verdict.js";
import type { BuildOptions, BuildReport } from "./plan/options.js";
import { checkSelection, selectedFiles } from "./plan/plan.js";
import { BuildRun, type BuildSite } from "./run.js";
import { checkLogo } from "./site/images.js";

/** Builds, or with `check` only tells what a build would say. Never throws for bad input. */
export function build(options: BuildOptions = {}): Promise<BuildReport> {
  return buildFrom(options, [], new BuildMemory());
}

/**
 * As `build`.
 * @param stores what others have made, taken over where it is what would be made
 * @param memory what one build leaves to the next in the same process
 */
export async function buildFrom(
  options: BuildOptions,
  stores: readonly Store[],
  memory: BuildMemory,
): Promise<BuildReport> {
  const root = resolve(options.root ?? process.cwd());
  // What was recorded by an earlier build doesn't speak of this one, however it ends.
  if (!options.check) dropVerdict(resolve(root, options.out ?? "out"));
  const settings = await loadSettings(root);
  if (!settings.value) return failed(settings.diagnostics);
  const logo = checkLogo(settings.value, root);
  if (logo.length > 0) return failed([...settings.diagnostics, ...logo]);
  const chosen = { ...settings.value, snippet: options.snippet ?? settings.value.snippet };
  const content = await findContent({
    root,
    contentDir: resolve(root, options.content ?? "content"),
    files: selectedFiles(root, options),
  });
  const { unknown, diagnostics } = checkSelection(root, options, content);
  if (unknown.length > 0 || diagnostics.length > 0)
    return { ...failed([...settings.diagnostics, ...diagnostics]), unknown };
  const site = { root, settings: chosen, options, content, stores, memory };
  const report = options.check
    ? await new BuildRun({ ...site, hashes: FileHashes.open() }).run()
    : await inLockedFolder(site);
  return { ...report, diagnostics: [...settings.diagnostics, ...report.diagnostics] };
}

async function inLockedFolder(site: Omit<BuildSite, "hashes" | "output">): Promise<BuildReport> {
  const { root, options, memory } = site;
  const shown = options.out ?? "out";
  const outDir = resolve(root, shown);
  const lock = lockFolder(outDir, shown);
  if (!lock.value) return failed(lock.diagnostics);
  try {
    const hashes = memory.hashes(outDir);
    const cache = memory.cache(outDir, shown);
    const { afterCrash } = lock.value;
    const folder = new OutputFolder(outDir, shown, hashes, afterCrash ? cache.entries : []);
    if (afterCrash) folder.sweep();
    const report = await new BuildRun({ ...site, hashes, output: { folder, cache, shown } }).run();
    if (report.cancelled) folder.sweep();
    memory.keep(outDir, cache, hashes);
    return options.shard ? recordVerdict(outDir, shown, options.shard, report) : report;
  } finally {
    lock.value.release();
  }
}

/** Of what could not begin. */
export function failed(diagnostics: readonly Diagnostic[]): BuildReport {
  return { sheets: [], shared: [], diagnostics, notes: [], written: [], pruned: [], cancelled: false, unknown: [] };
}
