/** A matrix -> the text of a content file; cells that sheets disagree about are unknown, with what each says in a comment. */
import { Document, Pair, Scalar, YAMLMap, type YAMLSeq } from "yaml";
import {
  flowMap,
  type Point,
  plainWord,
  type Subject,
  scalar,
  seq,
  textOf,
  type Value,
  WRITTEN_NUMBER,
  writtenNumber,
} from "../content/index.js";
import { type Cell, shownValue } from "./cells.js";
import type { Matrix, MatrixGroup, MatrixRow } from "./gather.js";
import type { Sources } from "./sources.js";

type Node = Scalar | YAMLMap | YAMLSeq;

/** @param imagePath an absolute path -> as the file that is written names it */
export function writeMatrix(matrix: Matrix, imagePath: (image: string) => string): string {
  const { sources } = matrix;
  const root = new YAMLMap();
  put(root, "lang", scalar(matrix.lang));
  put(root, "layout", scalar("matrix"));
  if (matrix.tags.length > 0) put(root, "tags", texts(matrix.tags));
  put(root, "subjects", seq(matrix.subjects.map((subject) => subjectNode(subject, sources, imagePath))));
  if (matrix.groups.length > 0) put(root, "table", tableNode(matrix.groups, sources));
  if (matrix.related.length > 0)
    put(root, "related", seq(matrix.related.map((one) => ("slug" in one ? scalar(one.slug) : mapOf(one)))));
  if (sources.all.length > 0)
    put(root, "sources", seq(sources.all.map(({ id, title, url, checked }) => mapOf({ id, title, url, checked }))));
  const document = new Document(undefined, { customTags: [WRITTEN_NUMBER] });
  document.contents = root;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function put(map: YAMLMap, key: string, value: Node): void {
  map.items.push(new Pair(new Scalar(key), value));
}

const texts = (all: readonly string[]): YAMLSeq => seq(all.map(scalar));

function mapOf(entries: Readonly<Record<string, string | undefined>>): YAMLMap {
  const map = new YAMLMap();
  for (const [key, text] of Object.entries(entries)) if (text !== undefined) put(map, key, scalar(text));
  return map;
}

function subjectNode(subject: Subject, sources: Sources, imagePath: (image: string) => string): YAMLMap {
  const { name, url, tagline, lead, image, alt } = subject;
  const map = mapOf({ name, url, tagline, lead, image: image === undefined ? undefined : imagePath(image), alt });
  for (const key of ["points", "pros", "cons", "chooseWhen", "avoidWhen"] as const) {
    const points = subject[key] ?? [];
    if (points.length > 0) put(map, key, seq(points.map((point) => pointNode(point, sources))));
  }
  return map;
}

function pointNode(point: Point, sources: Sources): Node {
  return typeof point === "string"
    ? scalar(point)
    : flowMap({ text: scalar(textOf(point)), ...evidence(point, sources) });
}

function tableNode(groups: readonly MatrixGroup[], sources: Sources): Node {
  const [first] = groups;
  if (first && groups.length === 1 && first.name === undefined) return rowsNode(first.rows, sources);
  return seq(
    groups.map(({ name, rows }) => {
      const map = mapOf({ group: name });
      put(map, "rows", rowsNode(rows, sources));
      return map;
    }),
  );
}

function rowsNode(rows: readonly MatrixRow[], sources: Sources): YAMLMap {
  const map = new YAMLMap();
  for (const { criterion, note, optional, cells } of rows) {
    const values = seq(cells.map((cell) => cellNode(cell, sources)));
    if (note === undefined && !optional) {
      put(map, criterion, values);
      continue;
    }
    const full = new YAMLMap();
    if (optional) put(full, "optional", new Scalar(true));
    if (note !== undefined) put(full, "note", scalar(note));
    put(full, "values", values);
    put(map, criterion, full);
  }
  return map;
}

function cellNode(cell: Cell, sources: Sources): Node {
  if (cell.kind === "value") return valueNode(cell.value, sources);
  const node = flowMap({ value: plainWord("unknown") });
  node.commentBefore =
    cell.kind === "nothing"
      ? " no sheet says it"
      : ` the sheets disagree:\n${cell.said.map(({ value, place }) => `   ${place}: ${beside(value)}`).join("\n")}`;
  return node;
}

/** The value with its tone and note, in one line. */
function beside(value: Value): string {
  const more = (["tone", "note", "by"] as const).flatMap((key) => {
    const text: unknown = Reflect.get(value, key);
    return typeof text === "string" ? [`${key}: ${text.replace(/\s+/g, " ")}`] : [];
  });
  return [shownValue(value), ...more].join("; ");
}

function valueNode(value: Value, sources: Sources): Node {
  switch (value.kind) {
    case "number":
      return writtenNumber(value.text);
    case "list": {
      const list = texts(value.items);
      list.flow = true;
      return list;
    }
    case "text": {
      const more = { ...(value.tone && { tone: scalar(value.tone) }), ...noted(value, sources) };
      return Object.keys(more).length === 0 ? scalar(value.text) : flowMap({ text: scalar(value.text), ...more });
    }
    case "score":
      return flowMap({ score: new Scalar(value.score), of: new Scalar(value.of), ...noted(value, sources) });
    default: {
      const isPlain = value.kind === "boolean" || value.kind === "none";
      const mark =
        value.kind === "boolean"
          ? new Scalar(value.value)
          : value.kind === "none"
            ? new Scalar(null)
            : plainWord(value.kind);
      const more = noted(value, sources);
      return isPlain && Object.keys(more).length === 0 ? mark : flowMap({ value: mark, ...more });
    }
  }
}

type Noted = Exclude<Value, { kind: "number" | "list" }>;

function noted(value: Noted, sources: Sources): Record<string, Scalar | YAMLSeq> {
  return { ...(value.note !== undefined && { note: scalar(value.note) }), ...evidence(value, sources) };
}

function evidence(
  {
    sources: numbers,
    checked,
    by,
  }: { readonly sources?: readonly number[]; readonly checked?: string; readonly by?: string },
  sources: Sources,
): Record<string, Scalar | YAMLSeq> {
  const [only, ...others] = (numbers ?? []).map((number) => referenceNode(sources.reference(number)));
  return {
    ...(only && { source: others.length > 0 ? flowSeq([only, ...others]) : only }),
    ...(checked !== undefined && { checked: scalar(checked) }),
    ...(by !== undefined && { by: scalar(by) }),
  };
}

const referenceNode = (reference: string): Scalar =>
  /^\d+$/.test(reference) ? new Scalar(Number(reference)) : scalar(reference);

function flowSeq(items: readonly Scalar[]): YAMLSeq {
  const list = seq(items);
  list.flow = true;
  return list;
}
