/** Labels by language: locale files of the templates, a user's over the built-in ones, English where a language has none. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { parseDocument } from "yaml";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.js";
import { SourceText } from "../diagnostics/source.js";

const label = v.string();

/** Every label that a template may ask for. `{…}` in one is replaced by a value. */
const localeSchema = v.strictObject({
  direction: v.picklist(["ltr", "rtl"]),
  question: label,
  /** Joins names: between two, and before the last. */
  and: label,
  comma: label,
  keyDifference: label,
  atAGlance: label,
  criterion: label,
  yes: label,
  no: label,
  notApplicable: label,
  scoreOf: label,
  chooseWhen: label,
  inShort: label,
  related: label,
  sources: label,
  updated: label,
  date: label,
  months: v.pipe(v.array(label), v.length(12)),
  comparison: label,
  jump: label,
  allComparisons: label,
  pdf: label,
  skip: label,
  opens: label,
  search: label,
  searchHint: label,
  filter: label,
  everything: label,
  found: label,
  foundNone: label,
  empty: label,
  indexTitle: label,
  good: label,
  bad: label,
});

export interface Locale extends v.InferOutput<typeof localeSchema> {
  /** The language whose labels these are. */
  readonly lang: string;
}

/**
 * The labels for a language tag: `pt-BR`, then `pt`, then English.
 * Diagnostics: `templates/no-locale` (warning) where only English is left; `templates/locale` (error) for a faulty file.
 * @param dirs template folders, a user's before the built-in one
 */
export function loadLocale(lang: string, dirs: readonly string[]): Outcome<Locale> {
  for (const tag of fallbacks(lang)) {
    const layers = dirs
      .map((dir) => readLocale(join(dir, "locales", `${tag}.yaml`), `locales/${tag}.yaml`))
      .filter((layer) => layer !== undefined);
    if (layers.length === 0) continue;
    const faulty = layers.find((layer) => layer.diagnostics.length > 0);
    if (faulty) return { diagnostics: faulty.diagnostics };
    // A user's file may hold a single label: the built-in file has the others.
    const merged = Object.assign({}, ...layers.map((layer) => layer.labels).reverse());
    const checked = v.safeParse(localeSchema, merged);
    if (checked.success) return { value: { ...checked.output, lang: tag }, diagnostics: [] };
    return { diagnostics: checked.issues.map((issue) => layers[0]!.report(issue.path?.[0]?.key, issue.message)) };
  }
  const english = loadLocale("en", dirs);
  const warning: Diagnostic = {
    severity: "warning",
    code: "templates/no-locale",
    message: `there are no labels for the language "${lang}": English ones are used`,
    hints: [`write locales/${lang.split("-")[0]}.yaml into your templates folder`],
  };
  return english.value ? { value: english.value, diagnostics: [warning] } : english;
}

/** RFC 4647, section 3.4, lookup. */
function* fallbacks(lang: string): Generator<string> {
  const parts = lang.split("-");
  for (let length = parts.length; length > 0; length--) yield parts.slice(0, length).join("-");
}

interface Layer {
  readonly labels: Record<string, unknown>;
  readonly diagnostics: readonly Diagnostic[];
  report(key: unknown, message: string): Diagnostic;
}

function readLocale(path: string, file: string): Layer | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
  const source = new SourceText(file, text);
  const document = parseDocument(text, { prettyErrors: false });
  const diagnostics = document.errors.map((e) =>
    source.diagnostic("error", "templates/locale", `YAML can't read this: ${e.message}`, e.pos[0], e.pos[1]),
  );
  const data: unknown = diagnostics.length === 0 ? document.toJS({ maxAliasCount: 0 }) : {};
  const labels = data && typeof data === "object" && !Array.isArray(data) ? (data as Record<string, unknown>) : {};
  return {
    labels,
    diagnostics,
    report(key, message) {
      const at = typeof key === "string" ? Math.max(0, text.search(new RegExp(`^${key}\\s*:`, "m"))) : 0;
      return source.diagnostic(
        "error",
        "templates/locale",
        `the label "${String(key)}" is not right: ${message}`,
        at,
        at + String(key ?? "").length,
      );
    },
  };
}

/** Replaces `{name}` by a value. */
export function fill(pattern: string, values: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

/** "A, B and C" in the locale's words. */
export function joinNames(names: readonly string[], locale: Locale): string {
  if (names.length < 2) return names.join("");
  return names.slice(0, -1).join(locale.comma) + locale.and + names.at(-1)!;
}

/** A date as the language writes it; no locale data of the machine takes part. @param iso YYYY-MM-DD */
export function formatDate(iso: string, locale: Locale): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  return fill(locale.date, {
    year,
    month: locale.months[Number(month) - 1] ?? month,
    monthNumber: Number(month),
    day: Number(day),
  });
}
