/** Reports of the editions of one build -> one report, in which paths are relative to the output folder and what all say is said once. */
import type { Diagnostic } from "../../diagnostics/index.js";
import type { BuildReport, OutputReport, SheetReport } from "./options.js";

export interface EditionReport {
  /** Undefined for the plain one. */
  readonly edition: string | undefined;
  readonly report: BuildReport;
}

/** The plain one comes first. */
export function joinedReport(made: readonly EditionReport[]): BuildReport {
  const [only] = made;
  if (made.length === 1 && only!.edition === undefined) return only!.report;
  const all = [...made].sort((a, b) => Number(a.edition !== undefined) - Number(b.edition !== undefined));
  const [{ report: first }] = all as [EditionReport];
  const paths = (of: (report: BuildReport) => readonly string[]) =>
    all.flatMap(({ edition, report }) => of(report).map((path) => inEdition(path, edition)));
  return {
    sheets: all.flatMap(({ edition, report }) => report.sheets.map((sheet) => sheetOfEdition(sheet, edition))),
    shared: all.flatMap(({ edition, report }) => report.shared.map((output) => outputOfEdition(output, edition))),
    diagnostics: once(all.flatMap(({ report }) => report.diagnostics)).filter((told) => !isBuilt(told, all)),
    notes: all.flatMap(({ report }) => report.notes),
    written: paths(({ written }) => written),
    pruned: paths(({ pruned }) => pruned),
    cancelled: all.some(({ report }) => report.cancelled),
    strict: first.strict,
    out: first.out,
    unknown: first.unknown,
  };
}

/** Whether a sheet that was asked for and is not for all was made in one of the editions. */
function isBuilt({ code, sheet }: Diagnostic, all: readonly EditionReport[]): boolean {
  return code === "build/hidden" && all.some(({ report }) => report.sheets.some(({ slug }) => slug === sheet));
}

/** What is told of a sheet in an edition. */
function sheetOfEdition(sheet: SheetReport, edition: string | undefined): SheetReport {
  if (edition === undefined) return sheet;
  return { ...sheet, edition, outputs: sheet.outputs.map((output) => outputOfEdition(output, edition)) };
}

const inEdition = (path: string, edition: string | undefined): string =>
  edition === undefined ? path : `${edition}/${path}`;

function outputOfEdition(output: OutputReport, edition: string | undefined): OutputReport {
  return edition === undefined ? output : { ...output, path: inEdition(output.path, edition) };
}

function once(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values()];
}
