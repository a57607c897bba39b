/** A sheet with everything that one can have, in each output: nothing of it is lost, and its numbers lead to its sources. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { SNIPPET_PROFILES } from "../../src/content/index.js";
import { type Comparison, parseComparison, renderPage, renderPdf, renderSnippet } from "../../src/index.js";
import { loadLocale } from "../../src/templates/folders/locales.js";
import { hasPoppler, hasQpdf, pdfText } from "../support/outside.js";
import { temporaryFolder } from "../support/project.js";
import { tagTree } from "../support/tag-tree.js";

const YAML = readFileSync("test/fixtures/everything.yaml", "utf8");
const LANGUAGES = ["ar", "de", "en", "es", "fr", "ja"];
const SETTINGS = { page: { margin: "9mm" } };

function sheet(lang: string): Comparison {
  const { value, diagnostics } = parseComparison(YAML.replace("lang: en", `lang: ${lang}`), { path: "content/a.yaml" });
  expect(diagnostics).toEqual([]);
  return value!;
}

/** What a reader must find of it, whatever the output. */
const TEXTS = [
  "We go live in",
  "One price with support included",
  "Eighty integrations",
  "more than 5 000 seats",
  "“You lack the SAP connector.”",
  "It ships in March; offer the beta.",
  "“Who pays for the sandbox?”",
  "customers",
  "A quote of the CFO",
  "Don't promise the connector",
  "They bundle the sandbox",
  "Get a pilot signed",
  "list price, per month",
  "all plans",
  "they don't say",
  "not sold any more",
  "per seat and month.",
  "field team",
  "Price lists",
];

/** Words of HTML as one text. */
const words = (html: string): string =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(?:#x27|apos);/g, "'")
    .replaceAll("&quot;", '"')
    .replace(/\s+/g, " ");

/** What poppler puts elsewhere in a line of both directions. */
const UNSURE = /[\s\p{P}\p{Cf}]+/gu;

const missing = (text: string, wanted: readonly string[]): string[] => wanted.filter((one) => !text.includes(one));

/** The words of a language that such a sheet has. */
function labels(lang: string): string[] {
  const { partial, unknown, pros, cons } = loadLocale(lang, ["templates"]).value!;
  return [partial, unknown, pros, cons];
}

describe.each(LANGUAGES)("in %s", (lang) => {
  it("a page shows all of it, and each number leads to its source", async () => {
    const { value, diagnostics } = await renderPage(sheet(lang), { settings: SETTINGS });
    expect(diagnostics).toEqual([]);
    expect(missing(words(value!), [...TEXTS, ...labels(lang)])).toEqual([]);
    const led = [...value!.matchAll(/href="#(source-\d+)"/g)].map(([, id]) => id!);
    expect(led.length).toBeGreaterThan(5);
    for (const id of led) expect(value!.split(`id="${id}"`)).toHaveLength(2);
    expect(value).toContain('<link rel="stylesheet" href="../assets/parts.css">');
  });

  it.skipIf(!hasPoppler)("print shows all of it on one page, with addresses", async () => {
    const { value, diagnostics } = await renderPdf(sheet(lang), { settings: SETTINGS });
    expect(diagnostics).toEqual([]);
    expect(value!.pages).toBe(1);
    const file = join(temporaryFolder(), "a.pdf");
    writeFileSync(file, value!.bytes);
    const text = pdfText(file).normalize("NFKC").replace(UNSURE, "");
    const squeezed = [...TEXTS, "www.example.org/acme", ...(lang === "ar" ? [] : labels(lang))].map((one) =>
      one.normalize("NFKC").replace(UNSURE, ""),
    );
    expect(missing(text, squeezed)).toEqual([]);
  });
});

describe.each(SNIPPET_PROFILES)("a snippet for %s", (snippet) => {
  it("has all of it, no id, no link within the page, and the words of marks", async () => {
    const { value, diagnostics } = await renderSnippet(sheet("en"), { settings: { ...SETTINGS, snippet } });
    expect(diagnostics).toEqual([]);
    expect(missing(words(value!), [...TEXTS, ...labels("en")])).toEqual([]);
    expect(value).not.toMatch(/ id=|href="#/);
  });
});

it.skipIf(!hasPoppler)("the number of a source is no part of a number before it", async () => {
  const { value } = await renderPdf(sheet("en"), { settings: SETTINGS });
  const file = join(temporaryFolder(), "a.pdf");
  writeFileSync(file, value!.bytes);
  expect(pdfText(file)).toMatch(/€ 49\s+1/);
  expect(words((await renderPage(sheet("en"), { settings: SETTINGS })).value!)).toMatch(/€ 49\s+1/);
});

describe("the structure of the PDF", () => {
  let tree = "";
  beforeAll(async () => {
    const { value } = await renderPdf(sheet("en"), { settings: SETTINGS });
    const file = join(temporaryFolder(), "a.pdf");
    writeFileSync(file, value!.bytes);
    tree = hasQpdf ? await tagTree(file) : "";
  });

  it.skipIf(!hasQpdf)("has lists of pros and cons, links from numbers, and no sign twice", () => {
    expect(tree).toContain("Pros");
    expect(tree).toMatch(/Link/);
    expect(tree.split("Partly")).toHaveLength(2);
  });
});

describe("sheets that have none of it", () => {
  const plain = "subjects: [{name: A}, {name: B}]\ntable: {R: [1, 2]}\n";

  it("ask for no styles of it", async () => {
    const { value } = parseComparison(plain, { path: "a.yaml" });
    expect((await renderPage(value!)).value).not.toContain("parts.css");
    expect((await renderSnippet(value!)).value).not.toContain("vs-partial");
  });

  it.each([
    ["subjects: [{name: A, url: https://example.org}, {name: B}]\ntable: {R: [1, 2]}\n"],
    ["subjects: [{name: A, pros: [x]}, {name: B}]\ntable: {R: [1, 2]}\n"],
    ["subjects: [{name: A, avoidWhen: [x]}, {name: B}]\ntable: {R: [1, 2]}\n"],
    ["subjects: [{name: A, points: [{text: x, by: y}]}, {name: B}]\ntable: {R: [1, 2]}\n"],
    ["subjects: [{name: A}, {name: B}]\ntable: {R: [true, partial]}\n"],
    ["subjects: [{name: A}, {name: B}]\ntable: {R: {note: x, values: [1, 2]}}\n"],
    [`${plain}tableNote: x\n`],
    [`${plain}sections: [{heading: x, kind: note, text: y}]\n`],
    [`${plain}sections: [{heading: x, items: [y]}]\n`],
    [`${plain}sources: [{title: x, checked: 2026-10-01}]\n`],
  ])("are told from those that have some: %s", async (yaml) => {
    const { value } = parseComparison(yaml, { path: "a.yaml" });
    expect((await renderPage(value!)).value).toContain("parts.css");
  });

  it("need no table, and then have no link to one", async () => {
    const { value } = parseComparison("subjects: [{name: A, pros: [quick]}, {name: B, points: [slow]}]\n", {
      path: "a.yaml",
    });
    const page = (await renderPage(value!)).value!;
    expect(page).not.toMatch(/<table|#table/);
    expect((await renderPdf(value!)).value!.pages).toBe(1);
  });
});
