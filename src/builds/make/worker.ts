/** What runs in a worker thread: content files read, and sheets made with a toolbox of its own, which is opened once. */
import { workerData } from "node:worker_threads";
import {
  type ContentFile,
  type FailedSheet,
  projectOf,
  type Settings,
  type SheetCard,
  SheetReader,
} from "../../content/index.js";
import { serve } from "../../workers/index.js";
import { type DeliveredSheet, deliverSheet, type SheetOrder } from "../sheets/deliver.js";
import { readyFor } from "../sheets/pdfium.js";
import type { SheetTask } from "../sheets/task.js";
import { openToolbox, type Toolbox } from "../site/toolbox.js";

/** What a worker needs to open the toolbox that the build would open. */
export interface WorkerSetup {
  readonly root: string;
  readonly settings: Settings;
  readonly templates: string | undefined;
  readonly sourceDate: string | undefined;
  readonly order: SheetOrder;
  /** So many sheets are kept between being read and being made. */
  readonly kept: number;
}

/** One of two kinds of work. */
export type WorkItem = { readonly read: ContentFile } | { readonly make: SheetTask };
export type WorkResult = SheetCard | FailedSheet | DeliveredSheet;

const setup = workerData as WorkerSetup;
const reader = new SheetReader(projectOf(setup.root, setup.settings), setup.kept);
let toolbox: Toolbox | undefined;
await readyFor(setup.order.formats);

serve((items: readonly WorkItem[]): WorkResult[] =>
  items.map((item) => ("read" in item ? reader.card(item.read) : make(item.make))),
);

function make(task: SheetTask): DeliveredSheet {
  const { root, settings, templates, sourceDate, order } = setup;
  toolbox ??= openToolbox(root, settings, templates, sourceDate).value;
  if (!toolbox) throw new Error("the templates or fonts have changed while the build was running");
  return deliverSheet(task, order, toolbox, reader);
}
