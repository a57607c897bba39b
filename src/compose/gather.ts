/** Sheets -> subjects, groups of rows and cells of one matrix, with what was joined and what can't be taken over. */
import { dirname, resolve } from "node:path";
import {
  type Comparison,
  ContentKeys,
  type LoadedSheet,
  type Point,
  type Row,
  type Subject,
  textOf,
  type Value,
} from "../content/index.js";
import { type Cell, cellOf, type Said } from "./cells.js";
import { Names } from "./names.js";
import { Sources } from "./sources.js";

interface MatrixRow {
  readonly criterion: string;
  readonly note?: string;
  readonly optional: boolean;
  readonly cells: readonly Cell[];
}

interface MatrixGroup {
  readonly name?: string;
  readonly rows: readonly MatrixRow[];
}

export interface Matrix {
  readonly lang: string;
  readonly tags: readonly string[];
  /** Their images are absolute paths. */
  readonly subjects: readonly Subject[];
  readonly groups: readonly MatrixGroup[];
  readonly sources: Sources;
  readonly related: Comparison["related"];
  /** Sentences for people. */
  readonly told: readonly string[];
}

const MOST_SUBJECTS = 8;

/** @returns why there can be no matrix, or the matrix */
export function gather(sheets: readonly LoadedSheet[]): Matrix | { readonly fault: string; readonly hint: string } {
  const [first] = sheets;
  if (!first) return { fault: "there are no sheets", hint: "versus compose a-vs-b b-vs-c" };
  const { lang } = first.comparison;
  const foreign = sheets.find(({ comparison }) => comparison.lang !== lang);
  if (foreign) {
    const fault = `${first.comparison.source} is in "${lang}", and ${foreign.comparison.source} in "${foreign.comparison.lang}"`;
    return { fault, hint: "a matrix is in one language: compose sheets of the same `lang`" };
  }
  const names = new Names(lang);
  const keysOf = sheets.map(({ comparison }) => comparison.subjects.map(({ name }) => names.add(name)));
  const twice = keysOf.findIndex((keys) => new Set(keys).size < keys.length);
  if (twice >= 0) {
    const { source, subjects } = sheets[twice]!.comparison;
    const fault = `two subjects of ${source} have one name but for case, space or an article: ${subjects.map(({ name }) => name).join(", ")}`;
    return { fault, hint: "give each a name of its own" };
  }
  const apart = unconnected(keysOf);
  if (apart !== undefined) {
    const fault = `${sheets[apart]!.comparison.source} has no subject that another of the sheets has`;
    return { fault, hint: `the subjects are ${names.keys.map((key) => names.spelling(key)).join(", ")}` };
  }
  if (names.keys.length > MOST_SUBJECTS) {
    const all = names.keys.map((key) => names.spelling(key)).join(", ");
    return {
      fault: `${names.keys.length} subjects are too many: ${all}`,
      hint: "a matrix has two to eight; name fewer sheets",
    };
  }
  return new Gatherer(sheets, names, keysOf).matrix();
}

/** The first list that isn't connected with the first one by what they share. */
function unconnected(keysOf: readonly (readonly string[])[]): number | undefined {
  const reached = new Set(keysOf[0]);
  const left = new Set(keysOf.keys());
  for (let grew = true; grew; ) {
    grew = false;
    for (const i of left) {
      if (!keysOf[i]!.some((key) => reached.has(key))) continue;
      left.delete(i);
      grew = true;
      for (const key of keysOf[i]!) reached.add(key);
    }
  }
  return [...left][0];
}

/** Its image is named from the folder of its file. */
const withImage = (subject: Subject, path: string): Subject =>
  subject.image === undefined ? subject : { ...subject, image: resolve(dirname(path), subject.image) };

interface OpenRow {
  readonly criterion: string;
  readonly group: string;
  readonly notes: Set<string>;
  optional: boolean;
  readonly said: Map<string, Said[]>;
}

class Gatherer {
  readonly #sources = new Sources();
  readonly #numbers: readonly (readonly number[])[];
  readonly #criteria: Names;
  readonly #groups: Names;
  readonly #told: string[] = [];

  constructor(
    readonly sheets: readonly LoadedSheet[],
    readonly names: Names,
    readonly keysOf: readonly (readonly string[])[],
  ) {
    this.#criteria = new Names(names.lang);
    this.#groups = new Names(names.lang);
    this.#numbers = sheets.map(({ comparison }) => this.#sources.add(comparison.sources));
  }

  matrix(): Matrix {
    const groups = this.#table();
    const subjects = this.names.keys.map((key) => this.#subject(key));
    for (const [what, { joined }] of [
      ["subjects", this.names],
      ["criteria", this.#criteria],
      ["groups", this.#groups],
    ] as const)
      for (const [first, others] of joined)
        this.#told.push(`joined ${what}: ${[first, ...others].map((name) => `"${name}"`).join(" and ")} are one`);
    for (const sheet of this.sheets) this.#left(sheet);
    const related = new Map(
      this.sheets.flatMap(({ comparison }) => comparison.related.map((one) => [JSON.stringify(one), one] as const)),
    );
    const tags = [...new Set(this.sheets.flatMap(({ comparison }) => comparison.tags))];
    return {
      lang: this.names.lang,
      tags,
      subjects,
      groups,
      sources: this.#sources,
      related: [...related.values()],
      told: this.#told,
    };
  }

  #table(): MatrixGroup[] {
    const rows = new Map<string, OpenRow>();
    for (const [i, sheet] of this.sheets.entries()) this.#readRows(i, sheet, rows);
    const order = ["", ...this.#groups.keys];
    return order.flatMap((group) => {
      const inside = [...rows.values()].filter((row) => row.group === group);
      if (inside.length === 0) return [];
      const closed = inside.map((row) => this.#close(row));
      return [{ ...(group !== "" && { name: this.#groups.spelling(group) }), rows: closed }];
    });
  }

  /** A criterion is one whatever group it stands in, unless a sheet has two of that name. */
  #readRows(i: number, { comparison, yaml }: LoadedSheet, rows: Map<string, OpenRow>): void {
    const keys = new ContentKeys(comparison, yaml);
    const seen = new Map<string, number>();
    for (const [g, group] of comparison.groups.entries()) {
      const groupKey = group.name === undefined ? "" : this.#groups.add(group.name);
      for (const [r, row] of group.rows.entries()) {
        const name = this.#criteria.add(row.criterion);
        const count = (seen.get(name) ?? 0) + 1;
        seen.set(name, count);
        const key = JSON.stringify([name, count]);
        const open = rows.get(key) ?? {
          criterion: row.criterion,
          group: groupKey,
          notes: new Set(),
          optional: false,
          said: new Map(),
        };
        rows.set(key, open);
        if (row.note !== undefined) open.notes.add(row.note);
        open.optional ||= row.optional === true;
        this.#readValues(i, row, open, (s) => {
          const { start } = yaml.place(keys.value(g, r, s));
          return `${comparison.source}:${yaml.source.position(start).line}`;
        });
      }
    }
  }

  #readValues(i: number, row: Row, { said }: OpenRow, place: (subject: number) => string): void {
    for (const [s, value] of row.values.entries()) {
      const subject = this.keysOf[i]![s]!;
      said.set(subject, [...(said.get(subject) ?? []), { value: this.#renumbered(value, i), place: place(s) }]);
    }
  }

  #renumbered<T extends Value | Point>(said: T, i: number): T {
    if (typeof said !== "object" || !("sources" in said) || said.sources === undefined) return said;
    return { ...said, sources: said.sources.map((number) => this.#numbers[i]![number - 1]!) };
  }

  #close({ criterion, notes, optional, said }: OpenRow): MatrixRow {
    const cells = this.names.keys.map((key) => cellOf(said.get(key) ?? []));
    for (const [s, cell] of cells.entries())
      if (cell.kind === "value")
        for (const text of cell.joined)
          this.#told.push(`joined values: "${criterion}" of "${this.names.spelling(this.names.keys[s]!)}": ${text}`);
    if (notes.size > 1)
      this.#told.push(`joined notes: "${criterion}" has ${[...notes].map((note) => `"${note}"`).join(" and ")}`);
    return { criterion, ...(notes.size > 0 && { note: [...notes].join(" · ") }), optional, cells };
  }

  #subject(key: string): Subject {
    const all = this.sheets.flatMap(({ comparison, path }, i) =>
      comparison.subjects.flatMap((subject, s) =>
        this.keysOf[i]![s] === key ? [{ subject: withImage(subject, path), i, source: comparison.source }] : [],
      ),
    );
    const name = this.names.spelling(key);
    const texts: { -readonly [Key in "url" | "tagline" | "lead" | "image" | "alt"]?: string } = {};
    for (const field of ["url", "tagline", "lead", "image", "alt"] as const)
      for (const { subject, source } of all) {
        const text = subject[field];
        if (text === undefined || text === texts[field]) continue;
        if (texts[field] === undefined) texts[field] = text;
        else this.#told.push(`left out: another ${field} of "${name}" in ${source}: ${text}`);
      }
    const list = (field: "points" | "pros" | "cons" | "chooseWhen" | "avoidWhen") => {
      const points = new Map<string, Point>();
      for (const { subject, i } of all)
        for (const point of subject[field] ?? []) {
          const text = textOf(point).replace(/\s+/g, " ").trim();
          // One with what it rests on says more than the same text alone.
          if (!points.has(text) || typeof points.get(text) === "string") points.set(text, this.#renumbered(point, i));
        }
      return [...points.values()];
    };
    return {
      name,
      ...texts,
      points: list("points"),
      pros: list("pros"),
      cons: list("cons"),
      chooseWhen: list("chooseWhen"),
      avoidWhen: list("avoidWhen"),
    };
  }

  /** What speaks of the subjects of one sheet, or of the look of it, is not taken over, and told. */
  #left({ comparison, yaml }: LoadedSheet): void {
    const { data, source } = yaml;
    const taken = new Set(["lang", "tags", "subjects", "table", "related", "sources", "layout"]);
    const keys = typeof data === "object" && data !== null && !Array.isArray(data) ? Object.keys(data) : [];
    const left = keys.filter((key) => !taken.has(key));
    if (left.length > 0)
      this.#told.push(`left out of ${comparison.source}: ${left.map((key) => `\`${key}\``).join(", ")}`);
    const comments = source.text
      .split("\n")
      .filter((line) => /(^|\s)#\s/.test(line) && !/yaml-language-server/.test(line));
    if (comments.length > 0)
      this.#told.push(
        `comments stay behind in ${comparison.source}: ${comments.length === 1 ? "a line has one" : `${comments.length} lines have some`}`,
      );
  }
}
