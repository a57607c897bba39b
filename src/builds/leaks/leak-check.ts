/**
 * What a build has written, file by file -> what in it the viewer of these files may not see. It knows nothing of how a file was made: so it finds
 * what a template says, an image shows, or a fault of ours let through.
 */
import {
  type Collection,
  type ContentFile,
  type LoadedSheet,
  loadSheet,
  projectOf,
  type Settings,
  type Withheld,
} from "../../content/index.js";
import type { Diagnostic } from "../../diagnostics/index.js";
import { hashRegular, MAX_BYTES, readRegular } from "../../files/index.js";
import type { Interruptible } from "../../interrupt.js";
import type { ManifestEntry } from "../folder/manifest.js";
import type { OutputFolder } from "../folder/output-folder.js";
import { findPlace } from "../folder/output-path.js";
import type { Ledger } from "../ledger/ledger.js";
import type { BuildMemory } from "../ledger/memory.js";
import { Secrets } from "./secrets.js";
import { showAll } from "./shown.js";
import { writtenTexts } from "./written-texts.js";

export interface LeakCheckOptions {
  /** Absolute path of the project. */
  readonly root: string;
  readonly settings: Settings;
  readonly templates: string | undefined;
  readonly collection: Collection;
  readonly folder: OutputFolder;
  readonly ledger: Ledger;
  readonly memory: BuildMemory;
  readonly interruptible: Interruptible;
}

export interface Leaks {
  /** Of the files that something got into, and of the others of their sheets. */
  readonly paths: ReadonlySet<string>;
  /** Errors `build/leak`, each at what got out. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Of all the files of a project. */
interface Known {
  readonly secrets: Secrets;
  /** Slugs of those that can't be read: what in them is for whom, nobody knows, and what was made of them earlier stays. */
  readonly faulty: ReadonlySet<string>;
}

const NONE: Leaks = { paths: new Set(), diagnostics: [] };
/** Whole files are read, as one string each. */
const MOST_BYTES = MAX_BYTES.json;
/** Numbers that lists, scores and notes have for a reason of their own. */
const SMALL = 20;
const AT_ONCE = 16;

export class LeakCheck {
  #known: Known | undefined;

  constructor(readonly options: LeakCheckOptions) {}

  /**
   * Looks for it, unless the same files were found to be clean, of the same content.
   * @param name of these files among those of a build
   */
  async of(name: string, entries: readonly ManifestEntry[]): Promise<Leaks> {
    const { settings, ledger, collection } = this.options;
    if (settings.audiences.length === 0 || entries.length === 0) return NONE;
    const content = [...collection.files.values()].map((file) => [file.source, this.#hashOf(file)]);
    const files = entries.map(({ path, sha256, title, source }) => [path, sha256, title, source]);
    const wanted = ledger.shared(`leaks ${name}`, { own: /^/ }, [content, files]);
    if (ledger.find(wanted)) return NONE;
    const { secrets, faulty } = (this.#known ??= await this.#read());
    const found = new Map<Withheld, string[]>();
    const unread: Diagnostic[] = [];
    const looked = secrets.isEmpty ? [] : entries.filter(({ slug }) => slug === undefined || !faulty.has(slug));
    const clean = this.options.memory.clean(secrets.hash);
    await this.#each(looked, (entry) => {
      const key = JSON.stringify([entry.path, entry.sha256, entry.title, entry.source]);
      if (clean.has(key)) return;
      const { leaks, fault } = this.#leaksIn(entry, secrets);
      if (leaks.size === 0 && fault === undefined) clean.add(key);
      for (const one of leaks) found.set(one, [...(found.get(one) ?? []), entry.path]);
      if (fault !== undefined) unread.push(this.#notLookedThrough(entry, fault));
    });
    const diagnostics = [...unread, ...this.#told(found)];
    if (diagnostics.length === 0) ledger.keep(wanted, { entries: [], diagnostics });
    return { paths: this.#withTheirSheets(new Set([...found.values()].flat())), diagnostics };
  }

  /** What is remembered of files lies beside what others get: of one that the viewer doesn't see, nothing is. */
  #hashOf({ slug, path }: ContentFile): string | undefined {
    const { collection, ledger } = this.options;
    return collection.card(slug) ? ledger.options.hashes.input(path) : hashRegular(path, MAX_BYTES.input);
  }

  async #read(): Promise<Known> {
    const { root, settings, templates, collection, folder } = this.options;
    const project = projectOf(root, settings);
    const withheld: Withheld[] = [];
    const sheets: LoadedSheet[] = [];
    const [faulty, hidden] = [new Set<string>(), new Set<string>()];
    await this.#each([...collection.files.values()], (file) => {
      const read = loadSheet(file, project);
      withheld.push(...(read.withheld ?? []));
      if ("comparison" in read) sheets.push(read);
      else if (!read.isHidden) faulty.add(file.slug);
      else if ((read.withheld ?? []).length > 0) {
        hidden.add(file.slug);
        withheld.push({ text: file.slug, span: read.withheld![0]!.span });
      }
    });
    const shown = sheets.map((sheet) => this.#withoutHidden(sheet, hidden, withheld));
    const pages = [...folder.entries].reduce((sum, { pages = 0 }) => sum + pages, 0);
    const secrets = new Secrets(withheld, SMALL + Math.max(pages, collection.files.size));
    if (!secrets.isEmpty) await this.options.interruptible(() => showAll(secrets, shown, root, settings, templates));
    return { secrets, faulty };
  }

  /** A sheet that names others that the viewer doesn't see is read without their names. */
  #withoutHidden(sheet: LoadedSheet, hidden: ReadonlySet<string>, withheld: Withheld[]): LoadedSheet {
    const { root, settings, collection } = this.options;
    const named = sheet.comparison.related.flatMap((entry) =>
      "slug" in entry && hidden.has(entry.slug) ? entry.slug : [],
    );
    const file = collection.files.get(sheet.comparison.slug);
    if (named.length === 0 || !file) return sheet;
    const project = projectOf(root, settings);
    const read = loadSheet(file, { ...project, viewer: { ...project.viewer, hidden: named } });
    withheld.push(...(read.withheld ?? []));
    return "comparison" in read ? read : sheet;
  }

  /** In its name, in what the manifest says of it, and in its bytes. A file that has gone meanwhile is told of by others. */
  #leaksIn({ path, title = "", source = "" }: ManifestEntry, secrets: Secrets) {
    const place = findPlace(this.options.folder.dir, path);
    const read = place === undefined ? undefined : readRegular(place, MOST_BYTES, "refuse");
    const texts = read?.bytes ? writtenTexts(path, read.bytes) : [];
    const named = [path, title, source].map((text) => ({ kind: "prose", text }) as const);
    const leaks = new Set([...named, ...texts].flatMap(({ kind, text }) => [...secrets.find(text, kind)]));
    return { leaks, fault: read?.fault && read.fault.kind !== "missing" ? read.fault.reason : undefined };
  }

  /** A sheet of which one file must go has failed: its page leads to its PDF. */
  #withTheirSheets(paths: ReadonlySet<string>): Set<string> {
    const entries = [...this.options.folder.entries];
    const sheets = new Set(entries.flatMap(({ path, slug }) => (paths.has(path) && slug !== undefined ? slug : [])));
    const of = entries.filter(({ slug }) => slug !== undefined && sheets.has(slug)).map(({ path }) => path);
    return new Set([...paths, ...of]);
  }

  #notLookedThrough({ path }: ManifestEntry, reason: string): Diagnostic {
    const message = `whether ${this.options.folder.shown}/${path} has anything that is not for all can't be told: ${reason}`;
    return { severity: "error", code: "build/leak", message };
  }

  #told(found: ReadonlyMap<Withheld, readonly string[]>): Diagnostic[] {
    const { settings, folder } = this.options;
    const whom = settings.audience ?? "all";
    return [...found].map(([{ span }, [first = "", ...more]]) => {
      const others =
        more.length === 0 ? "" : more.length === 1 ? " and 1 other file" : ` and ${more.length} other files`;
      const files = `${folder.shown}/${first}${others}`;
      return {
        severity: "error",
        code: "build/leak",
        message: `what stands here is not for ${whom}, but stands in ${files}; what was made with it is removed`,
        span,
        hints: [
          "does a template, an image or a file's name say it as well?",
          "what all may see of it can stand in a part without `audience:`, or among the labels",
        ],
      };
    });
  }

  /** Takes some at a time, so that a build can be interrupted. */
  async #each<T>(items: readonly T[], work: (item: T) => void): Promise<void> {
    for (let from = 0; from < items.length; from += AT_ONCE)
      await this.options.interruptible(() => {
        for (const item of items.slice(from, from + AT_ONCE)) work(item);
      });
  }
}
