/**
 * Requests to one host, with patience: what is too busy is asked again after the time that it names, and a connection that is cut, or a server
 * that fails, is tried again where that can't do anything twice. Who sends them stands in a header, and in nothing that is told.
 */
import { Interrupted } from "../../interrupt.js";
import { PublishFault } from "./fault.js";

/** Who sends, from the environment. */
export interface Login {
  readonly user: string;
  readonly secret: string;
}

/** Time, so that tests needn't wait. */
export interface Clock {
  /** ms since 1970. */
  now(): number;
  /** @param ms at least 0; @param signal ends it early */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export interface Request {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Behind the host's address: `/wp-json/x`. */
  readonly path: string;
  readonly json?: unknown;
  readonly body?: Uint8Array<ArrayBuffer> | FormData;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether sending it twice does the same as sending it once. Default: all but POST. */
  readonly isRepeatable?: boolean;
}

export interface Answer {
  readonly status: number;
  /** Undefined where it is no JSON. */
  readonly json: unknown;
  readonly header: (name: string) => string | null;
}

/** How often something is tried. */
const TRIES = 5;
/** ms before the second try; each further wait is twice as long. */
const FIRST_WAIT = 1000;
/** ms that a host may ask us to wait. */
const MOST_WAIT = 120_000;
/** Of ports that `fetch` asks nothing of (Fetch Standard, section 2.9, port blocking). */
const BAD_PORT = "bad port";
/** ms in which an answer must have come. */
const TIMEOUT = 60_000;

export class Client {
  readonly #authorization: string;
  readonly #secrets: readonly string[];

  constructor(
    /** Without a slash at its end. */
    readonly url: string,
    { user, secret }: Login,
    readonly clock: Clock,
    readonly signal: AbortSignal,
  ) {
    const encoded = Buffer.from(`${user}:${secret}`, "utf8").toString("base64");
    this.#authorization = `Basic ${encoded}`;
    const spellings = [secret, secret.replaceAll(" ", ""), encodeURIComponent(secret), encoded];
    this.#secrets = spellings.filter((text) => text !== "");
  }

  /** The answer, whatever its status but 3xx, and 429 and 5xx after some tries; 409 is one once it stays. Throws `PublishFault`. */
  async ask(request: Request): Promise<Answer> {
    const isRepeatable = request.isRepeatable ?? request.method !== "POST";
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#once(request);
      const isLast = attempt === TRIES;
      if (answer instanceof PublishFault) {
        if (!isRepeatable || answer.fields.isFatal) throw answer;
        // Whatever else is asked would wait as long.
        if (isLast) throw new PublishFault(answer.message, answer.hint, { ...answer.fields, isFatal: true });
        await this.#wait(FIRST_WAIT * 2 ** (attempt - 1));
        continue;
      }
      const { status } = answer;
      const isBusy = status === 429 || (status === 503 && answer.header("retry-after") !== null);
      // Two writers at once, of which one may be the host itself: what is still so after some tries has been written by somebody else.
      const isConflict = status === 409 && isRepeatable && !isLast;
      if (!isBusy && !isConflict && status < 500) return answer;
      if (isLast || !(isBusy || isRepeatable)) throw this.#gaveUp(request, answer, attempt);
      await this.#wait(this.#asked(answer) ?? FIRST_WAIT * 2 ** (attempt - 1));
    }
  }

  /** A text of the host's, for people: short, and without what must not be told. */
  told(text: string): string {
    const without = (told: string) => this.#secrets.reduce((kept, secret) => kept.replaceAll(secret, "…"), told);
    // Before as well: without its brackets or line breaks, a password is no longer the one that is known.
    const plain = without(text)
      .replace(/<[^>]*>/g, " ")
      .replace(/[\s\p{Cc}]+/gu, " ")
      .trim();
    const safe = without(plain);
    return safe.length > 200 ? `${safe.slice(0, 200)}…` : safe;
  }

  async #once({ method, path, json, body, headers }: Request): Promise<Answer | PublishFault> {
    try {
      const response = await fetch(`${this.url}${path}`, {
        method,
        headers: {
          accept: "application/json",
          ...(json !== undefined && { "content-type": "application/json" }),
          ...headers,
          authorization: this.#authorization,
        },
        ...(json !== undefined ? { body: JSON.stringify(json) } : body && { body }),
        // Elsewhere nobody is to see the password.
        redirect: "manual",
        signal: AbortSignal.any([this.signal, AbortSignal.timeout(TIMEOUT)]),
      });
      const text = await response.text();
      const { status } = response;
      if (status >= 300 && status < 400) return this.#moved(response.headers.get("location"));
      return { status, json: parsed(text), header: (name) => response.headers.get(name) };
    } catch (error) {
      if (this.signal.aborted) throw new Interrupted();
      const reason = reasonOf(error);
      return new PublishFault(`${this.url} doesn't answer: ${this.told(reason)}`, hintFor(reason), {
        isUnknown: reason !== "ENOTFOUND" && reason !== "ECONNREFUSED",
        isFatal: reason === "ENOTFOUND" || reason === BAD_PORT,
      });
    }
  }

  #moved(location: string | null): PublishFault {
    const where = location === null ? "" : `: ${this.told(location.replace(/\?.*$/, ""))}`;
    const hint = "write the address that it leads to in `publish` of versus.yaml: passwords are sent to no other one";
    return new PublishFault(`${this.url} leads to another address${where}`, hint, { isFatal: true });
  }

  #gaveUp({ method }: Request, { status, json }: Answer, attempts: number): PublishFault {
    const times = attempts === 1 ? "" : `, ${attempts} times`;
    const usual = status === 429 ? "too many requests" : "it fails or is too busy";
    const what = isMessage(json) ? `“${this.told(json.message)}”` : usual;
    const isUnknown = status !== 429 && method !== "GET";
    return new PublishFault(
      `${this.url} answers ${status}${times}: ${what}`,
      "run it again later: it goes on where it was",
      { status, isUnknown, isFatal: status === 429 },
    );
  }

  /** How long the host asks us to wait, ms (RFC 9110, 10.2.3). Throws where that is too long. */
  #asked(answer: Answer): number | undefined {
    const text = answer.header("retry-after")?.trim();
    if (text === undefined || text === "") return undefined;
    const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - this.clock.now();
    if (Number.isNaN(ms)) return undefined;
    if (ms > MOST_WAIT)
      throw new PublishFault(
        `${this.url} asks to be left alone for ${Math.ceil(ms / 60_000)} minutes`,
        "run it again then: it goes on where it was",
        { isFatal: true, status: answer.status },
      );
    return Math.max(0, ms);
  }

  async #wait(ms: number): Promise<void> {
    await this.clock.sleep(ms, this.signal);
    if (this.signal.aborted) throw new Interrupted();
  }
}

function isMessage(json: unknown): json is { readonly message: string } {
  return typeof json === "object" && json !== null && "message" in json && typeof json.message === "string";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the system says of a connection, and nothing of what was sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  if (error.name === "TimeoutError") return `no answer in ${TIMEOUT / 1000} s`;
  const { cause } = error;
  if (cause instanceof Error && cause.message === BAD_PORT) return BAD_PORT;
  const codes = cause instanceof AggregateError ? cause.errors : [cause];
  const code = codes.flatMap((one: unknown) =>
    typeof one === "object" && one !== null && "code" in one && typeof one.code === "string" ? one.code : [],
  )[0];
  return code ?? "the connection was cut";
}

function hintFor(reason: string): string {
  if (reason === BAD_PORT)
    return "no program of the web asks that port for anything: is the address in `publish` of versus.yaml right?";
  if (reason === "ENOTFOUND") return "no such machine is known: is the address in `publish` of versus.yaml right?";
  if (reason === "ECONNREFUSED") return "nothing listens there: is the address in `publish` of versus.yaml right?";
  if (/CERT|SIGNED|SSL|TLS/.test(reason)) return "its certificate can't be trusted: that is to be mended over there";
  return "run it again: it goes on where it was";
}
