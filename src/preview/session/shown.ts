/** A sheet as it was made, or what keeps it from being made -> what the client is told of it. */
import { contentOf, type MadeSheet, type Output, type ShownSheet } from "../../builds/index.js";
import { outputPath } from "../../content/index.js";
import { type Diagnostic, formatDiagnostic } from "../../diagnostics/index.js";
import { hashOf } from "../../files/index.js";
import type { FilePlace, Fit, Shown, ShownDiagnostic, ShownOutput, View } from "../wire/messages.js";

/** A sheet that could be made, with what tells its outputs from others. */
export interface GoodSheet extends MadeSheet {
  readonly shown: Pick<Shown, "outputs" | "fit">;
}

/**
 * The addresses begin with what stands for all that a page shows beside its HTML: as long as that is the same, the browser needn't ask for it.
 * @param site of what all sheets share
 */
export function goodSheet(made: MadeSheet, site: string): GoodSheet {
  const outputs: Partial<Record<View, ShownOutput>> = {};
  const images = made.outputs.filter(({ format }) => format === "asset").map(hashOfOutput);
  const beside = hashOf([site, ...images].join()).slice(0, 16);
  let fit: Fit | undefined;
  for (const output of made.outputs) {
    const { format, path } = output;
    if (format !== "pdf" && format !== "page") continue;
    outputs[format] = { path: `@${beside}/${path}`, version: hashOfOutput(output).slice(0, 16) };
    if (format === "pdf") fit = fitOf(output);
  }
  const snippets = made.outputs.filter(({ format }) => format === "snippet");
  if (snippets.length > 0) {
    // Those for several hosts are shown together.
    const path = outputPath("snippet", made.sheet.comparison.slug);
    const version = hashOf(snippets.map(hashOfOutput).join()).slice(0, 16);
    outputs.snippet = { path: `@${beside}/${path}`, version };
  }
  return { ...made, shown: { outputs, ...(fit && { fit }) } };
}

function hashOfOutput(output: Output): string {
  return hashOf(contentOf(output) ?? "");
}

function fitOf({ pages = 1, scale = 1, report }: Output): Fit {
  const smallestText = report?.smallestText;
  return { pages, scale, ...(smallestText !== undefined && { smallestText }) };
}

/** @param good the last that could be made */
export function shownSheet(
  { slug, title, source, diagnostics, made }: ShownSheet,
  isStopped: boolean,
  good: GoodSheet | undefined,
): Shown {
  const state = made ? "good" : isStopped ? "stopped" : "faulty";
  const outputs = isStopped ? { outputs: {} } : (good?.shown ?? { outputs: {} });
  return { sheet: { slug, title, source }, state, ...outputs, diagnostics: diagnostics.map(shownDiagnostic) };
}

export function shownDiagnostic(diagnostic: Diagnostic): ShownDiagnostic {
  const { severity, message, span } = diagnostic;
  const text = formatDiagnostic(diagnostic, { colour: false });
  return { severity, text, message, ...(span && { place: placeOf(span) }) };
}

export function placeOf({ file, start, end }: NonNullable<Diagnostic["span"]>): FilePlace {
  return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
