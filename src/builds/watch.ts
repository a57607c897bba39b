/** Builds again whenever something changes that a build reads. */
import { dirname, resolve, sep } from "node:path";
import { buildFrom } from "./build.js";
import { FolderWatch } from "./folder-watch.js";
import { BuildMemory } from "./ledger/memory.js";
import { IdleCrew } from "./make/idle-crew.js";
import type { BuildOptions, BuildReport } from "./plan/options.js";

/** ms that the disk is left alone before a build: an editor that saves by renaming makes several changes at once. */
const QUIET = 15;
/** Folders below the project that no build reads from. */
const IGNORED = /[\\/](node_modules|\.git)([\\/]|$)/;

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
  const changes = new Changes();
  const root = resolve(options.root ?? process.cwd());
  const outDir = resolve(root, options.out ?? "out");
  const isOutput = (path: string) => path === outDir || path.startsWith(outDir + sep);
  const isIgnored = (path: string) => isOutput(path) || IGNORED.test(path);
  const watcher = new FolderWatch(watchedFolders(root, options), isIgnored, () => changes.add());
  signal.addEventListener("abort", () => changes.add(), { once: true });
  changes.add();
  while (!signal.aborted) {
    const since = await changes.settled();
    if (signal.aborted) break;
    onBegin?.();
    const report = await buildFrom(options, [], memory, idle);
    onBuilt(report, performance.now() - since);
  }
  watcher.close();
  await idle.dismiss();
}

/** The project, and the folders of what is named from elsewhere. */
function watchedFolders(root: string, { content = "content", templates, select = [] }: BuildOptions): string[] {
  const folders = [content, ...(templates === undefined ? [] : [templates])].map((name) => resolve(root, name));
  const files = select.filter((name) => /[\\/]|\.ya?ml$/i.test(name)).map((name) => dirname(resolve(root, name)));
  return [root, ...[...folders, ...files].filter((path) => !path.startsWith(root + sep) && path !== root)];
}

/** Changes that no build has seen yet. */
class Changes {
  #first: number | undefined;
  #last = 0;
  #wake: (() => void) | undefined;

  add(): void {
    this.#last = performance.now();
    this.#first ??= this.#last;
    this.#wake?.();
  }

  /** When the first of them came, once no other has come for a while; waits for one. */
  async settled(): Promise<number> {
    if (this.#first === undefined) await new Promise<void>((wake) => (this.#wake = wake));
    this.#wake = undefined;
    for (let left = QUIET; left > 0; left = this.#last + QUIET - performance.now())
      await new Promise((done) => setTimeout(done, left));
    const first = this.#first ?? this.#last;
    this.#first = undefined;
    return first;
  }
}
