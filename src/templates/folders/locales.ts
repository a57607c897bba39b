/**
 * Labels by language: locale files of the templates, a user's over the built-in ones label by label, `de-AT` over `de`, and
 * English for what a language lacks. Dates and lists are written from these files, never from the machine's locale data.
 */
import * as v from "valibot";
import {
  eachLabel,
  isOnlyComments,
  LABEL_NAMES,
  type LabelName,
  type Labels,
  readYaml,
  type Settings,
  TEXTS_ALONE,
  tellLabels,
  validate,
  type YamlData,
  YamlFindings,
} from "../../content/index.js";
import { type Diagnostic, hasErrors, type Outcome } from "../../diagnostics/index.js";
import { directionOf } from "./direction.js";
import { TemplateFolders } from "./template-files.js";

export interface Locale extends Readonly<Record<LabelName, string>> {
  readonly months: readonly string[];
  /** Stands for `and` before a name that begins with the sound of i: Spanish "e". */
  readonly andBeforeI?: string;
  /** Stands for `{day}` on the first of a month: French "1er". */
  readonly firstDay?: string;
  readonly direction: "ltr" | "rtl";
  /** The language whose labels these are. */
  readonly lang: string;
}

const label = v.pipe(
  v.string(),
  v.check((value) => value !== "", "empty"),
);
const KEYS = [...LABEL_NAMES, "months", "andBeforeI", "firstDay"];
const localeFile = v.strictObject(
  {
    ...eachLabel(v.optional(label)),
    months: v.optional(v.pipe(v.array(label), v.readonly())),
    andBeforeI: v.optional(label),
    firstDay: v.optional(label),
  },
  KEYS.join(" "),
);
type LocaleFile = v.InferOutput<typeof localeFile>;

/**
 * The labels for a language tag; those of a site stand over those of files. Diagnostics: `templates/no-locale` (warning) where there are none for it,
 * `templates/missing-labels` (warning) where some are English, `templates/label` and those of YAML (errors) for a faulty file.
 * @param lang BCP 47
 * @param dirs template folders, a user's before the built-in one
 * @param root project root, to which the diagnostics relate paths
 * @param site labels of versus.yaml, by language
 */
export function loadLocale(
  lang: string,
  dirs: readonly string[],
  root?: string,
  site: Settings["labels"] = {},
): Outcome<Locale> {
  const folders = new TemplateFolders(dirs, root);
  const diagnostics: Diagnostic[] = [];
  const read = (tag: string) => readLayers(tag, folders, diagnostics);
  const own = fallbacks(lang).map((tag) => ({ tag, ...read(tag) }));
  const found = own.filter(({ files }) => files > 0);
  const ofSite = fallbacks(lang).map((tag): Labels => site[tag] ?? {});
  const labels: LocaleFile = Object.assign({}, ...own.map((layer) => layer.labels).reverse(), ...ofSite.reverse());
  const missing = KEYS.filter((key) => key !== "andBeforeI" && key !== "firstDay" && !(key in labels));
  const english = missing.length > 0 ? read("en").labels : {};
  if (hasErrors(diagnostics)) return { diagnostics };
  if (found.length === 0) diagnostics.push(noLocale(lang));
  else if (missing.length > 0) diagnostics.push(missingLabels(lang, missing));
  const value = { ...english, ...labels, direction: directionOf(lang), lang: found[0]?.tag ?? "en" };
  return isComplete(value) ? { value, diagnostics } : { diagnostics: [...diagnostics, incompleteEnglish()] };
}

/** RFC 4647, section 3.4, lookup: a tag, then what is left of it without its last part. */
function fallbacks(lang: string): string[] {
  const parts = lang.split("-");
  return parts.map((_, i) => parts.slice(0, parts.length - i).join("-"));
}

/** One language's files, merged: the first folder's labels win. */
function readLayers(
  tag: string,
  folders: TemplateFolders,
  diagnostics: Diagnostic[],
): { labels: LocaleFile; files: number } {
  const layers: LocaleFile[] = [];
  for (const dir of folders.dirs) {
    const source = folders.read(dir, `locales/${tag}.yaml`);
    if (!source) continue;
    if (isOnlyComments(source.text)) continue;
    const yaml = readYaml(source.text, source.file, TEXTS_ALONE);
    diagnostics.push(...yaml.diagnostics);
    if (!yaml.value) continue;
    const checked = validate(localeFile, yaml.value, {});
    diagnostics.push(...checked.diagnostics, ...(checked.value ? labelErrors(checked.value, yaml.value) : []));
    if (checked.value) layers.push(checked.value);
  }
  return { labels: Object.assign({}, ...layers.reverse()), files: layers.length };
}

function labelErrors(labels: LocaleFile, yaml: YamlData): Diagnostic[] {
  const found = new YamlFindings(yaml);
  tellLabels(labels, [], found);
  if (labels.months && labels.months.length !== 12)
    found.errorAt("templates/label", `a year has twelve months, not ${labels.months.length}`, ["months"]);
  return found.diagnostics.toSorted((a, b) => a.span!.start.offset - b.span!.start.offset);
}

function isComplete(
  labels: LocaleFile & { readonly direction: "ltr" | "rtl"; readonly lang: string },
): labels is Locale {
  return LABEL_NAMES.every((name) => labels[name] !== undefined) && labels.months !== undefined;
}

function noLocale(lang: string): Diagnostic {
  const message = `there are no labels for the language "${lang}": English ones are used`;
  return {
    severity: "warning",
    code: "templates/no-locale",
    message,
    hints: [`write locales/${lang.split("-")[0]}.yaml in your folder of templates`],
  };
}

function missingLabels(lang: string, missing: readonly string[]): Diagnostic {
  const message = `the labels for "${lang}" lack ${missing.join(", ")}: English ones are used`;
  return {
    severity: "warning",
    code: "templates/missing-labels",
    message,
    hints: [`add them to locales/${lang.split("-")[0]}.yaml`],
  };
}

function incompleteEnglish(): Diagnostic {
  return {
    severity: "error",
    code: "templates/missing",
    message: "there are no complete English labels",
    hints: ["the built-in folder of templates has locales/en.yaml"],
  };
}

/** Replaces `{name}` by a value. */
export function fill(pattern: string, values: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

/** The headline of a sheet that has none. */
export function questionFor(names: readonly string[], locale: Locale): string {
  return fill(names.length > 2 ? locale.questionMany : locale.question, { names: joinNames(names, locale) });
}

/** "A, B and C" in the locale's words. */
export function joinNames(names: readonly string[], locale: Locale): string {
  const last = names.at(-1);
  if (names.length < 2 || last === undefined) return names.join("");
  // Before a diphthong (hielo, ionización) the sound is not that of a vowel, and the usual word stays.
  const and = locale.andBeforeI !== undefined && /^h?[ií](?![aeou])/i.test(last) ? locale.andBeforeI : locale.and;
  return names.slice(0, -1).join(locale.comma) + and + last;
}

/** A date as the language writes it. @param iso YYYY-MM-DD */
export function formatDate(iso: string, locale: Locale): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  const dayText = Number(day) === 1 && locale.firstDay !== undefined ? locale.firstDay : Number(day);
  return fill(locale.date, {
    year,
    month: locale.months[Number(month) - 1] ?? month,
    monthNumber: Number(month),
    day: dayText,
  });
}

/** A number with the language's sign before its decimals. */
export function formatNumber(value: number, locale: Locale): string {
  return String(value).replace(".", locale.decimal);
}
