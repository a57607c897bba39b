/** What the last build wrote, and the content as it is now -> the sheets that can be sent, and those that can't. */
import { join, resolve } from "node:path";
import { type ManifestEntry, readOutput, templateDirs, writtenOutputs } from "../builds/index.js";
import {
  Collection,
  findContent,
  outputPath,
  projectOf,
  readCard,
  readInTurn,
  type Settings,
  type SheetCard,
} from "../content/index.js";
import type { Interruptible } from "../interrupt.js";
import { loadLocale, plainText } from "../templates/index.js";
import type { Pdf } from "./hosts/host.js";
import { PublishFault } from "./http/fault.js";
import type { RelatedSheet } from "./plan/links.js";

/** A sheet that is to be a page over there. */
export interface WantedSheet {
  readonly slug: string;
  readonly title: string;
  /** The snippet, as it was built. */
  readonly snippet: string;
  readonly related: readonly RelatedSheet[];
  /** Of the list of related sheets, in the language of the sheet. */
  readonly heading: string;
  readonly pdf?: Pdf;
}

/** A sheet that isn't sent, and why. */
interface HeldSheet {
  readonly slug: string;
  readonly reason: string;
}

export interface WantedSheets {
  readonly sheets: readonly WantedSheet[];
  readonly held: readonly HeldSheet[];
}

export interface WantedOptions {
  /** Absolute. */
  readonly root: string;
  readonly settings: Settings;
  readonly places: { readonly content: string; readonly out: string; readonly templates?: string };
  readonly host: "wordpress" | "confluence";
  readonly pdf: boolean;
  readonly interruptible?: Interruptible | undefined;
}

/** Reads outputs and content; writes nothing. */
export async function wantedSheets(options: WantedOptions): Promise<WantedSheets> {
  const { root, settings, places, interruptible } = options;
  const content = await findContent({ root, contentDir: resolve(root, places.content) });
  const project = projectOf(root, settings);
  const collection = new Collection(
    content,
    readInTurn((file) => readCard(file, project), interruptible),
  );
  await collection.read();
  return new Wanting(options, collection).all();
}

class Wanting {
  readonly #outDir: string;
  readonly #command: string;
  /** By slug. */
  readonly #snippets = new Map<string, ManifestEntry>();
  readonly #pdfs = new Map<string, ManifestEntry>();
  /** Slugs of sheets with a snippet for whomever. */
  readonly #made = new Set<string>();
  readonly #headings = new Map<string, string>();

  constructor(
    readonly options: WantedOptions,
    readonly collection: Collection,
  ) {
    const { root, places, host, pdf } = options;
    this.#outDir = resolve(root, places.out);
    this.#command = `versus build --snippet ${host}`;
    for (const entry of writtenOutputs(this.#outDir, places.out)) {
      const { format, slug, profile } = entry;
      if (slug === undefined) continue;
      if (format === "snippet") this.#made.add(slug);
      if (format === "snippet" && profile === host) this.#snippets.set(slug, entry);
      if (format === "pdf" && pdf) this.#pdfs.set(slug, entry);
    }
  }

  all(): WantedSheets {
    const { collection } = this;
    const held: HeldSheet[] = collection.failed.map(({ slug, source }) => ({
      slug,
      reason: `${source} has errors: \`versus check ${slug}\` tells them`,
    }));
    const sheets: WantedSheet[] = [];
    for (const card of collection.cards) {
      const wanted = this.#wanted(card);
      if (typeof wanted === "string") held.push({ slug: card.slug, reason: wanted });
      else sheets.push(wanted);
    }
    const known = new Set([...collection.cards, ...held].map(({ slug }) => slug));
    for (const slug of this.#snippets.keys())
      if (!known.has(slug) && !collection.isHidden(slug))
        held.push({
          slug,
          reason: `its content file is gone, and its outputs are there: \`${this.#command}\` removes them`,
        });
    return { sheets, held };
  }

  /** A sheet as it was built, or why it isn't sent. */
  #wanted(card: SheetCard): WantedSheet | string {
    const { slug, source, sha256, related } = card;
    const entry = this.#snippets.get(slug);
    const file = this.#pdfs.get(slug);
    if (!entry)
      return this.#made.has(slug)
        ? `its snippet is for another host: \`${this.#command}\` makes the right one`
        : `no build has made a snippet of it: \`${this.#command}\``;
    const built = [entry, file].flatMap((one) => one ?? []);
    if (built.some(({ madeOf }) => madeOf === undefined))
      return `the manifest doesn't say of which content it was built, as those of editions don't: \`${this.#command}\``;
    if (built.some(({ madeOf }) => madeOf !== sha256))
      return `${source} is newer than what was built of it: \`${this.#command}\``;
    const gone = built.find((one) => readOutput(this.#outDir, one) === undefined);
    const snippet = readOutput(this.#outDir, entry);
    if (gone || !snippet)
      return `${join(this.options.places.out, (gone ?? entry).path)} is not what was built: \`${this.#command}\``;
    return {
      slug,
      title: plainText(card.title),
      snippet: snippet.toString("utf8").trim(),
      related: related.flatMap((one) => this.#related(one.slug)),
      heading: this.#heading(card.lang),
      ...(file && { pdf: { sha256: file.sha256, read: () => this.#read(file) } }),
    };
  }

  #related(slug: string): RelatedSheet[] {
    const card = this.collection.card(slug);
    if (!card) return [];
    const { url } = this.options.settings.site;
    const page = url && `${url}/${outputPath("page", encodeURIComponent(slug))}`;
    return [{ slug, title: plainText(card.title), ...(page !== undefined && { url: page }) }];
  }

  #heading(lang: string): string {
    let heading = this.#headings.get(lang);
    if (heading === undefined) {
      const { root, places, settings } = this.options;
      const locale = loadLocale(lang, templateDirs(root, places.templates), root, settings.labels).value;
      this.#headings.set(lang, (heading = locale?.related ?? ""));
    }
    return heading;
  }

  /** Files are read when they are sent: all of them may be more than fits in memory. */
  #read(entry: ManifestEntry): Buffer {
    const bytes = readOutput(this.#outDir, entry);
    if (bytes) return bytes;
    const path = join(this.options.places.out, entry.path);
    throw new PublishFault(`${path} has changed while this was running`, "wait until the build is done, run it again");
  }
}
