/** `versus build` and `versus check`: flags -> options, report -> what is told and the exit code. */
import { availableParallelism } from "node:os";
import { type BuildOptions, type BuildReport, build, check } from "../../builds/index.js";
import { type BuildFlags, readFlags } from "../flags/build-flags.js";
import { type Deed, exitCode, tellPeople, tellUnknown } from "../report/build-report.js";
import { Digest } from "../report/digest.js";
import { Events } from "../report/events.js";
import { EXIT, type ExitCode } from "../terminal/exit-codes.js";
import { ProgressBar } from "../terminal/progress-bar.js";
import { type Io, Terminal } from "../terminal/terminal.js";
import { optimizeFor } from "./tiering.js";

export async function buildCommand(select: readonly string[], flags: BuildFlags, io: Io): Promise<ExitCode> {
  const terminal = new Terminal(io, flags.quiet === true);
  const options = readFlags(flags, io, terminal);
  if (!options) return EXIT.usage;
  if (flags.watch) {
    const { watchCommand } = await import("./watch-command.js");
    return watchCommand({ ...options, select }, flags, io, terminal);
  }
  return runBuild({ ...options, select }, flags, io, terminal, build, "built");
}

export async function checkCommand(select: readonly string[], flags: BuildFlags, io: Io): Promise<ExitCode> {
  const terminal = new Terminal(io, flags.quiet === true);
  const options = readFlags(flags, io, terminal);
  return options ? runBuild({ ...options, select }, flags, io, terminal, check, "checked") : EXIT.usage;
}

/** Runs a build, or what works like one, and tells of it as it goes and at its end. */
export async function runBuild(
  options: BuildOptions,
  flags: BuildFlags,
  io: Io,
  terminal: Terminal,
  work: (options: BuildOptions) => Promise<BuildReport>,
  deed: Deed,
): Promise<ExitCode> {
  const bar = new ProgressBar(terminal);
  const events = flags.json ? new Events(terminal) : undefined;
  const digest = new Digest(terminal);
  let isBegun = false;
  const report = await work({
    signal: io.signal,
    ...(io.interruptible && { interruptible: io.interruptible }),
    ...options,
    onProgress: (progress) => {
      const { done, total, sheet } = progress;
      // What needn't be made has been told by then.
      if (!isBegun && sheet.status === "built") {
        isBegun = true;
        optimizeFor((total - done) / (options.jobs ?? availableParallelism()));
      }
      if (events) events.progress(progress);
      else if (sheet.status === "failed") {
        bar.clear();
        digest.tell(sheet.diagnostics);
      }
      bar.update(done, total, sheet.title, sheet.status !== "unchanged");
    },
  });
  bar.clear();
  if (tellUnknown(report, terminal)) return EXIT.usage;
  if (events) events.end(report);
  else tellPeople(report, terminal, digest, flags, deed);
  return exitCode(report, flags);
}
