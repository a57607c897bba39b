/**
 * Data that may be a comparison -> how much of it is of another shape than a comparison's: for telling which of two ways to read a
 * faulty text was meant.
 */

import { isDate } from "../text/dates.js";
import { readLanguage } from "../text/language.js";
import { type Data, isMapping } from "../yaml/data.js";
import { comparisonSchema } from "./schema.js";
import { problemCount } from "./validate.js";

export function misshapen(data: Data): number {
  const problems = problemCount(comparisonSchema, data);
  if (!isMapping(data)) return problems;
  const { lang, updated, review, subjects, table } = data;
  const wrong = [
    typeof lang === "string" && !("lang" in readLanguage(lang)),
    typeof updated === "string" && !isDate(updated),
    typeof review === "string" && !isDate(review),
  ].filter(Boolean).length;
  const groups = Array.isArray(table) ? table.map((group) => (isMapping(group) ? group.rows : undefined)) : [table];
  const rows = groups.flatMap((group) => (isMapping(group) ? Object.values(group) : []));
  const wanted = Array.isArray(subjects) ? subjects.length : 0;
  return problems + wrong + rows.filter((row) => Array.isArray(row) && row.length !== wanted).length;
}
