/** What the texts of a sheet may not have been meant to say: tags of HTML, and yes and no where a mark was meant. Warnings. */
import type { Comparison, Value } from "../comparison/comparison.js";
import type { ContentKeys } from "../comparison/keys.js";
import { htmlTag } from "../text/html-check.js";
import { yesOrNo } from "../text/yes-no.js";
import type { Data, DataPath } from "../yaml/data.js";
import type { YamlFindings } from "../yaml/findings.js";

/** Keys whose texts no output shows as such. */
const UNSHOWN = new Set(["url", "image", "lang", "updated", "review", "tone", "score", "of", "checked", "id", "kind"]);

/** Warnings `lint/html`, for the first tag of each text. */
export function htmlInTexts(found: YamlFindings): void {
  const read = (data: Data, path: DataPath): void => {
    if (typeof data === "string") tellTag(data, path, found);
    else if (Array.isArray(data)) for (const [i, item] of data.entries()) read(item, [...path, i]);
    else if (typeof data === "object" && data !== null)
      for (const [key, item] of Object.entries(data)) if (path.length > 0 || key !== "data") read(item, [...path, key]);
  };
  read(found.yaml.data, []);
}

function tellTag(text: string, path: DataPath, found: YamlFindings): void {
  const last = path.at(-1);
  const html = typeof last === "string" && UNSHOWN.has(last) ? undefined : htmlTag(text);
  if (!html) return;
  const { source } = found.yaml;
  const { start, end } = found.yaml.place(path);
  const at = source.text.slice(start, end).indexOf(html.tag);
  const place = at < 0 ? { start, end } : { start: start + at, end: start + at + html.tag.length };
  found.warn("lint/html", `HTML is shown as it is typed: ${html.tag}`, place, html.hint);
}

/** Warnings `lint/yes-no`, for rows all of whose values say yes or no, one at least by a word without quotes. */
export function wordsForMarks({ groups }: Comparison, keys: ContentKeys, found: YamlFindings): void {
  for (const [g, { rows }] of groups.entries())
    for (const [r, { criterion, values }] of rows.entries()) {
      const meant = values.map(markMeant);
      if (meant.includes(undefined)) continue;
      const isWord = (value: Value, i: number) => value.kind === "text" && !isQuoted(keys.text(g, r, i), found);
      const at = values.findIndex(isWord);
      const word = values[at];
      if (word?.kind !== "text") continue;
      const message = `"${word.text}" is a word here, and shown as one: true and false are shown with a sign`;
      found.warnAt("lint/yes-no", message, keys.text(g, r, at), [
        `where a mark is meant, write it as \`${criterion}: [${meant.join(", ")}]\``,
        `where the word is meant, put it in quotes: "${word.text}"`,
      ]);
    }
}

/** As the file would write it. */
function markMeant(value: Value): string | undefined {
  switch (value.kind) {
    case "text":
      return value.tone === undefined && value.note === undefined ? yesOrNo(value.text)?.toString() : undefined;
    case "boolean":
      return String(value.value);
    case "partial":
    case "unknown":
      return value.kind;
    case "none":
      return "null";
    default:
      return undefined;
  }
}

function isQuoted(path: DataPath, { yaml }: YamlFindings): boolean {
  const { start } = yaml.place(path);
  return /^["'|>]/.test(yaml.source.text.slice(start, start + 1));
}
