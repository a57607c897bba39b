/** PDFs in the library of WordPress: each once, known by sheet and hash in its description. */
import * as v from "valibot";
import type { Client } from "../../http/client.js";
import { PublishFault } from "../../http/fault.js";
import type { Pdf } from "../host.js";
import { MARK } from "../marks.js";
import { answered, type Media, mediaSchema, pagesOf } from "./answers.js";
import { pathOf } from "./route.js";

const ROUTE = "/wp/v2/media";
const AT_ONCE = 100;
const EDIT = { context: "edit", _fields: "id,source_url,description" };
const DESCRIPTION = new RegExp(`${MARK} (\\S+) (\\S+) ([\\da-f]{64})`);

export class WordpressMedia {
  #known: Map<string, Media> | undefined;

  constructor(
    readonly client: Client,
    readonly collection: string,
  ) {}

  /** The address of a PDF, which is sent if it isn't there. */
  async upload(slug: string, { read, sha256 }: Pdf): Promise<string> {
    const key = `${slug} ${sha256}`;
    const there = (await this.#all()).get(key);
    if (there) return there.source_url;
    try {
      return await this.#send(slug, read(), sha256);
    } catch (error) {
      if (!(error instanceof PublishFault) || !error.fields.isUnknown) throw error;
      // It may be there: the answer was lost.
      this.#known = undefined;
      return (await this.#all()).get(key)?.source_url ?? (await this.#send(slug, read(), sha256));
    }
  }

  /** Removes those of ours that aren't used. */
  async tidy(isUsed: (slug: string, sha256: string) => boolean): Promise<void> {
    for (const [key, { id }] of await this.#all()) {
      const [slug, sha256] = key.split(" ");
      if (isUsed(slug!, sha256!)) continue;
      const answer = await this.client.ask({ method: "DELETE", path: pathOf(`${ROUTE}/${id}`, { force: "true" }) });
      if (answer.status !== 404 && answer.status !== 410)
        answered(v.object({}), answer, this.client, "to remove a PDF that no page has any more");
    }
  }

  async #send(slug: string, bytes: Buffer, sha256: string): Promise<string> {
    const form = new FormData();
    form.append("file", new Blob([new Uint8Array(bytes)], { type: "application/pdf" }), `${slug}.pdf`);
    form.append("description", `${MARK} ${this.collection} ${slug} ${sha256}`);
    const answer = await this.client.ask({ method: "POST", path: pathOf(ROUTE, EDIT), body: form });
    const media = answered(mediaSchema, answer, this.client, `to take the PDF of ${slug}`);
    this.#known?.set(`${slug} ${sha256}`, media);
    return media.source_url;
  }

  /** By slug and hash. */
  async #all(): Promise<ReadonlyMap<string, Media>> {
    if (this.#known) return this.#known;
    const known = new Map<string, Media>();
    for (let page = 1; ; page++) {
      const query = { ...EDIT, search: MARK, per_page: AT_ONCE, page, orderby: "id", order: "asc" };
      const answer = await this.client.ask({ method: "GET", path: pathOf(ROUTE, query) });
      const media = answered(v.array(mediaSchema), answer, this.client, "to list PDFs");
      for (const one of media) {
        const [, collection, slug, sha256] = DESCRIPTION.exec(one.description.raw) ?? [];
        if (collection === this.collection) known.set(`${slug} ${sha256}`, one);
      }
      if (page >= pagesOf(answer)) break;
    }
    this.#known = known;
    return known;
  }
}
