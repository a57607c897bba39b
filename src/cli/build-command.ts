/** `versus build` and `versus check`: flags -> options, report -> diagnostics, table and exit code. */
import { build } from "../build/build.js";
import type { BuildOptions, BuildProgress, BuildReport, OutputReport, SheetReport } from "../build/options.js";
import { isDate } from "../content/dates.js";
import { FORMATS, type Format, SNIPPET_PROFILES, type SnippetProfile } from "../content/settings.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { closest } from "../diagnostics/suggest.js";
import { EXIT, type ExitCode } from "./exit-codes.js";
import { readSourceDate } from "./source-date.js";
import { type Io, ProgressBar, Terminal, table } from "./terminal.js";

export interface BuildFlags {
  readonly related?: string | true;
  readonly formats?: string;
  readonly snippet?: string;
  readonly out?: string;
  readonly content?: string;
  readonly templates?: string;
  readonly jobs?: string;
  readonly asOf?: string;
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export async function buildCommand(
  select: readonly string[],
  flags: BuildFlags,
  io: Io,
  check: boolean,
): Promise<ExitCode> {
  const terminal = new Terminal(io, flags.quiet === true);
  const formats = parseFormats(flags.formats, terminal);
  const related = parseDepth(flags.related, terminal);
  const snippet = parseProfile(flags.snippet, terminal);
  if (formats === null || related === null || snippet === null) return EXIT.usage;
  if (flags.asOf !== undefined && !isDate(flags.asOf)) {
    terminal.usage(`"${flags.asOf}" is not a date of the calendar`, "write it as --as-of 2026-11-23");
    return EXIT.usage;
  }
  if (flags.jobs !== undefined && !/^[1-9]\d{0,2}$/.test(flags.jobs)) {
    terminal.usage(`--jobs takes a number of workers, not "${flags.jobs}"`, "write it as --jobs 4");
    return EXIT.usage;
  }
  const sourceDate = readSourceDate(io.env, terminal);
  if (sourceDate === null) return EXIT.usage;
  const bar = new ProgressBar(terminal);
  const options: BuildOptions = Object.freeze({
    root: io.cwd,
    select,
    check,
    ...(formats && { formats }),
    ...(related !== undefined && { related }),
    ...(snippet !== undefined && { snippet }),
    ...(sourceDate !== undefined && { sourceDate }),
    ...(flags.jobs !== undefined && { jobs: Number(flags.jobs) }),
    ...(flags.asOf !== undefined && { asOf: flags.asOf }),
    ...(flags.out !== undefined && { out: flags.out }),
    ...(flags.content !== undefined && { content: flags.content }),
    ...(flags.templates !== undefined && { templates: flags.templates }),
    isCancelled: io.isInterrupted,
    onProgress: ({ done, total, sheet }: BuildProgress) => {
      if (sheet.status === "failed") {
        bar.clear();
        if (flags.json !== true) terminal.diagnostics(sheet.diagnostics);
      }
      bar.update(done, total, sheet.title);
    },
  });
  const report = await build(options);
  bar.clear();
  return conclude(report, flags, terminal, check);
}

function conclude(report: BuildReport, flags: BuildFlags, terminal: Terminal, check: boolean): ExitCode {
  for (const { name, near } of report.unknown) {
    terminal.usage(
      `there is no sheet "${name}"`,
      near ? `did you mean "${near}"?` : "`versus list` shows what there is",
    );
  }
  if (report.unknown.length > 0) return EXIT.usage;
  const warnings = report.sheets.filter((sheet) => sheet.status === "built").flatMap((sheet) => sheet.diagnostics);
  if (flags.json) terminal.result(JSON.stringify(report, null, 2));
  else {
    terminal.diagnostics([...warnings, ...report.diagnostics]);
    summarise(report, terminal, flags, check);
  }
  if (report.cancelled) return EXIT.interrupted;
  const all = [...report.sheets.flatMap((sheet) => sheet.diagnostics), ...report.diagnostics];
  if (all.some((d) => d.code === "build/fault")) return EXIT.fault;
  const bad = all.some((d) => d.severity === "error" || flags.strict === true);
  return bad ? EXIT.content : EXIT.ok;
}

function summarise(report: BuildReport, terminal: Terminal, flags: BuildFlags, check: boolean): void {
  const built = report.sheets.filter((sheet) => sheet.status === "built");
  const failed = report.sheets.length - built.length;
  if (built.length > 0 && !terminal.quiet) terminal.result(sheetTable(built, check));
  const count = (severity: Diagnostic["severity"]) =>
    [...report.sheets.flatMap((sheet) => sheet.diagnostics), ...report.diagnostics].filter(
      (d) => d.severity === severity,
    ).length;
  const parts = [
    `${built.length} ${built.length === 1 ? "sheet" : "sheets"} ${check ? "checked" : "built"}`,
    ...(failed > 0 ? [terminal.paint.red(`${failed} failed`)] : []),
    `${plural(count("error"), "error")}, ${plural(count("warning"), "warning")}`,
    ...(check ? [] : [`${plural(report.written.length, "file")} in ${flags.out ?? "out"}/`]),
    ...(report.pruned.length > 0 ? [`${plural(report.pruned.length, "old file")} removed`] : []),
  ];
  if (report.sheets.length > 0) terminal.say(`\n${parts.join(" · ")}${report.cancelled ? " · interrupted" : ""}`);
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

function sheetTable(sheets: readonly SheetReport[], check: boolean): string {
  const rows = sheets.map((sheet) => {
    const pdf = sheet.outputs.find((output) => output.format === "pdf");
    const formats = sheet.outputs.map((output) => output.format).join(" ");
    const warnings = sheet.diagnostics.filter((d) => d.severity === "warning").length;
    return [
      sheet.slug,
      pdf ? `${pdf.pages}` : "",
      pdf?.scale === undefined ? "" : `${(pdf.scale * 100).toFixed(1)} %`,
      pdf ? `${Math.ceil(pdf.bytes / 1024)} kB` : "",
      ...(check ? readability(pdf) : [formats]),
      warnings > 0 ? plural(warnings, "warning") : "",
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

/** Undefined where the flag is absent, null where it is wrong. */
function parseFormats(text: string | undefined, terminal: Terminal): Format[] | undefined | null {
  if (text === undefined) return undefined;
  const formats: Format[] = [];
  for (const name of text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")) {
    const format = FORMATS.find((known) => known === name);
    if (!format) {
      const near = closest(name, FORMATS);
      terminal.usage(
        `there is no format "${name}"`,
        near ? `did you mean "${near}"?` : `the formats are ${FORMATS.join(", ")}`,
      );
      return null;
    }
    if (!formats.includes(format)) formats.push(format);
  }
  if (formats.length > 0) return formats;
  terminal.usage("--formats names no format", `the formats are ${FORMATS.join(", ")}`);
  return null;
}

/** Undefined where the flag is absent, null where it is wrong. */
function parseProfile(name: string | undefined, terminal: Terminal): SnippetProfile | undefined | null {
  const known = SNIPPET_PROFILES.find((profile) => profile === name);
  if (name === undefined || known) return known;
  const near = closest(name, SNIPPET_PROFILES);
  const hint = near ? `did you mean "${near}"?` : `the profiles are ${SNIPPET_PROFILES.join(", ")}`;
  terminal.usage(`there is no snippet profile "${name}"`, hint);
  return null;
}

function parseDepth(depth: BuildFlags["related"], terminal: Terminal): number | undefined | null {
  if (depth === undefined) return undefined;
  if (depth === true) return Number.POSITIVE_INFINITY;
  if (/^\d+$/.test(depth)) return Number(depth);
  terminal.usage(
    `--related takes a number of steps, not "${depth}"`,
    "put slugs before the flag: versus build sales-vs-marketing --related 1",
  );
  return null;
}
