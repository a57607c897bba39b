/** Sections as they are written -> checked, with a list of points for each subject in the order of the subjects. */
import { type ComparisonInput, fullPoints } from "../schema/schema.js";
import { slugify } from "../text/slug.js";
import { type DataPath, isMapping, type YamlData } from "../yaml/data.js";
import type { YamlFindings } from "../yaml/findings.js";
import type { Point, Section, SectionItem } from "./comparison.js";
import type { EvidenceReader, PointInput } from "./evidence/evidence.js";
import { tellImage } from "./images.js";
import { inOrderOfNames, isByNames, tellFull } from "./names.js";

type SectionInput = NonNullable<ComparisonInput["sections"]>[number];
type ItemInput = NonNullable<SectionInput["items"]>[number];
type OfSubject = string | PointInput[];
type PointsOfEach = OfSubject[] | Record<string, OfSubject>;
type BySubject = PointsOfEach | { readonly values: PointsOfEach };

/** A class of the HTML is made of it. */
const KIND = /^[a-z\d]+(?:-[a-z\d]+)*$/;

/**
 * Diagnostics, all errors: `content/missing` for a section that says nothing, `content/kind`, `content/row-length`,
 * `content/unknown-subject`, `content/missing-value`, and those of images and evidence.
 */
export function readSection(
  input: SectionInput,
  path: DataPath,
  names: readonly string[],
  evidence: EvidenceReader,
): Section {
  const { found } = evidence;
  const { heading, kind, text, items, bySubject, image, alt } = input;
  if (text === undefined && items === undefined && bySubject === undefined)
    found.errorAt(
      "content/missing",
      `the section "${heading}" says nothing`,
      [...path, "heading"],
      "write `text: …`, `items:` with a list, or `bySubject:` with a list for each subject",
    );
  if (kind !== undefined) tellKind(kind, [...path, "kind"], found);
  tellImage(image, alt, path, found);
  return {
    heading,
    ...(kind !== undefined && { kind: kind.trim() }),
    ...(text !== undefined && { text }),
    ...(items && { items: items.map((item, i) => readItem(item, [...path, "items", i], evidence)) }),
    ...(bySubject && { bySubject: pointsOf(bySubject, [...path, "bySubject"], names, evidence) }),
    ...(image !== undefined && { image }),
    ...(alt !== undefined && { alt }),
  };
}

function tellKind(kind: string, path: DataPath, found: YamlFindings): void {
  if (KIND.test(kind.trim())) return;
  const proposed = slugify(kind).replace(/[^a-z\d-]/g, "");
  const hint = KIND.test(proposed) ? `write it as ${proposed}` : "write it as note, or frequent-questions";
  found.errorAt("content/kind", `the kind "${kind}" is not made of small letters, digits and hyphens`, path, hint);
}

function readItem(item: ItemInput, path: DataPath, evidence: EvidenceReader): SectionItem {
  if (typeof item === "string") return { text: item };
  const { title, text } = item;
  if (title === undefined && text === undefined)
    evidence.found.errorAt("content/missing", "an item has no title and no text", path, "write {title: …, text: …}");
  return {
    ...(title !== undefined && { title }),
    ...(text !== undefined && { text }),
    ...evidence.read(item, path),
  };
}

function pointsOf(bySubject: BySubject, path: DataPath, names: readonly string[], evidence: EvidenceReader): Point[][] {
  const { found } = evidence;
  if (isFull(bySubject, names)) return pointsOf(bySubject.values, [...path, "values"], names, evidence);
  const read = (given: OfSubject, at: DataPath) => (typeof given === "string" ? [given] : evidence.points(given, at));
  const nothing = "write [] where there is nothing to say";
  if (Array.isArray(bySubject)) {
    const message = `\`bySubject\` has ${bySubject.length} lists, but there are ${names.length} subjects (${names.join(", ")})`;
    if (bySubject.length !== names.length) found.errorAt("content/row-length", message, path, nothing, true);
    return bySubject.map((given, i) => read(given, [...path, i]));
  }
  const lists = Object.entries(bySubject).map(([key, given]) => [key, read(given, [...path, key])]);
  const told = { what: "`bySubject`", nothing, path, found };
  return inOrderOfNames<Point[]>(Object.fromEntries(lists), names, told).map((points) => points ?? []);
}

const isFull = (bySubject: BySubject, names: readonly string[]): bySubject is { readonly values: PointsOfEach } =>
  !Array.isArray(bySubject) && !isByNames(bySubject, names) && Object.hasOwn(bySubject, "values");

/** Tells a `bySubject` that mixes names of subjects with `values`, and what is wrong with one that has these. @returns its path */
export function tellFullPoints(
  section: YamlData["data"],
  path: DataPath,
  names: readonly string[],
  found: YamlFindings,
): DataPath[] {
  const bySubject = isMapping(section) ? section.bySubject : undefined;
  if (!isMapping(bySubject)) return [];
  const at = [...path, "bySubject"];
  return tellFull(bySubject, names, fullPoints, { what: "`bySubject`", path: at, found }) ? [at] : [];
}
