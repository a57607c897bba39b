/** A sheet -> its page, and the images that it refers to. It knows how its PDF came out, and hands out the snippet. */
import { outputPath } from "../../../content/index.js";
import type { Made, Output, SheetJob } from "../output.js";
import { besidePage, htmlOf, imageFiles, layoutOf } from "../targets.js";

export function page({ sheet, formats, toolbox, earlier }: SheetJob): Made {
  const files = imageFiles(sheet);
  const surroundings = { ...besidePage(sheet, files, toolbox), ...earlier, hasPdf: formats.includes("pdf") };
  const { value, diagnostics } = htmlOf("page", sheet, surroundings, toolbox);
  if (value === undefined) return { outputs: [], diagnostics };
  const path = outputPath("page", sheet.comparison.slug);
  const images = [...files].map(([copyOf, path]): Output => ({ format: "asset", path, content: { copyOf } }));
  return { outputs: [{ format: "page", path, content: value, ...layoutOf(toolbox) }, ...images], diagnostics };
}
