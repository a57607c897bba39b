/** What a comparison says -> nodes of YAML that say it again, each in the shortest way. */
import { Pair, Scalar, YAMLMap, type YAMLSeq } from "yaml";
import { flowMap, plainWord, scalar, seq, writtenNumber } from "../../yaml/writing/nodes.js";
import { type Evidence, type Noted, type Point, type Subject, textOf, type Value } from "../comparison.js";

export type Node = Scalar | YAMLMap | YAMLSeq;

/** How statements refer to a source, by its number from 1: its id, or the number. */
export type Reference = (source: number) => string;

export function put(map: YAMLMap, key: string, value: Node): void {
  map.items.push(new Pair(new Scalar(key), value));
}

export const texts = (all: readonly string[]): YAMLSeq => seq(all.map(scalar));

/** Of the texts that are there. */
export function mapOf(entries: Readonly<Record<string, string | undefined>>): YAMLMap {
  const map = new YAMLMap();
  for (const [key, text] of Object.entries(entries)) if (text !== undefined) put(map, key, scalar(text));
  return map;
}

export function subjectNode(subject: Subject, reference: Reference): YAMLMap {
  const { name, url, tagline, lead, image, alt } = subject;
  const map = mapOf({ name, url, tagline, lead, image, alt });
  for (const key of ["points", "pros", "cons", "chooseWhen", "avoidWhen"] as const) {
    const points = subject[key] ?? [];
    if (points.length > 0) put(map, key, pointsNode(points, reference));
  }
  return map;
}

export const pointsNode = (points: readonly Point[], reference: Reference): YAMLSeq =>
  seq(points.map((point) => pointNode(point, reference)));

function pointNode(point: Point, reference: Reference): Node {
  return typeof point === "string"
    ? scalar(point)
    : flowMap({ text: scalar(textOf(point)), ...evidence(point, reference) });
}

interface WrittenRow<Cell> {
  readonly criterion: string;
  readonly note?: string;
  readonly optional?: boolean;
  readonly cells: readonly Cell[];
}

interface WrittenGroup<Cell> {
  readonly name?: string;
  readonly rows: readonly WrittenRow<Cell>[];
}

/** Of one group at least. */
export function tableNode<Cell>(groups: readonly WrittenGroup<Cell>[], cellNode: (cell: Cell) => Node): Node {
  const [first] = groups;
  if (first && groups.length === 1 && first.name === undefined) return rowsNode(first.rows, cellNode);
  return seq(
    groups.map(({ name, rows }) => {
      const map = mapOf({ group: name });
      put(map, "rows", rowsNode(rows, cellNode));
      return map;
    }),
  );
}

function rowsNode<Cell>(rows: readonly WrittenRow<Cell>[], cellNode: (cell: Cell) => Node): YAMLMap {
  const map = new YAMLMap();
  for (const { criterion, note, optional, cells } of rows) {
    const values = seq(cells.map(cellNode));
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

export function valueNode(value: Value, reference: Reference): Node {
  switch (value.kind) {
    case "number":
      return writtenNumber(value.text);
    case "list": {
      const list = texts(value.items);
      list.flow = true;
      return list;
    }
    case "text": {
      const more = { ...(value.tone && { tone: scalar(value.tone) }), ...noted(value, reference) };
      return Object.keys(more).length === 0 ? scalar(value.text) : flowMap({ text: scalar(value.text), ...more });
    }
    case "score":
      return flowMap({ score: new Scalar(value.score), of: new Scalar(value.of), ...noted(value, reference) });
    default: {
      const isPlain = value.kind === "boolean" || value.kind === "none";
      const mark =
        value.kind === "boolean"
          ? new Scalar(value.value)
          : value.kind === "none"
            ? new Scalar(null)
            : plainWord(value.kind);
      const more = noted(value, reference);
      return isPlain && Object.keys(more).length === 0 ? mark : flowMap({ value: mark, ...more });
    }
  }
}

function noted(value: Noted, reference: Reference): Record<string, Scalar | YAMLSeq> {
  return { ...(value.note !== undefined && { note: scalar(value.note) }), ...evidence(value, reference) };
}

export function evidence(
  { sources: numbers, checked, by }: Evidence,
  reference: Reference,
): Record<string, Scalar | YAMLSeq> {
  const [only, ...others] = (numbers ?? []).map((number) => referenceNode(reference(number)));
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
