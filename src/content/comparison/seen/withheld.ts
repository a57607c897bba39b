/** A part of a content file that is left out -> the texts in it that somebody could read, each with its place. */
import type { Span } from "../../../diagnostics/index.js";
import { type Data, type DataPath, isMapping, nameOfKey, type YamlData } from "../../yaml/data.js";

/** A text that a viewer may not see. */
export interface Withheld {
  readonly text: string;
  /** In the author's file. */
  readonly span: Span;
}

/** Keys whose values are words of the format, numbers of sources, or dates: what they say says nothing. */
const NO_TEXT = new Set(
  "accents audience checked hide id kind lang layout of optional page score show source tone updated value".split(" "),
);

/** @param path of the part; `[]` for the whole file */
export function withheldTexts(yaml: YamlData, path: DataPath): Withheld[] {
  const found: Withheld[] = [];
  collect(valueAt(yaml.data, path), path, yaml, found);
  return found;
}

function collect(value: Data, path: DataPath, yaml: YamlData, found: Withheld[]): void {
  const name = path.at(-1);
  if (typeof name === "string") {
    if (isTableOfRows(path.slice(0, -1))) found.push(textAt(nameOfKey(name), yaml.keyPlace(path), yaml));
    else if (NO_TEXT.has(name) && !isOfSubject(path)) return;
  }
  if (typeof value === "string") found.push(textAt(value, yaml.place(path), yaml));
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) collect(item, [...path, i], yaml, found);
  else if (isMapping(value))
    for (const [key, item] of Object.entries(value)) collect(item, [...path, key], yaml, found);
}

/** Whether the keys of what stands there are names of rows. */
const isTableOfRows = (path: DataPath): boolean =>
  path[0] === "table" &&
  (path.length === 1 || (path.length === 3 && typeof path[1] === "number" && path[2] === "rows"));

/** Whether a key may be the name of a subject, or anybody's own. */
const isOfSubject = (path: DataPath): boolean =>
  path[0] === "data" ||
  path.at(-2) === "bySubject" ||
  (isTableOfRows(path.slice(0, -2)) && path.at(-1) !== "audience" && path.at(-1) !== "optional");

function textAt(text: string, { start, end }: { readonly start: number; readonly end: number }, { source }: YamlData) {
  return { text, span: source.span(start, end) };
}

function valueAt(data: Data, path: DataPath): Data {
  let value: Data | undefined = data;
  for (const step of path) {
    if (Array.isArray(value)) value = typeof step === "number" ? value[step] : undefined;
    else value = isMapping(value) ? value[step] : undefined;
  }
  return value ?? null;
}
