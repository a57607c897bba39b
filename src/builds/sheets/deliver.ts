/** A sheet read, made, and its outputs written: what is done for each sheet, in a worker or not. What comes back is plain data. */
import {
  claimsAfter,
  lintComparison,
  type SheetFormat,
  type SheetReader,
  type SheetStatement,
  statementsOf,
} from "../../content/index.js";
import { type Diagnostic, faultOf } from "../../diagnostics/index.js";
import { MAX_BYTES, readRegular, type Stamp } from "../../files/index.js";
import { type ManifestEntry, manifestEntry } from "../folder/manifest.js";
import { fileFailure, isSystemError, writeFailure, writeWhole } from "../folder/write.js";
import type { Toolbox } from "../site/toolbox.js";
import { buildSheet } from "./build-sheet.js";
import type { Output } from "./output.js";
import { loadTask, type SheetTask } from "./task.js";

/** What is wanted of every sheet. */
export interface SheetOrder {
  readonly formats: readonly SheetFormat[];
  /** `check`: what is to be said of the sheet; nothing is written, and its content is looked at as an editor would. */
  readonly aim: WriteAim | "check";
}

/** Outputs in a folder. */
interface WriteAim {
  /** Absolute path. */
  readonly outDir: string;
  /** As the user named it. */
  readonly shownOut: string;
  /** Whether the manifest is to say nothing of content files: it goes to others. */
  readonly hidesSources: boolean;
}

export interface DeliveredSheet {
  /** SHA-256 of the content file that was read; absent where it could not be. */
  readonly sha256?: string;
  /** What was made, and written if that was wanted; empty where the sheet is faulty. */
  readonly entries: readonly ManifestEntry[];
  /** Of the files written, in the order of `entries`. */
  readonly stamps: readonly Stamp[];
  readonly diagnostics: readonly Diagnostic[];
  /** Of a check: what the sheet states, for holding it against others. */
  readonly statements?: readonly SheetStatement[];
  /** The output folder can't be written: no other sheet will fare better. */
  readonly writeFailure?: Diagnostic;
}

/** Diagnostics: those of `loadSheet` and `buildSheet`; `build/fault` (error) where Versus itself failed. Never throws. */
export function deliverSheet(
  task: SheetTask,
  order: SheetOrder,
  toolbox: Toolbox,
  reader: SheetReader,
): DeliveredSheet {
  try {
    return deliver(task, order, toolbox, reader);
  } catch (error) {
    return faultyDelivery(error);
  }
}

function deliver(task: SheetTask, { formats, aim }: SheetOrder, toolbox: Toolbox, reader: SheetReader): DeliveredSheet {
  const read = loadTask(task, toolbox.root, toolbox.settings, reader);
  if (!("sheet" in read)) return nothing(read.diagnostics);
  const { loaded, sheet } = read;
  const { sha256 } = loaded;
  const { asOf, claims } = toolbox.settings;
  const early = asOf === undefined ? [] : claimsAfter(loaded, asOf);
  const built = buildSheet(sheet, formats, toolbox);
  const told = [
    early,
    aim === "check" ? lintComparison(loaded, { asOf, maxAge: claims.maxAge, twin: task.twin }) : [],
    built.diagnostics,
  ].flat();
  const stated = aim === "check" && { statements: statementsOf(loaded) };
  if (!built.value || early.length > 0) return { ...nothing(told), sha256, ...stated };
  const written = writeOutputs({ ...sheet.comparison, sha256 }, built.value, aim === "check" ? undefined : aim);
  return { ...written, sha256, ...stated, diagnostics: [...told, ...written.diagnostics] };
}

/** The sheet that outputs are of, and the hash of its file. */
interface MadeOf {
  readonly slug: string;
  readonly title: string;
  readonly source: string;
  readonly sha256: string;
}

/**
 * Diagnostics: `build/write` for a file that can't be written where others can, `build/image` for an image that has gone.
 * @param aim absent: nothing is written
 */
function writeOutputs(
  { slug, title, source, sha256 }: MadeOf,
  outputs: readonly Output[],
  aim: WriteAim | undefined,
): Pick<DeliveredSheet, "entries" | "stamps" | "diagnostics" | "writeFailure"> {
  const entries: ManifestEntry[] = [];
  const stamps: Stamp[] = [];
  const told = (diagnostic: Diagnostic) => ({
    entries,
    stamps,
    diagnostics: [{ ...diagnostic, ...wholeFile(source) }],
  });
  const { files, gone } = withContent(outputs);
  if (gone) return told(gone);
  for (const { content, ...output } of files) {
    try {
      if (aim) stamps.push(writeWhole(aim.outDir, output.path, content));
    } catch (error) {
      if (!isSystemError(error) || !aim) throw error;
      const ofFile = fileFailure(aim.outDir, aim.shownOut, output.path, error);
      if (ofFile) return told(ofFile);
      return { entries, stamps, diagnostics: [], writeFailure: writeFailure(aim.shownOut, error) };
    }
    const isAsset = output.format === "asset";
    const known = { ...output, slug, ...(!isAsset && { title }) };
    const made = !aim?.hidesSources && { source, ...(!isAsset && { madeOf: sha256 }) };
    entries.push(manifestEntry({ ...known, ...made }, content));
  }
  return { entries, stamps, diagnostics: [] };
}

/** Copies are read before anything is written: without one of them there is to be nothing. */
function withContent(outputs: readonly Output[]) {
  const files: (Output & { readonly content: Uint8Array })[] = [];
  for (const output of outputs) {
    const { path, content } = output;
    if (typeof content === "string") files.push({ ...output, content: Buffer.from(content, "utf8") });
    else if (content instanceof Uint8Array) files.push({ ...output, content });
    else {
      const { bytes, fault } = readRegular(content.copyOf, MAX_BYTES.image);
      if (fault) return { files, gone: goneImage(path, fault.reason) };
      files.push({ ...output, content: bytes });
    }
  }
  return { files };
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
  return { entries: [], stamps: [], diagnostics };
}

/** What stands for a sheet over which Versus failed. @param error what was thrown, or what ended the worker */
export function faultyDelivery(error: unknown): DeliveredSheet {
  return nothing([faultOf(error, "file")]);
}
