/** A check: all that a build would say, and what an editor would say of the content. It makes every sheet, and writes nothing. */
import { Collection, disagreements, lintSettingsLine, type SheetStatement, tellTopics } from "../content/index.js";
import { type Diagnostic, hasErrors, type Outcome } from "../diagnostics/index.js";
import { Interrupted, uninterrupted } from "../interrupt.js";
import { plainText } from "../templates/index.js";
import { Workforce } from "./make/workforce.js";
import { openSite, type RunOptions, runsOf } from "./opened-site.js";
import { Course } from "./plan/course.js";
import { formatsOf, sheetFormats } from "./plan/formats.js";
import { type EditionReport, joinedReport } from "./plan/joined-report.js";
import { type BuildOptions, type BuildReport, failed } from "./plan/options.js";
import { chooseSheets, languagesOf, planSheets, tellHidden } from "./plan/plan.js";
import { SheetReports } from "./plan/sheet-reports.js";
import { type SheetTask, sheetTask } from "./sheets/task.js";
import { openToolbox, type Toolbox, toolboxDiagnostics } from "./site/toolbox.js";

/** Never throws for bad input. */
export async function check(options: BuildOptions): Promise<BuildReport> {
  const reports: EditionReport[] = [];
  for (const edition of await runsOf(options)) {
    const report = await checkSite({ ...options, edition });
    reports.push({ edition, report });
    if (report.cancelled) break;
  }
  return joinedReport(reports);
}

async function checkSite(given: RunOptions): Promise<BuildReport> {
  const site = await openSite(given);
  if ("report" in site) return site.report;
  const { root, settings, content, options } = site;
  const { templates, sourceDate, shard, interruptible = uninterrupted } = options;
  const formats = sheetFormats(formatsOf(options.formats ?? settings.formats, shard !== undefined));
  const course = new Course(options);
  let opened: Outcome<Toolbox> | undefined;
  const toolbox = async () =>
    (opened ??= await interruptible(() => openToolbox(root, settings, templates, sourceDate)));
  const setup = { root, settings, templates, sourceDate, order: { formats, aim: "check" } } as const;
  const workforce = new Workforce({ ...options, setup, toolbox, course, interruptible });
  const collection = new Collection(content, (files) => workforce.read(files));
  const diagnostics: Diagnostic[] = [...site.diagnostics, ...lintSettingsLine(root)];
  let reports = new SheetReports([], collection, options.onProgress, options.edition);
  try {
    const plan = await planSheets(root, options, collection, await chooseSheets(root, options, collection));
    reports = new SheetReports(plan, collection, options.onProgress, options.edition);
    diagnostics.push(...tellHidden(root, options, collection, settings.audience));
    if (collection.cards.length === collection.files.size) diagnostics.push(...tellTopics(settings, collection.cards));
    diagnostics.push(...toolboxDiagnostics(await toolbox(), languagesOf(plan)));
    if (opened?.value) diagnostics.push(...(await checkSheets(reports, workforce, course)));
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    course.isInterrupted = true;
  } finally {
    await workforce.dismiss();
  }
  const cancelled = course.isInterrupted || (!hasErrors(diagnostics) && !reports.isComplete);
  return { ...failed(diagnostics, [], options), sheets: reports.all, cancelled };
}

/** @returns what two of the sheets state differently */
async function checkSheets(reports: SheetReports, workforce: Workforce, course: Course): Promise<Diagnostic[]> {
  const { plan, collection } = reports;
  const cards = [...plan.entries()].flatMap(([place, sheet]) => {
    if ("sha256" in sheet) return [{ place, card: sheet }];
    reports.tellFailed(place, sheet);
    return [];
  });
  const first = new Map<string, string>();
  const twins = cards.map(({ card: { title, lang, source } }) => {
    const name = `${lang} ${plainText(title).trim().toLowerCase()}`;
    const twin = first.get(name);
    if (twin === undefined) first.set(name, source);
    return twin;
  });
  const slugs = cards.map(({ card }) => card.slug);
  const taskOf = (index: number): SheetTask => {
    const twin = twins[index];
    return { ...sheetTask(cards[index]!.card, collection), ...(twin !== undefined && { twin }) };
  };
  const stated: (readonly SheetStatement[])[] = [];
  await course.attempt(() =>
    workforce.make(slugs, taskOf, (index, made) => {
      const { place, card } = cards[index]!;
      stated[index] = made.statements ?? [];
      reports.tell(place, card, hasErrors(made.diagnostics) ? "failed" : "built", made);
    }),
  );
  // In the order of the sheets, whoever was done first; `flat` leaves out those that were not made.
  return disagreements(stated.flat());
}
