/** Builds again whenever something changes that a build reads. */
import { resolve } from "node:path";
import { loadSettings, placesOf } from "../content/index.js";
import { buildFrom } from "./build.js";
import { BuildMemory } from "./ledger/memory.js";
import { IdleCrew } from "./make/idle-crew.js";
import type { BuildOptions, BuildReport } from "./plan/options.js";
import { ProjectChanges } from "./project-changes.js";

export interface WatchOptions extends Omit<BuildOptions, "check"> {
  /** Ends the watch. */
  readonly signal: AbortSignal;
  /** Told after each build; ms from the change, or from the start for the first. */
  readonly onBuilt: (report: BuildReport, duration: number) => void;
  /** Told before each build. */
  readonly onBegin?: () => void;
}

/** Builds, then again after each change, until the signal. Never throws for bad input. */
export async function watch(options: WatchOptions): Promise<void> {
  const { signal, onBuilt, onBegin } = options;
  const memory = new BuildMemory(true);
  const idle = new IdleCrew();
  const changes = new ProjectChanges(options);
  signal.addEventListener("abort", () => changes.add(), { once: true });
  changes.add();
  const root = resolve(options.root ?? process.cwd());
  const { value } = await loadSettings(root, { file: options.settings });
  changes.leaveOut(resolve(root, placesOf(value?.places ?? {}, options).out));
  while (!signal.aborted) {
    const since = await changes.settled();
    if (signal.aborted) break;
    onBegin?.();
    const report = await buildFrom(options, () => [], memory, idle);
    changes.leaveOut(resolve(root, report.out));
    onBuilt(report, performance.now() - since);
  }
  changes.close();
  await idle.dismiss();
}
