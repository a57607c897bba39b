import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseComparison, renderPage } from "../../src/index.js";
import { fill, formatDate, joinNames, loadLocale } from "../../src/templates/folders/locales.js";
import { createRenderer } from "../../src/templates/rendering/render.js";
import { blockMarkdown, inlineMarkdown, plainText } from "../../src/templates/views/markdown.js";
import { project, SHEET } from "../support/project.js";

const BUILT_IN = "templates";

describe("locales", () => {
  it.each(readdirSync(join(BUILT_IN, "locales")))("%s is complete", (file) => {
    const { value, diagnostics } = loadLocale(file.replace(".yaml", ""), [BUILT_IN]);
    expect(diagnostics).toEqual([]);
    expect(value).toBeDefined();
  });

  it("fall back by the tag, then to English with a warning", () => {
    expect(loadLocale("de-CH", [BUILT_IN])).toMatchObject({ value: { lang: "de" }, diagnostics: [] });
    expect(loadLocale("sw", [BUILT_IN])).toMatchObject({
      value: { lang: "en" },
      diagnostics: [{ severity: "warning", code: "templates/no-locale" }],
    });
  });

  it("take a single label from a user's file and the rest from the built-in one", () => {
    const mine = project({ "locales/en.yaml": "inShort: The upshot\n" });
    expect(loadLocale("en", [mine, BUILT_IN]).value).toMatchObject({
      inShort: "The upshot",
      related: "Related comparisons",
    });
  });

  it("tell a label that isn't known with its place", () => {
    const mine = project({ "locales/en.yaml": "# mine\ninShrot: x\n" });
    expect(loadLocale("en", [mine, BUILT_IN]).diagnostics).toMatchObject([
      { span: { file: expect.stringMatching(/locales\/en.yaml$/), start: { line: 2, column: 1 } } },
    ]);
  });

  it.each([
    ["en", "23 November 2026", "A, B and C"],
    ["de", "23. November 2026", "A, B und C"],
    ["fr", "23 novembre 2026", "A, B et C"],
    ["es", "23 de noviembre de 2026", "A, B y C"],
    ["ar", "23 نوفمبر 2026", "A، B وC"],
    ["ja", "2026年11月23日", "A、BとC"],
  ])("%s writes dates and lists in its own way", (lang, date, names) => {
    const locale = loadLocale(lang, [BUILT_IN]).value!;
    expect([formatDate("2026-11-23", locale), joinNames(["A", "B", "C"], locale)]).toEqual([date, names]);
  });

  it("leaves what it can't fill", () => {
    expect(fill("{a} and {b}", { a: 1 })).toBe("1 and {b}");
  });
});

describe("Markdown", () => {
  it.each([
    ["*a* **b** `c`", "<em>a</em> <strong>b</strong> <code>c</code>"],
    ["[a](https://example.org?x=1&y=2)", '<a href="https://example.org?x=1&amp;y=2">a</a>'],
    ["# no heading", "# no heading"],
    ["- no list", "- no list"],
    ["![no](image.png)", '!<a href="image.png">no</a>'],
    ["<b>no</b>", "&lt;b&gt;no&lt;/b&gt;"],
  ])("%s", (text, html) => expect(inlineMarkdown(text)).toBe(html));

  it("makes paragraphs, and plain text", () => {
    expect(blockMarkdown("a\nb\n\n  c ")).toBe("<p>a\nb</p><p>c</p>");
    expect(plainText("*a* [b](https://x.y) `c`\nd")).toBe("a b c d");
  });
});

describe("the headline", () => {
  const page = async (yaml: string) => {
    const { value } = await renderPage(parseComparison(yaml, { path: "x.yaml" }).value!);
    return /<h1[^>]*>(.*?)<\/h1>/s.exec(value!)?.[1];
  };
  const question = (names: readonly string[], text?: string, lang = "en") =>
    page(
      `lang: ${lang}\n${text ? `question: "${text}"\n` : ""}subjects: [${names.map((name) => `{name: ${name}}`).join(", ")}]\ntable: {a: [${names.map(() => "x").join(", ")}]}\n`,
    );

  it("is made from the names, in the language of the sheet", async () => {
    expect(await question(["Tea", "Coffee"])).toBe(
      'What is the difference between <span class="vs-name vs-s1">Tea</span> and <span class="vs-kept"><span class="vs-name vs-s2">Coffee</span>?</span>',
    );
    expect(await question(["畳", "床"], undefined, "ja")).toBe(
      '<span class="vs-name vs-s1">畳</span>と<span class="vs-name vs-s2">床</span>の違いは何ですか。',
    );
  });

  it("marks whole words, in any case, the longest name first", async () => {
    expect(await question(["Market", "Marketing"], "Is marketing a market?")).toBe(
      'Is <span class="vs-name vs-s2">marketing</span> a <span class="vs-kept"><span class="vs-name vs-s1">market</span>?</span>',
    );
    expect(await question(["Selling", "Direct Selling"], "Is direct selling selling?")).toBe(
      'Is <span class="vs-name vs-s2">direct selling</span> <span class="vs-kept"><span class="vs-name vs-s1">selling</span>?</span>',
    );
  });

  it.each([
    ["en", "Tea, coffee’s rival?", "[Tea,] [coffee’s] rival?"],
    ["en", "Why (tea)—and not “coffee”?", "Why [(tea)]—and not [“coffee”?]"],
    ["de", "Was heißt „Tea“, was »Coffee«?", "Was heißt [„Tea“,] was [»Coffee«?]"],
    ["fr", "L’un\u00a0: tea ou l’«\u202fcoffee\u202f»\u00a0?", "L’un\u00a0: tea ou [l’«\u202fcoffee\u202f»\u00a0?]"],
    ["es", "¿Tea o coffee?", "[¿Tea] o [coffee?]"],
    ["ja", "「Tea」と（Coffee）。", "[「Tea」]と[（Coffee）。]"],
    ["he", "Tea/coffee...", "[Tea/][coffee...]"],
  ])("keeps a name and the signs at it together: %s, %s", async (lang, text, kept) => {
    const html = (await question(["Tea", "Coffee"], text, lang))!;
    const marked = html.replace(/<span class="vs-kept">(.*?<\/span>.*?)<\/span>/gs, "[$1]").replace(/<[^>]*>/g, "");
    expect(marked).toBe(kept);
  });

  it("marks joined letters as one word", async () => {
    expect(await question(["القلم", "لوحة"], "الكتابة بالقلم أو لوحة", "ar")).toBe(
      'الكتابة <span class="vs-name vs-s1">بالقلم</span> أو <span class="vs-name vs-s2">لوحة</span>',
    );
  });
});

describe("a user's templates", () => {
  it("override single files and inherit the rest", async () => {
    const mine = project({ "partials/foot.hbs": "<footer>mine</footer>\n", "styles/print.css": "p { color: red }" });
    const { value } = await renderPage(parseComparison(SHEET, { path: "x.yaml" }).value!, { templates: mine });
    expect(value).toContain("<footer>mine</footer>");
    expect(value).toContain('<table class="vs-table"');
    const renderer = createRenderer([mine, BUILT_IN]).value!;
    expect([renderer.style("print.css")?.text, renderer.style("nothing.css")]).toEqual(["p { color: red }", undefined]);
  });

  it("are read again once they have changed", async () => {
    const mine = project({ "partials/foot.hbs": "<footer>mine</footer>\n" });
    const comparison = parseComparison(SHEET, { path: "x.yaml" }).value!;
    const render = async () => (await renderPage(comparison, { templates: mine })).value;
    expect(await render()).toContain("<footer>mine</footer>");
    writeFileSync(join(mine, "partials/foot.hbs"), "<footer>changed</footer>\n");
    expect(await render()).toContain("<footer>changed</footer>");
    writeFileSync(join(mine, "partials/foot.hbs"), "{{#if");
    expect(await render()).toBeUndefined();
  });
});

describe("rendering one sheet", () => {
  it("tells the same each time", async () => {
    const comparison = parseComparison(`lang: fi\n${SHEET}`, { path: "x.yaml" }).value!;
    const [first, second] = [await renderPage(comparison), await renderPage(comparison)];
    expect(first.diagnostics).not.toEqual([]);
    expect(second).toEqual(first);
  });
});
