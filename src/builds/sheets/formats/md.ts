/** A sheet -> its comparison as Markdown, for whoever reads texts; `versus import` makes the same comparison of it. */
import { markdownOf, outputPath } from "../../../content/index.js";
import { plainText } from "../../../templates/index.js";
import type { Made, SheetJob } from "../output.js";
import { saidBy } from "./said.js";

/** What pupils fill in. */
const GAP = "______";

/** The comparison with the parts that the sheet shows. Diagnostics: those of `saidBy`, and of the labels of its language. */
export function md(job: SheetJob): Made {
  const { sheet, toolbox } = job;
  const said = saidBy(job);
  if (!said.value || job.isShown) return { outputs: [], diagnostics: said.diagnostics };
  const { value: locale, diagnostics } = toolbox.locale(said.value.lang);
  if (!locale) return { outputs: [], diagnostics };
  const titles = new Map(
    [...sheet.titles].map(([slug, title]) => [slug, plainText(typeof title === "string" ? title : title.title)]),
  );
  const content = markdownOf(said.value, { ...locale, none: toolbox.asks ? GAP : locale.notApplicable }, titles);
  // What the labels lack has been told of all sheets.
  return { outputs: [{ format: "md", path: outputPath("md", said.value.slug), content }], diagnostics: [] };
}
