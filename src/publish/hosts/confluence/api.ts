/** What is asked of Confluence: v2 of its REST API, and v1 where files are sent, which v2 can't do. */
import * as v from "valibot";
import type { Answer, Client, Request } from "../../http/client.js";
import {
  answered,
  type ConfluencePage,
  filesSchema,
  type Property,
  pageSchema,
  propertySchema,
  spaceSchema,
} from "./answers.js";

type Query = Readonly<Record<string, string>>;

/** The most properties that are given at once. */
const PROPERTIES_AT_ONCE = "250";

/** A page as it is to be written. */
export interface Draft {
  readonly status: "draft" | "current";
  readonly title: string;
  /** Storage format. */
  readonly body: string;
  /** The version that this becomes: a draft stays at 1. */
  readonly version: number;
  /** Of the version, for people. */
  readonly message: string;
}

export class ConfluenceApi {
  constructor(readonly client: Client) {}

  async space(key: string) {
    const doing = `to find the space ${key}`;
    const answer = await this.#ask("GET", "/api/v2/spaces", { keys: key });
    return answered(v.object({ results: v.array(spaceSchema) }), answer, this.client, doing).results[0];
  }

  /** Those of the pages that are published. @param ids as many as one answer may have */
  async published(ids: readonly string[]): Promise<ConfluencePage[]> {
    const query = { id: ids.join(","), status: "current", "body-format": "storage", limit: String(ids.length) };
    return this.#list(pageSchema, "/api/v2/pages", query, "to list pages");
  }

  /** A published page of the space with that title. */
  async titled(title: string, space: string): Promise<ConfluencePage | undefined> {
    const query = { "space-id": space, title, status: "current" };
    return (await this.#list(pageSchema, "/api/v2/pages", query, "to list pages"))[0];
  }

  /** A page, or a draft that was never published; undefined of one that is gone, or in the bin. */
  async page(id: string): Promise<ConfluencePage | undefined> {
    return (await this.#page(id, {})) ?? this.draft(id);
  }

  /** A draft that was never published. */
  async draft(id: string): Promise<ConfluencePage | undefined> {
    return this.#page(id, { "get-draft": "true" });
  }

  /** A draft, which its writer alone sees. */
  async addDraft(title: string, spaceId: string, parentId: string | undefined): Promise<ConfluencePage> {
    const body = { representation: "storage", value: "<p></p>" };
    const json = { spaceId, status: "draft", title, ...(parentId !== undefined && { parentId }), body };
    const answer = await this.#ask("POST", "/api/v2/pages", { "body-format": "storage" }, json);
    return answered(pageSchema, answer, this.client, "to make a draft");
  }

  /** Undefined where the page is no longer as it was (409). */
  async writePage(id: string, { status, title, body, version, message }: Draft): Promise<ConfluencePage | undefined> {
    const json = {
      ...{ id, status, title, body: { representation: "storage", value: body } },
      version: { number: version, message },
    };
    const answer = await this.#ask("PUT", `/api/v2/pages/${id}`, {}, json);
    return answer.status === 409 ? undefined : answered(pageSchema, answer, this.client, "to write a page");
  }

  /** A draft for good, since they have no bin. */
  async removePage(id: string, isDraft: boolean): Promise<void> {
    await this.#remove(`/api/v2/pages/${id}`, isDraft ? { draft: "true" } : {}, "to remove a page");
  }

  async properties(page: string, query: Query = {}): Promise<Property[]> {
    const path = `/api/v2/pages/${page}/properties`;
    return this.#list(propertySchema, path, { limit: PROPERTIES_AT_ONCE, ...query }, "to list properties of a page");
  }

  /** Undefined where there is one of that key. */
  async addProperty(page: string, key: string, value: unknown): Promise<Property | undefined> {
    const answer = await this.#ask("POST", `/api/v2/pages/${page}/properties`, {}, { key, value });
    return this.#property(answer);
  }

  /** Undefined where the property is no longer as it was. */
  async writeProperty(page: string, { id, key, value, version }: Property): Promise<Property | undefined> {
    const json = { key, value, version: { number: version.number } };
    return this.#property(await this.#ask("PUT", `/api/v2/pages/${page}/properties/${id}`, {}, json));
  }

  async removeProperty(page: string, id: string): Promise<void> {
    await this.#remove(`/api/v2/pages/${page}/properties/${id}`, {}, "to remove a property of a page");
  }

  /** A file of a page, in place of one of the same name: written twice, it is there once. @returns its number */
  async attach(page: ConfluencePage, name: string, bytes: Buffer, comment: string): Promise<string> {
    const body = new FormData();
    body.append("file", new Blob([new Uint8Array(bytes)], { type: "application/pdf" }), name);
    body.append("comment", comment);
    body.append("minorEdit", "true");
    const path = `/rest/api/content/${page.id}/child/attachment?status=${page.status}`;
    const answer = await this.client.ask({ method: "PUT", path, body, headers: { "x-atlassian-token": "nocheck" } });
    const doing = `to take the file ${name}`;
    const [file] = answered(filesSchema, answer, this.client, doing).results;
    return file?.id ?? answered(v.never(), { ...answer, json: undefined }, this.client, doing);
  }

  async removeFile(id: string): Promise<void> {
    await this.#remove(`/api/v2/attachments/${id}`, {}, "to remove a file");
  }

  async #page(id: string, query: Query): Promise<ConfluencePage | undefined> {
    const answer = await this.#ask("GET", `/api/v2/pages/${id}`, { ...query, "body-format": "storage" });
    if (answer.status === 404) return undefined;
    const page = answered(pageSchema, answer, this.client, "to read a page");
    return /^(?:current|draft)$/.test(page.status) ? page : undefined;
  }

  #property(answer: Answer): Property | undefined {
    if (answer.status === 409) return undefined;
    return answered(propertySchema, answer, this.client, "to write a property of a page");
  }

  /** What is gone already was removed by a request whose answer was lost. */
  async #remove(path: string, query: Query, doing: string): Promise<void> {
    const answer = await this.#ask("DELETE", path, query);
    if (answer.status !== 404) answered(v.unknown(), answer, this.client, doing);
  }

  /** A list to its end, which comes in parts: each says by a cursor where the next begins. */
  async #list<const S extends v.GenericSchema>(schema: S, path: string, query: Query, doing: string) {
    const part = v.object({
      results: v.array(schema),
      _links: v.optional(v.object({ next: v.optional(v.string()) })),
    });
    const all: v.InferOutput<S>[] = [];
    let asked: Query | undefined = query;
    while (asked) {
      const answer: Answer = await this.#ask("GET", path, asked);
      const { results, _links } = answered(part, answer, this.client, doing);
      all.push(...results);
      const cursor = cursorIn(_links?.next ?? "");
      asked = cursor === undefined ? undefined : { ...query, cursor };
    }
    return all;
  }

  #ask(method: Request["method"], path: string, query: Query, json?: object): Promise<Answer> {
    const text = new URLSearchParams(query).toString();
    return this.client.ask({ method, path: text === "" ? path : `${path}?${text}`, ...(json && { json }) });
  }
}

function cursorIn(link: string): string | undefined {
  return new URLSearchParams(link.replace(/^[^?]*/, "")).get("cursor") ?? undefined;
}
