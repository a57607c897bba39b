/** A sheet -> its comparison as JSON, for programs: what `versus schema --model` describes. */
import { basename } from "node:path";
import { outputPath } from "../../../content/index.js";
import type { Made, SheetJob } from "../output.js";
import { saidBy } from "./said.js";

/**
 * The comparison with the parts that the sheet shows; of its content file the name alone, as folders of a project are nobody's business.
 * Diagnostics: those of `saidBy`.
 */
export function json(job: SheetJob): Made {
  const { value, diagnostics } = saidBy(job);
  if (!value || job.isShown) return { outputs: [], diagnostics };
  const content = JSON.stringify({ ...value, source: basename(value.source) }, null, 2);
  return { outputs: [{ format: "json", path: outputPath("json", value.slug), content: `${content}\n` }], diagnostics };
}
