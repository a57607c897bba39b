/** A project on disk -> changes of what a build reads, told once they have come to rest. */
import { dirname, resolve, sep } from "node:path";
import { placesOf } from "../content/index.js";
import { FolderWatch } from "./folder-watch.js";
import type { BuildOptions } from "./plan/options.js";

/** ms that the disk is left alone before anything is made of what was read: an editor that saves by renaming makes several changes at once. */
const QUIET = 15;
/** What never rests, as a log that is written to, is waited for so many times. */
const PATIENCE = 20;
/** Folders below the project that no build reads from. */
const IGNORED = /[\\/](node_modules|\.git)([\\/]|$)/;

/** Some changes that came together. */
export interface Changes {
  /** When the first of them came, ms. */
  readonly since: number;
  /** The files that changed, by their absolute paths; undefined where anything may have. */
  readonly paths: ReadonlySet<string> | undefined;
}

/** Changes that nobody has seen yet. */
export class ProjectChanges {
  #first: number | undefined;
  #paths: Set<string> | undefined = new Set();
  #last = 0;
  /** How often others have come before there was rest. */
  #restless = 0;
  #wake: (() => void) | undefined;
  #outDir: string;
  readonly #watch: FolderWatch;

  constructor(options: BuildOptions) {
    const root = resolve(options.root ?? process.cwd());
    this.#outDir = resolve(root, placesOf({}, options).out);
    const isOutput = (path: string) => path === this.#outDir || path.startsWith(this.#outDir + sep);
    const isIgnored = (path: string) => isOutput(path) || IGNORED.test(path);
    this.#watch = new FolderWatch(watchedFolders(root, options), isIgnored, (path) => this.add(path));
  }

  /** Changes in the output folder are ours. @param outDir absolute */
  leaveOut(outDir: string): void {
    this.#outDir = outDir;
  }

  close(): void {
    this.#watch.close();
  }

  /** As if something had changed. @param path absolute, of the one file that has; anything, where it is left out */
  add(path?: string): void {
    this.#last = performance.now();
    this.#first ??= this.#last;
    if (path === undefined) this.#paths = undefined;
    else this.#paths?.add(path);
    this.#wake?.();
  }

  /**
   * They, once no other has come for a while; waits for one.
   * @param quiet ms of that while
   */
  async settled(quiet: number): Promise<Changes> {
    if (this.#first === undefined) await new Promise<void>((wake) => (this.#wake = wake));
    this.#wake = undefined;
    const latest = performance.now() + PATIENCE * quiet;
    for (let left = quiet; left > 0; left = Math.min(this.#last + quiet, latest) - performance.now()) await later(left);
    const changes = { since: this.#first ?? this.#last, paths: this.#paths };
    this.#first = undefined;
    this.#paths = new Set();
    return changes;
  }

  /** They, as soon as there is one. */
  next(): Promise<Changes> {
    return this.settled(0);
  }

  /** Whether there is one. */
  get isThere(): boolean {
    return this.#first !== undefined;
  }

  /** Tells of the changes until now whether nothing else has changed for a while since; once that is so, it stays so. */
  rest(): () => Promise<boolean> {
    let isAtRest = false;
    return async () => {
      if (isAtRest) return true;
      isAtRest = this.#restless === PATIENCE || !(await this.goOn(QUIET));
      this.#restless = isAtRest ? 0 : this.#restless + 1;
      return isAtRest;
    };
  }

  /** Whether something else has changed before there was quiet for so many ms since the last change: what was read then is half of it. */
  async goOn(quiet: number): Promise<boolean> {
    const left = () => this.#last + quiet - performance.now();
    // What has happened meanwhile is told once this thread has had a rest.
    for (let rest = Math.max(left(), 0); this.#first === undefined; rest = left()) {
      if (rest < 0) return false;
      await later(rest);
    }
    return true;
  }
}

const later = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The project, and the folders of what is named from elsewhere. */
function watchedFolders(root: string, options: BuildOptions): string[] {
  const { content, templates } = placesOf({}, options);
  const { select = [] } = options;
  const folders = [content, ...(templates === undefined ? [] : [templates])].map((name) => resolve(root, name));
  const files = select.filter((name) => /[\\/]|\.ya?ml$/i.test(name)).map((name) => dirname(resolve(root, name)));
  return [root, ...[...folders, ...files].filter((path) => !path.startsWith(root + sep) && path !== root)];
}
