/** Builds again whenever something changes that a build reads. */
import { resolve } from "node:path";
import { loadSettings, placesOf } from "../content/index.js";
import { hasErrors } from "../diagnostics/index.js";
import { buildFrom } from "./build.js";
import { BuildMemory } from "./ledger/memory.js";
import { IdleCrew } from "./make/idle-crew.js";
import type { BuildOptions, BuildReport } from "./plan/options.js";
import { type Changes, ProjectChanges } from "./project-changes.js";

export interface WatchOptions extends Omit<BuildOptions, "check"> {
  /** Ends the watch. */
  readonly signal: AbortSignal;
  /** Told after each build; ms from the change, or from the start for the first. */
  readonly onBuilt: (report: BuildReport, duration: number) => void;
}

/** Builds, then again after each change, until the signal. Never throws for bad input. */
export async function watch(options: WatchOptions): Promise<void> {
  const { signal, onBuilt } = options;
  const memory = new BuildMemory(true);
  const idle = new IdleCrew();
  const changes = new ProjectChanges(options);
  signal.addEventListener("abort", () => changes.add(), { once: true });
  changes.add();
  const root = resolve(options.root ?? process.cwd());
  const { value } = await loadSettings(root, { file: options.settings });
  changes.leaveOut(resolve(root, placesOf(value?.places ?? {}, options).out));
  let left: Changes | undefined;
  while (!signal.aborted) {
    const { since, paths }: Changes = together(left, await changes.next());
    if (signal.aborted) break;
    // What has changed is read while the disk comes to rest, and read again where it hadn't.
    const isAtRest = changes.rest();
    const report = await buildFrom({ ...options, isAtRest, changed: paths }, () => [], memory, idle);
    left = { since, paths };
    if (!(await isAtRest())) continue;
    changes.leaveOut(resolve(root, report.out));
    onBuilt(report, performance.now() - since);
    // What could not be built may not have been read.
    left = isWhole(report) ? undefined : { since: Number.POSITIVE_INFINITY, paths: undefined };
    if (!(await memory.hasStayed(() => changes.isThere))) changes.add();
  }
  changes.close();
  await idle.dismiss();
}

/** Those that a build has left, with those that came since. */
function together(left: Changes | undefined, come: Changes): Changes {
  if (!left) return come;
  const paths = left.paths && come.paths && new Set([...left.paths, ...come.paths]);
  return { since: Math.min(left.since, come.since), paths };
}

const isWhole = ({ cancelled, diagnostics }: BuildReport): boolean => !cancelled && !hasErrors(diagnostics);
