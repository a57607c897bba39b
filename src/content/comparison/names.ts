/**
 * A mapping that says something of each subject -> by which names, and what is wrong with them. A row and the points of a section are
 * written so, and both can be read in another way, with a key `values`: what is neither is told with both readings.
 */
import { closest } from "../../diagnostics/index.js";
import type { fullPoints, fullRow } from "../schema/schema.js";
import { validate } from "../schema/validate.js";
import { type DataPath, keyOf, nameOfKey, type YamlData } from "../yaml/data.js";
import type { YamlFindings } from "../yaml/findings.js";

/** Whether all keys of a mapping are names of subjects: then it is by names, whatever else they could be. */
export const isByNames = (mapping: object, names: readonly string[]): boolean =>
  Object.keys(mapping).every((key) => names.includes(nameOfKey(key)));

/**
 * The values in the order of the names; undefined for one that is missing.
 * Diagnostics: errors `content/unknown-subject`, `content/missing-value`.
 * @param what stands there, for messages: `the row "Price"`; @param nothing how to say that there is none
 */
export function inOrderOfNames<T>(
  mapping: Readonly<Record<string, T>>,
  names: readonly string[],
  { what, nothing, path, found }: { what: string; nothing: string; path: DataPath; found: YamlFindings },
): (T | undefined)[] {
  const keys = Object.keys(mapping);
  for (const key of keys) {
    const given = nameOfKey(key);
    if (names.includes(given)) continue;
    const near = closest(given, names);
    const hint = near ? `did you mean "${near}"?` : `the subjects are ${names.join(", ")}`;
    found.errorAt("content/unknown-subject", `there is no subject "${given}"`, [...path, key], hint, true);
  }
  const missing = names.filter((name) => !Object.hasOwn(mapping, keyOf(name)));
  if (missing.length > 0 && isByNames(mapping, names))
    found.errorAt("content/missing-value", `${what} has no value for ${missing.join(", ")}`, path, nothing, true);
  return names.map((name) => (Object.hasOwn(mapping, keyOf(name)) ? mapping[keyOf(name)] : undefined));
}

/** What a mapping says that is not by names, but has its values below `values`. */
interface Told {
  /** For messages: `the row "Price"`. */
  readonly what: string;
  readonly path: DataPath;
  readonly found: YamlFindings;
}

/**
 * Tells a mapping that is neither by names nor a full one, though it looks like both, and a full one that is faulty. The schema can't: it
 * doesn't know the names. Diagnostics: an error `content/mixture`, and those of `validate`.
 * @param full the schema of one with `values`
 * @returns whether anything was told
 */
export function tellFull(mapping: Mapping, names: readonly string[], full: FullSchema, told: Told): boolean {
  if (isByNames(mapping, names)) return false;
  const own = Object.keys(full.entries);
  const keys = Object.keys(mapping).map(nameOfKey);
  const other = keys.find((key) => !own.includes(key));
  const mine = keys.find((key) => own.includes(key) && !names.includes(key));
  if (mine === undefined) return false;
  const { what, path, found } = told;
  if (other === undefined && keys.includes("values")) {
    const { diagnostics } = validate(full, below(found.yaml, path, mapping), {});
    found.add(diagnostics);
    return diagnostics.length > 0;
  }
  const near = other === undefined ? undefined : closest(other, own);
  const beside = own.filter((key) => key !== "values" && keys.includes(key)).map((key) => `, ${key}: …`);
  const hints = [
    ...(near === undefined ? [] : [`did you mean "${near}"?`]),
    `by the names of subjects alone: {${names.map((name) => `${name}: …`).join(", ")}}`,
    `or with \`values\`: {values: [${names.map(() => "…").join(", ")}]${beside.join("")}}`,
  ];
  const message =
    other === undefined ? `${what} has \`${mine}\`, but no \`values\`` : `${what} mixes \`${mine}\` with \`${other}\``;
  found.errorAt("content/mixture", message, path, hints, true);
  return true;
}

type Mapping = Extract<YamlData["data"], { [key: string]: unknown }>;
type FullSchema = typeof fullRow | typeof fullPoints;

/** A part of what a file says, as if it were all. */
function below(yaml: YamlData, path: DataPath, data: YamlData["data"]): YamlData {
  const { source, numbers, marks } = yaml;
  return {
    ...{ data, source, numbers, marks },
    place: (inner) => yaml.place([...path, ...inner]),
    keyPlace: (inner) => yaml.keyPlace([...path, ...inner]),
  };
}
