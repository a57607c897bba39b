/** `data.worksheet` -> what its author wants to be asked: rows, values and points by their texts. */
import { closest, type Diagnostic, type Outcome } from "../../../diagnostics/index.js";
import type { PlainValue } from "../../schema/plain-value.js";
import { plain } from "../../text/alike/alike.js";
import { type DataPath, keyOf, type YamlData } from "../../yaml/data.js";
import { type Comparison, textOf, type Value } from "../comparison.js";

/** A cell of the table, by indices. */
export interface Place {
  readonly group: number;
  readonly row: number;
  readonly subject: number;
}

/** What is written into a gap, as a bank of words has it; undefined for a mark or a score, which need none. */
export function wordsOf(value: Value): string | undefined {
  if (value.kind === "text" || value.kind === "number") return value.text;
  return value.kind === "list" && value.items.length > 0 ? value.items.join(", ") : undefined;
}

/** Absent: nobody has said, and all that can be asked is. */
export interface Wishes {
  readonly gaps?: readonly Place[];
  /** Points as `plain` compares them. */
  readonly cards?: ReadonlySet<string>;
}

const EXAMPLE = "write a list, as `worksheet: [Focus, Closing deals, {Goal: Marketing}]`";

/**
 * A list of names: of a row, whose values are all gaps; of a value or a point by its text; or of a row with the subjects of which it is asked.
 * It may stand under `blanks`. Diagnostics, errors: `content/worksheet` for what isn't there.
 */
export function wishesOf(comparison: Comparison, yaml: YamlData | undefined): Outcome<Wishes> {
  const given = comparison.data?.worksheet;
  if (given === undefined || given === null) return { value: {}, diagnostics: [] };
  const reader = new WishReader(comparison, yaml);
  reader.read(given, ["data", "worksheet"]);
  const { gaps, cards, diagnostics } = reader;
  const value = { ...(gaps.length > 0 && { gaps: inOrder(gaps) }), ...(cards.size > 0 && { cards }) };
  return { value, diagnostics };
}

function inOrder(gaps: readonly Place[]): Place[] {
  const unique = new Map(gaps.map((gap) => [`${gap.group} ${gap.row} ${gap.subject}`, gap]));
  return [...unique.values()].sort((a, b) => a.group - b.group || a.row - b.row || a.subject - b.subject);
}

class WishReader {
  readonly gaps: Place[] = [];
  readonly cards = new Set<string>();
  readonly diagnostics: Diagnostic[] = [];
  readonly #cells: readonly (Place & { readonly criterion: string; readonly text: string })[];
  readonly #points: readonly string[];

  constructor(
    readonly comparison: Comparison,
    readonly yaml: YamlData | undefined,
  ) {
    this.#cells = comparison.groups.flatMap(({ rows }, group) =>
      rows.flatMap(({ criterion, values }, row) =>
        values.map((value, subject) => ({ group, row, subject, criterion, text: wordsOf(value) ?? "" })),
      ),
    );
    this.#points = comparison.subjects.flatMap(({ points, pros = [], cons = [] }) =>
      [...points, ...pros, ...cons].map(textOf),
    );
  }

  read(given: PlainValue, path: DataPath): void {
    if (isList(given)) for (const [i, one] of given.entries()) this.#one(one, [...path, i]);
    else if (typeof given === "object" && given !== null) this.#each(given, path);
    else this.#wrong("`data.worksheet` is no list", path, EXAMPLE);
  }

  #each(given: { readonly [name: string]: PlainValue }, path: DataPath): void {
    for (const [name, value] of Object.entries(given)) {
      const at = [...path, keyOf(name)];
      if (name === "blanks" && path.length === 2) this.read(value, at);
      else this.#row(name, value, at);
    }
  }

  #one(name: PlainValue, path: DataPath): void {
    if (typeof name === "string") this.#named(name, path);
    else if (typeof name === "object" && name !== null && !isList(name)) this.#each(name, path);
    else this.#wrong("a name was expected here", path, EXAMPLE);
  }

  #named(name: string, path: DataPath): void {
    const row = this.#cells.filter(({ criterion }) => plain(criterion) === plain(name));
    const found = row.length > 0 ? row : this.#cells.filter(({ text }) => text !== "" && plain(text) === plain(name));
    this.gaps.push(...found);
    if (found.length > 0) return;
    if (this.#points.some((point) => plain(point) === plain(name))) this.cards.add(plain(name));
    else this.#unknown("the sheet has no row, value or point", name, path, this.#names());
  }

  /** A row, and the subjects of which it is asked. */
  #row(name: string, subjects: PlainValue, path: DataPath): void {
    const row = this.#cells.filter(({ criterion }) => plain(criterion) === plain(name));
    if (row.length === 0) {
      this.#unknown("the table has no row", name, path, [...new Set(this.#cells.map((cell) => cell.criterion))]);
      return;
    }
    const names = this.comparison.subjects.map((subject) => subject.name);
    for (const [i, one] of (isList(subjects) ? subjects : [subjects]).entries()) {
      const at = isList(subjects) ? [...path, i] : path;
      const subject = names.findIndex((each) => typeof one === "string" && plain(each) === plain(one));
      if (subject < 0) this.#unknown("there is no subject", typeof one === "string" ? one : "…", at, names);
      else this.gaps.push(...row.filter((cell) => cell.subject === subject));
    }
  }

  #names(): string[] {
    const cells = this.#cells.flatMap(({ criterion, text }) => [criterion, text]);
    return [...new Set([...cells, ...this.#points].filter((text) => text !== ""))];
  }

  #unknown(what: string, name: string, path: DataPath, known: readonly string[]): void {
    const near = closest(name, known);
    this.#wrong(
      `${what} "${name}"`,
      path,
      near === undefined ? "write it as it stands in the sheet" : `did you mean "${near}"?`,
    );
  }

  #wrong(message: string, path: DataPath, hint: string): void {
    const at = this.yaml?.place(path);
    this.diagnostics.push({
      severity: "error",
      code: "content/worksheet",
      message,
      ...(this.yaml && at && this.yaml.source.place(at.start, at.end)),
      hints: [hint],
    });
  }
}

const isList = (value: PlainValue): value is readonly PlainValue[] => Array.isArray(value);
