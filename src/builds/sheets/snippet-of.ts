/** A sheet -> its snippet, in the profile of its site. */
import type { Outcome } from "../../diagnostics/index.js";
import { finishSnippet } from "../../snippets/index.js";
import { type SheetContext, sheetView } from "../../templates/index.js";
import { bodyFontRule, sheetStyles, type Toolbox } from "../site/toolbox.js";

/** @param context of the target `snippet`, with the styles that `snippetStyles` gives */
export function snippetOf(context: SheetContext, { renderer, settings }: Toolbox): Outcome<string> {
  const html = renderer.snippet(sheetView(context, "snippet"));
  if (html.value === undefined) return html;
  const file = `snippets/${context.comparison.slug}.html`;
  return { ...html, value: finishSnippet(html.value, settings.snippet, file) };
}

const compacted = new WeakMap<Toolbox["renderer"], string>();

/** The stylesheet of a snippet. It is pasted whole: comments, the styles of paper and needless white space stay behind. */
export function snippetStyles(toolbox: Toolbox): string {
  let styles = compacted.get(toolbox.renderer);
  if (styles === undefined) {
    const sheet = sheetStyles(toolbox, ["sheet.css"]).map(({ text }) => text);
    compacted.set(toolbox.renderer, (styles = compact(bodyFontRule(toolbox.settings) + sheet.join("\n"))));
  }
  return styles;
}

function compact(css: string): string {
  return without(without(css, "/*", "*/"), "@media print {", "\n}")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1")
    .replace(/;\}/g, "}")
    .trim();
}

/** The text but for what stands from a start to the next end; a start without an end stays. */
function without(text: string, start: string, end: string): string {
  let kept = "";
  for (let at = 0; ; ) {
    const from = text.indexOf(start, at);
    const to = from < 0 ? -1 : text.indexOf(end, from + start.length);
    if (to < 0) return kept + text.slice(at);
    kept += text.slice(at, from);
    at = to + end.length;
  }
}
