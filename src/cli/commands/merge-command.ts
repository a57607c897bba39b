/** `versus merge`: the output folders of shards -> one, or with `--verdict` only whether they are good. */
import { merge, readVerdicts } from "../../builds/index.js";
import { loadSettings } from "../../content/index.js";
import { type BuildFlags, readFlags } from "../flags/build-flags.js";
import { exitCode, tellPeople } from "../report/build-report.js";
import { Digest } from "../report/digest.js";
import { Events } from "../report/events.js";
import { EXIT, type ExitCode } from "../terminal/exit-codes.js";
import { type Io, Terminal } from "../terminal/terminal.js";
import { runBuild } from "./build-command.js";

export async function mergeCommand(dirs: readonly string[], flags: BuildFlags, io: Io): Promise<ExitCode> {
  const terminal = new Terminal(io, flags.quiet === true);
  const options = readFlags(flags, io, terminal);
  if (!options) return EXIT.usage;
  if (flags.verdict) return tellVerdict(dirs, flags, io, terminal);
  return runBuild(options, flags, io, terminal, (full) => merge(dirs, full), "built");
}

async function tellVerdict(dirs: readonly string[], flags: BuildFlags, io: Io, terminal: Terminal): Promise<ExitCode> {
  const settings = await loadSettings(io.cwd, { file: flags.settings });
  const strict = flags.strict ?? settings.value?.strict ?? false;
  const report = { ...readVerdicts(dirs, io.cwd), strict };
  if (flags.json) {
    const events = new Events(terminal);
    for (const [i, sheet] of report.sheets.entries())
      events.progress({ done: i + 1, total: report.sheets.length, sheet });
    events.end(report);
  } else {
    const digest = new Digest(terminal);
    for (const sheet of report.sheets) if (sheet.status === "failed") digest.tell(sheet.diagnostics);
    tellPeople(report, terminal, digest, flags, "read");
  }
  // A fault of Versus was the shard's own exit code.
  return exitCode(report, flags) === EXIT.ok ? EXIT.ok : EXIT.content;
}
