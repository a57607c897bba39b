/**
 * A lock on an output folder, so that two builds don't write into it together. It names the process that holds it: one that
 * died without taking it away holds nothing.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Outcome } from "../diagnostics/diagnostic.js";
import { isSystemError, writeFailure } from "./write.js";

const LOCK = ".versus-lock";

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

/** Diagnostics, errors: `build/locked` where another build holds the folder, `build/write` where it can't be written. */
export function lockFolder(outDir: string, shownOut: string): Outcome<Lock> {
  const path = join(outDir, LOCK);
  const own = `${path}.${process.pid}`;
  try {
    mkdirSync(outDir, { recursive: true });
    rmSync(own, { force: true });
    writeFileSync(own, JSON.stringify(self()));
    let afterCrash = false;
    try {
      while (!take(own, path)) {
        const text = readText(path);
        if (text === undefined) continue;
        const holder = parseHolder(text);
        if (holder && !isGone(holder, path)) return { diagnostics: [locked(holder, shownOut)] };
        afterCrash = removeStale(path, text) || afterCrash;
      }
    } finally {
      rmSync(own, { force: true });
    }
    held.add(path);
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

/** A link is made whole or not at all, also where two try. */
function take(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    return takeWithoutLinks(own, path, error);
  }
}

/** Some file systems have no hard links. */
function takeWithoutLinks(own: string, path: string, error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(code)) throw error;
  try {
    writeFileSync(path, readFileSync(own), { flag: "wx" });
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

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
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
