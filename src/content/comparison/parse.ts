/**
 * YAML text -> Comparison: read, validate, check what a schema can't say (rows against subjects, dates, languages, links),
 * and bring every way of writing into one shape.
 */
import { closest, type Diagnostic, type Outcome } from "../../diagnostics/index.js";
import { type ComparisonInput, comparisonSchema, KNOWN_KEYS } from "../schema/schema.js";
import { validate } from "../schema/validate.js";
import { isDate } from "../text/dates.js";
import { readLanguage } from "../text/language.js";
import { slugOf } from "../text/slug.js";
import { atMost, type DataPath, keyOf, nameOfKey, pathKey, type YamlData } from "../yaml/data.js";
import { YamlFindings } from "../yaml/findings.js";
import { readObject } from "../yaml/plain-data.js";
import { readYaml } from "../yaml/read-yaml.js";
import type { Comparison, Related, Row, RowGroup, Subject, Value } from "./comparison.js";
import { rowLengthHints } from "./row-hints.js";
import { checkTexts } from "./text-checks.js";

export interface ParseOptions {
  /** Path of the file as diagnostics show it: relative to the project, with forward slashes. Its name is the slug. */
  readonly path: string;
  /** Language of a file that names none. Default: `en`. */
  readonly lang?: string;
}

/** A comparison with what later checks need to point into its file. */
export interface ParsedComparison {
  readonly comparison: Comparison;
  readonly yaml: YamlData;
}

/** What to write, by key, for hints. */
const EXAMPLES = {
  subjects: "`subjects:` with a list of two to six, each `- name: …`",
  "subjects.*": "`- name: Sales`, one for each",
  name: "`name: Sales`",
  table: "`table:` with a line for each criterion, such as `Focus: [one prospect, a whole market]`",
  "table.*.rows": "`rows:` with a line for each criterion, such as `Focus: [one, two]`",
  "table.*.group": "`group: Strategy`",
  points: "a list: one line `- …` for each point",
  chooseWhen: "a list: one line `- …` for each case",
  tags: "a list: `[business, sales]`",
  related: "a list of slugs: `- marketing-vs-selling`",
  title: "`title: …`",
  url: "`url: https://…`",
  of: "`{score: 4, of: 5}`",
  score: "`{score: 4, of: 5}`",
  text: "`text: …`",
  heading: "`heading: …`",
};

/** In a table, true, false, null and numbers mean themselves; a row's name and a group's are texts. */
function isValue(path: DataPath): boolean {
  return (
    path[0] === "table" &&
    path.at(-1) !== "group" &&
    path.at(-1) !== "text" &&
    path.at(-1) !== "note" &&
    path.length >= 2
  );
}

/**
 * Parses one content file. Diagnostics: errors of code `content/…` with their place; with any error there is no value.
 * No file is read: whether an image exists is for the loader to say.
 */
export function parseComparison(yamlText: string, options: ParseOptions): Outcome<ParsedComparison> {
  const { value: yaml, diagnostics } = readYaml(yamlText, options.path, { isValue, keys: KNOWN_KEYS });
  return yaml ? checked(yaml, options, diagnostics) : { diagnostics };
}

/** As `parseComparison`, of an object in the shape of a content file: with the path of a value in place of a line. */
export function readComparison(object: unknown, options: ParseOptions): Outcome<ParsedComparison> {
  const { value: yaml, diagnostics } = readObject(object, "", isValue);
  return yaml ? checked(yaml, options, diagnostics) : { diagnostics };
}

/** @param told what was told of the data already */
function checked(yaml: YamlData, options: ParseOptions, told: readonly Diagnostic[]): Outcome<ParsedComparison> {
  const slug = slugOf(options.path);
  if (Array.isArray(yaml.data)) {
    const { start } = yaml.place([]);
    const message = "the file is a list: it must have keys, such as `subjects:` and `table:`";
    return {
      diagnostics: [
        yaml.source.diagnostic("error", "content/type", message, start, start + 1, [
          "`versus new` writes a file to fill in",
        ]),
      ],
    };
  }
  const checker = new Checker(yaml);
  if (checker.rowsWithDashes()) return { diagnostics: [...slug.diagnostics, ...told, ...checker.diagnostics] };
  const valid = validate(comparisonSchema, yaml, EXAMPLES);
  if (!valid.value) {
    checker.partial(yaml.data);
    const errors = [...valid.diagnostics, ...checker.diagnostics];
    const lines = new Set(errors.map(({ span }) => span?.start.line));
    const all = [...told.filter(({ span }) => !lines.has(span?.start.line)), ...errors];
    return { diagnostics: [...slug.diagnostics, ...atMost(inOrder(all))] };
  }
  const comparison = checker.comparison(valid.value, slug.value ?? "", options);
  const diagnostics = [...slug.diagnostics, ...atMost(inOrder([...told, ...checker.diagnostics]))];
  return diagnostics.some((d) => d.severity === "error")
    ? { diagnostics }
    : { value: { comparison, yaml }, diagnostics };
}

function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted((a, b) => (a.span?.start.offset ?? 0) - (b.span?.start.offset ?? 0));
}

class Checker {
  readonly found: YamlFindings;

  constructor(readonly yaml: YamlData) {
    this.found = new YamlFindings(yaml);
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.found.diagnostics;
  }

  comparison(input: ComparisonInput, slug: string, options: ParseOptions): Comparison {
    const names = input.subjects.map((subject) => subject.name.trim());
    this.#uniqueNames(names);
    this.found.add(checkTexts(this.yaml));
    const lang = this.#lang(input.lang ?? options.lang ?? "en");
    if (input.updated !== undefined) this.#date(input.updated, "updated");
    if (input.review !== undefined) this.#date(input.review, "review");
    const groups = this.#groups(input.table, names);
    return {
      slug,
      source: options.path,
      title: input.title?.trim() ?? names.join(" vs "),
      ...(input.question !== undefined && { question: input.question.trim() }),
      lang,
      ...(input.updated !== undefined && { updated: input.updated }),
      ...(input.review !== undefined && { review: input.review }),
      tags: input.tags ?? [],
      subjects: input.subjects.map((subject, i) => this.#subject(subject, i)),
      ...(input.intro !== undefined && { intro: input.intro }),
      sections: input.sections ?? [],
      groups,
      ...(input.summary !== undefined && { summary: input.summary }),
      related: (input.related ?? []).map((entry, i) => this.#related(entry, i, slug)),
      sources: input.sources ?? [],
    };
  }

  /** A table whose rows are items of a list, as if they were groups. */
  rowsWithDashes(): boolean {
    const { data } = this.yaml;
    const table = data && typeof data === "object" && !Array.isArray(data) ? data.table : undefined;
    if (!Array.isArray(table) || table.length === 0) return false;
    const isRow = (item: YamlData["data"]) =>
      item !== null && typeof item === "object" && !Array.isArray(item) && !("rows" in item) && !("group" in item);
    if (!table.every(isRow)) return false;
    const { start, end } = this.yaml.place(["table", 0]);
    const [first = ""] = this.yaml.source.text.slice(start, end).split("\n");
    this.found.errorAt(
      "content/type",
      "the rows of a table have no dashes before them",
      ["table", 0],
      [`write them below each other as \`${first.trim()}\``],
    );
    return true;
  }

  /** What can be checked of a file that has not the right shape as a whole, so that all of its errors are told at once. */
  partial(data: YamlData["data"]): void {
    this.found.add(checkTexts(this.yaml));
    if (!data || typeof data !== "object" || Array.isArray(data)) return;
    const { subjects, table, lang, updated, review } = data;
    if (typeof lang === "string") this.#lang(lang);
    if (typeof updated === "string") this.#date(updated, "updated");
    if (typeof review === "string") this.#date(review, "review");
    const names = Array.isArray(subjects)
      ? subjects.map((subject) =>
          subject && typeof subject === "object" && !Array.isArray(subject) ? subject.name : undefined,
        )
      : [];
    if (names.length < 2 || !names.every((name) => typeof name === "string")) return;
    this.#uniqueNames(names);
    const groups = Array.isArray(table)
      ? table.map((group, i) => [rowsOf(group), ["table", i, "rows"]] as const)
      : [[table, ["table"]] as const];
    for (const [rows, path] of groups) {
      if (!rows || typeof rows !== "object" || Array.isArray(rows)) continue;
      for (const [criterion, row] of Object.entries(rows)) {
        if (Array.isArray(row)) this.#rowLength(row.length, nameOfKey(criterion), [...path, criterion], names);
      }
    }
  }

  #uniqueNames(names: readonly string[]): void {
    names.forEach((name, i) => {
      if (names.indexOf(name) !== i)
        this.found.errorAt(
          "content/duplicate-subject",
          `two subjects are named "${name}"`,
          ["subjects", i, "name"],
          ["give each subject a name of its own"],
        );
    });
  }

  #subject(input: ComparisonInput["subjects"][number], i: number): Subject {
    const { image } = input;
    if (image !== undefined && (/^([a-z][a-z\d+.-]*:|[\\/])/i.test(image) || image.includes("\\"))) {
      this.found.errorAt(
        "content/image-path",
        `the image "${image}" is not a path relative to this file`,
        ["subjects", i, "image"],
        ["write it as images/sales.svg"],
      );
    }
    if (input.alt !== undefined && image === undefined) {
      this.found.errorAt(
        "content/alt",
        "there is no image that `alt` would stand for",
        ["subjects", i, "alt"],
        ["write the image beside it, as `image: images/sales.svg`, or remove this line"],
      );
    }
    return { ...input, name: input.name.trim(), points: input.points ?? [], chooseWhen: input.chooseWhen ?? [] };
  }

  #lang(text: string): string {
    const read = readLanguage(text);
    if ("lang" in read) return read.lang;
    this.found.errorAt("content/lang", read.message, ["lang"], [read.hint]);
    return "en";
  }

  #date(date: string, key: "updated" | "review"): void {
    if (!isDate(date))
      this.found.errorAt("content/date", `"${date}" is not a date of the calendar`, [key], ["write it as 2026-11-23"]);
  }

  #related(entry: NonNullable<ComparisonInput["related"]>[number], i: number, slug: string): Related {
    if (typeof entry !== "string") return entry;
    const other = entry.trim().replace(/\.ya?ml$/, "");
    if (other === slug)
      this.found.errorAt(
        "content/related-self",
        "a sheet can't be related to itself",
        ["related", i],
        ["remove this line"],
      );
    return { slug: other };
  }

  #groups(table: ComparisonInput["table"], names: readonly string[]): RowGroup[] {
    if (!Array.isArray(table)) {
      if (Object.keys(table).length === 0)
        this.found.errorAt("content/empty-table", "the table has no rows", ["table"], [`write ${EXAMPLES.table}`]);
      return [{ rows: this.#rows(table, ["table"], names) }];
    }
    if (table.length === 0)
      this.found.errorAt("content/empty-table", "the table has no rows", ["table"], [`write ${EXAMPLES.table}`]);
    return table.map((group, i) => ({ name: group.group, rows: this.#rows(group.rows, ["table", i, "rows"], names) }));
  }

  #rows(rows: Record<string, unknown>, path: DataPath, names: readonly string[]): Row[] {
    // JavaScript moves keys that look like numbers to the front; the author's order is that of the text.
    const position = ([criterion]: [string, unknown]) => this.yaml.keyPlace([...path, criterion]).start;
    const entries = Object.entries(rows as Extract<ComparisonInput["table"], Record<string, unknown>>).sort(
      (a, b) => position(a) - position(b),
    );
    return entries.map(([key, row]) => {
      const at = [...path, key];
      const criterion = nameOfKey(key);
      if (criterion.trim() === "")
        this.found.errorAt(
          "content/empty-text",
          "a row has no name",
          at,
          ["write the criterion before the colon"],
          true,
        );
      const values = Array.isArray(row)
        ? this.#byPosition(row, criterion, at, names)
        : this.#byName(row, criterion, at, names);
      return { criterion, values };
    });
  }

  #byPosition(row: readonly InputValue[], criterion: string, path: DataPath, names: readonly string[]): Value[] {
    this.#rowLength(row.length, criterion, path, names);
    return row.map((value, i) => this.#value(value, [...path, i]));
  }

  #rowLength(length: number, criterion: string, path: DataPath, names: readonly string[]): void {
    if (length === names.length) return;
    const values = `${length} ${length === 1 ? "value" : "values"}`;
    const message = `the row "${criterion}" has ${values}, but there are ${names.length} subjects (${names.join(", ")})`;
    this.found.errorAt(
      "content/row-length",
      message,
      path,
      rowLengthHints(length, path, names.length, this.yaml),
      true,
    );
  }

  #byName(row: Record<string, InputValue>, criterion: string, path: DataPath, names: readonly string[]): Value[] {
    for (const key of Object.keys(row)) {
      const given = nameOfKey(key);
      if (names.includes(given)) continue;
      const near = closest(given, names);
      this.found.errorAt(
        "content/unknown-subject",
        `there is no subject "${given}"`,
        [...path, key],
        [near ? `did you mean "${near}"?` : `the subjects are ${names.join(", ")}`],
        true,
      );
    }
    const missing = names.filter((name) => !Object.hasOwn(row, keyOf(name)));
    if (missing.length > 0 && Object.keys(row).every((key) => names.includes(nameOfKey(key)))) {
      this.found.errorAt(
        "content/missing-value",
        `the row "${criterion}" has no value for ${missing.join(", ")}`,
        path,
        ["write null where a criterion doesn't apply"],
        true,
      );
    }
    return names.map((name) => {
      const key = keyOf(name);
      return Object.hasOwn(row, key) ? this.#value(row[key]!, [...path, key]) : { kind: "none" };
    });
  }

  #value(value: InputValue, path: DataPath): Value {
    if (value === null) return { kind: "none" };
    if (typeof value === "boolean") return { kind: "boolean", value };
    if (typeof value === "string")
      return this.yaml.numbers.has(pathKey(path)) ? { kind: "number", text: value } : { kind: "text", text: value };
    if (Array.isArray(value)) return { kind: "list", items: value };
    if ("score" in value) return this.#score(value, path);
    return { kind: "text", ...value };
  }

  #score(value: { score: number; of: number }, path: DataPath): Value {
    const { score, of } = value;
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
    return { kind: "score", score, of };
  }
}

function rowsOf(group: YamlData["data"]): YamlData["data"] {
  return group && typeof group === "object" && !Array.isArray(group) ? (group.rows ?? null) : null;
}

type InputRow = Extract<ComparisonInput["table"], Record<string, unknown>>[string];
type InputValue = Extract<InputRow, readonly unknown[]>[number];
