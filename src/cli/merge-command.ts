/** `versus merge`: the output folders of shards -> one. */
import { merge } from "../build/merge.js";
import { runBuild } from "./build-command.js";
import { type BuildFlags, readFlags } from "./build-flags.js";
import { EXIT, type ExitCode } from "./exit-codes.js";
import { type Io, Terminal } from "./terminal.js";

export async function mergeCommand(dirs: readonly string[], flags: BuildFlags, io: Io): Promise<ExitCode> {
  const terminal = new Terminal(io, flags.quiet === true);
  const options = readFlags(flags, io, terminal);
  if (!options) return EXIT.usage;
  return runBuild(options, flags, io, terminal, (full) => merge(dirs, full));
}
