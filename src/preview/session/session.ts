/**
 * A project on disk, with what editors hold of it -> what each viewer is to see, told anew after each change. Of the sheets those alone
 * are made that somebody looks at; of the others the cards are read, once there is nothing more urgent.
 */
import { randomUUID } from "node:crypto";
import {
  contentOf,
  fullnessOf,
  ProjectChanges,
  type RunOptions,
  Showing,
  type ShownProject,
  sharedFile,
  type Toolbox,
} from "../../builds/index.js";
import { type Collection, checkRelations } from "../../content/index.js";
import type { Diagnostic } from "../../diagnostics/index.js";
import { hashRegular, MAX_BYTES, stampText } from "../../files/index.js";
import type { Fullness, Mark, SheetLine, Shown } from "../wire/messages.js";
import { marksOf } from "./marks.js";
import { type GoodSheet, goodSheet, placeOf, shownDiagnostic, shownSheet } from "./shown.js";

/** Somebody who looks at a sheet. */
export interface Viewer {
  /** Of the sheet; empty for the first that there is. */
  readonly slug: string;
  /** The page in which that is. */
  readonly client: string;
  readonly show: (shown: Shown) => void;
  readonly list: (sheets: readonly SheetLine[]) => void;
}

/** Sheets that are kept beside those that somebody looks at. */
const MAX_GOOD = 8;
/** Cards that are read before others have their turn. */
const READ_AT_ONCE = 16;
/** ms of quiet after a change until the sheet is made: what is whole is shown at once. */
const BRIEF = 3;
/** ms of quiet until trouble is told: a file that is being saved may be half there, or not at all. */
const PATIENCE = 50;
/** ms that what was shown has for itself, until the list is looked at. */
const LIST_REST = 300;
/** Times that a sheet is made until V8 has compiled the programs that make it as well as it can. */
const WARM = 120;
/** ms between two of them, in which a change has its turn. */
const WARM_REST = 20;
/** ms in which a page that has gone may come back: it goes to another sheet, or its connection was lost. */
const RETURN = 1000;

/** What an editor holds of a file. */
interface Typed {
  readonly client: string;
  readonly text: string;
}

export class Session {
  /** What editors hold, by path. */
  readonly #unsaved = new Map<string, Typed>();
  readonly #showing: Showing;
  readonly #changes: ProjectChanges;
  readonly #viewers = new Set<Viewer>();
  /** The last good ones by their slugs, the latest last. */
  readonly #good = new Map<string, GoodSheet>();
  /** The sheets that were made of the project as it is now. */
  readonly #made = new Set<string>();
  /** What is known to be wrong with sheets that were made. */
  readonly #told = new Map<string, readonly Diagnostic[]>();
  /** Titles by slugs, of faulty sheets the last that was read. */
  readonly #titles = new Map<string, string>();
  readonly #sites = new WeakMap<Toolbox, string>();
  #project: ShownProject | undefined;
  #collection: Collection | undefined;
  #list: readonly SheetLine[] = [];
  /** Which state of the project is being read. */
  #turn = 0;
  /** How often a sheet was made before anybody asked for it. */
  #warmed = 0;

  constructor(options: RunOptions) {
    this.#showing = new Showing(options);
    this.#changes = new ProjectChanges(options);
  }

  /** Shows what changes until the signal. */
  async run(signal: AbortSignal): Promise<void> {
    signal.addEventListener("abort", () => this.#changes.add(), { once: true });
    while (!signal.aborted) {
      await this.#changes.settled(BRIEF);
      if (!signal.aborted) await this.#refresh();
    }
    this.#changes.close();
  }

  add(viewer: Viewer): void {
    this.#viewers.add(viewer);
    if (this.#list.length > 0) viewer.list(this.#list);
    this.#changes.add();
  }

  remove(viewer: Viewer): void {
    this.#viewers.delete(viewer);
    setTimeout(() => this.#forget(viewer.client), RETURN).unref();
  }

  /** Nobody is left who could save what a page held that has gone. */
  #forget(client: string): void {
    if ([...this.#viewers].some((viewer) => viewer.client === client)) return;
    for (const [file, typed] of this.#unsaved) if (typed.client === client) this.type(file, undefined);
  }

  /** What an editor holds of a file from now on; undefined for what the disk has. @param file as diagnostics show its path */
  type(file: string, text: string | undefined, client = ""): void {
    if (this.#unsaved.get(file)?.text === text) return;
    if (text === undefined) this.#unsaved.delete(file);
    else this.#unsaved.set(file, { client, text });
    this.#changes.add();
  }

  /** As it was last read: files can be edited while settings or templates are faulty. */
  get collection(): Collection | undefined {
    return this.#collection;
  }

  /** The last good one; made where nobody has looked at it. */
  async good(slug: string): Promise<GoodSheet | undefined> {
    if (this.#project && !this.#made.has(slug)) await this.#shown(this.#project, slug);
    return this.#good.get(slug);
  }

  /** A file that pages show, by its path below the output folder. */
  file(path: string): Uint8Array | string | undefined {
    for (const { outputs } of this.#good.values()) {
      const output = outputs.find((each) => each.format === "asset" && each.path === path);
      if (output) return contentOf(output);
    }
    const toolbox = this.#project?.toolbox.value ?? [...this.#good.values()].at(-1)?.toolbox;
    return toolbox && sharedFile(toolbox, path);
  }

  /** Whether a folder is that of an edition to which the pages that are shown lead. */
  leadsTo(folder: string): boolean {
    return this.#project?.site.settings.linked?.some(({ name }) => name === folder) ?? false;
  }

  /** Which texts of a page show which keys; empty where nobody knows. */
  async marks(slug: string): Promise<readonly Mark[]> {
    const good = await this.good(slug);
    return good ? marksOf(good) : [];
  }

  /** How a sheet fills its page; undefined where it isn't known. */
  async fullness(slug: string): Promise<Fullness | undefined> {
    const good = await this.good(slug);
    const found = good && fullnessOf(good.sheet, good.toolbox);
    return (
      found && {
        ...(found.room && { room: found.room }),
        parts: found.parts.map(({ key, share, place: { span } }) => ({
          key,
          share,
          ...(span && { place: placeOf(span) }),
        })),
      }
    );
  }

  async #refresh(): Promise<void> {
    const turn = ++this.#turn;
    const opened = await this.#showing.open(new Map([...this.#unsaved].map(([file, { text }]) => [file, text])));
    if ("report" in opened) {
      if (await this.#changes.goOn(PATIENCE)) return;
      this.#project = undefined;
      const { diagnostics } = opened.report;
      const isEmpty = diagnostics.some(({ code }) => code === "build/no-content");
      this.#tell([]);
      const shown = { outputs: {}, diagnostics: diagnostics.map(shownDiagnostic) };
      for (const { show } of this.#viewers) show({ state: isEmpty ? "empty" : "stopped", ...shown });
      return;
    }
    this.#project = opened;
    this.#collection = opened.collection;
    this.#made.clear();
    for (const slug of new Set([...this.#viewers].map((viewer) => viewer.slug))) {
      const shown = await this.#shown(opened, slug);
      if (shown.state !== "good" && (await this.#changes.goOn(PATIENCE))) return;
      for (const viewer of this.#viewers) if (viewer.slug === slug) viewer.show(shown);
    }
    void this.#readCards(opened.collection, turn).then(() => this.#warmUp(opened, turn));
  }

  /** Makes what is seen again, as long as nothing else is to be done: the first changes then take less time, by a fifth. */
  async #warmUp(project: ShownProject, turn: number): Promise<void> {
    for (; this.#warmed < WARM; this.#warmed++) {
      await new Promise((done) => setTimeout(done, WARM_REST).unref());
      const [viewer] = this.#viewers;
      if (!viewer || turn !== this.#turn) return;
      await this.#showing.show(project, slugOf(viewer.slug, project));
    }
  }

  /** Reads what the list says, as long as nothing else changes. */
  async #readCards(collection: Collection, turn: number): Promise<void> {
    if (this.#list.length > 0) await new Promise((done) => setTimeout(done, LIST_REST).unref());
    const slugs = [...collection.files.keys()];
    for (let from = 0; from < slugs.length; from += READ_AT_ONCE) {
      await new Promise(setImmediate);
      if (turn !== this.#turn) return;
      await collection.read(slugs.slice(from, from + READ_AT_ONCE));
    }
    const good = collection.cards.map((card) => {
      this.#titles.set(card.slug, card.title);
      const told = this.#told.get(card.slug) ?? [...card.diagnostics, ...checkRelations(card, collection)];
      return lineOf(card.slug, card.title, told);
    });
    const failed = collection.failed.map(({ slug, diagnostics }) =>
      lineOf(slug, this.#titles.get(slug) ?? slug, diagnostics),
    );
    this.#tell([...good, ...failed].sort((a, b) => (a.slug < b.slug ? -1 : 1)));
  }

  #tell(list: readonly SheetLine[]): void {
    if (JSON.stringify(list) === JSON.stringify(this.#list)) return;
    this.#list = list;
    for (const viewer of this.#viewers) viewer.list(list);
  }

  async #shown(project: ShownProject, asked: string): Promise<Shown> {
    const slug = slugOf(asked, project);
    const sheet = await this.#showing.show(project, slug);
    if (!sheet) return { state: "gone", outputs: {}, diagnostics: [] };
    this.#told.set(sheet.slug, sheet.diagnostics);
    this.#made.add(sheet.slug);
    if (sheet.made) {
      this.#titles.set(slug, sheet.title);
      this.#keep(slug, goodSheet(sheet.made, this.#siteOf(project)));
    }
    const title = this.#titles.get(slug) ?? sheet.title;
    const shown = shownSheet({ ...sheet, title }, project.toolbox.value === undefined, this.#good.get(sheet.slug));
    const hash = this.#diskHash(project.collection.files.get(sheet.slug)?.path);
    return { ...shown, ...(hash !== undefined && { hash }) };
  }

  #diskHash(path: string | undefined): string | undefined {
    return path === undefined ? undefined : hashRegular(path, MAX_BYTES.input);
  }

  #keep(slug: string, good: GoodSheet): void {
    this.#good.delete(slug);
    this.#good.set(slug, good);
    const isSeen = (each: string) => [...this.#viewers].some((viewer) => viewer.slug === each);
    for (const each of this.#good.keys()) {
      if (this.#good.size <= MAX_GOOD) break;
      if (isSeen(each) || each === slug) continue;
      this.#good.delete(each);
      this.#made.delete(each);
    }
  }

  /** What all pages show beside their sheet, by a name of its own. */
  #siteOf({ site: { settings }, toolbox }: ShownProject): string {
    if (!toolbox.value) return "";
    let name = this.#sites.get(toolbox.value);
    if (name === undefined) this.#sites.set(toolbox.value, (name = randomUUID()));
    const { logo } = settings.site;
    return logo === undefined ? name : `${name} ${stampText(logo)}`;
  }
}

/** Of the sheet that is meant; empty where there is none. */
function slugOf(asked: string, { collection }: ShownProject): string {
  return asked || (collection.files.keys().next().value ?? "");
}

function lineOf(slug: string, title: string, diagnostics: readonly Diagnostic[]): SheetLine {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  return { slug, title, errors, warnings: diagnostics.length - errors };
}
