/**
 * What an editor would say about a comparison that is formally right: warnings, with the place in the file. Nothing here
 * looks at a clock: dates are compared with the one that is given.
 */
import type { Diagnostic } from "../../diagnostics/index.js";
import { type Comparison, textOf } from "../comparison/comparison.js";
import { claimsOf } from "../comparison/evidence/claims.js";
import { ContentKeys } from "../comparison/keys.js";
import { isAlike } from "../comparison/rows/alike.js";
import { isPlaceholder } from "../comparison/scaffold.js";
import { plain } from "../text/alike/alike.js";
import { dayBefore } from "../text/dates.js";
import { pathKey, type YamlData } from "../yaml/data.js";
import { YamlFindings } from "../yaml/findings.js";
import { htmlInTexts, wordsForMarks } from "./lint-texts.js";
import type { LoadedSheet } from "./load.js";
import { lintSchemaLine } from "./schema-line.js";

/** A sheet that names no date of review is looked at again after two years. */
const REVIEW_YEARS = 2;

/** What is known of a sheet beside it. */
export interface LintContext {
  /** YYYY-MM-DD; without it no date is looked at. */
  readonly asOf?: string | undefined;
  /** How long before that day a claim may have been checked, as `90d`; without it claims don't grow old. */
  readonly maxAge?: string | undefined;
  /** The file of another sheet with the same title. */
  readonly twin?: string | undefined;
}

/**
 * Warnings: `lint/uneven` where one side has far more points than another, `lint/same-point`, `lint/same-value` for what doesn't tell
 * the sides apart, `lint/one-sided` for a row in which only one side says something, `lint/mark` for a word that has become a mark,
 * `lint/alt` for a section's image that nothing says in words, `lint/scaffold` and `lint/draft` for a sheet that is not written yet,
 * `lint/schema` for a first line that leads editors nowhere, `lint/review` for a sheet that is overdue, `lint/stale` for a claim that is, `lint/html` for tags that are shown
 * as they are typed, `lint/yes-no` for words in place of marks, `lint/same-title` for a title that another sheet has.
 */
export function lintComparison(
  { comparison, yaml, path }: LoadedSheet,
  { asOf, maxAge, twin }: LintContext,
): Diagnostic[] {
  const found = new YamlFindings(yaml);
  const warn: Warn = (...told) => found.warnAt(...told);
  uneven(comparison, "points", warn);
  uneven(comparison, "pros", warn);
  uneven(comparison, "cons", warn);
  uneven(comparison, "chooseWhen", warn);
  uneven(comparison, "avoidWhen", warn);
  samePoints(comparison, warn);
  const keys = new ContentKeys(comparison, yaml);
  rows(comparison, keys, warn);
  firstMark(comparison, keys, yaml, warn);
  imagesWithoutWords(comparison, warn);
  unwritten(comparison, keys, warn);
  htmlInTexts(found);
  wordsForMarks(comparison, keys, found);
  if (twin !== undefined)
    warn("lint/same-title", `${twin} has this title as well`, keys.title(), "give each sheet a `title` of its own");
  found.add(lintSchemaLine(yaml.source, path));
  if (asOf !== undefined) review(comparison, asOf, warn);
  if (asOf !== undefined && maxAge !== undefined) stale(comparison, keys, asOf, maxAge, found);
  return found.diagnostics.toSorted((a, b) => a.span!.start.offset - b.span!.start.offset);
}

type Warn = YamlFindings["warnAt"];

/** Lists that stand next to each other are read against each other. */
function uneven(
  { subjects }: Comparison,
  key: "points" | "pros" | "cons" | "chooseWhen" | "avoidWhen",
  warn: Warn,
): void {
  const counts = subjects.map((subject) => subject[key]?.length ?? 0);
  const most = Math.max(...counts);
  const least = Math.min(...counts);
  if (most - least < 2 && !(least === 0 && most > 0)) return;
  const i = counts.indexOf(least);
  const richer = subjects[counts.indexOf(most)]!.name;
  const items = (count: number) => (count === 0 ? "none" : String(count));
  warn(
    "lint/uneven",
    `"${subjects[i]!.name}" has ${items(least)} in \`${key}\`, but "${richer}" has ${most}`,
    least === 0 ? ["subjects", i, "name"] : ["subjects", i, key],
    "sides that stand next to each other are easier to compare with about as many",
  );
}

function samePoints({ subjects }: Comparison, warn: Warn): void {
  const first = new Map<string, string>();
  for (const [i, { name, points }] of subjects.entries()) {
    for (const [j, point] of points.entries()) {
      const other = first.get(plain(textOf(point)));
      if (other === undefined) first.set(plain(textOf(point)), name);
      else if (other !== name)
        warn(
          "lint/same-point",
          `"${other}" has this point as well`,
          ["subjects", i, "points", j],
          "say it in `intro`, or say what differs",
        );
    }
  }
}

function rows({ groups, subjects }: Comparison, keys: ContentKeys, warn: Warn): void {
  for (const [g, group] of groups.entries()) {
    for (const [r, row] of group.rows.entries()) {
      const { criterion, values } = row;
      const path = keys.row(g, r);
      const told = values.filter((value) => value.kind !== "none");
      const [only] = told;
      if (told.length === 1 && only) {
        const name = subjects[values.indexOf(only)]!.name;
        const message = `"${criterion}" says something about "${name}" alone`;
        warn("lint/one-sided", message, path, "say what holds for the others, or make it a point of that side", true);
      } else if (told.length === 0)
        warn("lint/one-sided", `"${criterion}" says nothing about any side`, path, "remove the row", true);
      else if (told.length === values.length && isAlike(row))
        warn(
          "lint/same-value",
          `"${criterion}" says the same of every side`,
          path,
          "say what differs, or remove the row",
          true,
        );
    }
  }
}

/**
 * The first word that is a mark since it has no quotes. Files that were written before there were such marks meant the word; a file with a
 * mark that is written out as `{value: …}` knows them.
 */
function firstMark({ groups }: Comparison, keys: ContentKeys, { marks }: YamlData, warn: Warn): void {
  const shown = groups.flatMap(({ rows }, g) =>
    rows.flatMap(({ values }, r) =>
      values.flatMap(({ kind }, i) =>
        kind === "partial" || kind === "unknown" ? [{ kind, path: keys.value(g, r, i) }] : [],
      ),
    ),
  );
  const first = shown[0];
  if (!first || !shown.every(({ path }) => marks.has(pathKey(path)))) return;
  warn("lint/mark", `${first.kind} is a mark here, as true and false are: it is shown with a sign`, first.path, [
    `where the word is meant, write it in quotes: "${first.kind}"`,
    `where the mark is meant, {value: ${first.kind}} says so, and this is not told`,
  ]);
}

/** A picture in a section is there to be read. */
function imagesWithoutWords({ sections }: Comparison, warn: Warn): void {
  for (const [i, { image, alt }] of sections.entries())
    if (image !== undefined && alt === undefined)
      warn(
        "lint/alt",
        "nothing says in words what this image shows: screen readers pass over it",
        ["sections", i, "image"],
        "write `alt: …` below it",
      );
}

/** What `versus new` wrote and nobody has changed, told at its first text; and a sheet that says that it is none yet. */
function unwritten({ subjects, intro, summary, groups, tags }: Comparison, keys: ContentKeys, warn: Warn): void {
  const names = subjects.map(({ name }) => name);
  const texts = [
    ...subjects.flatMap(({ tagline = "", points }, i) => [
      { text: tagline, key: ["subjects", i, "tagline"] },
      ...points.map((point, j) => ({ text: textOf(point), key: ["subjects", i, "points", j] })),
    ]),
    { text: intro ?? "", key: ["intro"] },
    ...groups.flatMap(({ rows }, g) =>
      rows.flatMap(({ values }, r) =>
        values.map((value, i) => ({ text: value.kind === "text" ? value.text : "", key: keys.text(g, r, i) })),
      ),
    ),
    { text: summary ?? "", key: ["summary"] },
  ];
  const left = texts.filter(({ text }) => isPlaceholder(text, names));
  const [first] = left;
  const count = left.length === 1 ? "one text is" : `${left.length} texts are`;
  if (first)
    warn(
      "lint/scaffold",
      `${count} as \`versus new\` wrote ${left.length === 1 ? "it" : "them"}`,
      first.key,
      "write your own, or remove the line",
    );
  const draft = tags.findIndex((tag) => tag.trim().toLowerCase() === "draft");
  if (draft >= 0)
    warn("lint/draft", "the sheet is tagged as a draft", ["tags", draft], "remove the tag when it is ready");
}

/** Each claim that was checked too long ago, with whose it is. */
function stale(comparison: Comparison, keys: ContentKeys, asOf: string, maxAge: string, found: YamlFindings): void {
  const since = dayBefore(asOf, maxAge);
  for (const { checked, by, what, key } of claimsOf(comparison, keys)) {
    if (checked >= since) continue;
    const message = `"${what}" was checked on ${checked}, longer than ${maxAge} before ${asOf}`;
    const told = new YamlFindings(found.yaml);
    told.warnAt("lint/stale", message, key, "look at it again, and write that day");
    found.add(told.diagnostics.map((one) => (by === undefined ? one : { ...one, owner: by })));
  }
}

/** Claims that were checked later than the day as of which a sheet is made. Diagnostics: `content/checked-later`, errors. */
export function claimsAfter(
  { comparison, yaml }: Pick<LoadedSheet, "comparison" | "yaml">,
  asOf: string,
): Diagnostic[] {
  const found = new YamlFindings(yaml);
  for (const { checked, what, key } of claimsOf(comparison, new ContentKeys(comparison, yaml))) {
    const message = `"${what}" was checked on ${checked}, which is after ${asOf}`;
    if (checked > asOf)
      found.errorAt("content/checked-later", message, key, "correct the day, or name a later one with --as-of");
  }
  return found.diagnostics;
}

/** Dates as text compare as dates do. */
function review({ review: due, updated }: Comparison, asOf: string, warn: Warn): void {
  if (due !== undefined) {
    if (due < asOf)
      warn("lint/review", `the review was due on ${due}`, ["review"], "look at the sheet again, and set the next date");
    return;
  }
  if (updated === undefined) return;
  const limit = `${String(Number(asOf.slice(0, 4)) - REVIEW_YEARS).padStart(4, "0")}${asOf.slice(4)}`;
  if (updated < limit)
    warn(
      "lint/review",
      `the sheet is as of ${updated}, more than ${REVIEW_YEARS} years before ${asOf}`,
      ["updated"],
      "look at it again and set the date, or say with `review: YYYY-MM-DD` when that is due",
    );
}
