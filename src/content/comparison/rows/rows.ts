/** Rows of a table as they are written -> rows with a value for each subject, in their order. */
import { closest } from "../../../diagnostics/index.js";
import { type ComparisonInput, type FullRowInput, fullRow } from "../../schema/schema.js";
import { type DataPath, isMapping, isMarkWord, nameOfKey, pathKey, type YamlData } from "../../yaml/data.js";
import type { YamlFindings } from "../../yaml/findings.js";
import type { Mark, Row, Value } from "../comparison.js";
import type { EvidenceReader } from "../evidence/evidence.js";
import { inOrderOfNames, isByNames, tellFull } from "../names.js";
import { meantRow } from "./row-hints.js";

type TableInput = NonNullable<ComparisonInput["table"]>;
type RowsInput = Exclude<TableInput, readonly unknown[]>;
type InputRow = RowsInput[string];
type InputValue = Extract<InputRow, readonly unknown[]>[number];
type ValuesInput = FullRowInput["values"];

export class RowReader {
  constructor(
    readonly names: readonly string[],
    readonly found: YamlFindings,
    readonly evidence: EvidenceReader,
  ) {}

  get yaml(): YamlData {
    return this.found.yaml;
  }

  /** In the order of the text. Diagnostics, all errors: `content/…` at the key or the value that they are about. */
  read(rows: RowsInput, path: DataPath): Row[] {
    // JavaScript moves keys that look like numbers to the front; the author's order is that of the text.
    const position = ([criterion]: [string, unknown]) => this.yaml.keyPlace([...path, criterion]).start;
    return Object.entries(rows)
      .sort((a, b) => position(a) - position(b))
      .map(([key, row]) => this.#row(row, nameOfKey(key), [...path, key]));
  }

  #row(row: InputRow, criterion: string, path: DataPath): Row {
    if (criterion.trim() === "")
      this.found.errorAt("content/empty-text", "a row has no name", path, "write the criterion before the colon", true);
    if (!isFullRow(row, this.names)) return { criterion, values: this.#values(row, criterion, path) };
    return {
      criterion,
      values: this.#values(row.values, criterion, [...path, "values"]),
      ...(row.note !== undefined && { note: row.note }),
      ...(row.optional === true && { optional: true }),
    };
  }

  #values(values: ValuesInput, criterion: string, path: DataPath): Value[] {
    if (Array.isArray(values)) {
      tellRowLength(values.length, criterion, path, this.names, this.found);
      const hasTruth = values.some(isTruth);
      return values.map((value, i) => this.#value(value, [...path, i], hasTruth));
    }
    const hasTruth = Object.values(values).some(isTruth);
    const read = Object.entries(values).map(([key, value]) => [key, this.#value(value, [...path, key], hasTruth)]);
    const told = { what: `the row "${criterion}"`, nothing: "write null where a criterion doesn't apply" };
    const ordered = inOrderOfNames<Value>(Object.fromEntries(read), this.names, { ...told, path, found: this.found });
    return ordered.map((value) => value ?? { kind: "none" });
  }

  #value(value: InputValue, path: DataPath, hasTruth: boolean): Value {
    if (value === null || typeof value === "boolean") return markOf(value);
    if (typeof value === "string") {
      const key = pathKey(path);
      // Without quotes, and beside a true or a false, it is no word.
      if (hasTruth && isMarkWord(value) && this.yaml.marks.has(key)) return markOf(value);
      return this.yaml.numbers.has(key) ? { kind: "number", text: value } : { kind: "text", text: value };
    }
    if (Array.isArray(value)) return { kind: "list", items: value };
    const noted = { ...(value.note !== undefined && { note: value.note }), ...this.evidence.read(value, path) };
    if ("score" in value) return { ...this.#score(value, path), ...noted };
    if ("value" in value) return { ...markOf(value.value), ...noted };
    return { kind: "text", text: value.text, ...(value.tone !== undefined && { tone: value.tone }), ...noted };
  }

  #score({ score, of }: { score: number; of: number }, path: DataPath) {
    if (!(Number.isInteger(of) && of >= 1 && of <= 10))
      this.found.errorAt(
        "content/score",
        `a score is out of 1 to 10, not ${of}`,
        [...path, "of"],
        ["write it as {score: 4, of: 5}"],
      );
    else if (!(score >= 0 && score <= of))
      this.found.errorAt(
        "content/score",
        `a score of ${score} out of ${of} is not possible`,
        [...path, "score"],
        [`it can be 0 to ${of}`],
      );
    return { kind: "score", score, of } as const;
  }
}

/** Whether a row is written with `values` and what may stand beside them; a mapping by names is none, whatever the names. */
function isFullRow(row: InputRow, names: readonly string[]): row is FullRowInput {
  return !Array.isArray(row) && !isByNames(row, names) && Object.hasOwn(row, "values");
}

/** An unquoted true or false: a row that has one has marks. */
const isTruth = (value: InputValue): boolean =>
  typeof value === "boolean" ||
  (typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    "value" in value &&
    typeof value.value === "boolean");

function markOf(value: boolean | null | "partial" | "unknown"): Mark {
  if (value === null) return { kind: "none" };
  return typeof value === "boolean" ? { kind: "boolean", value } : { kind: value };
}

/** An error `content/row-length` for a row with too few values or too many. */
export function tellRowLength(
  length: number,
  criterion: string,
  path: DataPath,
  names: readonly string[],
  found: YamlFindings,
): void {
  if (length === names.length) return;
  const values = `${length} ${length === 1 ? "value" : "values"}`;
  const message = `the row "${criterion}" has ${values}, but there are ${names.length} subjects (${names.join(", ")})`;
  const { hints, place } = meantRow(length, path, names.length, found.yaml);
  found.error("content/row-length", message, place ?? found.yaml.keyPlace(path), hints);
}

/** Tells rows that mix names of subjects with `values`, and what is wrong with those that have these. @returns their paths */
export function tellFullRows(
  rows: YamlData["data"] | undefined,
  path: DataPath,
  names: readonly string[],
  found: YamlFindings,
): DataPath[] {
  if (!isMapping(rows)) return [];
  return Object.entries(rows).flatMap(([key, row]) => {
    if (!isMapping(row)) return [];
    const at = [...path, key];
    const what = `the row "${nameOfKey(key)}"`;
    if (tellFull(row, names, fullRow, { what, path: at, found })) return [at];
    return Object.hasOwn(row, "values") ? [] : tellStrays(row, what, at, names, found);
  });
}

/**
 * Tells a row by names of which none is a subject's, nor like one: it was meant as something else. And rows that are indented like the
 * values above them. @returns their paths
 */
function tellStrays(
  row: Extract<YamlData["data"], { [key: string]: unknown }>,
  what: string,
  path: DataPath,
  names: readonly string[],
  found: YamlFindings,
): DataPath[] {
  const strays = Object.keys(row).filter((key) => closest(nameOfKey(key), names) === undefined);
  if (strays.length === 0) return [];
  const criterion = nameOfKey(String(path.at(-1)));
  const values = Object.values(row);
  if (strays.length === values.length) {
    const keys = strays.map(nameOfKey);
    const glued = keys.map((key) => names.find((name) => key.startsWith(`${name}:`)));
    const hint = glued.every((name) => name !== undefined)
      ? `put a space after each colon: \`${criterion}: {${keys.map((key) => key.replace(":", ": ")).join(", ")}}\``
      : values.every((value) => value === null)
        ? `write it as \`${criterion}: [${keys.join(", ")}]\``
        : values.every(Array.isArray)
          ? `a group of rows is an item of the table: \`- group: ${criterion}\`, with its rows below \`rows:\``
          : `the subjects are ${names.join(", ")}`;
    const message = `${what} has no value for any subject, but for ${keys.map((key) => `"${key}"`).join(", ")}`;
    found.errorAt("content/unknown-subject", message, path, hint, true);
    return [path];
  }
  return strays.flatMap((key) => {
    if (!Array.isArray(row[key])) return [];
    const hint = `the subjects are ${names.join(", ")}; a row of its own is indented like "${criterion}"`;
    found.errorAt("content/unknown-subject", `there is no subject "${nameOfKey(key)}"`, [...path, key], hint, true);
    return [[...path, key]];
  });
}
