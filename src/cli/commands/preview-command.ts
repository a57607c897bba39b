/** `versus preview`: flags -> a preview, what is told of it, and the exit code once it has ended. */
import { basename } from "node:path";
import { preview } from "../../preview/index.js";
import { type BuildFlags, readFlags } from "../flags/build-flags.js";
import { EXIT, type ExitCode } from "../terminal/exit-codes.js";
import { type Io, Terminal } from "../terminal/terminal.js";
import { optimizeFor } from "./tiering.js";

export interface PreviewFlags
  extends Pick<BuildFlags, "content" | "templates" | "snippet" | "settings" | "edition" | "audience"> {
  readonly port?: string;
  readonly host?: string;
  readonly edit?: boolean;
}

const PORT = 4400;

export async function previewCommand(sheet: string | undefined, flags: PreviewFlags, io: Io): Promise<ExitCode> {
  const terminal = new Terminal(io, false);
  const options = readFlags(flags, io, terminal);
  if (!options) return EXIT.usage;
  const port = Number(flags.port ?? PORT);
  if (!/^\d{1,5}$/.test(flags.port ?? "1") || port < 1 || port > 65_534) {
    terminal.usage(`--port takes a number from 1 to 65534, not "${flags.port}"`, "write it as --port 4400");
    return EXIT.usage;
  }
  // One sheet, again and again, and somebody waits for each.
  optimizeFor(Number.POSITIVE_INFINITY);
  try {
    const { editions, ...build } = options;
    await preview({
      ...build,
      edition: editions?.[0],
      ...(sheet !== undefined && { sheet: basename(sheet).replace(/\.ya?ml$/i, "") }),
      ...(flags.host !== undefined && { host: flags.host }),
      port,
      canEdit: flags.edit !== false,
      signal: io.signal,
      onReady: (url, taken) => {
        if (taken !== port) terminal.note(`Port ${port} is taken: this is ${taken}.`);
        terminal.note(`Preview: ${url}`);
        if (flags.host !== undefined)
          terminal.say("Whoever has this address can see the sheets, and with the editor change them.");
        terminal.say("Ctrl-C ends it.");
      },
    });
    return EXIT.interrupted;
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error && error.syscall === "listen")) throw error;
    terminal.usage(`no port can be listened on: ${error.message}`, "name another one with --port, or another --host");
    return EXIT.content;
  }
}
