/** The words of the templates, by their names: locale files have all of them, versus.yaml and content files those that are to be others. */
import { closest } from "../../diagnostics/index.js";
import type { DataPath } from "../yaml/data.js";
import type { YamlFindings } from "../yaml/findings.js";
import { PLURAL_FORMS, type Plural } from "./plurals.js";

/** Every label that a template may ask for, with the values that stand in it as `{…}`. */
const LABELS = {
  /** The headline of a sheet that has none, for two subjects. */
  question: ["names"],
  /** The same for three and more. */
  questionMany: ["names"],
  /** Joins names: the last two, and the others. */
  and: [],
  comma: [],
  keyDifference: [],
  atAGlance: ["title"],
  criterion: [],
  yes: [],
  no: [],
  /** Words of the other marks, and the signs before them. */
  partial: [],
  partialSign: [],
  unknown: [],
  unknownSign: [],
  notApplicable: [],
  /** Of rows that say the same of every side: how many, what each is, and what the others are. */
  alikeRows: ["count"],
  /** Of rows that paper has no room for. */
  moreRows: ["count"],
  alike: [],
  differs: [],
  /** Of the switch that leaves them out. */
  onlyDifferences: [],
  scoreOf: ["score", "of"],
  /** The sign between a number and its decimals. */
  decimal: [],
  chooseWhen: ["name"],
  avoidWhen: ["name"],
  pros: [],
  cons: [],
  /** Of a battlecard: over what speaks for a subject, and over when not to go for it at all. */
  wins: ["name"],
  walkAway: [],
  inShort: [],
  related: [],
  sources: [],
  /** Names the number behind a statement that leads to its source. */
  source: ["number"],
  /** Names a link in the list of sources that leads back to a statement. */
  mention: ["number"],
  checked: ["date"],
  checkedBy: ["name"],
  /** Marks what was checked too long ago. */
  stale: [],
  updated: ["date"],
  /** Who answers for what a battlecard says, and when it is to be looked at again. */
  owner: ["name"],
  nextCheck: ["date"],
  /** In the foot of a sheet that not all may see, or not all of it. */
  audience: ["name"],
  /** At the foot of the pages of a sheet that takes several. */
  pageOf: ["page", "pages"],
  date: ["day", "month", "monthNumber", "year"],
  comparison: [],
  jump: [],
  allComparisons: [],
  editions: [],
  pdf: [],
  copy: [],
  copied: [],
  /** Of the snippets that a page hands out: the button of each, what mail is called there, how to paste it, and where else it can be pasted. */
  copyFor: ["host"],
  hostMail: [],
  pasteHtml: [],
  pasteWordpress: [],
  pasteConfluence: [],
  pasteSharepoint: [],
  pasteMail: [],
  pasteText: [],
  skip: [],
  opens: ["title"],
  search: [],
  searchHint: [],
  filter: [],
  everything: [],
  found: ["count"],
  foundNone: [],
  empty: [],
  indexTitle: [],
  handbook: [],
  cover: [],
  contents: [],
  /** Heading of the sheets without a tag, where others have one. */
  otherSheets: [],
  good: [],
  bad: [],
  neutral: [],
  /** Of a worksheet: the lines at its top, what is to be done, the title of its answers, and what a gap is called. */
  pupilName: [],
  pupilClass: [],
  pupilDate: [],
  fillIn: [],
  sortOut: [],
  answersTo: ["title"],
  gap: [],
} as const satisfies Record<string, readonly string[]>;

export type LabelName = keyof typeof LABELS;
export const LABEL_NAMES = Object.keys(LABELS) as LabelName[];

/** Labels that count: a text, or one for each form of the language's plural. */
export type CountLabel = {
  [Name in LabelName]: "count" extends (typeof LABELS)[Name][number] ? Name : never;
}[LabelName];
export const isCountLabel = (name: LabelName): name is CountLabel => LABELS[name].some((value) => value === "count");

/** A schema for each label, by its name. @param counting for those that count */
export const eachLabel = <T, C>(schema: T, counting: C): { [Name in LabelName]: Name extends CountLabel ? C : T } =>
  Object.fromEntries(LABEL_NAMES.map((name) => [name, isCountLabel(name) ? counting : schema])) as {
    [Name in LabelName]: Name extends CountLabel ? C : T;
  };

/** Labels that stand for those of a language. */
export type Labels = { readonly [Name in LabelName]?: Name extends CountLabel ? string | Plural : string };

/**
 * A `{…}` that has no value would be printed as it is; one that is left out would lose what it stands for.
 * Diagnostics, errors: `templates/label`. @param path of the labels
 */
export function tellLabels(
  labels: { readonly [Name in LabelName]?: string | { readonly [form: string]: string | undefined } | undefined },
  path: DataPath,
  found: YamlFindings,
): void {
  for (const name of LABEL_NAMES) {
    const label = labels[name];
    if (label === undefined) continue;
    if (typeof label === "string") tellPattern(name, label, [...path, name], found);
    else
      for (const form of PLURAL_FORMS)
        if (label[form] !== undefined) tellPattern(name, label[form], [...path, name, form], found);
  }
}

function tellPattern(name: LabelName, pattern: string, path: DataPath, found: YamlFindings): void {
  const report = (message: string, hint: string) => found.errorAt("templates/label", message, path, hint);
  const allowed: readonly string[] = LABELS[name];
  const used = [...pattern.matchAll(/\{(\w*)\}/g)].map((match) => match[1]!);
  for (const unknown of used.filter((one) => !allowed.includes(one))) {
    const near = closest(unknown, allowed);
    const hint = near
      ? `did you mean {${near}}?`
      : allowed.length > 0
        ? `it can hold: ${allowed.map((one) => `{${one}}`).join(", ")}`
        : "it holds no values";
    report(`"${name}" has no value {${unknown}}`, hint);
  }
  const lacking = name === "date" ? [] : allowed.filter((one) => !used.includes(one));
  // A misspelt one has been told, and is not missing as well.
  if (lacking.length > 0 && used.every((one) => allowed.includes(one)))
    report(`"${name}" lacks {${lacking.join("}, {")}}`, "it is replaced by the value itself");
}
