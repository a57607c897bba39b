/** A project -> a page on this machine that shows what is written as it is written: a session, and two servers. */
import { setMaxListeners } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { basename, resolve } from "node:path";
import sirv from "sirv";
import type { RunOptions } from "../builds/index.js";
import { type Address, inUrl, isLoopback, LOOPBACK, listen, secret } from "./server/address.js";
import { refuse } from "./server/answers.js";
import { type AppServer, serveApp } from "./server/app.js";
import { CLIENT } from "./server/client-files.js";
import { serveFrame } from "./server/frame.js";
import { Session } from "./session/session.js";

export interface PreviewOptions extends Omit<RunOptions, "select" | "check" | "editions"> {
  /** Slug of the sheet that is shown first; the first that there is where nobody names one. */
  readonly sheet?: string;
  /** Default: this machine alone. */
  readonly host?: string;
  /** The first that is tried. */
  readonly port: number;
  /** Whether files can be edited. */
  readonly canEdit: boolean;
  /** Ends the preview. */
  readonly signal: AbortSignal;
  /** Told where it is, once it is there. */
  readonly onReady: (url: string, port: number) => void;
}

/** Serves until the signal. Throws what the system says where no port can be listened on. */
export async function preview(options: PreviewOptions): Promise<void> {
  const { host = LOOPBACK, port, sheet = "", canEdit, signal, onReady, ...build } = options;
  const root = resolve(options.root ?? process.cwd());
  const session = new Session(build);
  // Each page that is open listens.
  setMaxListeners(0, signal);
  const isOpen = !isLoopback(host);
  const base = () => (isOpen ? `/${secret()}/` : "/");
  let [app, frame]: Address[] = [
    { host, port, base: base() },
    { host, port, base: base() },
  ];
  const shown = { session, address: () => frame!, appPort: () => app!.port };
  const server: AppServer = {
    ...{ session, root, signal, shown },
    address: () => app!,
    token: canEdit ? secret() : undefined,
    config: { project: basename(root), sheet, run: secret() },
    files: sirv(CLIENT, { etag: true }),
  };
  const servers = [
    serverOf((request, response) => serveApp(server, request, response)),
    serverOf((request, response) => serveFrame(shown, request, response)),
  ] as const;
  try {
    app = { ...app!, port: await listen(servers[0], host, port) };
    frame = { ...frame!, port: await listen(servers[1], host, app.port + 1) };
    onReady(`http://${inUrl(host)}:${app.port}${app.base}`, app.port);
    await session.run(signal);
  } finally {
    for (const each of servers) {
      each.close();
      each.closeAllConnections();
    }
  }
}

function serverOf(serve: (request: IncomingMessage, response: ServerResponse) => Promise<void>): Server {
  return createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else
        refuse(response, 500, `this is a fault of Versus: ${error instanceof Error ? error.message : String(error)}`);
    });
  });
}
