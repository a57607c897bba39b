/** What a program gives as a comparison -> whether it is one: it may have been made or changed by hand. */
import * as v from "valibot";
import type { Diagnostic } from "../../diagnostics/index.js";
import { forbiddenCharacter } from "../text/characters.js";
import { isDate } from "../text/dates.js";
import { readLanguage } from "../text/language.js";
import { slugOf } from "../text/slug.js";
import { nameOfKind } from "../yaml/plain-data.js";
import type { Comparison } from "./comparison.js";

const text = v.pipe(
  v.string(),
  v.check((value) => !forbiddenCharacter(value), "a text without control characters"),
);
const list = <const T extends v.GenericSchema>(item: T) => v.pipe(v.array(item), v.readonly());
const date = v.pipe(text, v.check(isDate, "a date of the calendar, as 2026-11-23"));
const tone = v.picklist(["good", "bad", "neutral"]);

const value = v.variant("kind", [
  v.object({ kind: v.literal("text"), text, tone: v.optional(tone), note: v.optional(text) }),
  v.object({ kind: v.literal("number"), text }),
  v.object({ kind: v.literal("boolean"), value: v.boolean() }),
  v.object({ kind: v.literal("none") }),
  v.object({ kind: v.literal("list"), items: list(text) }),
  v.object({
    kind: v.literal("score"),
    score: v.pipe(v.number(), v.minValue(0), v.maxValue(10)),
    of: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)),
  }),
]);

const subject = v.object({
  name: text,
  tagline: v.optional(text),
  lead: v.optional(text),
  points: list(text),
  chooseWhen: list(text),
  image: v.optional(text),
  alt: v.optional(text),
});

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
  tags: list(text),
  subjects: v.pipe(list(subject), v.minLength(2, "a list of two to six"), v.maxLength(6, "a list of two to six")),
  intro: v.optional(text),
  sections: list(v.object({ heading: text, text })),
  groups: list(v.object({ name: v.optional(text), rows: list(v.object({ criterion: text, values: list(value) })) })),
  summary: v.optional(text),
  related: list(v.union([v.object({ slug: text }), v.object({ title: text, url: text })])),
  sources: list(v.object({ title: text, url: v.optional(text) })),
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
  const { subjects, groups } = result.output;
  return groups.flatMap(({ rows }) =>
    rows.flatMap(({ criterion, values }) =>
      values.length === subjects.length
        ? []
        : [error(`the row "${criterion}" has ${values.length} values, but there are ${subjects.length} subjects`)],
    ),
  );
}

function error(message: string): Diagnostic {
  const hint = "take what parseComparison or comparisonFrom gives";
  return { severity: "error", code: "comparison/shape", message, hints: [hint] };
}
