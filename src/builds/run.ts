/**
 * One build with everything at hand: plan, take what is still good, make the rest, finish. One bad sheet never stops the others,
 * and its last good outputs stay.
 */
import {
  Collection,
  type ContentFile,
  type ContentFiles,
  checkRelations,
  type FailedSheet,
  type Format,
  loadSheet,
  type Settings,
  type SheetCard,
} from "../content/index.js";
import { type Diagnostic, hasErrors, type Outcome } from "../diagnostics/index.js";
import { Interrupted, type Interruptible, uninterrupted } from "../interrupt.js";
import { chaptersOf } from "./finish/chapters.js";
import { assetsOf, fieldsOfIndex, indexedSheets, indexOf } from "./finish/shared-outputs.js";
import { Standing } from "./finish/standing.js";
import type { FileHashes } from "./folder/file-hashes.js";
import type { BuildRecord, ManifestEntry } from "./folder/manifest.js";
import type { OutputFolder } from "./folder/output-folder.js";
import { fileFailure, isSystemError, writeFailure } from "./folder/write.js";
import type { Cache } from "./ledger/cache.js";
import { Fingerprints, formatsOf, sheetFormats } from "./ledger/fingerprints.js";
import type { BuildMemory } from "./ledger/memory.js";
import type { Store } from "./ledger/store.js";
import { Workforce } from "./make/workforce.js";
import type { BuildOptions, BuildReport, SheetReport } from "./plan/options.js";
import { type PlannedSheet, planSheets } from "./plan/plan.js";
import type { DeliveredSheet } from "./sheets/deliver.js";
import { sheetInput } from "./sheets/sheet-input.js";
import { type SheetTask, sheetTask } from "./sheets/sheet-task.js";
import { openToolbox, type Toolbox } from "./site/toolbox.js";

/** What a build starts from. */
export interface BuildSite {
  /** Absolute. */
  readonly root: string;
  readonly settings: Settings;
  readonly options: BuildOptions;
  readonly content: ContentFiles;
  readonly hashes: FileHashes;
  readonly memory: BuildMemory;
  /** What others have made, taken over where it is what would be made. */
  readonly stores: readonly Store[];
  /** Absent where nothing is written. */
  readonly output?: { readonly folder: OutputFolder; readonly cache: Cache; readonly shown: string };
}

const HANDBOOK = "handbook.pdf";
const INDEX = "index.html";
/** What the system's word is about, where it is about one of these. */
const SHARED_FILES = { assets: "assets", index: INDEX, handbook: HANDBOOK } as const;

/** Sheets that are looked up before others have their turn. */
const LOOKED_AT_ONCE = 32;

/** A sheet that has to be made, and what it will be known by. */
interface Work {
  /** In the plan. */
  readonly place: number;
  readonly card: SheetCard;
  readonly task: SheetTask;
  /** Of what it is made of, taken before it is made: what changes meanwhile is seen by the next build. */
  readonly fingerprint: string | undefined;
}

export class BuildRun {
  readonly #formats: readonly Format[];
  readonly #collection: Collection;
  readonly #fingerprints: Fingerprints;
  readonly #workforce: Workforce;
  readonly #interruptible: Interruptible;
  readonly #diagnostics: Diagnostic[] = [];
  /** In the order of the plan. */
  #sheets: (SheetReport | undefined)[] = [];
  #done = 0;
  #isInterrupted = false;
  readonly #standing: Standing;
  #writeFailure: Diagnostic | undefined;

  constructor(readonly site: BuildSite) {
    const { root, settings, options, hashes, output } = site;
    const { templates, sourceDate, jobs, shard } = options;
    this.#interruptible = options.interruptible ?? uninterrupted;
    this.#collection = new Collection(site.content, (files) => this.#readCards(files));
    this.#formats = formatsOf(options.formats ?? settings.formats, shard !== undefined);
    this.#standing = new Standing(root, this.#collection, this.#formats);
    this.#fingerprints = new Fingerprints({ root, settings, templates, sourceDate, formats: this.#formats }, hashes);
    const lint = options.check && { lint: { ...(options.asOf !== undefined && { asOf: options.asOf }) } };
    const order = {
      formats: sheetFormats(this.#formats),
      shownOut: output?.shown ?? "",
      ...(output && { outDir: output.folder.dir }),
      ...lint,
    };
    this.#workforce = new Workforce({
      setup: { root, settings, templates, sourceDate, order },
      jobs,
      toolbox: () => this.#openToolbox(),
      isCancelled: () => this.#isCancelled(),
      signal: options.signal,
      interruptible: this.#interruptible,
    });
  }

  /** Cards of files: from the cache where the file is the same, else by reading it. */
  async #readCards(files: readonly ContentFile[]): Promise<(SheetCard | FailedSheet)[]> {
    const { hashes, output } = this.site;
    const cards = files.map(({ slug, source, path }): SheetCard | FailedSheet | undefined => {
      const sha256 = output && hashes.input(path);
      const card =
        sha256 === undefined ? undefined : this.#knownCard(`card ${source}`, this.#fingerprints.card(sha256));
      // A cache from elsewhere may say anything.
      return card?.slug === slug && card.source === source && card.sha256 === sha256 ? card : undefined;
    });
    const unread = files.filter((_, i) => !cards[i]);
    const read = await this.#workforce.read(unread);
    for (const card of read)
      if ("sha256" in card) this.#remember(`card ${card.source}`, this.#fingerprints.card(card.sha256), { card });
    let next = 0;
    return cards.map((card) => card ?? read[next++]!);
  }

  #knownCard(key: string, fingerprint: string): SheetCard | undefined {
    const { output, stores, options } = this.site;
    if (options.force) return undefined;
    const own = output?.cache.card(key, fingerprint);
    if (own) return own;
    for (const { cache } of stores) {
      const card = cache.card(key, fingerprint);
      if (card) this.#remember(key, fingerprint, { card });
      if (card) return card;
    }
    return undefined;
  }

  async run(): Promise<BuildReport> {
    let plan: readonly PlannedSheet[] = [];
    try {
      plan = await planSheets(this.site.root, this.site.options, this.#collection);
      if (this.#formats.includes("index")) await this.#collection.read();
      if (!(await this.#checkToolbox(plan))) return this.#report(plan, []);
      await this.#makeSheets(plan);
      // What follows is done here, and needs room of its own.
      await this.#workforce.dismiss();
      return this.#report(plan, await this.#finish(plan));
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      this.#isInterrupted = true;
      // What was made is in the files and in the cache, and the manifest of before still stands.
      return this.#report(plan, []);
    } finally {
      await this.#workforce.dismiss();
    }
  }

  #report(plan: readonly PlannedSheet[], pruned: readonly string[]): BuildReport {
    const { folder, cache } = this.site.output ?? {};
    if (this.#writeFailure) this.#diagnostics.push(this.#writeFailure);
    return {
      sheets: this.#sheets.filter((sheet) => sheet !== undefined),
      shared: [...(folder?.entries ?? [])].filter(({ format }) => format === "index" || format === "handbook"),
      diagnostics: this.#diagnostics,
      notes: [cache?.note, folder?.note].flatMap((note) => note ?? []),
      written: folder?.written ?? [],
      pruned,
      cancelled: this.#isInterrupted || this.#wasCancelled(plan),
      unknown: [],
    };
  }

  #isCancelled(): boolean {
    return this.#writeFailure !== undefined || this.#isToEnd();
  }

  /** Whether the user wants the build to end. */
  #isToEnd(): boolean {
    const { isCancelled, signal } = this.site.options;
    return signal?.aborted === true || isCancelled?.() === true;
  }

  #wasCancelled(plan: readonly PlannedSheet[]): boolean {
    return !this.#writeFailure && !hasErrors(this.#diagnostics) && this.#done < plan.length;
  }

  async #openToolbox(): Promise<Outcome<Toolbox>> {
    const { root, settings, options, memory } = this.site;
    const { templates, sourceDate } = options;
    return memory.toolbox(this.#fingerprints.toolbox([]), () =>
      this.#interruptible(() => openToolbox(root, settings, templates, sourceDate)),
    );
  }

  /** What is told of templates, fonts and labels, opened or remembered; false where they have errors. */
  async #checkToolbox(plan: readonly PlannedSheet[]): Promise<boolean> {
    const langs = [...new Set(plan.flatMap((sheet) => ("card" in sheet ? sheet.card.lang : [])))].sort();
    const fingerprint = this.#fingerprints.toolbox(langs);
    const known = this.#known("toolbox", fingerprint);
    if (known) {
      this.#diagnostics.push(...known.diagnostics);
      return true;
    }
    const { value: toolbox, diagnostics } = await this.#openToolbox();
    this.#diagnostics.push(...diagnostics);
    if (!toolbox) return false;
    // Warnings about the labels of a language concern all of its sheets, and are told once.
    const labels = langs.flatMap((lang) => toolbox.locale(lang).diagnostics.filter((d) => d.severity === "warning"));
    this.#diagnostics.push(...labels);
    this.#remember("toolbox", fingerprint, { record: { entries: [], diagnostics: [...diagnostics, ...labels] } });
    return true;
  }

  /** What an earlier build said and made, if it is as it would be now. */
  #known(key: string, fingerprint: string | undefined): BuildRecord | undefined {
    const { output, options } = this.site;
    if (!output || options.force || fingerprint === undefined) return undefined;
    const record = output.cache.record(key, fingerprint);
    return record && output.folder.reuse(record) ? record : this.#takeOver(key, fingerprint);
  }

  /** What another build has made elsewhere, copied here. */
  #takeOver(key: string, fingerprint: string): BuildRecord | undefined {
    const { output, stores } = this.site;
    for (const { cache, dir } of stores) {
      const record = cache.record(key, fingerprint);
      if (!output || !record || !output.folder.takeOver(record, dir)) continue;
      this.#remember(key, fingerprint, { record });
      return record;
    }
    return undefined;
  }

  #remember(...line: Parameters<Cache["put"]>): void {
    const { output } = this.site;
    if (output) this.#writing(() => output.cache.put(...line));
  }

  /** Runs what writes into the output folder; what the system says of it ends the build. */
  #writing(write: () => void): void {
    try {
      write();
    } catch (error) {
      if (!isSystemError(error)) throw error;
      this.#writeFailure ??= writeFailure(this.site.output?.shown ?? "", error);
    }
  }

  async #makeSheets(plan: readonly PlannedSheet[]): Promise<void> {
    this.#sheets = plan.map(() => undefined);
    const work: Work[] = [];
    for (const [place, sheet] of plan.entries()) {
      // What is looked up, or copied from a shard, is soon done, but there may be thousands.
      if (place % LOOKED_AT_ONCE === LOOKED_AT_ONCE - 1) {
        await new Promise(setImmediate);
        if (this.#isCancelled()) return;
      }
      if ("failure" in sheet) {
        this.#tell(place, { ...sheet.failure, title: sheet.failure.slug, status: "failed", outputs: [] });
        continue;
      }
      const { card } = sheet;
      const task = sheetTask(card, this.#collection);
      const fingerprint = this.#fingerprints.sheet(card, task);
      const known = this.#known(this.#keyOf(card.slug), fingerprint);
      if (known) this.#tellSheet(place, card, "unchanged", known);
      else work.push({ place, card, task, fingerprint });
    }
    await this.#finishing(() =>
      this.#workforce.make(
        work.map(({ task }) => task),
        (index, delivered) => this.#deliver(work[index]!, delivered),
      ),
    );
  }

  #deliver({ place, card, fingerprint }: Work, delivered: DeliveredSheet): void {
    const { entries, stamps, diagnostics, lint, sha256 } = delivered;
    this.#writeFailure ??= delivered.writeFailure;
    const bad = hasErrors(diagnostics);
    this.site.output?.folder.add(entries, stamps);
    // A file that was saved while the build was running is not the one that the fingerprint is of.
    const isAsPlanned = sha256 === card.sha256 && fingerprint !== undefined;
    if (!bad && !delivered.writeFailure && isAsPlanned)
      this.#remember(this.#keyOf(card.slug), fingerprint, { record: { entries, diagnostics } });
    this.#tellSheet(place, card, bad ? "failed" : "built", { entries, diagnostics: [...lint, ...diagnostics] });
  }

  #tellSheet(
    place: number,
    card: SheetCard,
    status: SheetReport["status"],
    { entries, diagnostics }: BuildRecord,
  ): void {
    const { slug, title, source } = card;
    const all = [...card.diagnostics, ...checkRelations(card, this.#collection), ...diagnostics];
    const outputs = entries.filter(({ format }) => format !== "asset");
    this.#tell(place, { slug, title, source, status, outputs, diagnostics: all.map((d) => ({ ...d, sheet: slug })) });
  }

  #tell(place: number, report: SheetReport): void {
    this.#sheets[place] = report;
    this.#done++;
    this.site.options.onProgress?.({ done: this.#done, total: this.#sheets.length, sheet: report });
  }

  /** What all sheets share, the manifest, the cache; and the outputs of sheets that are gone are removed. */
  async #finish(plan: readonly PlannedSheet[]): Promise<readonly string[]> {
    const { output, hashes, options } = this.site;
    if (!output || this.#writeFailure) return [];
    const { folder, cache } = output;
    try {
      if (!this.#isToEnd()) await this.#finishing(() => this.#makeShared());
      const isAll = !this.#isInterrupted && !this.#isToEnd();
      folder.keep((entry) => !isAll || this.#standing.output(entry));
      const { pruned, diagnostics } = folder.finish();
      this.#diagnostics.push(...diagnostics);
      if (isAll) cache.keep((key) => this.#standing.line(key));
      cache.save();
      hashes.save(folder.dir, isAll && plan.length === this.#collection.files.size && !options.shard);
      return pruned;
    } catch (error) {
      if (!isSystemError(error)) throw error;
      this.#writeFailure = writeFailure(output.shown, error);
      return [];
    }
  }

  /** Makes something, until it is interrupted: what was made until then is still finished. */
  async #finishing(make: () => Promise<void>): Promise<void> {
    try {
      await make();
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      this.#isInterrupted = true;
    }
  }

  /** What index and handbook show are the outputs of this build, and those of earlier ones that still stand. */
  async #makeShared(): Promise<void> {
    if (this.#formats.includes("page") || this.#formats.includes("index")) await this.#assets();
    this.site.output?.folder.keep((entry) => this.#standing.output(entry));
    if (this.#formats.includes("index")) await this.#index();
    if (this.#formats.includes("handbook") && !this.#isCancelled()) await this.#handbook();
  }

  /** A sheet in some formats: what was built in others is not forgotten. */
  #keyOf(slug: string): string {
    return `sheet ${sheetFormats(this.#formats).join("+")} ${slug}`;
  }

  async #assets(): Promise<void> {
    await this.#shared("assets", this.#fingerprints.assets(), (toolbox, folder) => {
      const { assets, diagnostics } = assetsOf(toolbox);
      const entries = assets.map(({ path, content }) => folder.put(path, content, { format: "asset" }));
      return { entries, diagnostics };
    });
  }

  async #index(): Promise<void> {
    const shown = indexedSheets(this.#collection, this.site.output?.folder.entries ?? []);
    await this.#shared("index", this.#fingerprints.index(shown.map(fieldsOfIndex)), async (toolbox, folder) => {
      const { value, diagnostics } = await this.#interruptible(() => indexOf(shown, toolbox));
      return {
        entries: value === undefined ? [] : [folder.put(INDEX, value, { format: "index" })],
        diagnostics,
      };
    });
  }

  async #handbook(): Promise<void> {
    const { root, settings } = this.site;
    const made = this.#sheets.flatMap((sheet) => (sheet && sheet.status !== "failed" ? sheet.slug : []));
    const chapters = chaptersOf(new Set(made), this.site.output?.folder.entries ?? [], this.#collection);
    if (chapters.length === 0) return;
    await this.#shared("handbook", this.#fingerprints.handbook(chapters), async (toolbox, folder) => {
      const { writeHandbook } = await import("./finish/handbook.js");
      const load = async (slug: string) => {
        const { file, titles } = sheetTask(this.#collection.card(slug)!, this.#collection);
        const sheet = loadSheet(file, { root, lang: settings.lang });
        return "comparison" in sheet ? sheetInput(sheet, new Map(titles), settings) : undefined;
      };
      const target = { outDir: folder.dir, path: HANDBOOK };
      const { value, diagnostics } = await writeHandbook(chapters, load, toolbox, target, this.#interruptible);
      if (!value) return { entries: [], diagnostics };
      const { bytes, sha256, pages } = value;
      const entry: ManifestEntry = { format: "handbook", path: HANDBOOK, pages, bytes, sha256 };
      folder.add([entry], [folder.stamp(HANDBOOK)]);
      return { entries: [entry], diagnostics };
    });
  }

  /** Makes what many sheets share, if it isn't there as it would be made. */
  async #shared(
    key: "assets" | "index" | "handbook",
    fingerprint: string,
    make: (toolbox: Toolbox, folder: OutputFolder) => BuildRecord | Promise<BuildRecord>,
  ): Promise<void> {
    const { output } = this.site;
    const known = this.#known(key, fingerprint);
    const toolbox = known ? undefined : (await this.#openToolbox()).value;
    const record = toolbox && output ? await this.#attempt(key, () => make(toolbox, output.folder)) : known;
    if (!record) return;
    this.#diagnostics.push(...record.diagnostics);
    if (hasErrors(record.diagnostics)) this.#standing.spared.add(key === "assets" ? "asset" : key);
    if (!known && !hasErrors(record.diagnostics)) this.#remember(key, fingerprint, { record });
  }

  /** Runs what makes files; what the system says of one of them is told, and keeps the others from nothing. */
  async #attempt(
    what: keyof typeof SHARED_FILES,
    make: () => BuildRecord | Promise<BuildRecord>,
  ): Promise<BuildRecord> {
    try {
      return await make();
    } catch (error) {
      const { output } = this.site;
      if (!isSystemError(error) || !output) throw error;
      const failure = fileFailure(output.folder.dir, output.shown, SHARED_FILES[what], error);
      if (!failure) throw error;
      return { entries: [], diagnostics: [failure] };
    }
  }
}
