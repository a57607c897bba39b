/**
 * Labels by language: locale files of the templates, a user's over the built-in ones label by label, `de-AT` over `de`, and
 * English for what a language lacks. Counts, dates and lists are written from these files, never from the machine's locale data.
 */
import * as v from "valibot";
import {
  type Comparison,
  type CountLabel,
  countLabel,
  eachLabel,
  isCountLabel,
  isOnlyComments,
  LABEL_NAMES,
  type LabelName,
  type Labels,
  type Plural,
  pluralForm,
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
  /** Of the labels that count, each form; the label itself is the form `other`. */
  readonly plurals: Readonly<Record<CountLabel, Plural>>;
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
    ...eachLabel(v.optional(label), v.optional(countLabel)),
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
  const read = (tag: string, from = dirs) => readLayers(tag, from, folders, diagnostics);
  const standIn = standInFor(lang);
  const tags = [...new Set([...fallbacks(lang), ...(standIn === undefined ? [] : [standIn])])];
  // A user's `pt.yaml` goes over the built-in `pt-BR.yaml`, which stands for all of Portuguese.
  const layers = tags.map((tag) => ({ tag, ...read(tag, tag === standIn ? dirs.slice(0, -1) : dirs) }));
  const own = standIn === undefined ? layers : [...layers, { tag: standIn, ...read(standIn, dirs.slice(-1)) }];
  const found = own.filter(({ files }) => files > 0);
  const ofSite = tags.map((tag): Labels => site[tag] ?? {});
  const labels: LocaleFile = Object.assign({}, ...own.map((layer) => layer.labels).reverse(), ...ofSite.reverse());
  const missing = KEYS.filter((key) => key !== "andBeforeI" && key !== "firstDay" && !(key in labels));
  const english = missing.length > 0 ? read("en").labels : {};
  if (hasErrors(diagnostics)) return { diagnostics };
  if (found.length === 0) diagnostics.push(noLocale(lang));
  else if (missing.length > 0) diagnostics.push(missingLabels(lang, missing));
  const value = {
    ...split({ ...english, ...labels }),
    direction: directionOf(lang),
    lang: found[0]?.tag ?? "en",
  };
  return isComplete(value) ? { value, diagnostics } : { diagnostics: [...diagnostics, incompleteEnglish()] };
}

type Split = Omit<LocaleFile, CountLabel> & { [Name in CountLabel]?: string } & {
  plurals: { [Name in CountLabel]?: Plural };
};

/** Labels that count are texts to templates, as all others are; their forms stand beside them. */
function split(labels: LocaleFile): Split {
  const texts: Omit<LocaleFile, CountLabel> = labels;
  const plurals: Split["plurals"] = {};
  const others: { [Name in CountLabel]?: string } = {};
  for (const name of LABEL_NAMES.filter(isCountLabel)) {
    const label = labels[name];
    if (label === undefined) continue;
    const forms = typeof label === "string" ? { other: label } : label;
    plurals[name] = forms;
    others[name] = forms.other;
  }
  return { ...texts, ...others, plurals };
}

/** A locale in which labels of a sheet stand for those of its language. */
export function withLabels(locale: Locale, labels: Labels): Locale {
  const { plurals, ...texts } = split(labels);
  return { ...locale, ...texts, plurals: { ...locale.plurals, ...plurals } };
}

/** The built-in files whose tags are narrower than the language that they stand for. */
const STAND_INS: Readonly<Record<string, string>> = { pt: "pt-BR", zh: "zh-Hans" };
/** Where Chinese is written in traditional characters, unless the tag says otherwise: simplified ones would be another script. */
const TRADITIONAL = new Set(["TW", "HK", "MO"]);

function standInFor(lang: string): string | undefined {
  const [language = "", ...rest] = lang.split("-");
  const isOtherScript = rest.some((part) => part.length === 4 && /^[a-z]+$/i.test(part) && part !== "Hans");
  const isTraditional = language === "zh" && !rest.includes("Hans") && rest.some((part) => TRADITIONAL.has(part));
  return isOtherScript || isTraditional || !Object.hasOwn(STAND_INS, language) ? undefined : STAND_INS[language];
}

/** RFC 4647, section 3.4, lookup: a tag, then what is left of it without its last part. */
function fallbacks(lang: string): string[] {
  const parts = lang.split("-");
  return parts.map((_, i) => parts.slice(0, parts.length - i).join("-"));
}

/** One language's files, merged: the first folder's labels win. */
function readLayers(
  tag: string,
  dirs: readonly string[],
  folders: TemplateFolders,
  diagnostics: Diagnostic[],
): { labels: LocaleFile; files: number } {
  const layers: LocaleFile[] = [];
  for (const dir of dirs) {
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
  labels: Split & { readonly direction: "ltr" | "rtl"; readonly lang: string },
): labels is Split & Locale {
  return LABEL_NAMES.every((name) => labels[name] !== undefined) && labels.months !== undefined;
}

/** What a file of labels is to be called: by the language, and by its script where that isn't the usual one. */
function fileTag(lang: string): string {
  const [language = ""] = lang.split("-");
  return language === "zh" && standInFor(lang) === undefined ? "zh-Hant" : language;
}

function noLocale(lang: string): Diagnostic {
  const message = `there are no labels for the language "${lang}": English ones are used`;
  return {
    severity: "warning",
    code: "templates/no-locale",
    message,
    hints: [`write locales/${fileTag(lang)}.yaml in your folder of templates`],
  };
}

function missingLabels(lang: string, missing: readonly string[]): Diagnostic {
  const message = `the labels for "${lang}" lack ${missing.join(", ")}: English ones are used`;
  return {
    severity: "warning",
    code: "templates/missing-labels",
    message,
    hints: [`add them to locales/${fileTag(lang)}.yaml`],
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

/** A count in words, in the form that the language has for it: "1 comparison". */
export function fillCount(name: CountLabel, count: number, { plurals, lang }: Locale): string {
  const forms = plurals[name];
  return fill(forms[pluralForm(count, lang)] ?? forms.other, { count });
}

/** The headline of a sheet that has none. */
export function questionFor(names: readonly string[], locale: Locale): string {
  return fill(names.length > 2 ? locale.questionMany : locale.question, { names: joinNames(names, locale) });
}

/** What labels say of a sheet's subjects and of its title. */
export function filledLabels(sheet: Pick<Comparison, "title" | "subjects" | "labels">, locale: Locale): string[] {
  const names = sheet.subjects.map(({ name }) => name);
  const all = { names: joinNames(names, locale), title: sheet.title };
  const patterns = [...Object.values(locale), ...Object.values(sheet.labels ?? {})].filter(
    (pattern): pattern is string => typeof pattern === "string" && pattern.includes("{"),
  );
  return patterns.flatMap((pattern) => ["", ...names].map((name) => fill(pattern, { ...all, name })));
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
