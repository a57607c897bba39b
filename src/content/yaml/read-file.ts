/** Files of the author's -> text, with the limits that a comparison keeps: below the project, not too large, Unicode. */
import { relative, sep } from "node:path";
import { type Diagnostic, type DiagnosticCode, type Outcome, SourceText } from "../../diagnostics/index.js";
import { type FileFault, type FileRead, readRegular } from "../../files/index.js";
import { MAX_FILE_BYTES } from "./data.js";

/** A path as diagnostics show it: relative to the root where it lies below, with forward slashes. */
export function shownPath(root: string, path: string): string {
  // Of thousands of files most are simply below it.
  const below = path.startsWith(root + sep) ? path.slice(root.length + 1) : "";
  const inside = below === "" || /(^|[\\/])\.{0,2}([\\/]|$)/.test(below) ? relative(root, path) : below;
  return (inside === "" ? "." : inside).split(sep).join("/");
}

/** An error that concerns a file as a whole. */
export function fileError(file: string, code: DiagnosticCode, message: string, hint?: string): Diagnostic {
  const position = { line: 1, column: 1, offset: 0 };
  return {
    severity: "error",
    code,
    message,
    span: { file, start: position, end: position },
    ...(hint && { hints: [hint] }),
  };
}

interface TextFile {
  readonly text: string;
  readonly bytes: Uint8Array;
}

/**
 * Diagnostics, all errors: `content/too-large`, `content/unreadable`, `content/binary`, `content/encoding`.
 * @param unsaved what an editor holds of the file, which then isn't read
 * @returns also whether there is no such file
 */
export function readTextFile(
  path: string,
  file: string,
  unsaved?: string,
): Outcome<TextFile> & { readonly isMissing?: boolean } {
  const { bytes, fault } = unsaved === undefined ? readRegular(path, MAX_FILE_BYTES) : unsavedBytes(unsaved);
  if (fault) return { isMissing: fault.kind === "missing", diagnostics: [notRead(file, fault)] };
  const { value: text, diagnostics } = decodeText(bytes, file);
  return { ...(text !== undefined && { value: { text, bytes } }), diagnostics };
}

/** The same limit holds: what can't be read can't be saved. */
function unsavedBytes(text: string): FileRead {
  const bytes = Buffer.from(text, "utf8");
  if (bytes.length <= MAX_FILE_BYTES) return { bytes };
  return { fault: { kind: "too-large", reason: "it is too large", size: bytes.length } };
}

function notRead(file: string, { kind, reason, size = 0 }: FileFault): Diagnostic {
  if (kind === "missing") return fileError(file, "content/unreadable", reason);
  if (kind !== "too-large") return fileError(file, "content/unreadable", `the file can't be read: ${reason}`);
  const message = `the file has ${(size / 1_048_576).toFixed(1)} MB: a comparison has at most 1 MB`;
  return fileError(file, "content/too-large", message, "is it the right file?");
}

/** UTF-8, or UTF-16 where its byte order mark or its first character says so (YAML 1.2.2, section 5.2). */
function decodeText(bytes: Uint8Array, file: string): Outcome<string> {
  const encoding = encodingOf(bytes);
  if (encoding === "utf-8" && bytes.indexOf(0) >= 0) {
    const hint = "a content file is plain text in UTF-8";
    return { diagnostics: [fileError(file, "content/binary", "this is a binary file, not YAML text", hint)] };
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
