/**
 * The server of what is shown, on an origin of its own: outputs at the paths that a build would write them to. A page has one script more
 * at its end, for marks and scroll; what a page's own scripts do, they do here, where no write is taken.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { contentOf } from "../../builds/index.js";
import { OUTPUTS } from "../../content/index.js";
import type { Session } from "../session/session.js";
import { type Address, namedHost } from "./address.js";
import { refuse, sendFile, setCommonHeaders } from "./answers.js";
import { clientFile } from "./client-files.js";
import { inHosts } from "./hosts.js";

/** The script that a shown page has at its end. */
const SCRIPT = "frame.js";
/** What a page is written on (`Writing`). */
const STAGE = "<!DOCTYPE html>\n<html data-stage>\n";
/** What an address begins with: with other files beside the sheets, it is another one (`goodSheet`). */
const VERSION = /^@[\da-f]+\//;

/** Where the outputs of sheets stand. */
const OF_SHEETS: readonly string[] = [OUTPUTS.page.folder, OUTPUTS.pdf.folder, OUTPUTS.snippet.folder];

export interface FrameServer {
  readonly session: Session;
  readonly address: () => Address;
  /** Port of the application, which alone may frame what is shown. */
  readonly appPort: () => number;
}

export async function serveFrame(
  server: FrameServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const address = server.address();
  const host = namedHost(request, address);
  setCommonHeaders(response, policy(host ?? "", server.appPort()));
  if (host === undefined) return refuse(response, 403, "this address is none of the preview's");
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405, "nothing is taken here");
  // What another site embeds or asks for is not shown to it; an old browser says nothing, and gets no leave to read it either.
  if (request.headers["sec-fetch-site"] === "cross-site") return refuse(response, 403, "other sites get nothing here");
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://preview");
  if (!pathname.startsWith(address.base)) return refuse(response, 404, "there is nothing here");
  const { version, own } = split(decoded(pathname.slice(address.base.length)) ?? "");
  if (isSheet(own) && searchParams.has("stage"))
    return sendFile(request, response, own, STAGE + scriptOf(address, version), version !== "");
  const content = await shownAt(server, version, own);
  if (content === undefined) return refuse(response, 404, whyNot(server.session, own));
  const isLasting = version !== "" && (own.startsWith("assets/") || own === SCRIPT);
  sendFile(request, response, own, content, isLasting);
}

/** The page or snippet at an address, as it is shown there; undefined where none is. @param path below the address of what is shown */
export async function shownText(server: FrameServer, path: string): Promise<string | undefined> {
  const { version, own } = split(path);
  const content = isSheet(own) ? await shownAt(server, version, own) : undefined;
  return typeof content === "string" ? content : undefined;
}

async function shownAt(
  { session, address }: FrameServer,
  version: string,
  own: string,
): Promise<Uint8Array | string | undefined> {
  if (own === SCRIPT) return clientFile(SCRIPT);
  const content = await fileAt(session, own);
  return isSheet(own) && typeof content === "string" ? content + scriptOf(address(), version) : content;
}

function split(path: string): { readonly version: string; readonly own: string } {
  const version = VERSION.exec(path)?.[0] ?? "";
  return { version, own: path.slice(version.length) };
}

function isSheet(own: string): boolean {
  return /^(html|hosts)\//.test(own);
}

function scriptOf({ base }: Address, version: string): string {
  return `<script src="${base}${version}${SCRIPT}"></script>\n`;
}

/** A page leads to other editions, which a preview of this one hasn't made. */
function whyNot(session: Session, path: string): string {
  const [folder = ""] = path.split("/");
  if (!session.leadsTo(folder)) return "no build would write this";
  return `this is of the edition ${folder}: \`versus preview --edition ${folder}\` shows it`;
}

/** Scripts and styles of a page stand in it, as a template may have them; nothing leads to another machine, and nothing is sent. */
function policy(host: string, appPort: number): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "media-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors http://${host}:${appPort}`,
  ].join("; ");
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

async function fileAt(session: Session, path: string): Promise<Uint8Array | string | undefined> {
  const [folder = "", ...names] = path.split("/");
  const slug = (names.at(-1) ?? "").replace(/\.(html|pdf)$/, "");
  if (folder === "hosts") {
    const good = await session.good(slug);
    const snippets = good?.outputs.flatMap(({ profile, content }) =>
      profile !== undefined && typeof content === "string" ? { profile, html: content } : [],
    );
    return good && snippets?.length ? inHosts(snippets, good.sheet.comparison.lang) : undefined;
  }
  if (OF_SHEETS.includes(folder)) {
    const output = (await session.good(slug))?.outputs.find((each) => each.path === path);
    return output && contentOf(output);
  }
  return path.startsWith("assets/") ? session.file(path) : undefined;
}
