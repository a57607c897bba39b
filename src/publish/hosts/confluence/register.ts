/**
 * Which pages of a space are ours: properties of one page, one for each sheet. Confluence lists no drafts, so that only who has noted their
 * numbers finds them again; and a property of the page itself wouldn't be found either.
 */
import * as v from "valibot";
import { hashOf } from "../../../files/index.js";
import { PublishFault } from "../../http/fault.js";
import { MARK } from "../marks.js";
import type { Property } from "./answers.js";
import type { ConfluenceApi } from "./api.js";

const recordSchema = v.object({
  collection: v.string(),
  slug: v.string(),
  source: v.string(),
  stored: v.string(),
  /** Its number. */
  page: v.string(),
  /** The PDF that goes with it. */
  file: v.optional(v.object({ id: v.string(), sha256: v.string() })),
});
/** A mark, and the page that has it. */
export type PageRecord = v.InferOutput<typeof recordSchema>;

interface Kept {
  readonly record: PageRecord;
  readonly property: Property;
}

export class Register {
  /** By key of the property. */
  readonly #kept = new Map<string, Kept>();

  constructor(
    readonly api: ConfluenceApi,
    readonly collection: string,
    /** Of the page that has the properties. */
    readonly page: string,
  ) {}

  async read(): Promise<readonly PageRecord[]> {
    this.#kept.clear();
    for (const property of await this.api.properties(this.page)) this.#keep(property);
    return [...this.#kept.values()].map(({ record }) => record);
  }

  of(slug: string): PageRecord | undefined {
    return this.#kept.get(this.#key(slug))?.record;
  }

  /** Whoever else writes it meanwhile is another run of ours. */
  async write(record: PageRecord): Promise<void> {
    const key = this.#key(record.slug);
    const property = await this.#send(key, record);
    if (property) return this.#keep(property);
    // It is there already, or was written since: by a request of ours whose answer was lost, or by somebody else.
    const [there] = await this.api.properties(this.page, { key });
    if (!there || !isSame(there.value, record)) throw concurrent(record.slug);
    this.#keep(there);
  }

  async remove(slug: string): Promise<void> {
    const key = this.#key(slug);
    const kept = this.#kept.get(key);
    if (kept) await this.api.removeProperty(this.page, kept.property.id);
    this.#kept.delete(key);
  }

  async #send(key: string, value: PageRecord): Promise<Property | undefined> {
    const kept = this.#kept.get(key);
    if (kept) {
      const number = kept.property.version.number + 1;
      return this.api.writeProperty(this.page, { ...kept.property, value, version: { number } });
    }
    try {
      return await this.api.addProperty(this.page, key, value);
    } catch (error) {
      if (!(error instanceof PublishFault) || !error.fields.isUnknown) throw error;
      const [there] = await this.api.properties(this.page, { key });
      return there ? undefined : this.api.addProperty(this.page, key, value);
    }
  }

  /** Those of other collections, and what is no record, are left out. */
  #keep(property: Property): void {
    const read = v.safeParse(recordSchema, property.value);
    if (read.success && read.output.collection === this.collection && property.key === this.#key(read.output.slug))
      this.#kept.set(property.key, { record: read.output, property });
  }

  /** Keys have few characters and an end; slugs may have any letters. */
  #key(slug: string): string {
    return `${MARK}-${hashOf(JSON.stringify([this.collection, slug])).slice(0, 32)}`;
  }
}

function isSame(value: unknown, record: PageRecord): boolean {
  const read = v.safeParse(recordSchema, value);
  return read.success && textOf(read.output) === textOf(record);
}

const textOf = ({ collection, slug, source, stored, page, file }: PageRecord): string =>
  JSON.stringify([collection, slug, source, stored, page, file?.id, file?.sha256]);

function concurrent(slug: string): PublishFault {
  return new PublishFault(
    `${slug} is published by another run at the same time`,
    "let that one end, and run it again: it says what is left to do",
  );
}
