/** Whether what earlier builds made or wrote down is still about something: a sheet that exists, built now or not. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Collection, type Format, isSiteFormat } from "../../content/index.js";
import type { ManifestEntry } from "../folder/manifest.js";

export class Standing {
  /** Kinds of shared outputs that could not be made: the earlier ones stay. */
  readonly spared = new Set<ManifestEntry["format"]>();
  readonly #sources: ReadonlySet<string>;
  #tellTale: ReadonlySet<string> | undefined;

  constructor(
    readonly root: string,
    readonly collection: Collection,
    readonly formats: readonly Format[],
  ) {
    this.#sources = new Set([...collection.files.values()].map(({ source }) => source));
  }

  /** Of an output. */
  output({ slug, format, source }: ManifestEntry): boolean {
    if (slug === undefined)
      return this.spared.has(format) || !this.formats.includes(isSiteFormat(format) ? format : "page");
    if (this.collection.isHidden(slug)) return false;
    // A file that was built by its name may lie outside of the collection.
    return this.collection.has(slug) || (source !== undefined && existsSync(resolve(this.root, source)));
  }

  /** Whether the card of a file names a sheet that the viewer doesn't see: what is kept for the next build lies beside what others get. */
  #namesHidden(source: string): boolean {
    this.#tellTale ??= new Set(
      this.collection.cards
        .filter(({ related }) => related.some(({ slug }) => this.collection.isHidden(slug)))
        .map((card) => card.source),
    );
    return this.#tellTale.has(source);
  }

  /** Of a line of the cache. */
  line(key: string): boolean {
    const [kind, name] = [key.slice(0, key.indexOf(" ")), key.slice(key.indexOf(" ") + 1)];
    if (kind === "sheet") return this.collection.has(name.slice(name.indexOf(" ") + 1));
    if (kind === "card" && this.#namesHidden(name)) return false;
    return kind !== "card" || this.#sources.has(name) || existsSync(resolve(this.root, name));
  }
}
