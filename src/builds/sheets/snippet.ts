/** A sheet -> its snippet, in the profile of its site. */
import { outputPath } from "../../content/index.js";
import type { Made, SheetJob, SheetOutput } from "./output.js";
import { htmlOf } from "./targets.js";

export const snippet: SheetOutput = {
  wantedFor: ["snippet"],
  make({ sheet, formats, toolbox, earlier: { scale } }: SheetJob): Made {
    const { value, diagnostics } = htmlOf("snippet", sheet, { scale, hasPdf: formats.includes("pdf") }, toolbox);
    if (value === undefined) return { outputs: [], diagnostics };
    const path = outputPath("snippet", sheet.comparison.slug);
    return { outputs: [{ format: "snippet", path, content: value }], snippet: value, diagnostics };
  },
};
