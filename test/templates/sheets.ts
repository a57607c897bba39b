/** What the tests of templates start from: contexts made from YAML, and folders of templates that override the built-in ones. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { Comparison } from "../../src/content/comparison/comparison.js";
import { parseComparison } from "../../src/content/comparison/parse.js";
import { DEFAULT_SETTINGS, type Settings } from "../../src/content/settings/settings.js";
import { formatDiagnostic } from "../../src/diagnostics/format.js";
import { type Locale, loadLocale } from "../../src/templates/folders/locales.js";
import { createRenderer, type Renderer } from "../../src/templates/rendering/render.js";
import { type IndexContext, indexView } from "../../src/templates/views/index-view.js";
import type { Target } from "../../src/templates/views/sheet/target.js";
import { type SheetContext, type SheetView, sheetView } from "../../src/templates/views/sheet-view.js";

export const BUILT_IN = fileURLToPath(new URL("../../templates", import.meta.url));

export const TEA = `
title: Tea vs Coffee
lang: en
updated: 2026-11-02
tags: [food, office]
subjects:
  - {name: Tea, tagline: Slow, lead: Tea is, points: [calm, cheap], chooseWhen: [you read]}
  - {name: Coffee, tagline: Quick, lead: Coffee is, points: [strong], chooseWhen: [you hurry]}
intro: Both carry **caffeine**.
sections: [{heading: Together, text: Never in one cup.}]
table: {Speed: [slow, fast], Milk: [true, false], Sugar: [null, {text: some, tone: good, note: brown}], Grade: [{score: 2, of: 5}, [a, b]]}
summary: Drink both.
related: [milk-vs-water, {title: Elsewhere, url: "https://example.org/?a=1&b=2"}]
sources: [{title: A book}, {title: A page, url: "https://example.org/page"}]
`;

export function comparison(yaml: string, slug = "tea-vs-coffee"): Comparison {
  const parsed = parseComparison(yaml, { path: `content/${slug}.yaml` });
  if (!parsed.value) throw new Error(parsed.diagnostics.map((d) => formatDiagnostic(d, { colour: false })).join("\n"));
  return parsed.value.comparison;
}

/** What an index knows of a sheet. */
export function cardOf({ subjects, ...sheet }: Comparison): IndexContext["sheets"][number]["card"] {
  return { ...sheet, keyPhrases: [], subjects: subjects.map(({ name }) => name) };
}

export function locale(lang: string): Locale {
  return loadLocale(lang, [BUILT_IN]).value!;
}

export function context(sheet: Comparison, settings: Partial<Settings> = {}): SheetContext {
  return {
    comparison: sheet,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    locale: locale(sheet.lang),
    titles: new Map([["milk-vs-water", "Milk vs Water"]]),
    images: [],
    logo: undefined,
    hasPdf: true,
    styles: ".vs-sheet { color: black }",
  };
}

export function view(yaml: string, target: Target = "page", settings: Partial<Settings> = {}): SheetView {
  return sheetView(context(comparison(yaml), settings), target);
}

export const builtIn: Renderer = createRenderer([BUILT_IN]).value!;

export type SheetOutput = "page" | "snippet" | "print";
export const SHEET_OUTPUTS: readonly SheetOutput[] = ["page", "snippet", "print"];

export function render(output: SheetOutput, yaml: string, settings: Partial<Settings> = {}): string {
  return builtIn[output](view(yaml, output, settings)).value!;
}

export function renderIndex(yamls: readonly string[], settings: Partial<Settings> = {}, lang = "en"): string {
  return renderIndexOf(
    yamls.map((yaml, i) => comparison(yaml, `sheet-${i}`)),
    settings,
    lang,
  );
}

export function renderIndexOf(sheets: readonly Comparison[], settings: Partial<Settings> = {}, lang = "en"): string {
  const shown = sheets.map((sheet) => {
    return { card: cardOf(sheet), locale: locale(sheet.lang), hasPage: true, hasPdf: true };
  });
  return builtIn.index(
    indexView({ sheets: shown, settings: { ...DEFAULT_SETTINGS, ...settings }, locale: locale(lang), logo: undefined }),
  ).value!;
}

/** A folder `look/` in a project of its own, with the files given; it is removed with the test. */
export function templateFolder(files: Readonly<Record<string, string>>): {
  readonly root: string;
  readonly dirs: readonly string[];
} {
  const root = mkdtempSync(join(tmpdir(), "versus-look-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, "look"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, "look", name)), { recursive: true });
    writeFileSync(join(root, "look", name), text);
  }
  return { root, dirs: [join(root, "look"), BUILT_IN] };
}

/** What a person reads when these templates are used for a page. */
export function complaints(files: Readonly<Record<string, string>>, yaml = TEA): string {
  const { root, dirs } = templateFolder(files);
  const made = createRenderer(dirs, root);
  const diagnostics = made.value ? [...made.diagnostics, ...made.value.page(view(yaml)).diagnostics] : made.diagnostics;
  return diagnostics.map((d) => formatDiagnostic(d, { colour: false })).join("\n");
}
