/** Files of the author's -> text, with the limits that a comparison keeps: below the project, not too large, UTF-8. */
import { relative, sep } from "node:path";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.js";
import { type FileFault, readRegular } from "../files/read.js";
import { MAX_FILE_BYTES } from "./yaml-data.js";

/** A path as diagnostics show it: relative to the root where it lies below, with forward slashes. */
export function shownPath(root: string, path: string): string {
  const inside = relative(root, path);
  return (inside === "" ? "." : inside).split(sep).join("/");
}

/** An error that concerns a file as a whole. */
export function fileError(file: string, code: string, message: string, hint?: string): Diagnostic {
  const position = { line: 1, column: 1, offset: 0 };
  return {
    severity: "error",
    code: `content/${code}`,
    message,
    span: { file, start: position, end: position },
    ...(hint && { hints: [hint] }),
  };
}

/** Diagnostics, all errors: `content/too-large`, `content/unreadable`, `content/binary`, `content/encoding`. */
export function readTextFile(path: string, file: string): Outcome<string> {
  const { bytes, fault } = readRegular(path, MAX_FILE_BYTES);
  if (fault) return { diagnostics: [notRead(file, fault)] };
  const nul = bytes.indexOf(0);
  if (nul >= 0)
    return {
      diagnostics: [
        fileError(file, "binary", "this is a binary file, not YAML text", "a content file is plain text in UTF-8"),
      ],
    };
  try {
    return { value: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), diagnostics: [] };
  } catch {
    return {
      diagnostics: [fileError(file, "encoding", "the file is not UTF-8 text", "save it with the encoding UTF-8")],
    };
  }
}

function notRead(file: string, { kind, reason, size = 0 }: FileFault): Diagnostic {
  if (kind === "missing") return fileError(file, "unreadable", reason);
  if (kind !== "too-large") return fileError(file, "unreadable", `the file can't be read: ${reason}`);
  const message = `the file has ${(size / 1_048_576).toFixed(1)} MB: a comparison has at most 1 MB`;
  return fileError(file, "too-large", message, "is it the right file?");
}
