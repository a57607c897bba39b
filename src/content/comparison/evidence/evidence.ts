/** `source`, `checked` and `by` of a statement -> what it rests on: numbers of the sources, a date of the calendar, a name. */
import { closest } from "../../../diagnostics/index.js";
import type { ComparisonInput } from "../../schema/schema.js";
import { dateHint, isDate } from "../../text/dates.js";
import type { DataPath } from "../../yaml/data.js";
import type { YamlFindings } from "../../yaml/findings.js";
import type { Evidence, Point, Source } from "../comparison.js";

/** What a file says of a statement. */
export interface EvidenceInput {
  readonly source?: string | string[] | undefined;
  readonly checked?: string | undefined;
  readonly by?: string | undefined;
}

export type PointInput = string | ({ readonly text: string } & EvidenceInput);

const NUMBER = /^\d+$/;

export class EvidenceReader {
  readonly #ids: ReadonlyMap<string, number>;

  /** Diagnostics: errors `content/source-id` for a source that can't be referred to, `content/date`. */
  constructor(
    readonly sources: NonNullable<ComparisonInput["sources"]>,
    readonly found: YamlFindings,
  ) {
    const ids = new Map<string, number>();
    for (const [i, { id, checked }] of sources.entries()) {
      if (checked !== undefined) this.date(checked, ["sources", i, "checked"]);
      const name = id?.trim();
      if (name === undefined) continue;
      if (NUMBER.test(name))
        this.#wrongId(i, `the id "${name}" would be taken for the number of a source`, "begin it with a letter");
      else if (ids.has(name)) this.#wrongId(i, `two sources have the id "${name}"`, "give each an id of its own");
      else ids.set(name, i + 1);
    }
    this.#ids = ids;
  }

  /** Diagnostics: errors `content/source` for a source that isn't there, `content/date`. @param path of the statement */
  read({ source, checked, by }: EvidenceInput, path: DataPath): Evidence {
    const named = source === undefined ? [] : Array.isArray(source) ? source : [source];
    const numbers = named.flatMap((one, i) => {
      const at = [...path, "source", ...(Array.isArray(source) ? [i] : [])];
      return this.#number(one.trim(), at) ?? [];
    });
    if (checked !== undefined) this.date(checked, [...path, "checked"]);
    return {
      ...(numbers.length > 0 && { sources: [...new Set(numbers)] }),
      ...(checked !== undefined && { checked }),
      ...(by !== undefined && { by: by.trim() }),
    };
  }

  /** Points without anything beside their text are the text. @param path of the list */
  points(points: readonly PointInput[], path: DataPath): Point[] {
    return points.map((point, i): Point => {
      if (typeof point === "string") return point;
      const evidence = this.read(point, [...path, i]);
      return Object.keys(evidence).length === 0 ? point.text : { text: point.text, ...evidence };
    });
  }

  date(date: string, path: DataPath): void {
    if (!isDate(date))
      this.found.errorAt("content/date", `"${date}" is not a date of the calendar`, path, dateHint(date));
  }

  #number(name: string, path: DataPath): number | undefined {
    const number = NUMBER.test(name) ? Number(name) : this.#ids.get(name);
    if (number !== undefined && number >= 1 && number <= this.sources.length) return number;
    const { length } = this.sources;
    const near = closest(name, this.#ids.keys());
    const ids = [...this.#ids.keys()].map((id) => `\`${id}\``);
    const hint =
      length === 0
        ? "list it under `sources:`, as `- {id: prices, title: …}`"
        : near !== undefined
          ? `did you mean "${near}"?`
          : `there is ${[length === 1 ? "number 1" : `1 to ${length}`, ...ids].join(", ")}`;
    this.found.errorAt("content/source", `there is no source "${name}"`, path, hint);
    return undefined;
  }

  #wrongId(i: number, message: string, hint: string): void {
    this.found.errorAt("content/source-id", message, ["sources", i, "id"], hint);
  }
}

/** A source as it is shown: its id is only a name in the file. */
export function sourceOf({ id, ...source }: NonNullable<ComparisonInput["sources"]>[number]): Source {
  return { ...source, ...(id !== undefined && { id: id.trim() }) };
}
