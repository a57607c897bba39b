/** Who does the work of a build: this thread where there is little, worker threads where that is sooner. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type CardReader,
  type ContentFile,
  type FailedSheet,
  projectOf,
  readInTurn,
  type SheetCard,
  SheetReader,
  withTextsOnce,
} from "../../content/index.js";
import type { Outcome } from "../../diagnostics/index.js";
import { Interrupted, type Interruptible } from "../../interrupt.js";
import { PROGRAM } from "../../package-folder.js";
import type { Course } from "../plan/course.js";
import type { BuildOptions } from "../plan/options.js";
import { type DeliveredSheet, deliverSheet, faultyDelivery } from "../sheets/deliver.js";
import { readyFor } from "../sheets/pdfium.js";
import type { SheetTask } from "../sheets/task.js";
import type { Toolbox } from "../site/toolbox.js";
import type { BuildCrew, IdleCrew } from "./idle-crew.js";
import type { WorkerSetup } from "./worker.js";

/** Fewer sheets are made sooner than workers are ready. */
const MIN_SHEETS_PER_WORKER = 12;
/** Where no sheet is laid out, most of the time of a worker with fewer goes into becoming quick, as this thread would. */
const MIN_LIGHT_PER_WORKER = 800;
/** To be interruptible takes a thread of Node's each time. */
const LIGHT_AT_ONCE = 16;
/** Sheets that are kept in memory from when they are read until they are made. Of a larger collection the files are read twice. */
const MOST_KEPT = 1000;
/** MB. Ten thousand sheets take less than a tenth of it. */
const WORKER_MEMORY = 1024;

export interface WorkforceOptions extends Pick<BuildOptions, "jobs" | "signal"> {
  readonly setup: Omit<WorkerSetup, "kept">;
  /** Opened for this thread when it has to make a sheet. */
  readonly toolbox: () => Promise<Outcome<Toolbox>>;
  readonly course: Course;
  readonly interruptible: Interruptible;
  /** Where another build is to follow in this process: who stays for it, and the fingerprint of the toolbox that they have open. */
  readonly idle?: { readonly crew: IdleCrew; readonly toolbox: string } | undefined;
}

export class Workforce {
  #crew: BuildCrew | undefined;
  /** What this thread reads. */
  readonly #reader: SheetReader;
  readonly #readHere: CardReader;
  /** Where the card of a file was read: which of the crew, by the slug. */
  readonly #lanes = new Map<string, number>();

  constructor(readonly options: WorkforceOptions) {
    const { root, settings } = options.setup;
    this.#reader = new SheetReader(projectOf(root, settings), MOST_KEPT);
    this.#readHere = readInTurn((file) => this.#reader.card(file), options.interruptible);
  }

  /** Cards of files, in their order. */
  async read(files: readonly ContentFile[]): Promise<readonly (SheetCard | FailedSheet)[]> {
    const { signal } = this.options;
    // Who makes a sheet needn't read it again.
    const crew = await this.#crewOrKept(files.length);
    if (!crew) return this.#readHere(files);
    const cards: (SheetCard | FailedSheet)[] = [];
    await crew.work(
      {
        count: files.length,
        itemOf: (index) => ({ read: files[index]! }),
        isCancelled: () => false,
        signal,
        onDone: (index, result, lane) => {
          const file = files[index]!;
          const card = result as SheetCard | FailedSheet;
          cards[index] = "sha256" in card ? withTextsOnce(card, file) : card;
          this.#lanes.set(file.slug, lane);
        },
        given: (item, error) => {
          const file = (item as { readonly read: ContentFile }).read;
          return { slug: file.slug, source: file.source, diagnostics: faultyDelivery(error).diagnostics };
        },
      },
      Math.max(1, this.#workersFor(files.length)),
    );
    if (signal?.aborted) throw new Interrupted();
    return cards;
  }

  /** Whether an earlier build has left workers that can make what there is to be made. */
  get isWaiting(): boolean {
    const { idle } = this.options;
    return idle !== undefined && (this.#crew !== undefined || idle.crew.has(this.#key));
  }

  /** Makes sheets, and tells of each when it is done. @param taskOf asked when its turn comes: of thousands few are there at a time */
  async make(
    slugs: readonly string[],
    taskOf: (index: number) => SheetTask,
    onDone: (index: number, delivered: DeliveredSheet) => void,
  ): Promise<void> {
    const { course, interruptible, setup, signal, toolbox } = this.options;
    const crew = await this.#crewOrKept(slugs.length);
    if (crew) {
      await crew.work(
        {
          count: slugs.length,
          itemOf: (index) => ({ make: taskOf(index) }),
          isCancelled: () => course.isCancelled,
          signal,
          onDone: (index, delivered) => onDone(index, delivered as DeliveredSheet),
          given: (_, error) => faultyDelivery(error),
          laneOf: (index) => this.#lanes.get(slugs[index]!),
        },
        Math.max(1, this.#workersFor(slugs.length)),
      );
      return;
    }
    const own = slugs.length > 0 ? (await toolbox()).value : undefined;
    if (own) await readyFor(setup.order.formats);
    const atOnce = this.#isLight ? LIGHT_AT_ONCE : 1;
    for (let from = 0; from < slugs.length && own && !course.isCancelled; from += atOnce) {
      const made: DeliveredSheet[] = [];
      try {
        await interruptible(() => {
          for (let i = from; i < Math.min(from + atOnce, slugs.length); i++)
            made.push(deliverSheet(taskOf(i), setup.order, own, this.#reader));
        });
      } finally {
        for (const [i, delivered] of made.entries()) onDone(from + i, delivered);
      }
    }
  }

  /** Lets the workers go; where another build is to follow, all but one. */
  async dismiss(): Promise<void> {
    const { idle } = this.options;
    if (this.#crew && idle) await idle.crew.keep(this.#key, this.#crew);
    else await this.#crew?.dismiss();
    this.#crew = undefined;
  }

  /** Those who are worth their start, or who are there already. @param sheets that are read or made */
  async #crewOrKept(sheets: number): Promise<BuildCrew | undefined> {
    return (await this.#crewFor(sheets)) ?? (sheets > 0 ? this.#kept() : undefined);
  }

  /** @param sheets that are read or made: those that are read are mostly made as well */
  async #crewFor(sheets: number): Promise<BuildCrew | undefined> {
    const workers = this.#workersFor(sheets);
    if (workers < 2) return undefined;
    const crew = (await this.#kept()) ?? this.#crew;
    // What was read is less than what is made, where others had been read before.
    if (crew && crew.options.workers >= workers) return crew;
    await crew?.dismiss();
    const { Crew } = await import("./crew.js");
    const filename = pathToFileURL(join(PROGRAM, "builds/make/worker.js"));
    const workerData: WorkerSetup = { ...this.options.setup, kept: Math.ceil(MOST_KEPT / workers) };
    return (this.#crew = new Crew({ filename, memory: WORKER_MEMORY, workerData, workers }));
  }

  #workersFor(sheets: number): number {
    const { jobs } = this.options;
    if (this.#isLight) return Math.min(jobs ?? availableParallelism(), Math.floor(sheets / MIN_LIGHT_PER_WORKER));
    const useful = Math.min(availableParallelism(), Math.floor(sheets / MIN_SHEETS_PER_WORKER));
    return Math.min(jobs ?? useful, sheets);
  }

  /** Whether no sheet is laid out. */
  get #isLight(): boolean {
    const { formats } = this.options.setup.order;
    return !formats.includes("pdf") && !formats.includes("png");
  }

  /** Workers that are there, or that an earlier build has left; undefined where none are left to others. */
  async #kept(): Promise<BuildCrew | undefined> {
    const { idle } = this.options;
    return idle && (this.#crew ??= await idle.crew.take(this.#key));
  }

  /** Of all that a worker has opened. */
  get #key(): string {
    const { setup, idle } = this.options;
    return JSON.stringify([idle?.toolbox, setup]);
  }
}
