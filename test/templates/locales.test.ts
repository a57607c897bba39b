import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { pluralForm } from "../../src/content/schema/plurals.js";
import { formatDiagnostic } from "../../src/diagnostics/format.js";
import { directionOf } from "../../src/templates/folders/direction.js";
import { fillCount, formatDate, joinNames, loadLocale } from "../../src/templates/folders/locales.js";
import { BUILT_IN, locale, templateFolder } from "./sheets.js";

const LANGUAGES = ["ar", "de", "en", "es", "fr", "he", "it", "ja", "nl", "pl", "pt-BR", "ru", "zh-Hans"];

function labels(lang: string, files: Readonly<Record<string, string>>) {
  const { root, dirs } = templateFolder(files);
  const loaded = loadLocale(lang, dirs, root);
  return { ...loaded, text: loaded.diagnostics.map((d) => formatDiagnostic(d, { colour: false })).join("\n") };
}

describe("the built-in labels", () => {
  it.each(LANGUAGES)("are all there in %s, translated, and without a fault", (lang) => {
    const { value, diagnostics } = loadLocale(lang, [BUILT_IN]);
    expect(diagnostics).toEqual([]);
    expect(value!.lang).toBe(lang);
    if (lang === "en") return;
    const english = locale("en");
    const same = (Object.keys(english) as (keyof typeof english)[]).filter((key) => value![key] === english[key]);
    // Signs, and words that some languages share with English.
    const shared = [
      "comma",
      "decimal",
      "direction",
      "date",
      "no",
      "pdf",
      "pupilDate",
      "pupilName",
      "sources",
      "source",
      "neutral",
      "partialSign",
      "unknownSign",
    ];
    expect(same.filter((key) => !shared.includes(key))).toEqual([]);
  });

  it("have no file besides these and a date for the United States", () => {
    expect(readdirSync(join(BUILT_IN, "locales")).sort()).toEqual(
      [...LANGUAGES, "en-US"].map((name) => `${name}.yaml`).sort(),
    );
    expect(formatDate("2026-11-23", locale("en-US"))).toBe("November 23, 2026");
    expect(locale("en-US").yes).toBe("Yes");
  });

  it.each([
    ["en", "1 November 2026", "2 November 2026"],
    ["de", "1. November 2026", "2. November 2026"],
    ["fr", "1er novembre 2026", "2 novembre 2026"],
    ["es", "1 de noviembre de 2026", "2 de noviembre de 2026"],
    ["ar", "1 نوفمبر 2026", "2 نوفمبر 2026"],
    ["ja", "2026年11月1日", "2026年11月2日"],
    ["nl", "1 november 2026", "2 november 2026"],
    ["pt-BR", "1º de novembro de 2026", "2 de novembro de 2026"],
    ["it", "1º novembre 2026", "2 novembre 2026"],
    ["pl", "1 listopada 2026", "2 listopada 2026"],
    ["ru", "1 ноября 2026 г.", "2 ноября 2026 г."],
    ["zh-Hans", "2026年11月1日", "2026年11月2日"],
    ["he", "1 בנובמבר 2026", "2 בנובמבר 2026"],
  ])("write dates as %s does", (lang, first, second) => {
    expect(formatDate("2026-11-01", locale(lang))).toBe(first);
    expect(formatDate("2026-11-02", locale(lang))).toBe(second);
  });

  it("join names as the language does", () => {
    expect(joinNames(["A", "B", "C"], locale("en"))).toBe("A, B and C");
    expect(joinNames(["A", "B"], locale("ar"))).toBe("A وB");
    expect(joinNames(["A"], locale("de"))).toBe("A");
  });
});

describe("the language of a sheet", () => {
  it("falls back from region to language to English, which is told", () => {
    expect(loadLocale("de-AT", [BUILT_IN])).toMatchObject({ value: { lang: "de", yes: "Ja" }, diagnostics: [] });
    const swedish = loadLocale("sv-FI", [BUILT_IN]);
    expect(swedish.value).toMatchObject({ lang: "en", yes: "Yes", direction: "ltr" });
    expect(swedish.diagnostics).toMatchObject([
      {
        severity: "warning",
        code: "templates/no-locale",
        message: 'there are no labels for the language "sv-FI": English ones are used',
        hints: ["write locales/sv.yaml in your folder of templates"],
      },
    ]);
  });

  it.each([
    ["pt", "pt-BR"],
    ["pt-PT", "pt-BR"],
    ["zh", "zh-Hans"],
    ["zh-CN", "zh-Hans"],
    ["zh-Hans-HK", "zh-Hans"],
    ["zh-Hant", "en"],
    ["zh-TW", "en"],
    ["zh-HK", "en"],
  ])("%s has the labels of %s", (lang, of) => {
    const { value, diagnostics } = loadLocale(lang, [BUILT_IN]);
    expect(value!.lang).toBe(of);
    expect(diagnostics.flatMap(({ hints }) => hints)).toEqual(
      of === "en" ? ["write locales/zh-Hant.yaml in your folder of templates"] : [],
    );
  });

  it("has what a file of one's own says of it, also where the built-in file has a narrower tag", () => {
    expect(labels("pt-BR", { "locales/pt.yaml": "yes: Claro" }).value).toMatchObject({ yes: "Claro", no: "Não" });
    expect(labels("pt", { "locales/pt-BR.yaml": "yes: Claro" }).value).toMatchObject({ yes: "Claro", no: "Não" });
    expect(labels("zh-TW", { "locales/zh.yaml": "yes: 對" }).value).toMatchObject({ yes: "對", no: "No" });
  });

  it.each([
    ["ar", "rtl"],
    ["he-IL", "rtl"],
    ["fa", "rtl"],
    ["ur", "rtl"],
    ["az-Arab", "rtl"],
    ["ku-Latn", "ltr"],
    ["ar-Latn", "ltr"],
    ["zh-Hant-TW", "ltr"],
    ["en", "ltr"],
  ])("%s runs %s, with labels of its own or without", (lang, direction) => {
    expect(directionOf(lang)).toBe(direction);
    expect(loadLocale(lang, [BUILT_IN]).value!.direction).toBe(direction);
  });
});

describe("counts", () => {
  it.each([
    ["en", ["1 comparison", "2 comparisons", "0 comparisons"]],
    ["de", ["1 Vergleich", "2 Vergleiche"]],
    ["ru", ["1 сравнение", "2 сравнения", "5 сравнений", "11 сравнений", "21 сравнение"]],
    ["pl", ["1 porównanie", "3 porównania", "12 porównań", "21 porównań", "22 porównania"]],
    ["ar", ["مقارنة واحدة (1)", "مقارنتان (2)", "3 مقارنات", "11 مقارنة", "100 مقارنة"]],
    ["ja", ["1件の比較"]],
  ])("are written in the forms of %s", (lang, texts) => {
    for (const text of texts)
      expect(fillCount("found", Number.parseInt(/\d+/.exec(text)![0], 10), locale(lang))).toBe(text);
  });

  it("have in a file the forms that their language tells apart, and no others", () => {
    for (const lang of LANGUAGES) {
      const { other, ...forms } = locale(lang).plurals.found;
      const counted = new Set(Array.from({ length: 200 }, (_, n) => pluralForm(n, lang)));
      if (lang === "ja" || lang === "zh-Hans") expect(Object.keys(forms), lang).toEqual([]);
      else
        expect(Object.keys(forms), lang).toEqual(
          expect.arrayContaining([...counted].filter((form) => form !== "other")),
        );
    }
  });

  it("may be of one form in a file of one's own, or in versus.yaml, and then are so always", () => {
    const own = labels("en", { "locales/en.yaml": 'found: "{count} sheets"' });
    expect(fillCount("found", 1, own.value!)).toBe("1 sheets");
    const site = loadLocale("en", [BUILT_IN], undefined, { en: { found: { one: "a {count}", other: "b {count}" } } });
    expect(fillCount("found", 1, site.value!)).toBe("a 1");
    expect(site.value!.found).toBe("b {count}");
  });

  it("are told where a form lacks its number, isn't known, or is missing", () => {
    expect(labels("en", { "locales/en.yaml": 'found: {one: a sheet, other: "{count} sheets"}' }).text).toContain(
      '"found" lacks {count}',
    );
    expect(labels("en", { "locales/en.yaml": 'found: {one: "{count} sheet"}' }).text).toContain('"other" is missing');
    expect(labels("en", { "locales/en.yaml": 'found: {ones: "{count} sheet", other: "{count}"}' }).text).toContain(
      'did you mean "one"?',
    );
  });
});

describe("a locale file of one's own", () => {
  it("needs only the labels that it changes", () => {
    expect(labels("de", { "locales/de.yaml": "inShort: Fazit" })).toMatchObject({
      value: { inShort: "Fazit", yes: "Ja" },
      diagnostics: [],
    });
    expect(labels("de-AT", { "locales/de-AT.yaml": "inShort: Fazit" })).toMatchObject({
      value: { inShort: "Fazit", yes: "Ja", lang: "de-AT" },
      diagnostics: [],
    });
    expect(labels("de", { "locales/de.yaml": "# nothing yet\n" })).toMatchObject({
      value: { yes: "Ja" },
      diagnostics: [],
    });
  });

  it("can add a language; what it lacks is English, and told", () => {
    const english = parse(readFileSync(join(BUILT_IN, "locales/en.yaml"), "utf8")) as Record<string, unknown>;
    expect(labels("sv", { "locales/sv.yaml": JSON.stringify(english) }).diagnostics).toEqual([]);
    const swedish = labels("sv", {
      "locales/sv.yaml": JSON.stringify({ ...english, yes: "Ja", no: undefined, bad: undefined }),
    });
    expect(swedish.value).toMatchObject({ yes: "Ja", no: "No", lang: "sv" });
    expect(swedish.text).toBe(
      'warning: the labels for "sv" lack no, bad: English ones are used\n hint: add them to locales/sv.yaml',
    );
  });

  it("keeps the characters of what YAML would take for something else", () => {
    expect(labels("nl", { "locales/nl.yaml": "yes: yes\nno: no\nscoreOf: '{score}/{of}'" }).value).toMatchObject({
      yes: "yes",
      no: "no",
    });
  });

  it("is told what is wrong with it, all at once", () => {
    expect(
      labels("de-AT", {
        "locales/de.yaml": "inShrot: Fazit\nyes: [ja]\n",
        "locales/de-AT.yaml": 'opens: "{titel} als PDF"\nupdated: Stand\npdf: "{x}"\nmonths: [Jänner]\n',
      }).text,
    ).toMatchInlineSnapshot(`
      "error: "opens" has no value {titel}
       --> look/locales/de-AT.yaml:1:8
      1 | opens: "{titel} als PDF"
        |        ^^^^^^^^^^^^^^^^^
       hint: did you mean {title}?
      error: "updated" lacks {date}
       --> look/locales/de-AT.yaml:2:10
      2 | updated: Stand
        |          ^^^^^
       hint: it is replaced by the value itself
      error: "pdf" has no value {x}
       --> look/locales/de-AT.yaml:3:6
      3 | pdf: "{x}"
        |      ^^^^^
       hint: it holds no values
      error: a year has twelve months, not 1
       --> look/locales/de-AT.yaml:4:9
      4 | months: [Jänner]
        |         ^^^^^^^^
      error: the key "inShrot" is not known
       --> look/locales/de.yaml:1:1
      1 | inShrot: Fazit
        | ^^^^^^^
       hint: did you mean "inShort"?
      error: "yes" must be a text, not a list
       --> look/locales/de.yaml:2:6
      2 | yes: [ja]
        |      ^^^^
       hint: a text that begins with "[" needs quotes: YAML takes it for a list: "[ja]""
    `);
  });

  it("may be anything at all without a crash", () => {
    for (const file of [
      "",
      "- a",
      "a",
      "{",
      "\t x",
      "yes: &a [*a]",
      "months: {a: b}",
      "\0",
      "yes: ''",
      "a: b\n---\nc: d",
    ]) {
      const { value, diagnostics } = labels("de", { "locales/de.yaml": file });
      expect(value !== undefined || diagnostics.some((d) => d.severity === "error")).toBe(true);
    }
  });
});
