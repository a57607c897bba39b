/** What a valid content file says -> the parts of it that are for some audience alone, and where. */
import { type Data, type DataPath, isMapping, type YamlData } from "../../yaml/data.js";
import { isByNames } from "../names.js";

export interface AudiencePart {
  /** As the file has it. */
  readonly audience: string;
  /** Of the value that says for whom it is. */
  readonly path: DataPath;
  /** What is left out with it: of a value the whole row, so that a gap tells nothing; `[]` for the whole sheet. */
  readonly whole: DataPath;
}

/** Lists of points that subjects have. */
export const POINT_LISTS = ["points", "pros", "cons", "chooseWhen", "avoidWhen"] as const;

/** @param names of the subjects, which decide what a mapping is */
export function audienceParts({ data }: YamlData, names: readonly string[]): AudiencePart[] {
  if (!isMapping(data)) return [];
  const parts = [...ofValue(data, [], [])];
  for (const [i, subject] of listOf(data.subjects).entries())
    for (const key of POINT_LISTS) if (isMapping(subject)) parts.push(...ofItems(subject[key], ["subjects", i, key]));
  for (const [i, section] of listOf(data.sections).entries()) {
    const path = ["sections", i];
    parts.push(...ofValue(section, path, path));
    if (!isMapping(section)) continue;
    parts.push(...ofItems(section.items, [...path, "items"]));
    for (const [list, at] of pointsOfEach(section.bySubject, [...path, "bySubject"], names))
      parts.push(...ofItems(list, at));
  }
  for (const [row, path] of rowsOf(data.table)) parts.push(...ofRow(row, path, names));
  return parts;
}

const listOf = (data: Data | undefined): readonly Data[] => (Array.isArray(data) ? data : []);

function ofValue(value: Data | undefined, path: DataPath, whole: DataPath): AudiencePart[] {
  return isMapping(value) && typeof value.audience === "string"
    ? [{ audience: value.audience.trim(), path: [...path, "audience"], whole }]
    : [];
}

function ofItems(list: Data | undefined, path: DataPath): AudiencePart[] {
  return listOf(list).flatMap((item, i) => ofValue(item, [...path, i], [...path, i]));
}

/** The lists of points of a section, each of a subject. */
export function pointsOfEach(
  bySubject: Data | undefined,
  path: DataPath,
  names: readonly string[],
): (readonly [Data, DataPath])[] {
  const isFull = isMapping(bySubject) && !isByNames(bySubject, names);
  const [each, at] = isFull ? [bySubject.values, [...path, "values"]] : [bySubject, path];
  if (Array.isArray(each)) return each.map((list, i) => [list, [...at, i]]);
  return isMapping(each) ? Object.entries(each).map(([name, list]) => [list, [...at, name]]) : [];
}

/** The rows of a table, grouped or not. */
function rowsOf(table: Data | undefined): (readonly [Data, DataPath])[] {
  const groups = Array.isArray(table)
    ? table.map((group, i): [Data | undefined, DataPath] => [
        isMapping(group) ? group.rows : undefined,
        ["table", i, "rows"],
      ])
    : [[table, ["table"]] as const];
  return groups.flatMap(([rows, path]) =>
    isMapping(rows) ? Object.entries(rows).map(([key, row]): [Data, DataPath] => [row, [...path, key]]) : [],
  );
}

function ofRow(row: Data, path: DataPath, names: readonly string[]): AudiencePart[] {
  const isFull = isMapping(row) && !isByNames(row, names);
  const [values, at] = isFull ? [row.values, [...path, "values"]] : [row, path];
  const cells: (readonly [Data, DataPath])[] = Array.isArray(values)
    ? values.map((value, i) => [value, [...at, i]])
    : isMapping(values)
      ? Object.entries(values).map(([name, value]) => [value, [...at, name]])
      : [];
  return [...(isFull ? ofValue(row, path, path) : []), ...cells.flatMap(([value, cell]) => ofValue(value, cell, path))];
}
