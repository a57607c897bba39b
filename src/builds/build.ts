/** A build, from its options: read settings, look for the content, lock the output folder, run, tell what happened. */
import { resolve } from "node:path";
import { check } from "./check.js";
import { type EditionFolder, folderOf } from "./folder/edition-folder.js";
import { lockFolder } from "./folder/lock.js";
import { OutputFolder } from "./folder/output-folder.js";
import { findPlace, NoFolder } from "./folder/output-path.js";
import { writeFailure } from "./folder/write.js";
import { removeGoneEditions } from "./ledger/gone-editions.js";
import { BuildMemory } from "./ledger/memory.js";
import type { Store } from "./ledger/store.js";
import { dropVerdict, recordVerdict } from "./ledger/verdict.js";
import type { IdleCrew } from "./make/idle-crew.js";
import { type OpenedSite, openSite, type RunOptions, runsOf } from "./opened-site.js";
import { type EditionReport, joinedReport } from "./plan/joined-report.js";
import { type BuildOptions, type BuildReport, failed } from "./plan/options.js";
import { type BuildSite, run } from "./run.js";

/** Builds, or with `check` only tells what a build would say. Never throws for bad input. */
export function build(options: BuildOptions = {}): Promise<BuildReport> {
  return options.check ? check(options) : buildFrom(options, () => [], new BuildMemory());
}

/**
 * As `build`, without `check`.
 * @param storesOf what others have made of an edition, taken over where it is what would be made
 * @param memory what one build leaves to the next in the same process
 * @param idle the workers that it leaves to it, if any
 */
export async function buildFrom(
  options: Omit<RunOptions, "edition">,
  storesOf: (edition: string | undefined) => readonly Store[],
  memory: BuildMemory,
  idle?: IdleCrew,
): Promise<BuildReport> {
  const root = resolve(options.root ?? process.cwd());
  const runs = await runsOf(options);
  const first = await openSite({ ...options, edition: runs[0] });
  const shown = "report" in first ? first.report.out : first.options.out;
  const outDir = resolve(root, shown);
  // What was recorded by an earlier build doesn't speak of this one, however it ends.
  dropVerdict(outDir);
  if ("report" in first) return first.report;
  const lock = lockFolder(outDir, shown);
  if (!lock.value) return failed(lock.diagnostics);
  try {
    const { afterCrash } = lock.value;
    const reports: EditionReport[] = [];
    for (const edition of runs) {
      const site = reports.length === 0 ? first : await openSite({ ...options, edition });
      const brought = { stores: storesOf(edition), memory: memory.of(edition), idle };
      const folder = folderOf(outDir, shown, edition);
      const report = "report" in site ? site.report : await buildSite(site, folder, afterCrash, brought);
      reports.push({ edition, report });
      if (report.cancelled) break;
    }
    const report = joinedReport([...reports, ...goneEditions(options, outDir, shown, reports)]);
    return options.shard ? recordVerdict(outDir, shown, options.shard, report) : report;
  } finally {
    lock.value.release();
  }
}

/** What a build of all editions takes away: that of those which versus.yaml no longer has. */
function goneEditions(
  { editions, shard }: BuildOptions,
  outDir: string,
  shown: string,
  reports: readonly EditionReport[],
): EditionReport[] {
  const isWhole = editions === undefined && !shard && !reports.some(({ report }) => report.cancelled);
  if (!isWhole) return [];
  const those = reports.flatMap(({ edition }) => edition ?? []);
  return removeGoneEditions(outDir, shown, those).map(({ edition, removed }) => ({
    edition,
    report: { ...failed(removed.diagnostics), pruned: removed.pruned },
  }));
}

/** In a locked folder. */
async function buildSite(
  site: OpenedSite,
  place: EditionFolder,
  afterCrash: boolean,
  brought: Pick<BuildSite, "stores" | "memory" | "idle">,
): Promise<BuildReport> {
  const { memory } = brought;
  const { dir, shown, keptIn, name } = place;
  // A folder may be a link that leads elsewhere.
  if (name !== undefined && findPlace(keptIn, `${name}/x`) === undefined)
    return failed([writeFailure(shown, new NoFolder("LINK", name, "it is no folder, but a link or a file"))]);
  const hashes = memory.hashes(place);
  const cache = memory.cache(place);
  const unlisted = afterCrash ? cache.entries : [];
  const folder = new OutputFolder(dir, shown, hashes, memory.manifest(place), unlisted, memory.whole);
  if (afterCrash) folder.sweep();
  const report = await run({ ...site, ...brought, folder, cache, hashes });
  if (report.cancelled) folder.sweep();
  memory.keep(folder, cache, hashes);
  return { ...report, diagnostics: [...site.diagnostics, ...report.diagnostics] };
}
