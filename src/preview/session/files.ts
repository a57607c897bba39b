/** Files of the project <-> the editor: only versus.yaml and content files, read as text and saved whole. */
import { randomBytes } from "node:crypto";
import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Collection, readTextFile, SETTINGS_FILE } from "../../content/index.js";
import type { Outcome } from "../../diagnostics/index.js";
import { hashOf, isBelow, liesInside, realOf } from "../../files/index.js";
import type { EditedFile, Saved } from "../wire/messages.js";

const MARK = "\ufeff";

/** The absolute path of a file that may be edited; undefined for any other. @param file as diagnostics show its path */
export function editablePath(root: string, collection: Collection | undefined, file: string): string | undefined {
  if (file === SETTINGS_FILE) {
    const path = join(root, SETTINGS_FILE);
    return liesInside(root, path) === false ? undefined : path;
  }
  // It may have become a link since it was found. What was named from elsewhere lies elsewhere.
  for (const { source, path } of collection?.files.values() ?? [])
    if (source === file) return isBelow(root, path) && liesInside(root, path) === false ? undefined : path;
  return undefined;
}

/** As the disk has it. A versus.yaml that isn't there is an empty one. Diagnostics: those of `readTextFile`. */
export function readEdited(path: string, file: string): Outcome<EditedFile> {
  const read = readTextFile(path, file);
  if (read.isMissing && file === SETTINGS_FILE) return { value: { file, text: "", hash: "" }, diagnostics: [] };
  if (!read.value) return { diagnostics: read.diagnostics };
  const { text, bytes } = read.value;
  const shown = text.startsWith(MARK) ? text.slice(1) : text;
  return { value: { file, text: shown, hash: hashOf(bytes) }, diagnostics: [] };
}

/** Saves a text whole, in the encoding that the file has. @param hash of what the editor began with */
export function saveEdited(path: string, file: string, text: string, hash: string): Saved {
  const { value: disk, diagnostics } = readEdited(path, file);
  if (!disk) return { state: "failed", reason: diagnostics[0]?.message ?? "the file can't be read" };
  if (disk.hash !== hash) return { state: "conflict", disk };
  const bytes = encoded(text, path, file);
  try {
    replace(realOf(path) ?? path, bytes);
  } catch (error) {
    return { state: "failed", reason: reasonOf(error) };
  }
  return { state: "saved", hash: hashOf(bytes) };
}

/** With the byte order mark and the encoding that the disk has. */
function encoded(text: string, path: string, file: string): Uint8Array {
  const before = readTextFile(path, file).value;
  const marked = before?.text.startsWith(MARK) ? MARK + text : text;
  const isUtf8 = before === undefined || Buffer.from(before.text, "utf8").equals(before.bytes);
  if (isUtf8) return Buffer.from(marked, "utf8");
  const bytes = Buffer.from(marked, "utf16le");
  const isLittle = Buffer.from(before.text, "utf16le").equals(before.bytes);
  return isLittle ? bytes : bytes.swap16();
}

/** Written beside its place and renamed, with the permissions of what stood there. Throws what the system says. */
function replace(target: string, bytes: Uint8Array): void {
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString("hex")}.tmp`);
  const mode = statSync(target, { throwIfNoEntry: false })?.mode;
  try {
    const handle = openSync(temporary, "wx");
    try {
      writeFileSync(handle, bytes);
      // Renamed before it is on the disk, a file may be empty after a power cut.
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (mode !== undefined) chmodSync(temporary, mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "your share of the disk is full",
  EROFS: "the file system is read-only",
  EACCES: "there is no permission to write there",
  EPERM: "there is no permission to write there",
  ENOENT: "its folder has gone",
  EBUSY: "another program holds the file",
};

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return ("code" in error && REASONS[String(error.code)]) || error.message.replace(/, \w+( '[\s\S]*)?$/, "");
}
