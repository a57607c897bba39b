/** One build with everything at hand: plan, take what is still good, make the rest, finish. */
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import {
  Collection,
  type ContentFile,
  type ContentFiles,
  type FailedSheet,
  isSiteFormat,
  outputPath,
  type Settings,
  type SheetCard,
  takesLanguage,
} from "../content/index.js";
import { type Diagnostic, hasErrors, type Outcome } from "../diagnostics/index.js";
import { lstatOf } from "../files/index.js";
import { Interrupted, uninterrupted } from "../interrupt.js";
import { finish } from "./finish/finish.js";
import { SHARED_OUTPUTS, wantedOutputs } from "./finish/shared-outputs.js";
import type { FileHashes } from "./folder/file-hashes.js";
import type { OutputFolder } from "./folder/output-folder.js";
import type { Cache } from "./ledger/cache.js";
import { Fingerprints } from "./ledger/fingerprints.js";
import { Ledger } from "./ledger/ledger.js";
import { LookUp } from "./ledger/lookup.js";
import type { BuildMemory } from "./ledger/memory.js";
import type { Store } from "./ledger/store.js";
import { Ahead } from "./make/ahead.js";
import type { IdleCrew } from "./make/idle-crew.js";
import { makeSheets } from "./make/make.js";
import { Workforce } from "./make/workforce.js";
import type { OpenedSite, RunOptions } from "./opened-site.js";
import { Course } from "./plan/course.js";
import { formatsOf, outputsOfEach, sheetFormats } from "./plan/formats.js";
import type { BuildReport } from "./plan/options.js";
import { checkNumber, chooseSheets, languagesOf, type Plan, planSheets, tellHidden, tellUnnamed } from "./plan/plan.js";
import { SheetReports } from "./plan/sheet-reports.js";
import { openToolbox, type Toolbox, toolboxDiagnostics } from "./site/toolbox.js";

/** A project, and the folder that is built into, locked. */
export interface BuildSite extends OpenedSite {
  readonly folder: OutputFolder;
  readonly cache: Cache;
  readonly hashes: FileHashes;
  /** What others have made, taken over where it is what would be made. */
  readonly stores: readonly Store[];
  readonly memory: BuildMemory;
  readonly idle: IdleCrew | undefined;
}

/** The report is without the diagnostics of the settings. */
export async function run(site: BuildSite): Promise<BuildReport> {
  const works = openWorks(site);
  const { root, settings, options, folder, cache, memory } = site;
  const { formats, collection, workforce, course, ledger, ahead } = works;
  const diagnostics: Diagnostic[] = [];
  let unnamed: string | undefined;
  let reports = new SheetReports([], collection, options.onProgress, options.edition);
  let pruned: readonly string[] = [];
  try {
    const slugs = await chooseSheets(root, options, collection);
    diagnostics.push(...checkNumber(slugs.length, outputsOfEach(formats, settings)));
    if (!hasErrors(diagnostics)) {
      await beginAhead(site, works, slugs);
      const plan = await planSheets(root, options, collection, slugs);
      unnamed = tellUnnamed(plan, formats, settings);
      reports = new SheetReports(plan, collection, options.onProgress, options.edition);
      diagnostics.push(...tellHidden(root, options, collection, settings.audience));
      if (wantedOutputs(formats).some(({ isOfAll }) => isOfAll)) await collection.read();
      if (options.isAtRest && !(await options.isAtRest())) throw new Interrupted();
      diagnostics.push(...(await checkToolbox(plan, works)));
    }
    if (!hasErrors(diagnostics)) {
      ahead.begin(reports.plan.filter((sheet) => "sha256" in sheet).filter((card) => ledger.hasRead(card)));
      await makeSheets(reports, works);
      // What follows is done here, and needs room of its own.
      await workforce.dismiss();
      const finished = await finish({ ...works, root, settings, options, reports, memory });
      diagnostics.push(...finished.diagnostics);
      pruned = finished.pruned;
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    // What was made is in the files and in the cache, and the manifest of before still stands.
    course.isInterrupted = true;
  } finally {
    await ahead.done().catch(() => {});
    await workforce.dismiss();
  }
  const isCutShort = !folder.failure && !hasErrors(diagnostics) && !reports.isComplete;
  return {
    sheets: reports.all,
    shared: [...folder.entries].filter(({ format }) => isSiteFormat(format)),
    diagnostics: [...diagnostics, ...(folder.failure ? [folder.failure] : [])],
    notes: [cache.note, folder.note, unnamed].flatMap((note) => note ?? []),
    written: folder.written,
    pruned,
    cancelled: course.isInterrupted || isCutShort,
    strict: options.strict ?? false,
    out: options.out,
    unknown: [],
  };
}

/** What the steps of a build share. */
type Works = ReturnType<typeof openWorks>;

function openWorks(site: BuildSite) {
  const { root, settings, options, folder, cache, hashes, stores, memory, idle } = site;
  const { templates, sourceDate, shard, force = false, interruptible = uninterrupted } = options;
  const formats = formatsOf(options.formats ?? settings.formats, shard !== undefined);
  const ofSheets = sheetFormats(formats);
  const made = { root, settings, templates, sourceDate, formats: ofSheets, shared: SHARED_OUTPUTS };
  const fingerprints = new Fingerprints(made, hashes);
  const isUntouched = untouched(options.changed, site.content);
  const ledger = new Ledger({ folder, cache, hashes, stores, isForced: force, isUntouched }, fingerprints);
  const course = new Course(options, () => folder.failure !== undefined);
  const fingerprint = fingerprints.toolbox([]);
  const toolbox = (): Promise<Outcome<Toolbox>> =>
    memory.toolbox(fingerprint, () => interruptible(() => openToolbox(root, settings, templates, sourceDate)));
  const aim = { outDir: folder.dir, shownOut: folder.shown, hidesSources: options.edition !== undefined };
  const setup = { root, settings, templates, sourceDate, order: { formats: ofSheets, aim } };
  const left = idle && { crew: idle, toolbox: fingerprint };
  const workforce = new Workforce({ ...options, setup, toolbox, course, interruptible, idle: left });
  const collection = new Collection(site.content, (files) => readCards(files, ledger, workforce));
  const lacking = (card: SheetCard) => lackingEditions(card, settings, folder);
  const lookUp = new LookUp(collection, ledger, lacking, memory.lookUps);
  const ahead = new Ahead(ledger, workforce, lookUp);
  return { formats, folder, ledger, course, toolbox, interruptible, workforce, collection, lookUp, ahead };
}

/** Which content files are taken to be as they were: all but those that have changed, where it is known which have. */
function untouched(changed: RunOptions["changed"], { files }: ContentFiles): (path: string) => boolean {
  if (!changed) return () => false;
  const paths = new Set([...files.values()].map(({ path }) => path));
  // A link among them may lead to any other file. What editors have beside a file while it is written, nobody reads.
  const isOfSheets = (path: string) => paths.has(path) || basename(path).startsWith(".") || !lstatOf(path);
  const isKnown = [...changed].every(isOfSheets);
  return (path) => isKnown && !changed.has(path);
}

/** What is known to have changed is being made while the others are looked up. */
async function beginAhead(
  { options, content }: BuildSite,
  { collection, workforce, ahead }: Works,
  slugs: readonly string[],
): Promise<void> {
  const { changed, isAtRest } = options;
  if (!changed || !workforce.isWaiting) return;
  const those = slugs.filter((slug) => changed.has(content.files.get(slug)!.path));
  if (those.length === 0) return;
  await collection.read(those);
  const cards = those.flatMap((slug) => collection.card(slug) ?? []);
  await collection.read(cards.flatMap(({ related }) => related.map(({ slug }) => slug)));
  if (isAtRest && !(await isAtRest())) throw new Interrupted();
  ahead.begin(cards);
}

/** Editions are made first: in which of those that a page of this build leads to a sheet has none, since it failed there. */
function lackingEditions({ slug, lang }: SheetCard, { linked = [] }: Settings, { dir }: OutputFolder): string[] {
  return linked
    .filter(({ formats, takes }) => formats.includes("page") && takesLanguage(takes, lang))
    .filter(({ name }) => !existsSync(join(dir, name, outputPath("page", slug))))
    .map(({ name }) => name);
}

/** Cards of files: from the cache where the file is the same, else by reading it. */
async function readCards(
  files: readonly ContentFile[],
  ledger: Ledger,
  workforce: Workforce,
): Promise<(SheetCard | FailedSheet)[]> {
  const known = files.map((file) => ledger.findCard(file));
  const read = await workforce.read(files.filter((_, i) => !known[i]));
  ledger.keepCards(read.filter((card) => "sha256" in card));
  let next = 0;
  return known.map((card) => card ?? read[next++]!);
}

/** What is told of templates, fonts and labels, remembered or by opening them. */
async function checkToolbox(plan: Plan, { ledger, toolbox }: Works): Promise<readonly Diagnostic[]> {
  const langs = languagesOf(plan);
  const wanted = ledger.toolbox(langs);
  const known = ledger.find(wanted);
  if (known) return known.diagnostics;
  const opened = await toolbox();
  const diagnostics = toolboxDiagnostics(opened, langs);
  if (opened.value) ledger.keep(wanted, { entries: [], diagnostics });
  return diagnostics;
}
