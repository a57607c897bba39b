/** Files of the author's -> text, with the limits that a comparison keeps: below the project, not too large, Unicode. */
import { realpathSync } from "node:fs";
import { readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.js";
import { SourceText } from "../diagnostics/source.js";
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

interface TextFile {
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** Diagnostics, all errors: `content/too-large`, `content/unreadable`, `content/encoding`. */
export async function readTextFile(path: string, file: string): Promise<Outcome<TextFile>> {
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
    const { value: text, diagnostics } = decodeText(bytes, file);
    return { ...(text !== undefined && { value: { text, bytes } }), diagnostics };
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return {
      diagnostics: [
        fileError(file, "unreadable", missing ? "there is no such file" : `the file can't be read: ${reason(error)}`),
      ],
    };
  }
}

/** UTF-8, or UTF-16 where its byte order mark or its first character says so (YAML 1.2.2, section 5.2). */
function decodeText(bytes: Uint8Array, file: string): Outcome<string> {
  const encoding = encodingOf(bytes);
  if (encoding === "utf-8" && bytes.indexOf(0) >= 0) {
    const hint = "a content file is plain text in UTF-8";
    return { diagnostics: [fileError(file, "binary", "this is a binary file, not YAML text", hint)] };
  }
  try {
    return { value: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), diagnostics: [] };
  } catch {
    const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
    const source = new SourceText(file, text);
    const at = Math.max(0, text.indexOf("\ufffd"));
    const message = "the file is not UTF-8 text: the character here can't be read";
    return {
      diagnostics: [
        source.diagnostic("error", "content/encoding", message, at, at + 1, ["save it with the encoding UTF-8"]),
      ],
    };
  }
}

function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return "utf-16le";
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0) ? "utf-16be" : "utf-8";
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

/** As `liesInside`. */
export function liesInsideSync(root: string, path: string): boolean | undefined {
  const lexical = relative(root, resolve(path));
  if (lexical.startsWith("..") || isAbsolute(lexical)) return false;
  try {
    const real = relative(realpathSync(root), realpathSync(path));
    return !(real.startsWith("..") || isAbsolute(real));
  } catch {
    return undefined;
  }
}
