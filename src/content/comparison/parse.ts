/**
 * YAML text -> Comparison: read, validate, check what a schema can't say (rows against subjects, dates, languages, links),
 * and bring every way of writing into one shape.
 */
import { type Diagnostic, hasErrors, type Outcome } from "../../diagnostics/index.js";
import { misshapen } from "../schema/misshapen.js";
import { plainData } from "../schema/plain-value.js";
import { type ComparisonInput, comparisonSchema, KNOWN_KEYS } from "../schema/schema.js";
import { validate } from "../schema/validate.js";
import { checkTexts } from "../settings/text-checks.js";
import { dateHint, isDate } from "../text/dates.js";
import { readLanguage } from "../text/language.js";
import { slugOf } from "../text/slug.js";
import { whereSwallowed } from "../yaml/comments.js";
import { atMost, type DataPath, isMapping, nameOfKey, type YamlData, type YamlShape } from "../yaml/data.js";
import { YamlFindings } from "../yaml/findings.js";
import { readObject } from "../yaml/plain-data.js";
import { readYaml } from "../yaml/read-yaml.js";
import type { Comparison, Related, RowGroup, Subject } from "./comparison.js";
import { EvidenceReader, sourceOf } from "./evidence/evidence.js";
import { EXAMPLES } from "./examples.js";
import { tellImage } from "./images.js";
import { readLooks } from "./looks.js";
import { inOrder, isEmptied, isInRow, isOf, withoutGuesses } from "./one-mistake.js";
import { RowReader, tellFullRows, tellRowLength } from "./rows/rows.js";
import { readSection, tellFullPoints } from "./sections.js";
import { audienceParts } from "./seen/parts.js";
import { reduced } from "./seen/reduce.js";
import { nothingLeft, tellUnknownAudience } from "./seen/told.js";
import { narrowest, sees, type Viewer } from "./seen/viewer.js";
import { type Withheld, withheldTexts } from "./seen/withheld.js";

export interface ParseOptions {
  /** Path of the file as diagnostics show it: relative to the project, with forward slashes. Its name is the slug. */
  readonly path: string;
  /** Language of a file that names none. Default: `en`. */
  readonly lang?: string;
  /** For whom it is read. Default: for all. */
  readonly viewer?: Viewer;
}

/** A comparison with what later checks need to point into its file. */
export interface ParsedComparison {
  readonly comparison: Comparison;
  /** Of what may be seen. */
  readonly yaml: YamlData;
  /** Texts of the file that may not be seen: neither `comparison` nor `yaml` has them. */
  readonly withheld?: readonly Withheld[];
  /** Whether nothing of it may be seen; what is read is for nobody then. */
  readonly isHidden?: true;
  /** Then for whom it is. */
  readonly hiddenFor?: string;
}

/** In a table, true, false, null and numbers mean themselves; a row's name and a group's are texts. So they do in `data`. */
function isValue(path: DataPath): boolean {
  if (path[0] === "data") return path.length >= 2;
  return (
    path[0] === "table" &&
    path.at(-1) !== "group" &&
    path.at(-1) !== "text" &&
    path.at(-1) !== "note" &&
    path.length >= 2
  );
}

const SHAPE: YamlShape = {
  isValue,
  keys: KNOWN_KEYS,
  fileKeys: new Set(Object.keys(comparisonSchema.entries)),
  misshapen,
};

/**
 * Parses one content file. Diagnostics: errors of code `content/…` with their place; with any error there is no value.
 * No file is read: whether an image exists is for the loader to say.
 */
export function parseComparison(yamlText: string, options: ParseOptions): Outcome<ParsedComparison> {
  const { value: yaml, diagnostics } = readYaml(yamlText, options.path, SHAPE);
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
  const faulty = checker.byNamesOrFull();
  const valid = validate(comparisonSchema, yaml, EXAMPLES);
  if (!valid.value) {
    checker.partial(yaml.data, valid.diagnostics);
    const invalid = valid.diagnostics.filter((d) => !checker.isWithin(faulty, d) && !isEmptied(d, valid.diagnostics));
    const problems = [...invalid, ...checker.diagnostics];
    const errors = whereSwallowed(told, problems);
    const all = [...told.filter((warning) => !errors.some((error) => isOf(error, warning))), ...errors];
    return { diagnostics: [...slug.diagnostics, ...atMost(inOrder(all))] };
  }
  if (faulty.length > 0) return { diagnostics: [...slug.diagnostics, ...inOrder([...told, ...checker.diagnostics])] };
  const comparison = checker.comparison(valid.value, slug.value ?? "", options);
  const errors = whereSwallowed(told, withoutGuesses(checker.diagnostics));
  const isOne = (error: Diagnostic, warning: Diagnostic) =>
    isInRow(error, warning, yaml) || (error.severity === "error" && isOf(error, warning));
  const warnings = told.filter((warning) => !errors.some((error) => isOne(error, warning)));
  const diagnostics = [...slug.diagnostics, ...atMost(inOrder([...warnings, ...errors]))];
  return diagnostics.some((d) => d.severity === "error")
    ? { diagnostics }
    : seenBy(options.viewer ?? {}, { comparison, yaml }, diagnostics, options);
}

/**
 * Of a whole sheet what a viewer may see, read anew as a file that has nothing else. Diagnostics: errors `content/audience` for an audience
 * that nobody has defined, and where what is left is no sheet.
 */
function seenBy(
  viewer: Viewer,
  whole: ParsedComparison,
  diagnostics: readonly Diagnostic[],
  options: ParseOptions,
): Outcome<ParsedComparison> {
  const { comparison, yaml } = whole;
  const names = comparison.subjects.map(({ name }) => name);
  const parts = audienceParts(yaml, names);
  const hiddenLinks = comparison.related.flatMap((entry, i) =>
    "slug" in entry && viewer.hidden?.includes(entry.slug) ? [["related", i]] : [],
  );
  if (parts.length + hiddenLinks.length === 0) return { value: whole, diagnostics };
  const found = new YamlFindings(yaml);
  for (const { audience, path } of parts) tellUnknownAudience(audience, path, viewer, found);
  if (hasErrors(found.diagnostics)) return { diagnostics: [...diagnostics, ...found.diagnostics] };
  const left = parts.filter(({ audience }) => !sees(viewer, audience)).map(({ whole: path }) => path);
  const isLeft = (path: DataPath) => left.some((part) => part.every((step, i) => step === path[i]));
  const audience = narrowest(
    viewer,
    parts.filter(({ path }) => !isLeft(path)).map((part) => part.audience),
  );
  const shown = (comparison: Comparison) => (audience === undefined ? comparison : { ...comparison, audience });
  if (left.length + hiddenLinks.length === 0) return { value: { comparison: shown(comparison), yaml }, diagnostics };
  const sheet = parts.find((part) => part.whole.length === 0);
  if (sheet && isLeft(sheet.path)) {
    const withheld = withheldTexts(yaml, []);
    return { value: { ...whole, withheld, isHidden: true, hiddenFor: sheet.audience }, diagnostics: [] };
  }
  const { yaml: seen, withheld } = reduced(yaml, [...left, ...hiddenLinks], names);
  const checker = new Checker(seen);
  checker.byNamesOrFull();
  const valid = validate(comparisonSchema, seen, EXAMPLES);
  const read = valid.value && checker.comparison(valid.value, comparison.slug, options);
  const told = [...valid.diagnostics, ...checker.diagnostics];
  if (!read || hasErrors(told)) return { diagnostics: [nothingLeft(viewer, told, yaml), ...told] };
  return { value: { comparison: shown(read), yaml: seen, withheld }, diagnostics: atMost(inOrder(told)) };
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
    const evidence = new EvidenceReader(input.sources ?? [], this.found);
    const subjects = input.subjects.map((subject, i) => this.#subject(subject, i, evidence));
    const groups =
      input.table === undefined ? [] : this.#groups(input.table, new RowReader(names, this.found, evidence));
    if (input.table === undefined) this.#withoutTable(subjects);
    return {
      slug,
      source: options.path,
      title: input.title?.trim() ?? names.join(" vs "),
      ...(input.question !== undefined && { question: input.question.trim() }),
      lang,
      ...(input.updated !== undefined && { updated: input.updated }),
      ...(input.review !== undefined && { review: input.review }),
      ...readLooks(input, this.found),
      tags: input.tags ?? [],
      subjects,
      ...(input.intro !== undefined && { intro: input.intro }),
      sections: (input.sections ?? []).map((section, i) => readSection(section, ["sections", i], names, evidence)),
      groups,
      ...(input.tableNote !== undefined && { tableNote: input.tableNote }),
      ...(input.summary !== undefined && { summary: input.summary }),
      related: (input.related ?? []).map((entry, i) => this.#related(entry, i, slug)),
      sources: (input.sources ?? []).map(sourceOf),
      ...(input.data !== undefined && { data: plainData(input.data) }),
    };
  }

  /** A table whose rows are items of a list, as if they were groups. */
  rowsWithDashes(): boolean {
    const { data } = this.yaml;
    const table = isMapping(data) ? data.table : undefined;
    if (!Array.isArray(table) || table.length === 0) return false;
    const isRow = (item: YamlData["data"]) =>
      Array.isArray(item) || (isMapping(item) && !("rows" in item) && !("group" in item));
    if (!table.every(isRow)) return false;
    const { start, end } = this.yaml.place(["table", 0]);
    const [first = ""] = this.yaml.source.text.slice(start, end).split("\n");
    // `- [Plant, Leaf, Seed]`
    const cells = /^\[([^,[\]{}"']+),\s*(.*\])$/.exec(first.trim());
    this.found.errorAt(
      "content/type",
      "the rows of a table have no dashes before them",
      ["table", 0],
      [`write them below each other as \`${cells ? `${cells[1]!.trim()}: [${cells[2]}` : first.trim()}\``],
    );
    return true;
  }

  /** Names of the subjects, where all have one, whatever else may be wrong with the file. */
  #names(): string[] {
    const { data } = this.yaml;
    const subjects = isMapping(data) && Array.isArray(data.subjects) ? data.subjects : [];
    const names = subjects.flatMap((subject) =>
      isMapping(subject) && typeof subject.name === "string" ? subject.name.trim() : [],
    );
    return names.length === subjects.length && names.length >= 2 ? names : [];
  }

  /** Tells what is wrong with mappings that the names of subjects decide of. @returns their paths */
  byNamesOrFull(): DataPath[] {
    const { data } = this.yaml;
    const names = this.#names();
    if (!isMapping(data) || names.length === 0) return [];
    const { table, sections } = data;
    const rows = tablesOf(table).flatMap(({ rows, path }) => tellFullRows(rows, path, names, this.found));
    const lists = Array.isArray(sections) ? sections : [];
    return [...rows, ...lists.flatMap((section, i) => tellFullPoints(section, ["sections", i], names, this.found))];
  }

  /** Whether what is told lies within one of these values. */
  isWithin(paths: readonly DataPath[], { span }: Diagnostic): boolean {
    return paths.some((path) => {
      const [{ start }, { end }] = [this.yaml.keyPlace(path), this.yaml.place(path)];
      return span !== undefined && span.start.offset >= start && span.start.offset <= end;
    });
  }

  /**
   * What can be checked of a file that has not the right shape as a whole, so that all of its errors are told at once.
   * @param told what is told already
   */
  partial(data: YamlData["data"], told: readonly Diagnostic[]): void {
    this.found.add(checkTexts(this.yaml));
    if (!isMapping(data)) return;
    const { table, lang, updated, review } = data;
    if (typeof lang === "string") this.#lang(lang);
    if (typeof updated === "string") this.#date(updated, "updated");
    if (typeof review === "string") this.#date(review, "review");
    const names = this.#names();
    if (names.length === 0) return;
    this.#uniqueNames(names);
    for (const { rows, path } of tablesOf(table)) {
      if (!isMapping(rows)) continue;
      for (const [criterion, row] of Object.entries(rows))
        if (Array.isArray(row) && !told.some((one) => this.isWithin([[...path, criterion]], one)))
          tellRowLength(row.length, nameOfKey(criterion), [...path, criterion], names, this.found);
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

  #subject(input: ComparisonInput["subjects"][number], i: number, evidence: EvidenceReader): Subject {
    const path = ["subjects", i];
    tellImage(input.image, input.alt, path, this.found);
    const { points, pros, cons, chooseWhen, avoidWhen, ...rest } = input;
    return {
      ...rest,
      name: input.name.trim(),
      ...(input.url !== undefined && { url: input.url.trim() }),
      points: evidence.points(points ?? [], [...path, "points"]),
      ...(pros && { pros: evidence.points(pros, [...path, "pros"]) }),
      ...(cons && { cons: evidence.points(cons, [...path, "cons"]) }),
      chooseWhen: evidence.points(chooseWhen ?? [], [...path, "chooseWhen"]),
      ...(avoidWhen && { avoidWhen: evidence.points(avoidWhen, [...path, "avoidWhen"]) }),
    };
  }

  /** A sheet may do without a table where each subject says something by itself. */
  #withoutTable(subjects: readonly Subject[]): void {
    const silent = subjects.filter(({ points, pros = [], cons = [], chooseWhen }) =>
      [points, pros, cons, chooseWhen].every((list) => list.length === 0),
    );
    if (silent.length === 0) return;
    const names = silent.map(({ name }) => `"${name}"`).join(", ");
    const message = `"table" is missing: a sheet can do without it where each subject has points, pros or chooseWhen, but ${names} ${silent.length === 1 ? "has" : "have"} none`;
    this.found.errorAt("content/missing", message, [], `write ${EXAMPLES.table}`);
  }

  #lang(text: string): string {
    const read = readLanguage(text);
    if ("lang" in read) return read.lang;
    this.found.errorAt("content/lang", read.message, ["lang"], [read.hint]);
    return "en";
  }

  #date(date: string, key: "updated" | "review"): void {
    if (!isDate(date))
      this.found.errorAt("content/date", `"${date}" is not a date of the calendar`, [key], dateHint(date));
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

  #groups(table: NonNullable<ComparisonInput["table"]>, reader: RowReader): RowGroup[] {
    const hint = `write ${EXAMPLES.table}`;
    const count = Array.isArray(table) ? table.length : Object.keys(table).length;
    if (count === 0) this.found.errorAt("content/empty-table", "the table has no rows", ["table"], hint);
    if (!Array.isArray(table)) return [{ rows: reader.read(table, ["table"]) }];
    return table.map(({ group: name, rows }, i) => {
      if (name === undefined && i > 0)
        this.found.errorAt(
          "content/missing",
          `"group" is missing in "table[${i + 1}]": only the first group can do without a name`,
          ["table", i],
          `write ${EXAMPLES["table.*.group"]}`,
        );
      return { ...(name !== undefined && { name }), rows: reader.read(rows, ["table", i, "rows"]) };
    });
  }
}

/** The mappings of rows that a table is made of. */
function tablesOf(table: YamlData["data"] | undefined) {
  if (!Array.isArray(table)) return [{ rows: table, path: ["table"] }];
  return table.map((group, i) => ({ rows: isMapping(group) ? group.rows : undefined, path: ["table", i, "rows"] }));
}
