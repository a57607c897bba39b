/** The server of the application: its page and files, what happens, and what the editor reads and saves. */
import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler } from "sirv";
import { contentOf } from "../../builds/index.js";
import { comparisonJsonSchema, settingsJsonSchema } from "../../content/index.js";
import { editablePath, readEdited, saveEdited } from "../session/files.js";
import type { Session } from "../session/session.js";
import type { Config, Saved, Shown } from "../wire/messages.js";
import { type Address, namedHost } from "./address.js";
import { readJson, refuse, sendFile, sendJson, setCommonHeaders } from "./answers.js";
import { clientFile } from "./client-files.js";
import { sendEvents } from "./events.js";
import { type FrameServer, shownText } from "./frame.js";

export interface AppServer {
  readonly session: Session;
  /** Absolute path of the project. */
  readonly root: string;
  readonly address: () => Address;
  readonly shown: FrameServer;
  /** Needed for every write; absent where nothing can be edited. */
  readonly token: string | undefined;
  /** What the page is told of itself, but for addresses. */
  readonly config: Pick<Config, "project" | "sheet" | "run">;
  /** The files of the client. */
  readonly files: RequestHandler;
  readonly signal: AbortSignal;
}

type Handle = (server: AppServer, request: IncomingMessage, response: ServerResponse, url: URL) => unknown;

const READS: Readonly<Record<string, Handle>> = {
  "": sendPage,
  events: sendHappenings,
  file: sendEdited,
  fullness: sendFullness,
  marks: sendMarks,
  page: sendShown,
  pdf: sendPdf,
  "schema.json": (_, request, response) =>
    sendFile(request, response, "schema.json", JSON.stringify(comparisonJsonSchema())),
  "settings.json": (_, request, response) =>
    sendFile(request, response, "settings.json", JSON.stringify(settingsJsonSchema())),
};

const WRITES: Readonly<Record<string, (server: AppServer, body: Body, response: ServerResponse) => void>> = {
  type: takeTyped,
  save: save,
};

export async function serveApp(server: AppServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const address = server.address();
  const host = namedHost(request, address);
  setCommonHeaders(response, policy(`http://${host}:${server.shown.address().port}`, server.token));
  if (host === undefined) return refuse(response, 403, "this address is none of the preview's");
  if (!isOwn(request))
    return refuse(response, 403, "other sites get nothing here: open the address that the terminal tells");
  const url = new URL(request.url ?? "/", "http://preview");
  if (!url.pathname.startsWith(address.base)) return refuse(response, 404, "open the address that the terminal tells");
  const path = url.pathname.slice(address.base.length);
  if (request.method === "POST") {
    const write = Object.hasOwn(WRITES, path) ? WRITES[path] : undefined;
    if (!write) return refuse(response, 404, "there is nothing here");
    if (!isAllowed(server, request)) return refuse(response, 403, "this needs the token of this run");
    const body = await readJson(request, response);
    if (isBody(body)) write(server, body, response);
    else if (!response.headersSent) refuse(response, 400, "this names no file");
    return;
  }
  if (request.method !== "GET" && request.method !== "HEAD")
    return refuse(response, 405, "nothing of that kind is taken");
  const read = Object.hasOwn(READS, path) ? READS[path] : undefined;
  if (read) await read(server, request, response, url);
  else server.files(withPath(request, path), response, () => refuse(response, 404, "there is nothing here"));
}

/**
 * No script but the application's, none in a page; no other machine.
 * @param nonce of the styles that the editor makes as it runs
 */
function policy(frame: string, nonce: string | undefined): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    `style-src 'self'${nonce === undefined ? "" : ` 'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    `frame-src ${frame}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Whether a request comes from the application itself, or from whoever typed its address. */
function isOwn({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  const site = headers["sec-fetch-site"];
  if (origin !== undefined && origin !== `http://${host}`) return false;
  return site === undefined || site === "same-origin" || site === "none";
}

function isAllowed({ token }: AppServer, { headers }: IncomingMessage): boolean {
  const given = headers["x-versus-token"];
  if (token === undefined || typeof given !== "string" || headers.origin === undefined) return false;
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** sirv looks at the path alone. */
function withPath(request: IncomingMessage, path: string): IncomingMessage {
  request.url = `/${path}`;
  return request;
}

function sendPage(server: AppServer, request: IncomingMessage, response: ServerResponse): void {
  const { config, token } = server;
  const { port, base } = server.shown.address();
  const host = namedHost(request, server.address()) ?? "";
  const told: Config = { ...config, frame: `http://${host}:${port}${base}`, ...(token !== undefined && { token }) };
  const text = JSON.stringify(told).replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  sendFile(
    request,
    response,
    "index.html",
    clientFile("index.html").replace("{config}", () => text),
  );
}

function sendHappenings(
  { session, signal, config, shown: frame }: AppServer,
  _: IncomingMessage,
  response: ServerResponse,
  url: URL,
): void {
  sendEvents(response, signal, (send) => {
    send("run")(config.run);
    const tell = send("shown");
    const viewer = {
      slug: url.searchParams.get("sheet") ?? "",
      client: url.searchParams.get("client") ?? "",
      show: (shown: Shown) => void withPage(frame, shown).then(tell),
      list: send("sheets"),
    };
    session.add(viewer);
    return () => session.remove(viewer);
  });
}

async function withPage(frame: FrameServer, shown: Shown): Promise<Shown> {
  const { page } = shown.outputs;
  const html = page && (await shownText(frame, page.path));
  return html === undefined ? shown : { ...shown, outputs: { ...shown.outputs, page: { ...page!, html } } };
}

function sendEdited({ session, root, token }: AppServer, _: IncomingMessage, response: ServerResponse, url: URL): void {
  const file = url.searchParams.get("file") ?? "";
  const path = token === undefined ? undefined : editablePath(root, session.collection, file);
  const { value, diagnostics } = path === undefined ? { diagnostics: [] } : readEdited(path, file);
  if (value) sendJson(response, value);
  else refuse(response, 404, diagnostics[0]?.message ?? (token === undefined ? NOT_EDITED : GONE));
}

async function sendMarks(
  { session }: AppServer,
  _: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  sendJson(response, await session.marks(url.searchParams.get("sheet") ?? ""));
}

async function sendFullness(
  { session }: AppServer,
  _: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  sendJson(response, (await session.fullness(url.searchParams.get("sheet") ?? "")) ?? null);
}

async function sendPdf(
  { session }: AppServer,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const good = await session.good(url.searchParams.get("sheet") ?? "");
  const output = good?.outputs.find(({ format }) => format === "pdf");
  const content = output && contentOf(output);
  if (content === undefined) return refuse(response, 404, "no build would write this");
  sendFile(request, response, "sheet.pdf", content);
}

/** A page for a stage of it: here it is text and nothing else. */
async function sendShown(
  { shown }: AppServer,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const html = await shownText(shown, url.searchParams.get("path") ?? "");
  if (html === undefined) refuse(response, 404, "no build would write this");
  else sendFile(request, response, "page.txt", html);
}

const NOT_EDITED = "only content files and versus.yaml can be edited";
const GONE = "it is gone, or is no file that can be edited here";

/** What an editor sends. */
interface Body {
  /** Which page it is. */
  readonly client?: string;
  readonly file: string;
  /** Absent where it lets go of the file. */
  readonly text?: string;
  readonly hash?: string;
}

function isBody(body: unknown): body is Body {
  if (typeof body !== "object" || body === null || !("file" in body) || typeof body.file !== "string") return false;
  const isText = (value: unknown) => value === undefined || typeof value === "string";
  return [
    "text" in body ? body.text : undefined,
    "hash" in body ? body.hash : undefined,
    "client" in body ? body.client : undefined,
  ].every(isText);
}

function takeTyped({ session, root }: AppServer, { client, file, text }: Body, response: ServerResponse): void {
  if (text === undefined || editablePath(root, session.collection, file) !== undefined) {
    session.type(file, text, client);
    sendJson(response, {});
  } else refuse(response, 404, NOT_EDITED);
}

function save({ session, root }: AppServer, { file, text, hash }: Body, response: ServerResponse): void {
  const path = editablePath(root, session.collection, file);
  const saved: Saved =
    path === undefined || text === undefined || hash === undefined
      ? { state: "failed", reason: GONE }
      : saveEdited(path, file, text, hash);
  if (saved.state === "saved") session.type(file, undefined);
  sendJson(response, saved);
}
