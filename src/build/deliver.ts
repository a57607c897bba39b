/** A sheet made and its outputs written: what is done for each sheet, in a worker or not. What comes back is plain data. */
import type { Format } from "../content/settings.js";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import { buildSheet, type SheetAsset } from "./job.js";
import { type ManifestEntry, manifestEntry } from "./manifest.js";
import type { SheetInput } from "./sheet-input.js";
import type { Toolbox } from "./toolbox.js";
import { isSystemError, writeFailure, writeWhole } from "./write.js";

/** What a build wants of every sheet. */
export interface SheetOrder {
  readonly formats: readonly Format[];
  /** Absolute path of the output folder; absent where nothing is to be written. */
  readonly outDir?: string;
  /** The output folder as the user named it. */
  readonly shownOut: string;
}

export interface DeliveredSheet {
  /** What was made, and written if that was wanted; empty where the sheet is faulty. */
  readonly entries: readonly ManifestEntry[];
  readonly assets: readonly SheetAsset[];
  readonly diagnostics: readonly Diagnostic[];
  /** The output folder can't be written: no other sheet will fare better. */
  readonly writeFailure?: Diagnostic;
}

/** Diagnostics: those of `buildSheet`; `build/fault` (error) where Versus itself failed. Never throws. */
export async function deliverSheet(sheet: SheetInput, order: SheetOrder, toolbox: Toolbox): Promise<DeliveredSheet> {
  try {
    return await deliver(sheet, order, toolbox);
  } catch (error) {
    return faultyDelivery(error);
  }
}

async function deliver(sheet: SheetInput, order: SheetOrder, toolbox: Toolbox): Promise<DeliveredSheet> {
  const { outputs, assets, diagnostics } = await buildSheet(sheet, order.formats, toolbox);
  if (hasErrors(diagnostics)) return { entries: [], assets: [], diagnostics };
  const { slug, title, source } = sheet.comparison;
  const entries: ManifestEntry[] = [];
  for (const { content, ...output } of outputs) {
    try {
      if (order.outDir !== undefined) await writeWhole(order.outDir, output.path, content);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      return { entries, assets, diagnostics, writeFailure: writeFailure(order.shownOut, error) };
    }
    entries.push(manifestEntry({ ...output, slug, title, source }, content));
  }
  return { entries, assets, diagnostics };
}

/** What stands for a sheet over which Versus failed. @param error what was thrown, or what ended the worker */
export function faultyDelivery(error: unknown): DeliveredSheet {
  const { code } = error instanceof Error && "code" in error ? error : { code: undefined };
  const memory = code === "ERR_WORKER_OUT_OF_MEMORY";
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const at = error instanceof Error ? error.stack?.split("\n").slice(1, 4).join(" ").replace(/\s+/g, " ").trim() : "";
  const fault: Diagnostic = {
    severity: "error",
    code: "build/fault",
    message: memory
      ? "the sheet takes more memory than there is"
      : `this is a fault of Versus, not of your file: ${reason}`,
    hints: [
      memory ? "look for a text or a table that is far too long" : `please report it, with this: ${reason} ${at}`,
    ],
  };
  return { entries: [], assets: [], diagnostics: [fault] };
}
