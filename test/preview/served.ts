/** A preview of a project, as a browser meets it: the servers, what happens, and requests with whatever head. */
import { request } from "node:http";
import { afterEach } from "vitest";
import { preview } from "../../src/preview/index.js";
import type { Config, Shown } from "../../src/preview/wire/messages.js";

const running: AbortController[] = [];
afterEach(() => {
  for (const each of running.splice(0)) each.abort();
});

export interface Answer {
  readonly status: number;
  readonly head: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
  readonly text: string;
}

export interface Served {
  readonly url: string;
  /** Of what is shown. */
  readonly frame: string;
  readonly config: Config;
  /** The states of a sheet, as they are told. */
  follow(slug: string): Following;
  /** Sends what the editor sends. */
  post(path: string, body: object, head?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Ends it; what is unhandled then fails the test. */
  end(): Promise<void>;
}

interface Following {
  /** The next state for which something holds. */
  until(holds: (shown: Shown) => boolean): Promise<Shown>;
  close(): void;
}

/** Unlike others of a test that runs beside. */
let port = 20_000 + (process.pid % 400) * 60;

export async function serve(
  root: string,
  options: {
    readonly canEdit?: boolean;
    readonly host?: string;
    readonly templates?: string;
    readonly edition?: string;
    readonly port?: number;
  } = {},
): Promise<Served> {
  const stop = new AbortController();
  running.push(stop);
  port += 2;
  let ended: Promise<void> = Promise.resolve();
  const url = await new Promise<string>((ready, fail) => {
    ended = preview({ root, port, canEdit: true, ...options, signal: stop.signal, onReady: ready });
    ended.catch(fail);
  });
  const page = await get(url);
  const content = /name="versus" content="([^"]*)"/.exec(page.text)![1]!;
  const config = JSON.parse(content.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))) as Config;
  const { origin } = new URL(url);
  return {
    ...{ url, config, frame: config.frame },
    follow: (slug) => follow(`${url}events?sheet=${encodeURIComponent(slug)}`),
    post: (path, body, head = {}) => {
      const own = { origin, "content-type": "application/json", "x-versus-token": config.token ?? "" };
      return ask(url + path, { method: "POST", head: { ...own, ...head }, body: JSON.stringify(body) });
    },
    end: async () => {
      stop.abort();
      await ended;
    },
  };
}

export const get = (url: string, head: Readonly<Record<string, string>> = {}): Promise<Answer> => ask(url, { head });

export function ask(
  url: string,
  { method = "GET", head = {}, body }: { method?: string; head?: Readonly<Record<string, string>>; body?: string },
): Promise<Answer> {
  return new Promise((done, fail) => {
    const sent = request(url, { method, headers: head, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const bytes = Buffer.concat(parts);
        done({ status: response.statusCode ?? 0, head: response.headers, bytes, text: bytes.toString("utf8") });
      });
    });
    sent.on("error", fail);
    sent.end(body);
  });
}

function follow(url: string): Following {
  const shown: Shown[] = [];
  let [text, wake] = ["", () => {}];
  const sent = request(url, { agent: false }, (response) => {
    response.setEncoding("utf8");
    response.on("data", (part: string) => {
      const events = (text + part).split("\n\n");
      text = events.pop()!;
      for (const event of events) {
        const data = /^event: shown\ndata: (.*)$/m.exec(event)?.[1];
        if (data !== undefined) shown.push(JSON.parse(data) as Shown);
      }
      wake();
    });
    response.on("error", () => {});
  });
  sent.on("error", () => {});
  sent.end();
  return {
    async until(holds) {
      for (;;) {
        for (let next = shown.shift(); next; next = shown.shift()) if (holds(next)) return next;
        await new Promise<void>((done) => (wake = done));
      }
    },
    close: () => sent.destroy(),
  };
}
