/** What a program gives as a comparison -> whether it is one: it may have been made or changed by hand. */
import * as v from "valibot";
import type { Diagnostic } from "../../diagnostics/index.js";
import { eachLabel } from "../schema/labels.js";
import { PARTS } from "../schema/parts.js";
import type { PlainMapping, PlainValue } from "../schema/plain-value.js";
import { countLabel } from "../schema/schema.js";
import { forbiddenCharacter } from "../text/characters.js";
import { isDate } from "../text/dates.js";
import { readLanguage } from "../text/language.js";
import { slugOf } from "../text/slug.js";
import { nameOfKind } from "../yaml/plain-data.js";
import type { Comparison, Point, SectionItem, Value } from "./comparison.js";

const text = v.pipe(
  v.string(),
  v.check((value) => !forbiddenCharacter(value), "a text without control characters"),
);
const list = <const T extends v.GenericSchema>(item: T) => v.pipe(v.array(item), v.readonly());
const date = v.pipe(text, v.check(isDate, "a date of the calendar, as 2026-11-23"));
const tone = v.picklist(["good", "bad", "neutral"]);

const evidence = {
  sources: v.optional(list(v.pipe(v.number(), v.integer(), v.minValue(1)))),
  checked: v.optional(date),
  by: v.optional(text),
};
const noted = { note: v.optional(text), ...evidence };
const point = v.union([text, v.object({ text, ...evidence })]);
const points = v.optional(list(point));

const value = v.variant("kind", [
  v.object({ kind: v.literal("text"), text, tone: v.optional(tone), ...noted }),
  v.object({ kind: v.literal("number"), text }),
  v.object({ kind: v.literal("boolean"), value: v.boolean(), ...noted }),
  v.object({ kind: v.picklist(["partial", "unknown", "none"]), ...noted }),
  v.object({ kind: v.literal("list"), items: list(text) }),
  v.object({
    kind: v.literal("score"),
    score: v.pipe(v.number(), v.minValue(0), v.maxValue(10)),
    of: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)),
    ...noted,
  }),
]);

const subject = v.object({
  name: text,
  url: v.optional(text),
  tagline: v.optional(text),
  lead: v.optional(text),
  points: list(point),
  pros: points,
  cons: points,
  chooseWhen: list(point),
  avoidWhen: points,
  image: v.optional(text),
  alt: v.optional(text),
});

const row = v.object({
  criterion: text,
  values: list(value),
  note: v.optional(text),
  optional: v.optional(v.literal(true)),
});

const section = v.object({
  heading: text,
  kind: v.optional(v.pipe(text, v.regex(/^[a-z\d-]+$/, "a name of small letters, digits and hyphens"))),
  text: v.optional(text),
  items: v.optional(list(v.object({ title: v.optional(text), text: v.optional(text), ...evidence }))),
  bySubject: v.optional(list(list(point))),
  image: v.optional(text),
  alt: v.optional(text),
});

const plainValue: v.GenericSchema<unknown, PlainValue> = v.lazy(() =>
  v.union([text, v.boolean(), v.null(), list(plainValue), plainMapping]),
);
const plainMapping: v.GenericSchema<unknown, PlainMapping> = v.record(v.string(), plainValue);

const length = v.pipe(v.number(), v.minValue(0));
const page = v.object({
  size: v.optional(v.object({ width: length, height: length, css: text, isTurned: v.boolean() })),
  margin: v.optional(v.object({ top: length, right: length, bottom: length, left: length, css: text })),
});
const colour = v.pipe(text, v.regex(/^#([\da-f]{3}|[\da-f]{6})$/i, "a colour, as #0f5f8c"));
const labels = v.object(eachLabel(v.optional(text), v.optional(countLabel)));

/** Its type is that of a comparison: neither can be changed without the other. */
const shape: v.GenericSchema<unknown, Comparison> = v.object({
  slug: v.pipe(
    text,
    v.check((slug) => slugOf(slug).value === slug, "a slug: small letters, digits and hyphens"),
  ),
  source: text,
  title: text,
  question: v.optional(text),
  lang: v.pipe(
    text,
    v.check((lang) => "lang" in readLanguage(lang), "a BCP 47 tag: en, de, pt-BR"),
  ),
  updated: v.optional(date),
  review: v.optional(date),
  layout: v.optional(text),
  audience: v.optional(text),
  page: v.optional(page),
  accents: v.optional(list(colour)),
  labels: v.optional(labels),
  hide: v.optional(list(v.picklist(PARTS))),
  tags: list(text),
  subjects: v.pipe(list(subject), v.minLength(2, "a list of two to eight"), v.maxLength(8, "a list of two to eight")),
  intro: v.optional(text),
  sections: list(section),
  groups: list(v.object({ name: v.optional(text), rows: list(row) })),
  tableNote: v.optional(text),
  summary: v.optional(text),
  related: list(v.union([v.object({ slug: text }), v.object({ title: text, url: text })])),
  sources: list(v.object({ id: v.optional(text), title: text, url: v.optional(text), checked: v.optional(date) })),
  data: v.optional(plainMapping),
});

/** Diagnostics, all errors: `comparison/shape`, with the path of what is wrong. */
export function checkComparison(comparison: unknown): Diagnostic[] {
  if (typeof comparison !== "object" || comparison === null)
    return [error(`a comparison is what parseComparison or comparisonFrom gives, not ${nameOfKind(comparison)}`)];
  const result = v.safeParse(shape, comparison);
  if (!result.success) {
    return result.issues.slice(0, 20).map((issue) => {
      const path = (issue.path ?? [])
        .map(({ key }) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
        .join("");
      const isOurs = issue.kind === "validation" && !/^Invalid /.test(issue.message);
      const wanted = isOurs ? issue.message : (issue.expected ?? "something else");
      return error(`comparison${path} must be ${wanted}, not ${nameOfKind(issue.input)}`);
    });
  }
  return [...unevenRows(result.output), ...missingSources(result.output)];
}

function unevenRows({ subjects, groups, sections }: Comparison): Diagnostic[] {
  const rows = groups.flatMap((group) => group.rows);
  const counted = [
    ...rows.map(({ criterion, values }) => ({ what: `the row "${criterion}" has ${values.length} values`, values })),
    ...sections.flatMap(({ heading, bySubject }) =>
      bySubject ? [{ what: `the section "${heading}" has ${bySubject.length} lists`, values: bySubject }] : [],
    ),
  ];
  return counted.flatMap(({ what, values }) =>
    values.length === subjects.length ? [] : [error(`${what}, but there are ${subjects.length} subjects`)],
  );
}

/** A number that leads to no source. */
function missingSources({ subjects, groups, sections, sources }: Comparison): Diagnostic[] {
  const stated: readonly (Point | Value | SectionItem)[] = [
    ...subjects.flatMap(({ points, pros = [], cons = [], chooseWhen, avoidWhen = [] }) =>
      [points, pros, cons, chooseWhen, avoidWhen].flat(),
    ),
    ...sections.flatMap(({ items = [], bySubject = [] }) => [...items, ...bySubject.flat()]),
    ...groups.flatMap(({ rows }) => rows.flatMap(({ values }) => values)),
  ];
  const named = stated.flatMap((one) => (typeof one !== "string" && "sources" in one ? (one.sources ?? []) : []));
  const missing = [...new Set(named)].filter((number) => number > sources.length);
  return missing.map((number) => error(`there is no source ${number} in comparison.sources`));
}

function error(message: string): Diagnostic {
  const hint = "take what parseComparison or comparisonFrom gives";
  return { severity: "error", code: "comparison/shape", message, hints: [hint] };
}
