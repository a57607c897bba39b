/** `versus publish`, run in a project by a user with a password and no patience. */
import { publishCommand } from "../../../src/cli/commands/publish-command.js";
import type { CliResult } from "../../support/project.js";

type Flags = Parameters<typeof publishCommand>[1];

/** @param env user and password, by their names */
export async function published(
  cwd: string,
  host: string,
  env: Readonly<Record<string, string | undefined>>,
  flags: Flags = {},
): Promise<CliResult> {
  let [stdout, stderr] = ["", ""];
  const io = {
    ...{ cwd, env: { NO_COLOR: "1", ...env }, signal: new AbortController().signal },
    stdout: { write: (text: string) => (stdout += text) },
    stderr: { write: (text: string) => (stderr += text) },
  };
  const clock = { now: () => Date.now(), sleep: () => Promise.resolve() };
  const code = await publishCommand(host, flags, io, clock);
  return { code, stdout, stderr };
}
