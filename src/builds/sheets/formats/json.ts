/** A sheet -> its comparison as JSON, for programs: what `versus schema --model` describes. */
import { basename } from "node:path";
import { outputPath, worksheetOf } from "../../../content/index.js";
import type { Made, SheetJob } from "../output.js";

/**
 * The comparison with the parts that the sheet shows; of its content file the name alone, as folders of a project are nobody's business. Of a sheet
 * that asks it is what pupils get. Diagnostics: those of its worksheet.
 */
export function json({ sheet: { comparison: whole, yaml }, toolbox }: SheetJob): Made {
  const asked = toolbox.asks ? worksheetOf(whole, yaml) : undefined;
  if (asked && !asked.value) return { outputs: [], diagnostics: asked.diagnostics };
  const comparison = asked?.value?.worksheet.comparison ?? whole;
  const content = JSON.stringify({ ...comparison, source: basename(comparison.source) }, null, 2);
  const path = outputPath("json", comparison.slug);
  return { outputs: [{ format: "json", path, content: `${content}\n` }], diagnostics: [] };
}
