/** A sheet -> its snippet, in the profile of its site. */
import { outputPath } from "../../../content/index.js";
import type { Made, SheetJob } from "../output.js";
import { htmlOf } from "../targets.js";

export function snippet({ sheet, formats, toolbox }: SheetJob): Made {
  const { value, diagnostics } = htmlOf("snippet", sheet, { hasPdf: formats.includes("pdf") }, toolbox);
  if (value === undefined) return { outputs: [], diagnostics };
  const path = outputPath("snippet", sheet.comparison.slug);
  return {
    outputs: [{ format: "snippet", path, content: value, profile: toolbox.settings.snippet }],
    snippet: value,
    diagnostics,
  };
}
