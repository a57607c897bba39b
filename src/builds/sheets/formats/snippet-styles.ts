/** The stylesheets of a site -> those of a snippet. */
import type { Comparison } from "../../../content/index.js";
import { styleNames } from "../../../templates/index.js";
import { editionRules } from "../../site/edition-styles.js";
import { fontRules, sheetStyles, type Toolbox } from "../../site/toolbox.js";

const compacted = new WeakMap<Toolbox["renderer"], Map<string, string>>();

/** It is pasted whole: comments, the styles of paper and needless white space stay behind. */
export function snippetStyles(comparison: Comparison, toolbox: Toolbox): string {
  const made = compacted.get(toolbox.renderer) ?? new Map<string, string>();
  compacted.set(toolbox.renderer, made);
  const names = styleNames(comparison, toolbox.settings);
  let styles = made.get(names.join());
  if (styles === undefined) {
    const sheet = sheetStyles(toolbox, [...names, "layout.css"]).map(({ text }) => text);
    made.set(
      names.join(),
      (styles = compact(fontRules(toolbox.settings) + sheet.join("\n") + editionRules(toolbox.settings))),
    );
  }
  return styles;
}

function compact(css: string): string {
  return without(css, "/*", "*/")
    .replace(/@media print(?: and [^{]*)? \{[\s\S]*?\n\}/g, "")
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
