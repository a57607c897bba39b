/** A sheet -> its snippets, in the profiles of its site. */
import type { Made, SheetJob } from "../output.js";
import { snippetsOf } from "../targets.js";

export function snippet({ sheet, formats, toolbox }: SheetJob): Made {
  const { value, diagnostics } = snippetsOf(sheet, { hasPdf: formats.includes("pdf") }, toolbox);
  if (value === undefined) return { outputs: [], diagnostics };
  return {
    outputs: value.map(({ profile, path, html }) => ({ format: "snippet", path, content: html, profile })),
    snippets: value,
    diagnostics,
  };
}
