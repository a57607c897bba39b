/** How a sheet looks as it says itself: its paper, colours, words and parts, over those of the site, and under flags. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PARTS } from "../../src/content/index.js";
import { comparisonFrom, parseComparison, renderPage, renderPdf, renderSnippet } from "../../src/index.js";
import { hasPoppler, pdfText } from "../support/outside.js";
import { project, versus } from "../support/project.js";

/** A word for each part that has texts of the sheet's. */
const WORDS = {
  kicker: "kickerword",
  question: "questionword",
  intro: "introword",
  subjects: "taglineword",
  table: "cellword",
  sections: "sectionword",
  choose: "chooseword",
  summary: "summaryword",
  related: "relatedword",
  sources: "sourceword",
  footer: "2026",
} as const;

const SHEET = `title: Tea vs Coffee
question: Tea, coffee or questionword?
tags: [kickerword]
updated: 2026-11-23
intro: introword
subjects:
  - {name: Tea, tagline: taglineword, points: [{text: Leaves, source: 1}], chooseWhen: [chooseword]}
  - {name: Coffee, points: [Seeds]}
sections: [{heading: Both, text: sectionword}]
table: {Plant: [cellword, Seed]}
tableNote: cellword
summary: summaryword
related: [{title: relatedword, url: "https://example.org/more"}]
sources: [{title: sourceword}]
`;

const text = (html: string): string =>
  html.replace(/<(script|style)[\s\S]*?<\/\1>|<title>[\s\S]*?<\/title>|<meta[^>]*>/g, " ");
const read = (yaml: string) => parseComparison(yaml, { path: "tea-vs-coffee.yaml" }).value!;

describe("the parts of a sheet", () => {
  it("are in no output where they are hidden, and all others are", async () => {
    const parts = fc.subarray([...PARTS], { minLength: 0, maxLength: PARTS.length - 1 });
    await fc.assert(
      fc.asyncProperty(parts, fc.boolean(), async (chosen, isShow) => {
        const comparison = read(`${SHEET}${isShow ? "show" : "hide"}: [${chosen.join(", ")}]\n`);
        const html = [await renderPage(comparison), await renderSnippet(comparison)].map(({ value }) => text(value!));
        for (const [part, word] of Object.entries(WORDS)) {
          const isThere = chosen.some((each) => each === part) === isShow;
          for (const one of html) expect([part, one.includes(word)]).toEqual([part, isThere || part === "question"]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("leave no number that leads to a source which isn't there", async () => {
    const page = await renderPage(read(`${SHEET}hide: [sources]\n`));
    expect(page.value).not.toContain("vs-ref");
    expect(page.value).not.toContain('href="#source');
  });

  it.skipIf(!hasPoppler)(
    "leave the question to screen readers: as a heading, and as the document's title",
    async () => {
      const root = project({ "content/tea.yaml": `${SHEET}hide: [question]\n` });
      expect((await versus(root, "build", "--quiet", "--formats", "pdf,page")).stderr).toBe("");
      const pdf = join(root, "out/pdf/tea.pdf");
      const tags = execFileSync("pdfinfo", ["-struct-text", pdf], { encoding: "utf8" });
      expect(tags).toMatch(/H1[\s\S]{0,80}Tea, coffee or/);
      expect(execFileSync("pdfinfo", [pdf], { encoding: "utf8" })).toMatch(/Title: +Tea vs Coffee/);
      expect(readFileSync(join(root, "out/html/tea.html"), "utf8")).toContain('class="vs-question vs-unseen"');
    },
  );
});

describe("paper, colours and words", () => {
  it.skipIf(!hasPoppler)("are the sheet's over the site's, key by key, and a flag's over both", async () => {
    const root = project({
      "content/own.yaml": `${SHEET}page: {size: A5}\nlabels: {chooseWhen: "Reach for {name} when"}\naccents: ["#7a1f3d"]\n`,
      "content/site.yaml": SHEET,
      "versus.yaml":
        'page: {size: A6, margin: 9mm}\nlabels: {en: {chooseWhen: "Take {name} when", inShort: In practice}}\n',
    });
    await versus(root, "build", "--quiet", "--formats", "pdf,page");
    const size = (slug: string) =>
      /Page size: +([\d.]+) x/.exec(
        execFileSync("pdfinfo", [join(root, `out/pdf/${slug}.pdf`)], { encoding: "utf8" }),
      )![1];
    expect([size("own"), size("site")]).toEqual(["419.528", "297.638"]);
    const page = readFileSync(join(root, "out/html/own.html"), "utf8");
    expect(page).toContain("@page { size: A5; margin: 9mm }");
    expect(page).toContain("--vs-accent-1: #7a1f3d");
    expect(pdfText(join(root, "out/pdf/own.pdf"))).toContain("Reach for Tea when");
    expect(page).toContain("In practice");
    expect(pdfText(join(root, "out/pdf/site.pdf"))).toContain("Take Tea when");
    expect(readFileSync(join(root, "out/html/site.html"), "utf8")).toContain("In practice");
    await versus(root, "build", "--quiet", "--formats", "pdf", "--page", "Letter");
    expect([size("own"), size("site")]).toEqual(["612", "612"]);
  });

  it("are those of the sheet in each language, and of the site in its own", async () => {
    const german = read(`${SHEET}lang: de-AT\n`);
    const settings = { labels: { de: { inShort: "Merke" }, en: { inShort: "Mind" } } };
    expect((await renderPage(german, { settings })).value).toContain("Merke");
    const { value } = await renderPage(read(SHEET), { settings });
    expect(value).toContain("Mind");
  });

  it("are told where they can't be, with their line", async () => {
    const told = (more: string) =>
      parseComparison(SHEET + more, { path: "tea-vs-coffee.yaml" }).diagnostics.map(
        ({ code, span, hints }) => `${code} ${span?.start.line} ${hints?.[0] ?? ""}`,
      );
    expect(told("labels: {chooseWhen: Take it when}\n")).toEqual([
      "templates/label 15 it is replaced by the value itself",
    ]);
    expect(told('labels: {chosenWhen: "Take {name} when"}\n')).toEqual([
      'content/unknown-key 15 did you mean "chooseWhen"?',
    ]);
    expect(told("accents: [blue]\n")[0]).toMatch(/^settings\/accent 15 /);
    expect(told("page: {size: A44}\n")[0]).toMatch(/^settings\/page-size 15 /);
    expect(told("hide: [foter]\n")[0]).toMatch(/^content\/type 15 did you mean "footer"/);
    expect(told("hide: [footer]\nshow: [table]\n")).toEqual(["content/hide-and-show 16 keep one of them"]);
    const { diagnostics } = await renderPdf(read(`${SHEET}page: {size: A6, margin: 80mm}\n`));
    expect(diagnostics.map(({ code }) => code)).toEqual(["settings/margin"]);
  });

  it("can be given by a program", async () => {
    const { value } = comparisonFrom({
      subjects: [{ name: "Tea" }, { name: "Coffee" }],
      table: { Plant: ["Leaf", "Seed"] },
      page: { size: "A5" },
      hide: ["table"],
    });
    expect(value).toMatchObject({ page: { size: { css: "A5" } }, hide: ["table"] });
    expect((await renderPdf(value!)).value?.pages).toBe(1);
  });
});
