/** What is told of audiences, and of what is left of a sheet for one. */
import type { Diagnostic } from "../../../diagnostics/index.js";
import { audienceFault } from "../../settings/editions.js";
import type { DataPath, YamlData } from "../../yaml/data.js";
import type { YamlFindings } from "../../yaml/findings.js";
import type { Viewer } from "./viewer.js";

/** @param told what is wrong with what is left */
export function nothingLeft({ audience }: Viewer, told: readonly Diagnostic[], { source }: YamlData): Diagnostic {
  const whom = audience === undefined ? "for all" : `for ${audience}`;
  const message = `what is left of the sheet ${whom} is no sheet: ${told[0]?.message ?? ""}`;
  return source.diagnostic("error", "content/audience", message, 0, 1, ["give the whole sheet an `audience:`"]);
}

/** Diagnostics: `content/audience` (error). */
export function tellUnknownAudience(name: string, path: DataPath, { audiences }: Viewer, found: YamlFindings): void {
  if (audiences === undefined || audiences.includes(name)) return;
  const { message, hint } = audienceFault(name, audiences);
  found.errorAt("content/audience", message, path, hint);
}
