/** Where a preview is served: on which host and ports, below which address, and whether a request may have been meant for it. */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import { isIP } from "node:net";
import { hostname } from "node:os";

/** What a server is reached by. */
export interface Address {
  /** What is listened on. */
  readonly host: string;
  readonly port: number;
  /** What all paths begin with, a slash at its end: a secret where other machines can ask. */
  readonly base: string;
}

export const LOOPBACK = "127.0.0.1";
/** Ports that are tried one after the other. */
const TRIED = 20;

export const isLoopback = (host: string): boolean => host === LOOPBACK || host === "::1" || host === "localhost";

/** A word that nobody guesses. */
export const secret = (): string => randomBytes(18).toString("base64url");

/** Listens on the first of some ports that is free. Throws what the system says of any other fault. */
export async function listen(server: Server, host: string, first: number): Promise<number> {
  for (let port = first; ; port++) {
    try {
      await new Promise<void>((done, fail) => {
        server.once("error", fail);
        server.listen({ host, port, exclusive: true }, () => {
          server.off("error", fail);
          done();
        });
      });
      return port;
    } catch (error) {
      const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!isTaken || port >= first + TRIED - 1 || port >= 65_535) throw error;
    }
  }
}

/** A host in a URL. */
export const inUrl = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host);

/**
 * The host that a request names, where it is one of this server's: a name of somebody else's that leads here (DNS rebinding) is none.
 */
export function namedHost(request: IncomingMessage, { host, port }: Address): string | undefined {
  const header = request.headers.host ?? "";
  const named = URL.canParse(`http://${header}`) ? new URL(`http://${header}`) : undefined;
  if (!named || named.host !== header.toLowerCase() || Number(named.port || 80) !== port) return undefined;
  const name = named.hostname;
  const bare = name.replace(/^\[(.*)\]$/, "$1");
  if (isLoopback(bare)) return isLoopback(host) || isAny(host) ? name : undefined;
  const isOwn = bare === host.toLowerCase() || (isAny(host) && (isIP(bare) !== 0 || bare === hostname().toLowerCase()));
  return isOwn && !isLoopback(host) ? name : undefined;
}

const isAny = (host: string): boolean => host === "0.0.0.0" || host === "::";
