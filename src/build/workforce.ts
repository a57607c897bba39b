/** Who does the work of a build: this thread where there is little, worker threads where that is sooner. */
import { availableParallelism } from "node:os";
import { cardOf, type SheetCard } from "../content/card.js";
import { type ContentFile, type FailedSheet, loadSheet } from "../content/load.js";
import type { Outcome } from "../diagnostics/diagnostic.js";
import type { Crew } from "./crew.js";
import { type DeliveredSheet, deliverSheet, faultyDelivery } from "./deliver.js";
import type { SheetTask } from "./sheet-task.js";
import type { Toolbox } from "./toolbox.js";
import type { WorkerSetup, WorkItem, WorkResult } from "./worker.js";

/** Fewer sheets are made sooner than workers are ready. */
const MIN_SHEETS_PER_WORKER = 12;
/** As many files are read in the time that one sheet takes. */
const FILES_PER_SHEET = 16;
/** MB. Ten thousand sheets take less than a tenth of it. */
const WORKER_MEMORY = 1024;

export interface WorkforceOptions {
  readonly setup: WorkerSetup;
  /** How many workers; undefined for as many as are of use. */
  readonly jobs: number | undefined;
  /** Opened for this thread when it has to make a sheet. */
  readonly toolbox: () => Outcome<Toolbox>;
  readonly isCancelled: () => boolean;
}

export class Workforce {
  #crew: Crew<WorkItem, WorkResult> | undefined;

  constructor(readonly options: WorkforceOptions) {}

  /** Cards of files, in their order. */
  async read(files: readonly ContentFile[]): Promise<(SheetCard | FailedSheet)[]> {
    const cards: (SheetCard | FailedSheet)[] = [];
    const crew = await this.#crewFor(files.length / FILES_PER_SHEET);
    if (!crew) {
      for (const file of files) cards.push(await this.#readHere(file));
      return cards;
    }
    await crew.work(
      files.map((file) => ({ read: file })),
      {
        isCancelled: () => false,
        onDone: (index, card) => {
          cards[index] = card as SheetCard | FailedSheet;
        },
        given: (item, error) => {
          const file = (item as { readonly read: ContentFile }).read;
          return { slug: file.slug, source: file.source, diagnostics: faultyDelivery(error).diagnostics };
        },
      },
    );
    return cards;
  }

  /** Makes sheets, and tells of each when it is done. */
  async make(tasks: readonly SheetTask[], onDone: (index: number, delivered: DeliveredSheet) => void): Promise<void> {
    const { isCancelled, setup, toolbox } = this.options;
    const crew = await this.#crewFor(tasks.length);
    if (crew) {
      await crew.work(
        tasks.map((make) => ({ make })),
        {
          isCancelled,
          onDone: (index, delivered) => onDone(index, delivered as DeliveredSheet),
          given: (_, error) => faultyDelivery(error),
        },
      );
      return;
    }
    const own = tasks.length > 0 ? toolbox().value : undefined;
    for (const [index, task] of tasks.entries()) {
      if (!own || isCancelled()) return;
      onDone(index, await deliverSheet(task, setup.order, own));
    }
  }

  async dismiss(): Promise<void> {
    await this.#crew?.dismiss();
    this.#crew = undefined;
  }

  async #readHere(file: ContentFile): Promise<SheetCard | FailedSheet> {
    const { root, settings } = this.options.setup;
    const loaded = await loadSheet(file, { root, lang: settings.lang });
    return "comparison" in loaded ? cardOf(loaded) : loaded;
  }

  /** @param sheets how many, or how much work in sheets */
  async #crewFor(sheets: number): Promise<Crew<WorkItem, WorkResult> | undefined> {
    const { jobs, setup } = this.options;
    const workers = Math.min(
      jobs ?? Math.floor(sheets / MIN_SHEETS_PER_WORKER),
      jobs ?? availableParallelism(),
      sheets,
    );
    if (workers < 2) return undefined;
    if (!this.#crew) {
      const { Crew } = await import("./crew.js");
      const filename = new URL("./worker.js", import.meta.url);
      this.#crew = new Crew({ filename, memory: WORKER_MEMORY, workerData: setup, workers: Math.floor(workers) });
    }
    return this.#crew;
  }
}
