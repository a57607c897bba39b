/** `versus publish`: what the last build wrote -> pages at a host; the plan, what was done, and the exit code. */
import { setTimeout as sleep } from "node:timers/promises";
import { loadSettings, placesOf, type Settings } from "../../content/index.js";
import { Interrupted } from "../../interrupt.js";
import { type Clock, hostOf, type Login, PublishFault, publish, wantedSheets } from "../../publish/index.js";
import { PublishTold } from "../report/publish-report.js";
import { EXIT, type ExitCode } from "../terminal/exit-codes.js";
import { type Io, Terminal } from "../terminal/terminal.js";

interface PublishFlags {
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly settings?: string;
  readonly content?: string;
  readonly out?: string;
}

/** Where each host's user and password stand: nowhere but in the environment. */
const LOGINS = {
  wordpress: {
    user: "VERSUS_WORDPRESS_USER",
    secret: "VERSUS_WORDPRESS_PASSWORD",
    what: "an application password of that user",
  },
  confluence: { user: "VERSUS_CONFLUENCE_USER", secret: "VERSUS_CONFLUENCE_TOKEN", what: "an API token of that user" },
} as const;
type HostName = keyof typeof LOGINS;

const EXAMPLES: Readonly<Record<HostName, string>> = {
  wordpress: "publish: {wordpress: {url: https://example.org}}",
  confluence: "publish: {confluence: {url: https://example.atlassian.net/wiki, space: SALES}}",
};

const CLOCK: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    try {
      await sleep(ms, undefined, { signal });
    } catch {
      throw new Interrupted();
    }
  },
};

export async function publishCommand(name: string, flags: PublishFlags, io: Io, clock = CLOCK): Promise<ExitCode> {
  const terminal = new Terminal(io, flags.quiet === true);
  if (!isHost(name)) {
    terminal.usage(
      `Versus can't publish to "${name}"`,
      "there are wordpress and confluence; for other hosts paste the snippets, as README tells",
    );
    return EXIT.usage;
  }
  const { value: settings, diagnostics } = await loadSettings(io.cwd, { file: flags.settings });
  terminal.diagnostics(diagnostics);
  if (!settings) return EXIT.usage;
  const login = loginFor(name, settings, io, terminal);
  const opened = login && hostOf(name, settings, { login, signal: io.signal, clock });
  if (!opened) return EXIT.usage;
  const { host, status, pdf } = opened;
  const told = new PublishTold(terminal, flags.json === true, name);
  try {
    const places = placesOf(settings.places, flags);
    const wanted = await wantedSheets({
      root: io.cwd,
      settings,
      places,
      host: name,
      pdf,
      interruptible: io.interruptible,
    });
    told.held(wanted.held);
    const published = await publish({
      ...{ wanted, host, status, isDry: flags.dryRun === true, force: flags.force === true },
      onPlan: (steps) => told.plan(steps),
      onDone: (step) => told.done(step),
    });
    return told.end(published) ? EXIT.ok : EXIT.content;
  } catch (error) {
    if (!(error instanceof PublishFault)) throw error;
    told.stopped(error);
    return error.fields.status === 401 ? EXIT.usage : EXIT.content;
  }
}

function isHost(name: string): name is HostName {
  return Object.hasOwn(LOGINS, name);
}

/** Undefined where something is lacking, which is told. */
function loginFor(name: HostName, settings: Settings, io: Io, terminal: Terminal): Login | undefined {
  if (!settings.publish?.[name]) {
    terminal.usage(`versus.yaml doesn't say where to publish`, `write \`${EXAMPLES[name]}\``);
    return undefined;
  }
  const { user: userName, secret: secretName, what } = LOGINS[name];
  const [user, secret] = [io.env[userName]?.trim() ?? "", io.env[secretName]?.trim() ?? ""];
  const lacking = [user === "" ? userName : [], secret === "" ? secretName : []].flat();
  if (lacking.length > 0) {
    terminal.usage(
      `the environment lacks ${lacking.join(" and ")}`,
      `set ${userName} to the name of a user over there, and ${secretName} to ${what}`,
    );
    return undefined;
  }
  return { user, secret };
}
