/**
 * WordPress by its REST API (wp/v2), as a user with an application password. What a site stores may differ from what was sent, by the rights of
 * the user: so a page is written with a mark that says that it isn't done, and once more with the hash of what was stored.
 */
import * as v from "valibot";
import type { WordpressTarget } from "../../../content/index.js";
import type { Answer, Client, Request } from "../../http/client.js";
import { PublishFault } from "../../http/fault.js";
import { changedMeanwhile } from "../answered.js";
import type { Host, Page, Remote } from "../host.js";
import { MARK, stateOf, unfinished } from "../marks.js";
import { escaped } from "../markup.js";
import { answered, type Entry, entrySchema, pagesOf, userSchema } from "./answers.js";
import { contentOf, markIn, storedHash } from "./content.js";
import { WordpressMedia } from "./media.js";
import { pathOf, type Query } from "./route.js";

/** Entries that are listed at once: the most that WordPress gives. */
const AT_ONCE = 100;
/** Slugs that are asked for at once, so that addresses stay short. */
const SLUGS_AT_ONCE = 20;
const FIELDS = "id,slug,title,content";
const EDIT = { context: "edit", _fields: FIELDS };

export class Wordpress implements Host {
  readonly #route: string;
  readonly #media: WordpressMedia;

  constructor(
    readonly client: Client,
    readonly target: WordpressTarget,
  ) {
    this.#route = `/wp/v2/${target.type}s`;
    this.#media = new WordpressMedia(client, target.collection);
  }

  async check(): Promise<void> {
    const answer = await this.#ask("GET", "/wp/v2/users/me", { context: "edit" });
    const { capabilities } = answered(userSchema, answer, this.client, "to let you in");
    const { type, status, pdf } = this.target;
    const needed = [`edit_${type}s`, `delete_${type}s`];
    if (status === "publish") needed.push(`publish_${type}s`);
    if (pdf) needed.push("upload_files");
    const lacking = needed.filter((right) => capabilities[right] !== true);
    if (lacking.length === 0) return;
    throw new PublishFault(
      `the user of VERSUS_WORDPRESS_USER lacks rights in WordPress: ${lacking.join(", ")}`,
      "give the user the role of an editor, or name another one",
      { isFatal: true, status: 403 },
    );
  }

  async list(wanted: readonly Pick<Page, "slug">[]): Promise<readonly Remote[]> {
    const found = new Map<number, Entry>();
    for (let page = 1; ; page++) {
      const { entries, pages } = await this.#entries({ search: MARK, page, orderby: "id", order: "asc" });
      for (const entry of entries) found.set(entry.id, entry);
      if (page >= pages) break;
    }
    const known = new Set([...found.values()].map((entry) => this.#remote(entry).slug));
    const others = wanted.map(({ slug }) => slug).filter((slug) => !known.has(slug));
    for (let from = 0; from < others.length; from += SLUGS_AT_ONCE) {
      const slug = others.slice(from, from + SLUGS_AT_ONCE).join(",");
      for (const entry of (await this.#entries({ slug })).entries) found.set(entry.id, entry);
    }
    return [...found.values()].map((entry) => this.#remote(entry));
  }

  async create({ slug, title }: Pick<Page, "slug" | "title">): Promise<Remote> {
    const { parent, type, collection } = this.target;
    const json = {
      ...{ slug, title, status: "draft", content: contentOf("", unfinished(collection, slug)) },
      ...(parent !== undefined && type === "page" && { parent: Number(parent) }),
    };
    const make = () => this.#write(this.#route, json, `to make a page for ${slug}`);
    try {
      return this.#remote(await make());
    } catch (error) {
      if (!(error instanceof PublishFault) || !error.fields.isUnknown) throw error;
      // It may be there: the answer was lost.
      const found = (await this.list([{ slug }])).find((remote) => remote.isOurs && remote.slug === slug);
      return found ?? this.#remote(await make());
    }
  }

  async write(remote: Remote, { slug, title, body, source, pdf }: Page): Promise<void> {
    const { collection, status } = this.target;
    const route = `${this.#route}/${remote.id}`;
    this.#checkUnchanged(remote, await this.#ask("GET", route, EDIT));
    const file = pdf && (await this.#media.upload(slug, pdf));
    const whole = file === undefined ? body : `${body}\n<p><a href="${escaped(file)}">${escaped(title)} (PDF)</a></p>`;
    const mark = unfinished(collection, slug);
    const json = { title, slug, ...(status === "publish" && { status }), content: contentOf(whole, mark) };
    const stored = await this.#write(route, json, `to write ${slug}`);
    const done = { ...mark, source, stored: storedHash(stored.title.raw, stored.content.raw) };
    await this.#write(route, { content: contentOf(whole, done) }, `to write ${slug}`);
  }

  async remove(remote: Remote): Promise<void> {
    const route = `${this.#route}/${remote.id}`;
    const there = await this.#ask("GET", route, EDIT);
    if (there.status === 404) return;
    this.#checkUnchanged(remote, there);
    const answer = await this.#ask("DELETE", route, {});
    // It was removed by a request whose answer was lost.
    if (answer.status !== 404 && answer.status !== 410)
      answered(v.object({}), answer, this.client, `to remove ${remote.slug}`);
  }

  async tidy(isUsed: (slug: string, sha256: string) => boolean): Promise<void> {
    try {
      await this.#media.tidy(isUsed);
    } catch (error) {
      // Where PDFs are left out, who may not list files has sent none.
      const mayLack = !this.target.pdf && error instanceof PublishFault && error.fields.status === 403;
      if (!mayLack) throw error;
    }
  }

  async #entries(query: Query): Promise<{ readonly entries: readonly Entry[]; readonly pages: number }> {
    const answer = await this.#ask("GET", this.#route, { ...query, ...EDIT, status: "any", per_page: AT_ONCE });
    const entries = answered(v.array(entrySchema), answer, this.client, `to list ${this.target.type}s`);
    return { entries, pages: pagesOf(answer) };
  }

  /** Written twice, a page is as written once; one that is made comes twice. */
  async #write(route: string, json: object, doing: string): Promise<Entry> {
    const path = pathOf(route, EDIT);
    const answer = await this.client.ask({ method: "POST", path, json, isRepeatable: route !== this.#route });
    return answered(entrySchema, answer, this.client, doing);
  }

  #ask(method: Request["method"], route: string, query: Query): Promise<Answer> {
    return this.client.ask({ method, path: pathOf(route, query) });
  }

  /** @param answer the entry as it is now: a plan may be old when its last steps are done */
  #checkUnchanged({ slug, now }: Remote, answer: Answer): void {
    const entry = answered(entrySchema, answer, this.client, `to read ${slug}`);
    if (this.#remote(entry).now !== now) throw changedMeanwhile(slug);
  }

  #remote({ id, slug, title, content }: Entry): Remote {
    const { type, collection } = this.target;
    const mark = markIn(content.raw);
    const now = storedHash(title.raw, content.raw);
    // It leads to the page whatever its own address becomes when it is published.
    const address = `${this.client.url}/?${type === "page" ? "page_id" : "p"}=${id}`;
    const common = { id: String(id), address, now };
    return mark?.collection === collection
      ? { ...common, slug: mark.slug, isOurs: true, ...stateOf(mark, now) }
      : { ...common, slug: decoded(slug), isOurs: false, isEdited: false };
  }
}

/** WordPress keeps slugs of other scripts encoded. */
function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}
