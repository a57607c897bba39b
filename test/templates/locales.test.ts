import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { formatDiagnostic } from "../../src/diagnostics/format.js";
import { directionOf } from "../../src/templates/folders/direction.js";
import { formatDate, joinNames, loadLocale } from "../../src/templates/folders/locales.js";
import { BUILT_IN, locale, templateFolder } from "./sheets.js";

const LANGUAGES = ["ar", "de", "en", "es", "fr", "ja"];

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
    const portuguese = loadLocale("pt-BR", [BUILT_IN]);
    expect(portuguese.value).toMatchObject({ lang: "en", yes: "Yes", direction: "ltr" });
    expect(portuguese.diagnostics).toMatchObject([
      {
        severity: "warning",
        code: "templates/no-locale",
        message: 'there are no labels for the language "pt-BR": English ones are used',
        hints: ["write locales/pt.yaml in your folder of templates"],
      },
    ]);
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
    expect(labels("nl", { "locales/nl.yaml": JSON.stringify(english) }).diagnostics).toEqual([]);
    const dutch = labels("nl", {
      "locales/nl.yaml": JSON.stringify({ ...english, yes: "Ja", no: undefined, bad: undefined }),
    });
    expect(dutch.value).toMatchObject({ yes: "Ja", no: "No", lang: "nl" });
    expect(dutch.text).toBe(
      'warning: the labels for "nl" lack no, bad: English ones are used\n hint: add them to locales/nl.yaml',
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
