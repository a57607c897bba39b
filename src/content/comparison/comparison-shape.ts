/** What a comparison is, as programs give it and get it: whether something is one (it may have been made or changed by hand), and its JSON Schema. */
import { toJsonSchema } from "@valibot/to-json-schema";
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
const said = <const T extends v.GenericSchema>(schema: T, description: string) =>
  v.pipe(schema, v.description(description));
const markdown = said(text, "Inline Markdown");
const blocks = said(text, "Markdown: paragraphs, lists, quotes, code blocks");
const date = v.pipe(text, v.check(isDate, "a date of the calendar, as 2026-11-23"));
const tone = v.picklist(["good", "bad", "neutral"]);

const evidence = {
  sources: v.optional(
    said(list(v.pipe(v.number(), v.integer(), v.minValue(1))), "What it rests on: numbers of `sources`, from 1"),
  ),
  checked: v.optional(said(date, "When it was last looked at, YYYY-MM-DD")),
  by: v.optional(said(text, "Who says so, or has looked at it")),
};
const noted = { note: v.optional(said(markdown, "A line in small print")), ...evidence };
const point = v.union([markdown, v.object({ text: markdown, ...evidence })]);
const points = v.optional(list(point));

const value = v.variant("kind", [
  v.object({ kind: v.literal("text"), text: markdown, tone: v.optional(tone), ...noted }),
  v.object({ kind: v.literal("number"), text: said(text, "A number in the author's spelling") }),
  v.object({ kind: v.literal("boolean"), value: v.boolean(), ...noted }),
  v.object({
    kind: said(v.picklist(["partial", "unknown", "none"]), "How far it holds; none: it does not apply"),
    ...noted,
  }),
  v.object({ kind: v.literal("list"), items: list(markdown) }),
  v.object({
    kind: v.literal("score"),
    score: v.pipe(v.number(), v.minValue(0), v.maxValue(10)),
    of: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)),
    ...noted,
  }),
]);

const picture = {
  image: v.optional(said(text, "Its path, relative to the folder of the content file")),
  alt: v.optional(said(text, "What the image says; absent where it is decoration")),
};

const subject = v.object({
  name: text,
  url: v.optional(said(text, "Where there is more of it")),
  tagline: v.optional(markdown),
  lead: v.optional(markdown),
  points: list(point),
  pros: points,
  cons: points,
  chooseWhen: list(point),
  avoidWhen: points,
  ...picture,
});

const row = v.object({
  criterion: markdown,
  values: said(list(value), "One for each subject, in their order"),
  note: v.optional(said(markdown, "A line in small print below the criterion")),
  optional: v.optional(said(v.literal(true), "The row can be done without where room is short")),
});

const section = v.object({
  heading: text,
  kind: v.optional(v.pipe(text, v.regex(/^[a-z\d-]+$/, "a name of small letters, digits and hyphens"))),
  text: v.optional(blocks),
  items: v.optional(list(v.object({ title: v.optional(markdown), text: v.optional(markdown), ...evidence }))),
  bySubject: v.optional(said(list(list(point)), "A list of points for each subject, in their order")),
  ...picture,
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
  source: said(text, "The content file"),
  title: markdown,
  question: v.optional(said(markdown, "The headline, where it isn't made of the names")),
  lang: v.pipe(
    text,
    v.check((lang) => "lang" in readLanguage(lang), "a BCP 47 tag: en, de, pt-BR"),
  ),
  updated: v.optional(said(date, "The date of the content, YYYY-MM-DD")),
  review: v.optional(said(date, "When it is to be looked at again, YYYY-MM-DD")),
  layout: v.optional(said(text, "What kind of sheet it is, where it isn't that of the settings")),
  audience: v.optional(said(text, "For whom alone it is, or parts of it")),
  page: v.optional(page),
  accents: v.optional(list(colour)),
  labels: v.optional(labels),
  hide: v.optional(list(v.picklist(PARTS))),
  tags: list(text),
  subjects: v.pipe(list(subject), v.minLength(2, "a list of two to eight"), v.maxLength(8, "a list of two to eight")),
  intro: v.optional(blocks),
  sections: list(section),
  groups: said(
    list(v.object({ name: v.optional(text), rows: list(row) })),
    "The table: one group without a name where it has none, no group where there is no table",
  ),
  tableNote: v.optional(markdown),
  summary: v.optional(blocks),
  related: list(v.union([v.object({ slug: text }), v.object({ title: text, url: text })])),
  sources: list(v.object({ id: v.optional(text), title: text, url: v.optional(text), checked: v.optional(date) })),
  data: v.optional(said(plainMapping, "Whatever the author's own templates read")),
});

/** The JSON Schema (draft 7) of a comparison, as builds write it where `json` is among the formats. */
export function modelJsonSchema(): object {
  const schema = toJsonSchema(shape, {
    target: "draft-07",
    typeMode: "input",
    errorMode: "ignore",
    definitions: { value, point },
    // What may stand anywhere in `data` is anything.
    overrideSchema: ({ valibotSchema }) => (valibotSchema.type === "lazy" ? {} : undefined),
  });
  return { ...schema, title: "A Versus comparison, as builds write it" };
}

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
