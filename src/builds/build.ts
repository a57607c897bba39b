/** A build, from its options: read settings, look for the content, lock the output folder, run, tell what happened. */
import { resolve } from "node:path";
import { check } from "./check.js";
import { lockFolder } from "./folder/lock.js";
import { OutputFolder } from "./folder/output-folder.js";
import { BuildMemory } from "./ledger/memory.js";
import type { Store } from "./ledger/store.js";
import { dropVerdict, recordVerdict } from "./ledger/verdict.js";
import type { IdleCrew } from "./make/idle-crew.js";
import { type OpenedSite, openSite } from "./opened-site.js";
import { type BuildOptions, type BuildReport, failed } from "./plan/options.js";
import { type BuildSite, run } from "./run.js";

/** Builds, or with `check` only tells what a build would say. Never throws for bad input. */
export function build(options: BuildOptions = {}): Promise<BuildReport> {
  return options.check ? check(options) : buildFrom(options, [], new BuildMemory());
}

/**
 * As `build`, without `check`.
 * @param stores what others have made, taken over where it is what would be made
 * @param memory what one build leaves to the next in the same process
 * @param idle the workers that it leaves to it, if any
 */
export async function buildFrom(
  options: BuildOptions,
  stores: readonly Store[],
  memory: BuildMemory,
  idle?: IdleCrew,
): Promise<BuildReport> {
  const shown = options.out ?? "out";
  const outDir = resolve(options.root ?? process.cwd(), shown);
  // What was recorded by an earlier build doesn't speak of this one, however it ends.
  dropVerdict(outDir);
  const site = await openSite(options);
  if ("report" in site) return site.report;
  const report = await inLockedFolder(site, outDir, shown, { stores, memory, idle });
  return { ...report, diagnostics: [...site.diagnostics, ...report.diagnostics] };
}

async function inLockedFolder(
  site: OpenedSite,
  outDir: string,
  shown: string,
  brought: Pick<BuildSite, "stores" | "memory" | "idle">,
): Promise<BuildReport> {
  const { memory } = brought;
  const lock = lockFolder(outDir, shown);
  if (!lock.value) return failed(lock.diagnostics);
  try {
    const { afterCrash } = lock.value;
    const hashes = memory.hashes(outDir);
    const cache = memory.cache(outDir, shown);
    const manifest = memory.manifest(outDir, shown);
    const folder = new OutputFolder(outDir, shown, hashes, manifest, afterCrash ? cache.entries : []);
    if (afterCrash) folder.sweep();
    const report = await run({ ...site, ...brought, folder, cache, hashes });
    if (report.cancelled) folder.sweep();
    memory.keep(folder, cache, hashes);
    const { shard } = site.options;
    return shard ? recordVerdict(outDir, shown, shard, report) : report;
  } finally {
    lock.value.release();
  }
}
