/**
 * Confluence Cloud by its REST API (v2), as a user with an API token. New pages are drafts until they are written to their end. What the
 * site stores may differ from what was sent: so it is read back, and its hash noted in the register.
 */
import type { ConfluenceTarget } from "../../../content/index.js";
import { hashOf } from "../../../files/index.js";
import type { Client } from "../../http/client.js";
import { PublishFault } from "../../http/fault.js";
import { changedMeanwhile } from "../answered.js";
import type { Host, Page, Remote } from "../host.js";
import { stateOf, UNKNOWN, unfinished } from "../marks.js";
import { escaped } from "../markup.js";
import type { ConfluencePage } from "./answers.js";
import { ConfluenceApi } from "./api.js";
import { type PageRecord, Register } from "./register.js";

/** Pages that are read at once, with all that stands in them. */
const AT_ONCE = 50;

/** What is known once we are let in. */
interface Opened {
  readonly space: string;
  readonly register: Register;
}

export class Confluence implements Host {
  readonly #api: ConfluenceApi;
  #opened: Opened | undefined;
  /** Slugs of those in the register whose page is gone. */
  readonly #gone = new Set<string>();

  constructor(
    readonly client: Client,
    readonly target: ConfluenceTarget,
  ) {
    this.#api = new ConfluenceApi(client);
  }

  async check(): Promise<void> {
    const { space: key, parent, collection } = this.target;
    const space = await this.#api.space(key);
    const fatal = (what: string, hint: string) => new PublishFault(what, hint, { isFatal: true });
    if (!space)
      throw fatal(
        `there is no space ${key} in ${this.client.url} that the user of VERSUS_CONFLUENCE_USER may see`,
        "write the key of a space, which stands in its address behind /spaces/, and see that the user may see it",
      );
    const anchor = parent ?? space.homepageId ?? undefined;
    if (anchor === undefined)
      throw fatal(
        `the space ${key} has no home page`,
        "write `parent: 123` in versus.yaml, the number of a page in it",
      );
    const page = await this.#api.page(anchor);
    if (page?.spaceId !== space.id || page.status !== "current")
      throw fatal(
        `there is no published page ${anchor} in the space ${key}`,
        "write its number as `parent` in versus.yaml: the page's address has it behind /pages/",
      );
    this.#opened = { space: space.id, register: new Register(this.#api, collection, anchor) };
  }

  async list(wanted: readonly Pick<Page, "slug" | "title">[]): Promise<readonly Remote[]> {
    const { register, space } = this.#known();
    const records = await register.read();
    const pages = await this.#pages(records.map(({ page }) => page));
    const ours = new Map<string, Remote>();
    for (const record of records) {
      const page = pages.get(record.page);
      if (page) ours.set(record.slug, this.#remote(page, record));
      else this.#gone.add(record.slug);
    }
    const ids = new Set([...ours.values()].map(({ id }) => id));
    const foreign: Remote[] = [];
    for (const { slug, title } of wanted) {
      const page = ours.has(slug) ? undefined : await this.#api.titled(title, space);
      if (page && !ids.has(page.id))
        foreign.push({ ...this.#place(page), slug, isOurs: false, now: "", isEdited: false });
    }
    return [...ours.values(), ...foreign];
  }

  async create({ slug, title }: Pick<Page, "slug" | "title">): Promise<Remote> {
    const { space, register } = this.#known();
    const page = await this.#draft(title, space);
    const record = { ...unfinished(this.target.collection, slug), page: page.id };
    try {
      await register.write(record);
    } catch (error) {
      if (!(error instanceof PublishFault)) throw error;
      throw (await this.#isUndone(page, error)) ? error : lostDraft(error, title);
    }
    this.#gone.delete(slug);
    return this.#remote(page, record);
  }

  async write(remote: Remote, { slug, title, body, source, pdf }: Page): Promise<void> {
    const { register } = this.#known();
    const before = await this.#api.page(remote.id);
    const kept = register.of(slug);
    if (!before || !kept || storedHash(before) !== remote.now) throw changedMeanwhile(slug);
    let record: PageRecord = { ...kept, source: UNKNOWN, stored: UNKNOWN };
    if (kept.source !== UNKNOWN) await register.write(record);
    const name = `${slug}.pdf`;
    if (pdf && record.file?.sha256 !== pdf.sha256) {
      const id = await this.#api.attach(before, name, pdf.read(), pdf.sha256);
      await register.write((record = { ...record, file: { id, sha256: pdf.sha256 } }));
    }
    const whole = pdf ? `${body}\n${fileLink(name, `${title} (PDF)`)}` : body;
    const after = await this.#send(before, { title, body: whole, source });
    if (!after) throw changedMeanwhile(slug);
    if (!pdf && record.file) {
      await this.#api.removeFile(record.file.id);
      const { file: _, ...without } = record;
      record = without;
    }
    await register.write({ ...record, source, stored: storedHash(after) });
  }

  async remove({ id, slug, now }: Remote): Promise<void> {
    const page = await this.#api.page(id);
    if (page && storedHash(page) !== now) throw changedMeanwhile(slug);
    if (page) await this.#api.removePage(id, page.status === "draft");
    await this.#known().register.remove(slug);
  }

  /** Files go with their pages; what is left is what the register says of pages that are gone. */
  async tidy(): Promise<void> {
    for (const slug of this.#gone) await this.#known().register.remove(slug);
  }

  #known(): Opened {
    if (!this.#opened) throw new Error("Confluence is asked before we are let in");
    return this.#opened;
  }

  async #pages(ids: readonly string[]): Promise<ReadonlyMap<string, ConfluencePage>> {
    const pages = new Map<string, ConfluencePage>();
    for (let from = 0; from < ids.length; from += AT_ONCE)
      for (const page of await this.#api.published(ids.slice(from, from + AT_ONCE))) pages.set(page.id, page);
    for (const id of ids) {
      const draft = pages.has(id) ? undefined : await this.#api.draft(id);
      if (draft) pages.set(id, draft);
    }
    return pages;
  }

  async #draft(title: string, space: string): Promise<ConfluencePage> {
    try {
      return await this.#api.addDraft(title, space, this.target.parent);
    } catch (error) {
      throw error instanceof PublishFault && error.fields.isUnknown ? lostDraft(error, title) : error;
    }
  }

  /** Whether a draft that isn't noted is gone again. One that may have been noted stays. */
  async #isUndone({ id }: ConfluencePage, { fields }: PublishFault): Promise<boolean> {
    if (fields.isUnknown) return false;
    try {
      await this.#api.removePage(id, true);
      return true;
    } catch (error) {
      if (error instanceof PublishFault) return false;
      throw error;
    }
  }

  /** The page as it is stored then; undefined where somebody else has written it. */
  async #send(before: ConfluencePage, { title, body, source }: Pick<Page, "title" | "body" | "source">) {
    const isPublished = before.status === "current";
    const version = isPublished ? before.version.number + 1 : 1;
    const status = isPublished || this.target.status === "publish" ? "current" : "draft";
    const message = `Versus ${source.slice(0, 16)}`;
    const written = await this.#api.writePage(before.id, { status, title, body, version, message });
    const after = await this.#api.page(before.id);
    // A request whose answer was lost was sent again, and found itself.
    const isOurs = written ?? (after?.version.number === version && after.version.message === message);
    return isOurs ? after : undefined;
  }

  #remote(page: ConfluencePage, record: PageRecord): Remote {
    const now = storedHash(page);
    return { ...this.#place(page), slug: record.slug, isOurs: true, now, ...stateOf(record, now) };
  }

  /** Addresses that lead to the page whatever its title becomes, and whether it is published or not. */
  #place({ id, status }: ConfluencePage): Pick<Remote, "id" | "address" | "draft"> {
    const address = `${this.client.url}/pages/viewpage.action?pageId=${id}`;
    const draft = `${this.client.url}/pages/resumedraft.action?draftId=${id}`;
    return { id, address, ...(status === "draft" && { draft }) };
  }
}

/** Of all that somebody may change. */
function storedHash({ title, body }: ConfluencePage): string {
  return hashOf(JSON.stringify([title, body?.storage?.value ?? ""]));
}

/** A link to a file of the page, in storage format. */
function fileLink(name: string, text: string): string {
  return `<p><ac:link><ri:attachment ri:filename="${escaped(name)}" /><ac:link-body>${escaped(text)}</ac:link-body></ac:link></p>`;
}

/** No list has the drafts of a space: whoever has lost the number of one can't find it. */
function lostDraft({ message, fields }: PublishFault, title: string): PublishFault {
  return new PublishFault(
    `${message}; so there may be an empty draft “${title}” that nothing leads to`,
    "delete it over there, among the drafts of the user, and run it again: that makes a draft of its own",
    fields,
  );
}
