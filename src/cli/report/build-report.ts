/** What a build tells when it is done: diagnostics and a table for people, or events for programs; and the exit code. */
import type { BuildReport, OutputReport, SheetReport } from "../../builds/index.js";
import { type Diagnostic, hasErrors, printable } from "../../diagnostics/index.js";
import type { BuildFlags } from "../flags/build-flags.js";
import { EXIT, type ExitCode } from "../terminal/exit-codes.js";
import { type Terminal, table } from "../terminal/terminal.js";
import type { Digest } from "./digest.js";
import { isStaleClaim, staleClaims } from "./stale-claims.js";

/** What was done, in words; `read` where what shards have recorded was. */
export type Deed = "built" | "checked" | "read";

/** Names that nothing is known by; true where there are any. */
export function tellUnknown({ unknown }: BuildReport, terminal: Terminal): boolean {
  for (const { name, near, what = "sheet", known = [] } of unknown)
    terminal.usage(`there is no ${what} "${name}"`, near ? `did you mean "${near}"?` : whatThereIs(what, known));
  return unknown.length > 0;
}

function whatThereIs(what: string, known: readonly string[]): string {
  if (what === "sheet") return "`versus list` shows what there is";
  return known.length > 0 ? `the ${what}s of versus.yaml are ${known.join(", ")}` : `versus.yaml defines no ${what}s`;
}

/** @param digest has told what failed sheets have to say, when it happened */
export function tellPeople(
  report: BuildReport,
  terminal: Terminal,
  digest: Digest,
  flags: BuildFlags,
  deed: Deed,
): void {
  const warnings = report.sheets.filter((sheet) => sheet.status !== "failed").flatMap((sheet) => sheet.diagnostics);
  digest.tell([...warnings.filter((one) => !isStaleClaim(one)), ...report.diagnostics]);
  digest.end();
  for (const note of report.notes) terminal.note(note);
  const made = deed === "read" ? [] : report.sheets.filter((sheet) => sheet.status === "built");
  if (made.length > 0 && !terminal.quiet) terminal.result(sheetTable(made, deed));
  const stale = staleClaims(diagnosticsOf(report));
  if (stale !== "" && !terminal.quiet)
    terminal.result(`${made.length > 0 ? "\n" : ""}Claims that are overdue for a check\n${stale}`);
  if (report.sheets.length > 0) terminal.say(`\n${summary(report, terminal, deed)}`);
  if (leavesVerdictToMerge(report, flags))
    terminal.say("What failed is told by `versus merge`, which exits with 1; a shard exits with 0, so that it runs.");
}

/** A job array that waits for all of its parts to end well would wait for ever for one with a faulty sheet. */
function leavesVerdictToMerge(report: BuildReport, flags: BuildFlags): boolean {
  const isFaulty = report.sheets.some(({ status }) => status === "failed");
  return flags.shard !== undefined && isFaulty && exitCode(report, flags) === EXIT.ok;
}

/** A shard whose sheets alone are at fault is done: what is wrong is judged by `merge`, of all shards. */
export function exitCode(report: BuildReport, flags: BuildFlags): ExitCode {
  if (report.cancelled) return EXIT.interrupted;
  const all = diagnosticsOf(report);
  if (all.some((d) => d.code === "build/fault")) return EXIT.fault;
  if (flags.shard !== undefined) return hasErrors(report.diagnostics) ? EXIT.content : EXIT.ok;
  return all.some((d) => d.severity === "error" || report.strict) ? EXIT.content : EXIT.ok;
}

/** How many sheets and diagnostics of each kind there are. */
export function counts(report: BuildReport) {
  const sheets = (status: SheetReport["status"]) => report.sheets.filter((sheet) => sheet.status === status).length;
  const all = diagnosticsOf(report);
  const told = (severity: Diagnostic["severity"]) => all.filter((d) => d.severity === severity).length;
  return {
    built: sheets("built"),
    unchanged: sheets("unchanged"),
    failed: sheets("failed"),
    errors: told("error"),
    warnings: told("warning"),
  };
}

function diagnosticsOf(report: BuildReport): Diagnostic[] {
  return [...report.sheets.flatMap((sheet) => sheet.diagnostics), ...report.diagnostics];
}

export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

function summary(report: BuildReport, terminal: Terminal, deed: Deed): string {
  const { built, unchanged, failed, errors, warnings } = counts(report);
  const { written, pruned, cancelled } = report;
  const parts = [
    `${plural(deed === "read" ? report.sheets.length : built, "sheet")} ${deed}`,
    ...(unchanged > 0 && deed !== "read" ? [`${unchanged} unchanged`] : []),
    ...(failed > 0 ? [terminal.paint.red(`${failed} failed`)] : []),
    `${plural(errors, "error")}, ${plural(warnings, "warning")}`,
    ...(deed !== "built" ? [] : [`${plural(written.length, "file")} written to ${printable(report.out)}/`]),
    ...(pruned.length > 0 ? [`${plural(pruned.length, "old file")} removed`] : []),
    ...(cancelled ? ["interrupted"] : []),
  ];
  return parts.join(" · ");
}

function sheetTable(sheets: readonly SheetReport[], deed: Deed): string {
  const check = deed === "checked";
  const rows = sheets.map((sheet) => {
    const pdf = sheet.outputs.find((output) => output.format === "pdf");
    const formats = [...new Set(sheet.outputs.map((output) => output.format))].join(" ");
    const warnings = sheet.diagnostics.filter((d) => d.severity === "warning").length;
    return [
      sheet.edition === undefined ? sheet.slug : `${sheet.edition}/${sheet.slug}`,
      pdf ? `${pdf.pages}` : "",
      pdf?.scale === undefined ? "" : `${(pdf.scale * 100).toFixed(1)} %`,
      pdf ? `${Math.ceil(pdf.bytes / 1024)} kB` : "",
      ...(check ? readability(pdf) : [formats]),
      [
        ...(pdf?.leftOut
          ? [`${plural(pdf.leftOut.length, "row")} left out of the PDF: ${pdf.leftOut.join(", ")}`]
          : []),
        ...(warnings > 0 ? [plural(warnings, "warning")] : []),
      ].join(" · "),
    ];
  });
  const head = ["sheet", "pages", "scale", "PDF", ...(check ? ["least text", "least contrast"] : ["formats"]), ""];
  return table([head, ...rows], new Set(check ? [1, 2, 3, 4, 5] : [1, 2, 3]));
}

/** The size of the smallest text of a PDF, and the contrast of the one that can be read worst. */
function readability(pdf: OutputReport | undefined): string[] {
  const { smallestText, contrast } = pdf?.report ?? {};
  return [
    smallestText === undefined ? "" : `${smallestText.toFixed(1)} pt`,
    contrast === undefined ? "" : `${contrast.toFixed(1)}:1`,
  ];
}
