/**
 * A lock on an output folder, so that two builds don't write into it together. It names the process that holds it: one that
 * died without taking it away holds nothing.
 */
import { linkSync, mkdirSync, readdirSync, renameSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Diagnostic, Outcome } from "../../diagnostics/index.js";
import { type FileFault, readRegular } from "../../files/index.js";
import { isSystemError, writeFailure } from "./write.js";

const LOCK = ".versus-lock";
/** The files beside it that a build takes it with: one to link from, and one to move a stale lock to. */
const LEFT = /^\.versus-lock\.(stale-)?\d+$/;
/** Bytes: a lock names a process and a machine. */
const MAX_LOCK = 4096;
/** Tries at a lock that comes and goes under the hands of other builds: past that, one of them has it. */
const MAX_TRIES = 100;

export interface Lock {
  /** An earlier build died before it was done. */
  readonly afterCrash: boolean;
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, in the words of its system: another process may have got the same number since. */
  readonly started: string;
}

/** Locks that this very process holds. */
const held = new Set<string>();

/** Diagnostics, errors: `build/locked` where another build holds the folder or nobody can tell, `build/write` where it can't be written. */
export function lockFolder(outDir: string, shownOut: string): Outcome<Lock> {
  const path = join(outDir, LOCK);
  const own = `${path}.${process.pid}`;
  try {
    mkdirSync(outDir, { recursive: true });
    let afterCrash = false;
    try {
      for (let tries = 1; !take(own, path); tries++) {
        const { bytes, fault } = readRegular(path, MAX_LOCK, "refuse");
        if (fault && fault.kind !== "missing") return { diagnostics: [notReadable(fault, shownOut)] };
        if (tries > MAX_TRIES) return { diagnostics: [contended(shownOut)] };
        if (fault) continue;
        const text = bytes.toString("utf8");
        const holder = parseHolder(text);
        if (holder && !isGone(holder, path)) return { diagnostics: [locked(holder, shownOut)] };
        afterCrash = removeStale(path, text) || afterCrash;
      }
    } finally {
      rmSync(own, { force: true });
    }
    held.add(path);
    removeLeft(outDir);
    const release = () => {
      held.delete(path);
      rmSync(path, { force: true });
    };
    return { value: { afterCrash, release }, diagnostics: [] };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { diagnostics: [writeFailure(shownOut, error)] };
  }
}

/** A link is made whole or not at all, also where two try. What is linked is written anew: who holds the lock clears such files away. */
function take(own: string, path: string): boolean {
  try {
    rmSync(own, { force: true });
    writeFileSync(own, JSON.stringify(self()), { flag: "wx" });
    linkSync(own, path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "EEXIST" || error.code === "ENOENT")) return false;
    return takeWithoutLinks(path, error);
  }
}

/** Some file systems have no hard links. */
function takeWithoutLinks(path: string, error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(code)) throw error;
  try {
    writeFileSync(path, JSON.stringify(self()), { flag: "wx" });
    return true;
  } catch (second) {
    if (second instanceof Error && "code" in second && second.code === "EEXIST") return false;
    throw second;
  }
}

/** Moves a lock away that was found to be stale; if it is another one by now, it is put back. */
function removeStale(path: string, text: string): boolean {
  const away = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, away);
  } catch {
    return false;
  }
  if (readText(away) !== text) renameSync(away, path);
  else unlinkSync(away);
  return true;
}

/**
 * Clears away what builds left that were killed while they took the lock: files of theirs to link from, which they would write anew,
 * and locks that they found to be stale; not one that somebody who runs is about to put back.
 */
function removeLeft(outDir: string): void {
  try {
    for (const name of readdirSync(outDir)) {
      const match = LEFT.exec(name);
      if (!match) continue;
      const path = join(outDir, name);
      const holder = match[1] ? parseHolder(readText(path) ?? "") : undefined;
      if (!holder || isGone(holder, path)) unlinkSync(path);
    }
  } catch {
    // Gone already, or in somebody's hands: the next build meets it again.
  }
}

function readText(path: string): string | undefined {
  return readRegular(path, MAX_LOCK, "refuse").bytes?.toString("utf8");
}

function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, host, started }: Partial<Record<keyof Holder, unknown>> = JSON.parse(text);
    if (typeof pid !== "number" || typeof host !== "string") return undefined;
    return { pid, host, started: String(started ?? "") };
  } catch {
    return undefined;
  }
}

const self = (): Holder => ({ pid: process.pid, host: hostname(), started: startOf(process.pid) });

/** Of a process on another machine nothing can be known. */
function isGone({ pid, host, started }: Holder, path: string): boolean {
  if (host !== hostname()) return false;
  if (pid === process.pid) return !held.has(path);
  try {
    process.kill(pid, 0);
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "EPERM");
  }
  return started !== "" && startOf(pid) !== started;
}

/** Field 22 of /proc/PID/stat (proc(5)), after the name in parentheses, which may hold anything; empty where there is no such file. */
function startOf(pid: number): string {
  const stat = readText(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

function locked({ pid, host }: Holder, shownOut: string) {
  const elsewhere = host === hostname() ? "" : ` on ${host}`;
  return {
    severity: "error",
    code: "build/locked",
    message: `another build (process ${pid}${elsewhere}) is writing into ${shownOut}`,
    hints: [
      elsewhere === ""
        ? "wait until it is done, or choose another folder with --out"
        : `wait until it is done, or choose another folder with --out; if no build runs there any more, remove ${shownOut}/${LOCK}`,
    ],
  } as const;
}

/** Something stands in the place of the lock that no build reads: what it means, only the user can say. */
function notReadable({ reason }: FileFault, shownOut: string): Diagnostic {
  return {
    severity: "error",
    code: "build/locked",
    message: `nobody can tell whether another build is writing into ${shownOut}: its lock can't be read: ${reason}`,
    hints: [`if no build runs there, remove ${shownOut}/${LOCK}; or choose another folder with --out`],
  };
}

function contended(shownOut: string): Diagnostic {
  return {
    severity: "error",
    code: "build/locked",
    message: `other builds are about to write into ${shownOut}`,
    hints: ["wait until they are done, or choose another folder with --out"],
  };
}
