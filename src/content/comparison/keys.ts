/**
 * What a comparison says -> the key of the content file that says it. A comparison has one shape in whatever way it was written (rows by
 * position or by name, a text alone or with its tone); its keys are those of the file.
 */
import { type DataPath, isMapping, keyOf, type YamlData } from "../yaml/data.js";
import type { Comparison } from "./comparison.js";
import { isByNames } from "./names.js";

/** From the top of the file: `["subjects", 0, "points", 2]`. Of a row, the key is its criterion. */
export type ContentKey = DataPath;

/** The keys of one comparison that depend on how it was written; those of subjects, sections and the rest are as they are. */
export class ContentKeys {
  /** @param yaml what the comparison was read from; where nobody knows, it was written in the shortest way */
  constructor(
    readonly comparison: Comparison,
    readonly yaml?: YamlData,
  ) {}

  /** Of a comparison without a title, the subjects, by which it is named. */
  title(): ContentKey {
    const { title, subjects } = this.comparison;
    const isNamed = this.yaml ? dataAt(this.yaml, ["title"]) !== undefined : title !== vs(subjects);
    return isNamed ? ["title"] : ["subjects"];
  }

  /** The heading of a group of rows. */
  group(group: number): ContentKey {
    return ["table", group, "group"];
  }

  /** A row, which is said by its criterion. */
  row(group: number, row: number): ContentKey {
    const { groups } = this.comparison;
    const isGrouped = this.yaml
      ? Array.isArray(dataAt(this.yaml, ["table"]))
      : groups.length > 1 || groups[group]!.name !== undefined;
    return [...(isGrouped ? ["table", group, "rows"] : ["table"]), keyOf(groups[group]!.rows[row]!.criterion)];
  }

  /** What a row says of a subject. */
  value(group: number, row: number, subject: number): ContentKey {
    const { note, optional } = this.comparison.groups[group]!.rows[row]!;
    return this.#ofSubject(this.row(group, row), subject, (note ?? optional) !== undefined);
  }

  /** One of the points that a section has of a subject. */
  sectionPoint(section: number, subject: number, point: number): ContentKey {
    const key = this.#ofSubject(["sections", section, "bySubject"], subject, false);
    const isList = !this.yaml || Array.isArray(dataAt(this.yaml, key));
    return isList ? this.point([...key, point]) : key;
  }

  /** The text of a point, which may stand beside what it rests on. @param key of the point */
  point(key: ContentKey): ContentKey {
    return this.yaml && isContainer(dataAt(this.yaml, key)) ? [...key, "text"] : key;
  }

  /**
   * What stands in a list for each subject, in a mapping by their names, or in one of these below `values`.
   * @param isFull whether it does the latter where nobody knows the file
   */
  #ofSubject(key: ContentKey, subject: number, isFull: boolean): ContentKey {
    const { subjects } = this.comparison;
    if (!this.yaml) return [...key, ...(isFull ? ["values"] : []), subject];
    const written = dataAt(this.yaml, key);
    if (!isMapping(written)) return [...key, subject];
    if (
      isByNames(
        written,
        subjects.map(({ name }) => name),
      )
    )
      return [...key, keyOf(subjects[subject]!.name)];
    return this.#ofSubject([...key, "values"], subject, false);
  }

  /** The text of such a value, which may stand beside a tone and a note. */
  text(group: number, row: number, subject: number): ContentKey {
    const key = this.value(group, row, subject);
    const value = this.comparison.groups[group]!.rows[row]!.values[subject];
    const isBeside = this.yaml
      ? isContainer(dataAt(this.yaml, key))
      : value?.kind === "text" && Object.keys(value).length > 2;
    return isBeside ? [...key, "text"] : key;
  }
}

const vs = (subjects: Comparison["subjects"]): string => subjects.map(({ name }) => name).join(" vs ");

/** Where a key stands in the text of the file, as offsets: its value; of a list or a mapping its name, since that is what there is to see. */
export function placeOfKey(yaml: YamlData, key: ContentKey): { readonly start: number; readonly end: number } {
  return isContainer(dataAt(yaml, key)) ? yaml.keyPlace(key) : yaml.place(key);
}

/** The part of a sheet that a key belongs to, as its author would shorten it: the points of a subject, a section, the table. */
export function partOfKey(key: ContentKey): ContentKey {
  const [first] = key;
  return key.slice(0, first === "subjects" ? 3 : first === "sections" ? 2 : 1);
}

type Data = YamlData["data"];

const isContainer = (data: Data | undefined): boolean => typeof data === "object" && data !== null;

function dataAt({ data }: YamlData, key: ContentKey): Data | undefined {
  let at: Data | undefined = data;
  for (const part of key) {
    if (typeof at !== "object" || at === null) return undefined;
    at = Array.isArray(at) ? at[Number(part)] : at[part];
  }
  return at;
}
