/** JSON -> tables and texts: lists of things that have the same keys, things by their names, and what is said beside them. */
import type { Block, Cell, SourceDocument, TableRow } from "../source/document.js";
import { BREAK, type Phrase, trim } from "../source/phrase.js";
import { Tape } from "../source/tape.js";
import { phraseOf } from "./phrase-of.js";
import { Unreadable } from "./unreadable.js";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

const MAX_DEPTH = 20;

export function readJson(text: string, name: string): SourceDocument {
  let data: Json;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new Unreadable(`it is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const reader = new Reader();
  const blocks = reader.blocks(data, "$", 1);
  return {
    name,
    tape: reader.tape,
    meta: [],
    blocks,
    remarks: [],
    isTableOnly: blocks.some(({ kind }) => kind === "table"),
  };
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isPlain = (value: Json): boolean =>
  typeof value !== "object" ||
  value === null ||
  (Array.isArray(value) && value.every((each) => typeof each !== "object" || each === null));

class Reader {
  readonly tape = new Tape();

  blocks(value: Json, path: string, depth: number): Block[] {
    if (depth > MAX_DEPTH) throw new Unreadable("its values lie too deep in one another");
    if (Array.isArray(value)) {
      if (value.length > 0 && value.every(Array.isArray))
        return [
          this.#table(
            value.map((row, i) => this.#cells(row, `${path}[${i}]`)),
            path,
          ),
        ];
      if (value.length > 1 && value.every(isObject)) return [this.#objects(value, path)];
      return value.length === 0 ? [] : [this.#list(value, path, depth)];
    }
    if (!isObject(value)) return [{ kind: "paragraph", phrase: this.#phrase(value, path) }];
    const entries = Object.entries(value);
    if (entries.length > 1 && entries.every(([, each]) => isObject(each) && Object.values(each).every(isPlain)))
      return [this.#byName(value, path)];
    return entries.flatMap(([key, each]) => this.#entry(key, each, `${path}.${key}`, depth));
  }

  /** A key with what it says: a title, a line, or a heading over a table. */
  #entry(key: string, value: Json, path: string, depth: number): Block[] {
    const place = { cell: path };
    const name = this.tape.add(key, place);
    if (/^(?:title|name|headline|question|titel|titre|título)$/i.test(key) && typeof value === "string")
      return [{ kind: "heading", level: depth === 1 ? 1 : 3, phrase: this.#phrase(value, path), place }];
    if (isPlain(value) && !Array.isArray(value))
      return [{ kind: "paragraph", phrase: [{ ...name, strong: true }, { text: ": " }, ...this.#phrase(value, path)] }];
    return [
      { kind: "heading", level: Math.min(depth + 1, 6), phrase: [name], place },
      ...this.blocks(value, path, depth + 1),
    ];
  }

  #list(value: readonly Json[], path: string, depth: number): Block {
    return {
      kind: "list",
      isOrdered: false,
      items: value.map((each, i) => this.blocks(each, `${path}[${i}]`, depth + 1)),
    };
  }

  /** Things with the same keys: a row for each. */
  #objects(value: readonly JsonObject[], path: string): Block {
    const keys = [...new Set(value.flatMap((each) => Object.keys(each)))];
    const head = keys.map((key) => ({ ...this.#cell(key, path), isHeader: true }));
    const rows = value.map((each, i) => keys.map((key) => this.#cell(each[key], `${path}[${i}].${key}`)));
    return this.#table([head, ...rows], path);
  }

  /** Things by their names. */
  #byName(value: JsonObject, path: string): Block {
    const things = Object.entries(value).flatMap(([name, each]) => (isObject(each) ? [{ name, each }] : []));
    const keys = [...new Set(things.flatMap(({ each }) => Object.keys(each)))];
    const head = [this.#cell(undefined, path), ...keys.map((key) => this.#cell(key, path))];
    const rows = things.map(({ name, each }) => [
      this.#cell(name, path),
      ...keys.map((key) => this.#cell(each[key], `${path}.${name}.${key}`)),
    ]);
    return this.#table([head, ...rows], path);
  }

  #cells(row: Json, path: string): Cell[] {
    return Array.isArray(row) ? row.map((each, i) => this.#cell(each, `${path}[${i}]`)) : [];
  }

  #table(rows: readonly (readonly Cell[])[], path: string): Block {
    return {
      kind: "table",
      rows: rows.map((cells, i): TableRow => ({ cells, place: { cell: `${path}[${i}]` } })),
      place: { cell: path },
    };
  }

  #cell(value: Json | undefined, path: string): Cell {
    return { phrase: value === undefined || value === null ? [] : this.#phrase(value, path), isHeader: false };
  }

  /** Lists as lines, things as lines of "key: value". */
  #phrase(value: Json, path: string): Phrase {
    const place = { cell: path };
    if (Array.isArray(value))
      return trim(value.flatMap((each, i) => [...(i === 0 ? [] : [BREAK]), ...this.#phrase(each, path)]));
    if (isObject(value))
      return trim(
        Object.entries(value).flatMap(([key, each], i) => [
          ...(i === 0 ? [] : [BREAK]),
          this.tape.add(key, place),
          { text: ": " },
          ...this.#phrase(each, path),
        ]),
      );
    return value === null ? [] : phraseOf(String(value), place, this.tape);
  }
}
