/**
 * What a content file says -> what of it somebody may see, in the shape of a file that never had the rest: whoever reads it next can't know
 * of it. Places still lead to the author's file, whose text shows nothing of what was left out.
 */
import { SourceText } from "../../../diagnostics/index.js";
import { type Data, type DataPath, isMapping, pathKey, type YamlData } from "../../yaml/data.js";
import { POINT_LISTS, pointsOfEach } from "./parts.js";
import { type Withheld, withheldTexts } from "./withheld.js";

export interface Reduced {
  readonly yaml: YamlData;
  /** Every text that was left out. */
  readonly withheld: readonly Withheld[];
}

/**
 * @param parts that are left out
 * @param names of the subjects
 */
export function reduced(yaml: YamlData, parts: readonly DataPath[], names: readonly string[]): Reduced {
  const left = new Set(parts.map(pathKey));
  const dropped = withEmptied(yaml.data, left, names);
  const numbers = droppedSources(yaml.data, dropped);
  const copy = new Copy(yaml, dropped, numbers);
  const data = copy.of(yaml.data, [], []);
  const { source } = yaml;
  const paths = copy.withheldPaths;
  return {
    yaml: {
      data,
      numbers: copy.numbers,
      marks: copy.marks,
      source: new SourceText(source.file, masked(yaml, paths)),
      place: (path) => yaml.place(copy.originOf(path)),
      keyPlace: (path) => yaml.keyPlace(copy.originOf(path)),
    },
    withheld: paths.flatMap((path) => withheldTexts(yaml, path)),
  };
}

/** The text with what was left out blanked: no line and no column moves. */
function masked(yaml: YamlData, paths: readonly DataPath[]): string {
  let { text } = yaml.source;
  for (const path of paths) {
    const [start, end] = [yaml.keyPlace(path).start, yaml.place(path).end];
    text = text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, " ") + text.slice(end);
  }
  return text;
}

const isWithin = (path: DataPath, dropped: ReadonlySet<string>): boolean =>
  path.some((_, i) => dropped.has(pathKey(path.slice(0, i + 1))));

/** With what would have nothing left in it: a heading alone says that there is more. */
function withEmptied(data: Data, left: ReadonlySet<string>, names: readonly string[]): Set<string> {
  const dropped = new Set(left);
  if (!isMapping(data)) return dropped;
  const isGone = (path: DataPath) => dropped.has(pathKey(path));
  const isEmptied = (list: Data | undefined, path: DataPath) =>
    Array.isArray(list) && list.length > 0 && list.every((_, i) => isGone([...path, i]));
  const drop = (path: DataPath) => dropped.add(pathKey(path));
  for (const [i, subject] of entriesOf(data.subjects))
    for (const key of POINT_LISTS)
      if (isMapping(subject) && isEmptied(subject[key], ["subjects", i, key])) drop(["subjects", i, key]);
  for (const [i, section] of entriesOf(data.sections)) {
    if (!isMapping(section)) continue;
    const path = ["sections", i];
    const lists = pointsOfEach(section.bySubject, [...path, "bySubject"], names);
    const isBySubjectGone =
      lists.some(([list, at]) => isEmptied(list, at)) &&
      lists.every(([list, at]) => isEmptied(list, at) || (Array.isArray(list) && list.length === 0));
    if (isEmptied(section.items, [...path, "items"])) drop([...path, "items"]);
    if (isBySubjectGone) drop([...path, "bySubject"]);
    const said = ["text", "items", "bySubject"].filter((key) => key in section);
    if (said.length > 0 && said.every((key) => isGone([...path, key]))) drop(path);
  }
  dropRows(data, drop, isGone);
  return dropped;
}

function dropRows(
  { table }: { readonly [key: string]: Data },
  drop: (path: DataPath) => void,
  isGone: (path: DataPath) => boolean,
): void {
  const isEmptied = (rows: Data | undefined, path: DataPath) =>
    isMapping(rows) && Object.keys(rows).length > 0 && Object.keys(rows).every((key) => isGone([...path, key]));
  for (const [i, group] of entriesOf(table))
    if (isMapping(group) && isEmptied(group.rows, ["table", i, "rows"])) drop(["table", i]);
  const isTableGone = Array.isArray(table)
    ? table.length > 0 && table.every((_, i) => isGone(["table", i]))
    : isEmptied(table, ["table"]);
  if (!isTableGone) return;
  drop(["table"]);
  drop(["tableNote"]);
}

const entriesOf = (data: Data | undefined): [number, Data][] => (Array.isArray(data) ? [...data.entries()] : []);

/** Sources that nothing rests on any more but what was left out, added to `dropped`. @returns new numbers of the others, from 1 */
function droppedSources(data: Data, dropped: Set<string>): ReadonlyMap<string, string> {
  const sources = isMapping(data) ? entriesOf(data.sources) : [];
  const ids = sources.map(([, source]) => (isMapping(source) && typeof source.id === "string" ? source.id.trim() : ""));
  const kept = new Set<number>();
  const lost = new Set<number>();
  const indexOf = (name: string) => (/^\d+$/.test(name) ? Number(name) - 1 : ids.indexOf(name));
  const visit = (value: Data, path: DataPath): void => {
    if (path[0] === "data" || path[0] === "sources") return;
    if (isMapping(value) && "source" in value) {
      const named = Array.isArray(value.source) ? value.source : [value.source];
      for (const one of named)
        if (typeof one === "string") (isWithin(path, dropped) ? lost : kept).add(indexOf(one.trim()));
    }
    if (Array.isArray(value)) for (const [i, item] of value.entries()) visit(item, [...path, i]);
    else if (isMapping(value)) for (const [key, item] of Object.entries(value)) visit(item, [...path, key]);
  };
  visit(data, []);
  const gone = new Set([...lost].filter((i) => !kept.has(i)));
  for (const i of gone) dropped.add(pathKey(["sources", i]));
  if (gone.size > 0 && gone.size === sources.length) dropped.add(pathKey(["sources"]));
  const stay = sources.filter(([i]) => !gone.has(i));
  return new Map(stay.map(([i], now) => [String(i + 1), String(now + 1)]));
}

/** Data without what was dropped, and where each value of it was. */
class Copy {
  readonly numbers = new Set<string>();
  readonly marks = new Set<string>();
  readonly withheldPaths: DataPath[] = [];
  readonly #origins = new Map<string, DataPath>();

  constructor(
    readonly yaml: YamlData,
    readonly dropped: ReadonlySet<string>,
    readonly sourceNumbers: ReadonlyMap<string, string>,
  ) {}

  originOf(path: DataPath): DataPath {
    for (let length = path.length; length >= 0; length--) {
      const origin = this.#origins.get(pathKey(path.slice(0, length)));
      if (origin) return [...origin, ...path.slice(length)];
    }
    return path;
  }

  /** @param origin of the value in the file; @param path where it is now */
  of(value: Data, origin: DataPath, path: DataPath): Data {
    this.#origins.set(pathKey(path), origin);
    if (Array.isArray(value)) {
      const kept: Data[] = [];
      for (const [i, item] of value.entries())
        if (this.#stays([...origin, i])) kept.push(this.of(item, [...origin, i], [...path, kept.length]));
      return kept;
    }
    if (isMapping(value)) {
      const entries = Object.entries(value).filter(([key]) => this.#stays([...origin, key]));
      return Object.fromEntries(entries.map(([key, item]) => [key, this.of(item, [...origin, key], [...path, key])]));
    }
    if (this.yaml.numbers.has(pathKey(origin))) this.numbers.add(pathKey(path));
    if (this.yaml.marks.has(pathKey(origin))) this.marks.add(pathKey(path));
    return typeof value === "string" && isReference(origin) ? (this.sourceNumbers.get(value.trim()) ?? value) : value;
  }

  #stays(origin: DataPath): boolean {
    if (!this.dropped.has(pathKey(origin))) return true;
    this.withheldPaths.push(origin);
    return false;
  }
}

/** Whether a value names a source: `source`, or an item of it. */
function isReference(path: DataPath): boolean {
  if (path[0] === "data" || path[0] === "sources") return false;
  return path.at(-1) === "source" || (path.at(-2) === "source" && typeof path.at(-1) === "number");
}
