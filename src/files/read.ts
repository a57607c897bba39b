/**
 * Paths -> bytes, whatever stands there: only regular files are opened, and of these no more is read than was asked for. A folder, a
 * pipe, a device, a link to nothing, a file that has no end or that nobody may read is a fault that is told, never a wait.
 */
import { createHash } from "node:crypto";
import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  type Stats,
  statSync,
} from "node:fs";

/** Why a file isn't read. `reason` is a clause of its own: "it is a folder". */
export interface FileFault {
  readonly kind: "missing" | "not-file" | "too-large" | "unreadable";
  readonly reason: string;
  /** Bytes, of what is too large, as far as they are known. */
  readonly size?: number;
}

export type FileRead =
  | { readonly bytes: Buffer; readonly fault?: undefined }
  | { readonly bytes?: undefined; readonly fault: FileFault };

/** Whether a link in the place of the file is followed. Folders on the way are: whoever must not follow these asks `Inside`. */
export type Links = "follow" | "refuse";

/** What a file of a kind has at most, bytes: far more than any that somebody wrote, and little enough for memory. */
export const MAX_BYTES = {
  /** Templates, partials, locales. */
  template: 4_000_000,
  style: 4_000_000,
  image: 20_000_000,
  font: 64_000_000,
  /** A page for `versus print`. */
  html: 64_000_000,
  /** Any of the files that a sheet is made of. */
  input: 64_000_000,
  /** An output: a handbook of many thousand sheets. */
  output: 4_000_000_000,
  /** A cache of a million sheets. */
  cache: 2_000_000_000,
  /** Read as one string, of which V8 has no longer ones. */
  json: 500_000_000,
} as const;

const CHUNK = 1 << 20;
// Windows has neither; a pipe that was put in the place of the file just now is opened without a wait.
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;

/** The whole of a regular file of at most so many bytes. Throws nothing. */
export function readRegular(path: string, maxBytes: number, links: Links = "follow"): FileRead {
  return withRegular(path, maxBytes, links, (file, size): FileRead => {
    // One byte more than it says: files of /proc say that they have none.
    let bytes = Buffer.allocUnsafe(size + 1);
    let total = 0;
    for (
      let read = readSync(file, bytes, total, bytes.length - total, null);
      read > 0;
      read = readSync(file, bytes, total, bytes.length - total, null)
    ) {
      total += read;
      if (total > maxBytes) return { fault: tooLarge(total, maxBytes) };
      if (total === bytes.length) bytes = Buffer.concat([bytes], total + CHUNK);
    }
    return { bytes: bytes.subarray(0, total) };
  });
}

/** The first bytes of a regular file: whether the rest is worth reading. Throws nothing. */
export function readStart(path: string, length: number, links: Links = "follow"): FileRead {
  return withRegular(path, Number.POSITIVE_INFINITY, links, (file): FileRead => {
    const bytes = Buffer.alloc(length);
    return { bytes: bytes.subarray(0, readSync(file, bytes, 0, length, 0)) };
  });
}

/** What would keep a file from being read, as far as that can be told without opening it; undefined for nothing. */
export function faultOf(path: string, maxBytes: number): FileFault | undefined {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return notFile(stats);
    if (stats.size > maxBytes) return tooLarge(stats.size, maxBytes);
    accessSync(path, constants.R_OK);
    return undefined;
  } catch (error) {
    return systemFault(path, error);
  }
}

/** SHA-256 of a regular file, read piece by piece; undefined where it can't be read. Throws nothing. */
export function hashRegular(path: string, maxBytes: number, links: Links = "follow"): string | undefined {
  const hashed = withRegular(path, maxBytes, links, (file, size): { sha256: string } | { fault: FileFault } => {
    const hash = createHash("sha256");
    const bytes = Buffer.allocUnsafe(Math.min(CHUNK, size + 1));
    let total = 0;
    for (let read = readSync(file, bytes); read > 0; read = readSync(file, bytes)) {
      total += read;
      if (total > maxBytes) return { fault: tooLarge(total, maxBytes) };
      hash.update(bytes.subarray(0, read));
    }
    return { sha256: hash.digest("hex") };
  });
  return "sha256" in hashed ? hashed.sha256 : undefined;
}

/** What a path leads to, links followed; undefined for nothing, and for what nobody may look at. */
export function statOf(path: string): Stats | undefined {
  return attempt(() => statSync(path, { throwIfNoEntry: false }));
}

/** What stands at a path, a link as such; undefined for nothing, and for what nobody may look at. */
export function lstatOf(path: string): Stats | undefined {
  return attempt(() => lstatSync(path, { throwIfNoEntry: false }));
}

/** What stands there, in words: "it is a folder". */
export function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return "it is a folder";
  if (stats.isSymbolicLink()) return "it is a link";
  if (stats.isFIFO()) return "it is a pipe";
  if (stats.isSocket()) return "it is a socket";
  return stats.isFile() ? "it is a file" : "it is a device";
}

function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

/** Opens a file if it is a regular one, and closes it. @param use is given its size as far as that is known */
function withRegular<T>(
  path: string,
  maxBytes: number,
  links: Links,
  use: (file: number, size: number) => T,
): T | { readonly fault: FileFault } {
  let file: number | undefined;
  try {
    // Looked at before it is opened: to open a device may do something.
    const found = links === "refuse" ? lstatSync(path) : statSync(path);
    if (!found.isFile()) return { fault: notFile(found) };
    if (found.size > maxBytes) return { fault: tooLarge(found.size, maxBytes) };
    file = openSync(path, links === "refuse" ? FLAGS | NO_FOLLOW : FLAGS);
    const opened = fstatSync(file);
    if (!opened.isFile()) return { fault: notFile(opened) };
    return use(file, Math.min(opened.size, maxBytes));
  } catch (error) {
    return { fault: systemFault(path, error) };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function notFile(stats: Stats): FileFault {
  return { kind: "not-file", reason: `${kindOf(stats)}, not a file` };
}

function tooLarge(size: number, maxBytes: number): FileFault {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
  return {
    kind: "too-large",
    size,
    reason: `it has ${megabytes(size)} MB, more than the ${maxBytes / 1e6} MB allowed`,
  };
}

function systemFault(path: string, error: unknown): FileFault {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") {
    const isLink = lstatOf(path)?.isSymbolicLink() === true;
    return isLink
      ? { kind: "not-file", reason: "it is a link to nothing" }
      : { kind: "missing", reason: "there is no such file" };
  }
  if (code === "ELOOP") return { kind: "not-file", reason: "it is a link that leads back to itself, or to nothing" };
  if (code === "ERR_INVALID_ARG_VALUE") return { kind: "missing", reason: "no file can have that name" };
  if (code === "ENAMETOOLONG") return { kind: "missing", reason: "no file can have so long a name" };
  if (code === "EACCES" || code === "EPERM") return { kind: "unreadable", reason: "there is no permission to read it" };
  // "EIO: i/o error, read": without the path, which is the caller's to show.
  const words = error instanceof Error ? error.message.replace(/, \w+( '[\s\S]*)?$/, "") : String(error);
  return { kind: "unreadable", reason: words };
}
