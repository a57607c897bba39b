/** A sheet read, made, and its outputs written: what is done for each sheet, in a worker or not. What comes back is plain data. */
import { type Format, lintComparison, loadSheet } from "../../content/index.js";
import { type Diagnostic, hasErrors } from "../../diagnostics/index.js";
import { MAX_BYTES, readRegular } from "../../files/index.js";
import { type ManifestEntry, manifestEntry } from "../folder/manifest.js";
import { fileFailure, isSystemError, type Stamp, writeFailure, writeWhole } from "../folder/write.js";
import type { Toolbox } from "../site/toolbox.js";
import { buildSheet, type SheetResult } from "./build-sheet.js";
import { sheetInput } from "./sheet-input.js";
import type { SheetTask } from "./sheet-task.js";

/** What a build wants of every sheet. */
export interface SheetOrder {
  readonly formats: readonly Format[];
  /** Absolute path of the output folder; absent where nothing is to be written. */
  readonly outDir?: string;
  /** The output folder as the user named it. */
  readonly shownOut: string;
  /** With it the content is looked at as an editor would; dates only against `asOf`, YYYY-MM-DD. */
  readonly lint?: { readonly asOf?: string };
}

export interface DeliveredSheet {
  /** SHA-256 of the content file that was read; absent where it could not be. */
  readonly sha256?: string;
  /** What was made, and written if that was wanted; empty where the sheet is faulty. */
  readonly entries: readonly ManifestEntry[];
  /** Of the files written, in the order of `entries`. */
  readonly stamps: readonly Stamp[];
  readonly diagnostics: readonly Diagnostic[];
  /** What an editor would say. */
  readonly lint: readonly Diagnostic[];
  /** The output folder can't be written: no other sheet will fare better. */
  readonly writeFailure?: Diagnostic;
}

/** Diagnostics: those of `loadSheet` and `buildSheet`; `build/fault` (error) where Versus itself failed. Never throws. */
export function deliverSheet(task: SheetTask, order: SheetOrder, toolbox: Toolbox): DeliveredSheet {
  try {
    return deliver(task, order, toolbox);
  } catch (error) {
    return faultyDelivery(error);
  }
}

function deliver({ file, titles }: SheetTask, order: SheetOrder, toolbox: Toolbox): DeliveredSheet {
  const { root, settings } = toolbox;
  const sheet = loadSheet(file, { root, lang: settings.lang });
  if (!("comparison" in sheet)) return nothing(sheet.diagnostics);
  const result = buildSheet(sheetInput(sheet, new Map(titles), settings), order.formats, toolbox);
  const { sha256 } = sheet;
  const lint = order.lint ? lintComparison(sheet, order.lint.asOf) : [];
  if (hasErrors(result.diagnostics)) return { ...nothing(result.diagnostics), sha256, lint };
  const written = writeOutputs(sheet.comparison, result, order);
  return { ...written, sha256, lint, diagnostics: [...result.diagnostics, ...written.diagnostics] };
}

/** Diagnostics: `build/write` for a file that can't be written where others can, `build/image` for an image that has gone. */
function writeOutputs(
  { slug, title, source }: { readonly slug: string; readonly title: string; readonly source: string },
  { outputs, assets }: SheetResult,
  { outDir, shownOut }: SheetOrder,
): Pick<DeliveredSheet, "entries" | "stamps" | "diagnostics" | "writeFailure"> {
  const entries: ManifestEntry[] = [];
  const stamps: Stamp[] = [];
  const told = (diagnostic: Diagnostic) => ({
    entries,
    stamps,
    diagnostics: [{ ...diagnostic, ...wholeFile(source) }],
  });
  const images = [];
  for (const { from, path } of assets) {
    const { bytes, fault } = readRegular(from, MAX_BYTES.image);
    if (fault) return told(goneImage(path, fault.reason));
    images.push({ format: "asset" as const, path, content: bytes });
  }
  for (const { content, ...output } of [...outputs, ...images]) {
    try {
      if (outDir !== undefined) stamps.push(writeWhole(outDir, output.path, content));
    } catch (error) {
      if (!isSystemError(error) || outDir === undefined) throw error;
      const ofFile = fileFailure(outDir, shownOut, output.path, error);
      if (ofFile) return told(ofFile);
      return { entries, stamps, diagnostics: [], writeFailure: writeFailure(shownOut, error) };
    }
    entries.push(manifestEntry({ ...output, slug, ...(output.format !== "asset" && { title }), source }, content));
  }
  return { entries, stamps, diagnostics: [] };
}

function wholeFile(file: string): Pick<Diagnostic, "span"> {
  const position = { line: 1, column: 1, offset: 0 };
  return { span: { file, start: position, end: position } };
}

function goneImage(path: string, reason: string): Diagnostic {
  const message = `the image that is to stand at ${path} can't be read any more: ${reason}`;
  return { severity: "error", code: "build/image", message };
}

function nothing(diagnostics: readonly Diagnostic[]): DeliveredSheet {
  return { entries: [], stamps: [], diagnostics, lint: [] };
}

/** What stands for a sheet over which Versus failed. @param error what was thrown, or what ended the worker */
export function faultyDelivery(error: unknown): DeliveredSheet {
  const { code } = error instanceof Error && "code" in error ? error : { code: undefined };
  const memory = code === "ERR_WORKER_OUT_OF_MEMORY";
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const at = error instanceof Error ? error.stack?.split("\n").slice(1, 4).join(" ").replace(/\s+/g, " ").trim() : "";
  return nothing([
    {
      severity: "error",
      code: "build/fault",
      message: memory
        ? "the sheet takes more memory than there is"
        : `this is a fault of Versus, not of your file: ${reason}`,
      hints: [
        memory ? "look for a text or a table that is far too long" : `please report it, with this: ${reason} ${at}`,
      ],
    },
  ]);
}
