/**
 * A build, step by step: read settings and content, choose the sheets, make each, write what came out, tell what happened.
 * One bad sheet never stops the others, and its last good outputs stay.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { lintComparison } from "../content/lint.js";
import type { LoadedSheet } from "../content/load.js";
import { checkRelations } from "../content/relations.js";
import { type Format, loadSettings, type Settings } from "../content/settings.js";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import { indexView } from "../templates/index-view.js";
import { sharedAssets } from "./assets.js";
import { checkLogo } from "./images.js";
import { buildSheet, type SheetAsset, type SheetOutput } from "./job.js";
import { MANIFEST, type ManifestEntry, manifestEntry, manifestText, prune, readManifest } from "./manifest.js";
import type { BuildOptions, BuildReport, OutputReport, SheetReport } from "./options.js";
import { type Plan, planSheets } from "./plan.js";
import { openToolbox, type Toolbox, warningOnce } from "./toolbox.js";
import { writeFailure, writeWhole } from "./write.js";

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
  const toolbox = openToolbox(root, chosen, options.templates);
  const diagnostics = [...settings.diagnostics, ...selection.diagnostics, ...toolbox.diagnostics];
  if (!toolbox.value) return failed(diagnostics);
  const { sourceDate } = options;
  const tools = { ...warningOnce(toolbox.value), ...(sourceDate !== undefined && { sourceDate }) };
  const run = new Build(tools, selection.plan, options, resolve(root, options.out ?? "out"));
  const report = await run.run();
  return { ...report, diagnostics: [...diagnostics, ...report.diagnostics] };
}

function failed(diagnostics: readonly Diagnostic[]): BuildReport {
  return { sheets: [], diagnostics, written: [], pruned: [], cancelled: false, unknown: [] };
}

class Build {
  readonly #settings: Settings;
  readonly #formats: readonly Format[];
  readonly #sheets: SheetReport[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  readonly #entries = new Map<string, ManifestEntry>();
  readonly #assets = new Map<string, SheetAsset>();
  readonly #written: string[] = [];

  constructor(
    readonly toolbox: Toolbox,
    readonly plan: Plan,
    readonly options: BuildOptions,
    readonly outDir: string,
  ) {
    this.#settings = toolbox.settings;
    this.#formats = options.formats ?? this.#settings.formats;
  }

  async run(): Promise<BuildReport> {
    const earlier = this.options.check ? [] : await readManifest(this.outDir);
    let cancelled = false;
    let pruned: string[] = [];
    try {
      for (const { sheet, failure } of this.plan.sheets) {
        cancelled = this.options.isCancelled?.() ?? false;
        if (cancelled) break;
        const report = sheet
          ? await this.#build(sheet)
          : { ...failure!, title: failure!.slug, status: "failed" as const, outputs: [] };
        this.#sheets.push(report);
        this.options.onProgress?.({ done: this.#sheets.length, total: this.plan.sheets.length, sheet: report });
      }
      if (!this.options.check) pruned = await this.#finish(earlier);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      this.#diagnostics.push(writeFailure(this.options.out ?? "out", error));
    }
    return {
      sheets: this.#sheets,
      diagnostics: this.#diagnostics,
      written: this.#written.sort(),
      pruned,
      cancelled,
      unknown: [],
    };
  }

  async #build(sheet: LoadedSheet): Promise<SheetReport> {
    const { comparison } = sheet;
    const relations = checkRelations(sheet, this.plan.collection);
    const result = await buildSheet(sheet, this.#formats, this.plan.titles, this.toolbox);
    const bad = hasErrors(result.diagnostics);
    const outputs = bad ? [] : result.outputs;
    for (const output of outputs) await this.#write(output, comparison.slug, comparison.title, comparison.source);
    for (const asset of result.assets) this.#assets.set(asset.path, asset);
    const lint = this.options.check ? lintComparison(sheet, this.options.asOf) : [];
    const diagnostics = [...sheet.diagnostics, ...relations, ...lint, ...result.diagnostics].map((d) => ({
      ...d,
      sheet: comparison.slug,
    }));
    return {
      slug: comparison.slug,
      title: comparison.title,
      source: comparison.source,
      status: bad ? "failed" : "built",
      outputs: outputs.map(describe),
      diagnostics,
    };
  }

  async #write(output: SheetOutput, slug: string, title: string, source: string): Promise<void> {
    if (this.options.check) return;
    await this.#put(output.path, output.content, {
      format: output.format,
      slug,
      title,
      source,
      ...(output.pages !== undefined && { pages: output.pages }),
      ...(output.scale !== undefined && { scale: output.scale }),
      ...(output.report && { report: output.report }),
    });
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

function describe(output: SheetOutput): OutputReport {
  const { content, format, path, pages, scale, report } = output;
  const bytes = typeof content === "string" ? Buffer.byteLength(content) : content.length;
  return {
    path,
    format,
    bytes,
    ...(pages !== undefined && { pages }),
    ...(scale !== undefined && { scale: Math.round(scale * 1000) / 1000 }),
    ...(report && { report }),
  };
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "code" in error && "syscall" in error;
}
