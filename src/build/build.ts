/**
 * A build, step by step: read settings and content, choose the sheets, make each, write what came out, tell what happened.
 * One bad sheet never stops the others, and its last good outputs stay.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { lintComparison } from "../content/lint.js";
import type { LoadedSheet } from "../content/load.js";
import { checkRelations } from "../content/relations.js";
import { type Format, loadSettings, type Settings } from "../content/settings.js";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import { indexView } from "../templates/index-view.js";
import { sharedAssets } from "./assets.js";
import { workTogether } from "./crew.js";
import { type DeliveredSheet, deliverSheet, faultyDelivery, type SheetOrder } from "./deliver.js";
import { checkLogo } from "./images.js";
import type { SheetAsset } from "./job.js";
import { MANIFEST, type ManifestEntry, manifestEntry, manifestText, prune, readManifest } from "./manifest.js";
import type { BuildOptions, BuildReport, OutputReport, SheetReport } from "./options.js";
import { type Plan, planSheets } from "./plan.js";
import { type SheetInput, sheetInput } from "./sheet-input.js";
import { openToolbox, type Toolbox } from "./toolbox.js";
import type { WorkerSetup } from "./worker.js";
import { isSystemError, writeFailure, writeWhole } from "./write.js";

/** Builds, or with `check` only tells what a build would say. Never throws for bad input. */
export async function build(options: BuildOptions = {}): Promise<BuildReport> {
  const root = resolve(options.root ?? process.cwd());
  const settings = await loadSettings(root);
  if (!settings.value) return failed(settings.diagnostics);
  const logo = checkLogo(settings.value, root);
  if (logo.length > 0) return failed([...settings.diagnostics, ...logo]);
  const selection = await planSheets(root, options, settings.value);
  if (selection.unknown.length > 0 || !selection.plan)
    return { ...failed([...settings.diagnostics, ...selection.diagnostics]), unknown: selection.unknown };
  const chosen = { ...settings.value, snippet: options.snippet ?? settings.value.snippet };
  const toolbox = openToolbox(root, chosen, options.templates, options.sourceDate);
  const diagnostics = [...settings.diagnostics, ...selection.diagnostics, ...toolbox.diagnostics];
  if (!toolbox.value) return failed(diagnostics);
  const run = new Build(toolbox.value, selection.plan, options, resolve(root, options.out ?? "out"));
  const report = await run.run();
  return { ...report, diagnostics: [...diagnostics, ...report.diagnostics] };
}

function failed(diagnostics: readonly Diagnostic[]): BuildReport {
  return { sheets: [], diagnostics, written: [], pruned: [], cancelled: false, unknown: [] };
}

/** Fewer sheets are made sooner than workers are ready. */
const MIN_SHEETS_PER_WORKER = 12;
/** MB. Ten thousand sheets take less than a tenth of it. */
const WORKER_MEMORY = 1024;

class Build {
  readonly #settings: Settings;
  readonly #formats: readonly Format[];
  /** In the order of the plan. */
  readonly #sheets: (SheetReport | undefined)[];
  readonly #diagnostics: Diagnostic[] = [];
  readonly #entries = new Map<string, ManifestEntry>();
  readonly #assets = new Map<string, SheetAsset>();
  readonly #written: string[] = [];
  #done = 0;
  #writeFailure: Diagnostic | undefined;

  constructor(
    readonly toolbox: Toolbox,
    readonly plan: Plan,
    readonly options: BuildOptions,
    readonly outDir: string,
  ) {
    this.#settings = toolbox.settings;
    this.#formats = options.formats ?? this.#settings.formats;
    this.#sheets = plan.sheets.map(() => undefined);
  }

  async run(): Promise<BuildReport> {
    const earlier = this.options.check ? [] : await readManifest(this.outDir);
    this.#labelWarnings();
    for (const [i, { failure }] of this.plan.sheets.entries())
      if (failure) this.#report(i, { ...failure, title: failure.slug, status: "failed", outputs: [] });
    await this.#makeSheets();
    const cancelled = !this.#writeFailure && this.#done < this.plan.sheets.length;
    let pruned: string[] = [];
    if (this.#writeFailure) this.#diagnostics.push(this.#writeFailure);
    else if (!this.options.check) {
      try {
        pruned = await this.#finish(earlier);
      } catch (error) {
        if (!isSystemError(error)) throw error;
        this.#diagnostics.push(writeFailure(this.options.out ?? "out", error));
      }
    }
    return {
      sheets: this.#sheets.filter((sheet) => sheet !== undefined),
      diagnostics: this.#diagnostics,
      written: this.#written.sort(),
      pruned,
      cancelled,
      unknown: [],
    };
  }

  /** Warnings about the labels of a language concern all of its sheets, and are told once. */
  #labelWarnings(): void {
    const langs = new Set(this.plan.sheets.flatMap(({ sheet }) => sheet?.comparison.lang ?? []));
    for (const lang of [...langs].sort())
      this.#diagnostics.push(...this.toolbox.locale(lang).diagnostics.filter((d) => d.severity === "warning"));
  }

  async #makeSheets(): Promise<void> {
    const { check, sourceDate, templates, jobs } = this.options;
    const isCancelled = () => this.#writeFailure !== undefined || (this.options.isCancelled?.() ?? false);
    const shownOut = this.options.out ?? "out";
    const order: SheetOrder = { formats: this.#formats, shownOut, ...(!check && { outDir: this.outDir }) };
    const places = this.plan.sheets.flatMap(({ sheet }, i) => (sheet ? [{ sheet, i }] : []));
    const inputs = places.map(({ sheet }) => sheetInput(sheet, this.plan.titles, this.#settings));
    const onDone = (index: number, delivered: DeliveredSheet) => {
      const { sheet, i } = places[index]!;
      this.#deliver(i, sheet, delivered);
    };
    const workers = Math.min(
      jobs ?? Math.floor(inputs.length / MIN_SHEETS_PER_WORKER),
      inputs.length,
      jobs ?? availableParallelism(),
    );
    if (workers < 2) {
      for (const [index, input] of inputs.entries()) {
        if (isCancelled()) return;
        onDone(index, await deliverSheet(input, order, this.toolbox));
      }
      return;
    }
    const { root, settings } = this.toolbox;
    const setup: WorkerSetup = { root, settings, templates, sourceDate, order };
    const filename = new URL("./worker.js", import.meta.url);
    const given = (_: SheetInput, error: unknown) => faultyDelivery(error);
    await workTogether(inputs, {
      filename,
      memory: WORKER_MEMORY,
      workerData: setup,
      workers,
      isCancelled,
      onDone,
      given,
    });
  }

  #deliver(i: number, sheet: LoadedSheet, delivered: DeliveredSheet): void {
    const { comparison } = sheet;
    this.#writeFailure ??= delivered.writeFailure;
    const bad = hasErrors(delivered.diagnostics);
    if (!this.options.check) {
      for (const entry of delivered.entries) {
        this.#entries.set(entry.path, entry);
        this.#written.push(entry.path);
      }
    }
    for (const asset of delivered.assets) this.#assets.set(asset.path, asset);
    const relations = checkRelations(sheet, this.plan.collection);
    const lint = this.options.check ? lintComparison(sheet, this.options.asOf) : [];
    const diagnostics = [...sheet.diagnostics, ...relations, ...lint, ...delivered.diagnostics].map((d) => ({
      ...d,
      sheet: comparison.slug,
    }));
    this.#report(i, {
      slug: comparison.slug,
      title: comparison.title,
      source: comparison.source,
      status: bad ? "failed" : "built",
      outputs: delivered.entries.map(outputReport),
      diagnostics,
    });
  }

  #report(i: number, report: SheetReport): void {
    this.#sheets[i] = report;
    this.#done++;
    this.options.onProgress?.({ done: this.#done, total: this.plan.sheets.length, sheet: report });
  }

  async #put(
    path: string,
    content: Uint8Array | string,
    fields: Omit<ManifestEntry, "path" | "bytes" | "sha256">,
  ): Promise<void> {
    await writeWhole(this.outDir, path, content);
    this.#entries.set(path, manifestEntry({ path, ...fields }, content));
    this.#written.push(path);
  }

  /** Shared files, the index, the manifest; and the outputs of sheets that are gone are removed. */
  async #finish(earlier: readonly ManifestEntry[]): Promise<string[]> {
    const kept = earlier.filter((entry) => !this.#entries.has(entry.path) && this.#stays(entry));
    for (const entry of kept) this.#entries.set(entry.path, entry);
    const has = (format: Format, slug: string) =>
      [...this.#entries.values()].some((entry) => entry.format === format && entry.slug === slug);
    if (this.#formats.includes("page") || this.#formats.includes("index")) {
      for (const asset of await sharedAssets(this.toolbox))
        await this.#put(asset.path, asset.content, { format: "asset" });
      for (const asset of this.#assets.values()) await this.#copy(asset);
    }
    if (this.#formats.includes("index")) await this.#index(has);
    await writeWhole(this.outDir, MANIFEST, manifestText([...this.#entries.values()]));
    return prune(
      this.outDir,
      earlier.filter((entry) => !this.#entries.has(entry.path)),
    );
  }

  async #copy({ from, path }: SheetAsset): Promise<void> {
    const content = await readFile(from).catch(() => undefined);
    if (content) return this.#put(path, content, { format: "asset" });
    this.#diagnostics.push({
      severity: "error",
      code: "build/image",
      message: `the image ${from} can't be read any more`,
    });
  }

  /** Whether an output of an earlier build still stands for something: its sheet exists, built now or not. */
  #stays(entry: ManifestEntry): boolean {
    if (entry.slug === undefined) return entry.format === "asset";
    const { sheets, failed: bad } = this.plan.collection;
    const known = sheets.has(entry.slug) || bad.some((sheet) => sheet.slug === entry.slug);
    // A file that was built by its name may lie outside of the collection.
    return known || (entry.source !== undefined && existsSync(resolve(this.toolbox.root, entry.source)));
  }

  async #index(has: (format: Format, slug: string) => boolean): Promise<void> {
    const locale = this.toolbox.locale(this.#settings.lang);
    this.#diagnostics.push(...locale.diagnostics);
    const { logo } = this.#settings.site;
    const shown = [...this.plan.collection.sheets.values()].filter(
      ({ comparison: { slug } }) => has("page", slug) || has("pdf", slug),
    );
    const comparisons = shown.flatMap(({ comparison }) => {
      const own = this.toolbox.locale(comparison.lang).value;
      return own
        ? [{ comparison, locale: own, hasPage: has("page", comparison.slug), hasPdf: has("pdf", comparison.slug) }]
        : [];
    });
    if (!locale.value) return;
    const logoUrl =
      logo === undefined ? undefined : [...this.#assets.values()].find((asset) => asset.from === logo)?.path;
    const html = this.toolbox.renderer.index(
      indexView({ comparisons, settings: this.#settings, locale: locale.value, logo: logoUrl }),
    );
    this.#diagnostics.push(...html.diagnostics);
    if (html.value !== undefined) await this.#put("index.html", html.value, { format: "index" });
  }
}

function outputReport({ path, format, bytes, pages, scale, report }: ManifestEntry): OutputReport {
  return {
    path,
    format,
    bytes,
    ...(pages !== undefined && { pages }),
    ...(scale !== undefined && { scale }),
    ...(report && { report }),
  };
}
