/** What a sheet says to whoever gets it, for the formats that carry it as data or text. */
import { type Comparison, worksheetOf } from "../../../content/index.js";
import type { Outcome } from "../../../diagnostics/index.js";
import type { SheetJob } from "../output.js";

/** Of a sheet that asks it is what pupils get. Diagnostics: those of its worksheet. */
export function saidBy({ sheet: { comparison, yaml }, toolbox }: SheetJob): Outcome<Comparison> {
  if (!toolbox.asks) return { value: comparison, diagnostics: [] };
  const { value, diagnostics } = worksheetOf(comparison, yaml);
  return value ? { value: value.worksheet.comparison, diagnostics: [] } : { diagnostics };
}
