/** Files of the author's -> text, with the limits that a comparison keeps: below the project, not too large, UTF-8. */
import { readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.js";
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

/** Diagnostics, all errors: `content/too-large`, `content/unreadable`, `content/encoding`. */
export async function readTextFile(path: string, file: string): Promise<Outcome<string>> {
  try {
    const stats = await stat(path);
    // A pipe or a device may never end.
    if (!stats.isFile()) return { diagnostics: [fileError(file, "unreadable", "this is not a file that holds text")] };
    const { size } = stats;
    if (size > MAX_FILE_BYTES) {
      const megabytes = (size / 1_048_576).toFixed(1);
      return {
        diagnostics: [
          fileError(
            file,
            "too-large",
            `the file has ${megabytes} MB: a comparison has at most 1 MB`,
            "is it the right file?",
          ),
        ],
      };
    }
    const bytes = await readFile(path);
    const nul = bytes.indexOf(0);
    if (nul >= 0)
      return {
        diagnostics: [
          fileError(file, "binary", "this is a binary file, not YAML text", "a content file is plain text in UTF-8"),
        ],
      };
    return { value: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), diagnostics: [] };
  } catch (error) {
    if (error instanceof TypeError) {
      return {
        diagnostics: [fileError(file, "encoding", "the file is not UTF-8 text", "save it with the encoding UTF-8")],
      };
    }
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return {
      diagnostics: [
        fileError(file, "unreadable", missing ? "there is no such file" : `the file can't be read: ${reason(error)}`),
      ],
    };
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether a path, with symbolic links followed, lies in a folder; undefined where there is no such file. */
export async function liesInside(root: string, path: string): Promise<boolean | undefined> {
  const lexical = relative(root, resolve(path));
  if (lexical.startsWith("..") || isAbsolute(lexical)) return false;
  try {
    const real = relative(await realpath(root), await realpath(path));
    return !(real.startsWith("..") || isAbsolute(real));
  } catch {
    return undefined;
  }
}
