/**
 * What an editor would say about a comparison that is formally right: warnings, with the place in the file. Nothing here
 * looks at a clock: dates are compared with the one that is given.
 */
import type { Diagnostic } from "../../diagnostics/index.js";
import type { Comparison, Value } from "../comparison/comparison.js";
import { keyOf } from "../yaml/data.js";
import { YamlFindings } from "../yaml/findings.js";
import type { LoadedSheet } from "./load.js";

/** A sheet that names no date of review is looked at again after two years. */
const REVIEW_YEARS = 2;

/**
 * Warnings: `lint/uneven` where one side has far more points than another, `lint/same-point`, `lint/same-value` for what doesn't tell
 * the sides apart, `lint/one-sided` for a row in which only one side says something, `lint/review` for a sheet that is overdue.
 * @param asOf YYYY-MM-DD; without it no date is looked at
 */
export function lintComparison({ comparison, yaml }: LoadedSheet, asOf: string | undefined): Diagnostic[] {
  const found = new YamlFindings(yaml);
  const warn: Warn = (...told) => found.warnAt(...told);
  uneven(comparison, "points", warn);
  uneven(comparison, "chooseWhen", warn);
  samePoints(comparison, warn);
  rows(comparison, warn);
  if (asOf !== undefined) review(comparison, asOf, warn);
  return found.diagnostics.toSorted((a, b) => a.span!.start.offset - b.span!.start.offset);
}

type Warn = YamlFindings["warnAt"];

/** Lists that stand next to each other are read against each other. */
function uneven({ subjects }: Comparison, key: "points" | "chooseWhen", warn: Warn): void {
  const counts = subjects.map((subject) => subject[key].length);
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

const plain = (text: string): string =>
  text
    .replace(/[*_`\s]+/g, " ")
    .trim()
    .toLowerCase();

function samePoints({ subjects }: Comparison, warn: Warn): void {
  const first = new Map<string, string>();
  for (const [i, { name, points }] of subjects.entries()) {
    for (const [j, point] of points.entries()) {
      const other = first.get(plain(point));
      if (other === undefined) first.set(plain(point), name);
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

function rows({ groups, subjects }: Comparison, warn: Warn): void {
  const grouped = groups.length > 1 || groups[0]?.name !== undefined;
  for (const [g, group] of groups.entries()) {
    for (const { criterion, values } of group.rows) {
      const path = grouped ? ["table", g, "rows", keyOf(criterion)] : ["table", keyOf(criterion)];
      const told = values.filter((value) => value.kind !== "none");
      const [only] = told;
      if (told.length === 1 && only) {
        const name = subjects[values.indexOf(only)]!.name;
        const message = `"${criterion}" says something about "${name}" alone`;
        warn("lint/one-sided", message, path, "say what holds for the others, or make it a point of that side", true);
      } else if (told.length === 0)
        warn("lint/one-sided", `"${criterion}" says nothing about any side`, path, "remove the row", true);
      else if (told.length === values.length && new Set(values.map(meaning)).size === 1)
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

/** Values that read the same have the same meaning. */
function meaning(value: Value): string {
  switch (value.kind) {
    case "text":
      return `text ${plain(value.text)} ${value.tone ?? ""} ${plain(value.note ?? "")}`;
    case "number":
      return `text ${plain(value.text)}  `;
    case "boolean":
      return `is ${value.value}`;
    case "list":
      return `list ${value.items.map(plain).join("\n")}`;
    case "score":
      return `score ${value.score} ${value.of}`;
    case "none":
      return "none";
  }
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
