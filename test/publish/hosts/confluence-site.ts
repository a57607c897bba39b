/**
 * A stand-in for Confluence Cloud, written from the public reference of its REST API v2 (and of v1 for files): spaces, pages and drafts with
 * versions, properties, attachments. It stores what it is sent in a form of its own, as the real one does, and fails as it is told to.
 */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

interface StoredPage {
  readonly id: string;
  status: "draft" | "current" | "trashed";
  title: string;
  readonly spaceId: string;
  readonly parentId?: string;
  version: { number: number; message: string };
  value: string;
}

interface StoredProperty {
  readonly id: string;
  readonly page: string;
  readonly key: string;
  value: unknown;
  version: { number: number };
}

interface StoredFile {
  readonly id: string;
  readonly page: string;
  readonly name: string;
  sha256: string;
}

/** What becomes of a request: it is cut before or behind its work, or answered with a status and headers. */
export type Mishap = "cut" | "cut after" | { readonly status: number; readonly headers?: Record<string, string> };

/** What requests bring. */
interface Sent {
  readonly spaceId: string;
  readonly parentId?: string;
  readonly status: "draft" | "current";
  readonly title: string;
  readonly body: { readonly value: string };
  readonly version: { readonly number: number; readonly message: string };
  readonly key: string;
  readonly value: unknown;
}

/** What a request may be answered with. */
interface Reply {
  readonly status: number;
  readonly json?: unknown;
}

const SPACE = { id: "98305", key: "SALES", homepageId: "98400" };
/** Items that a list gives at once, so that there are always several parts. */
const AT_ONCE = 3;

const fail = (status: number, title: string): Reply => ({
  status,
  json: { errors: [{ status, code: "A_CODE", title, detail: null }] },
});

export class ConfluenceSite {
  readonly user = "someone@example.org";
  readonly token = "a-token-of-a-test";
  readonly pages = new Map<string, StoredPage>();
  readonly properties: StoredProperty[] = [];
  readonly files: StoredFile[] = [];
  /** As `POST /wiki/api/v2/pages`, all since the site began. */
  readonly requests: string[] = [];
  /** By number of the request, from 0. */
  mishap: (request: number) => Mishap | undefined = () => undefined;
  url = "";
  #next = 200_000;
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  constructor() {
    const home = { id: SPACE.homepageId, title: "Home", spaceId: SPACE.id, value: "" };
    this.pages.set(home.id, { ...home, status: "current", version: { number: 1, message: "" } });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    this.url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/wiki`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** A page of somebody else's. */
  add(title: string, value = "<p>Mine</p>"): StoredPage {
    const page: StoredPage = {
      ...{ id: this.#id(), status: "current", title, spaceId: SPACE.id, value: stored(value) },
      version: { number: 1, message: "" },
    };
    this.pages.set(page.id, page);
    return page;
  }

  /** Changes a page as an editor does. */
  edit(id: string, value: (before: string) => string): void {
    const page = this.pages.get(id)!;
    page.value = stored(value(page.value));
    if (page.status === "current") page.version = { number: page.version.number + 1, message: "" };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? "", "http://localhost");
    const mishap = this.mishap(this.requests.length);
    this.requests.push(`${request.method} ${url.pathname}`);
    if (mishap === "cut") return void request.socket.destroy();
    if (typeof mishap === "object") return void response.writeHead(mishap.status, mishap.headers).end();
    const { status, json } = this.#answer(request, url, Buffer.concat(chunks));
    if (mishap === "cut after") return void request.socket.destroy();
    response.writeHead(status, { "content-type": "application/json" });
    response.end(json === undefined ? "" : JSON.stringify(json));
  }

  #answer({ method = "", headers }: IncomingMessage, url: URL, body: Buffer): Reply {
    const login = Buffer.from(`${this.user}:${this.token}`).toString("base64");
    if (headers.authorization !== `Basic ${login}`) return fail(401, "Unauthorized");
    const [, route = ""] = /^\/wiki(\/.*)$/.exec(url.pathname) ?? [];
    const query = url.searchParams;
    const json = /json/.test(headers["content-type"] ?? "") ? JSON.parse(body.toString("utf8")) : {};
    const [, page = "", rest] = /^\/api\/v2\/pages\/(\d+)(\/.*)?$/.exec(route) ?? [];
    if (route === "/api/v2/spaces")
      return this.#list(
        [SPACE].filter(({ key }) => query.get("keys") === key),
        url,
      );
    if (route === "/api/v2/pages") return method === "POST" ? this.#addPage(json) : this.#pages(url);
    if (rest?.startsWith("/properties")) return this.#property(method, page, rest.split("/")[2], json, url);
    if (page !== "") return this.#page(method, page, query, json);
    const [, file] = /^\/api\/v2\/attachments\/(\w+)$/.exec(route) ?? [];
    if (file !== undefined) return this.#removeFile(file);
    const [, owner] = /^\/rest\/api\/content\/(\d+)\/child\/attachment$/.exec(route) ?? [];
    if (owner !== undefined && method === "PUT") return this.#attach(owner, headers, query, body);
    return { status: 404 };
  }

  #pages(url: URL): Reply {
    const query = url.searchParams;
    const ids = query.get("id")?.split(",");
    const found = [...this.pages.values()].filter(
      ({ id, status, title, spaceId }) =>
        status === query.get("status") &&
        (ids === undefined || ids.includes(id)) &&
        (query.get("title") ?? title) === title &&
        (query.get("space-id") ?? spaceId) === spaceId,
    );
    return this.#list(found.map(shown), url);
  }

  #addPage({ spaceId, status, title, parentId, body }: Sent): Reply {
    if (spaceId !== SPACE.id) return fail(404, "Space not found");
    if (status !== "draft" && this.#isTaken(title)) return taken(title);
    const page: StoredPage = {
      id: this.#id(),
      status,
      title,
      spaceId,
      parentId,
      value: stored(body.value),
      version: { number: 1, message: "" },
    };
    this.pages.set(page.id, page);
    return { status: 200, json: shown(page) };
  }

  #page(method: string, id: string, query: URLSearchParams, json: Sent): Reply {
    const page = this.pages.get(id);
    const isDraft = page?.status === "draft";
    if (!page || page.status === "trashed") return fail(404, "Not Found");
    if (method === "GET")
      return isDraft && query.get("get-draft") !== "true" ? fail(404, "Not Found") : { status: 200, json: shown(page) };
    if (method === "DELETE") {
      if (isDraft !== (query.get("draft") === "true")) return fail(404, "Not Found");
      if (isDraft) this.pages.delete(id);
      else page.status = "trashed";
      return { status: 204 };
    }
    const { status, title, body, version } = json as unknown as StoredPage & {
      readonly body: { readonly value: string };
    };
    if (version.number !== (isDraft ? 1 : page.version.number + 1)) return fail(409, "Version must be incremented");
    if (!isDraft && status === "draft") return fail(400, "A published page has no such draft");
    if (status === "current" && this.#isTaken(title, id)) return taken(title);
    if (!isWellFormed(body.value)) return fail(400, "Error parsing xhtml");
    Object.assign(page, {
      status,
      title,
      value: stored(body.value),
      version: { number: version.number, message: version.message },
    });
    return { status: 200, json: { ...shown(page), body: {} } };
  }

  #property(method: string, page: string, id: string | undefined, json: Sent, url: URL): Reply {
    if (this.pages.get(page)?.status !== "current") return fail(404, "Not Found");
    const mine = this.properties.filter((one) => one.page === page);
    const key = url.searchParams.get("key");
    if (method === "GET") return this.#list(mine.filter((one) => key === null || one.key === key).map(plain), url);
    if (method === "POST") {
      if (mine.some((one) => one.key === json.key)) return fail(409, "The property exists already");
      const made = { id: this.#id(), page, key: json.key, value: json.value, version: { number: 1 } };
      this.properties.push(made);
      return { status: 200, json: plain(made) };
    }
    const property = mine.find((one) => one.id === id);
    if (!property) return fail(404, "Not Found");
    if (method === "DELETE") {
      this.properties.splice(this.properties.indexOf(property), 1);
      return { status: 204 };
    }
    const { number } = json.version;
    if (number !== property.version.number + 1) return fail(409, "Version must be incremented");
    Object.assign(property, { value: json.value, version: { number } });
    return { status: 200, json: plain(property) };
  }

  #attach(page: string, headers: IncomingMessage["headers"], query: URLSearchParams, body: Buffer): Reply {
    if (headers["x-atlassian-token"] !== "nocheck") return { status: 403, json: { message: "XSRF check failed" } };
    if (this.pages.get(page)?.status !== query.get("status")) return { status: 404, json: { message: "No content" } };
    const text = body.toString("latin1");
    const name = Buffer.from(/filename="([^"]+)"/.exec(text)?.[1] ?? "", "latin1").toString("utf8");
    const [, bytes = ""] = /filename="[^"]+"\r\n[^\r]*\r\n\r\n([\s\S]*?)\r\n------?\w*form/i.exec(text) ?? [];
    const sha256 = createHash("sha256").update(Buffer.from(bytes, "latin1")).digest("hex");
    const there = this.files.find((file) => file.page === page && file.name === name);
    const file = there ?? { id: `att${this.#id()}`, page, name, sha256 };
    file.sha256 = sha256;
    if (!there) this.files.push(file);
    return { status: 200, json: { results: [{ id: file.id, title: name }] } };
  }

  #removeFile(id: string): Reply {
    const at = this.files.findIndex((file) => file.id === id);
    if (at === -1) return fail(404, "Not Found");
    this.files.splice(at, 1);
    return { status: 204 };
  }

  #list(items: readonly unknown[], url: URL): Reply {
    const from = Number(url.searchParams.get("cursor") ?? 0);
    const to = from + Math.min(AT_ONCE, Number(url.searchParams.get("limit") ?? 25));
    const query = new URLSearchParams(url.searchParams);
    query.set("cursor", String(to));
    const next = to < items.length && { next: `${url.pathname}?${query}` };
    return { status: 200, json: { results: items.slice(from, to), _links: { base: this.url, ...next } } };
  }

  #isTaken(title: string, but?: string): boolean {
    return [...this.pages.values()].some(
      (page) => page.status === "current" && page.title === title && page.id !== but,
    );
  }

  #id(): string {
    return String(this.#next++);
  }
}

const taken = (title: string) => fail(400, `A page with this title already exists: ${title}`);

function shown({ id, status, title, spaceId, parentId, version, value }: StoredPage) {
  return { id, status, title, spaceId, parentId, version, body: { storage: { representation: "storage", value } } };
}

const plain = ({ id, key, value, version }: StoredProperty) => ({ id, key, value, version });

/** As the site keeps it: not quite as it was sent. */
function stored(value: string): string {
  return value
    .replace(/ \/>/g, "/>")
    .replace(/<(p|table)>/g, '<$1 local-id="1">')
    .trim();
}

/** Whether each element is closed, in its order (XML 1.0, 2.1). */
function isWellFormed(text: string): boolean {
  const open: string[] = [];
  for (const [, end, name = "", alone] of text.matchAll(/<(\/)?([\w:-]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/)?>/g)) {
    if (end !== undefined && open.pop() !== name) return false;
    if (end === undefined && alone === undefined) open.push(name);
  }
  const between = text.replace(/<(\/)?([\w:-]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/)?>/g, "");
  return open.length === 0 && !/[<>]|&(?!#?\w+;)/.test(between);
}
