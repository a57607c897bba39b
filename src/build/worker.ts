/** What runs in a worker thread: a toolbox of its own, opened once, and one sheet after another. */
import Tinypool from "tinypool";
import type { Settings } from "../content/settings.js";
import { type DeliveredSheet, deliverSheet, type SheetOrder } from "./deliver.js";
import type { SheetInput } from "./sheet-input.js";
import { openToolbox, type Toolbox } from "./toolbox.js";

/** What a worker needs to open the toolbox that the build has opened. */
export interface WorkerSetup {
  readonly root: string;
  readonly settings: Settings;
  readonly templates: string | undefined;
  readonly sourceDate: string | undefined;
  readonly order: SheetOrder;
}

const setup = Tinypool.workerData as WorkerSetup;
let toolbox: Toolbox | undefined;

/** Makes some sheets, in their order. */
export default async function work(sheets: readonly SheetInput[]): Promise<DeliveredSheet[]> {
  const { root, settings, templates, sourceDate, order } = setup;
  toolbox ??= openToolbox(root, settings, templates, sourceDate).value;
  if (!toolbox) throw new Error("the templates or fonts have changed while the build was running");
  const delivered: DeliveredSheet[] = [];
  for (const sheet of sheets) delivered.push(await deliverSheet(sheet, order, toolbox));
  return delivered;
}
